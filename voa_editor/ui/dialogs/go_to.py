"""Go to a page by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from voa_editor.model.pages import ParentPage
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import tokens

if TYPE_CHECKING:
    from voa_editor.ui.window import Window


class GoTo(QDialog):
    """A field for a page number, or for "+2" and "-1" from here; the name of a parent page where those show."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(tr("Go to Page"))
        grid = tokens().grid
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid)
        row = QHBoxLayout()
        row.setSpacing(grid)
        label, go = QLabel(tr("Page")), QPushButton(tr("Go"))
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Page"))
        self.field.setPlaceholderText(tr("1 to {count}, +2, last", count=len(window.pages)))
        self.field.setMinimumWidth(160)
        label.setBuddy(self.field)
        go.setDefault(True)
        go.clicked.connect(self.accept)
        for part in (label, self.field, go):
            row.addWidget(part)
        self._fault = QLabel()
        self._fault.setProperty("role", "error")
        self._fault.hide()
        column.addLayout(row)
        column.addWidget(self._fault)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def accept(self) -> None:
        """Go there, or say that there is no such page."""
        page = page_named(self._window, self.field.text())
        if not page:
            self._fault.setText(tr("There is no such page"))
            self._fault.show()
            self.field.selectAll()
            return
        super().accept()
        self._window.go_to(page)
        self._window.canvas.setFocus()


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
