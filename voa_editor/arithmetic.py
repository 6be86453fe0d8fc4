"""Work out what is typed into a number field: "60mm+1/2in", "(210-2*15)/2", "12p6", "+=3", "50%"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal, NoReturn

from voa_editor.units import POINTS_PER

LONGEST, DEEPEST = 200, 30  # characters, brackets within brackets: a field holds no more, and a hostile text gains nothing

# One character for one, so that places keep their numbers; the spaces are those that stand between a number and its unit.
_SIGNS = str.maketrans("−–×·÷⁄∕″”\u00a0\u2009\u202f", '--**///""   ')
_TOKEN = re.compile(
    r"\s*(?:"
    r"(?P<picas>[0-9]+(?:[.,][0-9]*)?|)\s*p(?P<rest>[0-9]+(?:[.,][0-9]*)?)"
    r"|(?P<number>[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:\s*(?P<unit>mm|cm|pt|pica|in|deg|[pqc](?![a-z])|[\"%°]))?"
    r"|(?P<sign>[-+*/()])"
    r")",
    re.IGNORECASE | re.ASCII,
)
_RELATIVE = re.compile(r"\s*(?P<sign>[-+*/])=|\s*(?=[*/])")

_LENGTHS = "Write numbers and + - * / with units, such as 60mm+1/2in, 12p6 or (210-2*15)/2; units are mm, cm, in, pt, p, Q and c"
_NUMBERS = "Write numbers and + - * /, such as 12.5 or (90-15)/2"


def evaluate_length(text: str, default_unit: str = "mm", relative_to: float | None = None) -> float:
    """The length in points that a text comes to.

    In a sum a number without a unit is of the default unit; in a product or quotient it is a factor, and the unit of a
    divisor belongs to the fraction: 1/2in is half an inch. `relative_to` is the present value in points: "+=3", "-=3",
    "*2" and "/2" go on from it, and "50%" is half of it. Units: mm, cm, in ("), pt, p (12p6 is 12 picas 6 points), Q, c.
    Raises ValueError that names the text, the place in it, and what can be written.
    """
    return _Reader(text, "length", POINTS_PER[default_unit.lower()], relative_to).result()


def evaluate_number(text: str, relative_to: float | None = None) -> float:
    """The plain number a text comes to, such as degrees or per cent; the signs ° and % may stand behind it.

    "50%" is 50, but a half where it multiplies or divides. "+=3", "-=3", "*2" and "/2" go on from `relative_to`.
    Raises ValueError as evaluate_length does.
    """
    return _Reader(text, "number", 1.0, relative_to).result()


_Kind = Literal["plain", "share", "length"]


@dataclass(frozen=True, slots=True)
class _Value:
    """A factor, a share of the present value (1 % is 0.01), or a length in points; `unit` of a literal such as 2in."""

    amount: float
    kind: _Kind = "plain"
    unit: float = 0.0


class _Reader:
    """A recursive descent over the text: sums of products of signed values."""

    def __init__(self, text: str, wanted: Literal["length", "number"], default: float, relative_to: float | None) -> None:
        self._text, self._wanted, self._default, self._present = text, wanted, default, relative_to
        self._plain = text.translate(_SIGNS)
        self._kind: _Kind = "length" if wanted == "length" else "plain"  # of sums
        self._at = self._depth = 0
        self._token: re.Match[str] | None = None

    def result(self) -> float:
        """The value of the whole text, in points for a length."""
        if len(self._text) > LONGEST:
            self._fail(f"it is longer than {LONGEST} characters", LONGEST)
        value = self._amount(self._relative())
        if self._token is not None:
            self._fail("a sign such as + is missing" if self._sign() != ")" else "this bracket was not opened")
        if not math.isfinite(value):
            self._fail("it comes to no finite value")
        return value

    def _relative(self) -> _Value:
        start = _RELATIVE.match(self._plain)
        if start is None:
            self._next()
            return self._sum()
        present = self._present_value()
        sign, self._at = start["sign"], start.end()
        self._next()
        if sign is None:
            return self._sum(self._product(present))
        place, operand = self._at, self._sum()
        return self._added(present, operand, sign) if sign in "+-" else self._multiplied(present, operand, sign, place)

    def _sum(self, first: _Value | None = None) -> _Value:
        value = first if first is not None else self._product()
        while (sign := self._sign()) in ("+", "-"):
            self._next()
            value = self._added(value, self._product(), sign)
        return value

    def _product(self, first: _Value | None = None) -> _Value:
        value = first if first is not None else self._signed()
        while (sign := self._sign()) in ("*", "/"):
            self._next()
            place = self._at
            value = self._multiplied(value, self._signed(), sign, place)
        return value

    def _signed(self) -> _Value:
        factor = 1.0
        while (sign := self._sign()) in ("+", "-"):
            factor = -factor if sign == "-" else factor
            self._next()
        value = self._operand()
        return _Value(factor * value.amount, value.kind, value.unit)

    def _operand(self) -> _Value:
        if self._sign() == "(":
            return self._bracket()
        token = self._token
        if token is None or token["sign"]:
            self._fail("a number is missing")
        if token["rest"]:
            value = self._length(12 * _number(token["picas"]) + _number(token["rest"]), 0.0)
        else:
            value = self._literal(_number(token["number"]), (token["unit"] or "").lower())
        self._next()
        return value

    def _bracket(self) -> _Value:
        self._depth += 1
        if self._depth > DEEPEST:
            self._fail(f"more than {DEEPEST} brackets stand within each other")
        self._next()
        value = self._sum()
        if self._sign() != ")":
            self._fail("a closing bracket is missing")
        self._depth -= 1
        self._next()
        return _Value(value.amount, value.kind)

    def _literal(self, number: float, unit: str) -> _Value:
        if unit == "%":
            return _Value(number / 100, "share")
        if unit in ("", "°", "deg"):
            if unit and self._wanted == "length":
                self._fail("an angle is no length")
            return _Value(number)
        points = POINTS_PER["in" if unit == '"' else unit]
        return self._length(number * points, points)

    def _length(self, points: float, unit: float) -> _Value:
        if self._wanted != "length":
            self._fail("a number without a unit is wanted")
        return _Value(points, "length", unit)

    def _present_value(self) -> _Value:
        if self._present is None:
            self._fail("there is no one value to start from")
        return _Value(self._present, self._kind)

    def _added(self, a: _Value, b: _Value, sign: str) -> _Value:
        if a.kind == b.kind == "plain":  # still without a unit: it may yet be a factor
            return _Value(a.amount + b.amount if sign == "+" else a.amount - b.amount)
        total = self._amount(a) + (self._amount(b) if sign == "+" else -self._amount(b))
        return _Value(total, self._kind)

    def _multiplied(self, a: _Value, b: _Value, sign: str, place: int) -> _Value:
        if sign == "*":
            if a.kind == b.kind == "length":
                self._fail("a length times a length is an area", place)
            return _Value(a.amount * b.amount, "length" if b.kind == "length" else a.kind)
        if not b.amount:
            self._fail("nothing can be divided by zero", place)
        if b.kind != "length":
            return _Value(a.amount / b.amount, a.kind)
        if a.kind == "length":
            return _Value(a.amount / b.amount)
        if not b.unit:
            self._fail("a number cannot be divided by a length", place)
        return _Value(a.amount / (b.amount / b.unit) * b.unit, "length")

    def _amount(self, value: _Value) -> float:
        """What a value is worth in a sum: points, or a plain number."""
        if value.kind == "share":
            return value.amount * (100.0 if self._wanted == "number" else self._present_value().amount)
        return value.amount * self._default if value.kind == "plain" else value.amount

    def _sign(self) -> str:
        return self._token["sign"] or "" if self._token else ""

    def _next(self) -> None:
        """Go to the next token; None at the end of the text."""
        if self._token is not None:
            self._at = self._token.end()
        self._token = _TOKEN.match(self._plain, self._at)
        if self._token is None and self._plain[self._at :].strip():
            self._fail("this cannot be read")

    def _fail(self, why: str, at: int | None = None) -> NoReturn:
        """Raise the error; at the token at hand where no place in the text is given."""
        at = self._at if at is None else at
        place = 1 + at + len(self._plain[at:]) - len(self._plain[at:].lstrip())
        shown = self._text if len(self._text) <= 40 else self._text[:39] + "…"
        forms = _LENGTHS if self._wanted == "length" else _NUMBERS
        raise ValueError(f"{shown!r} is not a {self._wanted}: {why}, at character {place}. {forms}")


def _number(digits: str) -> float:
    return float(digits.replace(",", ".") or 0)
