"""Look up fields: the one place where a datum of the issue becomes text on a page."""

from __future__ import annotations

from dataclasses import dataclass

from voa_editor.model.assets import Booking, Photo
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.model.settings import SETTINGS_ID, Section
from voa_editor.model.story import Span, Story
from voa_editor.model.threads import Threads


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands: in which issue, in which story, on which page (its id)."""

    issue: Issue
    threads: Threads
    story: str
    page: str

    @property
    def number(self) -> int:
        return self.issue.page_number(self.page)

    @property
    def left_hand(self) -> bool:
        return self.number > 0 and self.number % 2 == 0

    @property
    def section(self) -> Section | None:
        page = self.issue.find(Page, self.page)
        return self.issue.find(Section, page.section) if page else None


@dataclass(frozen=True, slots=True)
class FieldText:
    """What a field says, the record and attribute it says it from, and the page it leads to ("" for none)."""

    text: str
    record: str
    attr: str
    link: str = ""


_STORY = {"headline", "title", "short_title", "kicker", "byline", "slug"}
_PHOTO = {"caption", "credit", "alt"}
_SECTION = {"section": "name", "section_of": "name", "section_deck": "deck"}
AD_LINE = "ad_line_"  # and the number of a line of a booking, from 0
_SETTINGS = {"issue_title": "title", "issue_subtitle": "subtitle", "number": "number", "period": "period",
             "publisher": "publisher",
             "phone": "phone", "email": "email", "web": "web", "issue_line": "issue_line", "date": "date"}  # fmt: skip


def look_up(span: Span, place: Place) -> FieldText:
    """The text of the field that `span` names. An unknown field or a vanished record gives ""."""
    name, issue = span.field, place.issue
    of = span.of or place.story
    if name in _SETTINGS:
        return FieldText(str(getattr(issue.settings, _SETTINGS[name])), SETTINGS_ID, _SETTINGS[name])
    if name in _PHOTO:
        photo = issue.find(Photo, span.of)
        return FieldText(getattr(photo, name) if photo else "", span.of, name)
    if name in _STORY or name == "page_of":
        return _of_story(name, of, place, linked=bool(span.of))
    if name in _SECTION:
        section = issue.find(Section, span.of) if span.of else place.section
        return FieldText(getattr(section, _SECTION[name]) if section else "", section.id if section else "", _SECTION[name])
    if name.startswith(AD_LINE):
        booking, line = issue.find(Booking, span.of), int(name.removeprefix(AD_LINE))
        return FieldText(booking.lines[line] if booking and line < len(booking.lines) else "", span.of, name)
    if name in ("folio", "running_head", "continued_on", "continued_from"):
        return _of_page(name, place)
    return FieldText("", of, name)


def _of_story(name: str, of: str, place: Place, *, linked: bool) -> FieldText:
    story = place.issue.find(Story, of)
    page = place.threads.first_page(of) if linked or name == "page_of" else 0
    link = f"#page={page}" if linked and page else ""
    if name == "page_of":
        return FieldText(str(page) if page else "–", of, "page", link)
    if story is None:
        return FieldText("", of, name)
    attr = "short_title" if name in ("title", "short_title") and story.short_title else name
    attr = "headline" if attr in ("title", "short_title") and not story.short_title else attr
    text = getattr(story, attr)
    return FieldText(text.replace("\n", " ") if linked else text, of, attr, link)  # lines are those of the headline itself


def _of_page(name: str, place: Place) -> FieldText:
    if name == "folio":
        return FieldText(str(place.number) if place.number else "#", place.page, "number")
    if name == "running_head":
        return FieldText(running_head(place), place.page, "running_head")
    pages = place.threads.pages(place.story)
    before = [n for n in pages if n < place.number]
    after = [n for n in pages if n > place.number]
    number = (after[:1] if name == "continued_on" else before[-1:]) or [0]
    return FieldText(str(number[0]) if number[0] else "", place.story, name, f"#page={number[0]}" if number[0] else "")


def running_head(place: Place) -> str:
    """The short title of the article that stands first on the page, else the section's name."""
    for frame in place.issue.frames(place.page):
        story = place.issue.find(Story, getattr(frame, "story", ""))
        if story is not None and story.kind in ("article", "gallery", "foreword"):
            return story.title
    section = place.section
    return section.name if section else ""
