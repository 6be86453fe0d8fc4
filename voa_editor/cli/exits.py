"""Name the exit codes."""

OK = 0
FINDINGS = 1  # `check` found an error
USAGE = 2  # an option or argument is wrong, as click has it
BAD_INPUT = 3  # a file is missing, damaged, in the way or cannot be written
FAULT = 4  # a mistake in the program; a report was written
STOPPED = 130  # Ctrl-C
