"""Keep the caret in the text through changes that others make: an undo puts it where the text has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from os.path import commonprefix

from voa_editor.edit.change import Change
from voa_editor.edit.passage import datum, order, passage, sound
from voa_editor.edit.selection import Selection, TextRange
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.model.story import Paragraph, Spot
from voa_editor.model.threads import paragraphs


def followed(after: Issue, change: Change, selection: Selection) -> Selection:
    """The selection with its text where the change, which led to `after`, leaves it."""
    text = selection.text
    if text is None or not after.find(TextFrame, text.frame):
        return selection
    caret = _changed_at(after, change, text)
    if caret is not None:
        return replace(selection, text=TextRange(text.frame, caret, caret))
    if all(after.find(Paragraph, spot.paragraph) for spot in (text.anchor, text.head)):
        kept = replace(text, anchor=sound(after, text.anchor), head=sound(after, text.head))
        return selection if kept == text else replace(selection, text=kept)
    box = after.need(TextFrame, text.frame)
    flow = paragraphs(after, box.story, box.flow)
    return replace(selection, text=TextRange(text.frame, Spot(flow[0].id), Spot(flow[0].id)) if flow else None)


def _changed_at(after: Issue, change: Change, text: TextRange) -> Spot | None:
    """Where, in the flow that the range is in, characters have come or gone."""
    box = after.need(TextFrame, text.frame)
    flow = paragraphs(after, box.story, box.flow)
    added = [paragraph for paragraph in flow if paragraph.id in change.added]
    if added:
        return Spot(added[-1].id, passage(after, added[-1].id).length)
    for old, new in change.updated.values():
        if isinstance(new, Paragraph) and isinstance(old, Paragraph):
            if old.text != new.text and (new.parent, new.flow) == (box.story, box.flow):
                return sound(after, Spot(new.id, passage(after, new.id).shown(_end_of_difference(old.text, new.text))))
        elif spots := list(_spots_of(after, old, new, text)):
            return spots[0]
    gone = [old for old in change.removed.values() if isinstance(old, Paragraph) and old.parent == box.story]
    if gone and flow and not after.find(Paragraph, text.head.paragraph):
        before = [paragraph for paragraph in flow if paragraph.order < gone[0].order] or flow[:1]
        return Spot(before[-1].id, passage(after, before[-1].id).length)
    return None


def _spots_of(after: Issue, old: Record, new: Record, text: TextRange) -> Iterator[Spot]:
    """The place of the difference between two states of a datum, where the range's paragraphs show it."""
    home = text.head.paragraph
    if not after.find(Paragraph, home):
        return
    for paragraph in sorted(order(after, home), key=lambda one: one.id != home):
        for piece in passage(after, paragraph.id).pieces if paragraph.spans else ():
            if piece.record == new.id and piece.field and not piece.fixed:
                before, now = datum(old, piece.attr), datum(new, piece.attr)
                if before != now:
                    yield Spot(paragraph.id, piece.start + _end_of_difference(before, now))


def _end_of_difference(before: str, after: str) -> int:
    """The place in the later text after what came for what went."""
    same = len(commonprefix([before, after]))
    tail = len(commonprefix([before[same:][::-1], after[same:][::-1]]))
    return len(after) - tail
