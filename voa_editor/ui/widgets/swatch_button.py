"""Show the colour in use and let another be chosen from a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.chips import chip_icon, paint_chip
from voa_editor.ui.widgets.drop_keys import for_the_list
from voa_editor.ui.widgets.hand_back import hand_back
from voa_editor.ui.widgets.options import Chip
from voa_editor.ui.widgets.value_field import MIXED
from voa_editor.ui.widgets.views import dressed

_MOST_ROWS = 12


class SwatchButton(QPushButton):
    """A button with a colour chip and its name. `key` is the chip in use, None for mixed; `chosen` sends a user's choice."""

    chosen = Signal(str)

    def __init__(self, name: str, chips: Sequence[Chip] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._chips: dict[str, Chip] = {}
        self._key: str | None = None
        self.setProperty("kind", "swatch")
        self.setAutoDefault(False)
        self.setMinimumWidth(64)
        self.clicked.connect(self.open_list)
        self.set_chips(chips)

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Offer these, keeping the key in use if it is among them."""
        self._chips = {chip.key: chip for chip in chips}
        self.key = self._key

    @property
    def key(self) -> str | None:
        """Setting it sends nothing; a key that is not offered shows as mixed."""
        return self._key

    @key.setter
    def key(self, key: str | None) -> None:
        self._key = key if key in self._chips else None
        said = self._chips[self._key].label if self._key is not None else tr("mixed")
        self.setAccessibleName(f"{self._name}: {said}")
        self.setToolTip(f"{self._name}: {said}")
        self.update()

    def open_list(self) -> None:
        """Drop the list down below the button."""
        chips = ChipList(self._name, tuple(self._chips.values()), self._key, self)
        chips.chosen.connect(self._choose)
        chips.closed.connect(lambda: hand_back(self))
        chips.resize(max(self.width(), 220), chips.sizeHint().height())
        chips.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        chips.show()
        chips.list.setFocus()

    def event(self, event: QEvent) -> bool:
        if for_the_list(event):
            event.accept()
            return True
        return super().event(event)

    def _choose(self, key: str) -> None:
        if key != self._key:
            self.key = key
            self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_list()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(120, tokens().row)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = tokens()
        painter = QPainter(self)
        chip = self._chips[self._key] if self._key is not None else None
        if chip is not None:
            paint_chip(painter, QRectF(8, (self.height() - 16) / 2, 16, 16), chip.colour)
        painter.setPen(QColor(look.text if self.isEnabled() else look.text_disabled))
        room = self.rect().adjusted(32 if chip else 10, 0, -8, 0)
        label = self.fontMetrics().elidedText(chip.label if chip else MIXED, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, label)


class ChipList(QFrame):
    """A list of colours that goes away once one is chosen, or with Escape; `closed` is sent either way."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, name: str, chips: Sequence[Chip], key: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.list = dressed(QListWidget(), name)
        for chip in chips:
            item = QListWidgetItem(chip_icon(chip.colour), chip.label)
            item.setData(Qt.ItemDataRole.UserRole, chip.key)
            item.setToolTip(chip.detail or chip.label)
            self.list.addItem(item)
            if chip.key == key:
                self.list.setCurrentItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 5, 5, 5)
        column.addWidget(self.list)
        rows = min(max(len(chips), 1), _MOST_ROWS)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), tokens().row) + 2)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def _take(self, item: QListWidgetItem) -> None:
        if self.isVisible():  # a click that also activates counts once
            self.close()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
