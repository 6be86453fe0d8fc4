"""Dress the application in the light or the dark tokens and follow the system from one to the other."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from voa_editor.resources import resources
from voa_editor.ui.theme.style import stylesheet
from voa_editor.ui.theme.tokens import DARK, LIGHT, Tokens

Mode = Literal["system", "light", "dark"]

# What Linux falls back to where no interface font is set; wide, uneven, and not what anyone chose.
_NOBODYS_CHOICE = {"", "sans serif", "sans", "dejavu sans", "bitstream vera sans", "helvetica", "liberation sans", "nimbus sans"}
_OWN_FAMILY = "Source Sans 3"

_current = LIGHT


def tokens() -> Tokens:
    """The tokens in force. Ask when painting, not before: they change with the theme."""
    return _current


class Theme(QObject):
    """The application's look. One is made by the wiring of the program; `changed` is sent after each change of look."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app: QApplication | None = None
        self._mode: Mode = "system"
        self._dressed: Tokens | None = None

    @property
    def tokens(self) -> Tokens:
        return tokens()

    @property
    def mode(self) -> Mode:
        """What the user asked for."""
        return self._mode

    def apply(self, app: QApplication, mode: Mode = "system") -> None:
        """Dress `app`: "light" or "dark" always, "system" as the system is, now and whenever it changes."""
        if self._app is None:
            self._app = app
            app.setStyle("Fusion")
            app.styleHints().colorSchemeChanged.connect(self._follow)
        self._mode = mode
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(mode, Qt.ColorScheme.Unknown)
        app.styleHints().setColorScheme(scheme)  # also the title bar, where the system draws it
        self._dress(app)

    def _follow(self) -> None:
        if self._app is not None and self._mode == "system":
            self._dress(self._app)

    def _dress(self, app: QApplication) -> None:
        global _current
        system_is_dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        look = DARK if self._mode == "dark" or (self._mode == "system" and system_is_dark) else LIGHT
        font, enlarged = interface_font(look.type)
        look = replace(look, type=look.type + enlarged, type_small=look.type_small + enlarged)
        if look == self._dressed:
            return  # the system told twice
        _current = self._dressed = look
        app.setFont(font)
        app.setPalette(palette(_current))
        app.setStyleSheet(stylesheet(_current))
        self.changed.emit()


def interface_font(size: int) -> tuple[QFont, int]:
    """The system's interface font at `size` pixels, or Source Sans where the system has none worth the name.

    The second value is by how many pixels the font was enlarged: the x-height of Source Sans is small for its size.
    """
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    enlarged = 0
    if QFontInfo(font).family().casefold() in _NOBODYS_CHOICE and _load_own_family():
        font = QFont(_OWN_FAMILY)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        enlarged = 1
    font.setPixelSize(size + enlarged)
    return font, enlarged


def _load_own_family() -> bool:
    if _OWN_FAMILY not in QFontDatabase.families():
        for face in ("Regular", "It", "Semibold", "Bold"):
            QFontDatabase.addApplicationFont(str(resources() / "fonts" / "source-sans" / f"SourceSans3-{face}.ttf"))
    return _OWN_FAMILY in QFontDatabase.families()


def palette(look: Tokens) -> QPalette:
    """The palette for what the stylesheet does not reach: text in views, links, the style's own drawing."""
    role = QPalette.ColorRole
    colours = {
        role.Window: look.panel,
        role.WindowText: look.text,
        role.Base: look.field,
        role.AlternateBase: look.panel,
        role.Text: look.text,
        role.PlaceholderText: look.placeholder,
        role.Button: look.button,
        role.ButtonText: look.text,
        role.BrightText: look.accent_text,
        role.ToolTipBase: look.popup,
        role.ToolTipText: look.text,
        role.Highlight: look.selection_fill,
        role.HighlightedText: look.selection_text,
        role.Accent: look.accent,
        role.Link: look.accent_ink,
        role.LinkVisited: look.accent_ink,
        role.Light: look.hover,
        role.Midlight: look.hover,
        role.Mid: look.field_edge,
        role.Dark: look.line,
        role.Shadow: look.line,
    }
    made = QPalette()
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(look.text_disabled))
    return made
