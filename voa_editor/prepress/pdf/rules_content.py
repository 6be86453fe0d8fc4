"""Check fonts, filters, operators and the kinds of objects that a file for printing may not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from voa_editor.prepress.pdf.facts import Facts, FontUse
from voa_editor.prepress.pdf.objects import array, dictionary, entry, filters, name, stream
from voa_editor.prepress.pdf.rules import DOCUMENT, Fault, Faults, Rule, rule, told
from voa_editor.prepress.pdf.state import INTENTS
from voa_editor.prepress.pdf.walk import Place

# How the names of the character maps that every reader knows begin (ISO 32000-1, table 118).
_IDENTITY = ("Identity-H", "Identity-V")
_KNOWN_MAPS = frozenset("GB GBK GBKp GBK2K UniGB B5pc HKscs ETen ETenms CNS UniCNS 83pv 90ms 90msp 90pv".split())
_KNOWN_MAPS |= frozenset("Add EUC Ext H V UniJIS KSC KSCms KSCpc UniKS GBpc".split())


def _held(facts: Facts, key: str, of: str = "") -> Iterator[tuple[Place, Any]]:
    """XObjects with a key, those that are painted with their place, the others of the file as the document's."""
    places = {id_of(one): place for one, place in facts.xobjects}
    for one in facts.objects:
        if stream(one) is not None and entry(one, key) is not None and (not of or name(entry(one, "/Subtype")) == of):
            yield places.get(id_of(one), DOCUMENT), one


def id_of(value: Any) -> tuple[int, int]:
    number, generation = value.objgen
    return int(number), int(generation)


# -- fonts


def _fonts(facts: Facts) -> list[FontUse]:
    return [use for use in facts.fonts.values() if use.font.kind != "Type3"]


def unembedded(facts: Facts, invisible_too: bool = False) -> list[tuple[str, Place]]:
    """The fonts that are used and not embedded, each with a place; of text that is not painted only if it is said."""
    needed = [use for use in _fonts(facts) if use.visible or invisible_too]
    return [(use.font.named, use.place) for use in needed if use.font.embedded[1] is None]


def fonts_embedded(invisible_too: bool) -> Rule:
    """The rule that fonts are embedded; text that is not painted needs its font only if it is said."""

    @rule("font-embedded", "All fonts are embedded, the fourteen standard ones too.", "ISO 32000-1, 9.9")
    def check(facts: Facts) -> Faults:
        if not _fonts(facts):
            return None
        return [Fault(place, f"{font} is not embedded") for font, place in unembedded(facts, invisible_too)]

    return check


def _each_font(check: Callable[[FontUse], str]) -> Callable[[Facts], Faults]:
    """A check of all embedded fonts: what is wrong with one, or ""."""

    def checked(facts: Facts) -> Faults:
        uses = [use for use in _fonts(facts) if use.font.embedded[1] is not None]
        if not uses:
            return None
        return [Fault(use.place, f"{use.font.named}: {said}") for use in uses if (said := check(use))]

    return checked


@rule(
    "font-program", "Embedded font programs can be read and are of the kind that their dictionary says.", "ISO 32000-1, table 126"
)
@_each_font
def font_program(use: FontUse) -> str:
    return use.font.program if isinstance(use.font.program, str) else ""


@rule("font-widths", "The widths in a font's dictionary are those of its program.", "ISO 32000-1, 9.2.4 and 9.7.4.3")
@_each_font
def font_widths(use: FontUse) -> str:
    wrong = use.font.wrong_widths(use.codes)
    if not wrong:
        return ""
    code, told_width, true = wrong[0]
    return f"{len(wrong)} characters differ; the code {code} is {told_width:g} wide in the file, {true:g} in the font"


@rule("font-glyphs", "Embedded font programs hold every glyph that is shown.", "ISO 32000-1, 9.7.6.3")
@_each_font
def font_glyphs(use: FontUse) -> str:
    missing = use.font.missing(use.codes)
    return f"{len(missing)} codes show no glyph, the first {missing[0]}" if missing else ""


@rule("font-cmap", "Character maps of composite fonts are embedded, or known to every reader.", "ISO 32000-1, 9.7.5")
def font_cmap(facts: Facts) -> Faults:
    uses = [use for use in facts.fonts.values() if use.font.composite]
    if not uses:
        return None
    found = []
    for use in uses:
        known = use.font.cmap in _IDENTITY or use.font.cmap.split("-")[0] in _KNOWN_MAPS
        if not known and stream(entry(use.font.source, "/Encoding")) is None:
            found.append(Fault(use.place, f"{use.font.named} has the character map “{use.font.cmap}”, which is not embedded"))
        elif use.font.kind == "CIDFontType2" and use.font.embedded[1] is not None:
            mapped = entry(use.font.descendant, "/CIDToGIDMap")
            if stream(mapped) is None and name(mapped) != "Identity":
                found.append(Fault(use.place, f"{use.font.named} does not say which glyphs its characters are (CIDToGIDMap)"))
    return found


# -- streams and filters


@rule("no-lzw", "Nothing is packed with LZW.", "ISO 32000-1, 7.4.4")
def no_lzw(facts: Facts) -> Faults:
    count = sum("LZWDecode" in filters(one) for one in facts.objects if stream(one) is not None)
    inline = [image.place for image in facts.images if stream(image.source) is None and "LZWDecode" in filters(image.source)]
    return told(f"{count} of its streams are packed with LZW" if count else "") + [
        Fault(place, "it is packed with LZW") for place in inline
    ]


@rule("no-external", "All content is in the file: no stream lies outside.", "ISO 32000-1, 7.3.8.2")
def no_external(facts: Facts) -> Faults:
    count = sum(1 for one in facts.objects if stream(one) is not None and _outside(one))
    return told(f"{count} of its streams lie in other files" if count else "")


def _outside(one: Any) -> bool:
    return any(entry(one, key) is not None for key in ("/F", "/FFilter", "/FDecodeParms"))


def no_filters(*forbidden: str) -> Rule:
    """The rule that a file does without filters that came with later versions."""

    @rule("filters", f"Nothing is packed in a way that came with a later version ({', '.join(forbidden)}).", "ISO 32000-1, 7.4")
    def check(facts: Facts) -> Faults:
        met = {one for item in facts.objects if stream(item) is not None for one in filters(item)} & set(forbidden)
        return told(*(f"a stream is packed with {one}" for one in sorted(met)))

    return check


@rule("jpeg2000", "JPEG 2000 pictures have 1, 3 or 4 channels and tell their colours.", "ISO 32000-1, 7.4.9")
def jpeg2000(facts: Facts) -> Faults:
    images = [image for image in facts.images if "JPXDecode" in filters(image.source)]
    if not images:
        return None
    return [
        Fault(image.place, said)
        for image in images
        if (said := _jpx_fault(bytes(image.source.read_raw_bytes()), image.space is not None))
    ]


def _jpx_fault(data: bytes, told_space: bool) -> str:
    """What a JPEG 2000 file lacks (ISO/IEC 15444-1, annex I): the boxes ihdr and colr stand in jp2h."""
    header = data.find(b"ihdr")
    if header < 0 or len(data) < header + 18:
        return "it is no JPEG 2000 file with a header"
    channels = int.from_bytes(data[header + 12 : header + 14], "big")
    if channels not in (1, 2, 3, 4, 5):
        return f"it has {channels} channels"
    colour = data.find(b"colr")
    method = data[colour + 4] if 0 <= colour < len(data) - 11 else 0
    if (
        told_space
        or method == 2
        or (method == 1 and int.from_bytes(data[colour + 7 : colour + 11], "big") in (12, 14, 16, 17, 18))
    ):
        return ""
    return "neither it nor the file tells its colour space"


@rule("no-postscript", "There is no PostScript.", "ISO 32000-1, 8.8.2")
def no_postscript(facts: Facts) -> Faults:
    scripts = [one for one in facts.objects if stream(one) is not None and name(entry(one, "/Type")) in ("XObject", "")]
    found = [one for one in scripts if name(entry(one, "/Subtype")) == "PS" or name(entry(one, "/Subtype2")) == "PS"]
    held = [place for place, _ in _held(facts, "/PS", "Form")]
    return told(f"{len(found)} objects are PostScript" if found else "") + [Fault(place, "it holds PostScript") for place in held]


@rule("no-opi", "No picture stands for another: there is no OPI.", "ISO 32000-1, 14.11.7")
def no_opi(facts: Facts) -> Faults:
    return [Fault(place, "it stands for a picture that is not in the file (OPI)") for place, _ in _held(facts, "/OPI")]


@rule("no-alternates", "Pictures have no alternates.", "ISO 32000-1, 8.9.5.4")
def no_alternates(facts: Facts) -> Faults:
    return [Fault(place, "the picture has alternates") for place, _ in _held(facts, "/Alternates")]


@rule("no-references", "No form stands for a page of another file.", "ISO 32000-1, 8.10.4")
def no_references(facts: Facts) -> Faults:
    return [Fault(place, "it stands for a page of another file") for place, _ in _held(facts, "/Ref", "Form")]


# -- graphics


@rule("operators", "Content streams hold no operator that PDF does not have.", "ISO 32000-1, annex A")
def operators(facts: Facts) -> Faults:
    return [Fault(place, f"“{called}” is no operator") for called, place in facts.unknown]


@rule("rendering-intents", "Rendering intents are those that PDF has.", "ISO 32000-1, 8.6.5.8")
def rendering_intents(facts: Facts) -> Faults:
    said = [
        *facts.intents,
        *((name(entry(state, "/RI")), place) for state, place in facts.states if entry(state, "/RI") is not None),
    ]
    if not said:
        return None
    return [Fault(place, f"“{intent}” is no rendering intent") for intent, place in said if intent not in INTENTS]


@rule("no-transfer", "No transfer function changes tones on the way to the plate.", "ISO 32000-1, 10.5")
def no_transfer(facts: Facts) -> Faults:
    found = []
    for state, place in facts.states:
        if entry(state, "/TR") is not None:
            found.append(Fault(place, "it sets a transfer function (TR)"))
        if entry(state, "/TR2") is not None and name(entry(state, "/TR2")) != "Default":
            found.append(Fault(place, "it sets a transfer function (TR2)"))
        if entry(state, "/HTP") is not None:
            found.append(Fault(place, "it sets the origin of halftones (HTP)"))
    return found


@rule("halftones", "Halftones are of type 1 or 5, unnamed and without transfer functions of process inks.", "ISO 32000-1, 10.6.5")
def halftones(facts: Facts) -> Faults:
    set_ = [(entry(state, "/HT"), place) for state, place in facts.states if dictionary(entry(state, "/HT")) is not None]
    return [Fault(place, said) for halftone, place in set_ for said in _halftone_faults(halftone)] if set_ else None


def _halftone_faults(halftone: Any) -> Iterator[str]:
    kind = entry(halftone, "/HalftoneType")
    if kind not in (1, 5):
        yield f"it sets a halftone of type {kind}"
    if entry(halftone, "/HalftoneName") is not None:
        yield "it sets a halftone by its name"
    parts = [entry(halftone, f"/{ink}") for ink in ("Cyan", "Magenta", "Yellow", "Black", "Gray")] if kind == 5 else [halftone]
    if any(entry(part, "/TransferFunction") is not None for part in parts):
        yield "its halftone has a transfer function"


def blend_names(state: Any) -> list[str]:
    """The blend modes that a dictionary of the graphics state sets."""
    found = entry(state, "/BM")
    return [name(found)] if name(found) else [name(item) for item in array(found)]
