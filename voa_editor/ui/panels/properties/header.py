"""Say what is selected, and lock or hide it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from voa_editor.edit.commands.arrange import set_hidden, set_locked
from voa_editor.edit.commands.pictures import asset_of
from voa_editor.model.assets import Booking
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Guide, Page, ParentPage
from voa_editor.model.story import Story
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.properties.subject import Subject
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.widgets.does import does
from voa_editor.ui.widgets.icon_button import icon_button
from voa_editor.ui.widgets.icon_label import IconLabel

_KINDS: dict[type[Frame], tuple[str, str]] = {
    TextFrame: ("text", "Text Frame"), PictureFrame: ("picture", "Picture"), AdFrame: ("ad", "Advertisement"),
    GroupFrame: ("group", "Group"),
}  # fmt: skip
_SHAPES = {"rectangle": "Rectangle", "ellipse": "Ellipse", "line": "Line"}


class Header(QWidget):
    """An icon, what is selected, what it is called; at the right the lock and the eye."""

    def __init__(self, hand: Hand) -> None:
        super().__init__()
        self.hand = hand
        self._subject: Subject | None = None
        self._said = ""
        self._icon = IconLabel("properties", "text_quiet")
        self._title, self._detail = QLabel(), QLabel()
        self._title.setProperty("role", "heading")
        self._detail.setProperty("role", "small")
        self._detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.lock = does(icon_button("unlock", tr("Lock"), checkable=True), "lock")
        self.hide_ = does(icon_button("eye", tr("Hide"), checkable=True), "hide")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.hide_)
        row.addWidget(self.lock)
        self.setFixedHeight(48)
        self.setProperty("role", "section")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.lock.clicked.connect(self._lock)
        self.hide_.clicked.connect(self._hide)

    def show_subject(self, subject: Subject) -> None:
        """Say what this is about."""
        self._subject = subject
        name, title, self._said = _described(subject)
        self._icon.show_icon(name, "text_quiet")
        self._title.setText(title)
        frames = [] if subject.in_text else subject.frames
        self.lock.setVisible(bool(frames))
        self.hide_.setVisible(bool(frames))
        held = bool(frames) and all(frame.locked for frame in frames)
        unseen = bool(frames) and all(frame.hidden for frame in frames)
        self.lock.setChecked(held)
        self.lock.setIcon(icon("lock" if held else "unlock"))
        self.lock.setToolTip(tr("Unlock") if held else tr("Lock"))
        does(self.lock, "unlock" if held else "lock")
        self.hide_.setChecked(unseen)
        self.hide_.setIcon(icon("eye-off" if unseen else "eye"))
        self.hide_.setToolTip(tr("Show") if unseen else tr("Hide"))
        does(self.hide_, "" if unseen else "hide")
        self._row.activate()  # with the buttons that show now
        self._elide()

    def _lock(self, on: bool) -> None:
        ids = self._ids()
        self.hand.do("Lock" if on else "Unlock", lambda issue, selection: set_locked(issue, ids, on))

    def _hide(self, on: bool) -> None:
        ids = self._ids()
        self.hand.do("Hide" if on else "Show", lambda issue, selection: set_hidden(issue, ids, on))

    def _ids(self) -> list[str]:
        return [frame.id for frame in self._subject.frames] if self._subject else []

    def _elide(self) -> None:
        room = self._detail.width()
        self._detail.setText(self._detail.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, room))
        self._detail.setToolTip(self._said)
        self._detail.setVisible(bool(self._said))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()


def _described(subject: Subject) -> tuple[str, str, str]:
    """Icon, title and detail."""
    issue, frames = subject.issue, subject.frames
    if subject.in_text:
        return "text", tr("Text"), _called(issue, frames[0]) if frames else ""
    if len(frames) > 1:
        return "object", tr("{count} Objects", count=len(frames)), ""
    if frames:
        name, title = _kind(frames[0])
        return name, tr(title), frames[0].name or _called(issue, frames[0])
    if guide := issue.find(Guide, subject.selection.guide):
        return "guide", tr("Guide"), tr("Upright") if guide.axis == "x" else tr("Level")
    if parent := issue.find(ParentPage, subject.selection.page):
        return "pages", tr("Parent Page"), parent.name
    number = issue.page_number(subject.selection.page)
    page = issue.find(Page, subject.selection.page)
    if page is None:
        return "pages", tr("No Page"), ""
    return "pages", tr("Page {number}", number=number), tr("Left-hand page") if number % 2 == 0 else tr("Right-hand page")


def _kind(frame: Frame) -> tuple[str, str]:
    if isinstance(frame, ShapeFrame):
        return (frame.shape if frame.shape in _SHAPES else "rectangle"), _SHAPES.get(frame.shape, "Shape")
    return _KINDS[type(frame)]


def _called(issue: Issue, frame: Frame) -> str:
    """The headline that a text frame's story has, the file that a picture came from, the advertiser."""
    match frame:
        case TextFrame():
            story = issue.find(Story, frame.story)
            return story.title if story else ""
        case PictureFrame():
            asset = asset_of(issue, frame)
            return asset.name if asset else tr("empty")
        case AdFrame():
            booking = issue.find(Booking, frame.booking)
            return booking.advertiser if booking else ""
        case _:
            return ""
