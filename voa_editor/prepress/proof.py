"""Gather from the sheets, in one pass, what the rules of preflight ask: the rules themselves look at no sheet."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from voa_editor.display.items import Fallback, GlyphRun, Overset, Picture, Sheet
from voa_editor.display.query import Placed, walk
from voa_editor.geometry import Point, Rect
from voa_editor.model.assets import Asset
from voa_editor.model.frames import Frame, GroupFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.threads import Threads

_EDGE = 1.0  # points that ink may stand outside its frame


class Composes(Protocol):
    """What preflight asks of a composer (compose.composer.Composer)."""

    def sheets(self, issue: Issue, pages: Sequence[int] | None = None) -> Iterable[Sheet]: ...

    def overset(self, issue: Issue) -> list[Overset]: ...


@dataclass(frozen=True, slots=True)
class Printed:
    """A picture as printed: on which page, of which frame, at how many pixels per inch (the lesser of both ways)."""

    page: int
    frame: str
    asset: Asset
    ppi: float


@dataclass(frozen=True, slots=True)
class Missing:
    """A character that no face has."""

    page: int
    character: str
    record: str


@dataclass(slots=True)
class Proof:
    """An issue and what its sheets show. `bare` are the text frames without ink, `cut` (page, record) of words off the trim."""

    issue: Issue
    threads: Threads
    overset: list[Overset]
    pictures: list[Printed] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    fallbacks: list[tuple[int, Fallback]] = field(default_factory=list)  # each with its page
    bare: set[str] = field(default_factory=set)
    cut: dict[tuple[int, str], None] = field(default_factory=dict)
    _starts: dict[tuple[str, str], list[tuple[int, int]]] = field(default_factory=dict)

    def page_of_text(self, record: str, attr: str = "text", at: int = 0) -> int:
        """The first page on which character `at` of a record's attribute is printed; 0 if it is not."""
        starts = self._starts.get((record, attr), [])
        place = bisect_right(starts, (at, 1 << 30))
        return starts[max(place - 1, 0)][1] if starts else 0

    def page_of_frame(self, frame: str) -> int:
        """The number of the page a frame stands on; 0 on a parent page."""
        return self.issue.page_number(self.issue.page_of(frame))


def take_proof(issue: Issue, composer: Composes) -> Proof:
    """Compose every page once, keeping none."""
    proof = Proof(issue, Threads(issue), composer.overset(issue))
    for sheet in composer.sheets(issue):
        _read_sheet(proof, sheet)
    for starts in proof._starts.values():
        starts.sort()
    return proof


def _read_sheet(proof: Proof, sheet: Sheet) -> None:
    proof.missing += [Missing(sheet.number, character, source.record) for character, source in sheet.missing]
    proof.fallbacks += [(sheet.number, fallback) for fallback in sheet.fallbacks]
    ink: list[Point] = []
    trim = Rect(0.0, 0.0, sheet.width, sheet.height)
    for placed in walk(sheet.items):
        match placed.item:
            case GlyphRun():
                ink.append(placed.matrix.apply(Point(placed.item.x, placed.item.y)))
                if not trim.contains(ink[-1]):
                    proof.cut[sheet.number, placed.item.source.record] = None
                _note_start(proof, placed.item, sheet.number)
            case Picture():
                _note_picture(proof, placed, placed.item, sheet.number)
    for frame in _text_frames(proof.issue, sheet.page):
        # Ink is looked for in the upright box alone: a turned frame counts as inked.
        box = frame.rect.inset(-_EDGE)
        if not frame.rotation and not any(box.contains(point) for point in ink):
            proof.bare.add(frame.id)


def _note_start(proof: Proof, run: GlyphRun, page: int) -> None:
    """Remember where a record's text begins on each page; a field stands on many."""
    starts = proof._starts.setdefault((run.source.record, run.source.attr), [])
    if all(known != page for _, known in starts):
        starts.append((run.source.start, page))


def _note_picture(proof: Proof, placed: Placed, picture: Picture, page: int) -> None:
    asset = proof.issue.find(Asset, picture.asset)
    if asset is None or not (asset.width and asset.height and asset.media_type.startswith("image/")):
        return  # artwork without pixels prints as sharp as the press can
    m = placed.matrix
    width, height = picture.rect.w * math.hypot(m.a, m.b), picture.rect.h * math.hypot(m.c, m.d)
    if width > 0 and height > 0:
        ppi = min(asset.width / width, asset.height / height) * 72.0
        proof.pictures.append(Printed(page, picture.source.record, asset, ppi))


def _text_frames(issue: Issue, owner: str) -> Iterator[TextFrame]:
    """The visible text frames of a page, those in groups too."""
    for frame in visible_frames(issue, owner):
        if isinstance(frame, TextFrame):
            yield frame


def visible_frames(issue: Issue, owner: str, depth: int = 0) -> Iterator[Frame]:
    """The frames of a page that print, groups opened."""
    for frame in issue.frames(owner):
        if frame.hidden:
            continue
        yield frame
        if isinstance(frame, GroupFrame) and depth < 60:
            yield from visible_frames(issue, frame.id, depth + 1)
