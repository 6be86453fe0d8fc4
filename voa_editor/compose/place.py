"""Set one paragraph in the slots from a cursor on: keep lines together at the foot of a column, part no word between frames."""

from __future__ import annotations

from itertools import islice
from math import inf

from voa_editor.compose.column import Column, Cursor, LineShape, LineSlot, slots
from voa_editor.compose.linebreak import Line
from voa_editor.compose.paragraph import SetParagraph
from voa_editor.compose.totalfit import Measures

_EPS = 0.01

Seen = tuple[float, float]
"""How far columns were looked at: a column's number and a height in it."""

THE_END: Seen = (inf, inf)


class Placing:
    """One paragraph among columns: its lines, and the slots of as many of them as found one.

    What lies beyond `seen` had no part in it.
    """

    def __init__(self, paragraph: SetParagraph, columns: tuple[Column, ...], cursor: Cursor, start: Cursor) -> None:
        """`cursor` is where the paragraph before ended, `start` where the first line may stand at the earliest."""
        self.paragraph, self.columns = paragraph, columns
        self.lines: tuple[Line, ...] = ()
        self.slots: list[LineSlot] = []
        self._rooms: list[_Room] = []
        self._set(self._room(start))
        kept = self._keep(cursor)
        if kept is not None and kept < len(self.lines):
            self._resume(kept)
        self._unpart()

    @property
    def seen(self) -> Seen:
        return max(room.seen for room in self._rooms)

    def _room(self, cursor: Cursor) -> _Room:
        room = _Room(self.columns, cursor, self.paragraph.shape)
        self._rooms.append(room)
        return room

    def _set(self, room: _Room) -> None:
        """Break the paragraph to the measures of the slots of a room."""
        paragraph, shape = self.paragraph, self.paragraph.shape
        self.slots = []
        if not room.first(1):
            self.lines = paragraph.lines(max(self.columns[-1].width - shape.left - shape.right, 1.0))
            return
        width = room.width(0)
        if room.even(paragraph.least_lines(width)):
            self.lines = paragraph.lines(width if paragraph.drop is None else self._beside_drop(lambda _: width))
            if room.even(len(self.lines)):
                self.slots = room.first(len(self.lines))
                return
        # The measure changes on the way.
        self.lines = paragraph.lines(room.width if paragraph.drop is None else self._beside_drop(room.width))
        self.slots = room.first(len(self.lines))

    def _beside_drop(self, width: Measures) -> Measures:
        drop = self.paragraph.drop
        assert drop is not None
        return lambda n: width(n) - (drop.inset if n < drop.lines else 0.0)

    def _keep(self, cursor: Cursor) -> int | None:
        """How many lines may stay in the first column; None if the break stands as it is."""
        form, drop, total, slots = self.paragraph.format, self.paragraph.drop, len(self.lines), self.slots
        if not slots or slots[0].column + 1 >= len(self.columns):
            return None
        here = sum(1 for slot in slots if slot.column == slots[0].column)
        if here == total:
            return None
        moved = slots[0].column != cursor.column
        at_top = cursor.fresh or moved
        keep = here
        if form.keep_together or (drop and here < drop.lines):
            keep = 0
        elif total - keep < form.widows:
            keep = total - form.widows
        if keep < form.orphans:
            keep = 0
        if keep == 0 and at_top:
            return None
        return keep if keep != here else None

    def _resume(self, kept: int) -> None:
        """Leave the first `kept` lines where they are and take the others to the next column."""
        after = self.slots[0].column + 1
        room = self._room(Cursor(after, self.columns[after].top))
        if kept == 0:
            self._set(room)
            return
        rest, width = room.first(len(self.lines) - kept), self.slots[0].width
        if any(abs(slot.width - width) >= _EPS for slot in rest):
            tail = self.paragraph.lines(room.width, start=self.lines[kept].start)
            self.lines, rest = self.lines[:kept] + tail, room.first(len(tail))
        self.slots = self.slots[:kept] + rest

    def _unpart(self) -> None:
        """Part no word between two frames: from the line before on, break without hyphens, where widows allow."""
        paragraph, slots = self.paragraph, self.slots
        frames = [self.columns[slot.column].frame for slot in slots]
        for n, (here, after) in enumerate(zip(frames, frames[1:], strict=False)):
            if here == after or not self.lines[n].hyphen:
                continue
            room = self._room(Cursor(slots[n].column, slots[n].top, False))
            tail = paragraph.lines(room.width, start=self.lines[n].start, whole=True)
            if len(tail) > paragraph.format.widows and n >= (paragraph.drop.lines if paragraph.drop else 1):
                self.lines, self.slots = self.lines[:n] + tail, slots[:n] + room.first(len(tail))
                return


class _Room:
    """The slots from a cursor on, found as they are asked for."""

    def __init__(self, columns: tuple[Column, ...], cursor: Cursor, shape: LineShape) -> None:
        self._more = slots(columns, cursor, shape)
        self._found: list[LineSlot] = []
        self._asked = 0
        self._begin = (cursor.column, cursor.y)

    @property
    def seen(self) -> Seen:
        if self._asked > len(self._found):
            return THE_END
        return (self._found[-1].column, self._found[-1].bottom) if self._found else self._begin

    def first(self, count: int) -> list[LineSlot]:
        """So many slots, or as many as there are."""
        if count > self._asked:
            self._found += islice(self._more, count - self._asked)
            self._asked = count
        return self._found[:count]

    def width(self, n: int) -> float:
        """The measure of slot n, or of the last one if there are fewer."""
        if n >= self._asked:
            self.first(n + 1)
        return self._found[min(n, len(self._found) - 1)].width

    def even(self, count: int) -> bool:
        """Whether so many slots, or as many as there are, have one measure."""
        width = self.width(0)
        return all(abs(slot.width - width) < _EPS for slot in self.first(count))
