"""Find in placed artwork fonts that are not embedded, and spot inks that another place defines otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from voa_editor.artwork.kinds import PDF
from voa_editor.edit.commands.pictures import asset_of
from voa_editor.model.assets import Asset, Booking, Finding
from voa_editor.model.colour import Spot
from voa_editor.model.frames import AdFrame, Frame
from voa_editor.model.styles import Swatch
from voa_editor.model.swatches import colour_of
from voa_editor.prepress.artwork_notes import SpotInk, spot_of
from voa_editor.prepress.proof import Proof
from voa_editor.prepress.rules.told import told
from voa_editor.prepress.surroundings import Surroundings

_TOLD = 4  # fonts that are named


def unembedded_fonts(proof: Proof, outside: Surroundings) -> Iterator[Finding]:
    """Artwork that names fonts and does not hold them: it is printed as a picture, in whatever font is at hand."""
    for page, frame, asset in _shown(proof):
        if fonts := outside.artwork(asset.id).fonts:
            more = f" and {len(fonts) - _TOLD} more" if len(fonts) > _TOLD else ""
            message = f"{_name(proof, frame, asset)} does not hold its fonts ({', '.join(fonts[:_TOLD])}{more})"
            yield told("ad-fonts", frame.id, message, "Ask for the file with its fonts embedded, or with text as outlines", page)


def spot_twice(proof: Proof, outside: Surroundings) -> Iterator[Finding]:
    """One spot ink that two places define in two ways: two pieces of artwork, or one and a swatch."""
    met: dict[str, tuple[SpotInk, str]] = {}
    for swatch in proof.issue.all(Swatch):
        if swatch.kind == "spot" and isinstance(colour := colour_of(swatch, lambda id: proof.issue.find(Swatch, id)), Spot):
            met.setdefault(colour.name, (spot_of(colour), f"the swatch “{swatch.name}”"))
    for page, frame, asset in _shown(proof):
        here = f"{_name(proof, frame, asset)} on page {page}"
        for spot in outside.artwork(asset.id).spots:
            other, there = met.setdefault(spot.ink, (spot, here))
            if other.key != spot.key:
                what = f"the spot ink “{spot.ink}” is {other.said} in {there} and {spot.said} in {here}"
                remedy = "Give the swatch the same inks, or ask one advertiser for the file with the other's definition"
                yield told("spot-twice", frame.id, what, remedy, page)


def _shown(proof: Proof) -> Iterator[tuple[int, Frame, Asset]]:
    """The artwork on pages, each once: the page's number and the frame that shows it first."""
    seen: set[str] = set()
    for page, shown in proof.numbered():
        for frame in shown.frames:
            asset = asset_of(proof.issue, frame)
            if asset is not None and asset.media_type == PDF and asset.id not in seen:
                seen.add(asset.id)
                yield page, frame, asset


def _name(proof: Proof, frame: Frame, asset: Asset) -> str:
    booking = proof.issue.find(Booking, frame.booking) if isinstance(frame, AdFrame) else None
    return f"the ad of {booking.advertiser}" if booking and booking.advertiser else f"the artwork {asset.name or asset.id[:14]}"
