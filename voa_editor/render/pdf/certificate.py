"""Draw the certificate of a print file: one page that tells the verdict, the file, and every rule that was looked at."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from voa_editor import __version__
from voa_editor.fonts.library import Library
from voa_editor.units import counted

_WIDTH: float = A4[0]
_HEIGHT: float = A4[1]
_EDGE, _GAP, _FOOT = 54.0, 20.0, 70.0  # margins, between the two columns of rules, and what the foot takes
_INK, _QUIET, _LINE = HexColor(0x1B1B1F), HexColor(0x66666E), HexColor(0xCFCFD4)
_KEPT, _BROKEN = HexColor(0x2C7A4B), HexColor(0xB3261E)
_FACES = {"display": ("Source Serif 4 Display", 600), "text": ("Source Sans 3", 400), "strong": ("Source Sans 3", 600)}
_SIZES = (8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5)  # points that the rules are tried at: the first at which all stand on the page
_LABEL = 104.0  # points that the names of the facts take
_TOLD = 2  # faults that are told of a broken rule
_ORDER = {"failed": 0, "passed": 1, "not applicable": 2}


def certificate(values: Mapping[str, Any], library: Library) -> bytes:
    """The page as a PDF, the same bytes for the same `values`: those of Report.values() and what jobs.export adds to them."""
    page = _Page(library, f"Certificate of {values['file']}")
    y = page.head(values)
    y = page.facts(_facts(values), y)
    page.rules(values["rules"], y)
    page.foot()
    return page.bytes()


def _facts(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    digest = str(values.get("sha256", ""))
    told = [
        ("Issue", values.get("title", "")),
        ("File", values["file"]),
        ("Pages", f"{values['pages']}"),
        ("Size", f"{values['bytes']:,} bytes" if values.get("bytes") else ""),
        ("Date of the issue", values.get("date", "")),
        ("Printing condition", values.get("condition", "")),
        ("Standard", f"{values['standard']} ({values['source']})"),
        ("SHA-256", " ".join(digest[n : n + 8] for n in range(0, len(digest), 8))),
    ]
    return [(name, str(said)) for name, said in told if said]


class _Page:
    """A4 under the pen; y falls from the top as it is filled."""

    def __init__(self, library: Library, title: str) -> None:
        self._data = io.BytesIO()
        self._font = {role: _registered(library, *asked) for role, asked in _FACES.items()}
        self._pen = Canvas(self._data, A4, invariant=1, pageCompression=1, initialFontName=self._font["text"])
        self._pen.setTitle(title)
        self._pen.setCreator(f"voa_editor {__version__}")

    def bytes(self) -> bytes:
        self._pen.showPage()
        self._pen.save()
        return self._data.getvalue()

    def head(self, values: Mapping[str, Any]) -> float:
        """The verdict; where it ends."""
        counts = {status: sum(rule["status"] == status for rule in values["rules"]) for status in _ORDER}
        passed, y = bool(values["passed"]), _HEIGHT - _EDGE - 8
        self._say("CERTIFICATE OF CONFORMANCE", _EDGE, y, "strong", 8, _QUIET, spaced=1.2)
        self._badge(_EDGE + 19, y - 48, passed)
        verdict = f"{'Keeps' if passed else 'Does not keep'} {values['standard']}"
        self._say(verdict, _EDGE + 52, y - 52, "display", 31, _INK)
        kept, void = counted(counts["passed"], "rule"), counts["not applicable"]
        said = f"{kept} kept" + (f", {counts['failed']} broken" if counts["failed"] else ", none broken")
        said += f", {void} about what the file does not have" if void else ""
        self._say(said, _EDGE + 53, y - 71, "text", 10.5, _QUIET)
        return y - 100

    def facts(self, facts: Sequence[tuple[str, str]], y: float) -> float:
        """A row for each fact between two lines; where they end."""
        self._rule(y)
        y -= 6
        for name, said in facts:
            lines = simpleSplit(said, self._font["text"], 9.5, _WIDTH - 2 * _EDGE - _LABEL)[:3]
            self._say(name, _EDGE, y - 11, "strong", 9.5, _QUIET)
            for line in lines:
                self._say(line, _EDGE + _LABEL, y - 11, "text", 9.5, _INK)
                y -= 13
            y -= 3.5
        self._rule(y - 3)
        return y - 3

    def rules(self, rules: Sequence[Mapping[str, Any]], top: float) -> None:
        """Every rule with its sign, in two columns, as large as the page allows; those that are broken first."""
        self._say("The rules", _EDGE, top - 22, "strong", 9.5, _QUIET)
        top -= 32
        ordered = sorted(rules, key=lambda rule: _ORDER[rule["status"]])
        size, columns = next(
            ((size, found) for size in _SIZES if (found := self._columns(ordered, size, top - _EDGE - _FOOT))), (_SIZES[-1], [])
        )
        for n, column in enumerate(columns):
            x, y = _EDGE + n * (self._column + _GAP), top
            for rule, lines in column:
                self._sign(x, y - size * 0.72, size, rule["status"])
                colour = _QUIET if rule["status"] == "not applicable" else _INK
                for line in lines:
                    self._say(line, x + size * 1.7, y - size, "text", size, colour)
                    y -= size * 1.25
                y -= size * 0.35

    @property
    def _column(self) -> float:
        return (_WIDTH - 2 * _EDGE - _GAP) / 2

    def _columns(
        self, rules: Sequence[Mapping[str, Any]], size: float, room: float
    ) -> list[list[tuple[Mapping[str, Any], list[str]]]]:
        """The rules with their lines, in two columns alike; none if they do not fit; the smallest size leaves some out."""
        set_out = [(rule, self._lines(rule, size)) for rule in rules]
        heights = [size * (1.25 * len(lines) + 0.35) for _, lines in set_out]
        if size == _SIZES[-1]:
            while sum(heights) > 2 * room - 4 * size and len(set_out) > 1:
                set_out.pop()
                heights.pop()
        half, first, filled = sum(heights) / 2, 0, 0.0
        while filled < half:
            filled += heights[first]
            first += 1
        fits = max(filled, sum(heights) - filled) <= room
        return [set_out[:first], set_out[first:]] if fits or size == _SIZES[-1] else []

    def _lines(self, rule: Mapping[str, Any], size: float) -> list[str]:
        wide = self._column - size * 1.7
        said = [rule["asks"], *(f"{fault['place']}: {fault['message']}" for fault in rule["faults"][:_TOLD])]
        return [line for text in said for line in simpleSplit(text, self._font["text"], size, wide)]

    def foot(self) -> None:
        """How the file was verified, and how anyone can."""
        self._rule(_EDGE + _FOOT - 22)
        said = (
            "Each rule was looked at in the finished file, object by object, before the file took its name.",
            "The fingerprint tells whether a file is the one certified here: compare it with what sha256sum says of yours.",
            "It is no judgement on pictures, text or colours: those are for a proof.",
        )
        for n, line in enumerate(said):
            self._say(line, _EDGE, _EDGE + _FOOT - 37 - 12 * n, "text", 8.5, _QUIET)
        made = f"voa_editor {__version__}"
        wide = pdfmetrics.stringWidth(made, self._font["strong"], 8.5)
        self._say(made, _WIDTH - _EDGE - wide, _EDGE + _FOOT - 37 - 12 * (len(said) - 1), "strong", 8.5, _QUIET)

    def _badge(self, x: float, y: float, passed: bool) -> None:
        self._pen.setFillColor(_KEPT if passed else _BROKEN)
        self._pen.circle(x, y, 19, stroke=0, fill=1)
        self._stroke(x, y, 15.0, 3.4, HexColor(0xFFFFFF), passed)

    def _sign(self, x: float, y: float, size: float, status: str) -> None:
        """A tick, a cross, or a dash, in the middle of the line above `y`."""
        x, y = x + size * 0.5, y + size * 0.05
        if status == "not applicable":
            self._pen.setStrokeColor(_QUIET)
            self._pen.setLineWidth(0.7)
            self._pen.line(x - size * 0.25, y, x + size * 0.25, y)
        else:
            self._stroke(x, y, size * 0.62, 1.1, _KEPT if status == "passed" else _BROKEN, status == "passed")

    def _stroke(self, x: float, y: float, side: float, width: float, colour: HexColor, tick: bool) -> None:
        half, pen = side / 2, self._pen
        pen.setStrokeColor(colour)
        pen.setLineWidth(width)
        pen.setLineCap(1)
        pen.setLineJoin(1)
        path = pen.beginPath()
        if tick:
            path.moveTo(x - half, y)
            path.lineTo(x - half * 0.25, y - half * 0.75)
            path.lineTo(x + half, y + half * 0.75)
        else:
            for turn in (1, -1):
                path.moveTo(x - half * 0.8, y - half * 0.8 * turn)
                path.lineTo(x + half * 0.8, y + half * 0.8 * turn)
        pen.drawPath(path)
        pen.setLineCap(0)

    def _rule(self, y: float) -> None:
        self._pen.setStrokeColor(_LINE)
        self._pen.setLineWidth(0.5)
        self._pen.line(_EDGE, y, _WIDTH - _EDGE, y)

    def _say(self, text: str, x: float, y: float, role: str, size: float, colour: HexColor, spaced: float = 0.0) -> None:
        self._pen.setFillColor(colour)
        self._pen.setFont(self._font[role], size)
        self._pen.drawString(x, y, text, charSpace=spaced)


def _registered(library: Library, family: str, weight: int) -> str:
    """The name under which ReportLab knows a face."""
    face = library.find(family, weight)
    if face.key not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(face.key, str(face.path)))
    return face.key
