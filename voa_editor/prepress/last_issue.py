"""Find the issue before this one, where it lies beside it: the newest other project or issue.toml of the same title."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from voa_editor.errors import UserError
from voa_editor.store.glance import Masthead, glance

_MOST_ENTRIES = 300  # of a folder
_MOST_FOLDERS = 100
_MOST_READ = 4  # candidates: one of them may be damaged, or of another newsletter
_LARGEST_TOML = 1 << 20


@dataclass(frozen=True, slots=True)
class LastIssue:
    """The issue before: the file that says so, as it lies from this project's folder, and what it says."""

    file: str
    masthead: Masthead


def last_issue(project: Path, title: str) -> LastIssue | None:
    """The newest issue of a title beside a project, in its folder or in one beside that; None where there is none.

    Links are not followed, and what cannot be read is passed over.
    """
    if not title.strip():
        return None
    project = project.resolve()
    newest = sorted(_candidates(project), reverse=True)[:_MOST_READ]
    for _, path in newest:
        found = _read(Path(path))
        if found is not None and found.title.strip().casefold() == title.strip().casefold():
            return LastIssue(Path(os.path.relpath(path, project.parent)).as_posix(), found)
    return None


def _candidates(project: Path) -> Iterator[tuple[int, str]]:
    """When each file that may be another issue was last written, and its path."""
    home = project.parent
    for entry in _entries(home):
        if entry.name.endswith(".voa") and entry.path != str(project):
            yield from _written(entry.path)
    folders = (each for each in _entries(home.parent) if each.is_dir(follow_symlinks=False) and not each.name.startswith("."))
    for folder in islice(folders, _MOST_FOLDERS):
        if folder.path != str(home):
            for entry in _entries(Path(folder.path)):
                if entry.name.endswith(".voa") or entry.name == "issue.toml":
                    yield from _written(entry.path)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            yield from islice(found, _MOST_ENTRIES)
    except OSError:
        return


def _written(path: str) -> Iterator[tuple[int, str]]:
    try:
        status = os.lstat(path)
    except OSError:
        return
    if stat.S_ISREG(status.st_mode):
        yield status.st_mtime_ns, path


def _read(path: Path) -> Masthead | None:
    try:
        if path.name != "issue.toml":
            return glance(path)
        from voa_editor.manuscript.issue_toml import read_issue_toml  # an export needs no reader of manuscripts
        from voa_editor.manuscript.report import Notes

        if path.stat().st_size > _LARGEST_TOML:
            return None
        plan = read_issue_toml(path, Notes())
    except (UserError, OSError):
        return None
    said = {key: str(plan.settings.get(key, "")) for key in ("title", "number", "period", "date")}
    return Masthead(**said, headlines=frozenset(str(story.said.get("headline", "")) for story in plan.stories) - {""})
