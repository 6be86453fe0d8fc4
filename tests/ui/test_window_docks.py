"""Panels are made when they show, go where they are put, are found there again, and come home when asked."""

from __future__ import annotations

import pytest
from notation import issue, pages
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QTabBar
from pytestqt.qtbot import QtBot

from voa_editor.ui.application import Application
from voa_editor.ui.window import Window


@pytest.fixture
def window(open_issue, qtbot: QtBot) -> Window:
    window = open_issue(issue(pages(3)))
    qtbot.waitUntil(lambda: bool(made(window)))
    return window


def made(window: Window) -> set[str]:
    """The panels that were built."""
    return {name for name, dock in window.docks._docks.items() if not dock.widget().layout().isEmpty()}


def places(window: Window) -> dict[str, tuple[object, bool, bool]]:
    """Area, whether it floats, whether it is closed, of each panel."""
    docks = window.docks._docks
    return {name: (window.dockWidgetArea(dock), dock.isFloating(), window.docks.shown(name)) for name, dock in docks.items()}


def test_panels_are_made_when_they_first_show(window: Window):
    assert {"pages", "properties"} <= made(window) and "swatches" not in made(window)
    window.do("panel-swatches")
    assert window.docks.widget("swatches").accessibleName() == "Swatches"


def test_reset_brings_every_panel_home(window: Window):
    first = places(window)
    docks = window.docks._docks
    docks["styles"].setFloating(True)
    docks["pages"].close()
    docks["layers"].setFloating(True)
    docks["layers"].close()
    assert places(window) != first
    window.do("reset-panels")
    assert places(window) == first


def test_all_panels_are_put_away_and_brought_back(window: Window):
    window.docks._docks["styles"].close()
    first = places(window)
    window.do("panels")
    assert not any(window.docks.shown(panel.name) for panel in window.docks.panels)
    window.do("panels")
    assert places(window) == first


def test_a_panel_is_toggled_by_its_action(window: Window, qtbot: QtBot):
    window.do("panel-pages")
    assert not window.docks.shown("pages")
    window.do("panel-pages")
    assert window.docks.shown("pages")
    window.do("check")
    qtbot.waitUntil(lambda: "findings" in made(window))


def test_panels_are_found_where_they_were_left(window: Window, home: Application):
    window.docks._docks["swatches"].setFloating(True)
    window.docks._docks["pages"].close()
    left, path = places(window), window.project.path
    window.close()
    assert places(home.open(path)) == left


def test_a_panel_asks_for_a_page_and_for_a_frame(window: Window):
    window.docks.widget("pages").go_to_page.emit("page-3")
    assert window.page == "page-3" and window.desk.selection.page == "page-3"
    window.docks.widget("findings").go_to.emit("page-2", "")
    assert window.page == "page-2"


def test_the_keyboard_goes_round_the_panels_and_escape_leads_back(window: Window, qtbot: QtBot, qapp):
    window.canvas.setFocus()
    seen = []
    for _ in range(4):
        window.do("next-panel")
        here = qapp.focusWidget()
        seen.append(next((name for name, dock in window.docks._docks.items() if dock.isAncestorOf(here)), "canvas"))
    assert seen == ["pages", "properties", "layers", "canvas"]
    window.do("previous-panel")
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()


def test_a_panel_is_never_so_narrow_that_its_fields_or_its_name_are_cut(window: Window, qtbot: QtBot):
    """Dragged as narrow as it goes, a panel still shows all of what it holds, and its tab what it is."""
    docks = window.docks._docks
    window.resizeDocks([docks["properties"], docks["pages"]], [60, 60], Qt.Orientation.Horizontal)
    for panel in window.docks.panels:
        window.docks.show(panel.name)
        made_of = window.docks.widget(panel.name)
        qtbot.wait(1)
        areas = [area.widget() for area in made_of.findChildren(QScrollArea) if area.widget()]
        needed = max([made_of.minimumSizeHint().width(), *(inside.minimumSizeHint().width() for inside in areas)])
        assert docks[panel.name].width() >= needed, panel.name
    for bar in window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
        cut = [bar.tabText(n) for n in range(bar.count()) if bar.tabRect(n).width() < bar.tabSizeHint(n).width()]
        assert not cut
