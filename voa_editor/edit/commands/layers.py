"""Make layers, order them, hide and lock them, and bring frames to them.

Below all layers lies the bottom one, "", which every issue has: it cannot be renamed, moved or deleted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from voa_editor.edit.change import Change, put
from voa_editor.edit.command import Command
from voa_editor.edit.commands.arrange import to_layer
from voa_editor.edit.distinct import chosen, unused
from voa_editor.edit.ids import new_id
from voa_editor.edit.selection import Selection
from voa_editor.edit.stacking import in_front_on, restacked
from voa_editor.errors import UserError
from voa_editor.model.frames import Frame
from voa_editor.model.issue import FRAME_KINDS, Issue
from voa_editor.model.pages import Layer
from voa_editor.model.stack import everything_in

COLOURS = ("#4f8ff7", "#e5484d", "#30a46c", "#e79d13", "#8e4ec6", "#00a2c7", "#d6409f", "#7c6f64")
"""What new layers are marked with, in turn."""


def new_layer(issue: Issue, name: str = "", above: str | None = None) -> Change:
    """A layer above another one ("" the bottom one, None above all). Raises UserError for a name that another one has."""
    layers = issue.children(Layer)
    names = [layer.name for layer in layers]
    used = [layer.colour for layer in layers]
    colour = min(COLOURS, key=used.count)
    made = Layer(id=new_id(issue, "layer"), name=chosen(names, name) if name else unused(names, "Layer"), colour=colour)
    at = len(layers) if above is None else 1 + next((n for n, layer in enumerate(layers) if layer.id == above), -1)
    return put(issue, [made, *restacked([*layers[:at], made, *layers[at:]], [made.id])])


def rename_layer(issue: Issue, layer: str, name: str) -> Change | None:
    """Another name for a layer. Raises UserError for one that another layer has."""
    taken = [one.name for one in issue.children(Layer) if one.id != layer]
    return _changed(issue, layer, lambda found: replace(found, name=chosen(taken, name)))


def colour_layer(issue: Issue, layer: str, colour: str) -> Change | None:
    """Mark a layer with another colour, "#rrggbb". Raises UserError for what is none."""
    if len(colour) != 7 or colour[0] != "#" or not set(colour[1:].lower()) <= set("0123456789abcdef"):
        raise UserError(f"“{colour}” is no colour", remedy="Write it as #rrggbb")
    return _changed(issue, layer, lambda found: replace(found, colour=colour.lower()))


def set_layer_hidden(issue: Issue, layer: str, on: bool) -> Change | None:
    """Hide a layer, or show it: hidden frames neither show nor print."""
    return _changed(issue, layer, lambda found: replace(found, hidden=on))


def set_layer_locked(issue: Issue, layer: str, on: bool) -> Change | None:
    """Lock a layer, or unlock it: frames on a locked one stay as they are."""
    return _changed(issue, layer, lambda found: replace(found, locked=on))


def show_only(issue: Issue, layer: str) -> Change | None:
    """Hide all layers but one, or show all if they are hidden; the bottom one always shows."""
    others = [one for one in issue.children(Layer) if one.id != layer]
    hide = any(not one.hidden for one in others)
    shown = [replace(one, hidden=False) for one in issue.children(Layer) if one.id == layer]
    return put(issue, [*shown, *(replace(one, hidden=hide) for one in others)]) or None


def move_layer(issue: Issue, layer: str, to: int) -> Change | None:
    """The layer before the one that has index `to` now, counted from the bottom; the number of layers puts it on top."""
    layers = issue.children(Layer)
    moved = issue.find(Layer, layer)
    if moved is None or not 0 <= to <= len(layers):
        return None
    before, behind = ([one for one in part if one.id != layer] for part in (layers[:to], layers[to:]))
    wanted = [*before, moved, *behind]
    return put(issue, restacked(wanted, [layer])) if wanted != layers else None


def delete_layer(issue: Issue, layer: str, with_frames: bool = False) -> Change | None:
    """Without a layer. Its frames come to the front of the layer below, page by page, or go with it."""
    layers = [one.id for one in issue.children(Layer)]
    if layer not in layers:
        return None
    frames = frames_on(issue, layer)
    if with_frames:
        return put(issue, [], [layer, *(one.id for frame in frames for one in everything_in(issue, frame))])
    below = ["", *layers][layers.index(layer)]
    return put(issue, in_front_on(issue, frames, below), [layer])


def frames_on(issue: Issue, layer: str) -> list[Frame]:
    """The frames and outermost groups of all pages and parent pages that lie on a layer."""
    frames: list[Frame] = [frame for kind in FRAME_KINDS for frame in issue.all(kind) if frame.layer == layer]
    return [frame for frame in frames if frame.parent == issue.page_of(frame.id) != ""]


# -- what is selected ------------------------------------------------------------------------------------------------


def to_layer_above(issue: Issue, selection: Selection) -> Change | None:
    """Bring the selected frames to the layer above that of the first of them."""
    return _by_one(issue, selection, 1)


def to_layer_below(issue: Issue, selection: Selection) -> Change | None:
    """Bring the selected frames to the layer below that of the first of them."""
    return _by_one(issue, selection, -1)


def add_layer(issue: Issue, selection: Selection) -> Change | None:
    """A layer above the one that new frames go to."""
    return new_layer(issue, above=selection.layer)


def _by_one(issue: Issue, selection: Selection, step: int) -> Change | None:
    first = next((frame for i in selection.frames if (frame := issue.find(Frame, i))), None)
    layers = ["", *(layer.id for layer in issue.children(Layer))]
    if first is None or selection.text:
        return None
    at = (layers.index(first.layer) if first.layer in layers else 0) + step
    return to_layer(issue, selection, layers[at]) if 0 <= at < len(layers) else None


def _changed(issue: Issue, layer: str, change: Callable[[Layer], Layer]) -> Change | None:
    found = issue.find(Layer, layer)
    return (put(issue, [change(found)]) or None) if found else None


COMMANDS: tuple[Command, ...] = (
    Command("new-layer", "New Layer", add_layer, "", icon="layers"),
    Command("to-layer-above", "Bring to Layer Above", to_layer_above, "Object/Arrange", "Ctrl+Alt+]", "up"),
    Command("to-layer-below", "Bring to Layer Below", to_layer_below, "Object/Arrange", "Ctrl+Alt+[", "down"),
)
