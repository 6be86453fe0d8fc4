"""Gather from each sheet what the rules of preflight ask: the rules themselves look at no sheet."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from voa_editor.display.items import Fallback, GlyphRun, Link, Overset, Picture, Sheet
from voa_editor.display.query import Placed, walk
from voa_editor.geometry import Point, Rect
from voa_editor.model.assets import Asset, Finding
from voa_editor.model.frames import Frame, GroupFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Layer, Page
from voa_editor.model.stack import DEEPEST
from voa_editor.model.threads import Threads, threads_of

_EDGE = 1.0  # points that ink may stand outside its frame

Datum = tuple[str, str]
"""A record's id and the name of one of its attributes."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A picture as printed: of which frame, at how many pixels per inch (the lesser of both ways)."""

    frame: str
    asset: Asset
    ppi: float


@dataclass(frozen=True, slots=True)
class PageProof:
    """What one page shows, whatever its number is.

    `frames` are those that print, groups opened, from back to front; `bare` the text frames among them without ink; `cut`
    the records of words off the trim; `missing` the characters that no face has, each with its record; `starts` where in
    a record's attribute the part begins that stands here; `faces` the keys of the faces, each with a record set in it;
    `links` the targets of links with their records;
    `filled`: something prints that no parent page repeats, be it a frame of the facing page; `told` what the rules that look
    at sheets found, without page numbers; `ink` the most that can lie anywhere on it, in per cent.
    """

    page: str
    frames: tuple[Frame, ...]
    pictures: tuple[Printed, ...]
    missing: tuple[tuple[str, str], ...]
    fallbacks: tuple[Fallback, ...]
    bare: frozenset[str]
    cut: tuple[str, ...]
    starts: Mapping[Datum, int]
    filled: bool = True
    faces: Mapping[str, str] = field(default_factory=dict)
    links: tuple[tuple[str, str], ...] = ()
    told: tuple[Finding, ...] = ()
    ink: float = 0.0


@dataclass(slots=True)
class Proof:
    """An issue and what its pages show, in their order."""

    issue: Issue
    pages: Sequence[PageProof]
    overset: Sequence[Overset] = ()
    threads: Threads = field(init=False)
    _starts: dict[Datum, list[tuple[int, int]]] = field(default_factory=dict)  # as far as they were asked for

    def __post_init__(self) -> None:
        self.threads = threads_of(self.issue)

    def numbered(self) -> Iterator[tuple[int, PageProof]]:
        """Each page with its number."""
        return enumerate(self.pages, 1)

    def page_of_text(self, record: str, attr: str = "text", at: int = 0) -> int:
        """The first page on which character `at` of a record's attribute is printed; 0 if it is not."""
        datum = (record, attr)
        if datum not in self._starts:
            self._starts[datum] = sorted((page.starts[datum], n) for n, page in self.numbered() if datum in page.starts)
        starts = self._starts[datum]
        place = bisect_right(starts, (at, 1 << 30))
        return starts[max(place - 1, 0)][1] if starts else 0

    def page_of_frame(self, frame: str) -> int:
        """The number of the page a frame stands on; 0 on a parent page."""
        return self.issue.page_number(self.issue.page_of(frame))


def read_page(issue: Issue, sheet: Sheet) -> PageProof:
    """What a sheet of the issue shows."""
    ink: list[Point] = []
    cut: dict[str, None] = {}
    starts: dict[Datum, int] = {}
    pictures: list[Printed] = []
    faces: dict[str, str] = {}
    links: dict[tuple[str, str], None] = {}
    trim = Rect(0.0, 0.0, sheet.width, sheet.height)
    for placed in walk(sheet.items):
        match placed.item:
            case GlyphRun() as run:
                ink.append(placed.matrix.apply(Point(run.x, run.y)))
                if not trim.contains(ink[-1]):
                    cut[run.source.record] = None
                starts.setdefault((run.source.record, run.source.attr), run.source.start)
                faces.setdefault(run.face, run.source.record)
            case Picture() as picture:
                pictures += _printed(issue, placed, picture)
            case Link() as link:
                links[link.target, link.source.record] = None
    frames = tuple(visible_frames(issue, sheet.page))
    missing = tuple((character, source.record) for character, source in sheet.missing)
    bare = frozenset(_without(ink, frames))
    filled = bool(frames) or any(isinstance(issue.get(issue.page_of(item.source.record)), Page) for item in sheet.items)
    return PageProof(
        sheet.page, frames, tuple(pictures), missing, sheet.fallbacks, bare, tuple(cut), starts, filled, faces, tuple(links)
    )


def _printed(issue: Issue, placed: Placed, picture: Picture) -> Iterator[Printed]:
    asset = issue.find(Asset, picture.asset)
    if asset is None or not (asset.width and asset.height) or asset.natural is not None:
        return  # artwork without pixels prints as sharp as the press can
    m = placed.matrix
    width, height = picture.rect.w * math.hypot(m.a, m.b), picture.rect.h * math.hypot(m.c, m.d)
    if width > 0 and height > 0:
        yield Printed(picture.source.record, asset, min(asset.width / width, asset.height / height) * 72.0)


def _without(ink: list[Point], frames: Iterable[Frame]) -> Iterator[str]:
    """The text frames without ink. It is looked for in the upright box alone: a turned frame counts as inked."""
    for frame in frames:
        if isinstance(frame, TextFrame) and not frame.rotation:
            box = frame.rect.inset(-_EDGE)
            if not any(box.contains(point) for point in ink):
                yield frame.id


def visible_frames(issue: Issue, owner: str, depth: int = 0) -> Iterator[Frame]:
    """The frames of a page (or group) that print, groups opened, from back to front."""
    for frame in issue.frames(owner):
        layer = issue.find(Layer, frame.layer) if depth == 0 else None  # frames of a group lie on the group's
        if frame.hidden or (layer and layer.hidden):
            continue
        yield frame
        if isinstance(frame, GroupFrame) and depth < DEEPEST:
            yield from visible_frames(issue, frame.id, depth + 1)
