"""Start the program: run the command line, and turn whatever goes wrong into a calm line and an exit code."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import click

from voa_editor.cli import exits
from voa_editor.cli.main import main as commands
from voa_editor.errors import UserError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `voa-editor` with these arguments (those of the process by default) and return its exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    _stop_calmly()
    try:
        code = commands.main(args=arguments, prog_name="voa-editor", standalone_mode=False, obj={"window": _show_window})
        return code if isinstance(code, int) else exits.OK
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return exits.USAGE
    except click.ClickException as error:
        error.show()
        return exits.USAGE
    except (click.Abort, KeyboardInterrupt):
        return _say("stopped; what was there before is untouched", exits.STOPPED)
    except UserError as error:
        return _say(f"error: {error}", exits.BAD_INPUT)
    except BrokenPipeError:  # the reader of our output went away: nothing to say, and nobody to say it to
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.OK
    except OSError as error:
        return _say(f"error: {_os_error(error)}", exits.BAD_INPUT)
    except Exception as error:
        if "--debug" in arguments:
            raise
        return _say(_report(error, arguments), exits.FAULT)


def _show_window(path: Path | None) -> int:
    """Show the window; the command line cannot do so itself, for it knows no Qt."""
    try:
        from voa_editor.ui.application import run
    except ImportError as error:
        remedy = "Install them (scripts/setup.sh qt), or the package PySide6-Essentials"
        raise UserError(f"the window cannot be shown, for libraries are missing ({error})", remedy=remedy) from error
    return run(path)


def _stop_calmly() -> None:
    """Let a stop asked for by the system or a closed terminal end as Ctrl-C does, so that no half-written files stay."""
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number and signal.getsignal(number) == signal.SIG_DFL:  # nohup's SIG_IGN stays
                signal.signal(number, signal.default_int_handler)


def _say(text: str, code: int) -> int:
    click.echo(text, err=True)
    return code


def _os_error(error: OSError) -> UserError:
    """What the system says about a file that no job foresaw."""
    reason = (error.strerror or str(error) or type(error).__name__).lower()
    return UserError(reason, file=error.filename or "", remedy="Check the name, the disk, and your right to read and write there")


def _report(error: Exception, arguments: Sequence[str]) -> str:
    """Write down what happened, for the people who mend the program, and say where it was written."""
    import tempfile

    from voa_editor.faults import fault_text, write_fault

    text = fault_text(error, [f"arguments: {list(arguments)!r}"])
    sentence = f"error: the program made a mistake and stopped ({type(error).__name__}); what was there before is untouched"
    if written := write_fault(text, (Path(click.get_app_dir("voa-editor")), Path(tempfile.gettempdir()))):
        return f"{sentence}. What happened is written in {written}: please send it with what you did"
    return f"{sentence}. Run it again with --debug to see what happened"
