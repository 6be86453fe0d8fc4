"""Infer on which pages everything stands, from the pages that are known and the order of the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from voa_editor.manuscript.drafts import Draft, Place
from voa_editor.manuscript.report import Notes

_MULTIPLE = 4
_WORDS_A_PAGE = 450


def infer_pages(draft: Draft, notes: Notes) -> Draft:
    """The draft with a page for each place that lies between two known ones.

    A place whose page is known takes what the places after it, one page each, leave before the next known one.
    A plan whose only known pages are those of cover and contents stays open: the layout finds the pages.
    """
    places = list(draft.places)
    known = [n for n, place in enumerate(places) if place.page]
    if all(places[n].kind in ("cover", "contents") for n in known):
        return replace(draft, places=tuple(place if place.page else replace(place, pages=0) for place in places))
    words = {story.id: story.words for story in draft.stories}
    titles = (
        {s.id: s.headline for s in draft.stories}
        | {a.id: a.advertiser for a in draft.ads}
        | {s.id: s.name for s in draft.sections}
    )
    done = places[: known[0]]
    for n, start in enumerate(known):
        end = known[n + 1] if n + 1 < len(known) else len(places)
        run = places[start:end]
        last = end == len(places)
        next_page = _end_page(run, words) + 1 if last else places[end].page
        done += _fill(run, next_page, titles, notes)
        if last and run[-1].kind != "back":
            done[-1] = replace(done[-1], pages=min(done[-1].pages, _needed(done[-1], words)))
    _report(places, done, titles, notes)
    return replace(draft, places=tuple(done))


def with_back(draft: Draft) -> Draft:
    """The draft with an ad that closes its plan as the back cover."""
    last = draft.places[-1] if draft.places else None
    return replace(draft, places=(*draft.places[:-1], replace(last, kind="back"))) if last and last.kind == "ad" else draft


def _needed(place: Place, words: Mapping[str, int]) -> int:
    return max(1, -(-words.get(place.subject, 0) // _WORDS_A_PAGE))


def _end_page(run: Sequence[Place], words: Mapping[str, int]) -> int:
    """The last page of the issue: a multiple of four that holds the last run of places."""
    needed = run[0].page + _needed(run[0], words) - 1 + len(run) - 1
    return -(-needed // _MULTIPLE) * _MULTIPLE


def _fill(run: Sequence[Place], next_page: int, titles: Mapping[str, str], notes: Notes) -> list[Place]:
    """Pages for a known place and those after it, up to the next known page; what finds none keeps page 0."""
    first, others = run[0], list(run[1:])
    room = next_page - first.page
    pages = max(1, room - len(others))
    done = [replace(first, pages=pages)]
    page = first.page + pages
    for place in others:
        if page < next_page:
            done.append(replace(place, page=page))
            page += 1
        else:
            done.append(place)
            name = titles.get(place.subject, place.kind)
            message = f"no page is left for “{name}” between pages {first.page} and {next_page}."
            notes.warn("inferred", message, "Give it a page in issue.toml ([[page]]).", record=place.subject, page=first.page)
    return done


def _report(before: Sequence[Place], after: Sequence[Place], titles: Mapping[str, str], notes: Notes) -> None:
    for old, new in zip(before, after, strict=True):
        if new.page and (not old.page or old.pages != new.pages or old.kind in ("cover", "contents")):
            pages = f"page {new.page}" if new.pages == 1 else f"pages {new.page}–{new.page + new.pages - 1}"
            name = f" “{titles[new.subject]}”" if new.subject in titles else ""
            notes.info("inferred", f"{pages}: {new.kind}{name}.", record=new.subject, page=new.page)
