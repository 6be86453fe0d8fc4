"""Write what a picture says: caption, credit, alternative text; and give it a frame to say it in."""

from __future__ import annotations

from dataclasses import replace

from voa_editor.edit.captions import FIELDS, companions
from voa_editor.edit.change import Change, put
from voa_editor.edit.command import Command
from voa_editor.edit.commands.shapes import new_frame
from voa_editor.edit.ids import new_id, order_last
from voa_editor.edit.placing import box_of, movable
from voa_editor.edit.selection import Selection
from voa_editor.geometry import Rect
from voa_editor.model.assets import Asset, Photo
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.model.story import FIELD_MARK, Paragraph, Span, Story
from voa_editor.model.styles import CharacterStyle, ParagraphStyle

GAP, HEIGHT = 4.0, 26.0  # points: below the picture, and of the first lines
_STYLE, _CREDIT = "ps-caption", "cs-credit"


def set_caption(issue: Issue, frame: str, text: str) -> Change | None:
    """Write the caption of a frame's photograph; every place that shows it follows."""
    return _write(issue, frame, "caption", text)


def set_credit(issue: Issue, frame: str, text: str) -> Change | None:
    """Write who a frame's photograph is credited to."""
    return _write(issue, frame, "credit", text)


def set_alt_text(issue: Issue, frame: str, text: str) -> Change | None:
    """Write what those are told who cannot see a frame's photograph."""
    return _write(issue, frame, "alt", text)


def set_artefact(issue: Issue, selection: Selection, artefact: bool) -> Change | None:
    """Say of the selected pictures that they are decoration, of no meaning to a reader, or that they are not."""
    frames = [frame for frame in movable(issue, selection.frames) if isinstance(frame, PictureFrame)]
    return put(issue, [replace(frame, artefact=artefact) for frame in frames]) or None


def add_captions(issue: Issue, selection: Selection) -> Change | None:
    """A text frame with caption and credit below each selected picture that has none."""
    records: list[Record] = []
    for frame in movable(issue, selection.frames):
        if isinstance(frame, PictureFrame) and issue.find(Photo, frame.photo) and not companions(issue, frame):
            records += _caption(issue, frame, selection)
    return put(issue, records) or None


def _write(issue: Issue, frame: str, attr: str, text: str) -> Change | None:
    found = next((one for one in movable(issue, [frame]) if isinstance(one, PictureFrame)), None)
    photo = issue.find(Photo, found.photo) if found else None
    if photo is not None:
        return put(issue, [replace(photo, **{attr: text})]) or None  # type: ignore[arg-type]
    if found is None or issue.find(Asset, found.asset) is None:
        return None
    # An asset alone has nowhere to keep words: it becomes a photograph.
    photo = Photo(id=new_id(issue, "photo"), asset=found.asset, order=order_last(issue.children(Photo)))
    return put(issue, [replace(photo, **{attr: text}), replace(found, photo=photo.id, asset="")])  # type: ignore[arg-type]


def _caption(issue: Issue, frame: PictureFrame, selection: Selection) -> list[Record]:
    rect = box_of(issue, frame)[0]
    box = Rect(rect.x, rect.bottom + GAP, rect.w, HEIGHT)
    here = replace(selection, page=issue.page_of(frame.id))
    label = new_frame(issue, here, TextFrame, box)
    if label is None:
        return []
    story = Story(id=new_id(issue, "story"), kind="label", order=order_last(issue.children(Story)))
    style = _STYLE if issue.find(ParagraphStyle, _STYLE) else "ps-body"
    credit = _CREDIT if issue.find(CharacterStyle, _CREDIT) else ""
    words = FIELD_MARK + " " + FIELD_MARK
    spans = (Span(0, 1, field=FIELDS[0], of=frame.photo), Span(2, 3, credit, field=FIELDS[1], of=frame.photo))
    text = Paragraph(id=new_id(issue, "para"), parent=story.id, order=order_last([]), style=style, text=words, spans=spans)
    return [story, text, replace(label, story=story.id, wrap=frame.wrap)]  # what runs around the picture clears its caption


COMMANDS: tuple[Command, ...] = (Command("add-caption", "Add Caption", add_captions, "Object/Picture"),)
