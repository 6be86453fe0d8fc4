"""What stands beside the pages on the pasteboard shows as it is, is cropped in the preview, and is never printed."""

from __future__ import annotations

from dataclasses import replace

import notation as n
from canvas_stage import Stage
from hypothesis import given, settings
from hypothesis import strategies as st

from voa_editor.model.frames import Frame
from voa_editor.model.spreads import GAP
from voa_editor.model.styles import Swatch
from voa_editor.ui.canvas.beside import Beside
from voa_editor.ui.theme.tokens import LIGHT

RED = Swatch(id="sw-red", name="Red", m=1.0, y=1.0)
BLEED = (8.5, 8.5, 8.5, 8.5)
GROUND = tuple(int(LIGHT.pasteboard[i : i + 2], 16) for i in (1, 3, 5))


def on_stage(qtbot, *records) -> Stage:
    stage = Stage(n.issue(RED, n.pages(4), *records))
    qtbot.addWidget(stage.canvas)
    stage.desk.set_options(edges=False, margins=False)
    stage.canvas.set_zoom(0.6)
    return stage


def is_red(stage: Stage, x: float, y: float, page: str = "page-1") -> bool:
    red, green, blue = stage.colour(page, x, y)
    return red > 180 and green < 90 and blue < 90


def test_a_frame_beside_the_page_shows_and_one_across_its_edge_shows_whole(qtbot):
    stage = on_stage(qtbot, n.shape("out", -120, 100, 80, 60, fill="sw-red"), n.shape("half", -40, 200, 80, 60, fill="sw-red"))
    assert is_red(stage, -80, 130) and is_red(stage, -30, 230) and is_red(stage, 20, 230)
    assert stage.colour("page-1", -80, 180) == GROUND
    stage.desk.set_options(preview=True)
    assert stage.colour("page-1", -80, 130) == GROUND and stage.colour("page-1", -30, 230) == GROUND
    assert is_red(stage, 20, 230)


def test_a_frame_dragged_off_the_page_shows_where_it_is_and_no_more_where_it_was(qtbot):
    stage = on_stage(qtbot, n.shape("a", 20, 100, 80, 60, fill="sw-red"))
    frame = stage.desk.issue.need(Frame, "frame-a")
    for x in (-30.0, -70.0, -120.0):
        stage.change(replace(frame, x=x))
        assert is_red(stage, x + 10, 130) and not is_red(stage, x + 100, 130)
    stage.desk.undo()
    assert is_red(stage, -60, 130) and not is_red(stage, -110, 130)


def test_what_stands_beside_shows_when_its_page_does_not(qtbot):
    stage = on_stage(qtbot, n.shape("far", 700, 100, 200, 150, fill="sw-red", page="page-3"))
    stage.canvas.set_zoom(3.0)
    stage.canvas.show_rect("page-3", stage.desk.issue.need(Frame, "frame-far").rect)
    stage.canvas.finish()
    view = stage.canvas.view
    assert not stage.desk.pasteboard.rect("page-3").inset(-12.0).intersects(view.area), "the page itself is out of view"
    assert is_red(stage, 800, 170, "page-3")


@settings(max_examples=60, deadline=None)
@given(st.floats(-900, 900), st.floats(-300, 1000), st.floats(-180, 180))
def test_the_reach_holds_every_frame_as_far_as_no_other_spread_begins(x: float, y: float, turned: float):
    shape = n.shape("a", x, y, 90, 70, rotation=turned)
    issue = n.issue(n.pages(2), shape)
    top, right, bottom, left = Beside().reach(issue, "page-1", BLEED)
    box, trim = shape.rect.turned(turned), issue.settings
    assert box.x >= -left - 0.5 and box.right <= trim.trim_w + right + 0.5
    assert box.y >= -top - 0.5 or top == GAP - 8.5
    assert box.bottom <= trim.trim_h + bottom + 0.5 or bottom == GAP - 8.5
    if 0 <= box.x and box.right <= trim.trim_w and 0 <= box.y and box.bottom <= trim.trim_h:
        assert (top, right, bottom, left) == BLEED
