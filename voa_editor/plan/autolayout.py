"""Lay out a whole issue: from stories, photographs and ads to pages of ordinary, editable frames."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from voa_editor.compose.composer import Composer
from voa_editor.edit.change import Change, put
from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Rect
from voa_editor.model.assets import Booking, Finding, Photo
from voa_editor.model.frames import AdFrame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page, ParentPage, PlanItem, Slot
from voa_editor.model.records import Record
from voa_editor.model.settings import Section, Settings
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.threads import paragraphs
from voa_editor.plan import advert, article, contents, cover, extent, foreword, gallery, opener
from voa_editor.plan.draft import LABEL, Draft
from voa_editor.plan.flatplan import FlatPlan, Standing, settle
from voa_editor.plan.grid import Grid
from voa_editor.plan.measure import MASTHEADS, Measure
from voa_editor.plan.parents import add_parents, parent_id
from voa_editor.plan.template import Template, read_template
from voa_editor.units import mm, to_mm

Progress = Callable[[str, int, int], None] | None
_MARK_WIDTH, _MARK_HEIGHT, _MARK_DROP = 17.0, 2.4, 15.0  # points: the bar in the section's hue above the folio
LEAST_AREA = (mm(40), mm(55))  # the width and height of a type area that the patterns of a template can stand in
_LAID_OUT = (Page, ParentPage, Slot, TextFrame, PictureFrame, AdFrame, ShapeFrame, GroupFrame)


def layout(issue: Issue, progress: Progress = None) -> Change:
    """The change that lays the issue out anew by its flat plan. What an earlier layout made is replaced.

    Raises UserError if the flat plan is empty, or the pages are too small to hold anything.
    """
    if not issue.children(PlanItem):
        raise UserError("there is nothing to lay out: the flat plan is empty", remedy="Import a manuscript first")
    _refuse_tiny(issue.settings)
    template = read_template(issue.settings.template)
    old = _earlier(issue)
    draft = Draft(issue.with_records(_plain_setting(issue), old))
    _prepare(draft, template)
    measure = Measure(Composer(bundled()), draft.issue)
    plan = settle(draft.issue, lambda item: extent.needed(measure, item))
    worker = _Layout(draft, measure, template)
    for n, standing in enumerate(plan.standings):
        worker.place(standing)
        if progress:
            progress("Laying out", n + 1, len(plan.standings))
    worker.note(plan)
    made = _without_idle_labels(draft)
    return put(issue, [*(_plain_setting(issue) | made).values()], [i for i in old if i not in made])


def _refuse_tiny(settings: Settings) -> None:
    area = settings.type_area(left_hand=False)
    if area.w < LEAST_AREA[0] or area.h < LEAST_AREA[1]:
        raise UserError(f"the trim leaves {to_mm(area.w):.0f} × {to_mm(area.h):.0f} mm for text, too little to lay out",
                        remedy="Choose a larger trim size or narrower margins")  # fmt: skip


def _without_idle_labels(draft: Draft) -> dict[str, Record]:
    """What the layout made, without the labels that no frame shows (of sections without an opener, pictures not placed)."""
    shown = {record.story for record in draft.records.values() if isinstance(record, TextFrame)}
    idle = {i for i, record in draft.records.items() if isinstance(record, Story) and i.startswith(LABEL) and i not in shown}
    return {i: record for i, record in draft.records.items() if i not in idle and getattr(record, "parent", "") not in idle}


def _earlier(issue: Issue) -> list[str]:
    """The ids of what an earlier layout made."""
    labels = {story.id for story in issue.all(Story) if story.id.startswith(LABEL)}
    found: list[Record] = [record for kind in _LAID_OUT for record in issue.all(kind)]
    found += [p for p in issue.all(Paragraph) if p.parent in labels]
    found += [f for f in issue.all(Finding) if f.id.startswith("find-layout-")]
    return [*labels, *(record.id for record in found)]


def _plain_setting(issue: Issue) -> dict[str, Record]:
    """Paragraphs that an earlier copyfit set tighter or looser, as they were before."""
    return {p.id: replace(p, looseness=0) for p in issue.all(Paragraph) if p.looseness}


def _prepare(draft: Draft, template: Template) -> None:
    """Add parent pages, hues, labels and headline sizes: all that must stand before anything is measured."""
    issue = draft.issue
    for n, section in enumerate(issue.children(Section, "")):
        if not section.hue and template.hues:
            draft.add(replace(section, hue=template.hues[n % len(template.hues)]))
    issue = draft.issue = issue.with_records(draft.records)
    for section in issue.children(Section, ""):
        opener.labels(draft, section)
    add_parents(draft, template)
    cover.labels(draft)
    contents.labels(draft, template.contents_head(issue.settings.language))
    contents.thumb_labels(draft)
    for booking in issue.children(Booking, ""):
        advert.labels(draft, booking)
    for photo in issue.all(Photo):
        draft.caption(photo)
    draft.issue = issue.with_records(draft.records)
    _size_headlines(draft)
    draft.issue = issue.with_records(draft.records)


def _size_headlines(draft: Draft) -> None:
    measure = Measure(Composer(bundled()), draft.issue)
    width = Grid(draft.issue.settings, left_hand=False).area.w
    for story in draft.issue.all(Story):
        if story.kind in ("article", "foreword", "gallery"):
            for paragraph in paragraphs(draft.issue, story.id, "head"):
                if paragraph.style.startswith("ps-headline"):
                    draft.add(measure.largest(paragraph, width))
    for paragraph in paragraphs(draft.issue, cover.MASTHEAD):
        draft.add(measure.largest(paragraph, width, MASTHEADS))


class _Layout:
    """Places one item of the flat plan after another, remembering the patterns it used."""

    def __init__(self, draft: Draft, measure: Measure, template: Template) -> None:
        self.draft, self.measure, self.template = draft, measure, template
        self.recent: list[str] = []
        photos = [p for p in draft.issue.all(Photo) if p.role == "opener"]
        self.opener_photos = {p.parent: p for p in photos if p.parent}
        self.spare_photos = [p for p in photos if not p.parent]

    def place(self, standing: Standing) -> None:
        item, numbers, issue = standing.item, list(standing.numbers), self.draft.issue
        story = issue.find(Story, item.subject)
        match item.kind:
            case "cover":
                cover.place(self.draft, self.measure, numbers[0])
            case "contents":
                contents.place(self.draft, self.measure, numbers)
            case "opener" if section := issue.find(Section, item.subject):
                photo = self.opener_photos.get(section.id) or (self.spare_photos.pop(0) if self.spare_photos else None)
                opener.place(self.draft, self.measure, section, numbers[0], photo)
            case "ad" | "back" if booking := issue.find(Booking, item.subject):
                advert.place(self.draft, self.measure, booking, numbers[0], item.kind)
            case "foreword" if story:
                foreword.place(self.draft, self.measure, story, numbers)
            case "gallery" if story:
                gallery.place(self.draft, self.measure, story, numbers)
            case _ if story:
                self._article(story, item, numbers)
            case _:
                self._blank(numbers, f"The flat plan's {item.kind} on page {numbers[0]} names nothing that is in the issue")
        if story and item.kind in ("foreword", "article", "gallery"):
            for number in numbers:
                self._mark(number, story.parent)

    def _article(self, story: Story, item: PlanItem, numbers: list[int]) -> None:
        placing = article.Placing(story, numbers[0], len(numbers), story.parent, item.pattern)
        chosen = article.choose(self.measure, self.template, placing, self.recent)
        article.place(self.draft, self.template, placing, chosen)
        article.report(self.draft, placing, chosen)
        self.recent.append(chosen.fit.job.pattern.name)

    def _mark(self, number: int, section: str) -> None:
        """The folio mark: a short bar in the section's hue at the outer edge."""
        found = self.draft.issue.find(Section, section)
        grid = Grid(self.draft.issue.settings, left_hand=number % 2 == 0)
        x = grid.area.x if grid.left_hand else grid.area.right - _MARK_WIDTH
        place = Rect(x, grid.area.bottom + _MARK_DROP, _MARK_WIDTH, _MARK_HEIGHT)
        self.draft.shape(f"page-{number:03d}", "folio-mark", place, fill=found.hue if found and found.hue else "sw-teal")

    def _blank(self, numbers: list[int], message: str) -> None:
        for number in numbers:
            self.draft.page(number, "article", parent_id("article", 0, 0))
        self.draft.finding("empty-page", numbers[0], "", message, "Correct the flat plan, or place something there")

    def note(self, plan: FlatPlan) -> None:
        """Report what the flat plan could not have, and make the pages that nothing stands on."""
        for standing in plan.moved:
            self.draft.finding("plan-moved", standing.numbers[0], standing.item.subject,
                               f"{self._named(standing.item)} was planned for page {standing.item.page}, which was taken; "
                               f"it stands on page {standing.numbers[0]}",
                               "Give one of the two another page in the flat plan")  # fmt: skip
        for number in plan.empty:
            self._blank([number], f"Page {number} is empty")

    def _named(self, item: PlanItem) -> str:
        """What an item of the flat plan is called in a message."""
        match self.draft.issue.find(Record, item.subject):
            case Story() as story:
                return f"“{story.title}”"
            case Booking() as booking:
                return f"the ad of {booking.advertiser}"
            case _:
                return f"the {item.kind}"
