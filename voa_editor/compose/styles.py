"""Resolve styles: follow based-on chains and spans to formats with every attribute set."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from voa_editor.compose.formats import CharFormat, ParFormat
from voa_editor.model import overrides
from voa_editor.model.colour import Colour
from voa_editor.model.issue import Issue, Version
from voa_editor.model.styles import CharacterStyle, ParagraphStyle, Swatch
from voa_editor.model.swatches import Blend, colour_of, paint_of

_NAMES = {"id", "parent", "order", "name", "based_on", "keys", "next"}
_CHAR = tuple(f.name for f in fields(CharacterStyle) if f.name not in _NAMES)
_FORMAT = tuple(f.name for f in fields(CharFormat) if f.name in _CHAR and f.name != "colour")
_PAR = tuple(f.name for f in fields(ParagraphStyle) if f.name not in _NAMES)
_PAR_FORMAT = {f.name for f in fields(ParFormat)}
_MAX_DEPTH = 32  # a longer chain of based-on styles is a loop


class StyleSheet:
    """The styles and swatches of one issue, resolved on demand and remembered."""

    def __init__(self, issue: Issue) -> None:
        self._issue = issue
        self._attributes: dict[tuple[str, tuple[str, ...]], dict[str, Any]] = {}
        self._characters: dict[tuple[CharFormat, str], CharFormat] = {}

    @staticmethod
    def key(issue: Issue) -> tuple[Version, ...]:
        """What a style sheet depends on: the same versions, the same formats."""
        return tuple(issue.version(kind) for kind in (ParagraphStyle, CharacterStyle, Swatch))

    def colour(self, swatch: str, tint: float | None = None) -> Colour:
        """The colour of a swatch (black if there is none of that id), screened to the tint."""
        return colour_of(self._swatch(swatch), self._swatch, 1.0 if tint is None else tint)

    def paint(self, swatch: str, tint: float = 1.0) -> Colour | Blend:
        """What a swatch fills an area with, screened to the tint."""
        return paint_of(self._swatch(swatch), self._swatch, tint)

    def _swatch(self, record: str) -> Swatch | None:
        return self._issue.find(Swatch, record)

    def attributes(self, style: str, local: tuple[str, ...] = ()) -> dict[str, Any]:
        """Every attribute that the style or a style it is based on sets, and what overrides it."""
        key = (style, local)
        if key not in self._attributes:
            self._attributes[key] = self._merged(style) if not local else {**self.attributes(style), **overrides.read(local)}
        return self._attributes[key]

    def _merged(self, style: str) -> dict[str, Any]:
        chain: list[CharacterStyle] = []
        name = style
        while name and len(chain) < _MAX_DEPTH and (found := self._issue.find(CharacterStyle, name)):
            chain.append(found)
            name = found.based_on
        merged: dict[str, Any] = {}
        for one in reversed(chain):
            names = _PAR if isinstance(one, ParagraphStyle) else _CHAR
            merged |= {name: value for name in names if (value := getattr(one, name)) is not None}
        return merged

    def paragraph(self, style: str, language: str, local: tuple[str, ...] = ()) -> tuple[CharFormat, ParFormat]:
        """The formats of a paragraph of that style, with its overrides."""
        found = self.attributes(style, local)
        paragraph = {name: value for name, value in found.items() if name in _PAR_FORMAT}
        if "rule_colour" in paragraph:
            paragraph["rule_colour"] = self.colour(paragraph["rule_colour"])
        return self._with(CharFormat(language=language), found), ParFormat(**paragraph)

    def character(self, base: CharFormat, style: str) -> CharFormat:
        """The base format with what a character style sets laid over it."""
        key = (base, style)
        if key not in self._characters:
            self._characters[key] = self._with(base, self.attributes(style))
        return self._characters[key]

    def overridden(self, base: CharFormat, local: tuple[str, ...]) -> CharFormat:
        """The base format with local overrides laid over it."""
        return self._with(base, dict(overrides.read(local)))

    def _with(self, base: CharFormat, found: dict[str, Any]) -> CharFormat:
        changes = {name: found[name] for name in _FORMAT if name in found}
        if "colour" in found:
            changes["colour"] = self.colour(found["colour"], found.get("tint"))
        return replace(base, **changes)
