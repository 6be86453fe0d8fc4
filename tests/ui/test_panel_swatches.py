"""The Swatches panel colours what is selected; a swatch mixed anew colours all that wears it."""

from __future__ import annotations

import panels
import pytest
from notation import issue, page, shape, story, text_frame
from panels import enter, opened, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from voa_editor.display.query import runs
from voa_editor.model.colour import Cmyk, Colour, Lab, Rgb
from voa_editor.model.issue import Issue
from voa_editor.model.styles import ParagraphStyle, Swatch
from voa_editor.ui.dialogs.replace_with import ReplaceWith
from voa_editor.ui.dialogs.swatch_editor import SwatchEditor
from voa_editor.ui.panels.swatch_rows import ID, IN_USE
from voa_editor.ui.panels.swatches import SwatchesPanel


def sample() -> Issue:
    return issue(
        page("1"), story("bridge", "The bridge was opened."), text_frame("t", 100, 100, 300, 300, story="story-bridge"),
        shape("s", 100, 500, 50, 50, fill="sw-red"), ParagraphStyle(id="ps-body", name="Body", colour="sw-blue"),
        Swatch(id="sw-black", name="Black", k=1.0), Swatch(id="sw-paper", name="Paper"), Swatch(id="sw-red", name="Red", m=1.0),
        Swatch(id="sw-blue", name="Blue", c=1.0), Swatch(id="sw-idle", name="Idle", y=1.0),
    )  # fmt: skip


class Bench(panels.Bench):
    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot, sample(), SwatchesPanel)

    def row(self, swatch: str) -> int:
        return [self.panel.list.item(n).data(ID) for n in range(self.panel.list.count())].index(swatch)

    def pick(self, swatch: str) -> Bench:
        """Click a swatch."""
        view = self.panel.list
        at = view.visualItemRect(view.item(self.row(swatch))).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        return self

    def hold(self, swatch: str) -> Bench:
        self.panel.list.setCurrentRow(self.row(swatch))
        return self

    def colours(self) -> set[Colour]:
        return {run.colour for run in runs(self.desk.sheet("page-1"))}

    def marked(self) -> list[str]:
        rows = [self.panel.list.item(n) for n in range(self.panel.list.count())]
        return [row.data(ID) for row in rows if row.data(IN_USE)]


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def test_a_click_fills_and_none_takes_the_fill_away(bench: Bench):
    bench.choose("frame-s")
    assert bench.marked() == ["sw-red"]
    bench.pick("sw-blue").expect("frame-s", fill="sw-blue")
    assert bench.marked() == ["sw-blue"]
    bench.pick("").expect("frame-s", fill="")
    assert bench.steps == ["Change Fill", "Change Fill"]


def test_a_click_with_nothing_selected_changes_nothing(bench: Bench):
    bench.choose().pick("sw-blue")
    assert bench.steps == [] and bench.panel.in_hand == "sw-blue"


def test_stroke_and_its_tint(bench: Bench):
    bench.choose("frame-s").panel.target.button("stroke").click()
    bench.pick("sw-blue").expect("frame-s", stroke="sw-blue", fill="sw-red", stroke_width=1.0)
    enter(bench.panel.tint.field, "40")
    tint = bench.issue.need(Swatch, bench.issue.records["frame-s"].stroke)  # type: ignore[attr-defined]
    assert (tint.kind, tint.of, tint.tint) == ("tint", "sw-blue", 0.4)
    assert bench.panel.tint.value == 40 and bench.marked() == ["sw-blue"]
    assert bench.steps == ["Change Stroke", "Change Stroke"]


def test_the_tint_slider_is_one_step(bench: Bench):
    bench.choose("frame-s")
    for value in (80.0, 50.0):
        bench.panel.tint.previewed.emit(value)
        bench.expect("frame-s", fill_tint=value / 100)
    bench.panel.tint.edited.emit(50.0)
    assert bench.steps == ["Change Fill"]


def test_selected_text_is_coloured_and_goes_back_to_its_style(bench: Bench):
    bench.text(4, 10)
    assert bench.panel.aim == "text" and bench.marked() == ["sw-blue"]
    bench.pick("sw-red")
    assert bench.colours() == {Cmyk(1, 0, 0, 0), Cmyk(0, 1, 0, 0)}
    bench.pick("")
    assert bench.colours() == {Cmyk(1, 0, 0, 0)}
    assert bench.choose("frame-s").panel.aim == "fill"


def test_at_a_caret_the_colour_is_for_what_is_typed_next(bench: Bench):
    bench.text(4, 4).pick("sw-red")
    assert bench.desk.selection.text is not None and bench.desk.selection.text.local == ("colour=sw-red",)
    assert bench.steps == [] and bench.marked() == ["sw-red"]


def test_mixing_a_swatch_colours_the_text_of_the_sheet(bench: Bench):
    bench.hold("sw-blue").panel.edit()
    editor = opened(SwatchEditor)
    write(editor.sliders["m"].field, "60")
    assert bench.colours() == {Cmyk(1, 0.6, 0, 0)} and bench.steps == []
    for value in (10.0, 20.0):
        editor.sliders["k"].previewed.emit(value)
    editor.accept()
    assert bench.colours() == {Cmyk(1, 0.6, 0, 0.2)} and bench.steps == ["Edit Swatch"]
    bench.undo()
    assert bench.colours() == {Cmyk(1, 0, 0, 0)}


def test_cancel_leaves_the_issue_as_it_was(bench: Bench):
    bench.hold("sw-blue").panel.edit()
    editor = opened(SwatchEditor)
    write(editor.sliders["m"].field, "60")
    editor.reject()
    assert bench.issue == bench.first and not bench.desk.editor.in_gesture


def test_a_swatch_turned_into_light_keeps_its_colour(bench: Bench):
    bench.hold("sw-blue").panel.edit()
    editor = opened(SwatchEditor)
    editor.kind.button("rgb").click()
    editor.accept()
    (colour,) = bench.colours()
    assert isinstance(colour, Rgb) and colour.b > 0.9 and colour.r < 0.1


def test_a_swatch_turned_into_lab_keeps_its_colour_and_is_measured(bench: Bench):
    bench.hold("sw-blue").panel.edit()
    editor = opened(SwatchEditor)
    editor.kind.button("lab").click()
    light = editor.sliders["lab_l"].value
    assert light is not None and 55 < light < 75 and editor.sliders["lab_b"].value < -30
    write(editor.sliders["lab_a"].field, "-20")
    editor.accept()
    (colour,) = bench.colours()
    assert isinstance(colour, Lab) and (colour.light, colour.a) == (light, -20) and colour.b < -30


def test_a_gradient_goes_from_one_swatch_to_the_other(bench: Bench):
    bench.hold("sw-red").panel.new()
    editor = opened(SwatchEditor)
    editor.kind.button("gradient").click()
    editor.start.chosen.emit("sw-red")
    editor.to.chosen.emit("sw-blue")
    write(editor.sliders["angle"].field, "45")
    editor.accept()
    (made,) = [swatch for swatch in bench.issue.all(Swatch) if swatch.kind == "gradient"]
    assert (made.name, made.of, made.to, made.angle) == ("Red – Blue", "sw-red", "sw-blue", 45.0)


def test_a_new_swatch_is_named_by_its_mix_or_by_the_user(bench: Bench):
    bench.hold("sw-red").panel.new()
    editor = opened(SwatchEditor)
    editor.kind.button("tint").click()
    editor.of.chosen.emit("sw-red")
    write(editor.sliders["tint"].field, "30")
    editor.accept()
    made = [swatch for swatch in bench.issue.all(Swatch) if swatch.kind == "tint"]
    assert [(swatch.name, swatch.of, swatch.tint) for swatch in made] == [("Red 30 %", "sw-red", 0.3)]
    bench.hold("sw-red").panel.new()
    write(opened(SwatchEditor).name, "Blue")
    assert opened(SwatchEditor).fault.text()
    write(opened(SwatchEditor).name, "House red")
    opened(SwatchEditor).accept()
    assert "House red" in {swatch.name for swatch in bench.issue.all(Swatch)}
    assert bench.steps == ["New Swatch", "New Swatch"]


def test_too_much_ink_is_told(bench: Bench):
    bench.hold("sw-blue").panel.edit()
    editor = opened(SwatchEditor)
    for ink in "myk":
        write(editor.sliders[ink].field, "90")
    assert "370 %" in editor.note.text() and editor.note.property("role") == "warning"
    editor.reject()


def test_a_swatch_in_use_is_deleted_with_another_in_its_place(bench: Bench):
    bench.hold("sw-idle").panel.actions_["delete"].trigger()  # nothing wears it
    assert "sw-idle" not in bench.issue
    bench.hold("sw-red").panel.actions_["delete"].trigger()
    dialog = opened(ReplaceWith)
    dialog.choice.key = "sw-blue"
    dialog.accept()
    bench.expect("frame-s", fill="sw-blue")
    assert "sw-red" not in bench.issue and bench.steps == ["Delete Swatch", "Delete Swatch"]


@pytest.mark.parametrize("swatch", ["", "sw-black", "sw-paper"])
def test_none_black_and_paper_stay(bench: Bench, swatch: str):
    bench.hold(swatch)
    assert not bench.panel.actions_["delete"].isEnabled() and not bench.panel.actions_["edit"].isEnabled()


def test_the_grid_applies_as_the_list_does(bench: Bench):
    bench.choose("frame-s").panel.grid_button.click()
    assert bench.panel.list.viewMode() == QListView.ViewMode.IconMode
    QTest.qWait(1)
    bench.pick("sw-blue").expect("frame-s", fill="sw-blue")


def test_enter_applies(bench: Bench):
    bench.choose("frame-s").hold("sw-blue").panel.list.setFocus()
    QTest.keyClick(bench.panel.list, Qt.Key.Key_Return)
    bench.expect("frame-s", fill="sw-blue")
    assert bench.steps == ["Change Fill"]
