"""Proof a composed page as the press would print it: its plates, and the colours that the press cannot print."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from voa_editor.display.items import GlyphRun, Gradient, Group, Item, Path, Sheet
from voa_editor.jobs.export import intent_of
from voa_editor.jobs.pressing import ReadAssets, assets_of, press
from voa_editor.model.assets import Blobs
from voa_editor.model.colour import Cmyk, Colour, Lab, Rgb
from voa_editor.prepress.plates.show import Pressed, beyond
from voa_editor.prepress.profiles import Profile
from voa_editor.render.icc import IccProfile
from voa_editor.render.images import FAULTS, for_screen
from voa_editor.render.intent import OutputIntent
from voa_editor.render.presets import load_preset

if TYPE_CHECKING:
    from PIL import Image

_MARK, _NONE = Cmyk(0.0, 0.0, 0.0, 1.0), Cmyk(0.0, 0.0, 0.0, 0.0)
_LOOK = 1024  # pixels of a picture's longer side when its colours are looked at


@dataclass(frozen=True)
class ProofOrder:
    """A page to be proofed: its sheet, the bytes of its pictures, the condition, the resolution in pixels an inch."""

    sheet: Sheet
    assets: Mapping[str, bytes]
    intent: OutputIntent
    dpi: float
    gamut: bool = False


@dataclass(frozen=True)
class Proofed:
    """The plates of a page with its bleed; `beyond` is 255 where the press cannot print its colours (mode L), if asked for."""

    pressed: Pressed
    beyond: Image.Image | None = None


def proof_order(sheet: Sheet, blobs: Blobs, intent: OutputIntent, dpi: float, gamut: bool = False) -> ProofOrder:
    """Read what a proof needs of the project, so that another thread can make it."""
    return ProofOrder(sheet, assets_of(sheet.items, blobs), intent, dpi, gamut)


def proof_intent(profile: Profile, rendering: str = "") -> OutputIntent:
    """The condition of a printer profile; `rendering` in the place of its own. Raises UserError as jobs.export.intent_of."""
    intent = intent_of(profile)
    return replace(intent, rendering=rendering) if rendering else intent


def proof(order: ProofOrder) -> Proofed:
    """Make the plates of a page. May be called in any thread."""
    preset = replace(load_preset(), max_ppi=order.dpi * 1.5, target_ppi=order.dpi, bookmarks=False)
    pressed = press(order.sheet, ReadAssets(order.assets), preset, order.intent, order.dpi)
    if not order.gamut:
        return Proofed(pressed)
    masks = {asset: _mask(data, order.intent.profile) for asset, data in order.assets.items()}
    marked = replace(order.sheet, items=tuple(_marked(item, order.intent.profile) for item in order.sheet.items))
    shown = press(marked, ReadAssets(masks), preset, order.intent, order.dpi)
    return Proofed(pressed, shown.plates.inks["Black"])


def _mask(data: bytes, profile: IccProfile) -> bytes:
    """A picture that is black where the press cannot print its colours, and white elsewhere; in inks, it can."""
    from PIL import Image

    found: Image.Image | None = None
    try:
        with Image.open(io.BytesIO(data)) as source:
            rgb = source.mode not in ("CMYK", "L", "1")
        shown = for_screen(data, _LOOK, _LOOK)
        found = beyond(shown.convert("RGB"), profile) if rgb else Image.new("L", shown.size, 0)
    except FAULTS:
        found = Image.new("L", (1, 1), 0)
    out = io.BytesIO()
    found.point(lambda level: 255 - level).save(out, "PNG")
    return out.getvalue()


def _marked(item: Item, profile: IccProfile) -> Item:
    """An item in black where its colours cannot be printed, else in white."""
    match item:
        case GlyphRun():
            return item._replace(colour=_told(item.colour, profile))
        case Path():
            fill = item.fill
            if isinstance(fill, Gradient):
                fill = replace(fill, start=_told(fill.start, profile), end=_told(fill.end, profile))
            elif fill is not None:
                fill = _told(fill, profile)
            return replace(item, fill=fill, stroke=None if item.stroke is None else _told(item.stroke, profile))
        case Group():
            return replace(item, items=tuple(_marked(each, profile) for each in item.items))
        case _:
            return item


def _told(colour: Colour, profile: IccProfile) -> Colour:
    from PIL import Image

    from voa_editor.render.colour import screen_rgb

    if not isinstance(colour, Rgb | Lab):
        return _NONE
    red, green, blue = (round(value * 255) for value in screen_rgb(colour))
    return _MARK if beyond(Image.new("RGB", (1, 1), (red, green, blue)), profile).getpixel((0, 0)) else _NONE
