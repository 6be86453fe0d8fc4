"""Dock the panels beside the canvas: made when they first show, movable, and found again where they were left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTabBar, QTabWidget, QVBoxLayout, QWidget

from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.dock_title import DockTitle

_VERSION = 1  # of what is remembered: another one lays the panels out anew
_TALL, _LOW = 560, 260  # logical pixels: how the groups of one side share its height
_AREAS = {"left": Qt.DockWidgetArea.LeftDockWidgetArea, "right": Qt.DockWidgetArea.RightDockWidgetArea}


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel there is: where it stands at first (`area` left or right; those of one `group` share a place as tabs)."""

    name: str
    title: str
    icon: str
    make: Callable[[], QWidget]
    area: str = "right"
    group: int = 0
    keys: str = ""
    width: int = 280
    least: int = 280  # logical pixels across: of less, fields are cut and tabs do not say their names


class Docks(QObject):
    """The panels of one window. `made` is sent with each panel when it is there."""

    made = Signal(QWidget)

    def __init__(self, window: QMainWindow, panels: tuple[Panel, ...]) -> None:
        super().__init__(window)
        self._window, self.panels = window, panels
        self._docks: dict[str, QDockWidget] = {}
        self._put_away: list[str] = []
        window.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks
            | QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.GroupedDragging
        )
        for area in _AREAS.values():
            window.setTabPosition(area, QTabWidget.TabPosition.North)
        self._heading = QTimer(self, singleShot=True, interval=0)
        self._heading.timeout.connect(self._head)
        for panel in panels:
            self._docks[panel.name] = self._make(panel)
        self._set_out()
        self._first = window.saveState(_VERSION)

    def widget(self, name: str) -> QWidget:
        """A panel itself, made if it never showed."""
        holder = self._docks[name].widget()
        assert isinstance(holder, _Holder)
        return holder.fill()

    def shown(self, name: str) -> bool:
        """Whether a panel is open, be it behind another tab."""
        return not self._docks[name].isHidden() or self._tabbed_away(self._docks[name])

    def show(self, name: str) -> None:
        """Open a panel and bring it to the front."""
        dock = self._docks[name]
        dock.show()
        dock.raise_()
        if dock.isFloating():
            dock.activateWindow()

    def toggle(self, name: str) -> None:
        """Close a panel that is in front, open one that is not."""
        dock = self._docks[name]
        if dock.isVisible() and not dock.visibleRegion().isEmpty():
            dock.close()
        else:
            self.show(name)

    def toggle_all(self) -> None:
        """Put all panels away; the next time bring those back."""
        open_now = [name for name, dock in self._docks.items() if not dock.isHidden()]
        if open_now:
            self._put_away = open_now
            for name in open_now:
                self._docks[name].hide()
        else:
            for name in self._put_away or list(self._docks):
                self._docks[name].show()

    def go_round(self, step: int) -> None:
        """Give the keyboard to the next (1) or previous (-1) of the canvas and the panels that show, round and round."""
        docks = [self._docks[panel.name] for panel in self.panels]
        seen = [dock for dock in docks if dock.isVisible() and not dock.visibleRegion().isEmpty()]
        places = [place for place in (self._window.centralWidget(), *(dock.widget() for dock in seen)) if place]
        here = QApplication.focusWidget()
        at = next((n for n, place in enumerate(places) if here and (place is here or place.isAncestorOf(here))), 0)
        place = places[(at + step) % len(places)]
        _give_keyboard(_first_within(place) or place)

    def reset(self) -> None:
        """Put every panel where it stood at first."""
        self._window.restoreState(self._first, _VERSION)
        for panel in self._leaders:
            self._docks[panel.name].raise_()
        self._share_room()

    def _set_out(self) -> None:
        """Put every panel in its place, once: Qt puts it there again by what it says of the window then."""
        for panel in self.panels:
            dock, leader = self._docks[panel.name], self._leader(panel)
            self._window.addDockWidget(_AREAS[panel.area], dock)
            if leader is not panel:
                self._window.tabifyDockWidget(self._docks[leader.name], dock)
            dock.show()
        for panel in self._leaders:
            self._docks[panel.name].raise_()
        self._share_room()

    def _share_room(self) -> None:
        docks = [self._docks[panel.name] for panel in self._leaders]
        self._window.resizeDocks(docks, [panel.width for panel in self._leaders], Qt.Orientation.Horizontal)
        heights = [_TALL if panel.group == 0 else _LOW for panel in self._leaders]
        self._window.resizeDocks(docks, heights, Qt.Orientation.Vertical)

    @property
    def _leaders(self) -> list[Panel]:
        """The first panel of each group: it is in front."""
        return [panel for panel in self.panels if self._leader(panel) is panel]

    def _leader(self, panel: Panel) -> Panel:
        return next(other for other in self.panels if (other.area, other.group) == (panel.area, panel.group))

    def save(self) -> str:
        """Where everything stands, as text."""
        return bytes(self._window.saveState(_VERSION).toBase64().data()).decode("ascii")

    def restore(self, said: str) -> bool:
        """Put everything where `save` found it; False, and nothing moved, for a text that makes no sense."""
        state = QByteArray.fromBase64(said.encode("ascii", "replace"))
        return bool(said) and self._window.restoreState(state, _VERSION)

    def _make(self, panel: Panel) -> QDockWidget:
        dock = _Dock(tr(panel.title), self._window)
        dock.setObjectName(f"panel-{panel.name}")
        dock.setWidget(_Holder(panel, self.made.emit))
        for moved in (dock.dockLocationChanged, dock.topLevelChanged, dock.visibilityChanged):
            moved.connect(lambda *_: self._heading.start())
        return dock

    def _head(self) -> None:
        """Give each panel a head, but those that have a tab: it names them and moves them already."""
        for dock in self._docks.values():
            tabbed = bool(self._window.tabifiedDockWidgets(dock)) and not dock.isFloating()
            if isinstance(dock.titleBarWidget(), DockTitle) is tabbed or dock.titleBarWidget() is None:
                dock.setTitleBarWidget(QWidget() if tabbed else DockTitle(dock))
        self._clear_strays()

    def _clear_strays(self) -> None:
        """Hide the bars of groups that are no more: Qt leaves some of them standing where they were."""
        docks = self._docks.values()
        groups = [{each.windowTitle() for each in (dock, *self._window.tabifiedDockWidgets(dock))} for dock in docks]
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.setVisible(bar.count() > 1 and {bar.tabText(n) for n in range(bar.count())} in groups)

    def _tabbed_away(self, dock: QDockWidget) -> bool:
        return bool(self._window.tabifiedDockWidgets(dock)) and dock.toggleViewAction().isChecked()


def _first_within(place: QWidget) -> QWidget | None:
    """What the Tab key would come to first in a panel; None if that is nothing."""
    each = place.nextInFocusChain()
    while each is not None and each is not place:
        if place.isAncestorOf(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled():
            return each
        each = each.nextInFocusChain()
    return None


def _give_keyboard(place: QWidget) -> None:
    place.window().activateWindow()  # it may be that of a panel that floats
    place.setFocus(Qt.FocusReason.TabFocusReason)


class _Dock(QDockWidget):
    """A dock with an edge while it floats: no system frames a window that has a title bar of its own."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing in the panel wanted leads back to the canvas."""
        window = self.parentWidget()
        canvas = window.centralWidget() if isinstance(window, QMainWindow) else None
        if event.key() == Qt.Key.Key_Escape and canvas:
            _give_keyboard(canvas)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isFloating():
            painter = QPainter(self)
            painter.setPen(QColor(tokens().mark_edge))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.end()


class _Holder(QWidget):
    """Stands for a panel until it is first painted, and makes it then: the first spread is not to wait for panels."""

    def __init__(self, panel: Panel, tell: Callable[[QWidget], object]) -> None:
        super().__init__()
        self._panel, self._tell = panel, tell
        self._made: QWidget | None = None
        self._due = False
        self.setProperty("role", "panel")
        self.setMinimumWidth(panel.least)
        QVBoxLayout(self).setContentsMargins(0, 0, 0, 0)

    def fill(self) -> QWidget:
        """The panel, made if it is not there yet."""
        if self._made is None:
            self._made = self._panel.make()
            self._made.setAccessibleName(tr(self._panel.title))
            self.layout().addWidget(self._made)  # type: ignore[union-attr]
            self._tell(self._made)
        return self._made

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._due:
            self._due = True
            QTimer.singleShot(0, self, self.fill)
        super().paintEvent(event)
