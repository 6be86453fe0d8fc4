"""Choices show what is in use, say "mixed" where it differs, and send what the user chose and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from voa_editor.ui.widgets.chips import chip_icon
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.options import Chip, Option
from voa_editor.ui.widgets.segmented import Segmented
from voa_editor.ui.widgets.swatch_button import ChipList, SwatchButton

KEY = Qt.Key
STYLES = (Option("body", "Body"), Option("lead", "Lead", "paragraph"), Option("quote", "Quote"))
SIDES = (
    Option("left", "Left", "text-align-left", "Align left (Ctrl+L)"),
    Option("centre", "Centre", "text-align-centre"),
    Option("right", "Right", "text-align-right"),
)
CHIPS = (Chip("none", "None", None), Chip("black", "Black", QColor("black")), Chip("teal", "Teal", QColor("#0b5d74")))


@pytest.fixture
def choice(qtbot: QtBot) -> Choice:
    made = Choice("Style", STYLES)
    qtbot.addWidget(made)
    made.show()
    return made


def sent_by(widget: Choice | Segmented | SwatchButton) -> list[str]:
    heard: list[str] = []
    widget.chosen.connect(heard.append)
    return heard


def test_a_choice_shows_a_key_without_sending_it(choice: Choice):
    heard = sent_by(choice)
    assert choice.key is None
    choice.key = "lead"
    assert choice.currentText() == "Lead" and not heard
    choice.key = None
    assert choice.currentIndex() == -1 and choice.placeholderText() == "–"
    choice.key = "no such style"
    assert choice.key is None


def test_a_choice_by_key_is_sent(choice: Choice):
    heard = sent_by(choice)
    choice.key = "body"
    QTest.keyClick(choice, KEY.Key_Down)
    assert heard == ["lead"] and choice.key == "lead"


def test_new_options_keep_the_chosen_one(choice: Choice):
    choice.key = "quote"
    choice.set_options((Option("quote", "Quotation"), Option("", ""), Option("caption", "Caption")))
    assert choice.key == "quote" and choice.currentText() == "Quotation" and choice.count() == 3
    choice.set_options(STYLES[:1])
    assert choice.key is None


@pytest.fixture
def sides(qtbot: QtBot) -> Segmented:
    made = Segmented("Alignment", SIDES)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_one_segment_is_on(sides: Segmented):
    heard = sent_by(sides)
    sides.key = "centre"
    assert sides.key == "centre" and not heard
    sides.button("right").click()
    assert sides.key == "right" and heard == ["right"]
    sides.button("right").click()
    assert sides.key == "right", "a choice is not switched off by choosing it again"
    sides.key = None
    assert sides.key is None


def test_segments_say_their_names_and_shortcuts(sides: Segmented):
    assert sides.button("left").accessibleName() == "Left"
    assert sides.button("left").toolTip() == "Align left (Ctrl+L)"
    assert sides.button("right").toolTip() == "Right"


def test_arrow_keys_choose_along_the_row(qtbot: QtBot, sides: Segmented):
    heard = sent_by(sides)
    sides.key = "left"
    sides.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(sides.button("left").hasFocus)
    QTest.keyClick(sides.button("left"), KEY.Key_Right)
    QTest.keyClick(sides.button("centre"), KEY.Key_Right)
    QTest.keyClick(sides.button("right"), KEY.Key_Right)
    assert heard == ["centre", "right", "left"] and sides.button("left").hasFocus()


def test_tab_reaches_the_row_once_and_never_a_disabled_button(sides: Segmented):
    def reached() -> list[str]:
        return [option.key for option in SIDES if sides.button(option.key).focusPolicy() != Qt.FocusPolicy.NoFocus]

    assert reached() == ["left"]
    sides.key = "right"
    assert reached() == ["right"]
    sides.set_enabled(("centre",))
    assert reached() == ["centre"]
    sides.set_enabled(("left", "centre", "right"))
    assert reached() == ["right"]


def test_a_row_of_actions_acts_on_space_alone(qtbot: QtBot):
    row = Segmented("Align", SIDES, actions=True)
    qtbot.addWidget(row)
    row.show()
    row.activateWindow()
    heard = sent_by(row)
    row.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(row.button("left").hasFocus)
    QTest.keyClick(row.button("left"), KEY.Key_Right)
    assert not heard
    QTest.keyClick(row.button("centre"), KEY.Key_Space)
    assert heard == ["centre"] and row.key is None


@pytest.fixture
def swatch(qtbot: QtBot) -> SwatchButton:
    made = SwatchButton("Fill", CHIPS)
    qtbot.addWidget(made)
    made.show()
    return made


def open_list(swatch: SwatchButton) -> ChipList:
    swatch.open_list()
    return swatch.findChild(ChipList)


def test_a_swatch_says_what_it_shows(swatch: SwatchButton):
    swatch.key = "teal"
    assert swatch.accessibleName() == "Fill: Teal"
    swatch.key = None
    assert swatch.accessibleName() == "Fill: mixed"


def test_a_colour_is_chosen_from_the_list_by_keys(swatch: SwatchButton):
    heard = sent_by(swatch)
    swatch.key = "black"
    chips = open_list(swatch)
    assert chips.list.currentItem().text() == "Black"
    QTest.keyClick(chips.list, KEY.Key_Down)
    QTest.keyClick(chips.list, KEY.Key_Return)
    assert heard == ["teal"] and swatch.key == "teal" and not chips.isVisible()


def test_a_colour_is_chosen_from_the_list_by_a_click(swatch: SwatchButton):
    heard = sent_by(swatch)
    chips = open_list(swatch)
    box = chips.list.visualItemRect(chips.list.item(0))
    QTest.mouseClick(chips.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert heard == ["none"] and swatch.key == "none"


def test_escape_leaves_the_colour_as_it_was(swatch: SwatchButton):
    heard = sent_by(swatch)
    swatch.key = "black"
    chips = open_list(swatch)
    QTest.keyClick(chips, KEY.Key_Escape)
    assert not chips.isVisible() and swatch.key == "black" and not heard


def test_the_list_opens_by_key(swatch: SwatchButton):
    QTest.keyClick(swatch, KEY.Key_Down)
    assert swatch.findChild(ChipList).isVisible()


def test_a_chip_keeps_its_colour_where_its_row_is_selected(qapp: QApplication):
    chip = chip_icon(QColor("#0b5d74"))
    for mode in (chip.Mode.Normal, chip.Mode.Selected):
        assert chip.pixmap(16, mode).toImage().pixelColor(8, 8).name() == "#0b5d74"


def test_no_colour_is_a_chip_struck_through(qapp: QApplication):
    image = chip_icon(None).pixmap(16).toImage()
    assert image.pixelColor(5, 5).name() == "#ffffff"
    assert image.pixelColor(8, 8).red() > 200 and image.pixelColor(8, 8).green() < 150
