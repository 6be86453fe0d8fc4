"""Type text in place: put the caret into a frame, select, move, type and erase; or draw a frame for new text (T)."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from voa_editor.display.caret import CaretShape, Hit
from voa_editor.edit import formatting
from voa_editor.edit.change import Change
from voa_editor.edit.commands import shapes
from voa_editor.edit.commands.thread import with_paragraph
from voa_editor.edit.moves import Unit
from voa_editor.edit.passage import ends, order, whole
from voa_editor.edit.selection import TextRange
from voa_editor.edit.typing import erase, insert_text, split
from voa_editor.geometry import Matrix, Point, Rect
from voa_editor.model.frames import AdFrame, PictureFrame, TextFrame
from voa_editor.model.stack import locked
from voa_editor.model.story import Spot
from voa_editor.tools import text_moves
from voa_editor.tools.desk import Desk
from voa_editor.tools.draw import Drawn, draw
from voa_editor.tools.hits import leaves_at, seen_through
from voa_editor.tools.move import rect_between
from voa_editor.tools.text_input import Surrounding, TextInput
from voa_editor.tools.text_moves import MOVES, Moved, box_of, caret_at, hit_at, moved, selected_boxes, spanned, unit_at
from voa_editor.tools.tool import Gesture, Key, Pointer, Tool

_DRAWN = "Draw Text Frame"


class TypeTool(Tool):
    """The Text tool. `back` is the tool that Escape goes back to, None to stay."""

    name = "text"

    def __init__(self, back: Tool | None = None) -> None:
        self.back = back
        self.at_line_end = False  # the caret stands at the end of a line that goes on, not at the beginning of the next
        self._input = TextInput()
        self._wanted: float | None = None
        self._left_at: TextRange | None = None

    # -- the pointer ---------------------------------------------------------------------------------------------

    def press(self, desk: Desk, pointer: Pointer) -> Gesture | None:
        self._input.give_up(desk)
        frame = text_frame_at(desk, pointer.at)
        if frame is None:
            return self._draw(desk, pointer)
        hit = self._hit(desk, frame, pointer.at)
        return self._select(desk, pointer, frame, hit) if hit else None

    def cursor(self, desk: Desk, pointer: Pointer) -> str:
        return "text" if text_frame_at(desk, pointer.at) else "cross"

    def begin(self, desk: Desk, frame: str, point: Point | None = None) -> bool:
        """Put the caret into a text frame, at a point of the pasteboard or at the end of its text."""
        found = desk.issue.find(TextFrame, frame)
        if found is None or locked(desk.issue, found):
            return False
        if point is None:
            self._give_paragraph(desk, frame)
            story = whole(desk.issue, frame)
            hit = Hit(story.head) if story else None
        else:
            hit = self._hit(desk, found, point)
        if hit is not None:
            self._stand(desk, TextRange(frame, hit.spot, hit.spot), Moved(hit))
        return hit is not None

    def leave(self, desk: Desk) -> None:
        self._input.give_up(desk)

    def _hit(self, desk: Desk, frame: TextFrame, point: Point) -> Hit | None:
        self._give_paragraph(desk, frame.id)
        return hit_at(desk, desk.issue.need(TextFrame, frame.id), point)

    def _give_paragraph(self, desk: Desk, frame: str) -> None:
        """A frame that has nothing to type in gets an empty paragraph."""
        desk.apply(with_paragraph(desk.issue, frame), "Begin Text")

    def _select(self, desk: Desk, pointer: Pointer, frame: TextFrame, hit: Hit) -> Gesture:
        """Put the caret down and select from there: by letters, or by what was clicked."""
        clicks = pointer.clicks
        first = unit_at(desk, frame.id, hit, clicks)
        before = desk.selection.text
        if pointer.shift and before and hit.spot.paragraph in {p.id for p in order(desk.issue, before.anchor.paragraph)}:
            first = (before.anchor, before.anchor)
            self._stand(desk, TextRange(frame.id, before.anchor, hit.spot), Moved(hit))
        else:
            self._stand(desk, TextRange(frame.id, *first), Moved(hit if clicks == 1 else Hit(first[1])))
        pointer = yield ()
        while not pointer.up:
            over = self._frame_over(desk, frame, pointer.at)
            here = hit_at(desk, over, pointer.at)
            if here is not None:
                last = unit_at(desk, over.id, here, clicks)
                self._stand(desk, spanned(desk, over.id, first, last), Moved(here))
            pointer = yield ()
        return ""

    def _frame_over(self, desk: Desk, frame: TextFrame, point: Point) -> TextFrame:
        """The frame of the same flow under a point, else the one that was pressed."""
        found = (leaf for leaf in leaves_at(desk, point) if isinstance(leaf, TextFrame))
        return next((one for one in found if (one.story, one.flow) == (frame.story, frame.flow)), frame)

    def _draw(self, desk: Desk, pointer: Pointer) -> Gesture:
        """Draw a frame for new text; a click on empty paper leaves the text that was edited."""
        page = desk.pasteboard.page_at(pointer.at)

        def make(drawn: Drawn) -> Change | None:
            start, end = (desk.pasteboard.to_page(page, point) for point in (drawn.start, drawn.end))
            return shapes.draw(desk.issue, desk.selection, "text", rect_between(start, end)) if page else None

        desk.selection = desk.selection.of()
        label = yield from draw(desk, pointer, make, _DRAWN)
        if label and (story := whole(desk.issue, desk.selection.frames[0])):
            self._stand(desk, story, Moved(Hit(story.head)))
        return label

    # -- keys ----------------------------------------------------------------------------------------------------

    def key(self, desk: Desk, key: Key) -> bool:
        text = desk.selection.text
        if text is None:
            return False
        name = key.name.lower() if len(key.name) == 1 else key.name
        if name in MOVES:
            return self._move(desk, text, key)
        if name in ("Backspace", "Delete"):
            return self._erase(desk, text, "word" if key.ctrl else "letter", back=name == "Backspace")
        if name in ("Return", "Enter"):
            return self._return(desk, text, key)
        if name == "Escape":
            return self._escape(desk, text)
        if name == "Tab" and not key.ctrl:
            return self._typed(desk, "\t")
        if key.ctrl and not key.alt:
            return self._command(desk, text, name)
        return key.text >= " " and self._typed(desk, key.text)

    def _command(self, desk: Desk, text: TextRange, name: str) -> bool:
        match name:
            case "a":
                story = whole(desk.issue, text.frame)
                if story:
                    self._stand(desk, story, Moved(Hit(story.head)))
                return True
            case "b":
                return self._input.apply(desk, formatting.toggle(desk.issue, text, "bold"), "Bold", "bold", goes_on=False)
            case "i":
                return self._input.apply(desk, formatting.toggle(desk.issue, text, "italic"), "Italic", "italic", goes_on=False)
            case _:
                return False

    def _typed(self, desk: Desk, text: str) -> bool:
        self._settle()
        return self._input.type(desk, text)

    def _erase(self, desk: Desk, text: TextRange, unit: Unit, *, back: bool) -> bool:
        self._settle()
        self._input.apply(desk, erase(desk.issue, text, unit, back=back), "Erase", "erase" if text.is_caret else "erase-range")
        return True

    def _return(self, desk: Desk, text: TextRange, key: Key) -> bool:
        self._settle()
        edit = insert_text(desk.issue, text, "\n") if key.shift else split(desk.issue, text)
        return self._input.apply(desk, edit, "New Line" if key.shift else "New Paragraph", "return", goes_on=False)

    def _escape(self, desk: Desk, text: TextRange) -> bool:
        desk.selection = desk.selection.of(text.frame)
        if self.back is not None:
            desk.take(self.back)
        return True

    def _move(self, desk: Desk, text: TextRange, key: Key) -> bool:
        if not text.is_caret and not key.shift and key.name in ("Left", "Right") and not key.ctrl:
            start, end = ends(desk.issue, text)
            spot = start if key.name == "Left" else end
            self._stand(desk, TextRange(text.frame, spot, spot), Moved(Hit(spot)))
            return True
        still = self._left_at == text
        from_ = Moved(Hit(text.head, self.at_line_end and still), self._wanted if still else None)
        to = moved(desk, text, key.name, ctrl=key.ctrl, from_=from_)
        head = to.hit.spot
        self._stand(desk, TextRange(text.frame, text.anchor if key.shift else head, head), to)
        return True

    # -- what shows ----------------------------------------------------------------------------------------------

    def shape(self, desk: Desk) -> tuple[str, CaretShape] | None:
        """The page of the caret, and its place there; None where no text is edited, or it is overset."""
        text = desk.selection.text
        return caret_at(desk, text, self.at_line_end and self._left_at == text) if text else None

    def selected(self, desk: Desk, page: str) -> list[tuple[Rect, Matrix]]:
        """What is selected of a page's text: rectangles, each with the map to the page."""
        text = desk.selection.text
        return selected_boxes(desk, text, page) if text else []

    @property
    def preedit(self) -> tuple[Spot, Spot] | None:
        """From where to where an input method's text is shown that is not yet committed."""
        return self._input.preedit

    def compose_text(self, desk: Desk, preedit: str, commit: str) -> bool:
        """Show what an input method composes, and enter what it commits. False if no text is being edited."""
        self._settle()
        return self._input.compose(desk, preedit, commit)

    def surrounding(self, desk: Desk) -> Surrounding:
        """The text of the caret's paragraph, without what is being composed, and the places of caret and anchor in it."""
        return self._input.surrounding(desk)

    def _stand(self, desk: Desk, text: TextRange, where: Moved) -> None:
        """Select a range, its frame that in which the head stands."""
        found = text_moves.line_under(desk, text, where.hit.at_line_end)
        text = replace(text, frame=found.box.frame) if found else text
        self.at_line_end, self._wanted, self._left_at = where.hit.at_line_end, where.wanted, text
        desk.selection = desk.selection.with_text(text)

    def _settle(self) -> None:
        self.at_line_end, self._wanted, self._left_at = False, None, None


def text_frame_at(desk: Desk, point: Point) -> TextFrame | None:
    """The text frame that a press at a point of the pasteboard types in; none behind a picture, or an ad's artwork."""
    for leaf in leaves_at(desk, point):
        if isinstance(leaf, TextFrame) and not locked(desk.issue, leaf):
            return leaf
        if isinstance(leaf, PictureFrame | AdFrame) and not seen_through(desk, leaf, point):
            return None
    return None


class TextAt(NamedTuple):
    """A text frame, and the spot in it that a point means."""

    frame: TextFrame
    hit: Hit


def text_at(desk: Desk, point: Point) -> TextAt | None:
    """The text right under a point of the pasteboard; None beside the words of a frame."""
    frame = text_frame_at(desk, point)
    page = desk.issue.page_of(frame.id) if frame else ""
    box = box_of(desk, page, frame.id) if frame and page in desk.pasteboard else None
    if frame is None or box is None:
        return None
    here = box.matrix.inverse().apply(desk.pasteboard.to_page(page, point))
    on = any(
        line.top <= here.y < line.bottom and line.runs[0].x <= here.x <= line.runs[-1].x + line.runs[-1].advance
        for line in box.lines
        if line.runs
    )
    hit = hit_at(desk, frame, point) if on else None
    return TextAt(frame, hit) if hit else None
