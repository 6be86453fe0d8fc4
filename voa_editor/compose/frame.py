"""Ink a frame: turn it into the items of a sheet, or take them from before if nothing about it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from voa_editor.compose.flow import Flow
from voa_editor.compose.stroke import ARC, line, stroked
from voa_editor.compose.text import InkedLine, InkedText, LineKey, ink_text
from voa_editor.compose.thread import Typesetter, View
from voa_editor.display.items import Gradient, Group, Item, Link, Path, Picture, Source, TextBox, rect_path
from voa_editor.geometry import Matrix, Size
from voa_editor.model.assets import Asset, Booking, Photo
from voa_editor.model.colour import Colour
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.picture import place_ad, place_picture
from voa_editor.model.swatches import Blend


@dataclass(frozen=True, slots=True)
class Inked:
    """A frame's items, and the texts in it. `key` holds what they were made from: the same objects, the same items."""

    key: tuple[object, ...]
    items: tuple[Item, ...]
    texts: tuple[InkedText, ...] = ()
    boxes: tuple[TextBox, ...] = ()
    inner: dict[str, Inked] = field(default_factory=dict)  # of a group, its frames; of a frame moved aside, itself


@dataclass(frozen=True, slots=True)
class FrameInker:
    """Inks the frames of one page. `own` are frames of the page itself, others those of its parent page.

    `ahead` holds lines of its text frames that were inked before.
    """

    typesetter: Typesetter
    view: View
    page: str
    own: bool = True
    ahead: Mapping[str, Mapping[LineKey, InkedLine]] = field(default_factory=dict)

    def ink(self, frame: Frame, before: Inked | None = None) -> Inked:
        """The frame under its rotation and opacity; `before` is what it was inked as the last time."""
        if isinstance(frame, GroupFrame):
            return self._group(frame, before)
        key = self._key(frame)
        if before is not None and _identical(before.key, key):
            return before
        texts: tuple[InkedText, ...] = ()
        match frame:
            case TextFrame():
                texts = self._texts(frame, key[-1], before)
                items = _box(self.view, frame) + [item for text in texts for item in text.items]
            case PictureFrame():
                items = _picture(self.view, frame, self.own)
            case AdFrame():
                items = _ad(self.view, frame)
            case ShapeFrame():
                items = _shape(self.view, frame)
            case _:
                items = []
        matrix = _matrix(frame)
        return Inked(key, _turned(frame, items, matrix), texts, tuple(replace(text.box, matrix=matrix) for text in texts))

    def made_from(self, frame: Frame) -> Iterator[object]:
        """All that `ink` makes its items from: the same objects, the same items."""
        yield from self._key(frame)
        for child in self._within(frame):
            yield from self.made_from(child)

    def _within(self, frame: Frame) -> list[Frame]:
        """The frames of a group that show."""
        return [child for child in self.view.issue.frames(frame.id) if not child.hidden] if isinstance(frame, GroupFrame) else []

    def _key(self, frame: Frame) -> tuple[object, ...]:
        issue, styles = self.view.issue, self.view.styles
        match frame:
            case TextFrame():
                return (frame, styles, self._flow(frame) if frame.story else None)
            case PictureFrame():
                photo = issue.find(Photo, frame.photo)
                return (frame, styles, photo, issue.get(photo.asset if photo else frame.asset))
            case AdFrame():
                booking = issue.find(Booking, frame.booking)
                return (frame, styles, booking, issue.get(booking.asset) if booking else None)
            case _:
                return (frame, styles)

    def _flow(self, frame: TextFrame) -> Flow:
        if self.own:
            return self.typesetter.flow(self.view, frame.story, frame.flow, frame.id)
        return self.typesetter.label(self.view, frame, self.page)

    def _texts(self, frame: TextFrame, flow: object, before: Inked | None) -> tuple[InkedText, ...]:
        if not isinstance(flow, Flow):
            return ()
        known = before.texts[0].lines if before and before.texts else self.ahead.get(frame.id, {})
        return (ink_text(flow, frame, known),)

    def _group(self, group: GroupFrame, before: Inked | None) -> Inked:
        known = before.inner if before else {}
        inner = {child.id: self.ink(child, known.get(child.id)) for child in self._within(group)}
        key = (group, *inner.values())
        if before is not None and _identical(before.key, key):
            return before
        matrix = _matrix(group)
        items = [item for one in inner.values() for item in one.items]
        boxes = tuple(replace(box, matrix=box.matrix.then(matrix)) for one in inner.values() for box in one.boxes)
        texts = tuple(text for one in inner.values() for text in one.texts)
        return Inked(key, _turned(group, items, matrix), texts, boxes, inner)


def moved(inked: Inked, frame: Frame, dx: float) -> Inked:
    """The same frame `dx` points to the side, as a page sees that of the facing one."""
    aside = Group(inked.items, Source(frame.id), Matrix.translation(dx, 0.0))
    return Inked((dx,), (aside,), inked.texts, inner={frame.id: inked})


def _identical(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


def _matrix(frame: Frame) -> Matrix:
    return Matrix.rotation(frame.rotation, frame.rect.centre) if frame.rotation else Matrix()


def _turned(frame: Frame, items: list[Item], matrix: Matrix) -> tuple[Item, ...]:
    """Items under the frame's rotation and, for what is not a shape, its opacity."""
    opacity = 1.0 if isinstance(frame, ShapeFrame) else frame.opacity
    if not items or (not frame.rotation and opacity >= 1.0):
        return tuple(items)
    return (Group(tuple(items), Source(frame.id), matrix, None, opacity),)


def _box(view: View, frame: Frame) -> list[Item]:
    """The fill and stroke of a frame as a rectangle."""
    if not frame.fill and not frame.stroke:
        return []
    fill = _fill(view, frame)
    stroke = view.styles.colour(frame.stroke) if frame.stroke and frame.stroke_width else None
    return [stroked(Path(rect_path(frame.rect), fill, Source(frame.id)), frame, stroke)]


def _fill(view: View, frame: Frame) -> Colour | Gradient | None:
    """What a frame is filled with."""
    paint = view.styles.paint(frame.fill, frame.fill_tint) if frame.fill else None
    return Gradient(paint.start, paint.end, angle=paint.angle) if isinstance(paint, Blend) else paint


def _picture(view: View, frame: PictureFrame, own: bool) -> list[Item]:
    """A picture of a page; on a parent page it is decoration, which returns on page after page."""
    photo = view.issue.find(Photo, frame.photo)
    asset = view.issue.find(Asset, photo.asset if photo else frame.asset)
    items = _box(view, frame)
    if asset:
        where = place_picture(frame, Size(asset.width, asset.height))
        role = "figure" if own and not frame.artefact else "artefact"
        clip = where if frame.turn else frame.rect
        picture = Picture(asset.id, where, clip, Source(frame.id), role)
        if photo:
            picture = replace(picture, alt=photo.alt, photo=photo.id, owner=photo.parent)
        turn = Matrix.rotation(frame.turn, frame.rect.centre)
        items.append(Group((picture,), Source(frame.id), turn, frame.rect) if frame.turn else picture)
    return items


def _ad(view: View, frame: AdFrame) -> list[Item]:
    booking = view.issue.find(Booking, frame.booking)
    asset = view.issue.find(Asset, booking.asset) if booking else None
    items = _box(view, frame)
    if booking and asset:
        where = place_ad(frame, asset)
        alt = " ".join([booking.advertiser, *booking.lines])
        items.append(Picture(asset.id, where, frame.rect, Source(frame.id), "ad", alt, language=booking.language))
    if booking and booking.link:
        items.append(Link(frame.rect, booking.link, Source(frame.id)))
    return items


def _shape(view: View, frame: ShapeFrame) -> list[Item]:
    stroke = view.styles.colour(frame.stroke) if frame.stroke else None
    if frame.shape == "line":
        parts = line(frame, stroke)
        if len(parts) == 1 and isinstance(parts[0], Path):
            return [replace(parts[0], opacity=frame.opacity)]
        return parts if frame.opacity >= 1 else [Group(tuple(parts), Source(frame.id), opacity=frame.opacity)]
    fill, shade = _fill(view, frame), None
    if fill and frame.gradient:
        first, last = view.styles.colour(frame.fill, frame.fill_tint), view.styles.colour(frame.gradient)
        shade = Gradient(first, last, frame.opacity, frame.gradient_opacity)
    opacity = 1.0 if shade else frame.opacity
    return [stroked(Path(_outline(frame), shade or fill, Source(frame.id), opacity=opacity), frame, stroke)]


def _outline(frame: ShapeFrame) -> tuple[tuple[str | float, ...], ...]:
    box = frame.rect
    rx, ry = (box.w / 2, box.h / 2) if frame.shape == "ellipse" else (min(frame.radius, box.w / 2, box.h / 2),) * 2
    if not rx or not ry:
        return rect_path(box)
    x0, y0, x1, y1 = box.x, box.y, box.right, box.bottom
    kx, ky = rx * (1 - ARC), ry * (1 - ARC)
    return (
        ("M", x0 + rx, y0), ("L", x1 - rx, y0), ("C", x1 - kx, y0, x1, y0 + ky, x1, y0 + ry),
        ("L", x1, y1 - ry), ("C", x1, y1 - ky, x1 - kx, y1, x1 - rx, y1),
        ("L", x0 + rx, y1), ("C", x0 + kx, y1, x0, y1 - ky, x0, y1 - ry),
        ("L", x0, y0 + ry), ("C", x0, y0 + ky, x0 + kx, y0, x0 + rx, y0), ("Z",),
    )  # fmt: skip
