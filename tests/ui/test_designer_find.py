"""Finding, as a designer does it in the whole issue: words, expressions, styles; replaced in one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from designer import Designer
from printed import bookmarks, size_of, text_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from voa_editor.model.assets import Photo
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.styles import ParagraphStyle
from voa_editor.ui.dialogs.find import FindDialog
from voa_editor.ui.widgets.choice import Choice


@pytest.fixture
def find(designer: Designer) -> FindDialog:
    designer.on("page-009").do("find")
    (dialog,) = designer.window.findChildren(FindDialog)
    return dialog


def search(dialog: FindDialog, words: str, instead: str = "") -> int:
    """Type into the fields; how many places are listed."""
    for field, text in ((dialog.words, words), (dialog.instead, instead)):
        field.selectAll()
        field.insert(text)
    dialog.search()
    return dialog.matches.rowCount()


def everything(designer: Designer) -> str:
    """All words of the issue on the disk."""
    issue = designer.saved()
    told = [s.headline + s.kicker + s.short_title + s.byline for s in issue.all(Story)]
    seen = [p.caption + p.credit + p.alt for p in issue.all(Photo)]
    return "\n".join([p.text for p in issue.all(Paragraph)] + told + seen)


def test_a_word_is_replaced_in_all_the_issue_in_one_step(designer: Designer, find: FindDialog, tmp_path: Path):
    first = designer.issue
    assert search(find, "Astana", "Алматы") > 20
    find.all.click()
    designer.settle()
    assert "Astana" not in everything(designer) and everything(designer).count("Алматы") > 20
    pdf = designer.export(tmp_path / "replaced.pdf")
    assert "Алматы’s security forum looks to CICA" in text_of(pdf, 2)
    assert "Алматы’s security forum looks to CICA" in bookmarks(pdf)
    designer.undoes("Replace All")
    assert designer.issue == first == designer.saved()


def test_matches_are_gone_to_and_replaced_one_by_one(designer: Designer, find: FindDialog):
    find.case.click()
    there = search(find, "Deputy Secretary General", "Deputy Head")
    find.list.setCurrentIndex(find.matches.index(0, 0))
    designer.settle()
    match = find.matches.at(0)
    text = designer.desk.selection.text
    assert text is not None and text.anchor.paragraph == match.record and match.page == designer.window.page
    find.one.click()
    assert find.matches.rowCount() == there - 1 and "Deputy Head" in designer.get(Paragraph, match.record).text
    designer.undoes("Replace")
    find.search()
    assert find.matches.rowCount() == there


def test_a_regular_expression_with_groups(designer: Designer, find: FindDialog):
    find.regex.click()
    assert search(find, r"(\d{1,2})–(\d{1,2})\s(July|August|September)", r"\3 \1–\2") > 3
    find.all.click()
    assert "July 5–6" in everything(designer)
    designer.undoes("Replace All")
    before = designer.issue
    assert search(find, "(", "x") == 0 and find.count.text() and designer.issue is before, "what makes no sense is said calmly"
    assert search(find, "(a+)+$", "x") >= 0, "and what would take for ever ends"


def test_words_in_a_style_alone(designer: Designer, find: FindDialog):
    everywhere = search(find, "the")
    style = find.set_in.findText("Subhead")
    find.set_in.setCurrentIndex(style)
    find.set_in.activated.emit(style)
    find.search()
    matches = [find.matches.at(row) for row in range(find.matches.rowCount())]
    assert 0 < len(matches) < everywhere
    assert all(designer.get(Paragraph, match.record).style == "ps-subhead" for match in matches)


def choose(dialog: FindDialog, field: Choice, words: str) -> None:
    """Choose a row of a list by its words, as with the mouse."""
    row = field.findText(words)
    assert row >= 0, f"“{words}” is not offered"
    field.setCurrentIndex(row)
    field.activated.emit(row)
    dialog.search()


def test_a_look_alone_is_found_and_given_a_style(designer: Designer, find: FindDialog, tmp_path: Path):
    assert not find.one.isEnabled() and not find.all.isEnabled()
    choose(find, find.set_in, "Subhead")
    there = [find.matches.at(row) for row in range(find.matches.rowCount())]
    heads = {p.id for p in designer.issue.all(Paragraph) if p.style == "ps-subhead"}
    assert {match.record for match in there} == heads and all(match.said for match in there)
    assert not find.all.isEnabled(), "a look alone is not emptied of its words"
    choose(find, find.give, "Lead")
    assert find.one.isEnabled() and find.instead.placeholderText() == "Keep the words"
    before = designer.issue
    find.all.click()
    designer.settle()
    after = designer.saved()
    assert {p.id for p in after.all(Paragraph) if p.style == "ps-lead"} >= heads and find.matches.rowCount() == 0
    assert [p.text for p in after.all(Paragraph)] == [p.text for p in before.all(Paragraph)]
    number = before.page_number(there[0].page)
    pdf = designer.export(tmp_path / "lead.pdf", number)
    assert size_of(pdf, there[0].said[:12]) == pytest.approx(after.need(ParagraphStyle, "ps-lead").size)
    designer.undoes("Replace All")
    assert designer.issue == before == designer.saved()


def test_words_found_are_given_a_style_one_by_one(designer: Designer, find: FindDialog):
    choose(find, find.give, "Bold")
    find.case.click()
    rows = search(find, "Deputy Secretary General")
    assert rows > 1
    find.list.setCurrentIndex(find.matches.index(0, 0))
    match = find.matches.at(0)
    find.one.click()
    designer.settle()
    spans = designer.get(Paragraph, match.record).spans
    assert any((s.start, s.end, s.style) == (match.start, match.end, "cs-bold") for s in spans)
    assert find.matches.rowCount() == rows and find.list.currentIndex().row() == 1, "the next is marked"
    choose(find, find.spans, "Bold")
    assert match.record in {found.record for found in find.matches.all} and find.matches.rowCount() < rows
    find.spans.key = ""
    designer.undoes("Replace")


def test_the_sizes_and_fonts_that_text_has_are_offered(designer: Designer, find: FindDialog):
    choose(find, find.points, "9.6 pt")
    everywhere = find.matches.rowCount()
    assert everywhere > 100
    designer.back().double_click(100, 520).keys("Ctrl+Home", "Shift+End", *["Ctrl+Shift+."] * 3)
    find.activateWindow()
    designer.settle()
    choose(find, find.points, "11.1 pt")
    assert [match.record for match in find.matches.all] == [designer.desk.selection.text.head.paragraph]
    choose(find, find.family, find.family.itemText(2))
    assert find.matches.rowCount() <= 1


def test_this_story_alone(designer: Designer, find: FindDialog):
    everywhere = search(find, "the")
    designer.pick("frame-009-body")
    row = find.scope.findText("This story")
    find.scope.setCurrentIndex(row)
    find.scope.activated.emit(row)
    find.search()
    matches = [find.matches.at(row) for row in range(find.matches.rowCount())]
    assert 0 < len(matches) < everywhere
    assert all("story-baku" in (match.record, designer.issue.get(match.record).owner) for match in matches)


def test_escape_closes_and_keeps_the_words_for_the_next_time(designer: Designer, find: FindDialog):
    search(find, "Baku")
    QTest.keyClick(find.words, Qt.Key.Key_Escape)
    assert not find.isVisible()
