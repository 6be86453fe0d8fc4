"""Set what the user prefers; each choice holds at once."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from voa_editor.resources import resources
from voa_editor.ui.i18n import tr
from voa_editor.ui.preferences import UNITS, PreferenceFile
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.form import Form
from voa_editor.ui.widgets.length_field import LengthField
from voa_editor.ui.widgets.options import Option
from voa_editor.units import mm

_THEMES = (("system", "As the system", "settings"), ("light", "Light", "sun"), ("dark", "Dark", "moon"))
_LANGUAGES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}


class PreferencesDialog(QDialog):
    """There is nothing to confirm: what is set is kept."""

    def __init__(self, preferences: PreferenceFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.setWindowTitle(tr("Preferences"))
        grid, kept = tokens().grid, preferences.value
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid)
        column.setSpacing(2 * grid)
        form = Form(label_width=136)
        self.unit = Choice(tr("Unit of lengths"), [Option(key, tr(label)) for key, label in UNITS.items()])
        self.theme = Choice(tr("Appearance"), [Option(key, tr(label), name) for key, label, name in _THEMES])
        self.language = Choice(tr("Language"), _languages())
        self.nudge = LengthField(tr("An arrow key moves by"), unit=kept.unit).with_bounds(0.01, mm(100))
        self.unit.key, self.theme.key, self.language.key, self.nudge.value = kept.unit, kept.theme, kept.language, kept.step
        self.unit.chosen.connect(self._set_unit)
        self.theme.chosen.connect(lambda key: preferences.update(theme=key))
        self.language.chosen.connect(lambda key: preferences.update(language=key))
        self.nudge.edited.connect(lambda value: preferences.update(nudge=value))
        for label, field in ((tr("Unit of lengths"), self.unit), (tr("An arrow key moves by"), self.nudge),
                             (tr("Appearance"), self.theme), (tr("Language"), self.language)):  # fmt: skip
            form.add_row(label, field)
        later = QLabel(tr("Another language shows when the program starts again."))
        later.setProperty("role", "small")
        form.add_fields(later)
        column.addWidget(form)
        self.smart = self._switch("smart_punctuation", tr("Typed quotes and dashes become those of the language"))
        self.snap = self._switch("snap", tr("What moves snaps to guides, frames and the grid"))
        switches = QVBoxLayout()
        switches.setSpacing(grid // 2)
        switches.addWidget(self.smart)
        switches.addWidget(self.snap)
        column.addLayout(switches)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _switch(self, option: str, words: str) -> QCheckBox:
        """A box for a switch of the desk's options."""
        box = QCheckBox(words)
        box.setChecked(self._preferences.value.view.get(option, True))
        box.toggled.connect(lambda on: self._preferences.update(view={**self._preferences.value.view, option: on}))
        return box

    def _set_unit(self, unit: str) -> None:
        self.nudge.unit = unit
        self._preferences.update(unit=unit)
        self.nudge.value = self._preferences.value.step


def _languages() -> list[Option]:
    """The system's, English, and those there are translations for."""
    there = sorted(path.stem for path in (resources() / "translations").glob("*.qm"))
    codes = dict.fromkeys(["en", *there])
    return [Option("", tr("As the system")), *(Option(code, _LANGUAGES.get(code, code)) for code in codes)]
