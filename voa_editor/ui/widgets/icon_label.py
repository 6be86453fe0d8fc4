"""Show an icon that stands by itself."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from voa_editor.ui.theme.icons import pixmap


class IconLabel(QWidget):
    """An icon in the ink of a token, `size` logical pixels square; it follows the theme, as a picture in a label does not."""

    def __init__(self, name: str, ink: str = "text", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._ink, self._size = name, ink, size
        self.setFixedSize(size, size)

    def show_icon(self, name: str, ink: str) -> None:
        """Show another one."""
        self._name, self._ink = name, ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, pixmap(self._name, self._size, self._ink, self.devicePixelRatioF()))
