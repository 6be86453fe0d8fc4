"""Show at the foot of the window where one is, how large, what is wrong, and that all is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QStatusBar, QToolButton, QWidget

from voa_editor.errors import UserError
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.does import does
from voa_editor.ui.widgets.icon_button import icon_button
from voa_editor.units import POINTS_PER

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

ZOOMS = (10, 25, 50, 75, 100, 150, 200, 400, 800, 1600, 4000)
_DIGITS = {"mm": 1, "cm": 2, "in": 3, "pt": 1, "p": 2}
_FITS = (("Fit Page", "fit-page"), ("Fit Spread", "fit-spread"), ("Fit Width", "fit-width"))


class StatusBar(QStatusBar):
    """Thin: it shows what window, canvas and watches tell, and passes clicks on as actions."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.setSizeGripEnabled(False)
        self.setMinimumHeight(tokens().row + tokens().grid)
        self.setAccessibleName(tr("Status"))
        self._page, self._zoom, self._pointer = self._page_button(), ZoomBox(window), QLabel()
        self._overset, self._findings, self._saved = self._button("overset"), self._button("findings"), self._button("saved")
        self._pointer.setMinimumWidth(168)
        self._pointer.setAccessibleName(tr("Pointer"))
        self._progress = ProgressRow(window)
        left: tuple[QWidget, ...] = (self._turner(-1), self._page, self._turner(1), self._zoom, self._pointer)
        right: tuple[QWidget, ...] = (self._progress, self._overset, self._findings, self._saved)
        for part in left:
            self.addWidget(part)
        for part in right:
            self.addPermanentWidget(part)
        self._overset.clicked.connect(lambda: window.go_to_record(window.checking.first_overset()))
        self._findings.clicked.connect(lambda: window.do("check"))
        self._saved.clicked.connect(self._say_saved)
        window.canvas.pointer_moved.connect(self.show_pointer)
        window.desk.editor.listen(lambda issue, change: self._issue_changed())
        window.checking.changed.connect(self.show_findings)
        self.show_page(window.page)
        self.show_findings()
        self.show_saved()

    # -- what it shows -----------------------------------------------------------------------------------------------------

    def show_page(self, page: str) -> None:
        """The page worked on and how many there are; the name of a parent page."""
        pages = self._window.pages
        if page not in pages:
            self._page.setText(tr("No pages"))
        elif self._window.desk.parents:
            self._page.setText(tr("Parent {number} of {count}", number=pages.index(page) + 1, count=len(pages)))
        else:
            self._page.setText(tr("Page {number} of {count}", number=pages.index(page) + 1, count=len(pages)))

    def _issue_changed(self) -> None:
        self.show_saved()
        self.show_page(self._window.page)

    def show_pointer(self, page: str, x: float, y: float) -> None:
        """The pointer's place on a page (points) from where the rulers count, in the user's unit; nothing beside the pages."""
        if not page:
            self._pointer.clear()
            return
        unit = self._window.desk.options.unit
        digits = _DIGITS.get(unit, 1)
        zero = self._window.desk.zero
        x, y = (x - zero.x) / POINTS_PER[unit], (y - zero.y) / POINTS_PER[unit]
        self._pointer.setText(f"X {x:.{digits}f}   Y {y:.{digits}f} {unit}".replace("-", "−"))

    def show_findings(self) -> None:
        """How many lines find no place, and how many findings there are of each kind."""
        checking = self._window.checking
        self._show_overset(checking.overset_lines)
        self._show_counts(checking.count("error"), checking.count("warning"), checking.count("info"))

    def _show_overset(self, lines: int) -> None:
        self._overset.setVisible(bool(lines))
        self._overset.setIcon(icon("warning", "error"))
        self._overset.setText(tr("1 line over") if lines == 1 else tr("{count} lines over", count=lines))
        self._overset.setToolTip(tr("Text that finds no place: go to the first of it"))

    def _show_counts(self, errors: int, warnings: int, notes: int) -> None:
        """What would go wrong; notes are counted only where nothing does."""
        said = [tr("1 error") if errors == 1 else tr("{count} errors", count=errors)] if errors else []
        said += [tr("1 warning") if warnings == 1 else tr("{count} warnings", count=warnings)] if warnings else []
        if notes and not said:
            said = [tr("1 note") if notes == 1 else tr("{count} notes", count=notes)]
        ended = self._window.checking.ended
        mark = "error" if errors else "warning" if warnings else "ok" if ended else "info"
        tip = tr("What would go wrong in print: show the findings")
        _say(self._findings, mark, ", ".join(said) or (tr("No findings") if ended else tr("Checking …")), tip)

    def show_saved(self) -> None:
        """Every change is on the disk as soon as it shows."""
        if not self._window.project.writable:
            _say(self._saved, "info", tr("Read only"), tr("The file cannot be changed; save a copy to work on"))
            return
        _say(self._saved, "ok", tr("Saved"), tr("Every change is on the disk as soon as you see it"))

    def show_fault(self, error: UserError) -> None:
        """The last change could not be made; it stays until one can."""
        if not self._window.project.writable:
            return  # nor can any other
        _say(self._saved, "error", tr("Last change not made"), str(error))

    # -- its parts -----------------------------------------------------------------------------------------------------------

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"status-{name}")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(18, 14))  # wider than the mark: Qt sets words too close to it
        return button

    def _page_button(self) -> QToolButton:
        button = self._button("page")
        button.setToolTip(tr("Go to Page…"))
        does(button, "go-to-page")
        button.setMinimumWidth(104)
        button.clicked.connect(lambda: self._window.do("go-to-page"))
        return button

    def _turner(self, way: int) -> QToolButton:
        name = "next-spread" if way > 0 else "previous-spread"
        words = tr("Next Spread") if way > 0 else tr("Previous Spread")
        button = does(icon_button("chevron-right" if way > 0 else "chevron-left", words, icon_size=12), name)
        button.setFixedSize(22, 22)
        button.clicked.connect(lambda: self._window.do(name))
        return button

    def _say_saved(self) -> None:
        self._window.toast.tell(self._saved.toolTip(), "info")


def _say(button: QToolButton, mark: str, text: str, tip: str) -> None:
    """Show a state, unless it shows: each time a button is given an icon the whole window is laid out anew."""
    if (button.text(), button.toolTip()) != (text, tip):
        button.setIcon(icon(mark, mark))
        button.setText(text)
        button.setToolTip(tip)


class ZoomBox(QComboBox):
    """The zoom in per cent: to choose, or to type (5 to 4000)."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(tr("Zoom"))
        self.setToolTip(tr("Zoom"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedWidth(92)
        for percent in ZOOMS:
            self.addItem(f"{percent} %", percent)
        self.insertSeparator(self.count())
        for label, action in _FITS:
            self.addItem(tr(label), action)
        self.activated.connect(self._choose)
        if (field := self.lineEdit()) is not None:
            field.setAccessibleName(tr("Zoom"))
            field.returnPressed.connect(self._typed)
        window.canvas.zoom_changed.connect(self.show_zoom)
        self.show_zoom(window.canvas.zoom)

    def show_zoom(self, zoom: float) -> None:
        """1.0 is 100 %."""
        self.setCurrentIndex(-1)
        self.setEditText(f"{zoom * 100:.0f} %")

    def _choose(self, row: int) -> None:
        chosen = self.itemData(row)
        if isinstance(chosen, str):
            self._window.do(chosen)
        elif chosen:
            self._window.canvas.set_zoom(chosen / 100)
        self._window.canvas.setFocus()

    def _typed(self) -> None:
        try:
            percent = float(self.currentText().replace("%", "").replace(",", ".").strip())
        except ValueError:
            return
        if 1 <= percent <= 100_000:  # the canvas keeps it between its bounds; words such as "inf" are no zoom
            self._window.canvas.set_zoom(percent / 100)
            self._window.canvas.setFocus()


class ProgressRow(QWidget):
    """What goes on in the background: its name, how far it is, and a button that stops it. Hidden when nothing does."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._label, self._bar = QLabel(), QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._cancel = icon_button("close", tr("Stop"), icon_size=12)
        self._cancel.setFixedSize(22, 22)
        self._cancel.clicked.connect(window.jobs.cancel)
        for part in (self._label, self._bar, self._cancel):
            row.addWidget(part)
        window.jobs.changed.connect(self.refresh)
        window.idle.progressed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the job that runs, else what is done between the user's actions."""
        task, work = self._window.jobs.running, self._window.idle.shown
        self.setVisible(task is not None or work is not None)
        if task is not None:
            self._show(task.label, task.done, task.total)
        elif work is not None:
            self._show(tr(work.label), work.done, work.total)
        self._cancel.setVisible(task is not None)

    def _show(self, label: str, done: int, total: int) -> None:
        self._label.setText(label)
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))
        self._bar.setAccessibleName(label)
