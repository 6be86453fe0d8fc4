"""Show the pages as spreads with live thumbnails; insert, duplicate, move, delete them, and give them parent pages."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from voa_editor.edit.change import Change
from voa_editor.edit.commands import pages as commands
from voa_editor.edit.commands import parents
from voa_editor.edit.selection import Selection
from voa_editor.model.issue import Issue, Version
from voa_editor.model.pages import Page, ParentPage
from voa_editor.model.settings import Section as IssueSection
from voa_editor.model.styles import Swatch
from voa_editor.tools.desk import Desk
from voa_editor.ui.background import Idle
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.foot import Foot
from voa_editor.ui.panels.live import Live
from voa_editor.ui.panels.page_list import PageList
from voa_editor.ui.panels.page_rows import letters, page_rows
from voa_editor.ui.panels.parent_list import ParentList, parent_rows
from voa_editor.ui.panels.thumbnails import Thumbnails
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.thumbnails import PageThumbnails
from voa_editor.ui.widgets.does import does
from voa_editor.ui.widgets.empty_state import EmptyState
from voa_editor.ui.widgets.section import Section

_SHOWS = (Page, ParentPage, IssueSection, Swatch)  # kinds of record that the list itself says something of
_PARENTS = 0.3  # of the panel's height that the parent pages may take, if there are so many


class PagesPanel(QWidget):
    """The pages of an issue. `go_to_page` asks for a page (or parent page) to be shown on the canvas."""

    go_to_page = Signal(str)

    def __init__(self, desk: Desk, pictures: Thumbnails, idle: Idle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._standing: tuple[Version, ...] = ()
        self._issue: Issue | None = None
        self.thumbnails = PageThumbnails(desk, pictures, idle, self)
        self.parents, self.pages = ParentList(), PageList(self.thumbnails)
        self._empty = EmptyState(tr("No pages"), tr("Insert a page to begin with."), icon_name="pages", action=tr("Insert Page"))
        self._banner, self._foot = self._make_banner(), self._make_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._banner, self._make_section(), self.pages, self._empty, self._foot):
            column.addWidget(part, 1 if part in (self.pages, self._empty) else 0)
        self._connect()
        self._live = Live(self, desk, self.refresh)
        self.refresh()

    # -- what it does --------------------------------------------------------------------------------------------------

    @property
    def chosen(self) -> list[str]:
        """The pages selected in the list, or the page worked on; the list first follows where the designer went."""
        self._live.catch_up()
        here = self._desk.selection.page
        return self.pages.chosen or ([here] if self._desk.issue.find(Page, here) else [])

    def insert(self, *, before: bool = False) -> None:
        """A new page after the last of the selected pages (or before the first)."""
        issue, chosen = self._desk.issue, self.chosen
        if before and chosen:
            page = issue.need(Page, chosen[0])
            change = commands.insert_pages(issue, issue.page_number(page.id) - 1, like=page.id if page.kind == "article" else "")
        else:
            change = commands.insert_after(issue, Selection(page=chosen[-1] if chosen else ""))
        self._apply(change, "Insert Page")

    def duplicate(self) -> None:
        """Copies of the selected pages."""
        self._apply(commands.duplicate_pages(self._desk.issue, self.chosen), self._named("Duplicate"))

    def delete(self) -> None:
        """Without the selected pages."""
        self._apply(commands.delete_pages(self._desk.issue, self.chosen), self._named("Delete"))

    def move_pages(self, pages: list[str], to: int) -> None:
        """Pages before the page of that index (from 0)."""
        self._apply(commands.move_pages(self._desk.issue, pages, to), "Move Pages" if len(pages) > 1 else "Move Page", pages)

    def nudge(self, way: int) -> None:
        """The selected pages one place on (1) or back (-1)."""
        issue, chosen = self._desk.issue, self.chosen
        if chosen:
            to = issue.page_number(chosen[-1]) + 1 if way > 0 else issue.page_number(chosen[0]) - 2
            self.move_pages(chosen, to)

    def apply_parent(self, parent: str, page: str = "") -> None:
        """Give the selected pages a parent page, or `page`, if that is none of them."""
        pages = self.chosen if not page or page in self.chosen else [page]
        self._apply(parents.apply_parent(self._desk.issue, pages, parent), "Apply Parent Page", pages)

    def set_section(self, section: str) -> None:
        """Give the selected pages to a section."""
        self._apply(commands.set_section(self._desk.issue, self.chosen, section), "Set Section", self.chosen)

    def edit_parent(self, parent: str) -> None:
        """Show the parent pages on the canvas, this one in front."""
        self._desk.parents = True
        self.go_to_page.emit(parent)

    def leave_parents(self) -> None:
        """Show the pages again."""
        self._desk.parents = False
        self.go_to_page.emit(self._desk.selection.page)

    def go(self, page: str) -> None:
        """Show a page on the canvas."""
        self._desk.parents = False
        self.go_to_page.emit(page)

    def _named(self, verb: str) -> str:
        return f"{verb} Pages" if len(self.chosen) > 1 else f"{verb} Page"

    def _apply(self, change: Change | None, label: str, chosen: list[str] | None = None) -> None:
        """Make a change; the pages it brought are selected then, or those that are given."""
        known = {page.id for page in self._desk.issue.pages()}
        if self._desk.apply(change, label):
            self._live.now()
            new = [page.id for page in self._desk.issue.pages() if page.id not in known]
            self.pages.choose(new or [page for page in chosen or () if page in self._desk.issue])

    def _new_parent(self) -> None:
        self._desk.apply(parents.new_parent(self._desk.issue), "New Parent Page")

    # -- what it shows -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what there is now; thumbnails follow between the user's actions."""
        desk, issue = self._desk, self._desk.issue
        standing = (*(issue.version(kind) for kind in _SHOWS), issue.settings)
        if len(standing) != len(self._standing) or any(a is not b for a, b in zip(standing, self._standing, strict=True)):
            self._standing = standing
            self.pages.set_shape(issue.settings.trim_w, issue.settings.trim_h)
            self.pages.rows.show(page_rows(issue))
            self.parents.show_rows(parent_rows(issue))
            count = len(issue.pages())
            self._foot.words.setText(tr("1 page") if count == 1 else tr("{count} pages", count=count))
            self.pages.setVisible(count > 0)
            self._empty.setVisible(count == 0)
        self._banner.setVisible(desk.parents)
        self.pages.set_current("" if desk.parents else desk.selection.page)
        if desk.parents:
            self.parents.setCurrentIndex(self.parents.rows.index(self.parents.rows.row_of(desk.selection.page)))
        if issue is not self._issue:
            self._issue = issue
            self.pages.refresh_thumbnails()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.parents.give_room(round(self.height() * _PARENTS))

    def _make_banner(self) -> QWidget:
        banner = QFrame()
        banner.setProperty("role", "section")
        banner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(banner)
        row.setContentsMargins(12, 8, 12, 8)
        words = QLabel(tr("Editing parent pages"))
        words.setWordWrap(True)
        row.addWidget(words, 1)
        back = QPushButton(tr("Back to Pages"))
        back.setProperty("kind", "primary")
        back.clicked.connect(self.leave_parents)
        row.addWidget(back)
        return banner

    def _make_section(self) -> Section:
        section = Section(tr("Parent pages"))
        section.body.setContentsMargins(4, 0, 0, 6)
        section.add(self.parents)
        section.add_action("add", tr("New parent page"), self._new_parent)
        return section

    def _make_foot(self) -> Foot:
        foot = Foot()
        does(foot.add("add", tr("Insert a page after the selected ones"), self.insert), "insert-page")
        does(foot.add("duplicate", tr("Duplicate the selected pages"), self.duplicate), "duplicate-page")
        does(foot.add("remove", tr("Delete the selected pages"), self.delete), "delete-page")
        foot.add_menu(tr("More for the selected pages"), self.menu)
        return foot

    def _connect(self) -> None:
        pages, rows = self.pages, self.parents.rows
        pages.went.connect(self.go)
        pages.moved.connect(self.move_pages)
        pages.nudged.connect(self.nudge)
        pages.deleting.connect(self.delete)
        pages.parent_dropped.connect(self.apply_parent)
        pages.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        pages.customContextMenuRequested.connect(lambda at: self.menu().popup(pages.viewport().mapToGlobal(at)))
        self._empty.pressed.connect(self.insert)
        self.parents.opened.connect(self.edit_parent)
        rows.renamed.connect(self._rename)
        self.parents.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.parents.customContextMenuRequested.connect(self._parent_menu)

    def _rename(self, parent: str, name: str) -> None:
        self._desk.apply(parents.rename_parent(self._desk.issue, parent, name), "Rename Parent Page")

    # -- menus ---------------------------------------------------------------------------------------------------------

    def menu(self) -> QMenu:
        """What can be done with the selected pages."""
        menu, issue, chosen = QMenu(self), self._desk.issue, self.chosen
        count = len(issue.pages())
        if chosen:
            menu.addAction(tr("Go to Page"), partial(self.go, chosen[0]))
            menu.addSeparator()
        menu.addAction(icon("add"), tr("Insert Page After"), self.insert)
        if chosen:
            menu.addAction(tr("Insert Page Before"), partial(self.insert, before=True))
            menu.addAction(icon("duplicate"), tr("Duplicate"), self.duplicate)
            menu.addAction(icon("remove"), tr("Delete"), self.delete).setEnabled(len(chosen) < count)
            menu.addSeparator()
            self._parents_menu(menu)
            self._sections_menu(menu)
            move = menu.addMenu(tr("Move"))
            move.addAction(tr("One Place Back"), partial(self.nudge, -1))
            move.addAction(tr("One Place On"), partial(self.nudge, 1))
            move.addAction(tr("To the Front"), partial(self.move_pages, chosen, 0))
            move.addAction(tr("To the End"), partial(self.move_pages, chosen, count))
        return menu

    def _parents_menu(self, menu: QMenu) -> None:
        """None and the parent pages in use; all others can be dragged from the list."""
        issue = self._desk.issue
        used = {page.parent_page for page in issue.pages()}
        apply = menu.addMenu(tr("Apply Parent Page"))
        apply.addAction(tr("None"), partial(self.apply_parent, ""))
        for n, parent in enumerate(issue.children(ParentPage)):
            if parent.id in used:
                apply.addAction(f"{letters(n)}   {parent.name}", partial(self.apply_parent, parent.id))

    def _sections_menu(self, menu: QMenu) -> None:
        sections = menu.addMenu(tr("Section"))
        sections.addAction(tr("None"), partial(self.set_section, ""))
        for section in self._desk.issue.children(IssueSection):
            sections.addAction(section.name, partial(self.set_section, section.id))

    def _parent_menu(self, at: QPoint) -> None:
        parent = self.parents.chosen
        if not parent:
            return
        menu, desk = QMenu(self), self._desk
        menu.addAction(tr("Edit Parent Page"), partial(self.edit_parent, parent))
        menu.addAction(tr("Apply to Selected Pages"), partial(self.apply_parent, parent)).setEnabled(bool(self.chosen))
        menu.addSeparator()
        menu.addAction(tr("Rename"), lambda: self.parents.edit(self.parents.currentIndex()))
        menu.addAction(tr("Duplicate"), lambda: desk.apply(parents.duplicate_parent(desk.issue, parent), "Duplicate Parent Page"))
        menu.addAction(tr("Delete"), lambda: desk.apply(parents.delete_parent(desk.issue, parent), "Delete Parent Page"))
        menu.popup(self.parents.viewport().mapToGlobal(at))
