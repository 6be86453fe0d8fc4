"""Rulers and guides in the window: their corner moves what they count from; a guide shows its place and takes another."""

from __future__ import annotations

import notation as n
import panels
import pytest
from canvas_stage import Stage
from panels import enter
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from voa_editor.geometry import Point
from voa_editor.model.pages import Guide
from voa_editor.tools.select import SelectTool
from voa_editor.ui.panels.properties import PropertiesPanel
from voa_editor.units import mm

GUIDE = Guide(id="guide-1", parent="page-1", axis="x", at=120.0)


@pytest.fixture
def stage(qtbot):
    made = Stage(n.issue(n.pages(3), GUIDE), tool=SelectTool())
    qtbot.addWidget(made.canvas)
    made.desk.set_options(snap=False)
    made.see()
    return made


def drag_out(stage: Stage, place: QPoint) -> None:
    """Drag out of the corner of the rulers to a place of the viewport."""
    corner, to = stage.canvas.corner, stage.canvas.viewport().mapTo(stage.canvas, place)
    QTest.mousePress(corner, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    for part in (QPoint(30, 30), to):
        QTest.mouseMove(corner, part)
    QTest.mouseRelease(corner, Qt.MouseButton.LeftButton, pos=to)
    for ruler in stage.canvas.rulers:
        ruler.point(None)


def test_the_rulers_count_from_where_their_corner_is_dragged_until_it_is_double_clicked(stage):
    across = stage.canvas.rulers[0]
    before = across.grab().toImage()
    drag_out(stage, stage.place("page-1", 100, 150).toPoint())
    assert stage.desk.zero.x == pytest.approx(100, abs=2) and stage.desk.zero.y == pytest.approx(150, abs=2)
    assert across.grab().toImage() != before
    QTest.mouseDClick(stage.canvas.corner, Qt.MouseButton.LeftButton)
    assert stage.desk.zero == Point(0.0, 0.0) and across.grab().toImage() == before


def test_a_click_on_a_guide_shows_it_selected(stage):
    before = stage.see()
    stage.drag(stage.place("page-1", 120, 400))
    assert stage.desk.selection.guide == "guide-1"
    assert stage.see() != before


def test_the_place_of_a_guide_is_shown_and_typed_counting_from_where_the_rulers_do(qtbot):
    level = Guide(id="guide-2", parent="page-2", axis="y", at=mm(50))
    bench = panels.Bench(qtbot, n.issue(n.pages(3), GUIDE, level), PropertiesPanel)
    panel = bench.panel
    bench.desk.selection = bench.desk.selection.of_guide("guide-1")
    bench.desk.zero = Point(mm(10), mm(20))
    panel.live.catch_up()
    assert panel.guide.isVisibleTo(panel) and not panel.page.isVisibleTo(panel)
    enter(panel.guide.at, "2cm + 5mm")
    assert bench.issue.need(Guide, "guide-1").at == pytest.approx(mm(35))
    bench.desk.selection = bench.desk.selection.of_guide("guide-2")
    panel.live.catch_up()
    assert panel.guide.at.value == pytest.approx(mm(30))
    panel.guide.across.click()
    assert bench.issue.need(Guide, "guide-2").across
