"""Draw the line icons from their SVG files, in the ink the theme asks for and sharp on every screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from voa_editor.resources import resources
from voa_editor.ui.theme.theme import tokens

_kept: list[QIconEngine] = []  # Qt owns a clone, Python only counts its own references: let go, and Qt holds a dead engine


@cache
def icon(name: str, ink: str = "") -> QIcon:
    """The icon resources/icons/<name>.svg; it follows the theme by itself.

    `ink` names a token to draw it in, such as "accent_text" on a primary button or "warning" in a list; else it is
    drawn as text, quieter when disabled and in the accent when switched on. Raises FileNotFoundError for no such icon.
    """
    _source(name)
    return QIcon(_Engine(name, ink))


def pixmap(name: str, size: int, ink: str = "text", ratio: float = 1.0) -> QPixmap:
    """The icon in the ink of a token, `size` logical pixels square, for a screen of `ratio` device pixels each."""
    return _drawn(name, getattr(tokens(), ink), round(size * ratio), ratio)


def icon_names() -> tuple[str, ...]:
    """All icons that `icon` knows, in order."""
    return tuple(sorted(path.stem for path in (resources() / "icons").glob("*.svg")))


class _Engine(QIconEngine):
    """Paint one icon; asked at each painting, so that a change of theme needs no new icons."""

    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name, self._ink = name, ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        drawn = _drawn(self._name, self._colour(mode, state), round(side * ratio), ratio)
        corner = QPoint(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2)
        painter.drawPixmap(corner, drawn)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(self._name, self._colour(mode, state), min(size.width(), size.height()), 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return _drawn(self._name, self._colour(mode, state), round(min(size.width(), size.height()) * scale), scale)

    def clone(self) -> QIconEngine:
        copy = _Engine(self._name, self._ink)
        _kept.append(copy)
        return copy

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        look = tokens()
        if mode == QIcon.Mode.Disabled:
            return look.text_disabled
        if self._ink:
            return str(getattr(look, self._ink))
        return look.accent_ink if state == QIcon.State.On else look.text


@cache
def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _drawn(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    """`side` in device pixels."""
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    svg = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    svg.render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
