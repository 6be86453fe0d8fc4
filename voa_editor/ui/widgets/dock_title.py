"""Head a docked panel with its name and quiet buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.icon_button import icon_button


class DockTitle(QWidget):
    """The title bar of a dock: give it to `dock.setTitleBarWidget`. It is dragged as the system's would be."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setProperty("role", "dock-title")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel(dock.windowTitle())
        dock.windowTitleChanged.connect(title.setText)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 8, 6)
        self._row.setSpacing(2)
        self._row.addWidget(title, 1)
        self._actions = 1
        features = QDockWidget.DockWidgetFeature
        if dock.features() & features.DockWidgetFloatable:
            self._row.addWidget(_small("float", tr("Take the panel out of the window, or put it back"), _floating(dock)))
        if dock.features() & features.DockWidgetClosable:
            self._row.addWidget(_small("close", tr("Close the panel"), dock.close))
        self.setFixedHeight(tokens().row + tokens().grid)

    def add_action(self, icon_name: str, tip: str, act: Callable[[], object]) -> QToolButton:
        """Put a button before those that float and close the dock."""
        button = icon_button(icon_name, tip)
        button.clicked.connect(lambda: act())
        self._row.insertWidget(self._actions, button)
        self._actions += 1
        return button


def _floating(dock: QDockWidget) -> Callable[[], None]:
    return lambda: dock.setFloating(not dock.isFloating())


def _small(icon_name: str, tip: str, act: Callable[[], object]) -> QToolButton:
    button = icon_button(icon_name, tip, ink="text_quiet", icon_size=12)
    button.clicked.connect(lambda: act())
    button.setFixedSize(24, 24)
    return button
