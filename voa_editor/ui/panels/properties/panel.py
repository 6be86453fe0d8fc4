"""Gather the groups of properties in one panel, in one order; those that do not fit the selection hide."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from voa_editor.tools.desk import Desk
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.live import Live
from voa_editor.ui.panels.properties.ad import Ad
from voa_editor.ui.panels.properties.aligning import Aligning
from voa_editor.ui.panels.properties.appearance import Appearance
from voa_editor.ui.panels.properties.caption import Caption
from voa_editor.ui.panels.properties.group import Group
from voa_editor.ui.panels.properties.guide import GuideData
from voa_editor.ui.panels.properties.header import Header
from voa_editor.ui.panels.properties.page import PageData, PageGrid
from voa_editor.ui.panels.properties.picture import Picture
from voa_editor.ui.panels.properties.place import Place
from voa_editor.ui.panels.properties.setting import Setting
from voa_editor.ui.panels.properties.story import StoryData
from voa_editor.ui.panels.properties.subject import Looks, Subject
from voa_editor.ui.panels.properties.text_frame import TextFrames
from voa_editor.ui.panels.properties.type import Type
from voa_editor.ui.panels.properties.wrap import Wrap
from voa_editor.ui.panels.thumbnails import Thumbnails
from voa_editor.ui.widgets.value_field import ValueField


class PropertiesPanel(QWidget):
    """The properties of what is selected. `thumbnails` gives the small picture on which a focal point is set."""

    def __init__(self, desk: Desk, thumbnails: Thumbnails | None = None) -> None:
        super().__init__()
        self.desk = desk
        self._looks = Looks()
        hand = Hand(desk, lambda: self.live.now())
        self.header = Header(hand)
        self.page, self.grid, self.place, self.aligning = PageData(hand), PageGrid(hand), Place(hand), Aligning(hand)
        self.guide = GuideData(hand)
        self.picture, self.caption, self.ad = Picture(hand, thumbnails), Caption(hand), Ad(hand)
        self.type, self.setting = Type(hand), Setting(hand)
        self.text_frame, self.story = TextFrames(hand), StoryData(hand)
        self.appearance, self.wrap = Appearance(hand), Wrap(hand)
        self.groups: tuple[Group, ...] = (
            self.guide, self.page, self.grid, self.place, self.aligning, self.picture, self.caption, self.ad, self.type,
            self.setting, self.text_frame, self.story, self.appearance, self.wrap,
        )  # fmt: skip
        inside = QWidget()
        column = _column(inside)
        for group in self.groups:
            column.addWidget(group)
        column.addStretch(1)
        for field in inside.findChildren(ValueField):
            field.value = None
        whole = _column(self)
        whole.addWidget(self.header)
        whole.addWidget(_Scroll(inside), 1)
        self.live = Live(self, desk, self._refresh)

    def _refresh(self) -> None:
        desk = self.desk
        subject = Subject(desk.issue, desk.selection, desk.options.unit, desk.parents, self._looks)
        self.header.show_subject(subject)
        for group in self.groups:
            group.show_subject(subject)


class _Scroll(QScrollArea):
    """Scrolls its contents with a bar over their right margin: fields are as wide with the bar as without it."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setViewportMargins(0, 0, -self.verticalScrollBar().sizeHint().width(), 0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Properties"))
        self.verticalScrollBar().rangeChanged.connect(self._show_bar)
        self.setWidget(inside)

    def _show_bar(self, low: int, high: int) -> None:
        """A method, not a function that holds the bar: Qt cuts its connection when the area goes, before the bar does."""
        self.verticalScrollBar().setVisible(high > low)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
