"""Say what gives panels small pictures of assets: the window's pictures do, and tests need none."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QColor, QImage


class Thumbnails(Protocol):
    """Pictures that come in the background; `arrived` names the asset of which a better one is there."""

    arrived: SignalInstance

    def picture(self, asset: str, width: int, height: int) -> QImage | QColor | None:
        """The best there is for that size in pixels, or the tone to show until there is one; None if it cannot be read."""
        ...
