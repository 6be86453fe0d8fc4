"""Styles, as a designer applies, overrides and redefines them; the PDF is set in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from designer import Designer
from printed import size_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox

from voa_editor.edit.commands.styles import set_keys
from voa_editor.model.frames import TextFrame
from voa_editor.model.overrides import read
from voa_editor.model.story import Paragraph
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle
from voa_editor.ui.dialogs.style_editor import StyleEditor
from voa_editor.ui.panels.style_rows import ID

WORDS = "began with a diagnosis"


def body(designer: Designer) -> list[Paragraph]:
    return [p for p in designer.issue.children(Paragraph, "story-baku") if p.flow == "body"]


def into_body(designer: Designer) -> Designer:
    return designer.on("page-009").double_click(100, 520).keys("Ctrl+Home")


def double_click_style(designer: Designer, name: str) -> None:
    """Double-click a style in the Styles panel."""
    panel = designer.panel("styles")
    (item,) = (found for found in panel.list.findItems(name, Qt.MatchFlag.MatchExactly) if found.data(ID))
    panel.list.scrollToItem(item)
    at = panel.list.visualItemRect(item).center()
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    designer.back()


def test_a_paragraph_style_is_applied_by_double_click(designer: Designer, sample_issue, tmp_path: Path):
    assert size_of(sample_issue.pdf, WORDS, 9) == pytest.approx(9.6)
    into_body(designer)
    double_click_style(designer, "Foreword")
    assert body(designer)[0].style == "ps-foreword"
    assert size_of(designer.export(tmp_path / "styled.pdf", 9), WORDS) == pytest.approx(10.5)
    assert designer.saved() == designer.issue
    designer.undoes("Apply Paragraph Style")
    assert body(designer)[0].style == "ps-body-first"


def test_a_style_gets_keys_and_is_applied_by_them(designer: Designer):
    into_body(designer)
    panel = designer.panel("styles")
    panel.list.choose("ps-quotation")
    panel.actions_["keys"].trigger()
    (editor,) = designer.window.findChildren(StyleEditor)
    QTest.keyClick(editor.keys_field, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    editor.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert designer.get(ParagraphStyle, "ps-quotation").keys == "Ctrl+Shift+1"
    designer.back().keys("Ctrl+Shift+1")
    assert body(designer)[0].style == "ps-quotation" and body(designer)[0].text.startswith("Ms")
    designer.undoes("Apply Paragraph Style", "Edit Paragraph Style")
    designer.keys("Ctrl+Shift+1")
    assert body(designer)[0].style == "ps-body-first", "without keys it answers to none"


def test_the_keys_of_a_character_style_at_a_caret_are_for_what_is_typed_next(designer: Designer):
    designer.window.desk.apply(set_keys(designer.issue, "cs-bold", "Ctrl+Shift+2"), "Edit Character Style")
    into_body(designer).keys("Ctrl+Shift+2").type("Now ")
    first = body(designer)[0]
    assert first.text.startswith("Now ") and [(s.start, s.end) for s in first.spans if s.style == "cs-bold"] == [(0, 4)]


def test_an_override_is_seen_cleared_and_made_the_style(designer: Designer, tmp_path: Path):
    into_body(designer).keys("Ctrl+Shift+Down")
    designer.fill_in("properties", "Size", "12")
    (span,) = body(designer)[0].spans
    assert read(span.local) == {"size": 12.0} and (span.start, span.end) == (0, len(body(designer)[0].text))
    assert size_of(designer.export(tmp_path / "large.pdf", 9), WORDS) == pytest.approx(12.0)
    designer.do("clear-overrides")
    assert not body(designer)[0].local and not any(span.local for span in body(designer)[0].spans)
    designer.undoes("Clear Overrides")
    panel = designer.panel("styles")
    assert panel.redefine_button.isEnabled()
    panel.redefine_button.click()
    designer.settle()
    assert designer.get(ParagraphStyle, "ps-body-first").size == 12.0
    assert not body(designer)[0].local and not any(span.local for span in body(designer)[0].spans)
    other = next(p for p in designer.issue.all(Paragraph) if p.style == "ps-body-first" and p.parent == "story-transit")
    assert size_of(designer.export(tmp_path / "all.pdf", 10), other.text[:12]) == pytest.approx(12.0), "every text of that style"
    designer.undoes("Redefine Style", "Change Size")
    assert size_of(designer.export(tmp_path / "back.pdf", 9), WORDS) == pytest.approx(9.6)


def test_bold_and_italic_by_key_for_what_is_selected_and_for_what_comes(designer: Designer):
    into_body(designer).keys("Ctrl+Shift+Right", "Ctrl+B")
    (span,) = body(designer)[0].spans
    assert span.start == 0 and (designer.get(CharacterStyle, span.style).weight or 0) >= 600
    designer.keys("Right", "Ctrl+I").type("new ")
    spans = body(designer)[0].spans
    assert body(designer)[0].text[3:7] == "new " and len(spans) == 2
    assert designer.get(CharacterStyle, spans[1].style).italic or read(spans[1].local).get("italic")
    designer.undoes("Type", "Bold")


def test_a_style_is_made_of_what_is_selected(designer: Designer):
    before = {style.id for style in designer.issue.all(ParagraphStyle)}
    into_body(designer).keys("Ctrl+Shift+Down").fill_in("properties", "Leading", "14")
    panel = designer.panel("styles")
    panel.actions_["new"].trigger()
    designer.settle().type("Opening\n")
    (new,) = {style.id for style in designer.issue.all(ParagraphStyle)} - before
    style = designer.get(ParagraphStyle, new)
    assert style.name == "Opening" and style.leading == 14.0 and body(designer)[0].style == new and not body(designer)[0].local
    assert designer.saved() == designer.issue


def test_an_object_style_dresses_frames(designer: Designer):
    designer.on("page-009").pick("frame-009-quote-1")
    panel = designer.panel("styles")
    next(tab for tab in panel.tabs.findChildren(QAbstractButton) if tab.text() == "Object").click()
    panel.actions_["new"].trigger()
    designer.settle().type("Panel\n")
    (style,) = [s for s in designer.issue.all(ObjectStyle) if s.name == "Panel"]
    assert designer.get(TextFrame, "frame-009-quote-1").style == style.id
    designer.pick("frame-009-lead")
    double_click_style(designer, "Panel")
    assert designer.get(TextFrame, "frame-009-lead").style == style.id
    designer.undoes("Apply Object Style")
