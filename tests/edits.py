"""Make changes as the editor makes them, and draw issues with frames of every kind, for laws that hold for all commands."""

from __future__ import annotations

import math

from hypothesis import strategies as st
from notation import ad_frame, group, issue, layer, pages, picture_frame, shape, story, text_frame

from voa_editor.edit.change import Change, put
from voa_editor.edit.groups import groups_fit_what_they_hold
from voa_editor.edit.placing import box_of
from voa_editor.edit.rules import enforce
from voa_editor.edit.selection import Selection
from voa_editor.geometry import Point, Rect
from voa_editor.kernels.resize import corners
from voa_editor.model.assets import Asset, Booking, Photo
from voa_editor.model.frames import Frame, GroupFrame
from voa_editor.model.issue import Issue
from voa_editor.model.spreads import Pasteboard
from voa_editor.model.stack import leaves, locked
from voa_editor.model.story import FIELD_MARK, Paragraph, Span, Story
from voa_editor.model.styles import Swatch

PIXELS = Asset(id="sha256-aa", name="a.jpg", width=600, height=400)
PHOTO = Photo(id="photo-a", asset="sha256-aa", caption="The bridge.", credit="A. Painter", focal_x=0.3, focal_y=0.4)
BLACK = Swatch(id="sw-black", name="Black", k=1.0)


def made(before: Issue, change: Change | None) -> Issue:
    """The issue after a change and all that the rules add to it; the change can be taken back."""
    assert change, "the command does not apply"
    whole = enforce(before, change)
    after = whole.apply(before)
    assert whole.reversed().apply(after) == before
    return after


def selected(*frames: str, page: str = "page-1", key: str = "", layer: str = "", content: bool = False) -> Selection:
    return Selection(frames=frames, page=page, key=key, layer=layer, content=content)


def frame(now: Issue, name: str) -> Frame:
    return now.need(Frame, f"frame-{name}")


def rect(now: Issue, name: str) -> tuple[float, float, float, float]:
    box = frame(now, name).rect
    return round(box.x, 4), round(box.y, 4), round(box.w, 4), round(box.h, 4)


def caption(name: str, *box: float, photo: str = "photo-a", **more: object) -> list[object]:
    """The text frame "frame-<name>" with the caption of a photograph, and its label."""
    text = FIELD_MARK + " " + FIELD_MARK
    spans = (Span(0, 1, field="caption", of=photo), Span(2, 3, "cs-credit", field="credit", of=photo))
    label = f"story-{name}"
    return [
        Story(id=label, kind="label"),
        Paragraph(id=f"para-{name}", parent=label, order="i", text=text, spans=spans),
        text_frame(name, *box, story=label, **more),
    ]


def painted(now: Issue, page: str = "page-1") -> list[str]:
    """The names of the frames of a page, from back to front."""
    return [found.id.removeprefix("frame-") for found in now.frames(page)]


def standing(now: Issue) -> dict[str, list[tuple[float, float]]]:
    """Where each frame that is no group shows: its corners on its page."""
    found = [leaf for page in now.pages() for top in now.frames(page.id) for leaf in leaves(now, top)]
    return {leaf.id: [(round(p.x, 3), round(p.y, 3)) for p in corners(*box_of(now, leaf))] for leaf in found}


def on_pasteboard(now: Issue) -> dict[str, list[float]]:
    """Where each frame that is no group shows: its corners on the pasteboard, whichever page of its spread it belongs to."""
    board = Pasteboard(now)
    at = {i: board.from_page(now.page_of(i), Point(0, 0)) for i in standing(now)}
    return {i: [along for x, y in found for along in (x + at[i].x, y + at[i].y)] for i, found in standing(now).items()}


def groups_fit(now: Issue) -> bool:
    """Whether each group is as large as what it holds."""
    return all(
        math.isclose(a, b, abs_tol=1e-3)
        for found in now.all(GroupFrame)
        for a, b in zip(_sides(found.rect), _sides(_bounds(now, found)), strict=True)
    )


def _bounds(now: Issue, found: GroupFrame) -> Rect:
    boxes = [child.rect.turned(child.rotation) for child in now.frames(found.id)]
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    return Rect(x, y, max(box.right for box in boxes) - x, max(box.bottom for box in boxes) - y)


def _sides(box: Rect) -> tuple[float, ...]:
    return box.x, box.y, box.right, box.bottom


_PLACE = st.integers(-40, 640)
_SIDE = st.integers(1, 300)
_TURN = st.sampled_from([0.0, 0.0, 0.0, 30.0, 90.0, -135.0])


@st.composite
def desks(draw: st.DrawFn) -> tuple[Issue, Selection]:
    """Three pages with frames of every kind on them, some turned, locked, layered, grouped; and some of them selected."""
    kinds = (text_frame, picture_frame, ad_frame, shape)
    frames: list[Frame] = []
    for n in range(draw(st.integers(1, 7))):
        kind = draw(st.sampled_from(kinds))
        more: dict[str, object] = {
            "page": f"page-{draw(st.integers(1, 3))}", "rotation": draw(_TURN), "locked": draw(st.integers(0, 5)) == 0,
            "layer": draw(st.sampled_from(["", "", "layer-top"])),
        }  # fmt: skip
        more |= {"story": "story-bridge"} if kind is text_frame else {"photo": "photo-a"} if kind is picture_frame else {}
        more |= {"booking": "booking-1"} if kind is ad_frame else {}
        frames.append(kind(f"{n}", draw(_PLACE), draw(_PLACE), draw(_SIDE), draw(_SIDE), **more))
    records: list[object] = list(frames)
    first = frames[0]
    mates = [one for one in frames[:3] if one.parent == first.parent]
    if len(mates) > 1 and draw(st.booleans()):
        grouped = group("g", *mates, layer=first.layer, rotation=draw(_TURN))
        records = [*grouped, *(one for one in frames if one not in mates)]
    now = issue(
        pages(3), layer("top"), PIXELS, PHOTO, BLACK, Booking(id="booking-1", advertiser="Tea House"),
        story("bridge", "The bridge is open."), caption("cap", 10, 10, 50, 20), records,
    )  # fmt: skip
    now = made_fit(now)
    names = sorted(one.id for one in now.records.values() if isinstance(one, Frame))
    chosen = draw(st.lists(st.sampled_from(names), max_size=4, unique=True))
    key = draw(st.sampled_from(["", *chosen]))
    return now, Selection(frames=tuple(chosen), page=f"page-{draw(st.integers(1, 3))}", key=key)


def made_fit(now: Issue) -> Issue:
    """The issue with its groups as large as what is in them (turned, they are larger than notation makes them)."""
    touched = Change(updated={found.id: (found, found) for found in now.all(GroupFrame)})
    records, _ = groups_fit_what_they_hold(now, touched)
    return put(now, records).apply(now)


def locked_frames(now: Issue) -> dict[str, Frame]:
    """The locked frames that stand on a page; one within a group goes where that goes."""
    frames = [one for one in now.records.values() if isinstance(one, Frame) and locked(now, one)]
    return {one.id: one for one in frames if one.parent == now.page_of(one.id)}
