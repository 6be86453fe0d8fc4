"""Pour paragraphs through columns: keep lines together, span columns, drop capitals, report what is overset."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import NamedTuple

from voa_editor.compose.column import Column, Cursor, LineSlot, differences
from voa_editor.compose.linebreak import Line
from voa_editor.compose.paragraph import DropCap, SetParagraph
from voa_editor.compose.place import Placing, Seen

KEPT_IN_A_ROW = 12  # paragraphs each kept with its next; a longer row of them is no row of headings
_EPS = 0.01


class PlacedLine(NamedTuple):
    """A line of paragraph number `item` in its slot; `x` and `width` are the measure after all indents."""

    item: int
    line: Line
    slot: LineSlot
    x: float
    width: float


class PlacedRule(NamedTuple):
    """A rule above paragraph number `item`."""

    item: int
    column: int
    x: float
    y: float
    width: float


class PlacedDrop(NamedTuple):
    """The drop cap of paragraph number `item`, its baseline that of its last line."""

    item: int
    column: int
    x: float
    baseline: float


class _Placed(NamedTuple):
    """One paragraph in its slots, and where the next may begin; `over` is the first character without a slot."""

    lines: tuple[PlacedLine, ...]
    rule: PlacedRule | None
    drop: PlacedDrop | None
    end: Cursor
    over: int | None = None


class _Step(NamedTuple):
    """One paragraph placed: where it began, it and what it must stay with, how far the columns were looked at, how it stands."""

    begin: Cursor
    together: tuple[SetParagraph, ...]
    seen: Seen
    placed: _Placed


@dataclass(frozen=True, slots=True)
class Flow:
    """Paragraphs poured through columns, or through the first of them: `lines` and all else are complete as far as that.

    `over` is (paragraph, character) of the first that found no place.
    """

    paragraphs: tuple[SetParagraph, ...]
    columns: tuple[Column, ...]
    lines: tuple[PlacedLine, ...]
    rules: tuple[PlacedRule, ...]
    drops: tuple[PlacedDrop, ...]
    end: Cursor
    over: tuple[int, int] | None = None

    @property
    def over_text(self) -> str:
        """The words that found no place."""
        if self.over is None:
            return ""
        item, start = self.over
        first = self.paragraphs[item]
        return "\n".join([first.text[start:], *(p.text for p in self.paragraphs[item + 1 :])])

    def over_lines(self) -> int:
        """How many lines the overset words would take at the measure of the last column."""
        if self.over is None:
            return 0
        item, start = self.over
        width = self.columns[-1].width if self.columns else 240.0
        count = len(self.paragraphs[item].lines(width, start=start))
        return count + sum(len(p.lines(width)) for p in self.paragraphs[item + 1 :])


def pour(paragraphs: tuple[SetParagraph, ...], columns: tuple[Column, ...]) -> Flow:
    """Pour paragraphs through columns in order. Columns of one frame stand next to each other in the tuple."""
    return Pouring(paragraphs, columns).whole()


class Pouring:
    """A pouring that goes as far as it is asked to, and on from there when it is asked for more: what shows comes first.

    `before` is a former pouring of nearly the same, however far it went: what stands as it did is taken from it (its lines are
    the same objects), and the result is that of pouring anew.
    """

    def __init__(self, paragraphs: tuple[SetParagraph, ...], columns: tuple[Column, ...], before: Pouring | None = None) -> None:
        self.paragraphs, self.given = paragraphs, columns
        self.columns = columns  # lowered by what spans them
        self.placed: list[_Placed] = []
        self.segment = 0  # the first paragraph since the last one that spans the columns of this frame
        self.seen: Seen = (0, 0.0)
        # What spans columns moves what stands above it: nothing stands by itself then, nor for good before the end.
        self._spanned = any(paragraph.format.span for paragraph in paragraphs)
        alike = before if before and len(before.given) == len(columns) and not (self._spanned or before._spanned) else None
        self._known = alike._steps_known() if alike else ()
        self._changed = differences(alike.given, columns) if alike else ()
        self._steps: list[_Step] = []
        self._cursor = Cursor(0, columns[0].top) if columns else Cursor(0, 0.0)
        self._over: tuple[int, int] | None = None
        self._flows: dict[int, Flow] = {}  # by the last column asked for
        self._newest: tuple[int, Flow] | None = None  # of so many paragraphs

    def whole(self) -> Flow:
        """All of it; the same object each time."""
        return self._through(len(self.given) - 1)

    def through(self, frame: str) -> Flow:
        """As much as fills the columns up to those of a frame; all for the last frame. The same object each time."""
        last = max((n for n, column in enumerate(self.given) if column.frame == frame), default=-1)
        return self.whole() if last < 0 or self._spanned else self._through(last)

    def _through(self, last: int) -> Flow:
        if last not in self._flows:
            to_the_end = last + 1 >= len(self.given)
            while len(self._steps) < len(self.paragraphs) and self._over is None and (to_the_end or self._cursor.column <= last):
                self._go_on()
            if self._newest is None or self._newest[0] != len(self._steps):
                self._newest = len(self._steps), self._flow()
            self._flows[last] = self._newest[1]
        return self._flows[last]

    def _steps_known(self) -> tuple[_Step, ...]:
        """The steps taken, and those known from before that they have not come to, if they hold for these columns too."""
        return (*self._steps, *(self._known[len(self._steps) :] if not self._changed else ()))

    def _go_on(self) -> None:
        """Place one more paragraph."""
        item = len(self._steps)
        step = self._as_before(item, self._cursor) or self._step(item, self._cursor)
        self._steps.append(step)
        self.placed.append(step.placed)
        self._cursor = step.placed.end
        if step.placed.over is not None:
            self._over = (item, step.placed.over)

    def _flow(self) -> Flow:
        lines = tuple([line for placed in self.placed for line in placed.lines])
        rules = tuple([placed.rule for placed in self.placed if placed.rule])
        drops = tuple([placed.drop for placed in self.placed if placed.drop])
        return Flow(self.paragraphs, self.columns, lines, rules, drops, self._cursor, self._over)

    def _step(self, item: int, cursor: Cursor) -> _Step:
        self.seen = (cursor.column, cursor.y)
        placed = self._span(item, cursor) if self.paragraphs[item].format.span else self._kept(item, cursor)
        return _Step(cursor, self._together(item), self.seen, placed)

    def _together(self, item: int) -> tuple[SetParagraph, ...]:
        """A paragraph and those that have a say in where it stands."""
        end = item + 1
        while end - item <= KEPT_IN_A_ROW and end <= len(self.paragraphs) and self.paragraphs[end - 1].format.keep_with_next:
            end += 1
        return self.paragraphs[item:end]

    def _as_before(self, item: int, cursor: Cursor) -> _Step | None:
        """The paragraph as it stood, if nothing is changed in it, in what it must stay with, and in the columns there."""
        if item >= len(self._known):
            return None
        step = self._known[item]
        if step.begin != cursor or step.together != self._together(item):
            return None
        begin = (cursor.column, cursor.y)
        if any((column, bottom) >= begin and (column, top) <= step.seen for column, top, bottom in self._changed):
            return None
        return step

    # -- one paragraph -------------------------------------------------------------------------------------------

    def _kept(self, item: int, cursor: Cursor, more: int = KEPT_IN_A_ROW) -> _Placed:
        """Place a paragraph, and take it to the next column if what it must stay with would begin there."""
        placed = self._place(item, cursor)
        form = self.paragraphs[item].format
        if not form.keep_with_next or placed.over is not None or item + 1 >= len(self.paragraphs):
            return placed
        follows = more > 1 and self.paragraphs[item + 1].format.keep_with_next
        after = self._kept(item + 1, placed.end, more - 1) if follows else self._place(item + 1, placed.end)
        parted = bool(placed.lines and after.lines and after.lines[0].slot.column != placed.lines[-1].slot.column)
        if (parted or (after.over == 0 and not after.lines)) and not cursor.fresh and cursor.column + 1 < len(self.columns):
            return self._place(item, self._column_after(cursor))
        return placed

    def _place(self, item: int, cursor: Cursor) -> _Placed:
        paragraph = self.paragraphs[item]
        form = paragraph.format
        if form.break_before and not (cursor.fresh and cursor.column == 0):
            cursor = self._broken(cursor, form.break_before)
        if cursor.column >= len(self.columns):
            return _Placed((), None, None, cursor, 0)
        start = cursor if cursor.fresh else cursor._replace(y=cursor.y + form.space_before)
        rule_room = form.rule + form.rule_gap if form.rule else 0.0
        placing = Placing(paragraph, self.columns, cursor, start._replace(y=start.y + rule_room))
        self.seen = max(self.seen, placing.seen)
        return self._result(item, cursor, placing.lines, placing.slots)

    def _result(self, item: int, cursor: Cursor, lines: tuple[Line, ...], slots: list[LineSlot]) -> _Placed:
        paragraph = self.paragraphs[item]
        form, drop = paragraph.format, paragraph.drop
        placed = []
        for n, (line, slot) in enumerate(zip(lines, slots, strict=False)):
            indent = form.first_indent if n == 0 and line.start == 0 and drop is None else 0.0
            if drop and n < drop.lines:
                indent = drop.inset
            placed.append(PlacedLine(item, line, slot, slot.x + indent, slot.width - indent))
        if not placed:
            return _Placed((), None, None, cursor, 0 if lines else None)
        last = placed[-1].slot
        end = Cursor(last.column, last.bottom + form.space_after, False)
        over = lines[len(placed)].start if len(placed) < len(lines) else None
        return _Placed(tuple(placed), self._rule(item, placed[0]), self._drop(item, drop, placed), end, over)

    def _rule(self, item: int, first: PlacedLine) -> PlacedRule | None:
        form = self.paragraphs[item].format
        if not form.rule:
            return None
        y = first.slot.top - form.rule_gap - form.rule / 2
        return PlacedRule(item, first.slot.column, first.slot.x, y, form.rule_width or first.slot.width)

    @staticmethod
    def _drop(item: int, drop: DropCap | None, placed: list[PlacedLine]) -> PlacedDrop | None:
        if drop is None or len(placed) < 1:
            return None
        foot = placed[min(drop.lines, len(placed)) - 1]
        return PlacedDrop(item, foot.slot.column, placed[0].slot.x, foot.slot.baseline)

    # -- columns -------------------------------------------------------------------------------------------------

    def _column_after(self, cursor: Cursor) -> Cursor:
        number = cursor.column + 1
        return Cursor(number, self.columns[number].top if number < len(self.columns) else 0.0)

    def _broken(self, cursor: Cursor, kind: str) -> Cursor:
        if cursor.fresh and kind == "column":
            return cursor
        here = self.columns[cursor.column].frame if cursor.column < len(self.columns) else ""
        after = self._column_after(cursor)
        while kind == "frame" and after.column < len(self.columns) and self.columns[after.column].frame == here:
            after = self._column_after(after)
        return after

    def _frame_columns(self, number: int) -> list[int]:
        frame = self.columns[number].frame
        return [n for n, column in enumerate(self.columns) if column.frame == frame]

    def _span(self, item: int, cursor: Cursor) -> _Placed:
        """Set a paragraph across all columns of its frame, below the balanced text that stands above it."""
        if cursor.column >= len(self.columns):
            return _Placed((), None, None, cursor, 0)
        group = self._frame_columns(cursor.column)
        if len(group) == 1:
            return self._kept(item, cursor)
        above = cursor.y if cursor.column == group[0] and cursor.fresh else self._balance(group)
        placed = self._across(item, group, above)
        if placed.over is not None and group[-1] + 1 < len(self.columns):
            return self._span(item, self._column_after(Cursor(group[-1], 0.0)))
        self._begin_below(group, placed.end.y)
        self.segment = item + 1
        return placed._replace(end=Cursor(group[0], placed.end.y, True)) if placed.over is None else placed

    def _across(self, item: int, group: list[int], y: float) -> _Placed:
        """Place one paragraph in a column as wide as the whole frame."""
        first, last = self.columns[group[0]], self.columns[group[-1]]
        wide = replace(first, width=last.x + last.width - first.x, top=y)
        fresh = y <= first.top + _EPS
        with self._among((*self.columns[: group[0]], wide)):
            return self._place(item, Cursor(group[0], y, fresh))

    @contextmanager
    def _among(self, columns: tuple[Column, ...]) -> Iterator[None]:
        """Try something among other columns. Whatever comes out, the pouring can go on from where it was."""
        before, self.columns = self.columns, columns
        try:
            yield
        finally:
            self.columns = before

    def _begin_below(self, group: list[int], y: float) -> None:
        self.columns = tuple(replace(c, top=max(c.top, y)) if n in group else c for n, c in enumerate(self.columns))

    def _balance(self, group: list[int]) -> float:
        """Set the paragraphs since the last span again in columns as short as they will go; return where they end."""
        items = [n for n in range(self.segment, len(self.placed)) if any(p.slot.column in group for p in self.placed[n].lines)]
        first = self.columns[group[0]]
        if not items:
            return max(self.columns[n].top for n in group)
        step = first.grid_step or 6.0
        height = sum(line.slot.bottom - line.slot.top for n in items for line in self.placed[n].lines)
        most = math.ceil((first.bottom - first.top) / step) - 1
        rows = max(min(int(height / len(group) / step), most), 1)
        found = self._within(items, group, rows * step)
        while found is None and rows < most:
            rows += 1
            found = self._within(items, group, rows * step)
        while found and rows > 1 and (shorter := self._within(items, group, (rows - 1) * step)):
            rows, found = rows - 1, shorter
        if found:
            self.placed = self.placed[: items[0]] + found
        bottoms = [line.slot.bottom for p in self.placed[items[0] :] for line in p.lines if line.slot.column in group]
        return max(bottoms, default=first.top)

    def _within(self, items: list[int], group: list[int], height: float) -> list[_Placed] | None:
        """The paragraphs placed in columns so many points high; None if they do not fit."""
        top, found = self.columns[group[0]].top, list[_Placed]()
        short = [replace(c, bottom=min(top + height, c.bottom)) if n in group else c for n, c in enumerate(self.columns)]
        cursor = Cursor(group[0], top)
        with self._among(tuple(short[: group[-1] + 1])):
            for item in items:
                found.append(self._kept(item, cursor))
                cursor = found[-1].end
                if found[-1].over is not None:
                    return None
        return found
