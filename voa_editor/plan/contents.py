"""Lay out the contents: the list of stories with their pages, a few of their pictures, and the colophon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from voa_editor.geometry import Rect
from voa_editor.model.assets import Photo
from voa_editor.model.issue import Issue
from voa_editor.model.settings import Section, Settings
from voa_editor.model.story import Story
from voa_editor.model.styles import CharacterStyle
from voa_editor.model.threads import paragraphs, threads_of
from voa_editor.plan.arrange import CAPTION_LEAD
from voa_editor.plan.draft import LABEL, Draft, Field, Linked, Text, text
from voa_editor.plan.grid import Grid
from voa_editor.plan.measure import Measure
from voa_editor.plan.parents import parent_id

TITLE_ROWS = 7
LISTED = ("article", "gallery")
CONTENTS = "story-label-contents"
PANEL_INSET = 14.0
THUMB_ROWS, THUMB_STEP, MOST_THUMBS = 12, 16, 6
ENTRY_STYLES = ("ps-contents-entry-l", "ps-contents-entry", "ps-contents-entry-s")  # the first that fits


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the section, the title and the page it stands on (0 if nowhere)."""

    section: str
    title: str
    page: int


def listed(issue: Issue) -> Iterator[tuple[Section | None, list[Story]]]:
    """Sections and the stories the contents lists under each, in order."""
    for section in [None, *issue.children(Section, "")]:
        stories = [s for s in issue.children(Story, section.id if section else "") if s.kind in LISTED]
        if stories:
            yield section, stories


def entries(issue: Issue) -> list[Entry]:
    """The contents as computed from the layout."""
    threads = threads_of(issue)
    return [
        Entry(section.name if section else "", story.title, threads.first_page(story.id))
        for section, stories in listed(issue)
        for story in stories
    ]


def labels(draft: Draft, head: str) -> None:
    """Add the labels of the contents: its head, its lines, the colophon."""
    draft.label("contents-head", text("ps-contents-head", head))
    lines: list[Text] = []
    for section, stories in listed(draft.issue):
        if section and not (len(stories) == 1 and stories[0].title == section.name):
            lines.append(text("ps-contents-section", Field("section_of", section.id, hue(draft, section))))
        for story in stories:
            number = Field("page_of", story.id, hue(draft, section, "cs-contents-number"))
            lines.append(text("ps-contents-entry", number, "\t", Field("title", story.id)))
    draft.label("contents", *lines)
    for n, group in enumerate(_colophon(draft.issue.settings)):
        draft.label(f"colophon-{n + 1}", *group)


def hue(draft: Draft, section: Section | None, base: str = "") -> str:
    """The character style that lays the section's hue over another style; that style alone where there is no section."""
    if section is None or not section.hue:
        return base
    style = f"cs-{section.id}-{base.removeprefix('cs-')}".rstrip("-")
    draft.add(CharacterStyle(id=style, order="y", name=f"{section.name} {base}".strip(), based_on=base, colour=section.hue))
    return style


def _colophon(settings: Settings) -> list[list[Text]]:
    """What the colophon says, in columns: who publishes, how to reach them, who made the issue."""
    name = text("ps-colophon-head", Field("issue_title"), ": " if settings.subtitle else "", Field("issue_subtitle"))
    publisher = [text("ps-colophon", Field("publisher"))] if settings.publisher else []
    who = [name, *publisher, *(text("ps-colophon", line) for line in settings.address)]
    links = {"phone": "", "email": f"mailto:{settings.email}", "web": _url(settings.web)}
    reach = [text("ps-colophon", Field(key, link=link)) for key, link in links.items() if getattr(settings, key)]
    for entry in settings.social:
        handle, _, url = entry.partition(" http")
        reach.append(text("ps-colophon", Linked(handle, f"http{url}") if url else handle))
    made = [text("ps-colophon-head", Field("issue_line")), *(text("ps-colophon", entry) for entry in settings.credits)]
    return [group for group in (who, reach, made) if group]


def _url(address: str) -> str:
    return address if "://" in address else f"https://{address}"


def place(draft: Draft, measure: Measure, numbers: list[int]) -> None:
    """Place the contents on its pages: the list is threaded through them, the colophon stands at the foot of the last."""
    settings, last = draft.issue.settings, len(numbers) - 1
    pages = [draft.page(number, "contents", parent_id("contents")) for number in numbers]
    grids = [Grid(settings, left_hand=number % 2 == 0) for number in numbers]
    draft.text_frame(pages[0], "head", grids[0].box((1, 12), 0, TITLE_ROWS - 1), "story-label-contents-head")
    panel = _panel_rows(draft, measure, grids[last])
    thumbs = [photo for _, photo in _thumbs(draft.issue)]
    rooms = [grid.rows - TITLE_ROWS - (panel + 2 if n == last else 0) for n, grid in enumerate(grids)]
    _break_evenly(draft, measure, (grids[0].width(5, 12) if thumbs else grids[0].area.w), rooms)
    placed = 0
    for n, (page, grid) in enumerate(zip(pages, grids, strict=True)):
        if thumbs:
            columns, beside = ((5, 12), (1, 4)) if n % 2 == 0 else ((1, 8), (9, 12))
        else:
            columns, beside = (1, 12), (1, 1)
        draft.text_frame(page, "list", grid.box(columns, TITLE_ROWS, rooms[n]), CONTENTS, thread=f"{n:03d}i")
        _place_thumbs(draft, page, grid, (beside, rooms[n], placed + 1, thumbs[placed:]))
        placed += rooms[n] // THUMB_STEP
    _place_colophon(draft, pages[last], grids[last], panel)


def _break_evenly(draft: Draft, measure: Measure, width: float, rooms: list[int]) -> None:
    """Begin the second page with the section that makes both as long as each other, where they fit."""
    if len(rooms) != 2:
        return
    step = draft.issue.settings.baseline
    for entry in ENTRY_STYLES:
        lines = [replace(p, style=entry) if p.style in ENTRY_STYLES else p for p in paragraphs(draft.issue, CONTENTS)]
        heights = [measure.paragraph_height(line, width) for line in lines]
        tries = []
        for n, line in enumerate(lines):
            above, below = sum(heights[:n]), sum(heights[n:])
            if n and line.style == "ps-contents-section" and above <= rooms[0] * step and below <= rooms[1] * step:
                tries.append((abs(above - below), n))
        if tries:
            lines[min(tries)[1]] = replace(lines[min(tries)[1]], style="ps-contents-section-next")
            break
    for line in lines:
        draft.add(line)


def _groups(draft: Draft) -> list[str]:
    """The labels of the colophon's columns."""
    return [f"{LABEL}colophon-{n}" for n in (1, 2, 3) if draft.issue.get(f"{LABEL}colophon-{n}")]


def _panel_columns(grid: Grid, count: int) -> list[Rect]:
    """The boxes of the colophon's columns, without their height."""
    inner = grid.area.w - 2 * PANEL_INSET
    width = (inner - (count - 1) * grid.settings.gutter) / count
    return [Rect(grid.area.x + PANEL_INSET + n * (width + grid.settings.gutter), 0, width, 0) for n in range(count)]


def _panel_rows(draft: Draft, measure: Measure, grid: Grid) -> int:
    """The rows of the colophon's panel."""
    groups = _groups(draft)
    boxes = _panel_columns(grid, max(len(groups), 1))
    heights = [measure.height(group, "body", box.w) for group, box in zip(groups, boxes, strict=False)]
    return grid.rows_for(max(heights) + 2 * PANEL_INSET) if heights else 0


def _place_colophon(draft: Draft, page: str, grid: Grid, rows: int) -> None:
    if not rows:
        return
    panel = grid.box((1, grid.settings.columns), grid.rows - rows, rows)
    draft.shape(page, "colophon-panel", panel, fill="sw-stone")
    groups = _groups(draft)
    for n, (group, box) in enumerate(zip(groups, _panel_columns(grid, len(groups)), strict=True)):
        inset = Rect(box.x, panel.y + PANEL_INSET, box.w, panel.h - PANEL_INSET - 2)
        draft.text_frame(page, f"colophon-{n + 1}", inset, group)


def _thumbs(issue: Issue) -> list[tuple[Story, Photo]]:
    """The pictures beside the list: of stories on the cover first, then of others in order."""
    stories = [story for _, group in listed(issue) for story in group if story.kind == "article"]
    stories.sort(key=lambda s: s.cover or 99)
    found = []
    for story in stories:
        photo = next((p for p in issue.children(Photo, story.id) if p.role == "article"), None)
        if photo:
            found.append((story, photo))
    return found[:MOST_THUMBS]


def thumb_labels(draft: Draft) -> None:
    """Add the labels under the pictures beside the list."""
    for n, (story, _) in enumerate(_thumbs(draft.issue)):
        number, title = Field("page_of", story.id, "cs-label"), Field("title", story.id)
        draft.label(f"contents-thumb-{n + 1}", text("ps-contents-thumb", number, "\u2002", title))


def _place_thumbs(draft: Draft, page: str, grid: Grid, setting: tuple[tuple[int, int], int, int, list[Photo]]) -> None:
    """Place pictures down some columns while rows last, numbering them from `first`."""
    columns, rows, first, photos = setting
    row = TITLE_ROWS
    for n, photo in enumerate(photos[: rows // THUMB_STEP], start=first):
        box = grid.picture(columns, row, THUMB_ROWS)
        draft.picture_frame(page, f"thumb-{n}", box, photo, artefact=True)
        under = Rect(box.x, box.bottom + CAPTION_LEAD, box.w, (THUMB_STEP - THUMB_ROWS) * grid.row - CAPTION_LEAD)
        draft.text_frame(page, f"thumb-caption-{n}", under, f"{LABEL}contents-thumb-{n}")
        row += THUMB_STEP
