"""Place a picture in its frame: scale it to fill, and crop it about its focal point."""

from __future__ import annotations

from voa_editor.geometry import Rect, Size
from voa_editor.model.frames import PictureFrame


def place_picture(frame: PictureFrame, picture: Size) -> Rect:
    """Where the whole picture lies so that it covers the frame and its focal point is as near the centre as can be."""
    box = frame.rect
    if picture.w <= 0 or picture.h <= 0:
        return box
    scale = max(box.w / picture.w, box.h / picture.h) * max(frame.scale, 1.0)
    w, h = picture.w * scale, picture.h * scale
    x = min(max(box.centre.x - frame.focal_x * w, box.right - w), box.x)
    y = min(max(box.centre.y - frame.focal_y * h, box.bottom - h), box.y)
    return Rect(x, y, w, h)
