"""Ink a sheet on the screen with Qt, glyph for glyph and colour for colour as the PDF inks it.

This package needs PySide6 and a QGuiApplication; nothing of the core imports it.
"""

from voa_editor.render.painter.inks import Faces, PictureSource, SheetInks
from voa_editor.render.painter.sheet import ScreenCache, paint_sheet, screen_image

__all__ = ["Faces", "PictureSource", "ScreenCache", "SheetInks", "paint_sheet", "screen_image"]
