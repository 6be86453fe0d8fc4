"""Go to a page by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout

from voa_editor.model.pages import ParentPage
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.veil import Veil

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

_WIDTH = 400  # pixels

class GoTo(Veil):
    """A field for a page number, or for "+2" and "-1" from here; the name of a parent page where those show."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, _WIDTH)
        self._window = window
        self.setAccessibleName(tr("Go to Page"))
        grid = tokens().grid
        column = QVBoxLayout(self.card)
        column.setContentsMargins(grid, grid, grid, grid)
        column.setSpacing(grid)
        self.field = QLineEdit()
        self.field.setProperty("role", "ask")
        self.field.setAccessibleName(tr("Page"))
        self.field.setPlaceholderText(tr("Go to page: 1 to {count}, +2, last", count=len(window.pages)))
        self.field.returnPressed.connect(self.accept)
        self.field.textEdited.connect(lambda _: self._say(""))
        line = QFrame()
        line.setProperty("role", "line")
        self._hint = QLabel()
        self._hint.setContentsMargins(grid, 0, grid, 0)
        for part in (self.field, line, self._hint):
            column.addWidget(part)
        self._say("")
        self.place()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def accept(self) -> None:
        """Go there, or say that there is no such page."""
        page = page_named(self._window, self.field.text())
        if not page:
            self._say(tr("There is no such page"))
            self.field.selectAll()
            return
        super().accept()
        self._window.go_to(page)
        self._window.canvas.setFocus()

    def _say(self, fault: str) -> None:
        self._hint.setText(fault or tr("Enter goes there   ·   Esc closes"))
        self._hint.setProperty("role", "error" if fault else "small")
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)


def page_named(window: Window, said: str) -> str:
    """The page meant by a number, by steps from the page that shows, by "first" or "last", or by a name; "" for none."""
    pages, said = window.pages, said.strip()
    if not pages or not said:
        return ""
    here = pages.index(window.page) if window.page in pages else 0
    number = said.lstrip("+-−")
    if number.isdecimal() and len(number) < 7:
        steps = int(number) * (-1 if said[0] in "-−" else 1)
        at = here + steps if said[0] in "+-−" else steps - 1
        return pages[at] if 0 <= at < len(pages) else ""
    words = {tr("first"): pages[0], tr("last"): pages[-1]}
    names = {page.name.casefold(): page.id for page in window.desk.issue.children(ParentPage) if page.id in pages}
    return words.get(said.casefold()) or names.get(said.casefold(), "")
