"""Show a few choices or actions as a row of icon buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.does import does
from voa_editor.ui.widgets.options import Option

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Segmented(QWidget):
    """A row of icon buttons of which one is on (`key`, None for mixed), or, with `actions`, each just acts.

    `chosen` sends the key of the button the user pressed. Tab reaches the row once, arrow keys go along it:
    they choose at once where one is on, and only move the focus (Space acts) in a row of actions.
    """

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[Option], *, actions: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._actions = actions
        self._buttons: dict[str, QToolButton] = {}
        self._aimed: str | None = None  # where Tab should reach the row
        row = QHBoxLayout(self)
        inset = 0 if actions else 2
        row.setContentsMargins(inset, inset, inset, inset)
        row.setSpacing(2)
        if not actions:
            self.setProperty("role", "segmented")
            self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for option in options:
            self._buttons[option.key] = self._button(option)
            row.addWidget(self._buttons[option.key])
        self.setSizePolicy(QSizePolicy.Policy.Preferred if not actions else QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._aim(next(iter(self._buttons), None))

    def _button(self, option: Option) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(option.label)
        button.setToolTip(option.tip or option.label)
        does(button, option.action)
        button.setCheckable(not self._actions)
        if option.icon:
            button.setIcon(icon(option.icon))
            button.setIconSize(QSize(tokens().icon, tokens().icon))
        else:
            button.setText(option.label)
        button.setFixedHeight(tokens().row - (0 if self._actions else 4))
        if not self._actions:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._press(option.key))
        button.installEventFilter(self)
        return button

    @property
    def key(self) -> str | None:
        """The one that is on. Setting it sends nothing."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    @key.setter
    def key(self, key: str | None) -> None:
        for each, button in self._buttons.items():
            button.setChecked(each == key)
        self._aim(key if key in self._buttons else next(iter(self._buttons), None))

    def button(self, key: str) -> QToolButton:
        """One of the buttons, to enable or to hide it."""
        return self._buttons[key]

    def set_enabled(self, keys: Sequence[str]) -> None:
        """Enable these buttons and no others."""
        for key, button in self._buttons.items():
            button.setEnabled(key in keys)

    def _press(self, key: str) -> None:
        if not self._actions:
            self.key = key  # also when it was on already: a choice is not switched off by choosing it again
        self.chosen.emit(key)

    def _aim(self, key: str | None) -> None:
        """Let Tab reach the row at this button alone, or at the first that can be used."""
        usable = [each for each, button in self._buttons.items() if button.isEnabled()]
        self._aimed = key
        if key not in usable and usable:
            key = usable[0]
        for each, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if each == key else Qt.FocusPolicy.NoFocus)
        if key is not None:
            self.setFocusProxy(self._buttons[key])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange:
            self._aim(self._aimed)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and Qt.Key(event.key()) in _STEPS:
            self._go(watched, _STEPS[Qt.Key(event.key())])
            return True
        return False

    def _go(self, button: QObject, step: int) -> None:
        usable = [key for key, each in self._buttons.items() if each.isEnabled()]
        here = next((key for key, each in self._buttons.items() if each is button), None)
        if not usable or here is None:
            return
        there = usable[(usable.index(here) + step) % len(usable)] if here in usable else usable[0]
        self._aim(there)
        self._buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
        if not self._actions:
            self._press(there)
