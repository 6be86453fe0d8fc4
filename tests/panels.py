"""Drive a panel beside a desk: select, type into its fields, and see what the history has of it."""

from __future__ import annotations

from typing import Any, Self, TypeVar

from driver import Driver
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from voa_editor.edit.selection import Selection, Spot, TextRange
from voa_editor.model.issue import Issue
from voa_editor.ui.widgets.value_field import ValueField

D = TypeVar("D", bound=QDialog)


class Bench(Driver):
    """A desk with a panel of `kind` beside it that shows."""

    def __init__(self, qtbot: QtBot, issue: Issue, kind: type) -> None:
        super().__init__(issue)
        self.panel: Any = kind(self.desk)
        self.panel.resize(280, 900)
        qtbot.addWidget(self.panel)
        self.panel.show()

    @property
    def steps(self) -> list[str]:
        """What undo could take back, oldest first."""
        return [entry.label for entry in self.desk.editor.entries()[1:] if not entry.undone]

    def choose(self, *frames: str) -> Self:
        """Select frames, and let the panel follow."""
        self.select(*frames)
        self.panel.live.catch_up()
        return self

    def text(self, start: int, end: int) -> Self:
        """Select characters of paragraph "para-bridge-1" in "frame-t", and let the panel follow."""
        spots = Spot("para-bridge-1", start), Spot("para-bridge-1", end)
        self.desk.selection = Selection(page="page-1").with_text(TextRange("frame-t", *spots))
        self.panel.live.catch_up()
        return self


def enter(field: QLineEdit, text: str) -> None:
    """Type into a field as a hand would, and press Enter."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def write(field: QLineEdit, text: str) -> None:
    """Type into a field of a dialog and go on: Enter would close the dialog."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    if isinstance(field, ValueField):
        field.commit()
    else:
        field.editingFinished.emit()


def opened(kind: type[D]) -> D:
    """The dialog of a kind that shows."""
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())
