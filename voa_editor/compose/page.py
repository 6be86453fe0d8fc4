"""Compose a page: ink its frames, and those of its parent page and of the facing page that reach over, into a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voa_editor.compose.frame import FrameInker, Inked, moved
from voa_editor.compose.text import InkedLine, LineKey
from voa_editor.compose.thread import Typesetter, View
from voa_editor.display.items import Outline, Sheet
from voa_editor.model.frames import Frame, GroupFrame
from voa_editor.model.pages import Page, ParentPage
from voa_editor.model.settings import Section, Settings
from voa_editor.model.spreads import opposite
from voa_editor.model.story import Story

Ahead = dict[str, dict[LineKey, InkedLine]]
"""Lines inked before their page is composed, by text frame."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A sheet, and what it was put together from."""

    sheet: Sheet
    frames: dict[tuple[str, str], Inked]  # by where the frame is from (parent, own, over the fold) and its id
    about: tuple[object, ...]


def compose_page(
    typesetter: Typesetter, view: View, page: str, before: Composed | None = None, ahead: Ahead | None = None
) -> Composed:
    """The sheet of a page: the parent page's frames at the bottom, each kind from back to front.

    A parent page is composed as a right-hand page. What did not change is taken from `before`, lines of new frames from those
    inked `ahead`. Raises KeyError for an id that is no page's.
    """
    issue, settings = view.issue, view.issue.settings
    found = issue.get(page)
    if not isinstance(found, Page | ParentPage):
        raise KeyError(f"the issue has no page {page!r}")
    number = issue.page_number(page)
    known = before.frames if before else {}
    frames = {key: inked for key, inked in _inked(typesetter, view, found, known, ahead or {})}
    label = found.name if isinstance(found, ParentPage) else str(number)
    outlines = _outlines(view, found, number) if isinstance(found, Page) else ()
    about = (number, label, settings.trim_w, settings.trim_h, _bleed(settings, view.left_hand(page)), outlines)
    if before and before.about == about and _same_frames(before.frames, frames):
        return before
    inks = frames.values()
    sheet = Sheet(
        page, *about[:5],
        items=tuple(item for inked in inks for item in inked.items),
        outlines=outlines,
        missing=tuple(missing for inked in inks for text in inked.texts for missing in text.missing),
        fallbacks=tuple(fallback for inked in inks for text in inked.texts for fallback in text.fallbacks),
        texts=tuple(box for (origin, _), inked in frames.items() if origin == "own" for box in inked.boxes),
    )  # fmt: skip
    return Composed(sheet, frames, about)


def made_from(typesetter: Typesetter, view: View, page: str) -> tuple[object, ...]:
    """What the items of a page's sheet are made from, at little cost: as long as these are the same objects, so are the items.

    Raises KeyError for an id that is no page's.
    """
    record = view.issue.get(page)
    if not isinstance(record, Page | ParentPage):
        raise KeyError(f"the issue has no page {page!r}")
    found: list[object] = [view.issue.settings, view.left_hand(page)]
    of_parent, own = FrameInker(typesetter, view, page, own=False), FrameInker(typesetter, view, page)
    for frame in view.parent_frames(page):
        found += of_parent.made_from(frame)
    if crossing := view.crossing_frames(page):
        facing = FrameInker(typesetter, view, opposite(view.issue, page))
        found += [each for frame in crossing for each in ("fold", *facing.made_from(frame))]
    for frame in view.own_frames(page):
        found += (own if isinstance(record, Page) else of_parent).made_from(frame)
    return tuple(found)


Key = tuple[str, str]


def _inked(
    typesetter: Typesetter, view: View, page: Page | ParentPage, known: dict[Key, Inked], ahead: Ahead
) -> Iterator[tuple[Key, Inked]]:
    parents = FrameInker(typesetter, view, page.id, own=False)
    for frame in view.parent_frames(page.id):
        key = ("parent", frame.id)
        group = view.issue.find(GroupFrame, frame.id)
        # A group is mirrored as a whole: the frames in it have places of their own.
        aside = frame.x - group.x if group else 0.0
        yield key, _aside(parents, group, aside, known.get(key)) if group and aside else parents.ink(frame, known.get(key))
    facing = FrameInker(typesetter, view, opposite(view.issue, page.id))
    for frame in view.crossing_frames(page.id):
        key = ("fold", frame.id)
        yield key, _aside(facing, frame, view.fold_shift(page.id), known.get(key))
    own = parents if isinstance(page, ParentPage) else FrameInker(typesetter, view, page.id, ahead=ahead)
    for frame in view.own_frames(page.id):
        key = ("own", frame.id)
        yield key, own.ink(frame, known.get(key))


def _aside(inker: FrameInker, frame: Frame, dx: float, before: Inked | None) -> Inked:
    """A frame `dx` points beside where it stands; `before` if it is the same as then."""
    known = before.inner.get(frame.id) if before else None
    inked = inker.ink(frame, known)
    return before if before and inked is known and before.key == (dx,) else moved(inked, frame, dx)


def _same_frames(one: dict[Key, Inked], other: dict[Key, Inked]) -> bool:
    return list(one) == list(other) and all(one[key] is inked for key, inked in other.items())


def _bleed(settings: Settings, left_hand: bool) -> tuple[float, float, float, float]:
    """Top, right, bottom, left."""
    outer, inner = settings.bleed_outer, settings.bleed_inner
    right, left = (inner, outer) if left_hand else (outer, inner)
    return settings.bleed_top, right, settings.bleed_bottom, left


def _outlines(view: View, page: Page, number: int) -> tuple[Outline, ...]:
    """Bookmarks: a section on its first page, and below it the stories whose headline stands on this page."""
    issue = view.issue
    found: list[Outline] = []
    section = issue.find(Section, page.section)
    if section and view.openers.get(section.id) == page.id:
        found.append(Outline(section.name, 0, 0.0))
    for frame in issue.frames(page.id):
        story = issue.find(Story, getattr(frame, "story", ""))
        if story is None or story.kind == "label" or getattr(frame, "flow", "") != "head" or not story.headline:
            continue
        if view.threads.first_page(story.id) == number and (not section or story.title != section.name):
            found.append(Outline(story.title, 1 if section else 0, frame.y))
    return tuple(found)
