"""Reserve space for ads in standard sizes on the grid, give it to bookings, and change its size."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial

from voa_editor.edit.change import Change, put
from voa_editor.edit.command import Command
from voa_editor.edit.commands.shapes import new_frame
from voa_editor.edit.ids import new_id, order_last
from voa_editor.edit.placing import movable
from voa_editor.edit.selection import Selection
from voa_editor.edit.settling import settled
from voa_editor.geometry import Point, Rect
from voa_editor.model.assets import Booking
from voa_editor.model.frames import AdFrame
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.model.settings import Settings

SIZES = ("full", "half-upright", "half-landscape", "quarter", "strip", "custom")
"""What a booking's size can be; "custom" is any box."""
LABELS = {
    "full": "Full Page", "half-upright": "Half Page Upright", "half-landscape": "Half Page Landscape",
    "quarter": "Quarter Page", "strip": "Strip", "custom": "Custom",
}  # fmt: skip
_STRIP = 8  # a strip is as high as this part of the rows


def ad_boxes(settings: Settings, left_hand: bool) -> dict[str, Rect]:
    """Standard size → where such an ad stands at first: at the foot, on the outer side. In points, on a page of that hand."""
    return {size: ad_places(settings, left_hand, size)[0] for size in SIZES if size != "custom"}


def ad_places(settings: Settings, left_hand: bool, size: str) -> tuple[Rect, ...]:
    """Every place on the grid where an ad of a standard size may stand, the usual one first.

    A full page has its bleed; the others stand on columns and whole rows within the margins. Raises KeyError for another size.
    """
    area = settings.type_area(left_hand)
    rows = max(int(area.h / settings.baseline + 1e-6), 1)
    half = max(settings.columns // 2, 1) * (area.w + settings.gutter) / settings.columns - settings.gutter
    half = min(max(half, 1.0), area.w)
    outer, inner = (area.x, area.right - half) if left_hand else (area.right - half, area.x)

    def foot(count: int) -> tuple[float, float]:
        return area.y + (rows - count) * settings.baseline, count * settings.baseline

    def head(count: int) -> tuple[float, float]:
        return area.y, count * settings.baseline

    def boxes(x: tuple[float, ...], w: float, *ys: tuple[float, float]) -> tuple[Rect, ...]:
        return tuple(Rect(left, y, w, h) for y, h in ys for left in x)

    low, strip = max((rows - 1) // 2, 1), max(rows // _STRIP, 1)
    match size:
        case "full":
            return (_bleed(settings, left_hand),)
        case "half-upright":
            return boxes((outer, inner), half, foot(rows))
        case "half-landscape":
            return boxes((area.x,), area.w, foot(low), head(low))
        case "quarter":
            return boxes((outer, inner), half, foot(low), head(low))
        case "strip":
            return boxes((area.x,), area.w, foot(strip), head(strip))
        case _:
            raise KeyError(f"{size!r} is no standard size: take {', '.join(SIZES[:-1])}")


def place_nearest(issue: Issue, page: str, size: str, at: Point) -> Rect:
    """The place of a standard size whose middle is nearest to a point of the page."""
    places = ad_places(issue.settings, _left_hand(issue, page), size)
    return min(places, key=lambda box: math.hypot(box.centre.x - at.x, box.centre.y - at.y))


def reserve(issue: Issue, selection: Selection, size: str, at: Point | None = None, box: Rect | None = None) -> Change | None:
    """Book an ad on the page worked on: a standard size in its usual place, in that nearest to a point, or a custom box.

    Text keeps off it. None where there is no page, or its layer is locked.
    """
    if box is None and size == "custom":
        return None
    if box is None:
        usual = ad_boxes(issue.settings, _left_hand(issue, selection.page))[size]
        box = usual if at is None else place_nearest(issue, selection.page, size, at)
    frame = new_frame(issue, selection, AdFrame, box)
    if frame is None:
        return None
    booking = Booking(id=new_id(issue, "booking"), size=size, order=order_last(issue.children(Booking)))
    return put(issue, [booking, replace(frame, booking=booking.id, wrap=issue.settings.baseline / 2)])


def assign(issue: Issue, frame: str, booking: str) -> Change | None:
    """Give an ad frame to a booking. A booking that was only a reservation, and stands nowhere else, goes."""
    found = next((one for one in movable(issue, [frame]) if isinstance(one, AdFrame)), None)
    if found is None or issue.find(Booking, booking) is None:
        return None
    return put(issue, [replace(found, booking=booking)], _forsaken(issue, found, booking)) or None


def resize_ad(issue: Issue, selection: Selection, size: str) -> Change | None:
    """Give the selected ads a standard size, in the place nearest to where they stand."""
    ads = [frame for frame in movable(issue, selection.frames) if isinstance(frame, AdFrame)]
    boxes = {ad.id: (place_nearest(issue, issue.page_of(ad.id), size, ad.rect.centre), 0.0) for ad in ads}
    bookings: list[Record] = [replace(b, size=size) for ad in ads if (b := issue.find(Booking, ad.booking))]
    named = put(issue, bookings)
    moved = settled(named.apply(issue), boxes)
    return (named.then(moved) if moved else named) or None


def _forsaken(issue: Issue, frame: AdFrame, booking: str) -> list[str]:
    old = issue.find(Booking, frame.booking)
    blank = old is not None and old.id != booking and not (old.advertiser or old.asset or old.lines or old.link)
    used = any(other.booking == frame.booking for other in issue.all(AdFrame) if other.id != frame.id)
    return [frame.booking] if blank and not used else []


def _left_hand(issue: Issue, page: str) -> bool:
    number = issue.page_number(page)
    return number > 0 and number % 2 == 0


def _bleed(settings: Settings, left_hand: bool) -> Rect:
    s = settings
    left, right = (s.bleed_outer, s.bleed_inner) if left_hand else (s.bleed_inner, s.bleed_outer)
    return Rect(-left, -s.bleed_top, s.trim_w + left + right, s.trim_h + s.bleed_top + s.bleed_bottom)


COMMANDS: tuple[Command, ...] = tuple(
    Command(f"ad-size-{size}", LABELS[size], partial(resize_ad, size=size), "Object/Ad Size") for size in SIZES[:-1]
)
