"""Keep small pictures of covers beside the preferences, for the list of recent issues."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha1
from pathlib import Path

from PySide6.QtGui import QPixmap

from voa_editor.ui.preferences import MOST_RECENT, config_folder


def keep_cover(project: Path, cover: QPixmap | None) -> None:
    """Keep the picture of a project's first page instead of the one before. Where it cannot be written there is none."""
    if cover is None:
        return
    with suppress(OSError):
        path = _file(project)
        path.parent.mkdir(parents=True, exist_ok=True)
        cover.save(str(path), "PNG")
        kept = sorted(path.parent.glob("*.png"), key=lambda each: each.stat().st_mtime, reverse=True)
        for old in kept[MOST_RECENT:]:
            old.unlink()


def cover_of(project: Path) -> QPixmap:
    """The picture last kept of a project; a null one if there is none."""
    return QPixmap(str(_file(project)))


def _file(project: Path) -> Path:
    name = sha1(str(project).encode("utf-8", "surrogateescape"), usedforsecurity=False).hexdigest()
    return config_folder() / "covers" / f"{name}.png"
