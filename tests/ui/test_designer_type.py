"""Type tuned by keys, as a designer does it on the page: what the issue, the file and the printed page then have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from designer import Designer
from printed import colour_at, size_of, text_of, words_box

from voa_editor.edit.change import put
from voa_editor.edit.formatting import set_paragraph_style
from voa_editor.geometry import Rect
from voa_editor.model import overrides
from voa_editor.model.frames import TextFrame
from voa_editor.model.story import Paragraph
from voa_editor.model.styles import ParagraphStyle
from voa_editor.model.tabs import TabStop

BODY = "frame-009-body"
WORDS = "Quick words"


@pytest.fixture
def typist(designer: Designer) -> Designer:
    """A designer who has typed a line of her own above the article on page 9, and selected it."""
    designer.on("page-009").double_click(100, 520).keys("Ctrl+Home").type(f"{WORDS}\n")
    return designer.keys("Ctrl+Home", "Shift+End")


def line(designer: Designer) -> Paragraph:
    """Her line, as it is on the disk: what is on the screen is there."""
    saved = designer.saved()
    assert saved == designer.issue
    return next(p for p in saved.children(Paragraph, "story-baku") if p.text == WORDS)


def set_on(designer: Designer) -> dict[str, object]:
    """The overrides of all characters of her line, and of the line itself."""
    found = line(designer)
    (span,) = found.spans or [None]
    assert span is None or (span.start, span.end) == (0, len(WORDS))
    return dict(overrides.read(found.local)) | dict(overrides.read(span.local if span else ()))


def column(designer: Designer) -> Rect:
    """The first column of the article."""
    frame = designer.get(TextFrame, BODY)
    width = (frame.w - (frame.columns - 1) * frame.column_gap) / frame.columns
    return Rect(frame.x, frame.y, width, frame.h)


def test_lines_are_aligned_by_key(typist: Designer, tmp_path: Path):
    first, here = typist.issue, column(typist)
    edges = {}
    for n, (keys, align) in enumerate([("R", "right"), ("C", "centre"), ("L", "left"), ("J", "justify")], 1):
        typist.keys(f"Ctrl+Shift+{keys}")
        assert set_on(typist) == {"align": align}
        edges[align] = words_box(typist.export(tmp_path / f"{align}.pdf", 9), WORDS)
        assert len([step for step in typist.steps() if step.startswith(("Align", "Justify"))]) == n
    assert edges["left"].x == pytest.approx(here.x, abs=1) and edges["justify"].x == pytest.approx(here.x, abs=1)
    assert edges["right"].right == pytest.approx(here.right, abs=1)
    assert edges["centre"].centre.x == pytest.approx(here.centre.x, abs=1)
    typist.undoes("Justify", "Align Left", "Align Centre", "Align Right")
    assert typist.issue == first == typist.saved()


def test_size_and_tracking_are_tuned_by_key(typist: Designer, tmp_path: Path):
    before = typist.export(tmp_path / "before.pdf", 9)
    size, plain = size_of(before, WORDS), words_box(before, WORDS)
    typist.keys(*["Ctrl+Shift+."] * 4)
    assert set_on(typist) == {"size": pytest.approx(size + 2)}
    larger = typist.export(tmp_path / "larger.pdf", 9)
    assert size_of(larger, WORDS) == pytest.approx(size + 2)
    assert words_box(larger, WORDS).w == pytest.approx(plain.w * (size + 2) / size, abs=0.5)
    typist.keys("Ctrl+Shift+,", *["Alt+Right"] * 10)
    assert set_on(typist) == {"size": pytest.approx(size + 1.5), "tracking": 50}
    spaced = words_box(typist.export(tmp_path / "spaced.pdf", 9), WORDS)
    gaps = (len(WORDS) - 1) * 0.05 * (size + 1.5)
    assert spaced.w == pytest.approx(plain.w * (size + 1.5) / size + gaps, abs=0.5)
    typist.keys(*["Alt+Left"] * 12)
    assert set_on(typist)["tracking"] == -10
    # Keys of a kind pressed at once after each other are one step; another kind begins the next.
    typist.undoes("Less Tracking", "More Tracking", "Smaller", "Larger")
    assert set_on(typist) == {}


def test_leading_is_tuned_by_key(typist: Designer, tmp_path: Path):
    typist.keys("Ctrl+Shift+End")  # the article to its end
    before = typist.export(tmp_path / "before.pdf", 9)
    paragraphs = [p for p in typist.issue.children(Paragraph, "story-baku") if p.flow == "body"]
    second = paragraphs[1].text[3:12]
    step = words_box(before, second).y - words_box(before, WORDS).y
    typist.keys(*["Alt+Down"] * 8)
    now = [p for p in typist.saved().children(Paragraph, "story-baku") if p.flow == "body"]
    assert all(overrides.read(p.local)["leading"] > 4 for p in now)
    more = typist.export(tmp_path / "more.pdf", 9)
    assert words_box(more, second).y - words_box(more, WORDS).y > step + 3
    typist.keys(*["Alt+Up"] * 8)
    less = typist.export(tmp_path / "less.pdf", 9)
    assert words_box(less, second).y - words_box(less, WORDS).y == pytest.approx(step, abs=0.01)
    typist.undoes("Less Leading", "More Leading")


def test_characters_are_raised_lowered_and_set_in_capitals_by_key(typist: Designer, tmp_path: Path):
    before = typist.export(tmp_path / "before.pdf", 9)
    size, plain = size_of(before, WORDS), words_box(before, WORDS)
    typist.keys("Ctrl+Shift+=")
    (span,) = line(typist).spans
    assert span.style == "cs-superscript", "the issue has a style for it, with the face's own raised characters"
    raised = words_box(typist.export(tmp_path / "raised.pdf", 9), WORDS)
    assert raised.w < 0.8 * plain.w
    typist.keys("Ctrl+Shift+=", "Ctrl+Alt+Shift+=")
    assert set_on(typist) == {"size": pytest.approx(0.62 * size, abs=0.01), "rise": pytest.approx(-0.16 * size, abs=0.01)}
    lowered = typist.export(tmp_path / "lowered.pdf", 9)
    assert size_of(lowered, WORDS) == pytest.approx(0.62 * size, abs=0.01)
    assert words_box(lowered, WORDS).bottom > plain.bottom
    typist.keys("Ctrl+Alt+Shift+=", "Ctrl+Shift+K")
    assert set_on(typist) == {"caps": True}, "the text keeps its letters"
    capitals = typist.export(tmp_path / "capitals.pdf", 9)
    assert words_box(capitals, WORDS.upper()).w > plain.w and WORDS.upper() in text_of(capitals)
    typist.keys("Ctrl+Shift+K")
    assert set_on(typist) in ({}, {"caps": False})
    assert words_box(typist.export(tmp_path / "after.pdf", 9), WORDS) == plain
    typist.undoes("All Capitals", "All Capitals", "Subscript", "Subscript", "Superscript", "Superscript")


def test_a_text_frame_is_fitted_to_its_text_by_key(typist: Designer):
    typist.keys("Escape").pick(BODY)
    before = typist.get(TextFrame, BODY)
    typist.keys("Ctrl+Alt+C")
    after = typist.get(TextFrame, BODY)
    assert after.h != before.h and after == replace(before, h=after.h)
    assert typist.saved() == typist.issue
    typist.undoes("Fit Frame to Content")
    assert typist.get(TextFrame, BODY) == before


def test_the_eyedropper_sets_text_like_other_text(typist: Designer, tmp_path: Path):
    typist.keys(*["Ctrl+Shift+."] * 6, "Ctrl+Shift+R", "Escape").do("deselect")
    pdf = typist.export(tmp_path / "before.pdf", 9)
    size, loud = size_of(pdf, WORDS), words_box(pdf, WORDS)
    other = line(typist).id
    plain = next(p for p in typist.issue.children(Paragraph, "story-baku") if p.flow == "body" and p.id != other)
    words = plain.text[3:12]
    start = words_box(pdf, words)
    typist.keys("I").click(loud.centre.x, loud.centre.y)
    before = typist.issue
    typist.drag((start.x + 1, start.centre.y), (start.right - 1, start.centre.y))
    after = typist.export(tmp_path / "after.pdf", 9)
    assert size_of(after, words) == pytest.approx(size) and typist.steps()[-1] == "Take Type"
    changed = typist.saved().need(Paragraph, plain.id)
    assert dict(overrides.read(changed.local)) == {"align": "right"} and changed.text == plain.text
    typist.undoes("Take Type")
    assert typist.issue == before == typist.saved()


def test_small_capitals_and_lines_by_key(typist: Designer, tmp_path: Path):
    plain = typist.export(tmp_path / "before.pdf", 9)
    there, size = words_box(plain, WORDS), size_of(plain, WORDS)
    typist.keys("Ctrl+Shift+U", "Ctrl+Shift+/")
    assert set_on(typist) == {"underline": True, "strikethrough": True}
    lined = typist.export(tmp_path / "lined.pdf", 9)
    assert words_box(lined, WORDS) == there and text_of(lined) == text_of(plain), "the lines are no words"
    space = there.x + words_box(plain, "Quick").w + 0.8  # between the words
    baseline = words_box(plain, "uick words").bottom
    for height in (0.075, -0.26):  # of the size, below the baseline
        inks = [[max(colour_at(pdf, space, baseline + height * size + n / 4)) for n in (-1, 0, 1)] for pdf in (plain, lined)]
        assert min(inks[0]) == 255 and min(inks[1]) < 200, "a line goes through the space too"
    typist.keys("Ctrl+Shift+U", "Ctrl+Shift+/", "Ctrl+Shift+H")
    assert {name for name, value in set_on(typist).items() if value} == {"small_caps"}
    small = typist.export(tmp_path / "small.pdf", 9)
    assert WORDS in text_of(small) and words_box(small, "uick words").h < 0.8 * words_box(plain, "uick words").h
    steps = ["Small Capitals", "Strikethrough", "Underline", "Strikethrough", "Underline"]
    typist.undoes(*steps)
    assert set_on(typist) == {}


def test_figures_end_at_a_right_stop_after_dots(typist: Designer, tmp_path: Path):
    style = replace(typist.get(ParagraphStyle, "ps-body"), id="ps-prices", name="Prices", tabs=(TabStop(150.0, "right", "."),))
    typist.desk.apply(put(typist.issue, [replace(style, align="left", first_indent=0.0)]), "New Style")
    typist.keys("Ctrl+Home").type("Tea").keys("Tab").type("8\nCoffee").keys("Tab").type("125\n")
    typist.keys("Ctrl+Home", "Shift+Down", "Shift+Down")
    text = typist.desk.selection.text
    typist.desk.apply(set_paragraph_style(typist.issue, text, "ps-prices")[0], "Style")
    here = column(typist)
    pdf = typist.export(tmp_path / "prices.pdf", 9)
    assert "Tea 8 Coffee 125" in text_of(pdf), "nothing is read of the dots"
    assert words_box(pdf, "e 125").right == pytest.approx(here.x + 150, abs=1)
    assert words_box(pdf, "a 8").right == pytest.approx(here.x + 150, abs=1)
    foot = words_box(pdf, "Tea").bottom
    dots = [max(colour_at(pdf, here.x + 60 + n / 2, foot - up / 2)) for n in range(12) for up in range(3)]
    assert min(dots) < 200 and max(dots) == 255
    # The caret stands where the figures stand, and goes over the gap as over one character.
    typist.keys("Ctrl+Home", "Right", "Right", "Right")
    before = typist.desk.tool.shape(typist.desk)[1].x
    typist.keys("Right")
    assert typist.desk.tool.shape(typist.desk)[1].x > before + 80
    assert typist.saved() == typist.issue
