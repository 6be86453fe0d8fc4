"""Move a caret over the sheets: by lines and columns, to the ends of lines, to where a point means; across threaded frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voa_editor.display.caret import CaretShape, Hit, Where, caret, line_end, line_of, nearest, selection_boxes, spot_at, x_of
from voa_editor.display.items import TextBox, TextLine
from voa_editor.edit.moves import Unit, step, whole_paragraph, word
from voa_editor.edit.passage import order, sound, whole
from voa_editor.edit.selection import TextRange
from voa_editor.geometry import Matrix, Point, Rect
from voa_editor.model.frames import TextFrame
from voa_editor.model.story import Spot
from voa_editor.model.threads import paragraphs
from voa_editor.tools.desk import Desk

_STEPS: dict[tuple[str, bool], tuple[Unit, bool]] = {
    ("Left", False): ("letter", True), ("Right", False): ("letter", False),
    ("Left", True): ("word", True), ("Right", True): ("word", False),
    ("Up", True): ("paragraph", True), ("Down", True): ("paragraph", False),
    ("Home", True): ("story", True), ("End", True): ("story", False),
}  # fmt: skip
"""Key, with Ctrl → the unit and whether it goes back."""
MOVES = {"Left", "Right", "Up", "Down", "Home", "End", "PageUp", "PageDown"}


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a caret has come to, and how far from its column's left edge it would stay in further lines."""

    hit: Hit
    wanted: float | None = None


def moved(desk: Desk, text: TextRange, key: str, *, ctrl: bool, from_: Moved) -> Moved:
    """Where a key takes the head of a range; `from_` is where it stands and what was wanted."""
    if (key, ctrl) in _STEPS:
        unit, back = _STEPS[(key, ctrl)]
        return Moved(Hit(step(desk.issue, text.head, unit, back=back)))
    found = line_under(desk, text, from_.hit.at_line_end)
    if found is None:  # overset: before it stands the last line that shows
        back = key in ("Home", "Up", "PageUp")
        last = _last_line(desk, text) if back else None
        return Moved(line_end(last) if last else Hit(step(desk.issue, text.head, "story", back=back)))
    box, number = found
    line = box.lines[number]
    if key == "Home":
        return Moved(Hit(sound(desk.issue, Spot(line.paragraph, line.start))))
    if key == "End":
        return Moved(line_end(line))
    wanted = from_.wanted if from_.wanted is not None else x_of(line, text.head.offset) - _left(box, line)
    target = _line_beside(desk, box, number, back=key in ("Up", "PageUp"), far=key.startswith("Page"))
    if target is None:
        return Moved(Hit(step(desk.issue, text.head, "story", back=True)) if key in ("Up", "PageUp") else line_end(line), wanted)
    hit = nearest(target.line, _left(target.box, target.line) + wanted)
    return Moved(Hit(sound(desk.issue, hit.spot), hit.at_line_end), wanted)


def caret_at(desk: Desk, text: TextRange, at_line_end: bool = False) -> tuple[str, CaretShape] | None:
    """The page and the shape of the caret at the head of a range; None where the text is overset.

    In an empty field that takes no line, it stands where the line would begin.
    """
    for page in _pages(desk, text):
        sheet = desk.sheet(page)
        if shape := caret(sheet, text.head, text.frame, at_line_end) or caret(sheet, text.head, text.frame, True):
            return page, shape
    ids = [paragraph.id for paragraph in order(desk.issue, text.head.paragraph)]
    beside = ids[ids.index(text.head.paragraph) + 1 :]
    for page in _pages(desk, text) if text.head.offset == 0 and beside else ():
        if where := line_of(desk.sheet(page), Spot(beside[0], 0)):
            return page, CaretShape(where.line.top, where.line.bottom, where.line.x, where.box.matrix)
    return None


def selected_boxes(desk: Desk, text: TextRange, page: str) -> list[tuple[Rect, Matrix]]:
    """What a range covers on a page: rectangles, each with the map to the page."""
    if text.is_caret:
        return []
    return selection_boxes(desk.sheet(page), text.anchor, text.head, [p.id for p in order(desk.issue, text.head.paragraph)])


def hit_at(desk: Desk, frame: TextFrame, point: Point) -> Hit | None:
    """The spot in a frame nearest to a point of the pasteboard; in one that shows no text, an end of its flow.

    None if the frame has no paragraph.
    """
    page = desk.issue.page_of(frame.id)
    box = box_of(desk, page, frame.id) if page in desk.pasteboard else None
    hit = spot_at(box, desk.pasteboard.to_page(page, point)) if box else None
    if hit is not None:
        return Hit(sound(desk.issue, hit.spot), hit.at_line_end)
    flow = paragraphs(desk.issue, frame.story, frame.flow) if frame.story else []
    if not flow:
        return None
    first = desk.composer.view(desk.issue).threads.frames(frame.story, frame.flow)[0].id == frame.id
    spot = Spot(flow[0].id)
    return Hit(spot if first else step(desk.issue, spot, "story"))


def unit_at(desk: Desk, frame: str, hit: Hit, clicks: int) -> tuple[Spot, Spot]:
    """What that many clicks select at a spot: the spot itself, its word, line, paragraph, or all the flow."""
    match clicks:
        case 1:
            return hit.spot, hit.spot
        case 2:
            return word(desk.issue, hit.spot)
        case 3:
            found = line_under(desk, TextRange(frame, hit.spot, hit.spot), hit.at_line_end)
            if found is None:
                return whole_paragraph(desk.issue, hit.spot)
            line = found.box.lines[found.number]
            start = sound(desk.issue, Spot(line.paragraph, line.start))
            return start, sound(desk.issue, Spot(line.paragraph, max(line.end, line.start)))
        case 4:
            return whole_paragraph(desk.issue, hit.spot)
        case _:
            story = whole(desk.issue, frame)
            return (story.anchor, story.head) if story else (hit.spot, hit.spot)


def spanned(desk: Desk, frame: str, first: tuple[Spot, Spot], last: tuple[Spot, Spot]) -> TextRange:
    """The range from one stretch of a flow to another, both whole."""
    rank = {paragraph.id: n for n, paragraph in enumerate(order(desk.issue, first[0].paragraph))}

    def place(spot: Spot) -> tuple[int, int]:
        return rank.get(spot.paragraph, 0), spot.offset

    if place(last[0]) < place(first[0]):
        return TextRange(frame, first[1], last[0])
    return TextRange(frame, first[0], max(last[1], first[1], key=place))


def line_under(desk: Desk, text: TextRange, at_line_end: bool = False) -> Where | None:
    """The line that the head of a range stands in, on whichever page; None where it is overset."""
    for page in _pages(desk, text):
        sheet = desk.sheet(page)
        if where := line_of(sheet, text.head, at_line_end) or line_of(sheet, text.head, True):
            return where
    return None


def box_of(desk: Desk, page: str, frame: str) -> TextBox | None:
    """The text that a frame shows on its page."""
    return next((box for box in desk.sheet(page).texts if box.frame == frame), None)


def _pages(desk: Desk, text: TextRange) -> Iterator[str]:
    """The pages on which the flow of a range stands, that of its frame first."""
    frame = desk.issue.find(TextFrame, text.frame)
    if frame is None:
        return
    first = desk.issue.page_of(frame.id)
    if first:
        yield first
    thread = [one.id for one in desk.composer.view(desk.issue).threads.frames(frame.story, frame.flow)]
    at = thread.index(frame.id) if frame.id in thread else 0
    near = sorted(range(len(thread)), key=lambda n: abs(n - at))
    yield from (page for page in dict.fromkeys(desk.issue.page_of(thread[n]) for n in near) if page and page != first)


def _last_line(desk: Desk, text: TextRange) -> TextLine | None:
    """The last line of a flow that finds room; None if none does."""
    frame = desk.issue.find(TextFrame, text.frame)
    thread = desk.composer.view(desk.issue).threads.frames(frame.story, frame.flow) if frame else []
    boxes = (box_of(desk, page, one.id) for one in reversed(thread) if (page := desk.issue.page_of(one.id)))
    return next((box.lines[-1] for box in boxes if box and box.lines), None)


def _line_beside(desk: Desk, box: TextBox, number: int, *, back: bool, far: bool) -> Where | None:
    """The line before or after another; `far`: the first or last of the frame, or, from there, of the next frame."""
    end = 0 if back else len(box.lines) - 1
    if number != end:
        return Where(box, end if far else number + (-1 if back else 1))
    frame = desk.issue.need(TextFrame, box.frame)
    thread = desk.composer.view(desk.issue).threads.frames(frame.story, frame.flow)
    at = next(n for n, one in enumerate(thread) if one.id == frame.id)
    for one in thread[:at][::-1] if back else thread[at + 1 :]:
        beside = box_of(desk, desk.issue.page_of(one.id), one.id) if desk.issue.page_of(one.id) else None
        if beside and beside.lines:
            last = len(beside.lines) - 1
            return Where(beside, (0 if far else last) if back else (last if far else 0))
    return None


def _left(box: TextBox, line: TextLine) -> float:
    """The left edge of the column that a line stands in."""
    return max((column.x for column in box.columns if column.x <= line.x + 0.01), default=line.x)
