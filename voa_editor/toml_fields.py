"""Read a TOML file into the fields of a frozen record, with errors that name the file, the key and what is allowed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar

from voa_editor.errors import UserError
from voa_editor.units import parse_length

T = TypeVar("T")
MAX_BYTES = 1 << 20


def load_toml(path: Path, what: str) -> dict[str, object]:
    """The content of a TOML file; `what` names its kind in errors ("preset"). Raises UserError naming the line of a fault."""
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise UserError(f"is too long for a {what}", file=path, remedy=f"Choose another {what}")
        return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError as fault:
        raise UserError(f"the {what} cannot be read ({fault.strerror})", file=path, remedy="Check the path") from fault
    except (ValueError, RecursionError) as fault:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors
        raise UserError(f"the {what} is not TOML ({fault})", file=path, remedy=f"Correct it or choose another {what}") from fault


class Fields:
    """How a kind of record is read: the choices and limits of its fields, and which of them are lengths ("3 mm", as points)."""

    def __init__(
        self,
        choices: Mapping[str, tuple[str, ...]] | None = None,
        limits: Mapping[str, tuple[float, float]] | None = None,
        lengths: tuple[str, ...] = (),
    ) -> None:
        self.choices, self.limits, self.lengths = choices or {}, limits or {}, lengths

    def read(self, kind: type[T], data: object, file: Path, place: str = "", **given: object) -> T:
        """A record of a kind, its fields from a table `place` of the file and from `given`. Raises UserError."""
        if not isinstance(data, dict):
            raise UserError("this must be a table", file=file, place=place, remedy=f"Write [{place}] and its keys below it")
        known = {field.name: field for field in fields(kind) if field.name not in given}  # type: ignore[arg-type]
        values = dict(given)
        for key, value in data.items():
            where = f"{place}.{key}" if place else key
            if key not in known:
                raise UserError("this key is unknown", file=file, place=where, remedy=f"Known keys: {', '.join(known)}")
            values[key] = self._value(key, str(known[key].type), value, file, where)
        for key, field in known.items():
            if key not in values and field.default is MISSING and field.default_factory is MISSING:
                raise UserError(f"the key {key} is missing", file=file, place=place, remedy=f"Write {key} = …")
        return kind(**values)

    def _value(self, key: str, kind: str, value: Any, file: Path, where: str) -> object:
        if key in self.lengths:
            return self._length(kind, value, file, where)
        if kind == "float" and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if type(value).__name__ != kind:
            said = {"str": "text in quotes", "bool": "true or false", "int": "a whole number", "float": "a number"}[kind]
            raise UserError(f"the value must be {said}", file=file, place=where, remedy="Correct the file")
        if key in self.choices and value not in self.choices[key]:
            allowed = ", ".join(repr(choice) for choice in self.choices[key])
            raise UserError(f"{value!r} is not allowed", file=file, place=where, remedy=f"Use one of {allowed}")
        if key in self.limits and not self.limits[key][0] <= value <= self.limits[key][1]:
            low, high = self.limits[key]
            raise UserError(f"{value} is out of range", file=file, place=where, remedy=f"Use a value from {low:g} to {high:g}")
        return value

    def _length(self, kind: str, value: Any, file: Path, where: str) -> object:
        several = kind != "float"
        texts = value if several and isinstance(value, list) else [value]
        try:
            lengths = tuple(parse_length(text) for text in texts if isinstance(text, str))
        except ValueError as fault:
            raise UserError(str(fault), file=file, place=where, remedy="Correct the file") from fault
        if len(lengths) != len(texts) or len(lengths) not in ((1, 4) if several else (1,)):
            wanted = 'a length such as "3 mm", or four: top, outer, bottom, inner' if several else 'a length such as "3 mm"'
            raise UserError(f"the value must be {wanted}", file=file, place=where, remedy="Correct the file")
        if not all(0 <= length <= 720 for length in lengths):
            raise UserError("the length is out of range", file=file, place=where, remedy="Use a length from 0 to 254 mm")
        return (lengths * 4)[:4] if several else lengths[0]
