"""Show what would go wrong in print, live, and lead to where each thing is to be mended."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QToolButton, QVBoxLayout, QWidget

from voa_editor.model.assets import Finding
from voa_editor.prepress.fixes import fix_of
from voa_editor.prepress.live import SEVERITIES
from voa_editor.prepress.whereabouts import place_of
from voa_editor.tools.desk import Desk
from voa_editor.ui.checking import OVERSET, Checking
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.finding_delegate import FindingDelegate
from voa_editor.ui.panels.finding_rows import ALL, FindingRows, finding_rows, plural
from voa_editor.ui.panels.foot import Foot
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.widgets.empty_state import EmptyState
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.search_field import SearchField
from voa_editor.ui.widgets.segmented import Segmented
from voa_editor.ui.widgets.views import dressed

CHANGED = "file-changed"


class FindingsPanel(QWidget):
    """The findings of an issue. `go_to` asks for a page to be shown, and the frame on it, which is selected ("" for none);
    `fit` for the story of the selected frame to be fitted, `update_from_file` for what a record shows to be read anew."""

    go_to = Signal(str, str)
    fit = Signal()
    update_from_file = Signal(str)

    def __init__(self, desk: Desk, checking: Checking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._checking = desk, checking
        self.search = SearchField(tr("Search findings"))
        options = [Option(ALL, tr("All"))] + [Option(each, plural(each), each) for each in SEVERITIES]
        self.kinds = Segmented(tr("Kind of finding"), options)
        self.kinds.key = ALL
        self.list = FindingList()
        self._empty = EmptyState(tr("No findings"), icon_name="ok")
        self.remedy = Foot()
        self.remedy.words.setText(tr("This can be mended"))
        add = self.remedy.add_labelled
        self.fit_button = add("fit", tr("Fit Story"), tr("Shorter paragraphs and lower pictures make room"), self._fit)
        words = tr("Take the new file in the place of what was placed; it is one step that can be undone")
        self.update_button = add("picture", tr("Update from File"), words, self._update)
        self.fix_button = add("ok", "", tr("Mend it at once; it is one step that can be undone"), self._fix)
        top = QVBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(8)
        top.addWidget(self.search)
        row = QHBoxLayout()
        row.addWidget(self.kinds)
        top.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.remedy)
        self.search.searched.connect(lambda _: self.refresh())
        self.search.descended.connect(self.list.enter)
        self.kinds.chosen.connect(lambda _: self.refresh())
        self.list.picked.connect(self._go)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._offer())
        checking.changed.connect(self._came)
        self.refresh()

    def refresh(self) -> None:
        """Show what was found last."""
        findings = self._checking.findings
        rows = finding_rows(findings, self.kinds.key or ALL, self.search.text())
        self.list.rows.show(rows)
        for each in SEVERITIES:
            _count(self.kinds.button(each), each, self._checking.count(each))
        self.list.setVisible(bool(rows))
        self._offer()
        self._empty.setVisible(not rows)
        if findings:
            self._empty.say(tr("Nothing matches"), tr("Search for other words, or show all kinds."))
        elif self._checking.ended:
            self._empty.say(tr("No findings"), tr("Nothing here would go wrong in print."))
        else:
            self._empty.say(tr("Checking the issue …"))

    def _came(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def _offer(self) -> None:
        """Beside what a command can mend, offer it."""
        finding = self._current
        fix = fix_of(self._desk.issue, finding, self._checking.profile) if finding else None
        over = finding is not None and finding.rule == OVERSET
        self.fit_button.setVisible(over)
        changed = finding is not None and finding.rule == CHANGED
        self.update_button.setVisible(changed)
        self.fix_button.setVisible(fix is not None)
        if fix is not None:
            self.fix_button.setText(tr(fix[0]))
            self.fix_button.setAccessibleName(tr(fix[0]))
        self.remedy.setVisible(over or changed or fix is not None)

    @property
    def _current(self) -> Finding | None:
        index = self.list.currentIndex()
        return self.list.rows.item(index).finding if index.isValid() else None

    def _fix(self) -> None:
        """Go to where the finding is, and mend it there as it is now."""
        finding = self._current
        if finding is not None:
            self._go(self.list.currentIndex())
            if fix := fix_of(self._desk.issue, finding, self._checking.profile):
                self._desk.apply(fix[1], fix[0])

    def _update(self) -> None:
        if (finding := self._current) is not None:
            self._go(self.list.currentIndex())
            self.update_from_file.emit(finding.record)

    def _fit(self) -> None:
        self._go(self.list.currentIndex())
        self.fit.emit()

    def _go(self, index: QModelIndex) -> None:
        """Select the frame, and ask for it to be shown."""
        finding = self.list.rows.item(index).finding
        if finding is None:
            return
        page, frame = place_of(self._desk.issue, finding)
        if not page:
            return
        self._desk.parents = not self._desk.issue.page_number(page)
        self.go_to.emit(page, frame)
        selection = self._desk.selection.of(frame) if frame else self._desk.selection
        self._desk.selection = replace(selection, page=page)


class FindingList(QListView):
    """Findings under headings. `picked` is a click or Enter on one."""

    picked = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.rows = FindingRows(self)
        dressed(self, tr("Findings"))
        self.setUniformItemSizes(False)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # rows are as high as the width makes them
        self.setModel(self.rows)
        self.setItemDelegate(FindingDelegate(self))
        self.clicked.connect(self.picked)

    def enter(self) -> None:
        """Take the keyboard, on the first finding."""
        self.setFocus()
        if not self.currentIndex().isValid() and self.rows.rowCount() > 1:
            self.setCurrentIndex(self.rows.index(1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.picked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


def _count(button: QToolButton, severity: str, count: int) -> None:
    """Say on a button how many findings there are of a severity."""
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIcon(icon(severity, severity))
    button.setText(str(count))
    button.setAccessibleName(f"{plural(severity)}: {count}")
