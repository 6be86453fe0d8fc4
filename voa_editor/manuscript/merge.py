"""Put what an issue.toml says over what the manuscript says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voa_editor.manuscript.drafts import AdDraft, Draft, Place, SectionDraft, StoryDraft
from voa_editor.manuscript.issue_toml import IssuePlan, PageNote
from voa_editor.manuscript.report import Notes
from voa_editor.manuscript.words import Slugs, plain

_KINDS = ("article", "foreword", "gallery")


def merge(draft: Draft, plan: IssuePlan, notes: Notes) -> Draft:
    """The draft with the plan's settings, sections, facts of stories, photographs, ads and pages, where it gives them."""
    stories = _stories(draft.stories, plan, notes)
    sections = _sections(draft.sections, plan.sections, stories)
    ads = _ads(draft.ads, plan.ads)
    merged = replace(draft, settings=replace(draft.settings, **plan.settings), sections=sections, stories=stories, ads=ads)  # type: ignore[arg-type]
    photos = (*plan.photos, *draft.photos)
    kinds = {story.id: story.kind for story in stories}
    places = [replace(place, kind=kinds.get(place.subject, place.kind)) for place in draft.places]
    if plan.pages:
        places = _placed(plan.pages, merged, notes)
    return replace(merged, photos=photos, places=tuple(_with_ads(places, ads)))


def _sections(
    found: Sequence[SectionDraft], given: Sequence[SectionDraft], stories: Sequence[StoryDraft]
) -> tuple[SectionDraft, ...]:
    """Sections as given, then those only the manuscript has, then (without an opener) those only a story names."""
    done = {plain(section.name): section for section in reversed([*given, *found])}
    slugs = Slugs()
    ordered = {plain(section.name): done[plain(section.name)] for section in (*given, *found)}
    for section in ordered.values():
        slugs(section.slug)
    for story in stories:
        if story.section and plain(story.section) not in ordered:
            ordered[plain(story.section)] = SectionDraft(slugs(story.section), story.section, opener=False)
    return tuple(ordered.values())


def _stories(stories: Sequence[StoryDraft], plan: IssuePlan, notes: Notes) -> tuple[StoryDraft, ...]:
    found = {story.slug: n for n, story in enumerate(stories)}
    done = list(stories)
    for note in plan.stories:
        n = found.get(note.slug)
        if n is None:
            message = f"issue.toml, [[story]] “{note.slug}”: the manuscript has no story of that slug."
            notes.warn("unmatched-title", message, "Write slug: under its headline, or correct issue.toml.")
            continue
        said = dict(note.said)
        if said.get("kind", "article") not in _KINDS:
            notes.warn(
                "unknown-key",
                f"issue.toml, [[story]] “{note.slug}”: kind “{said.pop('kind')}” is not known.",
                f"Write one of {', '.join(_KINDS)}.",
            )
        done[n] = replace(done[n], **said)  # type: ignore[arg-type]
    return tuple(done)


def _ads(found: Sequence[AdDraft], given: Sequence[AdDraft]) -> tuple[AdDraft, ...]:
    """Ads by slug; what issue.toml leaves out of an ad the manuscript holds, the manuscript gives."""
    typed = {ad.slug: ad for ad in found}
    done: dict[str, AdDraft] = dict(typed)
    for ad in given:
        old = typed.get(ad.slug, ad)
        done[ad.slug] = replace(ad, lines=ad.lines or old.lines, link=ad.link or old.link, language=ad.language or old.language)
    return tuple(done.values())


def _placed(pages: Sequence[PageNote], draft: Draft, notes: Notes) -> list[Place]:
    """The flat plan as issue.toml gives it: an item without a page follows the one before it."""
    stories = {story.slug: story for story in draft.stories}
    sections = {plain(section.name): section for section in draft.sections}
    ads = {ad.slug: ad for ad in draft.ads}
    places: list[Place] = []
    following = 1
    for note in pages:
        ad = ads.get(note.ad)
        story = stories.get(note.story)
        section = sections.get(plain(note.section)) if note.section else None
        subject = story or section or ad
        name = note.story or note.section or note.ad
        if name and subject is None:
            message = f"issue.toml, {note.place}: there is no story, section or ad “{name}”; the page is left out of the plan."
            notes.warn("unmatched-title", message, "Correct the name, or add it.", page=note.page or 0)
            continue
        booked = ad.page if ad and not note.page else 0
        page = booked or (following if note.page is None else note.page)
        kind = note.kind or (story.kind if story else "article")
        places.append(Place(kind, subject.id if subject else "", page, note.pages, note.pattern))
        following = page + note.pages if page else following
    placed = {place.subject for place in places}
    for story in draft.stories:
        if story.id not in placed:
            notes.warn(
                "inferred",
                f"“{story.headline}” is not in the flat plan; it goes where there is room.",
                "Give it a [[page]].",
                record=story.id,
            )
            places.append(Place(story.kind, story.id, pages=0))
    return places


def _with_ads(places: Sequence[Place], ads: Sequence[AdDraft]) -> list[Place]:
    """The plan with the pages that ads are booked on, and the ads it lacks, each before the first item of a later page."""
    booked = {ad.id: ad.page for ad in ads}
    done = [replace(place, page=place.page or booked.get(place.subject, 0)) for place in places]
    placed = {place.subject for place in done}
    for ad in ads:
        if ad.id not in placed:
            at = next((n for n, place in enumerate(done) if ad.page and place.page > ad.page), len(done))
            done.insert(at, Place("ad", ad.id, ad.page))
    return done
