"""Draw new frames, and set how frames look: fill, stroke, corners, opacity, wrap."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, TypedDict, TypeVar, Unpack, cast

from voa_editor.edit.change import Change, put
from voa_editor.edit.command import Command
from voa_editor.edit.ids import new_id, order_last
from voa_editor.edit.looks import style_look
from voa_editor.edit.placing import box_of, movable, placed
from voa_editor.edit.selection import Selection
from voa_editor.edit.settling import settled
from voa_editor.edit.stacking import keys_in_front
from voa_editor.geometry import Point, Rect
from voa_editor.kernels.resize import handle_point
from voa_editor.model.checks import NUMBERS
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Layer, Page, ParentPage
from voa_editor.model.stack import leaves
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.styles import ObjectStyle, Swatch

F = TypeVar("F", bound=Frame)
FIRST_STROKE = 1.0  # points
BLACK = "sw-black"
_LEAST = 0.01  # points; what is smaller was not drawn


class Look(TypedDict, total=False):
    """How a frame looks; attributes that its kind does not have are passed over. Lengths in points, tints 0 to 1."""

    fill: str
    fill_tint: float
    stroke: str
    stroke_width: float
    dash: str
    cap: str
    join: str
    start_head: str
    end_head: str
    opacity: float
    wrap: float
    radius: float
    gradient: str
    gradient_opacity: float
    inset_x: float
    inset_y: float
    columns: int
    column_gap: float
    valign: str


_PAINT = (
    "fill", "fill_tint", "stroke", "stroke_width", "dash", "cap", "join", "start_head", "end_head", "opacity", "radius",
    "gradient", "gradient_opacity", "style",
)  # fmt: skip
"""What the eyedropper takes along."""


# -- drawing ---------------------------------------------------------------------------------------------------------


def draw(issue: Issue, selection: Selection, kind: str, box: Rect, style: str = "") -> Change | None:
    """A new frame on the page and layer worked on: rectangle, ellipse, line, text, picture or ad.

    A text frame gets a story of its own with one empty paragraph; a line goes from the box's top-left to its bottom-right
    corner (draw_line takes any direction). `style` is an object style. None where there is no page, or its layer is locked.
    """
    match kind:
        case "text":
            return _draw_text(issue, selection, box, style)
        case "picture" | "ad":
            frame = new_frame(issue, selection, PictureFrame if kind == "picture" else AdFrame, box, style)
            return put(issue, [frame]) if frame else None
        case "line":
            return draw_line(issue, selection, Point(box.x, box.y), Point(box.right, box.bottom), style)
        case "rectangle" | "ellipse":
            shape = new_frame(issue, selection, ShapeFrame, box, style)
            return put(issue, [_stroked(issue, replace(shape, shape=kind))]) if shape else None
        case _:
            raise ValueError(f"{kind!r} is no kind of frame: draw rectangle, ellipse, line, text, picture or ad")


def draw_line(issue: Issue, selection: Selection, start: Point, end: Point, style: str = "") -> Change | None:
    """A line between two points of the page worked on."""
    rect, rotation = line_box(start, end)
    line = new_frame(issue, selection, ShapeFrame, rect, style, flat=True)
    return put(issue, [_stroked(issue, replace(line, shape="line", rotation=rotation))]) if line else None


def line_box(start: Point, end: Point) -> tuple[Rect, float]:
    """The box of a line: as long as it is, of no height, turned to its direction. So a line runs any way, and one that is
    dragged by its west and east handles keeps its other end."""
    length = math.hypot(end.x - start.x, end.y - start.y)
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    return Rect(middle.x - length / 2, middle.y, length, 0.0), math.degrees(math.atan2(end.y - start.y, end.x - start.x))


def line_ends(issue: Issue, line: ShapeFrame) -> tuple[Point, Point]:
    """Where a line begins and ends on its page."""
    rect, rotation = box_of(issue, line)
    return handle_point(rect, rotation, "nw"), handle_point(rect, rotation, "se")


def set_line(issue: Issue, line: str, start: Point, end: Point) -> Change | None:
    """Draw a line anew between two points of its page."""
    found = issue.find(ShapeFrame, line)
    return settled(issue, {line: line_box(start, end)}) if found and found.shape == "line" else None


def new_frame(
    issue: Issue, selection: Selection, kind: type[F], box: Rect, style: str = "", *, flat: bool = False
) -> F | None:
    """A frame of a kind for the page and layer worked on, in front of the others there; it is not in the issue yet.

    None where there is no such page, where the layer is locked or hidden, or for a box of no size (`flat` ones may have
    no height).
    """
    page, layer = issue.get(selection.page), issue.find(Layer, selection.layer)
    if not isinstance(page, Page | ParentPage) or (layer and (layer.locked or layer.hidden)):
        return None
    if box.w < _LEAST or (box.h < _LEAST and not flat):
        return None
    (order,) = keys_in_front(issue, page.id, layer.id if layer else "", 1)
    frame = kind(id=new_id(issue, "frame"), parent=page.id, order=order, layer=layer.id if layer else "")
    found = issue.find(ObjectStyle, style)
    return placed(_looking(frame, {**style_look(issue, style), "style": found.id if found else ""}), box)


def _draw_text(issue: Issue, selection: Selection, box: Rect, style: str) -> Change | None:
    frame = new_frame(issue, selection, TextFrame, box, style)
    if frame is None:
        return None
    story = Story(id=new_id(issue, "story"), kind="label", order=order_last(issue.children(Story)))
    text = Paragraph(id=new_id(issue, "para"), parent=story.id, order=order_last([]))
    return put(issue, [story, text, replace(frame, story=story.id)])


# -- looks -----------------------------------------------------------------------------------------------------------


def set_look(issue: Issue, selection: Selection, **look: Unpack[Look]) -> Change | None:
    """Set how the selected frames look. A group takes its opacity itself; all else is for the frames in it."""
    return _paint(issue, selection.frames, look)


def look_of(frame: Frame) -> Look:
    """How a frame looks, as far as its kind tells."""
    look: Any = {name: getattr(frame, name) for name in Look.__annotations__ if hasattr(frame, name)}
    return cast(Look, look)


def take_look(issue: Issue, source: str, targets: Iterable[str]) -> Change | None:
    """Give frames the fill, stroke, corners, opacity and object style of another: the eyedropper."""
    frame = issue.find(Frame, source)
    if frame is None or isinstance(frame, GroupFrame):
        return None
    look = {name: getattr(frame, name) for name in _PAINT if hasattr(frame, name)}
    return _paint(issue, [i for i in targets if i != source], look)


def swap_paint(issue: Issue, selection: Selection) -> Change | None:
    """Let fill and stroke change places."""
    leaves_ = [leaf for frame in movable(issue, selection.frames) for leaf in leaves(issue, frame)]
    swapped = [_looking(leaf, {"fill": leaf.stroke, "stroke": leaf.fill}) for leaf in leaves_]
    return put(issue, swapped) or None


def wrap(issue: Issue, selection: Selection, distance: float | None) -> Change | None:
    """Keep text off the selected frames by so many points, half a line for None; below 0 it runs under them."""
    kept = issue.settings.baseline / 2 if distance is None else distance
    return set_look(issue, selection, wrap=kept)


# -- helpers ---------------------------------------------------------------------------------------------------------


def _paint(issue: Issue, frames: Iterable[str], look: Mapping[str, Any]) -> Change | None:
    found: list[Frame] = []
    for frame in movable(issue, frames):
        if isinstance(frame, GroupFrame):
            found.append(_looking(frame, {n: value for n, value in look.items() if n == "opacity"}))
            inner = {n: value for n, value in look.items() if n != "opacity"}
            found += [_looking(leaf, inner) for leaf in leaves(issue, frame)]
        else:
            found.append(_looking(frame, look))
    return put(issue, found) or None


def _looking(frame: F, look: Mapping[str, Any]) -> F:
    """The frame with those attributes that its kind has, numbers held within their bounds."""
    limits = {name: (low, high) for name, low, high in NUMBERS[type(frame)]}
    values: dict[str, Any] = {}
    for name, value in look.items():
        if hasattr(frame, name):
            values[name] = min(max(value, limits[name][0]), limits[name][1]) if name in limits else value
    if values.get("stroke") and not values.get("stroke_width", frame.stroke_width):
        values["stroke_width"] = FIRST_STROKE  # a stroke that was asked for shows
    return replace(frame, **values)


def _stroked(issue: Issue, shape: ShapeFrame) -> ShapeFrame:
    """A new shape with a black stroke, unless its style gives it a fill or a stroke."""
    if shape.fill or shape.stroke:
        return shape
    swatches = [swatch.id for swatch in issue.all(Swatch)]
    ink = BLACK if BLACK in swatches else next(iter(swatches), "")
    return replace(shape, stroke=ink, stroke_width=FIRST_STROKE)


COMMANDS: tuple[Command, ...] = (
    Command("swap-fill-and-stroke", "Swap Fill and Stroke", swap_paint, "Object/Look", "Shift+X"),
    Command("wrap-box", "Wrap Text Around", partial(wrap, distance=None), "Object/Look", icon="wrap-box"),
    Command("wrap-none", "Let Text Run Under", partial(wrap, distance=-1.0), "Object/Look", icon="wrap-none"),
)
