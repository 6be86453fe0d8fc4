"""Say every word the user sees in her language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from voa_editor.resources import resources

CONTEXT = "voa_editor"


def tr(text: str, **values: object) -> str:
    """Translate `text` and put `values` into its {named} places: tr("{count} lines over", count=3)."""
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(**values) if values else said


def install_translation(app: QCoreApplication, locale: QLocale | None = None) -> bool:
    """Load resources/translations/<language>.qm for `locale` (the system's), if it is there; True if it was loaded.

    Widgets made before keep their words, so call it before the window is built.
    """
    translator = QTranslator(app)
    folder = resources() / "translations"
    if not translator.load(locale or QLocale(), "", "", str(folder)):
        return False
    return app.installTranslator(translator)
