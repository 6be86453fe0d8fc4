"""Judge whether artwork may go as it is into the digital edition, which is PDF/A-2 and PDF/UA-1."""

from __future__ import annotations

from voa_editor.fonts.encodings import character_of
from voa_editor.model.colour import PROCESS
from voa_editor.prepress.pdf.facts import Facts, FontUse
from voa_editor.prepress.pdf.fonts import Font
from voa_editor.prepress.pdf.objects import array, dictionary, entry, name, stream, whole
from voa_editor.prepress.pdf.rules import Fault, Faults, rule
from voa_editor.prepress.pdf.verify import X4

_SYMBOLIC = 4  # bit 3 of Flags
_KNOWN = ("WinAnsiEncoding", "MacRomanEncoding")
_PROCESS = frozenset((*PROCESS, "None"))


@rule("font-unicode", "All fonts say which characters their glyphs are.", "ISO 14289-1, 7.21.7")
def font_unicode(facts: Facts) -> Faults:
    return [Fault(use.place, f"{use.font.named} does not say which characters it shows") for use in _used(facts) if _dumb(use)]


@rule("font-encoding", "TrueType fonts tell their glyphs as every reader reads them.", "ISO 19005-2, 6.2.11.6")
def font_encoding(facts: Facts) -> Faults:
    return [Fault(use.place, f"{use.font.named} has an encoding of its own") for use in _used(facts) if _odd(use.font)]


@rule("devicen-colorants", "Spot inks of a colour space of several inks are defined one by one.", "ISO 19005-2, 6.2.4.4")
def devicen_colorants(facts: Facts) -> Faults:
    several = [(use, space) for use in facts.spaces for space in use.space.nested() if space.family == "DeviceN"]
    return [
        Fault(use.place, f"{space} does not define its inks")
        for use, space in several
        if set(space.inks) - _PROCESS and dictionary(entry((array(space.source) + [None] * 5)[4], "/Colorants")) is None
    ]


SCREEN = (*X4.content, font_unicode, font_encoding, devicen_colorants)
"""The rules: what PDF/X-4 asks of content PDF/A-2 asks too, and more."""


def _used(facts: Facts) -> list[FontUse]:
    return [use for use in facts.fonts.values() if use.codes]


def _dumb(use: FontUse) -> bool:
    font = use.font
    if stream(entry(font.source, "/ToUnicode")) is not None:
        return False
    if font.composite or font.kind == "Type3":
        return True
    if font.kind == "TrueType" and not font.encoding:
        return True
    program = font.program
    own = {} if isinstance(program, str) else program.encoding
    return any(not character_of(font.encoding.get(code) or own.get(code, "")) for code in use.codes)


def _odd(font: Font) -> bool:
    if font.composite or font.kind != "TrueType":
        return False
    encoding = entry(font.source, "/Encoding")
    if (whole(entry(font.descriptor, "/Flags")) or 0) & _SYMBOLIC:
        return encoding is not None
    return (name(encoding) or name(entry(encoding, "/BaseEncoding"))) not in _KNOWN
