"""Greet with the issues worked on lately, and with the ways to begin one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.empty_state import EmptyState
from voa_editor.ui.widgets.views import dressed

if TYPE_CHECKING:
    from voa_editor.ui.application import Application


class StartWindow(QWidget):
    """Recent issues at the right, what else can be done at the left. It goes when an issue opens."""

    def __init__(self, home: Application) -> None:
        super().__init__()
        self._home = home
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.setWindowTitle("voa_editor")
        self.resize(760, 460)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._ways())
        line = QLabel()
        line.setProperty("role", "upright")
        line.setFixedWidth(1)
        row.addWidget(line)
        row.addLayout(self._lately(), 1)
        for keys, act in (("Ctrl+O", self._open), ("Ctrl+N", self._new), ("Ctrl+Q", home.quit), ("Ctrl+W", self.close)):
            QShortcut(QKeySequence(keys), self, act)

    def _ways(self) -> QVBoxLayout:
        grid = tokens().grid
        column = QVBoxLayout()
        column.setContentsMargins(4 * grid, 4 * grid, 4 * grid, 4 * grid)
        column.setSpacing(grid)
        title = QLabel("voa_editor")
        title.setProperty("role", "title")
        column.addWidget(title)
        hint = QLabel(tr("Lay out a newsletter, keep it editable, print it."))
        hint.setProperty("role", "quiet")
        column.addWidget(hint)
        column.addSpacing(3 * grid)
        new, open_, manuscript = QPushButton(tr("New Issue…")), QPushButton(tr("Open…")), QPushButton(tr("From a Manuscript…"))
        new.setProperty("kind", "primary")
        for button, act in ((new, self._new), (open_, self._open), (manuscript, self._manuscript)):
            button.clicked.connect(act)
            button.setMinimumWidth(200)
            column.addWidget(button)
        column.addStretch(1)
        return column

    def _lately(self) -> QVBoxLayout:
        grid = tokens().grid
        column = QVBoxLayout()
        column.setContentsMargins(2 * grid, 4 * grid, 2 * grid, 2 * grid)
        column.setSpacing(grid)
        heading = QLabel(tr("Recent issues"))
        heading.setProperty("role", "heading")
        heading.setContentsMargins(grid, 0, 0, 0)
        column.addWidget(heading)
        recent = [Path(path) for path in self._home.preferences.value.recent if Path(path).is_file()]
        if not recent:
            column.addWidget(EmptyState(tr("No issues yet"), tr("Issues you open are listed here. You can also drop one here."),
                                        icon_name="pages"), 1)  # fmt: skip
            return column
        shown = dressed(QListWidget(), tr("Recent issues"))
        shown.setIconSize(QSize(20, 20))
        for path in recent:
            item = QListWidgetItem(icon("spread"), f"{path.stem}    {_short(path.parent)}", shown)
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setToolTip(str(path))
        shown.itemActivated.connect(lambda item: self._home.open_calmly(item.data(Qt.ItemDataRole.UserRole)))
        shown.itemClicked.connect(lambda item: self._home.open_calmly(item.data(Qt.ItemDataRole.UserRole)))
        shown.setCurrentRow(0)
        column.addWidget(shown, 1)
        return column

    def _new(self) -> None:
        self._home.ask_new(self)

    def _open(self) -> None:
        self._home.ask_open(self)

    def _manuscript(self) -> None:
        self._home.ask_manuscript(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self._home.open_calmly(url.toLocalFile())


def _short(folder: Path) -> str:
    """A folder as people say it: from home on, where it is below that."""
    try:
        return "~/" + folder.relative_to(Path.home()).as_posix()
    except ValueError:
        return str(folder)
