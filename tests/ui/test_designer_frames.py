"""Frames, as a designer moves them: snapped, copied, nudged, aligned, grouped, locked; each step undone by its name."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from designer import Designer
from printed import picture_boxes
from PySide6.QtWidgets import QLineEdit

from voa_editor.geometry import Rect
from voa_editor.model.frames import Frame, GroupFrame, PictureFrame
from voa_editor.units import mm

LEFT, RIGHT, CAPTION = "frame-009-photo-1", "frame-009-photo-2", "frame-009-caption-2"


def near(a: Rect, b: Rect) -> bool:
    return all(abs(x - y) < 0.01 for x, y in zip((a.x, a.y, a.w, a.h), (b.x, b.y, b.w, b.h), strict=True))


def test_a_picture_dragged_near_a_margin_lands_on_it_and_its_caption_follows(designer: Designer, sample_issue, tmp_path: Path):
    first = designer.issue
    photo, caption = designer.get(Frame, RIGHT).rect, designer.get(Frame, CAPTION).rect
    margin = first.settings.margin_inner
    designer.on("page-009").drag(designer.middle(RIGHT), (designer.middle(RIGHT)[0] + margin - photo.x - 2, photo.y + 300))
    moved = designer.get(Frame, RIGHT)
    assert moved.x == pytest.approx(margin, abs=1e-6) and moved.y > photo.y + 100
    away = moved.x - photo.x, moved.y - photo.y
    assert near(designer.get(Frame, CAPTION).rect, caption.moved(*away))
    assert designer.saved() == designer.issue != first
    there = picture_boxes(sample_issue.pdf, 9)[1].moved(*away)
    assert near(picture_boxes(designer.export(tmp_path / "moved.pdf", 9))[1], there)
    designer.undoes("Move Frame")
    assert designer.issue == first == designer.saved()
    designer.do("redo")
    assert designer.get(Frame, RIGHT) == moved


def test_an_edge_dragged_near_another_frame_lands_on_its_edge(designer: Designer):
    designer.on("page-009", 1.0).pick(LEFT).fill_in("properties", "X", "25mm").pick(RIGHT)
    other, own = designer.get(Frame, LEFT).rect, designer.get(Frame, RIGHT).rect
    designer.drag_handle("w", other.right - own.x + 0.7, 0)
    resized = designer.get(Frame, RIGHT).rect
    assert resized.x == pytest.approx(other.right, abs=1e-6) and resized.right == pytest.approx(own.right)
    assert (resized.y, resized.h) == (own.y, own.h)
    designer.undoes("Resize Frame")
    designer.drag_handle("w", other.right - own.x + 0.7, 0, "ctrl")
    assert designer.get(Frame, RIGHT).x != pytest.approx(other.right, abs=0.1), "Ctrl does not snap"


def test_a_text_frame_lands_on_a_column_of_the_grid(designer: Designer):
    first = designer.issue
    settings = first.settings
    area = settings.type_area(left_hand=False)
    pitch = (area.w + settings.gutter) / settings.columns
    designer.on("page-009").pick("frame-009-quote-1")
    own = designer.get(Frame, "frame-009-quote-1").rect
    designer.drag(designer.middle("frame-009-quote-1"), (own.centre.x - 2 * pitch + 2.5, own.centre.y - 30))
    assert designer.get(Frame, "frame-009-quote-1").x == pytest.approx(own.x - 2 * pitch, abs=1e-3)
    designer.undoes("Move Frame")
    assert designer.issue == first


def test_shift_keeps_proportions_and_alt_the_centre(designer: Designer):
    designer.on("page-009", 1.0).pick(LEFT)
    own = designer.get(Frame, LEFT).rect
    designer.drag_handle("se", -60, -40, "shift ctrl")
    now = designer.get(Frame, LEFT).rect
    assert now.w / now.h == pytest.approx(own.w / own.h) and now.w < own.w - 20
    designer.undoes("Resize Frame").drag_handle("se", -40, -40, "alt ctrl")
    now = designer.get(Frame, LEFT).rect
    assert now.centre.x == pytest.approx(own.centre.x) and now.centre.y == pytest.approx(own.centre.y)
    assert now.w == pytest.approx(own.w - 80, abs=1.5)


def test_escape_takes_a_drag_back_whole(designer: Designer):
    first, steps = designer.issue, designer.steps()
    designer.on("page-009").press(*designer.middle(RIGHT)).move(200, 500).move(150, 550)
    assert designer.issue != first
    designer.keys("Escape")
    assert designer.issue == first
    designer.move(100, 600).release()
    assert designer.issue == first and designer.steps() == steps


def test_alt_drag_leaves_the_frame_and_brings_a_copy(designer: Designer, tmp_path: Path):
    first = designer.issue
    photo = designer.get(PictureFrame, RIGHT)
    x, y = designer.middle(RIGHT)
    designer.on("page-009").drag((x, y), (x - 40, y + 250), "alt")
    (copy,) = [f for f in designer.issue.frames("page-009") if isinstance(f, PictureFrame) and f.id not in first]
    assert designer.get(PictureFrame, RIGHT) == photo and copy.photo == photo.photo and copy.y > photo.y + 200
    assert designer.desk.selection.frames[0] == copy.id
    boxes = picture_boxes(designer.export(tmp_path / "copied.pdf", 9))
    assert len(boxes) == 3
    designer.undoes("Duplicate")
    assert designer.issue == first == designer.saved()


def test_arrows_nudge_and_shift_makes_it_ten(designer: Designer):
    designer.on("page-009").pick(LEFT)
    own = designer.get(Frame, LEFT).rect
    designer.keys("Right", "Right", "Shift+Down")
    assert near(designer.get(Frame, LEFT).rect, own.moved(mm(0.5), mm(2.5)))
    label = designer.steps()[-1]
    designer.undoes(label)


def test_align_group_lock_and_arrange_are_steps_with_names(designer: Designer):
    first = designer.issue
    designer.on("page-009").pick("frame-009-quote-1", LEFT)
    designer.do("align-left")
    assert designer.get(Frame, "frame-009-quote-1").x == pytest.approx(designer.get(Frame, LEFT).x)
    designer.do("group")
    (group,) = designer.desk.selection.frames
    held = {frame.id for frame in designer.issue.frames(group)}
    assert isinstance(designer.issue.get(group), GroupFrame) and {"frame-009-quote-1", LEFT} <= held
    designer.do("lock")
    before = designer.issue
    designer.keys("Right", "Delete")
    assert designer.issue == before, "what is locked stays"
    assert not designer.field("properties", "X").isEnabled() and designer.greyed("bring-to-front")
    designer.do("deselect")
    designer.undoes("Lock", "Group", "Align Left Edges")
    assert designer.issue == first == designer.saved()


def test_a_group_is_entered_by_double_click_and_moves_as_one(designer: Designer):
    designer.on("page-009").pick("frame-009-quote-1", LEFT).do("group")
    (group,) = designer.desk.selection.frames
    inner = {frame.id: frame.rect for frame in designer.issue.frames(group)}
    x, y = designer.middle(LEFT)
    designer.drag((x, y), (x + 30, y + 25), "ctrl")
    away = designer.get(Frame, LEFT).x - inner[LEFT].x, designer.get(Frame, LEFT).y - inner[LEFT].y
    assert away == (pytest.approx(30, abs=1), pytest.approx(25, abs=1))
    assert all(near(designer.get(Frame, frame).rect, rect.moved(*away)) for frame, rect in inner.items())
    designer.double_click(*designer.middle(LEFT))
    assert designer.desk.selection.frames == (LEFT,)
    designer.keys("Escape")
    assert designer.desk.selection.frames == (group,)
    designer.do("ungroup")
    assert group not in designer.issue


def test_what_is_typed_in_the_panel_is_where_the_frame_stands(designer: Designer):
    designer.on("page-009").pick(LEFT)
    own = designer.get(Frame, LEFT).rect
    designer.fill_in("properties", "X", "60mm+1/2in")
    assert designer.get(Frame, LEFT).x == pytest.approx(60 * 72 / 25.4 + 36)
    designer.fill_in("properties", "Width", "*1.5")
    assert designer.get(Frame, LEFT).w == pytest.approx(own.w * 1.5)
    designer.fill_in("properties", "Y", "nonsense")
    assert designer.get(Frame, LEFT).y == pytest.approx(own.y)
    designer.undoes("Resize Frame", "Move Frame")
    assert near(designer.get(Frame, LEFT).rect, own) and designer.saved() == designer.issue


def test_a_marquee_takes_what_it_touches_and_gaps_are_made_equal(designer: Designer):
    designer.on("page-002").drag((30, 140), (120, 560))
    thumbs = [f"frame-002-thumb-{n}" for n in (1, 2, 3)]
    taken = designer.desk.selection.frames
    assert set(thumbs) <= set(taken) and not any("list" in frame for frame in taken)
    designer.do("deselect").pick(thumbs[1]).keys("Shift+Down", "Down").do("deselect")
    designer.pick(*thumbs).do("distribute-vertical")
    first, second, third = (designer.get(Frame, frame).rect for frame in thumbs)
    assert second.y - first.bottom == pytest.approx(third.y - second.bottom)
    designer.undoes("Distribute Vertical Gaps")
    designer.fill_in("properties", "Vertical gap", "3mm+2pt")
    wide = 3 * 72 / 25.4 + 2
    again = [designer.get(Frame, frame).rect for frame in thumbs]
    assert [below.y - above.bottom for above, below in pairwise(again)] == pytest.approx([wide, wide])
    assert again[0] == first and designer.field("properties", "Vertical gap", QLineEdit).value == pytest.approx(wide)
    designer.click(*designer.middle(thumbs[2])).fill_in("properties", "Vertical gap", "*2")
    assert designer.get(Frame, thumbs[2]).rect == again[2], "the key object stays"
    assert again[2].y - designer.get(Frame, thumbs[1]).rect.bottom == pytest.approx(2 * wide)
    designer.undoes("Set Vertical Gaps", "Set Vertical Gaps")


def test_undo_by_key_takes_back_what_a_panel_did_while_its_field_has_the_focus(designer: Designer):
    first = designer.issue
    designer.on("page-009").pick(LEFT)
    field = designer.field("properties", "X", QLineEdit)
    field.setFocus()
    field.selectAll()
    designer.type("33mm").keys("Return")
    assert designer.issue != first and field.hasFocus()
    designer.keys("Ctrl+Z")
    assert designer.issue == first
    designer.keys("Ctrl+Shift+Z")
    assert designer.issue != first
    designer.settle().type("7").keys("Ctrl+Z")
    assert designer.issue != first, "what is being typed is taken back first"
    designer.keys("Escape").back().undoes("Move Frame")
