"""Settle frames in new places: contents and captions follow, and what comes to lie on another page becomes that page's."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from voa_editor.edit.captions import companions, following, led
from voa_editor.edit.change import Change, put
from voa_editor.edit.placing import Box, board_of, box_of, brought, movable, offset, own_box
from voa_editor.edit.stacking import back_to_front, keys_in_front
from voa_editor.model.frames import Frame, PictureFrame
from voa_editor.model.issue import Issue
from voa_editor.model.stack import chain, everything_in, locked

LEAST = 1e-6  # points; what moves less than this stays


def shifted(issue: Issue, shifts: Mapping[str, tuple[float, float]]) -> Change | None:
    """Each frame of these ids moved by its (dx, dy) on the page, with what follows it. None if nothing moves.

    A caption whose own shift is nothing does not follow its picture.
    """
    boxes: dict[str, Box] = {}
    for frame in movable(issue, shifts):
        dx, dy = shifts[frame.id]
        if max(abs(dx), abs(dy)) > LEAST:
            rect, rotation = box_of(issue, frame)
            boxes[frame.id] = rect.moved(dx, dy), rotation
    return settled(issue, boxes, shifts.keys() - boxes.keys())


def settled(issue: Issue, boxes: Mapping[str, Box], staying: Collection[str] = ()) -> Change | None:
    """Each frame of these ids in its new box on the page it is on, with what follows it, but for what is to stay.

    None if nothing changes.
    """
    records: dict[str, Frame] = {}
    for frame in movable(issue, boxes):
        records.update(_by_id(brought(issue, frame, own_box(issue, frame, boxes[frame.id]))))
    for picture in [frame for frame in records.values() if isinstance(frame, PictureFrame)]:
        before = issue.need(PictureFrame, picture.id)
        for caption in companions(issue, before):
            stays = locked(issue, caption) or any(one.id in staying for one in chain(issue, caption))
            if caption.id not in records and not stays:
                box = following(caption, before.rect, picture.rect), caption.rotation
                records.update(_by_id(brought(issue, caption, box)))
    changed = {i: frame for i, frame in records.items() if frame != issue.get(i)}
    after = issue.with_records(changed)
    changed.update(_by_id(on_their_pages(after, changed)))
    return put(issue, changed.values()) or None


def on_their_pages(issue: Issue, ids: Iterable[str]) -> list[Frame]:
    """The frames of these ids whose centre lies on another page than their own, as frames of that page, in front there.

    They keep their place on the pasteboard. Frames of a group stay in it. A caption goes to the page of its picture, if that
    is among them, wherever its own centre lies.
    """
    frames = [frame for i in ids if (frame := issue.find(Frame, i)) and frame.parent == issue.page_of(i) != ""]
    if not frames:
        return []
    board = board_of(issue, frames[0].parent)
    pages = {f.id: board.page_at(board.from_page(f.parent, f.rect.centre)) for f in frames if f.parent in board}
    if all(pages.get(frame.id, frame.parent) == frame.parent for frame in frames):
        return []
    for caption, picture in led(issue, frames).items():
        pages.update({caption: pages[picture.id]} if caption in pages and picture.id in pages else {})
    found: list[Frame] = []
    moving: dict[tuple[str, str], list[Frame]] = {}
    for frame in back_to_front(issue, frames):
        if pages.get(frame.id, frame.parent) != frame.parent:
            moving.setdefault((pages[frame.id], frame.layer), []).append(frame)
    for (page, layer), several in moving.items():
        for frame, key in zip(several, keys_in_front(issue, page, layer, len(several)), strict=True):
            top, *inner = everything_moved(issue, frame, *offset(board, frame.parent, page))
            found += [replace(top, parent=page, order=key, slot="", stands_for=""), *inner]
    return found


def everything_moved(issue: Issue, frame: Frame, dx: float, dy: float) -> list[Frame]:
    """A frame and all in it moved as they are, in their own coordinates."""
    return [replace(one, x=one.x + dx, y=one.y + dy) for one in everything_in(issue, frame)]


def _by_id(frames: Iterable[Frame]) -> dict[str, Frame]:
    return {frame.id: frame for frame in frames}
