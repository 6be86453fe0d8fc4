"""Offer the languages of a text by their own names."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from voa_editor.ui.i18n import tr
from voa_editor.ui.widgets.options import Option

# Of the countries the newsletters come from and write about, and the usual others.
_OFFERED = ("en", "ru", "kk", "ar", "az", "de", "es", "fa", "fr", "it", "ky", "pt", "tg", "tr", "uk", "uz")


def language_options(also: str = "", own: str = "") -> tuple[Option, ...]:
    """The languages, "" first for that of the story or issue (`own` says of which); `also` is offered in any case."""
    others = (also,) if also and also not in _OFFERED else ()
    return (Option("", own or tr("As the story")), *(Option(code, _name(code)) for code in (*_OFFERED, *others)))


def _name(code: str) -> str:
    name = QLocale(code).nativeLanguageName()
    return f"{name[:1].upper()}{name[1:]}" if name and QLocale(code).language() != QLocale.Language.C else code
