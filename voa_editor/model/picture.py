"""Place a picture in its frame: scale it to fill, and crop it about its focal point."""

from __future__ import annotations

import math

from voa_editor.geometry import Rect, Size
from voa_editor.model.assets import Asset
from voa_editor.model.frames import AdFrame, PictureFrame
from voa_editor.units import mm

_MOST_BLEED = mm(5)
_UNEVEN = mm(1)  # by which the bleed of artwork may differ from edge to edge


def place_picture(frame: PictureFrame, picture: Size) -> Rect:
    """Where the whole picture lies, before it is turned about the frame's centre.

    At scale 1 it just covers the frame (turned, if it is turned), its focal point as near the centre as can be. Larger,
    it never leaves an edge of the frame bare; smaller than the frame, it never leaves the frame.
    """
    box = to_cover(frame)
    if picture.w <= 0 or picture.h <= 0:
        return box
    scale = max(box.w / picture.w, box.h / picture.h) * frame.scale
    w, h = picture.w * scale, picture.h * scale
    return Rect(_between(box.centre.x - frame.focal_x * w, box.x, box.right - w),
                _between(box.centre.y - frame.focal_y * h, box.y, box.bottom - h), w, h)  # fmt: skip


def place_ad(frame: AdFrame, asset: Asset) -> Rect:
    """Where the whole of an ad's artwork lies, filling its frame.

    Artwork larger than the frame by the same at all edges, 5 mm at most, was made for it with that bleed: it keeps its size.
    """
    natural = asset.natural
    if natural is not None:
        across, down = natural.w - frame.w, natural.h - frame.h
        if 0 <= min(across, down) and max(across, down) <= 2 * _MOST_BLEED and abs(across - down) <= 2 * _UNEVEN:
            return Rect(frame.x - across / 2, frame.y - down / 2, natural.w, natural.h)
    filled = PictureFrame(id=frame.id, x=frame.x, y=frame.y, w=frame.w, h=frame.h)
    return place_picture(filled, Size(asset.width, asset.height))


def to_cover(frame: PictureFrame) -> Rect:
    """What an unturned picture must cover, so that turned it covers the frame."""
    box = frame.rect
    if not frame.turn % 360:
        return box
    sin, cos = abs(math.sin(math.radians(frame.turn))), abs(math.cos(math.radians(frame.turn)))
    w, h = box.w * cos + box.h * sin, box.w * sin + box.h * cos
    return Rect(box.centre.x - w / 2, box.centre.y - h / 2, w, h)


def _between(value: float, a: float, b: float) -> float:
    return min(max(value, min(a, b)), max(a, b))
