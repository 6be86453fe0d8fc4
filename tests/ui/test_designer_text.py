"""Text, as a designer types it into the pages: Kazakh, accents, an input method, quotes; and a headline that is shown in many
places."""

from __future__ import annotations

from pathlib import Path

import pytest
from designer import Designer
from printed import bookmarks, text_of

from voa_editor.model.frames import TextFrame
from voa_editor.model.story import Paragraph, Story

BODY = "frame-009-body"
KAZAKH = "ӘҒҚҢӨҰҮҺІ әғқңөұүһі"


def body(designer: Designer) -> list[Paragraph]:
    return [p for p in designer.issue.children(Paragraph, "story-baku") if p.flow == "body"]


def into_body(designer: Designer) -> Designer:
    """Double-click into the article on page 9, and go to the end of its first paragraph."""
    designer.on("page-009").double_click(100, 520)
    assert designer.desk.selection.text is not None and designer.desk.tool.name == "text"
    designer.keys("Ctrl+Home")
    text = designer.desk.selection.text
    assert (text.head.paragraph, text.head.offset) == (body(designer)[0].id, 0)
    return designer


def test_kazakh_typed_into_an_article_is_in_the_issue_the_file_and_the_pdf(designer: Designer, tmp_path: Path):
    first, said = designer.issue, body(designer)[0].text
    into_body(designer).type(KAZAKH + " ")
    assert body(designer)[0].text == f"{KAZAKH} {said}"
    assert designer.saved() == designer.issue
    assert KAZAKH in text_of(designer.export(tmp_path / "kk.pdf", 9))
    designer.undoes("Type", "Type")
    assert designer.issue == first == designer.saved()


@pytest.mark.parametrize("letters", ["a\u0301", "\u0438\u0306", "e\u0323\u0302", "o\u0308"])
def test_combining_characters_are_kept_as_typed_and_erased_as_seen(designer: Designer, tmp_path: Path, letters: str):
    said = body(designer)[0].text
    into_body(designer).type(f"x{letters}z")
    assert body(designer)[0].text == f"x{letters}z{said}"
    printed = text_of(designer.export(tmp_path / "marks.pdf", 9))
    import unicodedata
    assert unicodedata.normalize("NFC", f"x{letters}z") in unicodedata.normalize("NFC", printed)
    designer.keys("Left", "Left")
    assert designer.desk.selection.text.head.offset == 1, "a letter with its marks is one step of the caret"
    designer.keys("Delete")
    assert body(designer)[0].text == f"xz{said}"


def test_an_input_method_shows_what_it_composes_and_enters_what_it_commits(designer: Designer):
    first, said = designer.issue, body(designer)[0].text
    steps = len(designer.steps())
    into_body(designer).compose("қа").compose("қаз")
    assert body(designer)[0].text == f"қаз{said}" and designer.saved() == first, "shown, not entered"
    designer.compose(commit="қазақ").type(" ")
    assert body(designer)[0].text == f"қазақ {said}" and designer.saved() == designer.issue
    designer.compose("тіл").compose("")
    assert body(designer)[0].text == f"қазақ {said}" and designer.saved() == designer.issue
    designer.compose("тіл").keys("Escape")
    assert body(designer)[0].text == f"қазақ {said}"
    while len(designer.steps()) > steps:
        designer.undoes("Type")
    assert designer.issue == first


def test_a_headline_changed_in_its_frame_is_changed_wherever_it_is_shown(designer: Designer, tmp_path: Path):
    first = designer.issue
    covered = next(s for s in first.all(Story) if s.cover and s.headline and not s.short_title)
    frame = next(f for f in first.all(TextFrame) if f.story == covered.id and f.flow == "head")
    page = first.page_of(frame.id)
    number = first.page_number(page)
    designer.on(page, 1.0).double_click(*designer.middle(frame.id))
    designer.click(*designer.middle(frame.id), times=4)
    designer.type("Өңір жаңалығы").settle()
    story = designer.get(Story, covered.id)
    assert story.headline == "Өңір жаңалығы"
    assert designer.saved() == designer.issue
    pdf = designer.export(tmp_path / "headline.pdf")
    for place in (number, 1, 2):
        assert "Өңір жаңалығы" in text_of(pdf, place), f"page {place}"
    assert "Өңір жаңалығы" in bookmarks(pdf) and covered.headline not in bookmarks(pdf)
    while designer.issue != first:
        designer.undoes("Type")
    assert designer.saved() == first


def test_quotes_and_dashes_are_set_by_the_language_as_they_are_typed(designer: Designer):
    said = body(designer)[0].text
    into_body(designer).type('He said "yes" -- it\'s "so". ')
    assert body(designer)[0].text == f"He said “yes”\u00a0– it’s “so”. {said}"
    label = designer.steps()[-1]
    designer.undoes(label)
    assert body(designer)[0].text != f"He said “yes”\u00a0– it’s “so”. {said}"


def test_words_lines_and_paragraphs_are_selected_by_clicks_and_typed_over(designer: Designer):
    paragraphs = body(designer)
    into_body(designer).keys("Ctrl+Shift+Right").type("X")
    assert body(designer)[0].text == "X" + paragraphs[0].text.removeprefix("Ms\u00a0")
    designer.keys("Ctrl+A", "Delete")
    assert "".join(p.text for p in body(designer)) == ""
    designer.undoes("Erase")
    designer.keys("Ctrl+Home", "Return")
    assert len(body(designer)) == len(paragraphs) + 1
    designer.keys("Backspace")
    assert len(body(designer)) == len(paragraphs)


def test_paragraphs_copied_within_the_issue_keep_their_styles(designer: Designer, qapp):
    first, there = designer.issue, body(designer)
    into_body(designer).keys(*["Ctrl+Shift+Down"] * 4, "Ctrl+C", "Ctrl+End", "Return", "Ctrl+V")
    now = body(designer)
    assert [(p.style, p.text) for p in now[len(there) :]] == [(p.style, p.text) for p in there[:4]]
    assert {"ps-subhead", "ps-body"} < {p.style for p in there[:4]}
    designer.undoes("Paste", "New Paragraph")
    assert designer.issue == first
    designer.keys("Ctrl+Shift+V")
    assert body(designer)[-1].style == there[-1].style and "\n".join(p.text for p in there[:4]) in qapp.clipboard().text()


def test_select_all_and_type_in_a_headline_frame_renames_the_article_everywhere(designer: Designer, tmp_path: Path):
    first = designer.issue
    head = next(f for f in first.children(TextFrame, "page-009") if f.flow == "head")
    x, y = designer.middle(head.id)
    designer.on("page-009").double_click(x, y).keys("Ctrl+A").type("A new bridge")
    assert designer.get(Story, head.story).headline == "A new bridge"
    pdf = designer.export(tmp_path / "all.pdf")
    assert "A new bridge" in text_of(pdf, 9) and "A new bridge" in bookmarks(pdf)
    designer.keys("Ctrl+A", "Delete").type("Ships")
    assert designer.get(Story, head.story).headline == "Ships"
    while designer.issue != first:
        designer.undoes(designer.steps()[-1])
    assert designer.saved() == first
