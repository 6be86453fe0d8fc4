"""Say what this program is."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from voa_editor import __version__
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import tokens


class About(QDialog):
    """Name, version, and what it stands on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About voa_editor"))
        grid = tokens().grid
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * grid, 4 * grid, 4 * grid, 2 * grid)
        column.setSpacing(grid)
        parts = (
            ("voa_editor", "title"),
            (tr("Version {version}", version=__version__), ""),
            (tr("Lays out a newsletter from its manuscript, keeps it editable, and prints it."), ""),
            (tr("Python {python}, Qt {qt}, {system}", python=platform.python_version(), qt=qVersion(),
                system=platform.platform(terse=True)), "small"),
        )  # fmt: skip
        for text, role in parts:
            label = QLabel(text)
            label.setProperty("role", role)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column.addSpacing(grid)
        column.addWidget(buttons)
