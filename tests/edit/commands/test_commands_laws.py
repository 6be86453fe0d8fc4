"""Laws of all commands: what applies can be taken back, what is locked stays, groups fit, and every command has one name."""

from __future__ import annotations

from collections import Counter

import pytest
from edits import desks, frame, groups_fit, locked_frames, made, standing
from hypothesis import given, settings
from notation import issue, pages, story, text_frame

from voa_editor.compose.composer import Composer
from voa_editor.display.items import Path
from voa_editor.display.query import walk
from voa_editor.edit.commands import COMMANDS, named
from voa_editor.edit.selection import Selection, TextRange
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Point
from voa_editor.model import checks
from voa_editor.model.frames import Frame, ShapeFrame
from voa_editor.model.story import Spot

_UNLOCKS = {"unlock", "unlock-all"}
_OF_FRAMES = [
    command for command in COMMANDS if command.menu.split("/")[0] in ("Object", "Edit") and command.name not in _UNLOCKS
]  # fmt: skip
_OF_WHAT_IS_SELECTED = [command for command in COMMANDS if command.menu.split("/")[0] not in ("Layout", "")]


def test_names_and_keys_are_each_of_one_command():
    assert [name for name, n in Counter(command.name for command in COMMANDS).items() if n > 1] == []
    assert [keys for keys, n in Counter(command.keys for command in COMMANDS if command.keys).items() if n > 1] == []
    assert all(named(command.name) is command for command in COMMANDS)
    with pytest.raises(KeyError):
        named("make-coffee")


@pytest.mark.parametrize("command", _OF_WHAT_IS_SELECTED, ids=lambda command: command.name)
def test_a_command_does_not_apply_to_nothing(command):
    assert not command.run(issue(), Selection())
    assert not command.run(issue(pages(2)), Selection(page="page-1", frames=("gone",)))


@settings(max_examples=20)
@given(desk=desks())
@pytest.mark.parametrize("command", _OF_FRAMES, ids=lambda command: command.name)
def test_what_applies_can_be_taken_back_and_leaves_the_issue_sound(command, desk):
    now, selection = desk
    change = command.run(now, selection)
    if change is None:
        return
    assert change, "None says that a command does not apply, an empty change says nothing"
    after = made(now, change)
    assert groups_fit(after)
    assert not [record for record in after.records.values() if checks.fault(record)] and checks.loop(after) is None
    for i, before in locked_frames(now).items():
        assert after.get(i) == before, "a locked frame was changed"
    assert all(after.page_of(one.id) for one in after.records.values() if isinstance(one, Frame))


@settings(max_examples=20)
@given(desk=desks())
def test_only_locked_frames_are_nothing_to_change(desk):
    now, _ = desk
    names = tuple(locked_frames(now))
    for command in _OF_FRAMES:
        if command.name not in ("show-all",):
            assert command.run(now, Selection(frames=names, page="page-1")) is None, command.name


@pytest.mark.parametrize("command", _OF_FRAMES, ids=lambda command: command.name)
def test_a_text_that_is_edited_keeps_its_keys(command):
    """Arrows, Delete and letters go to the caret."""
    now = issue(pages(1), story("a", "Words."), text_frame("a", story="story-a"))
    spot = Spot("para-a-1", 2)
    selection = Selection(page="page-1").with_text(TextRange("frame-a", spot, spot))
    bare = command.keys.rpartition("+")[2] if "Ctrl" not in command.keys else ""
    if bare:
        assert command.run(now, selection) is None
    assert frame(now, "a").locked is False


@settings(max_examples=15)
@given(desk=desks())
def test_frames_stand_where_the_composer_inks_them(desk):
    now, selection = desk
    changes = [named(name).run(now, selection) for name in ("group", "rotate-clockwise", "ungroup")]
    composer = Composer(bundled())
    for after in [now, *(made(now, change) for change in changes if change)]:
        where = standing(after)
        for page in after.pages():
            for placed in walk(composer.sheet(after, page.id).items):
                name = placed.item.source.record
                if isinstance(placed.item, Path) and after.find(ShapeFrame, name) and after.page_of(name) == page.id:
                    points = [Point(*segment[1:3]) for segment in placed.item.segments if segment[0] in "ML"][:4]
                    seen = [placed.matrix.apply(point) for point in points]
                    assert [(p.x, p.y) for p in seen] == [pytest.approx(corner, abs=2e-3) for corner in where[name]]
