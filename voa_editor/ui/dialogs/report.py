"""Tell calmly that the program made a mistake: what happened, that nothing is lost, and how to say it on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QMessageBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from voa_editor.errors import UserError
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens


class FaultDialog(QDialog):
    """Stands beside the work and does not stop it; it is gone when closed."""

    def __init__(self, text: str, written: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Something went wrong"))
        grid = tokens().grid
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid)
        column.setSpacing(2 * grid)
        column.addLayout(self._head(written))
        self._details = QPlainTextEdit(text)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(tr("Details"))
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.setMinimumSize(560, 220)
        self._details.hide()
        column.addWidget(self._details, 1)
        column.addLayout(self._buttons())

    def _head(self, written: Path | None) -> QHBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(2 * tokens().grid)
        mark = QLabel()
        mark.setPixmap(icon("warning", "warning").pixmap(32, 32))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        title = QLabel(tr("The program made a mistake"))
        title.setProperty("role", "title")
        what = self._text.strip().rsplit("\n", 1)[-1]
        safe = QLabel(
            tr("It could not finish what you asked for. Nothing is lost: your issue is as it was before, and it is on the disk.")
            + " " + tr("You can go on working.")
        )  # fmt: skip
        place = QLabel(tr("Written down in {file}", file=written) if written else what)
        for label in (title, safe, place):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        place.setProperty("role", "small")
        safe.setMinimumWidth(420)
        row.addLayout(words, 1)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._show, copy, go_on = QPushButton(tr("Show Details")), QPushButton(tr("Copy Details")), QPushButton(tr("Go On"))
        self._show.clicked.connect(self._toggle)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        row.addWidget(self._show)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(go_on)
        return row

    def _toggle(self) -> None:
        shown = self._details.isHidden()
        self._details.setVisible(shown)
        self._show.setText(tr("Hide Details") if shown else tr("Show Details"))
        self.adjustSize()


def tell(error: UserError, parent: QWidget | None = None) -> QMessageBox:
    """Say what the user can mend where there is no window to say it in; it stops nothing."""
    box = QMessageBox(QMessageBox.Icon.Warning, tr("voa_editor"), error.said(error.file), QMessageBox.StandardButton.Ok, parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText("\n".join(part for part in (error.remedy, error.file) if part))
    box.show()
    return box
