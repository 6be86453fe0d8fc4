"""Make a new project: from a template, or with the looks of the last issue and none of its articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from voa_editor.errors import UserError
from voa_editor.model.assets import Asset, Booking, Finding, Photo
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page, ParentPage, PlanItem
from voa_editor.model.records import Record
from voa_editor.model.settings import Settings
from voa_editor.model.story import Paragraph, Story
from voa_editor.plan.template import load_template
from voa_editor.store.project import Project

DEFAULT_TEMPLATE = Settings().template


def new_from_template(out: Path, template: str = DEFAULT_TEMPLATE) -> Path:
    """An empty project with the styles, swatches and parent pages of a template. Raises UserError if `out` is there already."""
    refuse_to_replace(out)
    issue = Issue([Settings(template=template), *load_template(template)])
    with Project.create(out, issue, {}, f"New from the template {template}"):
        return out


def new_from_last(out: Path, last: Path) -> Path:
    """An empty project with all of the last issue but its contents. Raises UserError if `out` is there already."""
    refuse_to_replace(out)
    with Project.open(last) as old:
        records = carried_over(old.issue)
        files: Mapping[str, Path | bytes] = {r.id: old.blobs.read(r.id) for r in records if isinstance(r, Asset)}
    with Project.create(out, Issue(records), files, f"New from {last.name}"):
        return out


def refuse_to_replace(out: Path) -> None:
    if out.exists():
        raise UserError("there is a file of that name already", file=out, remedy="Choose another name, or move that file away")


def carried_over(issue: Issue) -> list[Record]:
    """What the next issue takes from this one: settings, sections, styles, swatches, parent pages and all that stands on them.

    Number, period and date are left to be set; stories, photographs, ads, pages and the flat plan stay behind.
    """
    frames = [frame for parent in issue.all(ParentPage) for frame in _frames_on(issue, parent.id)]
    labels = {frame.story for frame in frames if isinstance(frame, TextFrame)}
    assets = {frame.asset for frame in frames if isinstance(frame, PictureFrame)}
    kept: list[Record] = list(frames)
    for record in issue.records.values():
        match record:
            case Settings():
                kept.append(replace(record, number="", period="", date=""))
            case Story() | Asset():
                kept += [record] if record.id in labels | assets else []
            case Paragraph():
                kept += [record] if record.parent in labels else []
            case Page() | Photo() | Booking() | PlanItem() | Finding() | Frame():
                pass
            case _:
                kept.append(record)
    return kept


def _frames_on(issue: Issue, owner: str) -> Iterable[TextFrame | PictureFrame | AdFrame | ShapeFrame | GroupFrame]:
    """The frames on a parent page, those inside its groups too."""
    for frame in issue.frames(owner):
        yield frame  # type: ignore[misc]
        if isinstance(frame, GroupFrame):
            yield from _frames_on(issue, frame.id)
