"""Find ads that are empty, not approved, of another size or on another page than was booked."""

from __future__ import annotations

from collections.abc import Iterator

from voa_editor.edit.commands.ads import LABELS, ad_places
from voa_editor.geometry import Rect
from voa_editor.model.assets import Asset, Booking, Finding
from voa_editor.model.frames import AdFrame
from voa_editor.model.pages import PlanItem
from voa_editor.prepress.profiles import Profile
from voa_editor.prepress.proof import Proof
from voa_editor.prepress.rules.told import told
from voa_editor.units import format_length, mm

_SAME = 1.0  # points by which a frame may differ from the size booked
_CUT = mm(2)  # of artwork that may be lost at an edge beyond its bleed


def unfilled(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """Space that is booked and has neither artwork nor text."""
    for page, frame, booking in placed(proof):
        if not booking.asset and not booking.lines:
            yield told("ad-unfilled", frame.id, f"{_name(booking)} has neither artwork nor text", "Place its artwork", page)


def unapproved(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """Ads that stand on a page and that their advertiser has not said yes to; each once."""
    seen: set[str] = set()
    for page, _, booking in placed(proof):
        if not booking.approved and (booking.asset or booking.lines) and booking.id not in seen:
            seen.add(booking.id)
            message = f"{_name(booking)} is not approved"
            yield told("ad-unapproved", booking.id, message, "Ask the advertiser, and tick it off in the ad's properties", page)


def size(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """Frames that are not of the size booked, and artwork of another shape, of which the frame cuts much away."""
    for page, frame, booking in placed(proof):
        asked = _booked(proof, page, booking.size)
        if asked and not any(abs(frame.w - box.w) <= _SAME and abs(frame.h - box.h) <= _SAME for box in asked):
            said = f"{_name(booking)} is {_spoken(frame.w, frame.h)}; {LABELS[booking.size].lower()} is "
            message = said + _spoken(asked[0].w, asked[0].h)
            yield told("ad-size", frame.id, message, "Give the ad the size that was booked, or book the size it has", page)
        elif (lost := _lost(proof, frame, booking)) > _CUT:
            message = f"the artwork of {_name(booking)} has another shape than its space: {format_length(lost, digits=0)} are cut"
            yield told("ad-size", frame.id, message, "Ask for artwork of the size that was booked", page)


def wrong_page(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """Bookings that stand on no page, or not on that of the flat plan."""
    if not proof.pages:
        return
    standing: dict[str, list[int]] = {}
    for page, _, booking in placed(proof):
        standing.setdefault(booking.id, []).append(page)
    planned = {item.subject: item.page for item in proof.issue.all(PlanItem) if item.page}
    for booking in proof.issue.all(Booking):
        pages, asked = standing.get(booking.id, []), planned.get(booking.id, 0)
        if not pages:
            yield told("ad-page", booking.id, f"{_name(booking)} stands on no page", "Place it, or take the booking out", asked)
        elif asked and asked not in pages:
            message = f"{_name(booking)} stands on page {pages[0]}; the flat plan has it on page {asked}"
            yield told("ad-page", booking.id, message, "Move it, or correct the flat plan", pages[0])


def placed(proof: Proof) -> Iterator[tuple[int, AdFrame, Booking]]:
    """The ads that stand on pages: page number, frame, booking."""
    for number, page in proof.numbered():
        for frame in page.frames:
            if isinstance(frame, AdFrame) and (booking := proof.issue.find(Booking, frame.booking)):
                yield number, frame, booking


def _booked(proof: Proof, page: int, size: str) -> tuple[Rect, ...]:
    """The places of a standard size; none of a size that is free."""
    return ad_places(proof.issue.settings, page % 2 == 0, size) if size in LABELS and size != "custom" else ()


def _lost(proof: Proof, frame: AdFrame, booking: Booking) -> float:
    """How much of the artwork, which fills the frame, lies beyond an edge of it and is no bleed; in points."""
    asset, settings = proof.issue.find(Asset, booking.asset), proof.issue.settings
    if asset is None or not (asset.width and asset.height and frame.w > 0 and frame.h > 0):
        return 0.0
    scale = max(frame.w / asset.width, frame.h / asset.height)
    over = max(asset.width * scale - frame.w, asset.height * scale - frame.h) / 2
    return over - max(settings.bleed_outer, settings.bleed_top)


def _name(booking: Booking) -> str:
    return f"the ad of {booking.advertiser or 'an advertiser'}"


def _spoken(width: float, height: float) -> str:
    return f"{format_length(width, digits=0).removesuffix(' mm')} × {format_length(height, digits=0)}"
