"""Make a quiet button of nothing but an icon."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens


def icon_button(icon_name: str, tip: str, *, checkable: bool = False, ink: str = "", icon_size: int = 0) -> QToolButton:
    """`tip` is its tooltip and what screen readers say; `ink` a token, `icon_size` logical pixels (16)."""
    side = icon_size or tokens().icon
    button = QToolButton()
    button.setIcon(icon(icon_name, ink))
    button.setIconSize(QSize(side, side))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setCheckable(checkable)
    button.setFixedSize(tokens().row, tokens().row)
    return button
