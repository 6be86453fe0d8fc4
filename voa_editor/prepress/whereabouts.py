"""Find where a finding is to be mended: the frame that shows the record it concerns."""

from __future__ import annotations

from collections.abc import Iterator

from voa_editor.model.assets import Booking, Finding, Photo
from voa_editor.model.frames import AdFrame, Frame, PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.model.settings import Section
from voa_editor.model.story import Paragraph, Story


def place_of(issue: Issue, finding: Finding) -> tuple[str, str]:
    """The page (its id) and the frame on it where a finding shows; "" for what there is none of."""
    pages = issue.pages()
    home = pages[finding.page - 1].id if 0 < finding.page <= len(pages) else ""
    found = [(issue.page_number(page), frame) for frame in _frames(issue, finding) if (page := issue.page_of(frame.id))]
    numbered = [(number, frame) for number, frame in found if number] or found
    if not numbered:
        return home or _page(issue, finding.record), ""
    here = [frame for number, frame in numbered if number == finding.page] or [min(numbered, key=lambda each: each[0])[1]]
    frame = here[-1] if finding.rule == "overset" else here[0]
    return issue.page_of(frame.id), frame.id


def _frames(issue: Issue, finding: Finding) -> Iterator[Frame]:
    """The frames that show a record; those of a text in the order it is poured through them."""
    match issue.get(finding.record):
        case Frame() as frame:
            yield frame
        case Story() as story:
            yield from sorted((f for f in issue.all(TextFrame) if f.story == story.id), key=_poured)
        case Paragraph() as text:
            shown = (f for f in issue.all(TextFrame) if (f.story, f.flow) == (text.parent, text.flow))
            yield from sorted(shown, key=_poured)
        case Photo() as photo:
            yield from (f for f in issue.all(PictureFrame) if f.photo == photo.id)
        case Booking() as booking:
            yield from (f for f in issue.all(AdFrame) if f.booking == booking.id)


def _poured(frame: TextFrame) -> tuple[bool, str, str]:
    return frame.flow == "body", frame.thread, frame.id


def _page(issue: Issue, record: str) -> str:
    """The page that a page or a section begins on."""
    match issue.get(record):
        case Page() as page:
            return page.id
        case Section() as section:
            return next((page.id for page in issue.pages() if page.section == section.id), "")
    return ""
