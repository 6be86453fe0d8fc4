"""Offer the families and faces of the library to be chosen from, and set words in them."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from voa_editor.fonts.faces import Face
from voa_editor.fonts.library import bundled
from voa_editor.ui.i18n import tr
from voa_editor.ui.widgets.options import Option

_WEIGHTS = {
    100: "Thin", 200: "Extra Light", 300: "Light", 400: "Regular", 500: "Medium", 600: "Semibold", 700: "Bold",
    800: "Extra Bold", 900: "Black",
}  # fmt: skip


def family_options() -> tuple[Option, ...]:
    """The families, by name."""
    return tuple(Option(family, family) for family in sorted(bundled().families))


def face_options(family: str) -> tuple[Option, ...]:
    """The faces of a family, by weight and slope."""
    return tuple(Option(_key(face), _name(face)) for face in bundled().faces(family))


def weight_options() -> tuple[Option, ...]:
    """The weights that any family may have."""
    return tuple(Option(str(weight), tr(words)) for weight, words in _WEIGHTS.items())


def face_key(family: str | None, weight: int | None, italic: bool | None) -> str | None:
    """The face that such text is set in; None where the selection differs."""
    if family is None or weight is None or italic is None:
        return None
    return _key(bundled().find(family, weight, italic))


def face_of(key: str) -> tuple[int, bool]:
    """Weight and slope of a face that was chosen."""
    return int(key.rstrip("i")), key.endswith("i")


def sample_font(family: str, weight: int, italic: bool, pixels: int) -> QFont:
    """The font of the window that looks as such text does."""
    face = bundled().find(family, weight, italic)
    font = QFont(_loaded(face), pixels)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(face.weight))
    font.setItalic(face.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


@cache
def _loaded(face: Face) -> str:
    """The family under which Qt knows a face, read from its file once."""
    number = QFontDatabase.addApplicationFont(str(face.path))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else face.family


def _key(face: Face) -> str:
    return f"{face.weight}{'i' if face.italic else ''}"


def _name(face: Face) -> str:
    weight = tr(_WEIGHTS.get(face.weight, str(face.weight)))
    if not face.italic:
        return weight
    return tr("Italic") if face.weight == 400 else tr("{weight} Italic", weight=weight)
