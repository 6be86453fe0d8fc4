"""Mark frames that hold nothing yet: a cross, a picture's sign, whose ad is awaited and how large it is. Never printed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from voa_editor.edit.commands.ads import LABELS
from voa_editor.edit.commands.pictures import asset_of
from voa_editor.geometry import Point
from voa_editor.kernels.resize import corners
from voa_editor.model.assets import Asset, Booking, Photo
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, PictureFrame
from voa_editor.model.issue import FRAME_KINDS, Issue, Version, same
from voa_editor.model.stack import leaves, shown
from voa_editor.tools.desk import Desk
from voa_editor.tools.hits import on_pasteboard
from voa_editor.tools.snapping import length
from voa_editor.ui.canvas.plane import Plane
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.icons import pixmap

_KEPT = 200  # pages whose signs are kept
_AROUND = 10  # logical pixels that a frame must have left around its sign


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands in the middle of an empty frame, on the pasteboard; without words it is the sign of a picture."""

    centre: Point
    width: float  # points that there are for it
    height: float
    words: str = ""


def is_empty(issue: Issue, frame: Frame) -> bool:
    """Whether a frame waits for a picture or for an ad."""
    return isinstance(frame, PictureFrame | AdFrame) and asset_of(issue, frame) is None


class Empties:
    """The signs of a desk's pages, worked out once for each state of the issue."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: dict[str, tuple[tuple[Version, ...], str, list[Sign]]] = {}

    def versions(self, page: str) -> tuple[Version, ...]:
        """The state of all that decides which frames of a page are empty."""
        issue = self._desk.issue
        owner = None if issue.children(GroupFrame, page) else page
        return *(issue.version(kind, owner) for kind in FRAME_KINDS), *(issue.version(kind) for kind in (Photo, Booking, Asset))

    def paint(self, plane: Plane, page: str) -> None:
        """The signs of a page, where there is room for them."""
        for sign in self._signs(page):
            at = plane.at(sign.centre)
            if plane.shows(at):
                _paint(plane, at, sign)

    def _signs(self, page: str) -> list[Sign]:
        versions, unit = self.versions(page), self._desk.options.unit
        found = self._kept.get(page)
        if found is None or not same(found[0], versions) or found[1] != unit:
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
            found = self._kept[page] = versions, unit, self._made(page)
        return found[2]

    def _made(self, page: str) -> list[Sign]:
        issue, found = self._desk.issue, []
        for frame in issue.frames(page):
            for leaf in leaves(issue, frame) if shown(issue, frame) else ():
                if shown(issue, leaf) and is_empty(issue, leaf) and (box := on_pasteboard(self._desk, leaf)):
                    around = corners(*box)
                    width, height = (max(way) - min(way) for way in ([p.x for p in around], [p.y for p in around]))
                    found.append(Sign(box[0].centre, width, height, self._words(leaf) if isinstance(leaf, AdFrame) else ""))
        return found

    def _words(self, ad: AdFrame) -> str:
        booking = self._desk.issue.find(Booking, ad.booking)
        size = f"{length(self._desk, ad.w)} × {length(self._desk, ad.h)}"
        if booking is None:
            return tr("Ad, {size}", size=size)
        named = tr(LABELS[booking.size]) if booking.size != "custom" and booking.size in LABELS else size
        return f"{booking.advertiser or tr('Ad')}  ·  {named}"


def _paint(plane: Plane, at: QPoint, sign: Sign) -> None:
    dot, look, scale = plane.dot, plane.look, plane.view.scale
    width, height = plane.pill_size(sign.words) if sign.words else ((look.icon + 8) * dot, (look.icon + 8) * dot)
    if sign.width * scale < width + _AROUND * dot or sign.height * scale < height + _AROUND * dot:
        return
    plane.pill(QPoint(at.x() - width // 2, at.y() - height // 2), sign.words, look.popup, look.text_quiet, (width, height))
    if not sign.words:
        side = round(look.icon * plane.view.ratio)
        picture = pixmap("picture", look.icon, "text_quiet", plane.view.ratio)
        plane.painter.drawPixmap(QRect(at.x() - side // 2, at.y() - side // 2, side, side), picture)
