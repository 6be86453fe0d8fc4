"""List the panels there are, and what each is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from voa_editor.ui.covers import keep_cover
from voa_editor.ui.docks import Panel

if TYPE_CHECKING:
    from voa_editor.ui.thumbnails import PageThumbnails
    from voa_editor.ui.window import Window


def panels(window: Window) -> tuple[Panel, ...]:
    """The panels of a window, in the order of the Window menu. Those of one group share a place as tabs, the first in front."""

    def properties() -> QWidget:
        from voa_editor.ui.panels.properties.panel import PropertiesPanel

        panel = PropertiesPanel(window.desk, window.canvas.pictures)
        panel.caption.wanted.connect(lambda: window.do("add-caption"))
        return panel

    def styles() -> QWidget:
        from voa_editor.ui.panels.styles import StylesPanel

        return StylesPanel(window.desk)

    def pages() -> QWidget:
        from voa_editor.ui.panels.pages import PagesPanel

        panel = PagesPanel(window.desk, window.canvas.pictures, window.idle)
        panel.go_to_page.connect(window.go_to)
        panel.pages.takes = window.placing.takes
        panel.pages.dropped.connect(window.placing.drop_on)
        panel.thumbnails.arrived.connect(lambda page: _keep_cover(window, panel.thumbnails, page))
        return panel

    def swatches() -> QWidget:
        from voa_editor.ui.panels.swatches import SwatchesPanel

        return SwatchesPanel(window.desk)

    def layers() -> QWidget:
        from voa_editor.ui.panels.layers import LayersPanel

        return LayersPanel(window.desk)

    def findings() -> QWidget:
        from voa_editor.ui.panels.findings import FindingsPanel

        panel = FindingsPanel(window.desk, window.checking)
        panel.go_to.connect(lambda page, frame: window.go_to_record(frame or page))
        panel.fit.connect(lambda: window.do("fit-story"))
        panel.update_from_file.connect(window.placing.update)
        return panel

    def plates() -> QWidget:
        from voa_editor.ui.panels.plates import PlatesPanel

        return PlatesPanel(window.canvas, window.proof)

    def history() -> QWidget:
        from voa_editor.ui.panels.history import HistoryPanel

        return HistoryPanel(window.desk)

    return (
        Panel("pages", "Pages", "pages", pages, "left", keys="F12", width=232, least=196),
        Panel("properties", "Properties", "properties", properties, keys="Ctrl+Alt+6", width=300),
        Panel("styles", "Styles", "styles", styles, keys="F11"),
        Panel("swatches", "Swatches", "swatches", swatches, keys="F5"),
        Panel("layers", "Layers", "layers", layers, group=1, keys="F7", width=300),
        Panel("findings", "Findings", "findings", findings, group=1),
        Panel("history", "History", "history", history, group=1),
        Panel("plates", "Plates", "plates", plates, group=1),
    )


def _keep_cover(window: Window, thumbnails: PageThumbnails, page: str) -> None:
    first = next(iter(window.desk.issue.pages()), None)
    if first is not None and first.id == page:
        keep_cover(window.project.path, thumbnails.get(page))
