"""Tell what text is set in where no style says it."""

from __future__ import annotations

from typing import Any

from voa_editor.compose.formats import CharFormat, ParFormat
from voa_editor.edit.formatting import Look
from voa_editor.model.swatches import BLACK_ID

_CHARACTER, _PARAGRAPH = CharFormat(), ParFormat()


def default(name: str) -> Any:
    """What the composer takes for an attribute that no style sets; colours as swatches."""
    match name:
        case "colour" | "rule_colour":
            return BLACK_ID
        case "tint":
            return 1.0
        case "caps" | "small_caps" | "underline" | "strikethrough":
            return False
        case "drop_style" | "marker":
            return ""
        case _:
            return getattr(_CHARACTER, name) if hasattr(_CHARACTER, name) else getattr(_PARAGRAPH, name)


def text_value(look: Look, name: str) -> Any:
    """An attribute of a text; None where it differs."""
    return look.values.get(name, default(name))
