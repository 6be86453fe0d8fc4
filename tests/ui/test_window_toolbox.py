"""The toolbox marks the tool in hand and lets the ad tool's size be chosen; buttons tell the keys of what they do."""

from __future__ import annotations

from designer import Designer
from notation import issue, pages
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from voa_editor.edit.commands.ads import LABELS


def test_the_ad_button_offers_the_sizes_and_takes_the_tool_with_the_one_chosen(open_issue, qtbot: QtBot):
    window = open_issue(issue(pages(2)))
    (button,) = [each for each in window.findChildren(QToolButton) if each.accessibleName() == "Ad Block"]
    rows = {row.text(): row for row in button.menu().actions()}
    assert list(rows) == list(LABELS.values())
    rows["Strip"].trigger()
    assert (window.desk.tool.name, window.desk.tool.size) == ("ad", "strip") and button.isChecked()
    button.menu().aboutToShow.emit()
    assert [label for label, row in rows.items() if row.isChecked()] == ["Strip"]
    window.take("select")
    assert not button.isChecked()


def test_a_tooltip_tells_the_keys_that_a_button_s_action_has(designer: Designer):
    """In panels, the corner, the status bar and the toolbox, and the keys that the user chose instead."""
    designer.on("page-010").pick("frame-010-photo-1")
    assert told(designer.field("properties", "Fit Picture")) == "Show the whole picture in the frame (Ctrl+Alt+Shift+E)"
    assert told(designer.field("properties", "Lock")) == "Lock (Ctrl+L)"
    designer.do("lock")
    assert told(designer.field("properties", "Lock")) == "Unlock"
    assert told(designer.field("history", "Undo")) == "Undo (Ctrl+Z)"
    designer.window.preferences.update(shortcuts={"undo": "Ctrl+U", "palette": "F3", "tool-ad": "B"})
    assert told(designer.field("history", "Undo")) == "Undo (Ctrl+U)"
    (search,) = [each for each in designer.window.findChildren(QPushButton) if each.text().startswith("Find a command")]
    assert (search.text().split()[-1], told(search)) == ("F3", "Commands… (F3)")
    (ad,) = [each for each in designer.window.findChildren(QToolButton) if each.accessibleName() == "Ad Block"]
    assert told(ad).startswith("Ad Block (B)")


def told(button: QAbstractButton) -> str:
    """What a button says when the pointer rests on it."""
    QToolTip.hideText()
    middle = button.rect().center()
    QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, middle, button.mapToGlobal(middle)))
    return QToolTip.text()
