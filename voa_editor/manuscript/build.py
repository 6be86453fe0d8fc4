"""Turn a finished draft into the records of an issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from voa_editor.manuscript.artwork import Artwork
from voa_editor.manuscript.cleanup import clean, clean_line
from voa_editor.manuscript.drafts import AdDraft, Block, Draft, StoryDraft
from voa_editor.manuscript.photos import Placed, without_captions
from voa_editor.manuscript.words import Slugs, plain, slug
from voa_editor.model.assets import Booking, Photo
from voa_editor.model.order import keys
from voa_editor.model.pages import PlanItem
from voa_editor.model.records import Record
from voa_editor.model.settings import Section
from voa_editor.model.story import FIELD_MARK, Paragraph, Span, Story

_STYLES = {
    "lead": ("lead", "ps-lead"),
    "subhead": ("body", "ps-subhead"),
    "item": ("body", "ps-list"),
    "numbered": ("body", "ps-numbered"),
    "quotation": ("body", "ps-quotation"),
    "pull": ("quote", "ps-pull-quote"),
    "footnote": ("body", "ps-footnote"),
    "background": ("body", "ps-background"),
    "salutation": ("body", "ps-salutation"),
    "signature": ("signature", "ps-signature"),
}
"""Kind of block → flow and paragraph style."""
_SETTINGS = ("title", "subtitle", "period", "publisher")
_OPENS = frozenset({"", "salutation", "subhead"})  # after these a paragraph is a first one


def cleaned(draft: Draft) -> Draft:
    """The draft with all its text in good typography, each story by the rules of its language."""
    issue = draft.settings.language
    lines: dict[str, Any] = {key: clean_line(getattr(draft.settings, key), issue) for key in _SETTINGS}
    settings = replace(draft.settings, **lines)
    sections = tuple(replace(s, name=clean_line(s.name, issue), deck=clean_line(s.deck, issue)) for s in draft.sections)
    ads = tuple(replace(ad, lines=tuple(clean_line(line, ad.language or issue) for line in ad.lines)) for ad in draft.ads)
    stories = tuple(_clean_story(story, issue) for story in draft.stories)
    return replace(draft, settings=settings, sections=sections, ads=ads, stories=stories)


def cleaned_caption(placed: Placed, language: str) -> Placed:
    """A photograph with its caption, credit and alternative text in good typography."""
    note = placed.note
    lines: dict[str, Any] = {key: clean_line(getattr(note, key), language) for key in ("caption", "credit", "alt")}
    return replace(placed, note=replace(note, **lines))


def _clean_story(story: StoryDraft, issue: str) -> StoryDraft:
    language = story.language or issue
    lines: dict[str, Any] = {
        key: clean_line(getattr(story, key), language) for key in ("headline", "kicker", "byline", "short_title")
    }
    blocks = tuple(_clean_block(block, language) for block in story.blocks)
    return replace(story, section=clean_line(story.section, issue), blocks=blocks, **lines)


def _clean_block(block: Block, language: str) -> Block:
    text, spans = clean(block.text, block.spans, language)
    return replace(block, text=text, spans=spans)


def build(draft: Draft, placed: Sequence[Placed], artwork: Mapping[str, Artwork]) -> list[Record]:
    """Settings, sections, stories with paragraphs, photographs with assets, bookings and the flat plan."""
    sections = {plain(section.name): section.id for section in draft.sections}
    records: list[Record] = [draft.settings]
    for section, order in zip(draft.sections, keys(len(draft.sections)), strict=True):
        records.append(
            Section(id=section.id, order=order, name=section.name, hue=section.hue, opener=section.opener, deck=section.deck)
        )
    for story, order in zip(draft.stories, keys(len(draft.stories)), strict=True):
        records.append(_story(story, sections.get(plain(story.section), "") if story.section else "", order))
        records += _paragraphs(story)
    records += _photos(placed)
    for ad, order in zip(draft.ads, keys(len(draft.ads)), strict=True):
        records.append(_booking(ad, order, artwork.get(ad.slug)))
    assets = [p.picture.asset for p in placed if p.picture] + [art.asset for art in artwork.values()]
    return [*records, *{asset.id: asset for asset in assets}.values(), *_plan(draft)]


def _story(story: StoryDraft, section: str, order: str) -> Story:
    return Story(
        id=story.id,
        parent=section,
        order=order,
        kind=story.kind,
        slug=story.slug,
        kicker=story.kicker,
        headline=story.headline,
        short_title=story.short_title,
        byline=story.byline,
        language=story.language,
        cover=story.cover,
    )


def _paragraphs(story: StoryDraft) -> list[Paragraph]:
    fields = [name for name in ("kicker", "headline", "byline") if name == "headline" or getattr(story, name)]
    made = [
        Paragraph(id="", flow="head", style=f"ps-{name}", text=FIELD_MARK, spans=(Span(0, 1, field=name),)) for name in fields
    ]
    before = ""
    for block in without_captions(story) if story.kind == "gallery" else story.blocks:
        made.append(_paragraph(block, story.kind, before))
        before = block.kind if block.kind != "pull" else before
    ids = (f"para-{story.slug}-{n:03}" for n in range(1, len(made) + 1))
    return [replace(p, id=i, parent=story.id, order=order) for p, i, order in zip(made, ids, keys(len(made)), strict=False)]


def _paragraph(block: Block, kind: str, before: str) -> Paragraph:
    style = "ps-foreword" if kind == "foreword" else "ps-body"
    flow, style = _STYLES.get(block.kind, ("body", f"{style}-first" if before in _OPENS or before == "lead" else style))
    return Paragraph(id="", flow=flow, style=style, text=block.text, spans=block.spans)


def _photos(placed: Sequence[Placed]) -> list[Photo]:
    names = Slugs()
    orders = iter(keys(len(placed)))
    photos: list[Photo] = []
    for one in placed:
        stem = Path(one.picture.file.name).stem if one.picture else f"{one.note.story or 'missing'}-caption"
        x, y = one.note.focal or (0.5, 0.5)
        photos.append(
            Photo(
                id=f"photo-{names(stem)}",
                parent=one.owner,
                order=next(orders),
                asset=one.picture.asset.id if one.picture else "",
                caption=one.note.caption,
                credit=one.note.credit,
                alt=one.note.alt,
                focal_x=x,
                focal_y=y,
                role=one.role,
            )
        )
    return photos


def _booking(ad: AdDraft, order: str, art: Artwork | None) -> Booking:
    return Booking(
        id=ad.id,
        order=order,
        advertiser=ad.advertiser,
        asset=art.asset.id if art else "",
        size=ad.size,
        language=ad.language,
        link=ad.link,
        lines=ad.lines,
        approved=ad.approved,
    )


def _plan(draft: Draft) -> list[PlanItem]:
    names = Slugs()
    items: list[PlanItem] = []
    for place, order in zip(draft.places, keys(len(draft.places)), strict=True):
        subject = place.subject.split("-", 1)[-1]
        name = names(f"{place.kind}-{subject}" if subject and place.kind != subject else place.kind, 120)
        items.append(
            PlanItem(
                id=f"plan-{slug(name, 130)}",
                order=order,
                kind=place.kind,
                page=place.page,
                pages=place.pages,
                subject=place.subject,
                pattern=place.pattern,
            )
        )
    return items
