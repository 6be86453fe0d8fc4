"""Read typed values from a table of a TOML file, with errors that name the table and the key."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from voa_editor.errors import UserError
from voa_editor.manuscript.report import Notes

MAX_BYTES = 2 * 1024 * 1024
MAX_TABLES = 2000
MAX_TEXT = 20_000
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def load_toml(path: Path) -> dict[str, object]:
    """The content of a TOML file. Raises UserError naming the line of a fault."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(f"is larger than {MAX_BYTES >> 20} MB", file=path, remedy="Shorten it")
        return tomllib.loads(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError as error:
        raise UserError(
            f"cannot be read ({error.strerror or error})", file=path, remedy="Check its name and that you may read it"
        ) from error
    except UnicodeDecodeError as error:
        raise UserError("is not UTF-8 text", file=path, remedy="Save it as UTF-8") from error
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, or a number of thousands of digits
        message = str(error) or "nested too deep"
        raise UserError(f"is not valid TOML: {message}", file=path, remedy='Texts stand in quotes: key = "text"') from error


class Table:
    """One table. Each reading method notes that its key is known; `done` reports those that nobody asked for."""

    def __init__(self, data: Mapping[str, object], file: Path, place: str) -> None:
        self._data, self._file, self.place = data, file, place
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def know(self, *keys: str) -> None:
        """Keys that may stand here, asked for or not."""
        self._asked.update(keys)

    def fault(self, key: str, what: str, remedy: str) -> UserError:
        """The error that a key's value is not what it should be."""
        return UserError(f"{key} {what}", file=self._file, place=self.place, remedy=remedy)

    def text(self, key: str, default: str = "") -> str:
        value = self._value(key, default)
        if not isinstance(value, str):
            if isinstance(value, (bool, list, dict)) or (isinstance(value, int) and abs(value) > 10**18):
                raise self.fault(key, "should be a text", f'Write {key} = "…"')
            value = str(value)  # a date or a number without quotes
        return _plain(value)

    def number(self, key: str, default: int, highest: int) -> int:
        """A whole number from 0 to `highest`."""
        value = self._value(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= highest:
            raise self.fault(key, f"should be a whole number from 0 to {highest}", f"Write {key} = {max(default, 1)}")
        return value

    def flag(self, key: str, default: bool) -> bool:
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self.fault(key, "should be true or false", f"Write {key} = true")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        value = self._value(key, [])
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value) or len(value) > MAX_TABLES:
            raise self.fault(key, "should be a list of texts", f'Write {key} = ["…", "…"]')
        return tuple(_plain(item) for item in value)

    def fractions(self, key: str) -> tuple[float, float] | None:
        """Two numbers from 0 to 1, or None if the key is not there."""
        value = self._value(key, None)
        if value is None:
            return None
        numbers = [item for item in value if isinstance(item, (int, float)) and 0 <= item <= 1] if isinstance(value, list) else []
        if len(numbers) != 2 or len(numbers) != len(value):  # type: ignore[arg-type]
            raise self.fault(key, "should be two numbers from 0 to 1", f"Write {key} = [0.5, 0.5]")
        return float(numbers[0]), float(numbers[1])

    def tables(self, key: str) -> list[Table]:
        """The tables of an array [[key]]."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fault(key, "should be tables", f"Write [[{key}]] on a line of its own")
        if len(value) > MAX_TABLES:
            raise self.fault(key, f"has more than {MAX_TABLES} tables", "Shorten it")
        return [Table(item, self._file, f"[[{key}]] {n}") for n, item in enumerate(value, 1)]

    def table(self, key: str) -> Table:
        value = self._value(key, {})
        if not isinstance(value, dict):
            raise self.fault(key, "should be a table", f"Write [{key}] on a line of its own")
        return Table(value, self._file, f"[{key}]")

    def done(self, notes: Notes) -> None:
        """Report the keys that are not known, with the one that may have been meant."""
        for key in [key for key in self._data if key not in self._asked][:50]:
            near = difflib.get_close_matches(key, self._asked, 1)
            remedy = f"Did you mean “{near[0]}”?" if near else ""
            where = f"{self._file.name}, {self.place}" if self.place else self._file.name
            notes.warn("unknown-key", f"{where}: “{key[:60]}” is not known and was passed over.", remedy)

    def _value(self, key: str, default: object) -> object:
        self._asked.add(key)
        return self._data.get(key, default)


def _plain(text: str) -> str:
    """A text within bounds, without the control characters that only a mistake or malice puts there."""
    return _CONTROL.sub("", text).strip()[:MAX_TEXT]
