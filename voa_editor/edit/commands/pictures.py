"""Place pictures in frames, and move, scale and turn them there."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from voa_editor.edit.captions import retold
from voa_editor.edit.change import Change, put
from voa_editor.edit.command import Command, Run
from voa_editor.edit.commands.shapes import new_frame
from voa_editor.edit.ids import new_id, order_last
from voa_editor.edit.placing import Box, around, box_of, movable, placed, turned_by
from voa_editor.edit.selection import Selection
from voa_editor.edit.settling import settled
from voa_editor.geometry import Point, Rect, Size
from voa_editor.model.assets import Asset, Booking, Photo
from voa_editor.model.frames import AdFrame, Frame, PictureFrame
from voa_editor.model.issue import Issue
from voa_editor.model.picture import place_ad, place_picture, to_cover
from voa_editor.model.records import Record

LEAST_SCALE, MOST_SCALE = 0.02, 50.0  # of the size that just fills the frame
GOOD_PPI = 300.0  # the resolution at which a picture dropped beside any frame is placed
LEAST_SIDE = 24.0  # points, of such a picture
_SAME = 1e-6


# -- what there is ---------------------------------------------------------------------------------------------------


def asset_of(issue: Issue, frame: Frame) -> Asset | None:
    """The asset that a picture or ad frame shows; None for an empty frame or another kind."""
    match frame:
        case PictureFrame():
            photo = issue.find(Photo, frame.photo)
            return issue.find(Asset, photo.asset if photo else frame.asset)
        case AdFrame():
            booking = issue.find(Booking, frame.booking)
            return issue.find(Asset, booking.asset) if booking else None
        case _:
            return None


def content_box(issue: Issue, frame: Frame) -> Rect | None:
    """Where the whole picture lies, in the frame's own coordinates, before it is turned about the frame's centre."""
    asset = asset_of(issue, frame)
    if asset is None or not asset.width or not asset.height:
        return None
    if isinstance(frame, AdFrame):
        return place_ad(frame, asset)
    return place_picture(frame, _size(asset)) if isinstance(frame, PictureFrame) else None


def effective_ppi(issue: Issue, frame: Frame) -> float | None:
    """The pixels per inch at which a frame's picture is printed; None for an empty frame, and for artwork of no pixels."""
    asset, where = asset_of(issue, frame), content_box(issue, frame)
    pixels = asset.width if asset and asset.natural is None else 0
    return pixels / where.w * 72.0 if pixels and where and where.w > 0 else None


def picture_point(issue: Issue, frame: PictureFrame, point: Point) -> Point | None:
    """A point of the page as parts of the picture's width and height (0 to 1 within it)."""
    where = content_box(issue, frame)
    if where is None or where.empty:
        return None
    inner = _untwisted(issue, frame, point)
    return Point((inner.x - where.x) / where.w, (inner.y - where.y) / where.h)


# -- placing ---------------------------------------------------------------------------------------------------------


def place(issue: Issue, frame: str, picture: Photo | Asset) -> Change | None:
    """Show a photograph in a picture frame, or artwork in an ad frame, filling it; new records come along.

    An asset alone becomes a photograph of its own, unless the issue has one of it. Captions of the picture that was there
    tell of the new one. The bytes of a new asset are handed to the editor with the change.
    """
    found = next(iter(movable(issue, [frame])), None)
    if isinstance(found, AdFrame):
        return _place_artwork(issue, found, picture)
    if not isinstance(found, PictureFrame):
        return None
    photo, new = _as_photo(issue, picture)
    shown = replace(
        found, photo=photo.id, asset="", scale=1.0, turn=0.0, focal_x=photo.focal_x, focal_y=photo.focal_y
    )
    return put(issue, [*new, shown, *(retold(issue, found, photo.id) if found.photo else ())]) or None


def new_picture_frame(issue: Issue, selection: Selection, box: Rect, picture: Photo | Asset) -> Change | None:
    """A picture frame with its picture on the page worked on."""
    photo, new = _as_photo(issue, picture)
    frame = new_frame(issue, selection, PictureFrame, box)
    if frame is None:
        return None
    return put(issue, [*new, replace(frame, photo=photo.id, focal_x=photo.focal_x, focal_y=photo.focal_y)])


def natural_box(issue: Issue, asset: Asset, at: Point) -> Rect:
    """Where a picture dropped at a point of a page goes: centred there, at a good resolution, no larger than the type area.

    Artwork has a size of its own.
    """
    most = issue.settings.type_area(left_hand=False)
    if not asset.width or not asset.height:
        return around(at, most.w / 2, most.h / 2)
    good = 72.0 / GOOD_PPI if asset.natural is None else asset.natural.w / asset.width
    scale = min(good, most.w / asset.width, most.h / asset.height)
    scale = max(scale, LEAST_SIDE / max(asset.width, asset.height))
    return around(at, asset.width * scale, asset.height * scale)


# -- the picture within its frame ------------------------------------------------------------------------------------


def fill(issue: Issue, selection: Selection) -> Change | None:
    """Fill the frame with the picture, about the photograph's own focal point."""

    def filled(frame: PictureFrame, where: Rect) -> PictureFrame:
        focus = _focus(issue, frame)
        return replace(frame, scale=1.0, focal_x=focus.x, focal_y=focus.y)

    return _each(issue, selection, filled)


def fit(issue: Issue, selection: Selection) -> Change | None:
    """Show the whole picture in the middle of the frame."""

    def fitted(frame: PictureFrame, where: Rect) -> PictureFrame:
        shown = where.turned(frame.turn)
        factor = min(frame.w / shown.w, frame.h / shown.h) if not shown.empty else 1.0
        return replace(frame, scale=_kept(frame.scale * factor), focal_x=0.5, focal_y=0.5)

    return _each(issue, selection, fitted)


def centre(issue: Issue, selection: Selection) -> Change | None:
    """Put the middle of the picture in the middle of the frame."""
    return _each(issue, selection, lambda frame, where: replace(frame, focal_x=0.5, focal_y=0.5))


def fit_frame(issue: Issue, selection: Selection) -> Change | None:
    """Make the frame as large as the picture, which stays where it is; captions follow."""
    boxes: dict[str, Box] = {}
    records = []
    for frame in _pictures(issue, selection.frames):
        where = content_box(issue, frame)
        if where is None or where.empty:
            continue
        shown = where.turned(frame.turn)
        way = Point(where.centre.x - frame.rect.centre.x, where.centre.y - frame.rect.centre.y)
        arm = turned_by(way, frame.turn + frame.rotation)
        middle = Point(frame.rect.centre.x + arm.x, frame.rect.centre.y + arm.y)
        boxed = placed(frame, around(middle, shown.w, shown.h))
        full = place_picture(replace(boxed, scale=1.0), Size(where.w, where.h))
        records.append(replace(frame, scale=_kept(where.w / full.w), focal_x=0.5, focal_y=0.5))
        boxes[frame.id] = box_of(issue, boxed)
    first = put(issue, records)
    moved = settled(first.apply(issue), boxes)
    return (first.then(moved) if moved else first) or None


def crop_to(issue: Issue, frame: str, dx: float, dy: float) -> Change | None:
    """Move the picture within its frame by points of the page, as far as it goes."""

    def moved(one: PictureFrame, where: Rect) -> PictureFrame:
        arm = turned_by(Point(dx, dy), -box_of(issue, one)[1] - one.turn)
        return _showing(one, where.moved(arm.x, arm.y))

    return _each(issue, Selection(frames=(frame,)), moved)


def zoom_content(issue: Issue, frame: str, factor: float, about: Point | None = None) -> Change | None:
    """Scale the picture about a point of the page (the frame's centre): what lies there stays there, as far as it can."""

    def zoomed(one: PictureFrame, where: Rect) -> PictureFrame:
        scale = _kept(one.scale * factor)
        k = scale / one.scale
        fixed = one.rect.centre if about is None else _untwisted(issue, one, about)
        x, y = fixed.x + (where.x - fixed.x) * k, fixed.y + (where.y - fixed.y) * k
        return _showing(replace(one, scale=scale), Rect(x, y, where.w * k, where.h * k))

    return _each(issue, Selection(frames=(frame,)), zoomed)


def turn_content(issue: Issue, selection: Selection, degrees: float) -> Change | None:
    """Turn the picture clockwise within its frame."""
    return _each(issue, selection, lambda frame, where: replace(frame, turn=_angle(frame.turn + degrees)))


def set_focal(issue: Issue, frame: str, point: Point) -> Change | None:
    """Set what of the picture stays nearest the frame's centre, in parts of its width and height."""
    return set_content(issue, Selection(frames=(frame,)), focal_x=point.x, focal_y=point.y)


def set_content(
    issue: Issue,
    selection: Selection,
    *,
    scale: float | None = None,
    turn: float | None = None,
    focal_x: float | None = None,
    focal_y: float | None = None,
) -> Change | None:
    """Set scale (1 just fills the frame), turn in degrees and focal point of the selected pictures; what is None stays."""

    def set_(frame: PictureFrame, where: Rect) -> PictureFrame:
        return replace(
            frame,
            scale=frame.scale if scale is None else _kept(scale),
            turn=frame.turn if turn is None else _angle(turn),
            focal_x=frame.focal_x if focal_x is None else _part(focal_x),
            focal_y=frame.focal_y if focal_y is None else _part(focal_y),
        )

    return _each(issue, selection, set_)


# -- helpers ---------------------------------------------------------------------------------------------------------

Edit = Callable[[PictureFrame, Rect], PictureFrame]
"""What becomes of a frame whose picture lies in a rectangle of the frame's own coordinates."""


def _each(issue: Issue, selection: Selection, change: Edit) -> Change | None:
    """What a change does to each selected picture frame that is not empty."""
    found = [(frame, content_box(issue, frame)) for frame in _pictures(issue, selection.frames)]
    return put(issue, [change(frame, where) for frame, where in found if where]) or None


def _pictures(issue: Issue, frames: Iterable[str]) -> list[PictureFrame]:
    return [frame for frame in movable(issue, frames) if isinstance(frame, PictureFrame)]


def _showing(frame: PictureFrame, where: Rect) -> PictureFrame:
    """The frame with the focal point that puts its picture there, as nearly as it goes; a side that cannot move stays."""
    cover = to_cover(frame)
    found = frame
    if where.w > 0 and abs(where.w - cover.w) > _SAME:
        found = replace(found, focal_x=_part((cover.centre.x - _between(where.x, cover.x, cover.right - where.w)) / where.w))
    if where.h > 0 and abs(where.h - cover.h) > _SAME:
        found = replace(found, focal_y=_part((cover.centre.y - _between(where.y, cover.y, cover.bottom - where.h)) / where.h))
    return found


def _untwisted(issue: Issue, frame: PictureFrame, point: Point) -> Point:
    """A point of the page in the coordinates in which the picture lies unturned."""
    box, rotation = box_of(issue, frame)
    arm = turned_by(Point(point.x - box.centre.x, point.y - box.centre.y), -rotation - frame.turn)
    return Point(frame.rect.centre.x + arm.x, frame.rect.centre.y + arm.y)


def _as_photo(issue: Issue, picture: Photo | Asset) -> tuple[Photo, list[Record]]:
    """The photograph to show, and the records that the issue has to take up for it."""
    if isinstance(picture, Photo):
        return picture, [picture] if picture.id not in issue else []
    there = next((photo for photo in issue.all(Photo) if photo.asset == picture.id), None)
    if there and picture.id in issue:
        return there, []
    photo = Photo(id=new_id(issue, "photo"), asset=picture.id, order=order_last(issue.children(Photo)))
    return photo, [photo, *([picture] if picture.id not in issue else [])]


def _place_artwork(issue: Issue, frame: AdFrame, picture: Photo | Asset) -> Change | None:
    asset = picture.asset if isinstance(picture, Photo) else picture.id
    new: list[Record] = [picture] if isinstance(picture, Asset) and picture.id not in issue else []
    booking = issue.find(Booking, frame.booking)
    if booking is None:
        booking = Booking(id=new_id(issue, "booking"), size="custom", order=order_last(issue.children(Booking)))
        new.append(replace(frame, booking=booking.id))
    return put(issue, [*new, replace(booking, asset=asset)]) or None


def _focus(issue: Issue, frame: PictureFrame) -> Point:
    photo = issue.find(Photo, frame.photo)
    return Point(photo.focal_x, photo.focal_y) if photo else Point(0.5, 0.5)


def _size(asset: Asset) -> Size:
    return Size(asset.width, asset.height)


def _kept(scale: float) -> float:
    return min(max(scale, LEAST_SCALE), MOST_SCALE)


def _part(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _angle(degrees: float) -> float:
    """The same angle within -180 (excluded) to 180."""
    found = math.remainder(degrees, 360.0)
    return 180.0 if found == -180.0 else found


def _between(value: float, a: float, b: float) -> float:
    return min(max(value, min(a, b)), max(a, b))


def _command(name: str, label: str, run: Run, keys: str = "", icon: str = "") -> Command:
    return Command(name, label, run, "Object/Fitting", keys, icon)


COMMANDS: tuple[Command, ...] = (
    _command("fill-frame", "Fill Frame with Picture", fill, "Ctrl+Alt+Shift+C"),
    _command("fit-picture", "Fit Picture to Frame", fit, "Ctrl+Alt+Shift+E", "fit"),
    _command("fit-frame", "Fit Frame to Content", fit_frame, "Ctrl+Alt+C"),
    _command("centre-picture", "Centre Picture", centre, "Ctrl+Shift+E"),
    _command("turn-picture-clockwise", "Turn Picture 90° Clockwise", partial(turn_content, degrees=90.0)),
    _command("turn-picture-anticlockwise", "Turn Picture 90° Anticlockwise", partial(turn_content, degrees=-90.0)),
)
