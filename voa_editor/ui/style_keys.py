"""Apply styles by the keys that the issue gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from voa_editor.edit.commands.styles import Style
from voa_editor.model.issue import same
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.shortcuts import is_plain

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

_KINDS = (ParagraphStyle, CharacterStyle, ObjectStyle)


class StyleKeys(QObject):
    """The shortcuts of an issue's styles. They go before those of actions, for the designer chose them for this issue."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._hand = window, Hand(window.desk)
        self._shortcuts: list[QShortcut] = []
        self._state: tuple[object, ...] = ()
        window.desk.editor.listen(lambda issue, change: self.bind())
        self.bind()

    def bind(self) -> None:
        """Take the keys of the styles there are now."""
        state = tuple(self._window.desk.issue.version(kind) for kind in _KINDS)
        if self._state and same(state, self._state):
            return
        self._state = state
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        keyed = dict(self._keyed())
        self._shortcuts = [
            QShortcut(QKeySequence(keys), self._window, self._applier(style), context=Qt.ShortcutContext.WindowShortcut)
            for keys, style in keyed.items()
        ]
        self._window.shortcuts.give_way(keyed)

    def _keyed(self) -> Iterator[tuple[str, str]]:
        """Keys and the style they are of. Plain letters are for typing, whatever a file says."""
        issue = self._window.desk.issue
        styles: list[Style] = [*issue.all(ParagraphStyle), *issue.all(CharacterStyle), *issue.all(ObjectStyle)]
        for style in styles:
            if style.keys and not is_plain(style.keys):
                yield style.keys, style.id

    def _applier(self, style: str) -> Callable[[], None]:
        def apply() -> None:
            self._hand.apply_style(style)

        return apply
