"""What shows over the pages: handles, overset, threads, resolution, marks of tools, characters without ink."""

from __future__ import annotations

from dataclasses import replace

import notation as n
import pytest
from canvas_stage import Stage, apart
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QBitmap, QColor, QImage, QPolygon, QRegion
from PySide6.QtWidgets import QApplication
from sheets import MemoryBlobs, jpeg, photo

from voa_editor.geometry import Point
from voa_editor.kernels.resize import corners
from voa_editor.model.assets import Booking, Photo
from voa_editor.plan.template import load_template
from voa_editor.tools.marks import BoxMark, LineMark, PillMark
from voa_editor.tools.select import SelectTool
from voa_editor.tools.tool import Pointer, Tool
from voa_editor.ui.canvas.cursors import cursor
from voa_editor.ui.canvas.empties import Empties
from voa_editor.ui.canvas.ghost import OPACITY
from voa_editor.ui.canvas.overlay import _in_corner
from voa_editor.ui.canvas.plane import Plane, painting
from voa_editor.ui.canvas.rulers import scale_for, stretches
from voa_editor.ui.canvas.texts import paint_hidden
from voa_editor.ui.canvas.view import View
from voa_editor.ui.theme.tokens import LIGHT
from voa_editor.units import mm

WORDS = "The bridge over the river was opened on a cold morning. " * 20


def shows(stage: Stage, colour: str, x: float, y: float, by: int = 8) -> bool:
    """Whether about a colour shows within so many pixels of a point of page 1."""
    at, image = stage.place("page-1", x, y).toPoint(), stage.see()
    near = [(at.x() + dx, at.y() + dy) for dx in range(-by, by + 1) for dy in range(-by, by + 1)]
    return any(image.valid(*one) and _alike(image.pixelColor(*one), QColor(colour)) for one in near)


def _alike(one: QColor, other: QColor) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) < 40 for a, b in pairs)


def on_stage(qtbot, *records, **more) -> Stage:
    stage = Stage(n.issue([*load_template("voice-of-asia")], n.pages(2), *records), **more)
    qtbot.addWidget(stage.canvas)
    stage.desk.set_options(margins=False)
    return stage


def test_a_selected_frame_has_an_outline_and_handles_in_the_colour_of_its_layer(qtbot):
    stage = on_stage(qtbot, n.layer("top", colour="#ff00ff"), n.shape("s", 100, 100, 120, 90, layer="layer-top"))
    stage.desk.set_options(edges=False)
    assert not shows(stage, "#ff00ff", 100, 100)
    stage.desk.selection = stage.desk.selection.of("frame-s")
    assert shows(stage, "#ff00ff", 100, 140, 1) and shows(stage, LIGHT.handle, 100, 100, 1) and shows(stage, "#ff00ff", 160, 100)


def test_text_that_does_not_fit_is_marked_with_the_number_of_its_lines(qtbot):
    frame = n.text_frame("a", 60, 60, 200, 60, story="story-tale")
    stage = on_stage(qtbot, n.story("tale", WORDS), frame)
    (box,) = stage.desk.sheet("page-1").texts
    assert box.over > 5 and shows(stage, LIGHT.overset, 260, 60 + 0.88 * 60, 5)
    stage.change(replace(stage.desk.issue.get("frame-a"), h=600.0))
    assert not shows(stage, LIGHT.overset, 260, 60 + 0.88 * 600, 12)


def test_threads_show_for_the_selected_frame_or_for_all(qtbot):
    frames = [n.text_frame(name, x, 60, 100, 60, story="story-tale", thread=name) for name, x in (("a", 60), ("b", 300))]
    stage = on_stage(qtbot, n.story("tale", WORDS), frames)
    stage.desk.set_options(edges=False)
    middle = (230, 60 + 60 * 0.5)
    assert not shows(stage, LIGHT.thread, *middle)
    stage.desk.set_options(threads=True)
    assert shows(stage, LIGHT.thread, *middle)
    stage.desk.set_options(threads=False)
    stage.desk.selection = stage.desk.selection.of("frame-b")
    assert shows(stage, LIGHT.thread, *middle)


@pytest.mark.parametrize(("width", "ground"), [(1200, LIGHT.popup), (560, LIGHT.doubtful), (120, LIGHT.overset)])
def test_the_resolution_of_a_selected_picture_shows_and_is_as_bad_as_the_findings_say(qtbot, width, ground):
    blobs = MemoryBlobs()
    data = jpeg(photo(width, width * 3 // 4))
    asset = replace(n.asset(data), id=blobs.add(data), width=width, height=width * 3 // 4)
    picture = n.picture_frame("p", 60, 60, 200, 150, photo="photo-1")
    stage = on_stage(qtbot, asset, Photo(id="photo-1", asset=asset.id), picture, blobs=blobs)
    stage.desk.selection = stage.desk.selection.of("frame-p")
    assert all(shows(stage, each, 68, 196, 2) == (each == ground) for each in (LIGHT.popup, LIGHT.doubtful, LIGHT.overset))


class Shower(Tool):
    """Shows a mark of each kind wherever the pointer is."""

    def hover(self, desk, pointer: Pointer):
        x, y = pointer.at.x, pointer.at.y
        corners = (Point(x, y), Point(x + 40, y), Point(x + 40, y + 30), Point(x, y + 30))
        return (LineMark(Point(x - 50, y - 20), Point(x + 50, y - 20)), BoxMark(corners, "drop"), PillMark(pointer.at, "12.5 mm"))


def test_marks_of_tools_are_drawn(qtbot):
    stage = on_stage(qtbot, tool=Shower())
    stage.desk.set_options(edges=False)
    stage.mouse(QEvent.Type.MouseMove, stage.place("page-1", 200, 200), Qt.MouseButton.NoButton)
    assert shows(stage, LIGHT.guide_magenta, 200, 180, 1) and shows(stage, LIGHT.drop_target, 200, 220, 2)
    assert shows(stage, LIGHT.text, 215, 216, 4)


def test_characters_without_ink_show_on_demand(qtbot):
    stage = on_stage(qtbot, n.story("tale", WORDS), n.text_frame("a", 60, 60, 300, 300, story="story-tale"))
    bare = stage.see()
    stage.desk.set_options(hidden_characters=True)
    assert apart(stage.see(), bare) > 60
    stage.desk.set_options(preview=True)
    preview = stage.see()
    stage.desk.set_options(hidden_characters=False)
    assert apart(stage.see(), preview) == 0


def test_the_look_follows_the_theme(qtbot):
    stage = on_stage(qtbot)
    light = stage.see().pixelColor(3, 300)
    stage.theme.apply(QApplication.instance(), "dark")
    dark = stage.see().pixelColor(3, 300)
    stage.theme.apply(QApplication.instance(), "light")
    assert dark.lightness() < 80 < light.lightness()


@pytest.mark.parametrize("name", [*"arrow text rotate zoom-in pick link place resize-nw what".split()])
def test_every_cursor_can_be_shown(name, qapp):
    assert cursor(name, 2.0) == cursor(name, 2.0)
    assert name in ("arrow", "what") or cursor(name).shape() != cursor("arrow").shape()


# -- rulers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", ["mm", "cm", "in", "pt", "p"])
@pytest.mark.parametrize("pixels", [0.06, 0.5, 1.33, 10, 53])
def test_numbers_on_a_ruler_stand_apart(unit, pixels):
    scale = scale_for(unit, pixels)
    assert 50 <= scale.step * pixels <= 56 * 3 or pixels == 0.06
    assert scale.step / scale.ticks * pixels >= 3


def test_a_millimetre_ruler_counts_tens_at_the_usual_size():
    scale = scale_for("mm", 96 / 72)
    assert scale.step == pytest.approx(mm(20)) and scale.unit == pytest.approx(mm(1))


def test_rulers_count_from_the_corner_of_each_page(qtbot):
    stage = on_stage(qtbot, n.page("3"))
    board = stage.desk.pasteboard
    view = View(0.5, 1.0, x=-600, y=450, width=1200, height=900)
    (left, start, end), (right, begin, last) = stretches(view, board, True)
    assert (round(left), round(right)) == (600 - round(board.width * view.scale), 600) and end == begin == right
    assert (start, last) == (-1.0, 1200)
    down = list(stretches(view, board, False))
    assert len(down) == len(board.within(view.area))


def test_characters_without_ink_stand_in_their_places_on_screens_of_any_pixels(qtbot):
    stage = on_stage(qtbot, n.story("tale", WORDS), n.text_frame("a", 60, 60, 200, 300, story="story-tale"))
    found = []
    for ratio in (1.0, 1.25, 2.0):
        view = stage.canvas.view
        x, y, width, height = (round(value * ratio) for value in (view.x, view.y, view.width, view.height))
        fine = replace(view, ratio=ratio, x=x, y=y, width=width, height=height)
        image = QImage(view.width, view.height, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        with painting(image) as painter:
            painter.scale(1 / ratio, 1 / ratio)
            paint_hidden(Plane(painter, fine, stage.desk.pasteboard, LIGHT), "page-1", stage.desk.sheet("page-1"))
        found.append(QRegion(QBitmap.fromImage(image.createMaskFromColor(0xFFFFFFFF, Qt.MaskMode.MaskOutColor))).boundingRect())
    assert not found[0].isEmpty()
    for other in found[1:]:
        edges = zip(found[0].getCoords(), other.getCoords(), strict=True)
        assert all(abs(one - another) <= 2 for one, another in edges), found


@pytest.mark.parametrize(("rotation", "turn"), [(0.0, 0.0), (30.0, 0.0), (0.0, 90.0)])
def test_what_a_frame_cuts_off_shows_faintly_while_its_picture_is_selected(qtbot, rotation, turn):
    blobs = MemoryBlobs()
    data = jpeg(Image.new("RGB", (600, 600), (200, 20, 20)))
    asset = replace(n.asset(data), id=blobs.add(data), width=600, height=600)
    more = {"rotation": rotation, "turn": turn, "scale": 2.0, "focal_x": 0.5, "focal_y": 0.5}
    picture = n.picture_frame("p", 200, 200, 100, 60, photo="photo-1", **more)
    stage = on_stage(qtbot, asset, Photo(id="photo-1", asset=asset.id), picture, blobs=blobs, tool=SelectTool())
    stage.desk.set_options(edges=False)
    inside, cut, far = (250, 230), (250, 160), (250, 100)
    before = [stage.colour("page-1", *at) for at in (inside, cut, far)]
    assert before[1] == before[2] == (255, 255, 255)
    stage.desk.selection = replace(stage.desk.selection.of("frame-p"), content=True)
    shown = [stage.colour("page-1", *at) for at in (inside, cut, far)]
    assert shown[0] == before[0] and shown[2] == before[2]
    faint = [255 + (ink - 255) * OPACITY for ink in before[0]]
    assert all(abs(a - b) <= 3 for a, b in zip(shown[1], faint, strict=True)), (shown[1], faint)
    if rotation or turn:
        return
    stage.mouse(QEvent.Type.MouseButtonPress, stage.place("page-1", *inside))
    stage.mouse(QEvent.Type.MouseMove, stage.place("page-1", 250, 180))
    assert stage.colour("page-1", 250, 135)[1] < 250, "it goes along with the hand"
    stage.key(Qt.Key.Key_Escape)
    assert stage.colour("page-1", *cut) == shown[1]
    stage.desk.selection = stage.desk.selection.of()
    assert stage.colour("page-1", *cut) == before[1]


def test_an_empty_picture_frame_has_a_cross_and_a_sign_until_it_holds_a_picture(qtbot):
    data = jpeg()
    held = n.asset(data, width=400, height=300)
    stage = on_stage(qtbot, n.picture_frame("p", 100, 100, 160, 120), held, blobs=MemoryBlobs({held.id: data}))
    assert shows(stage, LIGHT.text_quiet, 180, 160, 9) and shows(stage, "#c7d4e4", 140, 130, 1)
    stage.desk.set_options(edges=False)
    assert not shows(stage, "#c7d4e4", 140, 130, 1)
    stage.desk.set_options(edges=True, preview=True)
    assert not shows(stage, "#c7d4e4", 140, 130, 1) and not shows(stage, LIGHT.text_quiet, 180, 160, 9)
    stage.desk.set_options(preview=False)
    stage.change(replace(stage.desk.issue.get("frame-p"), asset=held.id))
    at = stage.place("page-1", 130, 115).toPoint()
    before = stage.see().copy(at.x(), at.y(), 100, 60)
    stage.desk.set_options(edges=False)
    assert apart(before, stage.see().copy(at.x(), at.y(), 100, 60)) == 0, "nothing is drawn over a picture"


def test_a_reserved_ad_says_whose_it_is_and_how_large(qtbot):
    booking = Booking(id="booking-1", advertiser="Altyn Bank", size="half-landscape")
    booked = n.ad_frame("a", 60, 60, 300, 200, booking="booking-1")
    stage = on_stage(qtbot, booking, booked, n.ad_frame("b", 60, 300, 283.4646, 85.0394))
    empties = Empties(stage.desk)
    assert [sign.words for sign in empties._signs("page-1")] == ["Altyn Bank  ·  Half Page Landscape", "Ad, 100 mm × 30 mm"]
    assert shows(stage, LIGHT.text_quiet, 210, 160, 30)
    stage.change(replace(booking, advertiser="Steppe Air"))
    assert empties._signs("page-1")[0].words.startswith("Steppe Air")


def test_the_resolution_of_a_turned_picture_stands_on_it(qtbot):
    data = jpeg()
    held = n.asset(data, width=400, height=300)
    photo = n.picture_frame("p", 150, 100, 200, 150, asset=held.id, rotation=30.0)
    stage = on_stage(qtbot, photo, held, blobs=MemoryBlobs({held.id: data}))
    around = [stage.place("page-1", at.x, at.y).toPoint() for at in corners(photo.rect, photo.rotation)]
    plane = stage.canvas.measuring()
    size = plane.pill_size("144 ppi")
    at = _in_corner(plane, [stage.desk.pasteboard.from_page("page-1", c) for c in corners(photo.rect, photo.rotation)], size)
    inside = QPolygon(around)
    for dx in (0, size[0]):
        for dy in (0, size[1]):
            assert inside.containsPoint(at + QPoint(dx, dy), Qt.FillRule.OddEvenFill)


def test_a_group_has_a_broken_outline_and_shows_its_bounds_while_one_works_in_it(qtbot):
    members = n.group("g", n.shape("a", 100, 100, 60, 60), n.shape("b", 220, 100, 60, 60))
    stage = on_stage(qtbot, members)
    stage.desk.set_options(edges=False)
    for chosen in ("frame-g", "frame-a"):
        stage.desk.selection = stage.desk.selection.of(chosen)
        image, left, right = stage.see(), stage.place("page-1", 178, 100).toPoint(), stage.place("page-1", 186, 100).toPoint()
        lit = [_alike(image.pixelColor(x, left.y()), QColor(LIGHT.accent)) for x in range(left.x(), right.x() + 8)]
        assert any(lit) and not all(lit), chosen
