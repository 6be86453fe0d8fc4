"""Remember where an issue was left, and open it there again: page, zoom, the place in the middle of the view, panels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF

from voa_editor.geometry import Point

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

MOST_LEFT = 50  # issues of which it is remembered
_FAR = 1e5  # points


@dataclass(frozen=True, slots=True)
class LeftAt:
    """The project's path, the id of the page worked on, the zoom (1 is 100 %), x and y on that page (points) in the middle of
    the view, and the panels as Docks.save writes them."""

    path: str
    page: str
    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
    docks: str = ""


def left_at(window: Window) -> LeftAt | None:
    """Where a window stands now; None on an issue without pages, or among parent pages, which one only visits."""
    desk, canvas = window.desk, window.canvas
    if desk.parents or window.page not in desk.pasteboard:
        return None
    middle = canvas.view.point(*QPointF(canvas.viewport().rect().center()).toTuple())
    at = desk.pasteboard.to_page(window.page, middle)
    path, zoom = str(window.project.path), round(canvas.zoom, 4)
    return LeftAt(path, window.page, zoom, round(at.x, 1), round(at.y, 1), window.docks.save())


def go_back(window: Window) -> None:
    """Show what showed when the issue was left; the first page of one that is opened for the first time, or lost that page."""
    left = window.preferences.value.left_at(window.project.path)
    if left is not None and left.page in window.desk.pasteboard:
        window.go_to(left.page)
        window.canvas.show_point(left.page, Point(left.x, left.y), left.zoom)


def read_left_at(value: Any) -> tuple[LeftAt, ...] | None:
    """The places that a file tells of; those that make no sense are left out."""
    return tuple(LeftAt(**each) for each in value if _is_sound(each))[:MOST_LEFT] if isinstance(value, list) else None


def _is_sound(each: Any) -> bool:
    if not isinstance(each, dict) or each.keys() != {"path", "page", "zoom", "x", "y", "docks"}:
        return False
    words, numbers = (each["path"], each["page"], each["docks"]), (each["zoom"], each["x"], each["y"])
    return all(isinstance(word, str) and len(word) < 10_000 for word in words) and all(
        isinstance(number, int | float) and not isinstance(number, bool) and -_FAR < number < _FAR for number in numbers
    )
