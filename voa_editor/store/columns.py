"""Map the fields of a record to the columns of its table, and back, believing nothing that a row says."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import Any

from voa_editor.model.issue import KINDS
from voa_editor.model.story import Span
from voa_editor.model.tabs import TabStop

Value = str | int | float | bytes | None
_SPAN = {f.name: {"int": int, "str": str, "tuple[str, ...]": list}[str(f.type)] for f in fields(Span)}  # as JSON gives them


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the type it holds in SQLite (str, int, float), whether it may be NULL.

    `pack` and `unpack` are None where the value is stored as it is. `unpack` raises ValueError saying what is wrong.
    """

    name: str
    holds: type
    nullable: bool = False
    pack: Callable[[Any], Value] | None = None
    unpack: Callable[[Any], Any] | None = None


def to_json(value: object) -> str:
    """Compact JSON that a person can read: no escapes but those that must be, one space after commas and colons."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def from_json(text: str) -> Any:
    """Raises ValueError for what is not JSON, however deeply nested it is."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is not JSON ({error})") from None


def _column(name: str, annotation: str) -> Column:
    plain = annotation.removesuffix(" | None")
    nullable = plain != annotation
    holds, pack, unpack = _CODECS[plain]
    return Column(name, holds, nullable, _unless_none(pack) if nullable else pack, _unless_none(unpack) if nullable else unpack)


def _unless_none(convert: Callable[[Any], Any] | None) -> Callable[[Any], Any] | None:
    return None if convert is None else lambda value: None if value is None else convert(value)


def _bool(value: int) -> bool:
    if value not in (0, 1):
        raise ValueError(f"{value} is neither 0 nor 1")
    return value == 1


def _list(text: str) -> list[Any]:
    found = from_json(text)
    if not isinstance(found, list):
        raise ValueError("is not a JSON list")
    return found


def _texts(text: str) -> tuple[str, ...]:
    return _all_texts(_list(text))


def _all_texts(found: list[Any]) -> tuple[str, ...]:
    if not all(isinstance(item, str) for item in found):
        raise ValueError("is not a JSON list of texts")
    return tuple(found)


def _stops(text: str) -> tuple[TabStop, ...]:
    """Tab stops: of a plain one its place alone, as versions before 4 wrote all; else place, kind and leader."""
    return tuple([_stop(item if isinstance(item, list) else [item]) for item in _list(text)])


def _stop(parts: list[Any]) -> TabStop:
    if not 1 <= len(parts) <= 3 or type(parts[0]) not in (int, float) or not all(isinstance(part, str) for part in parts[1:]):
        raise ValueError("is not a JSON list of tab stops")
    return TabStop(float(parts[0]), *parts[1:])


def _pack_stops(stops: tuple[TabStop, ...]) -> str:
    return to_json([float(stop.at) if stop.is_plain else [float(stop.at), stop.kind, stop.leader] for stop in stops])


def _pack_spans(spans: tuple[Span, ...]) -> str:
    if not spans:
        return "[]"
    return to_json([{k: v for k, v in asdict(span).items() if v not in ("", ()) or k in ("start", "end")} for span in spans])


def _spans(text: str) -> tuple[Span, ...]:
    if text == "[]":
        return ()
    return tuple(_span(item) for item in _list(text))


def _span(item: Any) -> Span:
    if not isinstance(item, dict) or any(type(value) is not _SPAN.get(key) for key, value in item.items()):
        raise ValueError("is not a JSON list of spans")
    if "local" in item:
        item["local"] = _all_texts(item["local"])
    span = Span(**{"start": 0, "end": 0, **item})
    if not 0 <= span.start <= span.end:
        raise ValueError(f"holds a span from {span.start} to {span.end}")
    return span


_CODECS: dict[str, tuple[type, Callable[[Any], Value] | None, Callable[[Any], Any] | None]] = {
    "str": (str, None, None),
    "int": (int, None, None),
    "float": (float, None, None),
    "bool": (int, int, _bool),
    "tuple[str, ...]": (str, to_json, _texts),
    "tuple[TabStop, ...]": (str, _pack_stops, _stops),
    "tuple[Span, ...]": (str, _pack_spans, _spans),
}
COLUMNS = {kind: tuple(_column(f.name, str(f.type)) for f in fields(kind)) for kind in KINDS.values()}
"""Kind of record → its columns, in the order of its fields."""
