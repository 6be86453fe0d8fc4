"""Draw what one works with over the pages: what is selected and its handles, threads, overset marks, what tools show."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPen, QPolygon

from voa_editor.display.items import TextBox
from voa_editor.edit.commands.pictures import asset_of, effective_ppi
from voa_editor.edit.selection import frames_of
from voa_editor.geometry import Point
from voa_editor.kernels.resize import corners
from voa_editor.model.frames import AdFrame, GroupFrame, PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.prepress.profiles import load_profile
from voa_editor.tools.desk import Desk
from voa_editor.tools.handles import Handle, handles, outline, ports, selected_box
from voa_editor.tools.hits import entered_group
from voa_editor.tools.marks import BoxMark, LineMark, PillMark
from voa_editor.ui.canvas.ghost import Ghost
from voa_editor.ui.canvas.helpers import layer_colour
from voa_editor.ui.canvas.plane import Plane
from voa_editor.ui.canvas.sheets import Sheets
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.tokens import Tokens

_PORT = 9  # logical pixels
_LEAST_ZOOM_OF_WORDS = 0.3


@dataclass(frozen=True, slots=True)
class Overlay:
    """Draws what a desk has selected and what its tool shows. `sheets` know the overset lines of the pages that show."""

    desk: Desk
    sheets: Sheets
    ghost: Ghost

    def paint(self, plane: Plane, pages: list[str]) -> None:
        """Everything but the text caret, from back to front."""
        self.ghost.paint(plane)
        if not self.desk.options.preview:
            self._threads(plane, pages)
        self._selection(plane)
        if not self.desk.options.preview:
            self._overset(plane, pages)
        self._ppi(plane)
        for mark in self.desk.marks:
            match mark:
                case LineMark():
                    plane.pen(_line_colour(mark.kind, plane.look))
                    plane.line(mark.start, mark.end)
                case BoxMark():
                    box_mark(plane, mark)
                case PillMark():
                    shift = QPoint(12 * plane.dot, 14 * plane.dot)
                    plane.pill(plane.at(mark.at) + shift, mark.text, plane.look.text, plane.look.popup)

    # -- selection -----------------------------------------------------------------------------------------------

    def _selection(self, plane: Plane) -> None:
        issue, selection, look = self.desk.issue, self.desk.selection, plane.look
        frames = frames_of(issue, selection)
        for frame in frames:
            strong = frame.id == selection.key or selection.content
            dashed = isinstance(frame, GroupFrame)
            plane.pen(layer_colour(issue, frame, look.accent), (2 if strong else 1) * plane.dot, dashed=dashed)
            if found := outline(self.desk, frame):
                plane.outline(found)
        if group := issue.find(GroupFrame, entered_group(self.desk)):
            plane.pen(layer_colour(issue, group, look.accent), plane.dot, dashed=True)
            plane.outline(outline(self.desk, group))
        box = selected_box(self.desk)
        if selection.content and box:
            plane.pen(look.content, plane.dot)
            plane.outline(corners(*box))
        if not self.desk.in_gesture or not self.desk.marks:
            edge = layer_colour(issue, frames[0], look.accent) if frames else look.accent
            for handle in handles(self.desk):
                self._handle(plane, handle, look.content if selection.content else edge)

    def _handle(self, plane: Plane, handle: Handle, edge: str) -> None:
        at, look = plane.at(handle.at), plane.look
        if handle.kind == "rotate":
            plane.round_handle(at, look.handle_size + 1, edge, look.handle)
        elif handle.kind in ("in-port", "out-port"):
            self._port(plane, handle, at, edge)
        else:
            plane.square(at, look.handle_size, edge, look.handle)

    def _port(self, plane: Plane, handle: Handle, at: QPoint, edge: str) -> None:
        """A port: an arrow where text goes on or comes from, empty at the thread's ends, a red plus where text is over."""
        frame = self.desk.issue.find(TextFrame, handle.frame)
        box = self._text_box(handle.frame)
        over = handle.kind == "out-port" and box is not None and box.over > 0
        if over:
            plus(plane, at, _PORT + 2, plane.look.overset, plane.look.handle)
            return
        plane.square(at, _PORT, edge, plane.look.handle)
        if frame is None or not frame.story:
            return
        thread = self._thread_of(frame)
        place = next((n for n, each in enumerate(thread) if each.id == frame.id), 0)
        if 0 < place if handle.kind == "in-port" else place < len(thread) - 1:
            arrow(plane, at, edge)

    def _text_box(self, frame: str) -> TextBox | None:
        shown = self.sheets.get(self.desk.issue.page_of(frame))
        return next((box for box in shown.sheet.texts if box.frame == frame), None) if shown else None

    def _ppi(self, plane: Plane) -> None:
        """The resolution at which selected pictures are printed."""
        issue = self.desk.issue
        for frame in frames_of(issue, self.desk.selection):
            if not isinstance(frame, PictureFrame | AdFrame) or not (ppi := effective_ppi(issue, frame)):
                continue
            said = tr("{ppi} ppi", ppi=round(ppi))
            at = _in_corner(plane, outline(self.desk, frame), plane.pill_size(said))
            if at is not None and plane.shows(at):
                plane.pill(at, said, *_grounds(issue, frame, ppi, plane.look))

    # -- text ----------------------------------------------------------------------------------------------------

    def _threads(self, plane: Plane, pages: list[str]) -> None:
        """Lines from port to port: of the selected text frames, or of all that show if the options say so."""
        issue, every = self.desk.issue, self.desk.options.threads
        chosen = [frame for frame in frames_of(issue, self.desk.selection) if isinstance(frame, TextFrame) and frame.story]
        if not chosen and not every:
            return
        if every:
            on_pages = [frame for page in pages for frame in issue.children(TextFrame, page) if frame.story]
            chosen += [frame for frame in on_pages if frame not in chosen]
        plane.pen(plane.look.thread, plane.dot)
        for frames in {(frame.story, frame.flow): self._thread_of(frame) for frame in chosen}.values():
            for before, after in zip(frames, frames[1:], strict=False):
                ends = [handle.at for handle in [*ports(self.desk, before)[1:], *ports(self.desk, after)[:1]]]
                if len(ends) == 2:
                    plane.line(*ends)

    def _thread_of(self, frame: TextFrame) -> list[TextFrame]:
        return self.desk.composer.view(self.desk.issue).threads.frames(frame.story, frame.flow)

    def _overset(self, plane: Plane, pages: list[str]) -> None:
        """A red plus in the out-port of the last frame of a thread, with the number of lines over."""
        for page in pages:
            shown = self.sheets.get(page)
            for box in shown.sheet.texts if shown else ():
                frame = self.desk.issue.find(TextFrame, box.frame) if box.over else None
                if frame is None or not (found := ports(self.desk, frame)):
                    continue
                at = plane.at(found[-1].at)
                if not plane.shows(at):
                    continue  # a pill would be kept in the view, and tell of nothing that is there
                plus(plane, at, _PORT + 2, plane.look.overset, plane.look.handle)
                if plane.view.zoom >= _LEAST_ZOOM_OF_WORDS:
                    said = tr("{count} lines over", count=box.over) if box.over > 1 else tr("1 line over")
                    plane.pill(at + QPoint((_PORT + 2) * plane.dot, -9 * plane.dot), said, plane.look.overset, plane.look.on_mark)


def box_mark(plane: Plane, mark: BoxMark) -> None:
    """A marquee or drop target is tinted, other boxes are outlines."""
    look = plane.look
    if mark.kind in ("marquee", "drop"):
        tint = QColor(look.drop_target if mark.kind == "drop" else look.accent)
        tint.setAlphaF(0.16)
        plane.painter.setPen(Qt.PenStyle.NoPen)
        plane.painter.setBrush(tint)
        plane.painter.drawPolygon(QPolygon([plane.at(corner) for corner in mark.corners]))
    width = 2 if mark.kind == "drop" else 1
    plane.pen(look.drop_target if mark.kind == "drop" else look.accent, width * plane.dot)
    plane.outline(mark.corners)


def plus(plane: Plane, at: QPoint, side: int, ground: str, ink: str) -> None:
    """A plus in a small square."""
    size, dot = side * plane.dot, plane.dot
    box = QRect(at.x() - size // 2, at.y() - size // 2, size, size)
    plane.painter.fillRect(box, QColor(ground))
    arm = size - 6 * dot
    middle = box.x() + (size - dot) // 2, box.y() + (size - dot) // 2
    plane.painter.fillRect(QRect(box.x() + 3 * dot, middle[1], arm, dot), QColor(ink))
    plane.painter.fillRect(QRect(middle[0], box.y() + 3 * dot, dot, arm), QColor(ink))


def arrow(plane: Plane, at: QPoint, ink: str) -> None:
    """A small arrow to the right, in a port through which text goes."""
    reach = 2 * plane.dot
    painter = plane.painter
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), plane.dot))
    painter.setBrush(QColor(ink))
    middle = QPointF(at) + QPointF(0.5, 0.5)
    tip = [QPointF(-reach / 2, -reach), QPointF(reach / 2, 0), QPointF(-reach / 2, reach)]
    painter.drawPolygon([middle + point for point in tip])
    painter.setRenderHint(painter.RenderHint.Antialiasing, False)


def _in_corner(plane: Plane, around: Sequence[Point], size: tuple[int, int]) -> QPoint | None:
    """Where a pill of a size stands upright within a frame, near the corner that is its lower left one on the page; None
    where it is larger than the frame."""
    if not around:
        return None
    left, _, _, low = places = [QPointF(plane.at(corner)) for corner in around]
    across, up = places[2] - low, left - low
    far, high = math.hypot(across.x(), across.y()), math.hypot(up.x(), up.y())
    if not far or not high:
        return None
    across, up = across / far, up / high
    # Half of what the pill takes along either side of the frame, and some air.
    half = abs(across.x()) * size[0] / 2 + abs(across.y()) * size[1] / 2 + 6 * plane.dot
    tall = abs(up.x()) * size[0] / 2 + abs(up.y()) * size[1] / 2 + 6 * plane.dot
    if 2 * half > far or 2 * tall > high:
        return None
    middle = low + across * half + up * tall
    return QPoint(round(middle.x() - size[0] / 2), round(middle.y() - size[1] / 2))


def _grounds(issue: Issue, frame: PictureFrame | AdFrame, ppi: float, look: Tokens) -> tuple[str, str]:
    """Ground and ink of a resolution: as bad as the findings say it is."""
    asset = asset_of(issue, frame)
    match load_profile().resolution_of(asset.mode if asset else "").severity(ppi):
        case "error":
            return look.overset, look.on_mark
        case "warning":
            return look.doubtful, look.on_mark
        case _:
            return look.popup, look.text


def _line_colour(kind: str, look: Tokens) -> str:
    match kind:
        case "guide":
            return look.guide_cyan
        case "thread":
            return look.thread
        case "edge":
            return look.accent
        case _:
            return look.guide_magenta
