"""Frame the dialogs that order a job: rows of fields, a place for what is not as it should be, and two buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from voa_editor.ui.dialogs.print_choices import PrintChoice
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.form import Form

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

_LABELS = 96  # logical pixels


class OrderDialog(QDialog):
    """Sends `ordered` with what `order` makes of the fields; stays open, and says why, where that raises ValueError."""

    ordered = Signal(object)

    def __init__(self, window: Window, title: str, verb: str, intro: str = "") -> None:
        super().__init__(window)
        self.window_, self.rows = window, Form(label_width=_LABELS)
        self.setWindowTitle(title)
        grid = tokens().grid
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid)
        column.setSpacing(2 * grid)
        said, self.fault = QLabel(intro), QLabel()
        said.setWordWrap(True)
        said.setVisible(bool(intro))
        self.fault.setProperty("role", "error")
        self.fault.setWordWrap(True)
        self.fault.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(verb)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for part in (said, self.rows, self.fault, buttons):
            column.addWidget(part)

    def add(self, label: str, field: QWidget) -> QWidget:
        """A row of a label and a field; the row."""
        return self.rows.add_row(label, field, beside=field.choice if isinstance(field, PrintChoice) else None)

    def order(self) -> object:
        """The order that the fields make. Raises ValueError saying what is not as it should be."""
        raise NotImplementedError

    def kept(self, order: object) -> dict[str, str | bool | int]:
        """What is to be offered again the next time."""
        raise NotImplementedError

    def accept(self) -> None:
        """Order it, or say what is not as it should be."""
        try:
            order = self.order()
        except ValueError as fault:
            self.fault.setText(str(fault))
            self.fault.show()
            return
        preferences = self.window_.preferences
        preferences.update(export={**preferences.value.export, **self.kept(order)})
        super().accept()
        self.ordered.emit(order)
