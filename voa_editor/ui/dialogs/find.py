"""Find words, by themselves, by their look or by regular expression, see them where they stand, replace and restyle them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from voa_editor.edit.commands.find import replace
from voa_editor.edit.looked_for import Looks
from voa_editor.edit.search import MOST, Match, Query, find, shown_at
from voa_editor.errors import UserError
from voa_editor.model.issue import Issue
from voa_editor.model.styles import CharacterStyle, ParagraphStyle
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.empty_state import EmptyState
from voa_editor.ui.widgets.form import Form
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.search_field import SearchField
from voa_editor.ui.widgets.views import dressed

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

_SOON = 180  # milliseconds after the last letter, before the issue is searched
Index = QModelIndex | QPersistentModelIndex


class FindDialog(QDialog):
    """Stays open beside the work. The list shows every match with the words around it; choosing one goes there."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._offered: Issue | None = None  # whose styles, families and sizes are offered
        self.setWindowTitle(tr("Find and Replace"))
        self.resize(560, 660)
        grid = tokens().grid
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid)
        column.setSpacing(grid)
        self.words, self.instead = SearchField(tr("Find")), QLineEdit()
        self.instead.setPlaceholderText(tr("Replace with"))
        self.instead.setAccessibleName(tr("Replace with"))
        column.addWidget(self.words)
        column.addWidget(self.instead)
        column.addWidget(self._options())
        self.count = QLabel()
        self.count.setProperty("role", "quiet")
        self.count.setWordWrap(True)
        column.addWidget(self.count)
        self.matches = _Matches(window)
        self.list = dressed(QListView(), tr("Matches"))
        self.list.setModel(self.matches)
        self.list.setItemDelegate(_Context(self.list))
        self.list.selectionModel().currentChanged.connect(lambda index, _: self._go(index.row()))
        self.list.clicked.connect(lambda index: self._go(index.row()))
        column.addWidget(self.list, 1)
        self._empty = EmptyState("", icon_name="search")
        column.addWidget(self._empty, 1)
        column.addLayout(self._buttons())
        self._clock = QTimer(self, singleShot=True, interval=_SOON)
        self._clock.timeout.connect(self.search)
        self.words.clears = False
        self.words.searched.connect(lambda _: self._clock.start())
        self.words.descended.connect(self.list.setFocus)
        self.words.returnPressed.connect(self._next)
        self.instead.textChanged.connect(lambda _: self._show_what_replacing_does(self.matches.rowCount() > 0))
        self._stop = window.desk.editor.listen(lambda issue, change: self._clock.start())
        self.search()

    # -- searching ---------------------------------------------------------------------------------------------------------

    def search(self) -> None:
        """Search the issue for what the fields say, and keep the place in the list."""
        editor = self._window.desk.editor
        if editor.busy or editor.in_gesture:  # in a moment, then
            self._clock.start()
            return
        self._clock.stop()
        issue, query, stories = self._window.desk.issue, self.query, self._stories()
        row = self.list.currentIndex().row()
        self.count.setProperty("role", "quiet")
        try:
            found = editor.work_out(lambda: find(issue, query, stories))
        except UserError as error:
            found = []
            self.count.setText(str(error))
        else:
            self.count.setText(_counted(len(found)) if self._asked else "")
        self.list.selectionModel().blockSignals(True)
        self.matches.show(found)
        self.list.setCurrentIndex(self.matches.index(min(row, len(found) - 1), 0))
        self.list.selectionModel().blockSignals(False)
        self._show_emptiness(not found)
        self._show_what_replacing_does(bool(found))

    @property
    def _asked(self) -> bool:
        return bool(self.words.text() or self.query.format)

    def _show_what_replacing_does(self, found: bool) -> None:
        """Words stay where none are written in their place and a style is given; a look alone is never emptied of its words."""
        self.instead.setPlaceholderText(tr("Replace with") if self.words.text() else tr("Keep the words"))
        if self.give.key:
            self.instead.setPlaceholderText(tr("Keep the words"))
        does = found and bool(self.words.text() or self.instead.text() or self.give.key)
        self.one.setEnabled(does)
        self.all.setEnabled(does)

    def _show_emptiness(self, empty: bool) -> None:
        """Fill the place of the list where it has nothing to show."""
        self.list.setVisible(not empty)
        self.count.setVisible(not empty)
        self._empty.setVisible(empty)
        if self._asked:
            self._empty.say(self.count.text())
        else:
            self._empty.say(tr("Find words or a look"), tr("Every place is listed here with its page and the words around it."))

    @property
    def query(self) -> Query:
        """What the fields say."""
        kind = "regex" if self.regex.isChecked() else "text"
        return Query(
            self.words.text(), kind, self.case.isChecked(), self.whole.isChecked(), self.set_in.key or "",  # type: ignore[arg-type]
            character_style=self.spans.key or "", family=self.family.key or "", size=float(self.points.key or 0),
        )  # fmt: skip

    def _stories(self) -> list[str] | None:
        """The stories to search; None for all."""
        return [self._window.story] if self.scope.key == "story" and self._window.story else None

    def _next(self) -> None:
        self.search()
        rows = self.matches.rowCount()
        if rows:
            self.list.setCurrentIndex(self.matches.index((self.list.currentIndex().row() + 1) % rows, 0))

    def _go(self, row: int) -> None:
        match = self.matches.at(row)
        if match is None:
            return
        desk = self._window.desk
        shown = shown_at(desk.issue, match)
        page = desk.issue.page_of(shown.frame) if shown else match.page
        if page in desk.pasteboard and page not in self._window.canvas.visible_pages():
            self._window.go_to(page)
        if shown is not None:
            desk.take(self._window.belt.tool("text"))  # so that typing can go on there
            desk.selection = desk.selection.with_text(shown)

    # -- replacing ---------------------------------------------------------------------------------------------------------

    def replace_one(self) -> None:
        """Replace the match that is marked and go to the next."""
        row = max(self.list.currentIndex().row(), 0)
        match = self.matches.at(row)
        if match is not None and self._replace([match], "Replace"):
            after = self.matches.at(row)
            row += bool(after and (after.record, after.attr, after.start) == (match.record, match.attr, match.start))
            row = min(row, self.matches.rowCount() - 1)  # what was given a style alone is found still
            self.list.setCurrentIndex(self.matches.index(row, 0))
            self._go(row)

    def replace_all(self) -> None:
        """Replace every match of the list: one step of the history."""
        found = self.matches.all
        if found and self._replace(found, "Replace All"):
            said = tr("1 place replaced") if len(found) == 1 else tr("{count} places replaced", count=len(found))
            self._window.tell_done(said)

    def _replace(self, found: list[Match], label: str) -> bool:
        desk, style = self._window.desk, self.give.key or ""
        words = self.instead.text() or (None if style else "")
        issue = desk.issue
        try:
            done = desk.apply(desk.editor.work_out(lambda: replace(issue, found, words, style)), label)
        except UserError as error:
            self.count.setText(str(error))
            return False
        self.search()
        return done

    # -- its parts -----------------------------------------------------------------------------------------------------------

    def _options(self) -> Form:
        form = Form(label_width=72)
        self.case, self.whole = QCheckBox(tr("Case")), QCheckBox(tr("Whole words"))
        self.regex = QCheckBox(tr("Regular expression"))
        self.case.setToolTip(tr("Capitals and small letters are different"))
        self.regex.setToolTip(tr(r"In the replacement, \1 stands for the first group"))
        self.scope = Choice(tr("Search in"), [Option("issue", tr("The whole issue")), Option("story", tr("This story"))])
        self.set_in, self.spans = Choice(tr("Paragraph style")), Choice(tr("Character style"))
        self.family, self.points = Choice(tr("Font")), Choice(tr("Size"))
        self.give = Choice(tr("Give style"), tip=tr("Headlines and captions take their looks from the frames that show them"))
        self._offer()
        self.scope.key = "issue"
        for box in (self.case, self.whole, self.regex):
            box.toggled.connect(self.search)
        for choice in (self.scope, self.set_in, self.spans, self.family, self.points, self.give):
            choice.chosen.connect(lambda _: self.search())
        form.add_row(tr("Match"), self.case, self.whole, self.regex)
        form.add_row(tr("Search in"), self.scope)
        form.add_row(tr("Set in"), self.set_in, self.spans)
        form.add_row(tr("Type"), self.family, self.points)
        form.add_row(tr("Give style"), self.give)
        return form

    def _offer(self) -> None:
        """Offer the styles there are, and the families and sizes that text is set in; what was chosen stays."""
        issue = self._window.desk.issue
        if issue is self._offered:
            return
        self._offered = issue
        paragraph, character = _styles(issue, ParagraphStyle), _styles(issue, CharacterStyle)
        families, sizes = self._window.desk.editor.work_out(lambda: Looks(issue).used())
        line = Option("", "")
        offers: dict[Choice, list[Option]] = {
            self.set_in: [Option("", tr("Any paragraph style")), line, *paragraph],
            self.spans: [Option("", tr("Any character style")), line, *character],
            self.family: [Option("", tr("Any font")), line, *(Option(family, family) for family in families)],
            self.points: [Option("", tr("Any size")), line, *(Option(f"{size:g}", f"{size:g} pt") for size in sizes)],
            self.give: [Option("", tr("Keep the looks")), line, *paragraph, line, *character],
        }
        for choice, options in offers.items():
            kept = choice.key or ""
            choice.set_options(options)
            choice.key = kept if choice.findData(kept) >= 0 else ""

    def changeEvent(self, event: QEvent) -> None:
        """Coming back from the work, offer what is there now."""
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and not self._window.desk.editor.busy:
            self._offer()
        super().changeEvent(event)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens().grid)
        self.one, self.all, close = QPushButton(tr("Replace")), QPushButton(tr("Replace All")), QPushButton(tr("Close"))
        self.one.clicked.connect(self.replace_one)
        self.all.clicked.connect(self.replace_all)
        close.clicked.connect(self.close)
        for button in (self.one, self.all, close):
            button.setAutoDefault(False)
        row.addWidget(self.one)
        row.addWidget(self.all)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def done(self, result: int) -> None:
        self._stop()
        self._stop = lambda: None
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.done(0)
        super().closeEvent(event)


def _styles(issue: Issue, kind: type[CharacterStyle]) -> list[Option]:
    """The paragraph styles, or the character styles, by name."""
    made = [Option(s.id, s.name or s.id, "paragraph" if kind is ParagraphStyle else "character") for s in issue.all(kind)]
    return sorted(made, key=lambda option: option.label)


def _counted(count: int) -> str:
    if count == MOST:
        return tr("More than {count} places; these are the first", count=count)
    return tr("Nothing found") if not count else tr("1 place") if count == 1 else tr("{count} places", count=count)


_BEFORE, _SAID, _AFTER, _PAGE = (Qt.ItemDataRole.UserRole + n for n in range(1, 5))


class _Matches(QAbstractListModel):
    """The matches, in the order of the pages."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self.all: list[Match] = []

    def show(self, found: list[Match]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.all = found
        self.endResetModel()

    def at(self, row: int) -> Match | None:
        return self.all[row] if 0 <= row < len(self.all) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.all)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        match = self.at(index.row())
        if match is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _flat(match.before + match.said + match.after)
        said = {_BEFORE: match.before, _SAID: match.said, _AFTER: match.after}
        if role in said:
            return _flat(said[role])
        if role == _PAGE:
            number = self._window.desk.issue.page_number(match.page)
            return str(number) if number else "–"
        return None


class _Context(QStyledItemDelegate):
    """The page at the left; the words found in bold in the middle, with those around them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, tokens().row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, grid = tokens(), tokens().grid
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        plain, quiet = (look.selection_text,) * 2 if selected else (look.text, look.text_quiet)
        painter.save()
        box = option.rect.adjusted(grid, 0, -grid, 0)
        painter.setPen(QColor(quiet))
        painter.drawText(box.adjusted(0, 0, 28 - box.width(), 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                         index.data(_PAGE))  # fmt: skip
        box.setLeft(box.left() + 28 + 2 * grid)
        bold = QFont(painter.font())
        bold.setBold(True)
        middle = box.left() + (box.width() * 2) // 5
        before = painter.fontMetrics().elidedText(index.data(_BEFORE), Qt.TextElideMode.ElideLeft, middle - box.left())
        start = middle - painter.fontMetrics().horizontalAdvance(before)
        painter.drawText(start, box.top(), middle - start, box.height(), Qt.AlignmentFlag.AlignVCenter, before)
        painter.setFont(bold)
        painter.setPen(QColor(plain))
        said = painter.fontMetrics().elidedText(index.data(_SAID), Qt.TextElideMode.ElideRight, box.right() - middle)
        width = painter.fontMetrics().horizontalAdvance(said)
        painter.drawText(middle, box.top(), width + 2, box.height(), Qt.AlignmentFlag.AlignVCenter, said)
        painter.restore()
        painter.save()
        painter.setPen(QColor(quiet))
        rest = box.right() - middle - width
        after = painter.fontMetrics().elidedText(index.data(_AFTER), Qt.TextElideMode.ElideRight, rest)
        painter.drawText(middle + width, box.top(), rest, box.height(), Qt.AlignmentFlag.AlignVCenter, after)
        painter.restore()


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
