"""Edit what a picture says: caption, credit, alternative text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from voa_editor.edit.captions import companions
from voa_editor.edit.commands.captions import set_alt_text, set_artefact, set_caption, set_credit
from voa_editor.edit.commands.pictures import asset_of
from voa_editor.model.assets import Photo
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.properties.group import Group, show_value
from voa_editor.ui.panels.properties.subject import Subject
from voa_editor.ui.panels.switch import Switch
from voa_editor.ui.panels.words import WordsBox, WordsField

_WRITE = {"caption": set_caption, "credit": set_credit, "alt": set_alt_text}
_LABELS = {"caption": "Change Caption", "credit": "Change Credit", "alt": "Change Alternative Text"}


class Caption(Group):
    """The words of one picture; they are kept with its photograph, and show wherever a frame tells them.

    `wanted` asks for a frame to tell them in: the caret is to go there.
    """

    wanted = Signal()

    def __init__(self, hand: Hand) -> None:
        super().__init__(tr("Caption and Credit"), hand)
        self.caption = WordsBox(tr("Caption"), lines=3)
        self.credit = WordsField(tr("Credit"))
        self.alt = WordsBox(tr("Alternative text"), hint=tr("What is told to those who cannot see it"))
        self.artefact = Switch(tr("Decoration, no alternative text"))
        self.add_frame = QPushButton(tr("Add Caption Below"))
        self.form.add_above(tr("Caption"), self.caption)
        self.form.add_row(tr("Credit"), self.credit)
        self.form.add_above(tr("Alternative text"), self.alt)
        self.form.add_fields(self.artefact)
        self.form.add_fields(self.add_frame)
        for name in _WRITE:
            getattr(self, name).edited.connect(lambda words, name=name: self._write(name, words))
        self.artefact.edited.connect(self._decorate)
        self.add_frame.clicked.connect(self.wanted)

    def fits(self, subject: Subject) -> bool:
        return subject.picture is not None and asset_of(subject.issue, subject.picture) is not None

    def fill(self, subject: Subject) -> None:
        frame = subject.picture
        assert frame is not None
        photo = subject.issue.find(Photo, frame.photo)
        for name in _WRITE:
            show_value(getattr(self, name), getattr(photo, name) if photo else "")
        show_value(self.artefact, frame.artefact)
        self.alt.setEnabled(not frame.artefact)
        self.add_frame.setEnabled(photo is not None and not companions(subject.issue, frame))

    def _write(self, name: str, words: str) -> None:
        frame = self.subject.picture if self.subject else None
        if frame is not None:
            self.hand.do(_LABELS[name], lambda issue, selection: _WRITE[name](issue, frame.id, words))

    def _decorate(self, on: bool) -> None:
        label = "Mark as Decoration" if on else "Mark as Content"
        self.hand.do(label, lambda issue, selection: set_artefact(issue, selection, on))
