"""Sections fold, forms keep their order for the keyboard, empty panels say what to do, messages go by themselves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.dock_title import DockTitle
from voa_editor.ui.widgets.empty_state import EmptyState
from voa_editor.ui.widgets.form import Form
from voa_editor.ui.widgets.icon_button import icon_button
from voa_editor.ui.widgets.length_field import LengthField
from voa_editor.ui.widgets.number_field import NumberField
from voa_editor.ui.widgets.options import Chip, Option
from voa_editor.ui.widgets.section import Section
from voa_editor.ui.widgets.segmented import Segmented
from voa_editor.ui.widgets.slider_field import SliderField
from voa_editor.ui.widgets.swatch_button import SwatchButton
from voa_editor.ui.widgets.toast import Toast
from voa_editor.ui.widgets.views import dressed


def click(button: QToolButton | QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_section_folds_by_its_title_and_tells(qtbot: QtBot):
    section = Section("Position")
    field = QLineEdit()
    section.add(field)
    qtbot.addWidget(section)
    section.show()
    told: list[bool] = []
    section.folded.connect(told.append)
    title = section.findChild(QToolButton)
    click(title)
    assert section.is_folded and not field.isVisible() and told == [True]
    assert "folded" in title.accessibleName()
    click(title)
    assert field.isVisible() and told == [True, False]
    section.set_folded(True)
    assert told == [True, False] and not field.isVisible()


def test_a_section_carries_actions(qtbot: QtBot):
    section = Section("Fill", is_folded=True)
    qtbot.addWidget(section)
    done: list[str] = []
    button = section.add_action("add", "New swatch", lambda: done.append("new"))
    section.show()
    click(button)
    assert done == ["new"] and button.accessibleName() == button.toolTip() == "New swatch"
    assert section.is_folded


def test_tab_goes_through_every_field_in_order(qtbot: QtBot):
    form = Form()
    fields = [LengthField("X", prefix="X"), LengthField("Y", prefix="Y"), NumberField("Rotation", suffix="°")]
    form.add_fields(*fields[:2])
    form.add_row("Rotation", fields[2])
    style = Choice("Style", (Option("body", "Body"),))
    form.add_row("Style", style)
    align = Segmented("Alignment", (Option("left", "Left", "text-align-left"), Option("right", "Right", "text-align-right")))
    form.add_row("Alignment", align)
    fill = SwatchButton("Fill", (Chip("none", "None", None),))
    form.add_row("Fill", fill)
    tint = SliderField("Tint", 0, 100)
    form.add_above("Tint", tint)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    fields[0].setFocus()
    qtbot.waitUntil(fields[0].hasFocus)
    reached = [fields[0]]
    for _ in range(7):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [*fields, style, align.button("left"), fill, tint.slider, tint.field]
    assert all(widget.accessibleName() for widget in reached)


def test_a_row_of_a_form_can_be_hidden(qtbot: QtBot):
    form = Form()
    field = LengthField("Leading")
    row = form.add_row("Leading", field)
    qtbot.addWidget(form)
    form.show()
    label = row.findChild(QLabel)
    assert label.text() == "Leading" and label.buddy() is field
    row.hide()
    assert not field.isVisible()


def test_an_empty_panel_says_what_to_do(qtbot: QtBot):
    empty = EmptyState("No styles", "Select a paragraph and make one from it.", icon_name="styles", action="New style")
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.waitSignal(empty.pressed):
        click(empty.findChild(QPushButton))
    empty.say("Nothing found")
    assert [label.text() for label in empty.findChildren(QLabel) if label.isVisible()] == ["Nothing found"]


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_message_stands_at_the_foot_and_goes_by_itself(qtbot: QtBot, window: QMainWindow, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("voa_editor.ui.widgets.toast._SECONDS", {"ok": 0.05})
    toast = Toast(window)
    assert not toast.isVisible()
    toast.tell("The issue was exported.", "ok")
    assert toast.isVisible() and toast.accessibleName() == toast.text == "The issue was exported."
    assert window.rect().contains(toast.geometry()) and toast.geometry().top() > 400
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_a_message_does_what_it_offers_once(window: QMainWindow):
    toast = Toast(window)
    done: list[str] = []
    toast.tell("The frame was deleted.", action="Undo", act=lambda: done.append("undo"))
    click(toast.findChild(QPushButton))
    assert done == ["undo"] and not toast.isVisible()


def test_a_long_message_wraps_within_the_window(window: QMainWindow):
    toast = Toast(window)
    toast.tell("The picture could not be read. " * 6, "error", action="Show")
    assert window.rect().contains(toast.geometry()) and toast.height() > 48
    window.resize(400, 500)
    QApplication.processEvents()
    assert window.rect().contains(toast.geometry())
    toast.tell("Done.")
    assert toast.height() <= 48 and toast.width() < 200


def test_a_message_waits_while_the_pointer_rests_on_it(qtbot: QtBot, window: QMainWindow, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("voa_editor.ui.widgets.toast._SECONDS", {"info": 0.02})
    toast = Toast(window)
    toast.tell("Two pages were added.")
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Enter))
    qtbot.wait(80)
    assert toast.isVisible()


def test_a_dock_is_named_floated_and_closed_from_its_title(window: QMainWindow):
    dock = QDockWidget("Pages")
    title = DockTitle(dock)
    dock.setTitleBarWidget(title)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    dock.show()
    dock.setWindowTitle("Layers")
    assert title.findChild(QLabel).text() == "Layers"
    done: list[str] = []
    title.add_action("add", "New layer", lambda: done.append("new"))
    new, floating, close = [title.layout().itemAt(n).widget() for n in (1, 2, 3)]
    click(new)
    click(floating)
    assert done == ["new"] and dock.isFloating()
    click(floating)
    click(close)
    assert not dock.isFloating() and not dock.isVisible()
    assert all(button.accessibleName() for button in (new, floating, close))


def test_a_dressed_tree_has_rows_as_high_as_those_it_gets_later(qtbot: QtBot, window: QMainWindow, qapp: QApplication):
    qapp.setStyleSheet("QTreeView::item { height: 40px; }")
    try:
        tree = dressed(QTreeWidget(), "Findings")
        first = QTreeWidgetItem(["Overset text"])
        tree.addTopLevelItem(first)
        holder = QWidget()
        QVBoxLayout(holder).addWidget(tree)
        window.setCentralWidget(holder)
        QApplication.processEvents()
        assert tree.visualItemRect(first).height() == 40 and tree.accessibleName() == "Findings"
    finally:
        qapp.setStyleSheet("")


def test_an_icon_button_has_a_name(qtbot: QtBot):
    button = icon_button("lock", "Lock", checkable=True)
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "Lock" and button.isCheckable() and not button.icon().isNull()
