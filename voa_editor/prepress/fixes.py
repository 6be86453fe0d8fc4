"""Mend what preflight finds, where one command can: a fix is a command about a finding, and answers None if it does not apply."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from voa_editor.edit.change import Change, put
from voa_editor.edit.commands.ads import resize_ad
from voa_editor.edit.commands.data import set_booking
from voa_editor.edit.commands.pages import delete_pages, insert_pages
from voa_editor.edit.placing import movable
from voa_editor.edit.selection import Selection
from voa_editor.manuscript.cleanup import clean, clean_line
from voa_editor.manuscript.edits import substitute
from voa_editor.manuscript.words import language_of
from voa_editor.model.assets import Booking, Finding, Photo
from voa_editor.model.frames import AdFrame, Frame, PictureFrame, ShapeFrame
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.model.settings import Section
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.swatches import BLACK_ID, REGISTRATION_ID
from voa_editor.prepress.profiles import Profile
from voa_editor.prepress.rules.leftovers import link_fault
from voa_editor.prepress.rules.spelling import TWICE, is_slip

_AT_TRIM = 0.5  # points, as rules.trim has it
_THINNEST = 0.25  # points
_LINES = ("kicker", "headline", "short_title", "byline")


@dataclass(frozen=True, slots=True)
class Fix:
    """How what a rule finds is mended: what the button and the history call it, and the command."""

    label: str
    run: Callable[[Issue, Finding, Profile], Change | None]


def fix_of(issue: Issue, finding: Finding, profile: Profile) -> tuple[str, Change] | None:
    """What would mend a finding: its name and the change; None where people must."""
    fix = FIXES.get(finding.rule)
    change = fix.run(issue, finding, profile) if fix else None
    return (fix.label, change) if fix and change else None


# -- words


def _single(issue: Issue, finding: Finding, profile: Profile) -> Change | None:
    """One word where two stand."""

    def once(text: str, spans: Any = ()) -> Any:
        return substitute(TWICE, lambda match: match[1] if is_slip(match.group().split()) else match.group(), text, spans)

    return put(issue, list(_rewritten(issue.get(finding.record), once))) or None


def _typographic(issue: Issue, finding: Finding, profile: Profile) -> Change | None:
    """Quotation marks, apostrophes and dashes of all texts as their language has them: then none differs from the others."""
    records: list[Record] = []
    for story in issue.all(Story):
        if story.kind not in ("ad", "label"):  # spaces at the ends of a label's words are meant
            language = story.language or issue.settings.language
            records += _rewritten(story, partial(_cleaned, language=language))
            for paragraph in issue.children(Paragraph, story.id):
                records += _rewritten(paragraph, partial(_cleaned, language=paragraph.language or language))
    for record in (*issue.all(Photo), *issue.all(Section)):
        records += _rewritten(record, partial(_cleaned, language=issue.settings.language))
    return put(issue, records) or None


def _cleaned(text: str, spans: Any = (), language: str = "en") -> Any:
    tag = language.partition("-")[0]
    return clean(text, spans, tag) if spans else (clean_line(text, tag), spans)


def _rewritten(record: Record | None, write: Callable[..., Any]) -> Iterator[Record]:
    """A record with its words written anew; `write` takes and gives words and spans."""
    match record:
        case Paragraph():
            text, spans = write(record.text, record.spans)
            yield replace(record, text=text, spans=spans)
        case Story():
            yield replace(record, **{line: write(getattr(record, line))[0] for line in _LINES if getattr(record, line)})
        case Photo() if record.caption:
            yield replace(record, caption=write(record.caption)[0])
        case Section():
            yield replace(record, name=write(record.name)[0], deck=write(record.deck)[0])


def _speak(issue: Issue, finding: Finding, profile: Profile) -> Change | None:
    """The language that the letters of a text tell."""
    match issue.get(finding.record):
        case Paragraph() as paragraph if found := language_of(paragraph.text):
            return put(issue, [replace(paragraph, language=found)]) or None
        case Booking() as booking if found := language_of(" ".join(booking.lines)):
            return put(issue, [replace(booking, language=found)]) or None
    return None


def _unlink(issue: Issue, finding: Finding, profile: Profile) -> Change | None:
    """The words without a link that leads nowhere."""
    pages = len(issue.pages())
    match issue.get(finding.record):
        case Paragraph() as paragraph:
            spans = (replace(s, link="") if s.link and link_fault(s.link, pages) else s for s in paragraph.spans)
            kept = tuple(s for s in spans if s.style or s.link or s.field or s.language or s.local)
            return put(issue, [replace(paragraph, spans=kept)]) or None
        case AdFrame() as frame if booking := issue.find(Booking, frame.booking):
            return set_booking(issue, booking.id, link="") if booking.link and link_fault(booking.link, pages) else None
    return None


def _unlist(issue: Issue, finding: Finding, profile: Profile) -> Change | None:
    """The contents without a line whose story is on no page."""
    found = issue.find(Paragraph, finding.record)
    return put(issue, [], [found.id]) if found and len(issue.children(Paragraph, found.parent)) > 1 else None


# -- frames and pages


def _framed(issue: Issue, finding: Finding) -> Frame | None:
    return next(iter(movable(issue, [finding.record])), None)


def _remove(issue: Issue, finding: Finding, profile: Profile) -> Change | None:
    frame = _framed(issue, finding)
    return put(issue, [], [frame.id]) if frame else None


def _bleed(issue: Issue, finding: Finding, profile: Profile) -> Change | None:
    """The frame drawn out beyond the edges that it reaches."""
    frame, s = _framed(issue, finding), issue.settings
    if frame is None or frame.rotation or not isinstance(frame, PictureFrame | AdFrame | ShapeFrame):
        return None
    number = issue.page_number(issue.page_of(frame.id))
    left_hand = number > 0 and number % 2 == 0  # parent pages are right-hand ones
    left, top, right, bottom = frame.x, frame.y, frame.rect.right, frame.rect.bottom
    if left_hand and -s.bleed_outer < left <= _AT_TRIM:
        left = -s.bleed_outer
    if not left_hand and s.trim_w - _AT_TRIM <= right < s.trim_w + s.bleed_outer:
        right = s.trim_w + s.bleed_outer
    if -s.bleed_top < top <= _AT_TRIM:
        top = -s.bleed_top
    if s.trim_h - _AT_TRIM <= bottom < s.trim_h + s.bleed_bottom:
        bottom = s.trim_h + s.bleed_bottom
    return put(issue, [replace(frame, x=left, y=top, w=right - left, h=bottom - top)]) or None


def _more_bleed(issue: Issue, finding: Finding, profile: Profile) -> Change | None:
    """The bleed that the printer asks, where the issue has less."""
    asked = dict(zip(("bleed_top", "bleed_outer", "bleed_bottom"), profile.geometry.bleed, strict=False))
    more: dict[str, Any] = {name: max(length, getattr(issue.settings, name)) for name, length in asked.items()}
    return put(issue, [replace(issue.settings, **more)]) or None


def _more_pages(issue: Issue, finding: Finding, profile: Profile) -> Change | None:
    """Pages to the next multiple, before the last one, which is the back."""
    count, multiple = len(issue.pages()), max(profile.geometry.page_multiple, 1)
    lacking = -count % multiple
    return insert_pages(issue, max(count - 1, 0), lacking) if count and lacking else None


def _no_page(issue: Issue, finding: Finding, profile: Profile) -> Change | None:
    return delete_pages(issue, [finding.record])


def _thicker(issue: Issue, finding: Finding, profile: Profile) -> Change | None:
    """The line as thick as a press holds it."""
    frame, fine = _framed(issue, finding), profile.fine
    least = max(_THINNEST, fine.white_line, fine.multi_ink_line)
    if frame is None or not 0 < frame.stroke_width < least:
        return None
    return put(issue, [replace(frame, stroke_width=least)])


def _black(issue: Issue, finding: Finding, profile: Profile) -> Change | None:
    """Black in place of the registration colour."""
    frame = _framed(issue, finding)
    if frame is None or REGISTRATION_ID not in (frame.fill, frame.stroke):
        return None
    fill, stroke = (BLACK_ID if swatch == REGISTRATION_ID else swatch for swatch in (frame.fill, frame.stroke))
    return put(issue, [replace(frame, fill=fill, stroke=stroke)])


# -- ads


def _approve(issue: Issue, finding: Finding, profile: Profile) -> Change | None:
    return set_booking(issue, finding.record, approved=True)


def _as_booked(issue: Issue, finding: Finding, profile: Profile) -> Change | None:
    """The ad at the size that was booked."""
    frame = issue.find(AdFrame, finding.record)
    booking = issue.find(Booking, frame.booking) if frame else None
    if frame is None or booking is None or booking.size in ("", "custom"):
        return None
    return resize_ad(issue, Selection(frames=(frame.id,)), booking.size)


FIXES: dict[str, Fix] = {
    "doubled-word": Fix("Remove the Second Word", _single),
    "mixed-quotes": Fix("Set All Marks Alike", _typographic),
    "mixed-dashes": Fix("Set All Marks Alike", _typographic),
    "language": Fix("Set Its Language", _speak),
    "link-address": Fix("Take Link Away", _unlink),
    "stale-contents": Fix("Take Line Out", _unlist),
    "empty-frame": Fix("Remove Frame", _remove),
    "empty-page": Fix("Delete Page", _no_page),
    "bleed-missing": Fix("Draw into Bleed", _bleed),
    "bleed-setting": Fix("Give More Bleed", _more_bleed),
    "page-multiple": Fix("Add Pages", _more_pages),
    "hairline": Fix("Make Line Thicker", _thicker),
    "thin-white-line": Fix("Make Line Thicker", _thicker),
    "thin-coloured-line": Fix("Make Line Thicker", _thicker),
    "registration-colour": Fix("Set in Black", _black),
    "ad-unapproved": Fix("Approve Ad", _approve),
    "ad-size": Fix("Give Size Booked", _as_booked),
}
"""Rule id → its fix. Overset text has one of its own, which takes longer: Fit Story."""
