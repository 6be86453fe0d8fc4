"""Whatever goes wrong ends in one calm line on stderr and the right exit code."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from voa_editor import __version__, app
from voa_editor.cli import exits
from voa_editor.cli.main import main as commands
from voa_editor.errors import UserError


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """Fault reports go to a folder of the test."""
    monkeypatch.setattr(click, "get_app_dir", lambda name: str(tmp_path / "reports"))
    return monkeypatch


def fail_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    def raise_it(**_: object) -> None:
        raise error

    monkeypatch.setattr(commands, "main", raise_it)
    return app.main(["info", "x.voa"])


def test_bad_input_is_said_as_it_stands(failing: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    error = UserError("the file is cut off", file="a.voa", place="page 3", remedy="Take a copy")
    assert fail_with(failing, error) == exits.BAD_INPUT
    assert capsys.readouterr().err == "error: a.voa, page 3: the file is cut off. Take a copy\n"


def test_a_full_disk_is_bad_input(failing: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert fail_with(failing, OSError(28, "No space left on device", "out.pdf")) == exits.BAD_INPUT
    assert "out.pdf: no space left on device" in capsys.readouterr().err


def test_a_fault_of_the_program_is_written_down(
    failing: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert fail_with(failing, ZeroDivisionError("by zero")) == exits.FAULT
    said = capsys.readouterr().err
    (report,) = (tmp_path / "reports").iterdir()
    assert "Traceback" not in said and str(report) in said
    assert "ZeroDivisionError: by zero" in report.read_text() and "x.voa" in report.read_text()


def test_debug_shows_the_traceback(failing: pytest.MonkeyPatch) -> None:
    def raise_it(**_: object) -> None:
        raise ZeroDivisionError

    failing.setattr(commands, "main", raise_it)
    with pytest.raises(ZeroDivisionError):
        app.main(["--debug", "info", "x.voa"])


def test_stopping_is_no_fault(failing: pytest.MonkeyPatch) -> None:
    assert fail_with(failing, KeyboardInterrupt()) == exits.STOPPED


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without a word")
def test_a_stop_asked_for_by_the_system_ends_as_calmly(failing: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGTERM)
    failing.setattr(commands, "main", lambda **_: signal.raise_signal(signal.SIGTERM))
    try:
        assert app.main(["info", "x.voa"]) == exits.STOPPED
    finally:
        signal.signal(signal.SIGTERM, before)


WRONG = ["exort", "info", "info --jsn x.voa", "new a.voa --template x --from y", "export a.voa -o b --pages 0"]


@pytest.mark.parametrize("line", WRONG)
def test_wrong_usage(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(line.split()) == exits.USAGE
    assert "Usage: voa-editor" in capsys.readouterr().err


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--version"]) == exits.OK
    assert __version__ in capsys.readouterr().out
    for command in ("build", "new", "import", "layout", "export", "info", "check", "edit"):
        assert app.main([command, "--help"]) == exits.OK
        assert f"Usage: voa-editor {command}" in capsys.readouterr().out


def test_edit_without_qt_says_what_is_missing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "voa_editor.ui.application", None)
    assert app.main(["edit"]) == exits.BAD_INPUT
    assert "libraries are missing" in capsys.readouterr().err


def test_help_loads_nothing_heavy() -> None:
    heavy = ["PySide6", "reportlab", "PIL", "sqlite_utils", "uharfbuzz", "rich", "markdown_it", "voa_editor.store"]
    code = f"""
import sys
from voa_editor.app import main
assert main(["--help"]) == 0
sys.stderr.write(" ".join(name for name in {heavy!r} if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
