"""Finding, as a designer does it in the whole issue: words, expressions, styles; replaced in one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from designer import Designer
from printed import bookmarks, text_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from voa_editor.model.assets import Photo
from voa_editor.model.story import Paragraph, Story
from voa_editor.ui.dialogs.find import FindDialog


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
