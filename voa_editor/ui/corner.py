"""Put at the right end of the menu bar what is wanted most: back, forth, preview, any command, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.does import does
from voa_editor.ui.widgets.icon_button import icon_button

if TYPE_CHECKING:
    from voa_editor.ui.window import Window


class Corner(QWidget):
    """Buttons of actions of the table; each asks, when pressed, whether it applies."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens().grid, 1, tokens().grid, 1)
        row.setSpacing(4)
        self._preview = self._button("preview")
        self._preview.setCheckable(True)
        for part in (self._button("undo"), self._button("redo"), self._preview):
            row.addWidget(part)
        row.addSpacing(tokens().grid)
        self._search = self._commands()
        row.addWidget(self._search)
        row.addWidget(self._export())
        window.shortcuts.tell_keys(self)
        window.shortcuts.bound.connect(self._say_keys)
        self._say_keys()
        window.desk.watch(self._refresh)

    def _button(self, name: str) -> QToolButton:
        action = self._window.shortcuts.actions[name]
        button = icon_button(action.icon, tr(action.label))
        button.clicked.connect(lambda: self._window.do(name))
        return does(button, name)

    def _pushed(self, button: QPushButton, name: str) -> QPushButton:
        button.setToolTip(tr(self._window.shortcuts.actions[name].label))
        button.clicked.connect(lambda: self._window.do(name))
        return does(button, name)

    def _commands(self) -> QPushButton:
        """Looks like the field it opens."""
        button = QPushButton(icon("search", "text_quiet"), "")
        button.setIconSize(QSize(14, 14))
        return self._pushed(button, "palette")

    def _export(self) -> QPushButton:
        button = QPushButton(tr("Export"))
        button.setProperty("kind", "primary")
        return self._pushed(button, "export-pdf")

    def _say_keys(self) -> None:
        self._search.setText(f"{tr('Find a command')}    {self._window.shortcuts.shown('palette')}".rstrip())

    def _refresh(self) -> None:
        self._preview.setChecked(self._window.desk.options.preview)
