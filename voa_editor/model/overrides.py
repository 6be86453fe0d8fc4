"""Write and read local overrides: attributes of a style set for one paragraph or span, as "name=value"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from voa_editor.model import tabs
from voa_editor.model.styles import CharacterStyle, ParagraphStyle
from voa_editor.model.tabs import TabStop

Value = str | int | float | bool | tuple[str, ...] | tuple[TabStop, ...]
_NAMES = {"id", "parent", "order", "name", "based_on", "keys", "next", "role"}


def _types(kind: type) -> dict[str, str]:
    return {f.name: str(f.type).removesuffix(" | None") for f in fields(kind) if f.name not in _NAMES}


CHARACTER = _types(CharacterStyle)
"""Attribute of characters → the name of its type."""
PARAGRAPH = _types(ParagraphStyle)
"""Attribute of paragraphs (those of characters too) → the name of its type."""


def write(values: Mapping[str, Value]) -> tuple[str, ...]:
    """The overrides in the order of their names; numbers as short as they can be."""
    return tuple(f"{name}={_said(values[name])}" for name in sorted(values))


@cache
def read(local: tuple[str, ...]) -> Mapping[str, Any]:
    """Attribute → value. What is no attribute of a style, or no value it can have, is left out."""
    found: dict[str, Any] = {}
    for entry in local:
        name, _, said = entry.partition("=")
        try:
            found[name] = _value(PARAGRAPH[name], said)
        except (KeyError, ValueError):
            continue
    return found


def with_values(local: tuple[str, ...], values: Mapping[str, Value | None]) -> tuple[str, ...]:
    """The overrides with some set, and those of None cleared."""
    merged = {**read(local), **values}
    return write({name: value for name, value in merged.items() if value is not None})


def without(local: tuple[str, ...], names: Iterable[str]) -> tuple[str, ...]:
    """The overrides without those of these names."""
    return with_values(local, dict.fromkeys(names))


def _said(value: Value | TabStop) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, TabStop):
        return tabs.said(value)
    if isinstance(value, tuple):
        return " ".join(map(_said, value))
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _value(kind: str, said: str) -> Value:
    match kind:
        case "bool":
            return {"yes": True, "no": False}[said]
        case "int":
            return int(said)
        case "float":
            return _finite(said)
        case "tuple[str, ...]":
            return tuple(said.split())
        case "tuple[TabStop, ...]":
            return tuple(map(tabs.stop_of, said.split()))
        case _:
            return said


def _finite(said: str) -> float:
    number = float(said)
    if not -1e5 <= number <= 1e5:
        raise ValueError(f"{said} is out of bounds")
    return number
