"""Show how far a job is that nothing else can be done beside, with a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from voa_editor.ui.background import Task
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import tokens

_STAGES = {
    "import": "Reading manuscript, photographs and ads",
    "plan": "Laying out the pages",
    "save": "Saving",
    "compose": "Composing the pages",
    "export": "Writing",
}


class Waiting(QDialog):
    """Goes by itself when the job is over. Escape and closing stop the job; what was there before stays."""

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task = task
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(task.label)
        grid = tokens().grid
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid)
        column.setSpacing(grid)
        title = QLabel(task.label)
        title.setProperty("role", "heading")
        self._stage, self._bar = QLabel(tr("Starting")), QProgressBar()
        self._stage.setProperty("role", "quiet")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(task.label)
        self._bar.setMinimumWidth(360)
        self._stop = QPushButton(tr("Stop"))
        self._stop.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._stop)
        for part in (title, self._stage, self._bar):
            column.addWidget(part)
        column.addSpacing(grid)
        column.addLayout(row)
        task.progressed.connect(self._show)
        for end in (task.finished, task.failed):
            end.connect(lambda _: self.done(0))
        task.cancelled.connect(lambda: self.done(0))

    def reject(self) -> None:
        """Stop the job; the dialog goes when nothing of it is left."""
        self._stop.setEnabled(False)
        self._stage.setText(tr("Stopping"))
        self._task.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._task.running:
            self.reject()
            event.ignore()
        else:
            super().closeEvent(event)

    def _show(self, stage: str, done: int, total: int) -> None:
        self._stage.setText(tr(_STAGES.get(stage, stage)))
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))
