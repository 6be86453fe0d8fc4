"""Fold a part of a panel under a quiet header."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.icon_button import icon_button


class Section(QWidget):
    """A titled part of a panel; pressing the title folds it. `folded` is sent with the new state, for remembering it."""

    folded = Signal(bool)

    def __init__(self, title: str, *, is_folded: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = tokens()
        self._title = QToolButton()
        self._title.setText(title)
        self._title.setProperty("kind", "section")
        self._title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._title.setIconSize(QSize(look.icon, look.icon))
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._title.clicked.connect(lambda: self._user_folds(not self.is_folded))
        self._header = QHBoxLayout()
        self._header.setContentsMargins(2, 4, 8, 4)
        self._header.setSpacing(2)
        self._header.addWidget(self._title, 1)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        """The layout to put the contents in, with the grid's margins."""
        self.body.setContentsMargins(12, 0, 12, 12)
        self.body.setSpacing(look.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._header)
        column.addWidget(self._inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setProperty("role", "section")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.set_folded(is_folded)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def is_folded(self) -> bool:
        return self._inside.isHidden()

    def set_folded(self, is_folded: bool) -> None:
        """Fold or unfold without sending `folded`."""
        self._inside.setHidden(is_folded)
        self._title.setIcon(icon("chevron-right" if is_folded else "chevron-down", "text_quiet"))
        state = tr("folded") if is_folded else tr("open")
        self._title.setAccessibleName(f"{self.title}, {state}")

    def add(self, widget: QWidget) -> None:
        """Put a widget below the others."""
        self.body.addWidget(widget)

    def add_action(self, icon_name: str, tip: str, act: Callable[[], object]) -> QToolButton:
        """Put a small button into the header."""
        button = icon_button(icon_name, tip)
        button.clicked.connect(lambda: act())
        self._header.addWidget(button)
        return button

    def _user_folds(self, is_folded: bool) -> None:
        self.set_folded(is_folded)
        self.folded.emit(is_folded)
