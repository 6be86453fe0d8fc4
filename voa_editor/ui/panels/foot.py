"""Close a panel with a quiet row: a few words, and buttons for what is done most."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout

from voa_editor.ui.widgets.icon_button import icon_button

_ANY = (1 << 24) - 1  # Qt's own largest width


class Foot(QFrame):
    """The foot of a panel, under a hairline. `words` is the label on its left."""

    def __init__(self) -> None:
        super().__init__()
        line = QFrame()
        line.setProperty("role", "line")
        self.words = QLabel()
        self.words.setProperty("role", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(12, 4, 8, 4)
        self._row.setSpacing(2)
        self._row.addWidget(self.words, 1)
        column.addLayout(self._row)

    def add(self, icon_name: str, tip: str, act: Callable[[], object]) -> QToolButton:
        """Put a button on its right."""
        button = icon_button(icon_name, tip)
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)
        return button

    def add_labelled(self, icon_name: str, label: str, tip: str, act: Callable[[], object]) -> QToolButton:
        """Put a button on its right that says in words what it does."""
        button = self.add(icon_name, tip, act)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setMinimumWidth(0)
        button.setMaximumWidth(_ANY)
        button.setText(label)
        return button

    def add_menu(self, tip: str, menu: Callable[[], QMenu]) -> QToolButton:
        """Put a button on its right that opens a menu, made anew each time."""
        button = self.add("more", tip, lambda: menu().popup(button.mapToGlobal(QPoint(0, button.height()))))
        return button
