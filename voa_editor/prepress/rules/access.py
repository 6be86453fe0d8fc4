"""Find what keeps readers from the digital edition: pictures without words, wrong languages, pale type, odd headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voa_editor.display.items import GlyphRun, Path, Picture
from voa_editor.model.assets import Asset, Booking, Finding, Photo
from voa_editor.model.colour import Colour
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.model.settings import SETTINGS_ID
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.styles import ParagraphStyle
from voa_editor.prepress.leaf import Leaf, Mark
from voa_editor.prepress.profiles import Profile
from voa_editor.prepress.proof import Proof
from voa_editor.prepress.reading import Place, Reading
from voa_editor.prepress.rules.told import told
from voa_editor.render.colour import screen_rgb
from voa_editor.units import counted

Light = tuple[float, float, float]
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-[A-Za-z0-9]{5,8})*")  # BCP 47, 2.1
_CYRILLIC = frozenset("ru kk ky uk be bg mk sr mn tg tt ba cv os ab".split())
_OTHER = frozenset("el hy ka he ar fa ur hi bn th zh ja ko ps ug ta te my km lo ne si am yi".split())  # neither of both
_LETTERS = 20  # below, a text is a name or a quotation
_MOSTLY = 0.6
_LARGE, _LARGE_BOLD = 18.0, 14.0  # points (WCAG 2.2, 1.4.3)
_UNREAD = ("artefact", "ad", "masthead")  # decoration, and logotypes, of which no contrast is asked
_DEEPEST = 16  # styles on which one is based


def alternative_text(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """Pictures that say something and are told of in no words; all in one finding."""
    silent: dict[str, int] = {}
    for number, page in proof.numbered():
        for frame in page.frames:
            if isinstance(frame, PictureFrame) and not frame.artefact and _silent(proof, frame):
                silent.setdefault(frame.photo or frame.id, number)
    if silent:
        record, first = next(iter(silent.items()))
        told_of = "a picture has" if len(silent) == 1 else f"{counted(len(silent), 'picture')} have"
        pages = ", ".join(str(page) for page in dict.fromkeys(silent.values()))
        message = f"{told_of} neither alternative text nor a caption (on page {pages})"
        yield told("alternative-text", record, message, "Say in a few words what they show, or mark them as decoration", first)


def _silent(proof: Proof, frame: PictureFrame) -> bool:
    photo = proof.issue.find(Photo, frame.photo)
    if photo is None:
        return proof.issue.find(Asset, frame.asset) is not None
    return proof.issue.find(Asset, photo.asset) is not None and not (photo.alt.strip() or photo.caption.strip())


def script(text: str) -> str:
    """ "cyrillic" or "latin": of which letters a text of some length mostly consists; "" where that is not clear."""
    letters = [letter for letter in text[:5000] if letter.isalpha()]
    if len(letters) < _LETTERS:
        return ""
    cyrillic = sum("\u0400" <= letter <= "\u052f" for letter in letters)
    latin = sum(letter < "\u0250" for letter in letters)
    return "cyrillic" if cyrillic > _MOSTLY * len(letters) else "latin" if latin > _MOSTLY * len(letters) else ""


def language(reading: Reading) -> Iterator[Finding]:
    """A language that is none, and texts in other letters than their language has."""
    issue = reading.proof.issue
    if not _TAG.fullmatch(issue.settings.language):
        message = f"the language of the issue, “{issue.settings.language}”, is no language"
        yield told("language", SETTINGS_ID, message, "Write it as BCP 47 does: en, ru, kk, en-GB")
    for text, letters in reading.noted(script):
        if _other_letters(letters, text.language) and not _spoken_otherwise(reading, text.record):
            page = reading.page(Place(text, 0, ""))
            message = f"“{_begin(text.text)}” is written in {letters.title()} letters, but its language is “{text.language}”"
            yield told("language", text.record, message, "Give it its own language", page)
    for booking in issue.all(Booking):
        said, spoken = " ".join(booking.lines), booking.language or issue.settings.language
        if _other_letters(script(said), spoken):
            message = f"“{_begin(said)}” is not written in the letters of its language, “{spoken}”"
            yield told("language", booking.id, message, "Give the ad its own language")


def _other_letters(letters: str, language: str) -> bool:
    known = language.partition("-")[0].lower()
    if not letters or known in _OTHER or "-latn" in language.lower() or "-cyrl" in language.lower():
        return False
    return (letters == "cyrillic") != (known in _CYRILLIC)


def _spoken_otherwise(reading: Reading, record: str) -> bool:
    """Whether parts of a paragraph have languages of their own."""
    found = reading.proof.issue.find(Paragraph, record)
    return found is not None and any(span.language for span in found.spans)


def _begin(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= 40 else f"{said[:40].rstrip()} …"


def contrast(leaf: Leaf) -> Iterator[Finding]:
    """Type too pale for its ground, each kind once. On pictures and shades, which are of many colours, nothing is told."""
    seen: set[tuple[Colour, Light, bool]] = set()
    below: list[Mark] = []
    for mark in leaf.marks:
        run = mark.item
        if isinstance(run, Path | Picture):
            below.append(mark)
        if not isinstance(run, GlyphRun) or not run.text.strip() or run.role in _UNREAD:
            continue
        ground = _ground(below, mark)
        large = run.size >= _LARGE or (run.size >= _LARGE_BOLD and _bold(run.face))
        if ground is None or (run.colour, ground, large) in seen:
            continue
        seen.add((run.colour, ground, large))
        ratio, asked = ratio_of(_mixed(screen_rgb(run.colour), ground, mark.opacity), ground), 3.0 if large else 4.5
        if ratio < asked - 0.05:
            kind = "large type" if large else f"type of {run.size:g} pt"
            message = f"{kind} has a contrast of {ratio:.1f} : 1 to its ground; {asked:g} : 1 is asked"
            yield told("contrast", run.source.record, message, "Set it darker, or its ground lighter")


def ratio_of(one: Light, other: Light) -> float:
    """The contrast of two lights, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(light: Light) -> float:
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in light)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ground(below: list[Mark], text: Mark) -> Light | None:
    """The light below the middle of some type; None where it is of many colours."""
    over: list[tuple[Light, float]] = []
    middle = text.box.centre
    ground: Light = (1.0, 1.0, 1.0)
    for mark in reversed(below):
        if not mark.box.contains(middle) or mark.opacity <= 0:
            continue
        if isinstance(mark.item, Picture):
            return None
        if isinstance(mark.item, Path) and mark.item.fill is not None:
            if not isinstance(mark.item.fill, Colour):
                return None
            light = screen_rgb(mark.item.fill)
            if mark.opacity >= 1:
                ground = light
                break
            over.append((light, mark.opacity))
    for light, opacity in reversed(over):
        ground = _mixed(light, ground, opacity)
    return ground


def _mixed(light: Light, ground: Light, opacity: float) -> Light:
    red, green, blue = (ground[n] + (light[n] - ground[n]) * opacity for n in range(3))
    return (red, green, blue)


def _bold(face: str) -> bool:
    return any(weight in face for weight in ("Bold", "Black", "Heavy"))


def heading_order(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """Stories on pages that have a subhead and no headline above it."""
    roles: dict[str, str] = {}
    shown = {(frame.story, frame.flow) for frame in proof.issue.all(TextFrame) if proof.page_of_frame(frame.id)}
    for story in proof.issue.all(Story):
        if story.kind in ("label", "ad"):
            continue
        for paragraph in proof.issue.children(Paragraph, story.id):
            if (story.id, paragraph.flow) not in shown or not paragraph.text.strip():
                continue
            if paragraph.style not in roles:
                roles[paragraph.style] = _role(proof, paragraph.style)
            if roles[paragraph.style] == "headline":
                break
            if roles[paragraph.style] == "subhead":
                message = f"“{_begin(paragraph.text)}” is a subhead, but its story has no headline above it"
                page = proof.page_of_text(paragraph.id) or proof.threads.first_page(story.id)
                yield told("heading-order", paragraph.id, message, "Give the story a headline, or the words another style", page)
                break


def _role(proof: Proof, style: str) -> str:
    """What a paragraph style says its paragraphs are, by itself or by what it is based on."""
    for _ in range(_DEEPEST):
        found = proof.issue.find(ParagraphStyle, style)
        if found is None or found.role is not None:
            return found.role or "" if found else ""
        style = found.based_on
    return ""
