"""Fields take what is typed in the user's unit, step by keys, take back with Escape, and complain calmly."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from voa_editor.ui.widgets.length_field import LengthField
from voa_editor.ui.widgets.number_field import NumberField
from voa_editor.ui.widgets.search_field import SearchField
from voa_editor.ui.widgets.slider_field import SliderField
from voa_editor.ui.widgets.value_field import MIXED, ValueField
from voa_editor.units import mm

KEY, MOD = Qt.Key, Qt.KeyboardModifier


class Panel(QWidget):
    """A field with a neighbour to go to, and what the field sent."""

    def __init__(self, qtbot: QtBot, field: ValueField) -> None:
        super().__init__()
        self.field, self.other = field, QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(field)
        column.addWidget(self.other)
        self.sent: list[float] = []
        field.edited.connect(self.sent.append)
        qtbot.addWidget(self)
        self.show()
        self.activateWindow()
        field.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(field.hasFocus)

    def type(self, text: str, key: Qt.Key | None = KEY.Key_Return) -> None:
        self.field.selectAll()
        if text.isascii():
            QTest.keyClicks(self.field, text)
        else:
            self.field.insert(text)  # pasted: QTest has no keys for it
        if key is not None:
            QTest.keyClick(self.field, key)


@pytest.fixture
def panel(qtbot: QtBot) -> Panel:
    field = LengthField("Width", prefix="W")
    field.value = mm(12.5)
    return Panel(qtbot, field)


def test_a_length_is_shown_with_its_unit_at_the_right(panel: Panel):
    assert panel.field.text() == "12.5 mm"
    assert panel.field.alignment() & Qt.AlignmentFlag.AlignRight
    assert panel.field.accessibleName() == "Width"
    panel.field.value = mm(-3)
    assert panel.field.text() == "−3 mm"


@pytest.mark.parametrize(
    ("typed", "millimetres"),
    [("20", 20), ("72 pt", 25.4), ("60mm+1/2in", 72.7), ("+=3", 15.5), ("2,5", 2.5), ("−4 mm", -4), ("(210-2*15)/2", 90)],
)
def test_enter_takes_arithmetic_and_units(panel: Panel, typed: str, millimetres: float):
    panel.type(typed)
    assert panel.sent == [pytest.approx(mm(millimetres))]
    assert panel.field.value == pytest.approx(mm(millimetres))
    assert panel.field.hasFocus() and panel.field.hasSelectedText()


def test_a_step_is_a_unit_ten_or_a_tenth(panel: Panel):
    QTest.keyClick(panel.field, KEY.Key_Up)
    QTest.keyClick(panel.field, KEY.Key_Up, MOD.ShiftModifier)
    QTest.keyClick(panel.field, KEY.Key_Down, MOD.AltModifier)
    assert panel.sent == [pytest.approx(mm(n)) for n in (13.5, 23.5, 23.4)]


def test_a_step_starts_from_what_is_typed(panel: Panel):
    panel.type("40", KEY.Key_Up)
    assert panel.field.value == pytest.approx(mm(41))


def test_leaving_takes_what_is_typed(panel: Panel):
    panel.type("30", KEY.Key_Tab)
    assert panel.sent == [pytest.approx(mm(30))] and panel.other.hasFocus()


def test_a_panel_brought_up_to_date_leaves_what_is_being_typed(panel: Panel):
    panel.type("40", KEY.Key_Home)
    panel.field.value = panel.field.value
    assert panel.field.text() == "40" and panel.field.isModified()
    panel.field.value = mm(7)
    assert panel.field.text() == "7 mm" and not panel.field.isModified()


def test_nothing_is_sent_where_nothing_changed(panel: Panel):
    panel.type("12.5mm")
    panel.type("", KEY.Key_Tab)
    assert panel.sent == [] and panel.field.text() == "12.5 mm"


def test_showing_a_length_does_not_round_it(panel: Panel):
    panel.field.value = 100.0  # 35.28 mm as shown
    QTest.keyClick(panel.field, KEY.Key_Return)
    QTest.keyClick(panel.field, KEY.Key_Tab)
    assert panel.sent == [] and panel.field.value == 100.0


def test_escape_takes_the_typed_text_back(panel: Panel):
    panel.type("99", KEY.Key_Escape)
    assert panel.field.text() == "12.5 mm" and panel.sent == []
    QTest.keyClick(panel.field, KEY.Key_Tab)
    assert panel.sent == []


def test_escape_on_an_untouched_field_goes_on_to_the_panel(panel: Panel, monkeypatch: pytest.MonkeyPatch):
    heard: list[int] = []
    monkeypatch.setattr(Panel, "keyPressEvent", lambda self, event: heard.append(event.key()), raising=False)
    QTest.keyClick(panel.field, KEY.Key_Escape)
    assert heard == [KEY.Key_Escape]


def test_what_cannot_be_read_stays_to_be_mended_and_says_why(panel: Panel):
    refused: list[str] = []
    panel.field.refused.connect(refused.append)
    panel.type("12 furlongs")
    assert panel.field.in_error and panel.field.text() == "12 furlongs"
    assert refused == [panel.field.toolTip()] and panel.field.accessibleDescription() == refused[0]
    QTest.keyClick(panel.field, KEY.Key_Escape)
    assert not panel.field.in_error and panel.field.text() == "12 furlongs"
    QTest.keyClick(panel.field, KEY.Key_Escape)
    assert panel.field.text() == "12.5 mm" and panel.field.toolTip() == "Width"
    assert panel.sent == []


def test_leaving_with_an_error_keeps_it_in_sight(panel: Panel):
    panel.type("2+", KEY.Key_Tab)
    assert panel.field.in_error and panel.field.text() == "2+" and panel.field.value == mm(12.5)
    panel.field.value = mm(5)  # another frame is selected
    assert not panel.field.in_error and panel.field.text() == "5 mm"


def test_typing_on_ends_the_complaint(panel: Panel):
    panel.type("2+")
    QTest.keyClicks(panel.field, "3")
    assert not panel.field.in_error


def test_a_mixed_value_shows_a_dash_and_takes_a_number(panel: Panel):
    panel.field.value = None
    assert panel.field.text() == MIXED
    QTest.keyClick(panel.field, KEY.Key_Up)
    QTest.keyClick(panel.field, KEY.Key_Return)
    assert panel.sent == [] and panel.field.value is None
    panel.type("8")
    assert panel.sent == [pytest.approx(mm(8))]


def test_a_length_keeps_to_its_bounds(panel: Panel):
    panel.field.minimum, panel.field.maximum = mm(1), mm(100)
    panel.type("500")
    panel.type("-3")
    assert panel.sent == [pytest.approx(mm(100)), pytest.approx(mm(1))]


def test_another_unit_shows_the_same_length(panel: Panel):
    panel.field.value = 36.0
    panel.field.unit = "in"
    assert panel.field.text() == "0.5 in"
    panel.type("1")
    assert panel.sent == [pytest.approx(72)]
    panel.field.unit = "pt"
    QTest.keyClick(panel.field, KEY.Key_Up)
    assert panel.sent[-1] == pytest.approx(73)


def wheel(field: QWidget) -> None:
    centre = QPointF(field.rect().center())
    event = QWheelEvent(
        centre, field.mapToGlobal(centre), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, MOD.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, event)


def test_the_wheel_changes_only_the_field_that_has_the_keyboard(panel: Panel):
    wheel(panel.field)
    assert panel.sent == [pytest.approx(mm(13.5))]
    panel.other.setFocus()
    wheel(panel.field)
    assert len(panel.sent) == 1


def test_a_click_selects_the_number_for_typing_over(panel: Panel):
    panel.other.setFocus()
    QTest.mouseClick(panel.field, Qt.MouseButton.LeftButton)
    assert panel.field.selectedText() == "12.5 mm"


@pytest.mark.parametrize(("suffix", "shown"), [("°", "−7.5°"), ("%", "−7.5 %"), ("", "−7.5")])
def test_a_number_shows_its_suffix(qtbot: QtBot, suffix: str, shown: str):
    field = NumberField("Angle", suffix=suffix)
    qtbot.addWidget(field)
    field.value = -7.5
    assert field.text() == shown


def test_a_number_takes_sums_and_no_units(qtbot: QtBot):
    field = NumberField("Opacity", suffix="%", decimals=0).with_bounds(0, 100)
    field.value = 40
    panel = Panel(qtbot, field)
    panel.type("50/2 %")
    panel.type("+=10")
    panel.type("300")
    assert panel.sent == [25, 35, 100]
    panel.type("12mm")
    assert field.in_error


def test_tenths_do_not_pile_up_dust(qtbot: QtBot):
    field = NumberField("Angle", suffix="°", decimals=1)
    field.value = 0
    panel = Panel(qtbot, field)
    for _ in range(3):
        QTest.keyClick(field, KEY.Key_Up, MOD.AltModifier)
    assert panel.sent == [0.1, 0.2, 0.3]


def test_slider_and_field_show_the_same_number(qtbot: QtBot):
    tint = SliderField("Tint", 0, 100, suffix="%")
    qtbot.addWidget(tint)
    edited, previewed = [], []
    tint.edited.connect(edited.append)
    tint.previewed.connect(previewed.append)
    tint.value = 60
    assert tint.slider.value() == 60 and tint.field.text() == "60 %" and not edited
    QTest.keyClick(tint.slider, KEY.Key_Right)
    assert edited == [61] and tint.value == 61
    tint.field.selectAll()
    QTest.keyClicks(tint.field, "20")
    QTest.keyClick(tint.field, KEY.Key_Return)
    assert edited == [61, 20] and tint.slider.value() == 20


def test_a_drag_of_the_slider_is_one_edit(qtbot: QtBot):
    tint = SliderField("Tint", 0, 100)
    qtbot.addWidget(tint)
    edited, previewed = [], []
    tint.edited.connect(edited.append)
    tint.previewed.connect(previewed.append)
    tint.value = 10
    tint.slider.setSliderDown(True)
    for position in (20, 30, 40):
        tint.slider.setSliderPosition(position)
    assert previewed == [20, 30, 40] and not edited
    tint.slider.setSliderDown(False)
    assert edited == [40]
    tint.slider.setSliderDown(True)
    tint.slider.setSliderDown(False)
    assert edited == [40]


def test_the_wheel_over_a_slider_scrolls_what_it_stands_in(qtbot: QtBot):
    tint = SliderField("Tint", 0, 100)
    qtbot.addWidget(tint)
    tint.value = 60
    wheel(tint.slider)
    assert tint.value == 60


def test_a_search_is_cleared_by_escape_and_left_by_the_down_key(qtbot: QtBot):
    field = SearchField("Search styles")
    qtbot.addWidget(field)
    said: list[str] = []
    field.searched.connect(said.append)
    QTest.keyClicks(field, " he")
    assert said[-1] == "he" and field.placeholderText() == field.accessibleName()
    with qtbot.waitSignal(field.descended):
        QTest.keyClick(field, KEY.Key_Down)
    QTest.keyClick(field, KEY.Key_Escape)
    assert said[-1] == "" and field.text() == ""
