"""Lay out full-page ads: the advertiser's artwork to the bleed, or its words where no artwork came."""

from __future__ import annotations

from voa_editor.geometry import Rect
from voa_editor.model.assets import Booking
from voa_editor.model.fields import AD_LINE
from voa_editor.plan.draft import LABEL, Draft, Field, text
from voa_editor.plan.grid import Grid
from voa_editor.plan.measure import Measure
from voa_editor.plan.parents import parent_id

GROUNDS = ("sw-teal", "sw-night", "sw-hue-clay")
_HEAD_LINES = 2


def labels(draft: Draft, booking: Booking) -> None:
    """Add the label with the words of an ad that has no artwork."""
    if booking.asset or not booking.lines:
        return
    styles = ["ps-ad-head" if n < _HEAD_LINES and len(line) < 60 else "ps-ad-line" for n, line in enumerate(booking.lines)]
    lines = [text(style, Field(f"{AD_LINE}{n}", booking.id)) for n, style in enumerate(styles)]
    draft.label(f"ad-{booking.id.removeprefix('booking-')}", *lines, language=booking.language)


def place(draft: Draft, measure: Measure, booking: Booking, number: int, kind: str) -> None:
    """Place an ad on page `number`; `kind` is "ad" or "back"."""
    page = draft.page(number, kind, parent_id(kind))
    grid = Grid(draft.issue.settings, left_hand=number % 2 == 0)
    if booking.asset:
        draft.ad_frame(page, "ad-1", grid.bleed, booking.id)
        return
    ground = GROUNDS[number % len(GROUNDS)]
    draft.shape(page, "ground", grid.bleed, fill=ground)
    draft.shape(page, "rule", Rect(grid.area.x, grid.area.y, 60, 3), fill="sw-saffron")
    name = f"{LABEL}ad-{booking.id.removeprefix('booking-')}"
    height = measure.height(name, "body", grid.width(1, 10))
    if height:
        box = Rect(grid.area.x, grid.area.y + 24, grid.width(1, 10), height + 2)
        draft.text_frame(page, "words", box, name)
    draft.ad_frame(page, "ad-1", grid.bleed, booking.id)
