"""Ask what takes the place of something that is in use and is to go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.swatch_button import SwatchButton


class ReplaceWith(QDialog):
    """`chosen` sends the key of what is to stand instead; nothing is sent if the user thinks better of it."""

    chosen = Signal(str)

    def __init__(
        self, title: str, options: Sequence[Option] = (), parent: QWidget | None = None, *, swatches: SwatchButton | None = None
    ) -> None:
        """`swatches` stands in the place of the list of options, for colours are chosen by the eye."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(320)
        self.choice: Choice | SwatchButton = swatches or Choice(tr("Instead"), options)
        if not swatches:
            self.choice.key = options[0].key
        hint = QLabel(tr("It is in use. What is to stand in its place?"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        delete = buttons.addButton(tr("Delete"), QDialogButtonBox.ButtonRole.AcceptRole)
        delete.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.chosen.emit(self.choice.key or ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(tokens().grid)
        column.addWidget(hint)
        column.addWidget(self.choice)
        column.addSpacing(tokens().grid)
        column.addWidget(buttons)
