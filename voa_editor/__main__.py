"""Run the program: `python -m voa_editor`."""

import multiprocessing
import sys

from voa_editor.app import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a frozen program is started again for each job
    sys.exit(main())
