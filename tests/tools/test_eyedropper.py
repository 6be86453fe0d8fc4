"""The eyedropper on text: a click takes up how type is set, a drag gives it; one step each."""

from __future__ import annotations

import pytest

from tests import notation
from tests.driver import Driver
from voa_editor.display.caret import caret
from voa_editor.edit.selection import TextRange
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.model.story import Paragraph, Span, Spot
from voa_editor.model.styles import CharacterStyle, ParagraphStyle
from voa_editor.tools.eyedropper import EyedropperTool
from voa_editor.tools.marks import BoxMark
from voa_editor.tools.tool import Pointer

LOCAL = ("size=13", "tracking=20")


def pages() -> Issue:
    """A line in bold and larger letters, and below it two plain lines; other words in a frame beside them."""
    body = notation.paragraphs("a", "Loud words stand here", "Plain words stand here", "And here stand others")
    first = Paragraph(**{**_fields(body[0]), "style": "ps-lead", "local": ("align=right",),
                         "spans": (Span(0, 4, "cs-bold"), Span(0, 10, local=LOCAL))})  # fmt: skip
    linked = Paragraph(**{**_fields(body[2]), "spans": (Span(4, 8, link="https://example.org"), Span(4, 8, local=("rise=2",)))})
    return notation.issue(
        [notation.story("a", headline="")[0], first, body[1], linked],
        [TextFrame(id="f", parent="page-1", order="1", x=50, y=50, w=200, h=90, story="story-a")],
        [TextFrame(id="other", parent="page-1", order="2", x=300, y=50, w=100, h=90, story="story-b")],
        notation.story("b", "Quite other words", headline=""),
        [Page(id="page-1", order="1")],
        [ParagraphStyle(id="ps-body", size=10.0, leading=12.0), ParagraphStyle(id="ps-lead", size=11.0, leading=14.0)],
        [CharacterStyle(id="cs-bold", weight=700)],
    )


def _fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}  # type: ignore[attr-defined]


@pytest.fixture
def hand() -> Driver:
    return Driver(pages(), EyedropperTool())


def place(d: Driver, paragraph: int, offset: int) -> tuple[float, float]:
    """Where a character stands on the page: a little to the right of the caret before it."""
    found = caret(d.desk.sheet("page-1"), Spot(f"para-a-{paragraph}", offset))
    assert found is not None
    return found.x + 1, (found.top + found.bottom) / 2


def cursor(d: Driver, held: str = "") -> str:
    return d.desk.cursor(Pointer(d._at, alt=held == "alt"))


def test_a_click_loads_and_a_drag_gives_paragraph_and_characters(hand: Driver):
    assert cursor(hand) == "pick"
    hand.click(*place(hand, 1, 1)).expect_unchanged()
    assert cursor(hand) == "pick-loaded" and cursor(hand, "alt") == "pick"
    hand.drag(place(hand, 2, 6), place(hand, 2, 11))
    hand.expect("para-a-2", style="ps-lead", local=("align=right",), spans=(Span(6, 11, "cs-bold"), Span(6, 11, local=LOCAL)))
    assert [entry.label for entry in hand.desk.editor.entries()][1:] == ["Take Type"], "one step"
    assert cursor(hand) == "pick-loaded", "it gives again"
    hand.undo().expect_unchanged()


def test_a_click_when_loaded_gives_the_paragraph_and_leaves_its_characters(hand: Driver):
    hand.click(*place(hand, 1, 1)).click(*place(hand, 3, 6))
    spans = hand.first.need(Paragraph, "para-a-3").spans
    hand.expect("para-a-3", style="ps-lead", local=("align=right",), spans=spans)
    hand.undo().expect_unchanged()


def test_plain_type_takes_styles_and_overrides_away_and_leaves_links(hand: Driver):
    hand.click(*place(hand, 2, 3)).drag(place(hand, 1, 0), place(hand, 3, 20))
    hand.expect("para-a-1", style="ps-body", local=(), spans=())
    hand.expect("para-a-3", spans=(Span(4, 8, link="https://example.org"),))


def test_what_is_dragged_over_shows_and_escape_gives_it_up(hand: Driver):
    hand.click(*place(hand, 1, 1)).press(*place(hand, 2, 0)).move(*place(hand, 2, 9))
    assert [mark.kind for mark in hand.desk.marks if isinstance(mark, BoxMark)] == ["marquee"]
    hand.expect_unchanged()
    hand.escape().expect_unchanged()
    assert cursor(hand) == "pick-loaded"
    hand.escape()
    assert cursor(hand) == "pick"
    hand.drag(place(hand, 2, 0), place(hand, 2, 9)).expect_unchanged()


def test_alt_loads_anew(hand: Driver):
    hand.click(*place(hand, 1, 1)).click(*place(hand, 2, 3), "alt").expect_unchanged()
    hand.drag(place(hand, 1, 0), place(hand, 1, 20)).expect("para-a-1", style="ps-body", spans=())


def test_another_tool_puts_it_away(hand: Driver):
    tool = hand.desk.tool
    hand.click(*place(hand, 1, 1)).tool(EyedropperTool())
    hand.tool(tool)
    assert cursor(hand) == "pick"


def test_selected_text_and_the_text_of_selected_frames_are_set_like_what_is_pressed(hand: Driver):
    hand.desk.selection = hand.desk.selection.with_text(TextRange("f", Spot("para-a-2", 0), Spot("para-a-2", 5)))
    hand.click(*place(hand, 1, 1)).expect("para-a-2", style="ps-lead", spans=(Span(0, 5, "cs-bold"), Span(0, 5, local=LOCAL)))
    hand.undo().select("other").click(*place(hand, 1, 1)).expect("para-b-1", style="ps-lead")
    assert hand.issue.need(Paragraph, "para-b-1").spans == (Span(0, 17, "cs-bold"), Span(0, 17, local=LOCAL))
    assert cursor(hand) == "pick", "it was given, and is not held"
    hand.undo().expect_unchanged()


def test_beside_the_words_it_is_for_frames(hand: Driver):
    hand.click(240, 130)
    assert cursor(hand) == "pick-loaded"
    hand.drag(place(hand, 2, 0), place(hand, 2, 9))
    assert hand.issue.need(Paragraph, "para-a-2") == hand.first.need(Paragraph, "para-a-2")
