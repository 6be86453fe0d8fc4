"""Offer the presets and the printer profiles there are, with what each does in plain words; files of the user's own too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from voa_editor.errors import UserError
from voa_editor.prepress.profiles import Profile, load_profile, profile_names
from voa_editor.render.icc import profile_path
from voa_editor.render.presets import Preset, load_preset, preset_names
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.options import Option

_OTHER = "…"  # the key of the row that asks for a file


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of named files: the names that come along, a file's title, and what it does in a sentence or two."""

    title: str
    names: Callable[[], tuple[str, ...]]
    named: Callable[[str], str]
    words: Callable[[str], str]


class PrintChoice(QWidget):
    """A choice of one kind, and below it what the chosen one does. `key` is a name, or the path of a .toml file."""

    def __init__(self, kind: Kind, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._own = kind, key if key.endswith(".toml") else ""
        self.choice = Choice(tr(kind.title))
        self.words = QLabel()
        self.words.setProperty("role", "small")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setMinimumHeight(3 * self.words.fontMetrics().lineSpacing())  # the dialog is not to jump
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().grid // 2)
        column.addWidget(self.choice)
        column.addWidget(self.words)
        self.choice.chosen.connect(self._chosen)
        self.key = key

    @property
    def key(self) -> str:
        return self._key

    @key.setter
    def key(self, key: str) -> None:
        """One that is not there any more, or not sound, gives way to the first; `words` says so."""
        self._key = key
        if key.endswith(".toml"):
            self._own = key
        try:
            said = self._kind.words(key)
        except UserError as fault:
            self._key = self._kind.names()[0]
            self._own = "" if self._own == key else self._own
            said = str(fault) if key else self._kind.words(self._key)
        self._offer()
        self.choice.key = self._key
        self.words.setText(said)

    def _offer(self) -> None:
        rows = [Option(name, self._kind.named(name)) for name in self._kind.names()]
        rows += [Option(self._own, self._kind.named(self._own))] if self._own else []
        self.choice.set_options([*rows, Option("", ""), Option(_OTHER, tr("From a File…"))])

    def _chosen(self, key: str) -> None:
        if key != _OTHER:
            self.key = key
            return
        chosen, _ = QFileDialog.getOpenFileName(self, tr(self._kind.title), self._own, "TOML (*.toml)")
        self.key = chosen or self._key


def preset_words(name: str) -> str:
    """What a preset does, in plain words. Raises UserError for one that is not there or not sound."""
    preset = load_preset(name)
    what = _for(preset)
    colours = tr("in the inks of the press") if preset.images == "cmyk" else tr("in their own colours")
    size = tr("at their full size")
    if preset.max_ppi:
        size = tr("sampled down to {to} ppi above {above}", to=round(preset.target_ppi), above=round(preset.max_ppi))
    more = ", ".join(_more(preset))
    return " ".join((what, tr("Pictures {colours}, {size}.", colours=colours, size=size), more[:1].upper() + more[1:] + "."))


def _for(preset: Preset) -> str:
    if preset.standard:
        return tr("For the press: {standard}, verified rule by rule.", standard=preset.standard)
    if preset.colours == "rgb":
        return tr("For the screen and e-mail: colours as light.")
    return tr("To read and to sign, not to print from.")


def _more(preset: Preset) -> Iterator[str]:
    yield tr("with bleed") if preset.bleed else tr("cut at the trim")
    told = (
        ("marks", tr("crop marks")), ("bars", tr("colour bars")), ("slug", tr("a line that tells version and findings")),
        ("links", tr("links")), ("bookmarks", tr("bookmarks")), ("tags", tr("tags for screen readers")),
    )  # fmt: skip
    yield from (said for key, said in told if getattr(preset, key))


def profile_words(name: str) -> str:
    """What a printer profile asks, in plain words. Raises UserError for one that is not there or not sound."""
    profile = load_profile(name)
    return ", ".join(_asked(profile)) + "." + _missing(profile)


def _asked(profile: Profile) -> Iterator[str]:
    yield tr("For {condition}: {info}", condition=profile.condition.identifier, info=profile.condition.info)
    if profile.inks.limit:
        yield tr("at most {limit} % ink", limit=f"{profile.inks.limit:g}")
    yield tr("pictures in RGB may stay") if profile.inks.rgb_images else tr("pictures become inks")
    if not profile.inks.spots:
        yield tr("no spot inks")
    if profile.geometry.page_multiple > 1:
        yield tr("pages in multiples of {count}", count=profile.geometry.page_multiple)


def _missing(profile: Profile) -> str:
    try:
        profile_path(profile.condition.icc, profile.folder)
    except UserError as fault:
        return " " + str(fault)[:1].upper() + str(fault)[1:] + "."
    return ""


PRESETS = Kind("Preset", preset_names, lambda name: load_preset(name).title or name, preset_words)
PROFILES = Kind("Printer", profile_names, lambda name: load_profile(name).title or name, profile_words)
