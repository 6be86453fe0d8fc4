"""Bind keys to actions: those of the table, or those the user chose; and leave to the text what is typed into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QHelpEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QToolTip, QWidget

from voa_editor.ui.actions.action import Action
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.widgets.does import done_by

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

Keys = Qt.Key
_FUNCTION_KEY = re.compile(r"F\d+")
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_OF_TEXT = {
    Keys.Key_Left, Keys.Key_Right, Keys.Key_Up, Keys.Key_Down, Keys.Key_Home, Keys.Key_End, Keys.Key_PageUp, Keys.Key_PageDown,
    Keys.Key_Backspace, Keys.Key_Delete, Keys.Key_Return, Keys.Key_Enter, Keys.Key_Tab, Keys.Key_Backtab, Keys.Key_Escape,
}  # fmt: skip
"""Keys that mean something to a caret, with Shift and Ctrl too; with Alt they are what the table says."""


def keys_of(action: Action, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """The shortcuts of an action: the user's, else its own."""
    return tuple(chosen[action.name].split()) if action.name in chosen else action.shortcuts


def is_plain(keys: str) -> bool:
    """Whether keys are such as one types: no Ctrl, Alt or function key. They count on the canvas alone."""
    *held, key = QKeySequence(keys).toString().removesuffix("+").split("+")
    return not {"Ctrl", "Alt", "Meta"}.intersection(held) and not _FUNCTION_KEY.fullmatch(key)


def shown_keys(keys: str) -> str:
    """Keys as menus and tooltips write them on this system."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def conflicts(actions: Iterable[Action], chosen: Mapping[str, str]) -> dict[str, list[str]]:
    """Keys that several actions have, and the names of those."""
    users: dict[str, list[str]] = {}
    for action in actions:
        for keys in keys_of(action, chosen):
            users.setdefault(QKeySequence(keys).toString(), []).append(action.name)
    return {keys: names for keys, names in users.items() if keys and len(names) > 1}


class Shortcuts(QObject):
    """The QAction of every row of the table, for menus and keys. `taken` are keys that something else answers to.
    `bound` is sent when actions have other keys than before."""

    bound = Signal()

    def __init__(self, window: Window, canvas: QWidget, actions: Iterable[Action]) -> None:
        super().__init__(window)
        self._window, self._canvas = window, canvas
        self.actions = {action.name: action for action in actions}
        self._made: dict[str, QAction] = {}
        self._taken: frozenset[str] = frozenset()
        for action in self.actions.values():
            self._made[action.name] = self._make(action)
        self.bind()
        canvas.installEventFilter(self)

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def bind(self) -> None:
        """Give every action the keys it has now."""
        chosen = self._window.preferences.value.shortcuts
        for name, made in self._made.items():
            keys = [each for each in keys_of(self.actions[name], chosen) if each not in self._taken]
            plain = bool(keys) and is_plain(keys[0])
            made.setShortcuts([QKeySequence(each) for each in keys])
            self._canvas.removeAction(made)
            self._window.removeAction(made)
            # Letters and arrows belong to whatever list or field has the focus; on the canvas they are tools and nudges.
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut if plain else Qt.ShortcutContext.WindowShortcut
            made.setShortcutContext(context)
            (self._canvas if plain else self._window).addAction(made)
            made.setToolTip(self.tip(name))
        self.bound.emit()

    def give_way(self, keys: Iterable[str]) -> None:
        """Leave these keys to others (styles of the issue have keys of their own)."""
        taken = frozenset(keys)
        if taken != self._taken:
            self._taken = taken
            self.bind()

    def shown(self, name: str) -> str:
        """The keys of an action as this system writes them, "" for none."""
        return self._made[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def tip(self, name: str) -> str:
        """What a tooltip says: label, shortcut, and what it does."""
        action = self.actions[name]
        return self._with_keys("\n".join(tr(part) for part in (action.label, action.tip) if part), name)

    def tell_keys(self, place: QWidget) -> None:
        """Let the buttons of a place that do an action tell its keys in their tooltips: those that it has then."""
        for button in place.findChildren(QAbstractButton):
            if done_by(button) in self._made:
                button.installEventFilter(self)

    def _with_keys(self, tip: str, name: str) -> str:
        """A tooltip with the keys of an action at the end of its first line."""
        first, *rest = tip.split("\n")
        keys = self.shown(name) if name else ""
        return "\n".join([f"{first} ({keys})" if keys else first, *rest])

    def _make(self, action: Action) -> QAction:
        made = QAction(tr(action.label), self)
        made.setObjectName(action.name)
        made.setCheckable(action.checked is not None)
        if action.icon:
            made.setIcon(icon(action.icon))
            made.setIconVisibleInMenu(False)
        made.triggered.connect(_runner(self._window, action))
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the keys of buttons; and while text is edited, let what one types go to the text and not to a tool."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and isinstance(watched, QAbstractButton):
            QToolTip.showText(event.globalPos(), self._with_keys(watched.toolTip(), done_by(watched)), watched)
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._window.desk.selection.text is not None and _for_text(event):
                event.accept()
                return True
        return False


def _runner(window: Window, action: Action) -> Callable[[], bool]:
    return lambda: window.do(action)


def _for_text(event: QKeyEvent) -> bool:
    held = event.modifiers() & _HELD
    types = bool(event.text()) and event.text().isprintable()
    alt_graph = held == (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)  # as Windows reports AltGr
    moves = event.key() in _OF_TEXT and not held & Qt.KeyboardModifier.AltModifier
    return moves or (types and (not held or (alt_graph and not event.text().isascii())))
