"""Give pictures captions, and begin to write: the caret goes to the new caption, what it says already selected."""

from __future__ import annotations

from dataclasses import replace

from voa_editor.edit.commands import named
from voa_editor.edit.passage import passage, whole
from voa_editor.edit.selection import TextRange
from voa_editor.model.story import Spot
from voa_editor.tools.desk import Desk
from voa_editor.tools.type import TypeTool


def add_caption(desk: Desk) -> bool:
    """A caption below each selected picture that has none; a single one is ready to be typed. False if there is none to add."""
    if not desk.run(named("add-caption")):
        return False
    frames, back = desk.selection.frames, desk.tool
    if len(frames) != 1:
        return True
    tool = TypeTool(back.back if isinstance(back, TypeTool) else back)
    desk.take(tool)
    if tool.begin(desk, frames[0]) and (found := _caption_in(desk, frames[0])) and desk.selection.text:
        desk.selection = desk.selection.with_text(replace(desk.selection.text, anchor=found.anchor, head=found.head))
    return True


def _caption_in(desk: Desk, frame: str) -> TextRange | None:
    """What a frame says of the caption itself, without the credit after it."""
    story = whole(desk.issue, frame)
    shown = passage(desk.issue, story.anchor.paragraph) if story else None
    piece = next((piece for piece in shown.pieces if piece.attr == "caption"), None) if shown else None
    if shown is None or piece is None:
        return None
    name = shown.paragraph.id
    return TextRange(frame, Spot(name, piece.start), Spot(name, piece.end))
