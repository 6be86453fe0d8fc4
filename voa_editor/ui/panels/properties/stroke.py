"""Choose how a stroke is drawn: its dashes, its ends and corners, the heads of a line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from voa_editor.model.frames import Frame
from voa_editor.ui.dialogs.style_table import CAPS, DASHES, JOINS
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.properties.group import show_key
from voa_editor.ui.panels.properties.subject import common
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.options import Option

CHANGES = {
    "dash": "Change Dashes", "cap": "Change Stroke Ends", "join": "Change Stroke Joins",
    "start_head": "Change Line Head", "end_head": "Change Line Head",
}  # fmt: skip
"""Attribute of a frame → the step of the history that changes it."""
_HEADS = (("", "None"), ("triangle", "Triangle"), ("open", "Open"), ("circle", "Circle"), ("bar", "Bar"))


class StrokeFields(QObject):
    """The choices; `changed` sends the attribute and its new value."""

    changed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.dash = self._choice("dash", tr("Dashes of the stroke"), DASHES)
        self.cap = self._choice("cap", tr("Ends of the stroke and of its dashes"), CAPS)
        self.join = self._choice("join", tr("Corners of the stroke"), JOINS)
        self.start_head = self._choice("start_head", tr("Head at the start of the line"), _HEADS)
        self.end_head = self._choice("end_head", tr("Head at the end of the line"), _HEADS)

    def show_frames(self, frames: Sequence[Frame]) -> None:
        """Show what frames have in common."""
        for name in CHANGES:
            having = [frame for frame in frames if hasattr(frame, name)]
            show_key(getattr(self, name), common(having, name))

    def _choice(self, name: str, said: str, options: tuple[tuple[str, str], ...]) -> Choice:
        field = Choice(said, [Option(key, tr(label)) for key, label in options])
        field.chosen.connect(partial(self.changed.emit, name))
        return field
