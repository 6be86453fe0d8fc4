"""Say that an issue can only be looked at and exported, and offer the way to work on it: a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolBar, QWidget

from voa_editor.ui.i18n import tr
from voa_editor.ui.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

READS = frozenset({"copy", "export-pdf", "export-png", "package", "save-copy"})
"""Actions that change nothing in the issue, though they are not for looking at it."""


class ReadingBar(QToolBar):
    """A bar above the pages for as long as the window is open."""

    def __init__(self, window: Window) -> None:
        super().__init__(tr("Read Only"), window)
        self.setObjectName("reading")
        self.setMovable(False)
        self.toggleViewAction().setEnabled(False)
        said = tr("{name} is open for reading: you can look, copy, check and export.", name=window.project.path.name)
        words = QLabel(f"{said} {tr('Its file or folder cannot be written to.')}")
        words.setMinimumWidth(1)  # the window may be narrower than it says
        copy = QPushButton(tr("Save a Copy…"))
        copy.clicked.connect(lambda: window.do("save-copy"))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(8, 0, 0, 0)
        line.setSpacing(8)
        for part in (IconLabel("lock", "info", 16), words, copy):
            line.addWidget(part)
        line.addStretch(1)
        self.addWidget(row)
        self.setAccessibleName(words.text())
