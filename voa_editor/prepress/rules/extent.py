"""Find what does not fit the issue as a whole: its number of pages, its bleed, its flat plan, its contents list, its fonts."""

from __future__ import annotations

from collections.abc import Iterator

from voa_editor.fonts.library import Library
from voa_editor.model.assets import Finding
from voa_editor.model.frames import TextFrame
from voa_editor.model.pages import PlanItem
from voa_editor.model.settings import SETTINGS_ID
from voa_editor.model.story import Paragraph, Story
from voa_editor.prepress.profiles import Profile
from voa_editor.prepress.proof import Proof
from voa_editor.prepress.rules.told import told
from voa_editor.units import counted, format_length

_LISTED = ("article", "gallery")  # what a contents list names (plan/contents.py)
_ENTRIES = 3  # fields that name pages make a list from so many on
_NEAR = 0.1  # points
_EDGES = ("top", "outer", "bottom", "inner")


def page_multiple(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """A number of pages that makes no whole sheets."""
    count, multiple = len(proof.pages), profile.geometry.page_multiple
    if count and multiple > 1 and count % multiple:
        message = f"the issue has {counted(count, 'page')}; {profile.title} asks for a multiple of {multiple}"
        more, fewer = multiple - count % multiple, count % multiple
        remedy = f"Add {counted(more, 'page')}" + (f", or take out {fewer}" if count > multiple else "")
        yield told("page-multiple", SETTINGS_ID, message, remedy, count)


def bleed_setting(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """Edges at which the issue has less bleed than the printer asks; the spine is not cut."""
    settings = proof.issue.settings
    has = (settings.bleed_top, settings.bleed_outer, settings.bleed_bottom, settings.bleed_inner)
    for edge, bleed, asked in zip(_EDGES, has, profile.geometry.bleed, strict=True):
        if bleed < asked - _NEAR and (edge != "inner" or profile.geometry.single_page):
            message = f"the {edge} edge has a bleed of {format_length(bleed)}; {profile.title} asks for {format_length(asked)}"
            yield told("bleed-setting", SETTINGS_ID, message, "Give the issue as much bleed")


def plan_page(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """Stories that begin on another page than the flat plan says."""
    for item in proof.issue.all(PlanItem):
        story, page = proof.issue.find(Story, item.subject), proof.threads.first_page(item.subject)
        if story and item.page and page and page != item.page:
            message = f"“{story.title}” begins on page {page}; the flat plan has it on page {item.page}"
            yield told("plan-page", story.id, message, "Move it, or correct the flat plan", page)


def stale_contents(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """Stories that the contents list leaves out, and lines of it whose story is on no page."""
    for label, page in _lists(proof):
        listed: set[str] = set()
        for paragraph in proof.issue.children(Paragraph, label):
            for span in paragraph.spans:
                if span.field == "page_of" and span.of and span.of not in listed:
                    listed.add(span.of)
                    story = proof.issue.find(Story, span.of)
                    if story is None or not proof.threads.pages(span.of):
                        name = f"“{story.title}”" if story else "a story that is gone"
                        message = f"the contents list {name}, which stands on no page"
                        yield told("stale-contents", paragraph.id, message, "Take the line out, or place the story", page)
        for story in _to_list(proof, page):
            first = proof.threads.first_page(story.id)
            if first and story.id not in listed:
                message = f"the contents do not list “{story.title}” on page {first}"
                yield told("stale-contents", story.id, message, "Add a line for it to the contents", page)


def _lists(proof: Proof) -> Iterator[tuple[str, int]]:
    """The stories that are contents lists, each with its first page."""
    standing: dict[str, int] = {}
    for frame in proof.issue.all(TextFrame):
        if page := proof.page_of_frame(frame.id):
            standing[frame.story] = min(page, standing.get(frame.story, page))
    for story, page in standing.items():
        fields = [span for paragraph in proof.issue.children(Paragraph, story) for span in paragraph.spans]
        if sum(span.field == "page_of" and bool(span.of) for span in fields) >= _ENTRIES:
            yield story, page


def _to_list(proof: Proof, page: int) -> list[Story]:
    """The stories that a list on a page names: all of the issue, or on a section's opener those of the section."""
    home = proof.issue.pages()[page - 1]
    stories = [story for story in proof.issue.all(Story) if story.kind in _LISTED]
    match home.kind:
        case "contents":
            return stories
        case "opener":
            return [story for story in stories if story.parent == home.section]
    return []


def font_embedding(proof: Proof, library: Library) -> Iterator[Finding]:
    """Faces in use whose maker does not let them be embedded in part (OS/2 table, fsType), each once."""
    seen: set[str] = set()
    for number, page in proof.numbered():
        for key, record in page.faces.items():
            if key in seen:
                continue
            seen.add(key)
            if why := library.face(key).not_embeddable:
                message = f"the font {key} may not be embedded: {why}"
                yield told("font-embedding", record, message, "Set it in another font, or ask its maker for a licence", number)
