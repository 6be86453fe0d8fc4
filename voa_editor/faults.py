"""Write down what the program did wrong, for the people who mend it."""

from __future__ import annotations

import platform
import time
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path

from voa_editor import __version__


def fault_text(error: BaseException, doing: Sequence[str]) -> str:
    """What happened, with the versions of what it happened in; `doing` says what the program was at."""
    return "\n".join([
        f"voa-editor {__version__}, Python {platform.python_version()}, {platform.platform()}",
        *doing,
        "",
        *traceback.format_exception(error),
    ])  # fmt: skip


def write_fault(text: str, folders: Iterable[Path]) -> Path | None:
    """Write it into a new file in the first of the folders that takes it; None if none does."""
    name = time.strftime("voa-editor-fault-%Y%m%d-%H%M%S.txt")
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", errors="replace")
        except OSError:
            continue
        return folder / name
    return None
