"""Find what is wrong with frames: overset text, missing glyphs, coarse pictures, empty frames and pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from voa_editor.display.items import Fallback
from voa_editor.model.assets import Booking, Finding
from voa_editor.model.frames import AdFrame, Frame, PictureFrame, TextFrame
from voa_editor.model.pages import Page
from voa_editor.model.story import FIELD_MARK, Paragraph, Story
from voa_editor.model.threads import paragraphs
from voa_editor.prepress.profiles import Profile
from voa_editor.prepress.proof import Proof, visible_frames
from voa_editor.units import counted

_SHOWN_WORDS, _SHOWN_LETTERS = 12, 160


def overset(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """Text that found no place in its frames: it would not be printed."""
    for over in proof.overset:
        story = proof.issue.find(Story, over.story)
        words = over.text.split()
        lacking = f"{counted(len(words), 'word')} ({counted(over.lines, 'line')})"
        yield Finding(
            id="",
            rule="overset",
            severity="error",
            page=max((proof.page_of_frame(f.id) for f in proof.threads.frames(over.story, over.flow)), default=0),
            record=over.story,
            message=f"{_name(story)}: {lacking} of its {over.flow} do not fit: “{_begin(words)}”",
            remedy="Shorten the text, make a photograph smaller, or thread another frame",
        )


def unprinted(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """Words of a story that no frame shows, in an issue that has pages."""
    if not proof.issue.pages():
        return
    for story in proof.issue.all(Story):
        if story.kind not in ("article", "foreword", "gallery"):
            continue
        texts: dict[str, str] = {}
        for paragraph in proof.issue.children(Paragraph, story.id):
            if not proof.threads.frames(story.id, paragraph.flow):
                texts[paragraph.flow] = f"{texts.get(paragraph.flow, '')} {paragraph.text}".replace(FIELD_MARK, "")
        for flow, text in texts.items():
            if words := text.split():
                yield Finding(
                    id="",
                    rule="unprinted-text",
                    severity="error",
                    page=proof.threads.first_page(story.id),
                    record=story.id,
                    message=f"{_name(story)}: {counted(len(words), 'word')} of its {flow} on no page: “{_begin(words)}”",
                    remedy="Give the story a page in the flat plan and lay out again, or place a frame for them",
                )


def cut_text(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """Words that stand outside the trim: the knife takes them."""
    for number, record in ((number, record) for number, page in proof.numbered() for record in page.cut):
        yield Finding(
            id="",
            rule="cut-text",
            severity="error",
            page=number,
            record=record,
            message="words run off the page and would be cut off",
            remedy="Shorten the text, or move its frame onto the page",
        )


def missing_glyph(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """A character that no face has: it would print as nothing or as a box."""
    missing = ((number, *each) for number, page in proof.numbered() for each in page.missing)
    for page, character, record in dict.fromkeys(missing):
        first = character[:1]
        name = unicodedata.name(first, "a character without a name")
        yield Finding(
            id="",
            rule="missing-glyph",
            severity="error",
            page=page,
            record=record,
            message=f"no font has the character {character!r} (U+{ord(first):04X}, {name})",
            remedy="Write it another way, or set it in a font that has it",
        )


def fallback_face(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """Characters that the asked family lacks, shown in another: told once for each family and set of characters."""
    told: dict[tuple[str, str], tuple[int, Fallback]] = {}
    for number, page in proof.numbered():
        for fallback in page.fallbacks:
            told.setdefault((fallback.family, fallback.text), (number, fallback))
    for number, fallback in told.values():
        yield Finding(
            id="",
            rule="fallback-face",
            severity="info",
            page=number,
            record=fallback.source.record,
            message=f"{fallback.family} lacks “{fallback.text}”: set in {fallback.face}",
            remedy="Set it in a family that has it, if the difference shows",
        )


def low_resolution(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """A picture too coarse at the size it is printed (GWG 2022: effective resolution)."""
    for number, printed in ((number, printed) for number, page in proof.numbered() for printed in page.pictures):
        threshold = profile.resolution_of(printed.asset.mode)
        if severity := threshold.severity(printed.ppi):
            limit = threshold.error if severity == "error" else threshold.warning
            name = f"“{printed.asset.name}”" if printed.asset.name else "the picture"
            yield Finding(
                id="",
                rule="low-resolution",
                severity=severity,
                page=number,
                record=printed.frame,
                message=f"{name} is printed at {printed.ppi:.0f} ppi; {profile.title} asks for more than {limit:.0f}",
                remedy="Make it smaller, show more of it, or get a larger one",
            )


def empty_frame(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """A frame on a page that holds nothing, or a text that ends before it."""
    for number, page in proof.numbered():
        for frame in page.frames:
            if found := _emptiness(proof, frame, page.bare):
                yield Finding(
                    id="",
                    rule="empty-frame",
                    severity=found[0],
                    page=number,
                    record=frame.id,
                    message=found[1],
                    remedy="Fill the frame or remove it",
                )


def empty_page(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """A page that prints nothing but what its parent page repeats. One without a parent page is meant to be blank, and one
    whose parent page holds a picture or an ad is filled by that."""
    for number, page in proof.numbered():
        parent = proof.issue.need(Page, page.page).parent_page
        designed = any(isinstance(frame, PictureFrame | AdFrame) for frame in visible_frames(proof.issue, parent))
        if not page.filled and parent and not designed:
            yield Finding(
                id="",
                rule="empty-page",
                severity="warning",
                page=number,
                record=page.page,
                message="the page holds nothing but what its parent page repeats",
                remedy="Fill it or delete it; if it is to be blank, apply no parent page",
            )


def _emptiness(proof: Proof, frame: Frame, bare: frozenset[str]) -> tuple[str, str] | None:
    """Severity and what is missing; None for a frame that holds what it should."""
    match frame:
        case TextFrame():
            return _text_emptiness(proof, frame, bare)
        case PictureFrame() if not frame.photo and not frame.asset:
            return "warning", "the picture frame holds no picture"
        case AdFrame():
            if proof.issue.find(Booking, frame.booking) is None:
                return "warning", "the ad frame has no booking"
    return None


def _text_emptiness(proof: Proof, frame: TextFrame, bare: frozenset[str]) -> tuple[str, str] | None:
    story = proof.issue.find(Story, frame.story)
    if story is None:
        return "warning", "the text frame holds no story"
    if story.kind == "label" or frame.id not in bare:
        return None  # a label shows what it names, and nothing where that is empty
    if any(p.text.strip() for p in paragraphs(proof.issue, story.id, frame.flow)):
        return "warning", f"the {frame.flow} of {_name(story)} ends before it reaches this frame"
    return "warning", f"{_name(story)} has no text for this frame ({frame.flow})"


def _begin(words: list[str]) -> str:
    """The first of some words, as a reader would know them again."""
    shown = " ".join(words[:_SHOWN_WORDS])
    cut = shown[:_SHOWN_LETTERS]
    return cut if len(words) <= _SHOWN_WORDS and cut == shown else f"{cut} …"


def _name(story: Story | None) -> str:
    return f"“{story.title}”" if story and story.title else f"the {story.kind}" if story else "a story"
