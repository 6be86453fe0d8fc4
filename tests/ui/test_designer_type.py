"""Type tuned by keys, as a designer does it on the page: what the issue, the file and the printed page then have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from designer import Designer
from printed import size_of, text_of, words_box

from voa_editor.geometry import Rect
from voa_editor.model import overrides
from voa_editor.model.frames import TextFrame
from voa_editor.model.story import Paragraph

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
