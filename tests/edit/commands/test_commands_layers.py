"""Layers are made, ordered, hidden and locked, and what lies on a deleted one comes to the one below."""

from __future__ import annotations

import pytest
from edits import desks, frame, groups_fit, made, painted, selected
from hypothesis import given, settings
from hypothesis import strategies as st
from notation import group, issue, layer, pages, shape

from voa_editor.edit.commands import layers as commands
from voa_editor.edit.commands.layers import (
    COLOURS,
    add_layer,
    colour_layer,
    delete_layer,
    frames_on,
    move_layer,
    new_layer,
    rename_layer,
    set_layer_hidden,
    set_layer_locked,
    show_only,
)  # fmt: skip
from voa_editor.errors import UserError
from voa_editor.model.pages import Layer
from voa_editor.model.stack import locked, shown


def desk(*records):
    """Layers a, b, c, from the bottom up."""
    return issue(pages(2), layer("a"), layer("b"), layer("c"), *records)


def names(now):
    return [found.id.removeprefix("layer-") for found in now.children(Layer)]


def test_a_new_layer_lies_above_all_or_above_another():
    now = desk()
    top = made(now, new_layer(now, "Notes")).children(Layer)[-1]
    assert top.name == "Notes" and top.colour in COLOURS
    for above, place in (("", 0), ("layer-a", 1), ("layer-c", 3)):
        after = made(now, new_layer(now, above=above))
        assert after.children(Layer)[place].name == "Layer"
    assert made(now, add_layer(now, selected(layer="layer-b"))).children(Layer)[2].id not in now


def test_new_layers_differ_in_name_and_colour():
    now = issue()
    for _ in range(4):
        now = made(now, new_layer(now))
    assert [found.name for found in now.children(Layer)] == ["Layer", "Layer 2", "Layer 3", "Layer 4"]
    assert len({found.colour for found in now.children(Layer)}) == 4


def test_a_layer_can_be_renamed_coloured_hidden_and_locked():
    now = desk(shape("s", layer="layer-a"))
    assert made(now, rename_layer(now, "layer-a", "Ads")).need(Layer, "layer-a").name == "Ads"
    assert made(now, colour_layer(now, "layer-a", "#ABCDEF")).need(Layer, "layer-a").colour == "#abcdef"
    assert not shown(made(now, set_layer_hidden(now, "layer-a", True)), frame(now, "s"))
    assert locked(made(now, set_layer_locked(now, "layer-a", True)), frame(now, "s"))
    assert set_layer_hidden(now, "layer-a", False) is None and rename_layer(now, "gone", "x") is None
    with pytest.raises(UserError):
        rename_layer(now, "layer-a", "B")
    for colour in ("red", "#12345", "#12345g"):
        with pytest.raises(UserError):
            colour_layer(now, "layer-a", colour)


def test_one_layer_can_be_looked_at_alone():
    now = desk()
    alone = made(now, show_only(now, "layer-b"))
    assert [found.hidden for found in alone.children(Layer)] == [True, False, True]
    assert [found.hidden for found in made(alone, show_only(alone, "layer-b")).children(Layer)] == [False] * 3


def test_layers_change_places():
    now = desk(shape("a", layer="layer-a"), shape("b", layer="layer-b"), shape("bottom"))
    assert painted(now) == ["bottom", "a", "b"]
    after = made(now, move_layer(now, "layer-a", 3))
    assert names(after) == ["b", "c", "a"] and painted(after) == ["bottom", "b", "a"]
    assert names(made(now, move_layer(now, "layer-c", 0))) == ["c", "a", "b"]
    assert move_layer(now, "layer-a", 1) is None and move_layer(now, "layer-a", 9) is None and move_layer(now, "gone", 0) is None


def test_frames_of_a_deleted_layer_come_to_the_front_of_the_one_below():
    now = desk(
        shape("z", layer="layer-a"), shape("a", layer="layer-b"), shape("b", layer="layer-b"), shape("c", layer="layer-c"),
        group("g", shape("m", page="page-2", layer="layer-b"), layer="layer-b"),
    )  # fmt: skip
    before = painted(now)
    after = made(now, delete_layer(now, "layer-b"))
    assert painted(after) == before == ["z", "a", "b", "c"]
    assert {frame(after, name).layer for name in ("z", "a", "b", "g", "m")} == {"layer-a"}
    assert frame(made(now, delete_layer(now, "layer-a")), "z").layer == ""


def test_a_layer_can_go_with_its_frames():
    now = desk(shape("a", layer="layer-b"), group("g", shape("m", layer="layer-b"), layer="layer-b"), shape("kept"))
    assert painted(made(now, delete_layer(now, "layer-b", with_frames=True))) == ["kept"]
    assert delete_layer(now, "gone") is None and delete_layer(now, "") is None


def test_the_selected_go_up_and_down_through_the_layers():
    now = desk(shape("a", layer="layer-a"), shape("bottom"))
    up, down = (next(c.run for c in commands.COMMANDS if c.name == f"to-layer-{way}") for way in ("above", "below"))
    assert frame(made(now, up(now, selected("frame-a"))), "a").layer == "layer-b"
    assert frame(made(now, down(now, selected("frame-a"))), "a").layer == ""
    assert frame(made(now, up(now, selected("frame-bottom"))), "bottom").layer == "layer-a"
    assert down(now, selected("frame-bottom")) is None and up(now, selected()) is None


@settings(max_examples=40)
@given(desks(), st.booleans())
def test_deleting_a_layer_leaves_every_page_as_it_shows(desk, with_frames):
    now, _ = desk
    on_it = {one.id for one in frames_on(now, "layer-top")}
    after = made(now, delete_layer(now, "layer-top", with_frames=with_frames))
    assert groups_fit(after) and frames_on(after, "layer-top") == []
    for page in now.pages():
        before = [one.id for one in now.frames(page.id) if not (with_frames and one.id in on_it)]
        assert [one.id for one in after.frames(page.id)] == before
