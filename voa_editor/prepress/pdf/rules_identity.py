"""Check what a PDF/X file says of itself: version, identification, titles and dates, output intent."""

from __future__ import annotations

from collections.abc import Callable

from voa_editor.prepress.pdf.facts import Facts, spoken
from voa_editor.prepress.pdf.metadata import pdf_date, xmp_date
from voa_editor.prepress.pdf.objects import array, dictionary, entries, entry, name, stream, text, whole
from voa_editor.prepress.pdf.rules import DOCUMENT, Fault, Faults, Rule, rule, told
from voa_editor.prepress.pdf.spaces import Profile

ICC_REGISTRY = "http://www.color.org"
_SAME = (("Title", "dc:title"), ("Creator", "xmp:CreatorTool"), ("Producer", "pdf:Producer"), ("Trapped", "pdf:Trapped"))
_SAME_DATES = (("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate"))


def version_at_most(minor: int) -> Rule:
    """The rule that a file is of PDF 1.`minor` or earlier."""

    @rule("pdf-version", f"The file is of PDF 1.{minor} or an earlier version.", "ISO 32000-1, 7.5.2")
    def check(facts: Facts) -> Faults:
        major, found = facts.version
        return told("" if major == 1 and found <= minor else f"it is of PDF {major}.{found}")

    return check


@rule("syntax", "The file can be read without repair.", "ISO 32000-1, 7.5 and 7.8.2")
def syntax(facts: Facts) -> Faults:
    met = [Fault(place, said) for place, said in facts.faults]
    shown = str(facts.file)
    return met + told(*(str(said).replace(shown, "").strip(" :()")[:200] for said in facts.pdf.get_warnings()))


@rule("file-id", "The trailer has an ID of two parts.", "ISO 32000-1, 14.4")
def file_id(facts: Facts) -> Faults:
    parts = [bytes(part) for part in array(entry(facts.pdf.trailer, "/ID")) if spoken(part) or len(bytes(part))]
    return told("" if len(parts) == 2 and all(parts) else "the trailer has no ID, or not of two parts")


@rule("no-encryption", "The file is not encrypted.", "ISO 32000-1, 7.6")
def no_encryption(facts: Facts) -> Faults:
    return told("it is encrypted" if facts.pdf.is_encrypted or entry(facts.pdf.trailer, "/Encrypt") is not None else "")


@rule("classic-structure", "Objects stand by themselves and their table is no stream, as in PDF 1.4.", "ISO 32000-1, 7.5.4")
def classic_structure(facts: Facts) -> Faults:
    return told("it has object streams or a cross-reference stream (PDF 1.5)" if facts.packed_objects else "")


# -- document information (PDF/X-1a)


@rule("info-version", "The document information says GTS_PDFXVersion PDF/X-1a:2003.", "ISO 32000-1, 14.3.3")
def info_version(facts: Facts) -> Faults:
    found = facts.info.get("GTS_PDFXVersion", "")
    return told("" if found == "PDF/X-1a:2003" else f"it says “{found}”" if found else "it says nothing of PDF/X")


@rule("info-title", "The document information has a title.", "ISO 32000-1, 14.3.3")
def info_title(facts: Facts) -> Faults:
    return told("" if facts.info.get("Title", "").strip() else "there is no title")


@rule(
    "info-producer",
    "The document information names the programs that made the file: Creator and Producer.",
    "ISO 32000-1, 14.3.3",
)
def info_producer(facts: Facts) -> Faults:
    return told(*(f"{key} is missing" for key in ("Creator", "Producer") if not facts.info.get(key, "").strip()))


@rule("info-dates", "The document information has dates of creation and of the last change.", "ISO 32000-1, 14.3.3 and 7.9.4")
def info_dates(facts: Facts) -> Faults:
    wrong = [key for key in ("CreationDate", "ModDate") if pdf_date(facts.info.get(key, "")) is None]
    return told(*(f"{key} is missing or no date" for key in wrong))


@rule("trapped", "It is said whether the file is trapped: Trapped is True or False.", "ISO 32000-1, 14.11.6")
def info_trapped(facts: Facts) -> Faults:
    value = entry(entry(facts.pdf.trailer, "/Info"), "/Trapped")
    return told(
        "" if name(value) in ("True", "False") else f"Trapped is “{spoken(value)}”" if spoken(value) else "Trapped is missing"
    )


# -- XMP (PDF/X-4)


@rule("xmp", "The catalogue has a packet of XMP metadata that is well-formed and not packed.", "ISO 32000-1, 14.3.2")
def xmp_packet(facts: Facts) -> Faults:
    if facts.xmp is None:
        return told("there is no XMP metadata")
    packed = "the metadata are packed by a filter: programs that do not know PDF cannot find them" if facts.xmp.packed else ""
    return told(facts.xmp.fault and f"the metadata cannot be read: {facts.xmp.fault}", packed)


def _xmp_asks(id: str, asks: str, wrong: Callable[[str], str], *properties: str) -> Rule:
    """A rule on XMP properties: `wrong` tells of a value what is wrong with it, or ""."""

    @rule(id, asks, "ISO 16684-1, 8; ISO 32000-1, 14.3.2")
    def check(facts: Facts) -> Faults:
        if facts.xmp is None or facts.xmp.fault:
            return None
        found = {called: facts.xmp[called] for called in properties}
        return told(*(f"{called} {wrong(value) if value else 'is missing'}" for called, value in found.items() if wrong(value)))

    return check


xmp_version = _xmp_asks(
    "xmp-version",
    "The XMP metadata say pdfxid:GTS_PDFXVersion PDF/X-4.",
    lambda value: "" if value == "PDF/X-4" else f"is “{value}”",
    "pdfxid:GTS_PDFXVersion",
)
xmp_title = _xmp_asks("xmp-title", "The XMP metadata have a title.", lambda value: "" if value else "is missing", "dc:title")
xmp_creator = _xmp_asks(
    "xmp-creator",
    "The XMP metadata name the program that made the file.",
    lambda value: "" if value else "is missing",
    "xmp:CreatorTool",
)
xmp_dates = _xmp_asks(
    "xmp-dates",
    "The XMP metadata have the dates of creation, of the last change, and of themselves.",
    lambda value: "" if xmp_date(value) else "is no date",
    *("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"),
)
xmp_ids = _xmp_asks(
    "xmp-ids",
    "The XMP metadata have the document's ID, version and kind of rendition.",
    lambda value: "" if value else "is missing",
    *("xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"),
)
xmp_trapped = _xmp_asks(
    "trapped",
    "It is said whether the file is trapped: pdf:Trapped is True or False.",
    lambda value: "" if value in ("True", "False") else f"is “{value}”",
    "pdf:Trapped",
)


@rule("info-agrees", "The document information, where there is one, says the same as the XMP metadata.", "ISO 32000-1, 14.3.3")
def info_agrees(facts: Facts) -> Faults:
    xmp, info = facts.xmp, facts.info
    if xmp is None or xmp.fault or not info:
        return None
    differ = [
        f"{key} is “{info[key]}” here and “{xmp[called]}” there" for key, called in _SAME if _differ(info.get(key), xmp[called])
    ]
    for key, called in _SAME_DATES:
        here, there = pdf_date(info.get(key, "")), xmp_date(xmp[called])
        if here and there and here != there:
            differ.append(f"{key} is {info[key]} here and {xmp[called]} there")
    return told(*differ)


def _differ(here: str | None, there: str) -> bool:
    return bool(here) and bool(there) and here != there


# -- output intent


@rule("output-intent", "There is exactly one output intent for PDF/X.", "ISO 32000-1, 14.11.5")
def output_intent(facts: Facts) -> Faults:
    count = len(facts.output_intents)
    return told("" if count == 1 else f"there are {count}" if count else "there is none")


@rule("output-condition", "The output intent names its printing condition and describes it.", "ISO 32000-1, table 365")
def output_condition(facts: Facts) -> Faults:
    if not facts.output_intents:
        return None
    intent = facts.output_intents[0]
    needed = ("/OutputConditionIdentifier", "/Info")
    return told(*(f"{key[1:]} is missing or empty" for key in needed if not text(entry(intent, key)).strip()))


def _profile_faults(facts: Facts, kinds: str, suits: Callable[[Profile], bool]) -> Faults:
    source = stream(entry(facts.output_intents[0], "/DestOutputProfile"))
    profile = facts.intent_profile
    if source is None or profile is None:
        return told("the embedded profile is no ICC profile")
    wrong = "" if profile.kind == "prtr" else f"it is of the class “{profile.kind}”, not of a printer"
    count = whole(entry(source, "/N"))
    unlike = "" if count == profile.channels else f"it has {profile.channels} channels, and the file says {count}"
    new = "" if profile.version < (5, 0) else f"it is of version {profile.version[0]}, which PDF does not know"
    return told(wrong, unlike, new, "" if suits(profile) else f"it is for {profile.space}, not for {kinds}")


@rule("output-profile", "The output intent embeds the ICC profile of a printer, for grey, RGB or CMYK.", "ISO 32000-1, table 365")
def output_profile(facts: Facts) -> Faults:
    if not facts.output_intents:
        return None
    if entry(facts.output_intents[0], "/DestOutputProfile") is None:
        return told("no profile is embedded")
    return _profile_faults(facts, "grey, RGB or CMYK", lambda profile: profile.space in ("GRAY", "RGB", "CMYK"))


@rule(
    "output-profile",
    "The output intent is of a registered condition, or embeds a CMYK printer's profile.",
    "ISO 32000-1, table 365",
)
def output_profile_or_registry(facts: Facts) -> Faults:
    if not facts.output_intents:
        return None
    intent = facts.output_intents[0]
    if entry(intent, "/DestOutputProfile") is not None:
        return _profile_faults(facts, "CMYK", lambda profile: profile.space == "CMYK")
    named = text(entry(intent, "/RegistryName")).strip()
    return told("" if named else "it embeds no profile, and names no registry in which its condition stands")


# -- what a file may not bring along


@rule("viewer-areas", "What the viewer shows and prints is the media or bleed box.", "ISO 32000-1, table 150")
def viewer_areas(facts: Facts) -> Faults:
    preferences = entry(facts.catalogue, "/ViewerPreferences")
    held = {key: name(entry(preferences, f"/{key}")) for key in ("ViewArea", "ViewClip", "PrintArea", "PrintClip")}
    held = {key: value for key, value in held.items() if value}
    if not held:
        return None
    return told(*(f"{key} is {value}" for key, value in held.items() if value not in ("MediaBox", "BleedBox")))


@rule("optional-content", "There are no layers: optional content came with PDF 1.5.", "ISO 32000-1, 8.11")
def no_optional_content(facts: Facts) -> Faults:
    here = ["the catalogue has optional content"] if entry(facts.catalogue, "/OCProperties") is not None else []
    return told(*here) + [Fault(place, "it belongs to a layer") for place in facts.optional]


@rule(
    "optional-content", "Each configuration of layers has a name of its own, and none switches by itself.", "ISO 32000-1, 8.11.4"
)
def optional_content(facts: Facts) -> Faults:
    properties = dictionary(entry(facts.catalogue, "/OCProperties"))
    if properties is None:
        return told("content belongs to layers that the catalogue does not have") if facts.optional else None
    configurations = [entry(properties, "/D"), *array(entry(properties, "/Configs"))]
    names = [text(entry(one, "/Name")) for one in configurations]
    nameless = "a configuration has no name" if not all(names) else ""
    twice = "two configurations have one name" if len(set(names)) < len(names) and not nameless else ""
    switching = "layers switch by themselves (AS)" if any(entry(one, "/AS") is not None for one in configurations) else ""
    return told(nameless, twice, switching)


@rule("no-javascript", "There is no JavaScript and no action.", "ISO 32000-1, 12.6")
def no_actions(facts: Facts) -> Faults:
    found = (
        [Fault(DOCUMENT, "the document holds JavaScript")]
        if entry(entry(facts.catalogue, "/Names"), "/JavaScript") is not None
        else []
    )
    if dictionary(entry(facts.catalogue, "/OpenAction")) is not None:
        found += told("an action runs when it is opened")
    if entry(facts.catalogue, "/AA") is not None:
        found += told("actions run when it is saved, printed or closed")
    found += [
        Fault(page.place, "actions run when the page is shown") for page in facts.pages if entry(page.source, "/AA") is not None
    ]
    for _, annotation, place in facts.annotations():
        if entry(annotation, "/A") is not None or entry(annotation, "/AA") is not None:
            found.append(Fault(place, "it has an action"))
    found += told("a bookmark has an action" if any(entry(item, "/A") is not None for item in facts.outlines) else "")
    fields = array(entry(entry(facts.catalogue, "/AcroForm"), "/Fields"))
    return found + told("a form field has actions" if any(entry(field, "/AA") is not None for field in fields) else "")


def stream_keys(facts: Facts, key: str) -> list[str]:
    """How often streams of the file have a key, as a sentence; none if they do not."""
    count = sum(1 for one in facts.objects if stream(one) is not None and any(called == key for called, _ in entries(one)))
    return [f"{count} of its streams have {key[1:]}"] if count else []
