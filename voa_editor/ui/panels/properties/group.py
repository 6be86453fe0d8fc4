"""Define a group of the Properties panel: it says what it fits, shows the values, and hands on what is edited."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.properties.subject import Subject
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.form import Form
from voa_editor.ui.widgets.length_field import LengthField
from voa_editor.ui.widgets.section import Section

LABELS = 64  # pixels: the width of labels beside fields
_DOT = 2.5  # pixels: the radius of the mark


class Group(Section):
    """Fields of one kind. They are made once; a group that does not fit the selection is hidden as a whole."""

    def __init__(self, title: str, hand: Hand, is_folded: bool = False) -> None:
        super().__init__(title, is_folded=is_folded)
        self.hand = hand
        self.form = Form(label_width=LABELS)
        self.add(self.form)
        self.subject: Subject | None = None
        self.lengths: list[LengthField] = []
        """Those that follow the user's unit."""
        self._marked: set[QWidget] = set()

    def fits(self, subject: Subject) -> bool:
        """Whether the group has anything to say about what is selected."""
        raise NotImplementedError

    def fill(self, subject: Subject) -> None:
        """Show the values of what is selected."""
        raise NotImplementedError

    def show_subject(self, subject: Subject) -> None:
        """Show the values, or hide."""
        fits = self.fits(subject)
        if fits:
            self.subject = subject
            for field in self.lengths:
                if field.unit != subject.unit:
                    field.unit = subject.unit
            self.form.setEnabled(not subject.locked)
            self.fill(subject)
        self.setVisible(fits)

    def length(self, name: str, *, prefix: str = "", tip: str = "", unit: str = "") -> LengthField:
        """A field for a length in the user's unit, or always in `unit`."""
        field = LengthField(name, prefix=prefix, tip=tip, unit=unit or "mm")
        if not unit:
            self.lengths.append(field)
        return field

    def mark(self, field: QWidget, on: bool) -> None:
        """Put a small dot beside a field that says its value is an override."""
        if on != (field in self._marked):
            (self._marked.add if on else self._marked.discard)(field)
            field.setAccessibleDescription(tr("Overrides the style") if on else "")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().accent_ink))
        for field in self._marked:  # in the gap at the field's left
            if field.isVisibleTo(self):
                middle = field.mapTo(self, QPoint(0, field.height() // 2))
                painter.drawEllipse(QPointF(middle.x() - 4, middle.y()), _DOT, _DOT)


def beside(*widgets: QWidget, stretched: int = 0) -> QWidget:
    """Widgets in one row; one of them takes the room that is left."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(tokens().grid)
    for n, widget in enumerate(widgets):
        line.addWidget(widget, 1 if n == stretched else 0)
    return row


class Valued(Protocol):
    """A field with a value, None where the selection differs."""

    value: Any


class Keyed(Protocol):
    """A field of which one key is chosen, None where the selection differs."""

    key: str | None


def show_value(field: Valued, value: Any) -> None:
    """Put a value into a field; one that has it already is left as it is, for somebody may be typing there."""
    if field.value != value:
        field.value = value


def show_key(field: Keyed, key: str | None) -> None:
    """Let a key be the chosen one."""
    if field.key != key:
        field.key = key
