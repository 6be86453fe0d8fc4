"""Lay out the contents: the list of stories with their pages, a few of their pictures, and the colophon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voa_editor.geometry import Rect
from voa_editor.model.assets import Photo
from voa_editor.model.issue import Issue
from voa_editor.model.settings import Section
from voa_editor.model.story import Story
from voa_editor.model.threads import Threads
from voa_editor.plan.draft import Draft, Field, Text, text
from voa_editor.plan.grid import Grid
from voa_editor.plan.measure import Measure
from voa_editor.plan.parents import parent_id

TITLE_ROWS = 7
LISTED = ("article", "gallery")
CONTENTS = "story-label-contents"
COLOPHON = "story-label-colophon"


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
    threads = Threads(issue)
    return [
        Entry(section.name if section else "", story.title, threads.first_page(story.id))
        for section, stories in listed(issue)
        for story in stories
    ]


def labels(draft: Draft) -> None:
    """Add the labels of the contents: its head, its lines, the colophon."""
    draft.label("contents-head", text("ps-contents-head", "In this issue"))
    lines: list[Text] = []
    for section, stories in listed(draft.issue):
        if section and not (len(stories) == 1 and stories[0].title == section.name):
            lines.append(text("ps-contents-section", Field("section_of", section.id)))
        for story in stories:
            number = Field("page_of", story.id, "cs-contents-number")
            lines.append(text("ps-contents-entry", number, "\t", Field("title", story.id)))
    draft.label("contents", *lines)
    draft.label("colophon", *_colophon(draft.issue))


def _colophon(issue: Issue) -> list[Text]:
    settings = issue.settings
    lines: list[Text] = []
    if settings.publisher:
        lines.append(text("ps-colophon-head", Field("publisher")))
    lines += [text("ps-colophon", line) for line in settings.address]
    for name in ("phone", "email", "web"):
        if getattr(settings, name):
            lines.append(text("ps-colophon", Field(name)))
    lines += [text("ps-colophon", entry.split(" http")[0]) for entry in settings.social]
    lines += [text("ps-colophon", entry) for entry in settings.credits]
    return lines


def place(draft: Draft, measure: Measure, numbers: list[int]) -> None:
    """Place the contents on its pages: the list is threaded through them, the colophon stands at the foot of the last."""
    settings, last = draft.issue.settings, len(numbers) - 1
    pages = [draft.page(number, "contents", parent_id("contents")) for number in numbers]
    grids = [Grid(settings, left_hand=number % 2 == 0) for number in numbers]
    draft.text_frame(pages[0], "head", grids[0].box((1, 12), 0, TITLE_ROWS - 1), "story-label-contents-head")
    panel = _panel_rows(measure, grids[last])
    thumbs = _thumbs(draft.issue, len(numbers))
    for n, (page, grid) in enumerate(zip(pages, grids, strict=True)):
        rows = grid.rows - TITLE_ROWS - (panel + 2 if n == last else 0)
        if thumbs:
            columns, beside = ((5, 12), (1, 4)) if n % 2 == 0 else ((1, 8), (9, 12))
        else:
            columns, beside = (1, 12), (1, 1)
        draft.text_frame(page, "list", grid.box(columns, TITLE_ROWS, rows), CONTENTS, thread=f"{n:03d}i")
        _place_thumbs(draft, page, grid, beside, thumbs[n * 2 : n * 2 + 2])
    _place_colophon(draft, pages[last], grids[last], panel)


def _panel_rows(measure: Measure, grid: Grid) -> int:
    """The rows of the colophon's panel, its text in three columns."""
    height = measure.height(COLOPHON, "body", grid.width(1, 4) - 24)
    return grid.rows_for(height / 2 + 44) if height else 0


def _place_colophon(draft: Draft, page: str, grid: Grid, rows: int) -> None:
    if not rows:
        return
    box = grid.box((1, 12), grid.rows - rows, rows)
    draft.shape(page, "colophon-panel", box, fill="sw-stone")
    inset = Rect(box.x + 14, box.y + 14, box.w - 28, box.h - 20)
    draft.text_frame(page, "colophon", inset, COLOPHON, columns=2, column_gap=grid.settings.gutter)


def _thumbs(issue: Issue, pages: int) -> list[tuple[Story, Photo]]:
    """The pictures beside the list: of stories on the cover first, then of others in order."""
    stories = [story for _, group in listed(issue) for story in group if story.kind == "article"]
    stories.sort(key=lambda s: s.cover or 99)
    found = []
    for story in stories:
        photo = next((p for p in issue.children(Photo, story.id) if p.role == "article"), None)
        if photo:
            found.append((story, photo))
    return found[: pages * 2]


def thumb_labels(draft: Draft, pages: int) -> None:
    """Add the labels under the pictures beside the list."""
    for n, (story, _) in enumerate(_thumbs(draft.issue, pages)):
        number, title = Field("page_of", story.id, "cs-label"), Field("title", story.id)
        draft.label(f"contents-thumb-{n + 1}", text("ps-contents-thumb", number, "\u2002", title))


def _place_thumbs(draft: Draft, page: str, grid: Grid, columns: tuple[int, int], thumbs: list[tuple[Story, Photo]]) -> None:
    all_thumbs = _thumbs(draft.issue, 9)
    row, rows = TITLE_ROWS, 12
    for story, photo in thumbs:
        n = [s.id for s, _ in all_thumbs].index(story.id)
        box = grid.picture(columns, row, rows)
        draft.picture_frame(page, f"thumb-{n + 1}", box, photo, artefact=True)
        under = Rect(box.x, box.bottom + 4, box.w, 42)
        draft.text_frame(page, f"thumb-caption-{n + 1}", under, f"story-label-contents-thumb-{n + 1}")
        row += rows + 5
