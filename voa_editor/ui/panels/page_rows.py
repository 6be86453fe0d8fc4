"""List the pages of an issue for a view, each with what its thumbnail is marked with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QColor

from voa_editor.model.issue import Issue
from voa_editor.model.pages import ParentPage
from voa_editor.model.settings import Section
from voa_editor.model.styles import Swatch
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.colours import on_screen, shade
from voa_editor.ui.panels.rows import Index, Rows

PAGES_MIME = "application/x-voa-pages"
PARENT_MIME = "application/x-voa-parent-page"
_BLANK = ""  # the place beside the cover


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page: its number, the name and letters of its parent page, the name and colour of its section ("" for none)."""

    page: str
    number: int = 0
    parent: str = ""
    letters: str = ""
    section: str = ""
    hue: str = ""

    @property
    def said(self) -> str:
        """The page in words."""
        parts = [tr("Page {number}", number=self.number)]
        parts += [tr("parent page {letters}: {name}", letters=self.letters, name=self.parent)] if self.letters else []
        return ", ".join([*parts, *([self.section] if self.section else [])])


def letters(number: int) -> str:
    """What marks parent page `number` (from 0) on its pages: A … Z, AA, AB …"""
    said = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        said = chr(ord("A") + digit) + said
    return said


def page_rows(issue: Issue) -> list[PageRow]:
    """The pages in order, after a blank place: so the cover stands on the right, and pages that face each other side by side."""
    parents = {parent.id: (parent.name, letters(n)) for n, parent in enumerate(issue.children(ParentPage))}
    sections = {section.id: (section.name, _hue(issue, section)) for section in issue.all(Section)}
    found = [PageRow(_BLANK)]
    for number, page in enumerate(issue.pages(), 1):
        name, marked = parents.get(page.parent_page, ("", ""))
        section, hue = sections.get(page.section, ("", ""))
        found.append(PageRow(page.id, number, name, marked, section, hue))
    return found


def _hue(issue: Issue, section: Section) -> str:
    swatch = issue.find(Swatch, section.hue)
    return on_screen(shade(issue, swatch)).name() if swatch else ""


class PageRows(Rows[PageRow]):
    """Row n is page n; row 0 is the blank place beside the cover."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.page, parent)

    def shown(self, item: PageRow, role: int) -> Any:
        if item.page == _BLANK:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(item.number)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return item.said
            case Qt.ItemDataRole.DecorationRole:
                return QColor(item.hue) if item.hue else None
        return None

    def pages(self, indexes: Iterable[Index]) -> list[str]:
        """The pages of some rows, in order."""
        return [self.item(index).page for index in sorted(indexes, key=lambda index: index.row()) if index.row() > 0]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or index.row() == 0:
            return Qt.ItemFlag.ItemIsDropEnabled
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:
        return [PAGES_MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        data.setData(PAGES_MIME, "\n".join(self.pages(indexes)).encode())
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction  # the view moves pages by a command, and Qt is to remove nothing
