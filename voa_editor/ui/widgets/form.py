"""Set labels and fields on the grid."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from voa_editor.ui.theme.theme import tokens


class Form(QWidget):
    """Rows of fields, one above the other. Each method gives the row it made, so that it can be hidden and shown."""

    def __init__(self, *, label_width: int = 80, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_width = label_width
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens().grid)

    def add_row(self, label: str, *fields: QWidget, beside: QWidget | None = None) -> QWidget:
        """A label at the left, then the fields in equal parts. Of a tall field, the label stands `beside` its first line."""
        words = _label(label, fields[0], self._label_width)
        if beside is None:
            return self._add(fields, words)
        words.setFixedHeight(beside.sizeHint().height())
        return self._add(fields, words, Qt.AlignmentFlag.AlignTop)

    def add_fields(self, *fields: QWidget) -> QWidget:
        """Fields in equal columns; X and Y beside each other, their letters in the fields."""
        return self._add(fields, None)

    def add_above(self, label: str, *fields: QWidget) -> QWidget:
        """A small label above a field as wide as the form, or above several in equal columns."""
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().grid // 2)
        words = _label(label, fields[0], 0)
        words.setProperty("role", "small")
        column.addWidget(words)
        column.addLayout(_line(fields))
        self._column.addWidget(row)
        return row

    def _add(
        self, fields: tuple[QWidget, ...], label: QLabel | None, at: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter
    ) -> QWidget:
        row, line = QWidget(), _line(fields)
        row.setLayout(line)
        if label is not None:
            line.insertWidget(0, label, 0, at)
        self._column.addWidget(row)
        return row


def _line(fields: tuple[QWidget, ...]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(tokens().grid)
    for field in fields:
        line.addWidget(field, 1)
    return line


def _label(text: str, field: QWidget, width: int) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "quiet")
    label.setBuddy(field)
    if width:
        label.setFixedWidth(width)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return label
