"""Let one of several things be chosen from a list that drops down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.drop_keys import for_the_list
from voa_editor.ui.widgets.hand_back import hand_back
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.value_field import MIXED


class Choice(QComboBox):
    """A combo box of options. `key` is the chosen one's, or None where the selection is mixed; `chosen` sends a user's choice."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[Option] = (), *, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(tip or name)
        self.setPlaceholderText(MIXED)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel alone gives it no focus
        self.setIconSize(QSize(tokens().icon, tokens().icon))
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(18)
        self.view().installEventFilter(self)
        self.activated.connect(lambda row: self.chosen.emit(self.itemData(row)))
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these, keeping the chosen key if it is among them. An option without key and label is a line between groups."""
        kept = self.key
        self.clear()
        for option in options:
            if not option.key and not option.label:
                self.insertSeparator(self.count())
                continue
            self.addItem(option.label, option.key)
            if option.icon:
                self.setItemIcon(self.count() - 1, icon(option.icon))
            if option.tip:
                self.setItemData(self.count() - 1, option.tip, Qt.ItemDataRole.ToolTipRole)
        self.key = kept

    @property
    def key(self) -> str | None:
        """Setting it sends nothing; a key that is not offered shows as mixed."""
        return self.currentData() if self.currentIndex() >= 0 else None

    @key.setter
    def key(self, key: str | None) -> None:
        self.setCurrentIndex(-1 if key is None else self.findData(key))

    def event(self, event: QEvent) -> bool:
        if for_the_list(event):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list closed, with a choice or without: the keyboard goes back to the work."""
        if event.type() == QEvent.Type.Hide:
            hand_back(self)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """As every combo box is painted, but words that find no room end in dots."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        whole = option.currentText if self.currentIndex() >= 0 else self.placeholderText()
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        room -= self.iconSize().width() + 4 if not option.currentIcon.isNull() else 0
        option.currentText = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the panel scrolls; a value never changes by accident
