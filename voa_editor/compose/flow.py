"""Pour paragraphs through columns: keep lines together, span columns, drop capitals, report what is overset."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voa_editor.compose.column import Column, Cursor, LineShape, LineSlot, next_slot
from voa_editor.compose.linebreak import Line
from voa_editor.compose.paragraph import DropCap, SetParagraph

_EPS = 0.01


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of paragraph number `item` in its slot; `x` and `width` are the measure after all indents."""

    item: int
    line: Line
    slot: LineSlot
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class PlacedRule:
    """A rule above paragraph number `item`."""

    item: int
    column: int
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class PlacedDrop:
    """The drop cap of paragraph number `item`, its baseline that of its last line."""

    item: int
    column: int
    x: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Flow:
    """Paragraphs poured through columns. `over` is (paragraph, character) of the first that found no place."""

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


@dataclass(frozen=True, slots=True)
class _Placed:
    """One paragraph in its slots, and where the next may begin; `over` is the first character without a slot."""

    lines: tuple[PlacedLine, ...]
    rule: PlacedRule | None
    drop: PlacedDrop | None
    end: Cursor
    over: int | None = None


def pour(paragraphs: tuple[SetParagraph, ...], columns: tuple[Column, ...]) -> Flow:
    """Pour paragraphs through columns in order. Columns of one frame stand next to each other in the tuple."""
    return _Pour(paragraphs, columns).flow()


class _Pour:
    def __init__(self, paragraphs: tuple[SetParagraph, ...], columns: tuple[Column, ...]) -> None:
        self.paragraphs = paragraphs
        self.columns = columns
        self.placed: list[_Placed] = []
        self.segment = 0  # the first paragraph since the last one that spans the columns of this frame

    def flow(self) -> Flow:
        cursor = Cursor(0, self.columns[0].top) if self.columns else Cursor(0, 0.0)
        over: tuple[int, int] | None = None
        for item, paragraph in enumerate(self.paragraphs):
            placed = self._span(item, cursor) if paragraph.format.span else self._kept(item, cursor)
            self.placed.append(placed)
            cursor = placed.end
            if placed.over is not None:
                over = (item, placed.over)
                break
        lines = tuple(line for placed in self.placed for line in placed.lines)
        rules = tuple(placed.rule for placed in self.placed if placed.rule)
        drops = tuple(placed.drop for placed in self.placed if placed.drop)
        return Flow(self.paragraphs, self.columns, lines, rules, drops, cursor, over)

    # -- one paragraph -------------------------------------------------------------------------------------------

    def _kept(self, item: int, cursor: Cursor) -> _Placed:
        """Place a paragraph, and take it to the next column if what it must stay with would begin there."""
        placed = self._place(item, cursor)
        form = self.paragraphs[item].format
        if not form.keep_with_next or placed.over is not None or item + 1 >= len(self.paragraphs):
            return placed
        follower = self.paragraphs[item + 1].format
        after = self._kept(item + 1, placed.end) if follower.keep_with_next else self._place(item + 1, placed.end)
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
        start = cursor if cursor.fresh else replace(cursor, y=cursor.y + form.space_before)
        rule_room = form.rule + form.rule_gap if form.rule else 0.0
        start = replace(start, y=start.y + rule_room)
        lines, slots = self._fit(paragraph, start)
        kept = self._keep(paragraph, lines, slots, cursor)
        if kept is not None and kept < len(lines):
            lines, slots = self._resume(paragraph, lines, slots, kept, start)
        lines, slots = self._unparted(paragraph, lines, slots)
        return self._result(item, cursor, lines, slots)

    def _fit(self, paragraph: SetParagraph, start: Cursor) -> tuple[tuple[Line, ...], list[LineSlot]]:
        """Break the paragraph to the measures of the slots from the cursor on; lines may outnumber the slots."""
        shape = paragraph.shape
        first = next_slot(self.columns, start, shape)
        if first is None:
            return paragraph.lines(max(self.columns[-1].width - shape.left - shape.right, 1.0)), []
        drop = paragraph.drop
        lines = paragraph.lines(first.width) if drop is None else paragraph.dropped_lines(first.width)
        slots = self._slots(start, shape, len(lines))
        if all(abs(slot.width - first.width) < _EPS for slot in slots):
            return lines, slots
        # The measure changes on the way: break again to the true one, with slots enough for it.
        slots = self._slots(start, shape, len(lines) * 3 + 8)
        inset = drop.inset if drop else 0.0
        widths = [s.width - (inset if drop and n < drop.lines else 0.0) for n, s in enumerate(slots)]
        lines = paragraph.lines(tuple(widths))
        return lines, slots[: len(lines)]

    def _slots(self, start: Cursor, shape: LineShape, count: int) -> list[LineSlot]:
        slots: list[LineSlot] = []
        cursor = start
        while len(slots) < count and (slot := next_slot(self.columns, cursor, shape)):
            slots.append(slot)
            cursor = Cursor(slot.column, slot.bottom, False)
        return slots

    def _keep(self, paragraph: SetParagraph, lines: tuple[Line, ...], slots: list[LineSlot], cursor: Cursor) -> int | None:
        """How many lines may stay in the first column; None if the break stands as it is."""
        form, total = paragraph.format, len(lines)
        if not slots or slots[0].column + 1 >= len(self.columns):
            return None
        here = sum(1 for slot in slots if slot.column == slots[0].column)
        if here == total:
            return None
        moved = slots[0].column != cursor.column
        at_top = cursor.fresh or moved
        keep = here
        if form.keep_together or (paragraph.drop and here < paragraph.drop.lines):
            keep = 0
        elif total - keep < form.widows:
            keep = total - form.widows
        if keep < form.orphans:
            keep = 0
        if keep == 0 and at_top:
            return None
        return keep if keep != here else None

    def _resume(
        self, paragraph: SetParagraph, lines: tuple[Line, ...], slots: list[LineSlot], kept: int, start: Cursor
    ) -> tuple[tuple[Line, ...], list[LineSlot]]:
        """Leave the first `kept` lines where they are and take the others to the next column."""
        after = self._column_after(Cursor(slots[0].column, 0.0))
        if kept == 0:
            return self._fit(paragraph, after)
        rest = self._slots(after, paragraph.shape, len(lines) - kept)
        width = slots[0].width
        if all(abs(slot.width - width) < _EPS for slot in rest):
            return lines, slots[:kept] + rest
        rest = self._slots(after, paragraph.shape, len(lines) * 3 + 8)
        tail = paragraph.lines(tuple(slot.width for slot in rest), start=lines[kept].start)
        return lines[:kept] + tail, slots[:kept] + rest[: len(tail)]

    def _unparted(
        self, paragraph: SetParagraph, lines: tuple[Line, ...], slots: list[LineSlot]
    ) -> tuple[tuple[Line, ...], list[LineSlot]]:
        """Part no word between two frames: from the line before on, break without hyphens, where widows allow."""
        frames = [self.columns[slot.column].frame for slot in slots]
        for n, (here, after) in enumerate(zip(frames, frames[1:], strict=False)):
            if here == after or not lines[n].hyphen:
                continue
            tail_slots = self._slots(Cursor(slots[n].column, slots[n].top, False), paragraph.shape, len(lines) - n + 4)
            tail = paragraph.whole_lines(tuple(slot.width for slot in tail_slots), lines[n].start)
            if len(tail) > paragraph.format.widows and n >= (paragraph.drop.lines if paragraph.drop else 1):
                return lines[:n] + tail, slots[:n] + tail_slots[: len(tail)]
        return lines, slots

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
        return replace(placed, end=Cursor(group[0], placed.end.y, True)) if placed.over is None else placed

    def _across(self, item: int, group: list[int], y: float) -> _Placed:
        """Place one paragraph in a column as wide as the whole frame."""
        first, last = self.columns[group[0]], self.columns[group[-1]]
        wide = replace(first, width=last.x + last.width - first.x, top=y)
        narrow, self.columns = self.columns, (*self.columns[: group[0]], wide)
        fresh = y <= first.top + _EPS
        placed = self._place(item, Cursor(group[0], y, fresh))
        self.columns = narrow
        return placed

    def _begin_below(self, group: list[int], y: float) -> None:
        self.columns = tuple(replace(c, top=max(c.top, y)) if n in group else c for n, c in enumerate(self.columns))

    def _balance(self, group: list[int]) -> float:
        """Set the paragraphs since the last span again in columns as short as they will go; return where they end."""
        items = [n for n in range(self.segment, len(self.placed)) if any(p.slot.column in group for p in self.placed[n].lines)]
        if not items:
            return max(self.columns[n].top for n in group)
        before, full = self.placed, self.columns
        top = full[group[0]].top
        step = full[group[0]].grid_step or 6.0
        depth = top + step
        while depth < full[group[0]].bottom:
            self.columns = tuple(replace(c, bottom=min(depth, c.bottom)) if n in group else c for n, c in enumerate(full))
            self.columns = self.columns[: group[-1] + 1]
            self.placed = before[: items[0]]
            cursor = Cursor(group[0], top)
            for item in items:
                placed = self._kept(item, cursor)
                self.placed.append(placed)
                cursor = placed.end
                if placed.over is not None:
                    break
            else:
                break
            depth += step
        else:
            self.placed = before
        self.columns = full
        bottoms = [line.slot.bottom for p in self.placed[items[0] :] for line in p.lines if line.slot.column in group]
        return max(bottoms, default=top)
