"""What the canvas shows: the sheet as the painter paints it, also where only a part was painted anew."""

from __future__ import annotations

from dataclasses import replace

import notation as n
import pytest
from canvas_stage import Stage, apart, picture_of_page
from PySide6.QtGui import QImage, QPainter
from sheets import MemoryBlobs, jpeg, photo

from voa_editor.fonts.library import bundled
from voa_editor.geometry import Rect
from voa_editor.model.assets import Photo
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Guide
from voa_editor.model.story import Paragraph
from voa_editor.plan.template import load_template
from voa_editor.render.painter import paint_sheet
from voa_editor.ui.canvas import paper, scene
from voa_editor.units import mm

WORDS = "The bridge over the river was opened on a cold morning in July, and nobody had slept. " * 6
TALE = n.story("tale", WORDS, "Қазақстан – өңірлер мен әңгімелер. " * 8, WORDS)


def spread(*more: object) -> Issue:
    """Three pages; on the first a threaded story with shapes and a see-through group among them."""
    return n.issue(
        [*load_template("voice-of-asia")], n.pages(3), TALE,
        n.text_frame("a", 60, 60, 220, 300, story="story-tale", thread="1"),
        n.text_frame("b", 300, 60, 220, 300, story="story-tale", thread="2", rotation=12.0),
        n.shape("box", 80, 400, 120, 90, fill="sw-teal", stroke="sw-black", stroke_width=3.0),
        n.shape("oval", 150, 430, 160, 120, shape="ellipse", fill="sw-saffron", opacity=0.6),
        n.group("pair", n.shape("left", 350, 420, 60, 60, fill="sw-teal"), n.shape("right", 390, 440, 60, 60, fill="sw-saffron"),
                opacity=0.5, rotation=20.0),
        *more,  # type: ignore[arg-type]
    )  # fmt: skip


def fresh(stage: Stage) -> QImage:
    """The same view painted from nothing."""
    stage.canvas.refresh()
    return stage.see()


def painted(stage: Stage, page: str, scale: float) -> QImage:
    """A page as the painter alone paints it."""
    sheet = stage.desk.sheet(page)
    image = QImage(round(sheet.width * scale), round(sheet.height * scale), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_sheet(painter, sheet, MemoryBlobs(), bundled())
    painter.end()
    return image


@pytest.fixture
def stage(qtbot):
    made = Stage(spread())
    qtbot.addWidget(made.canvas)
    made.desk.selection = made.desk.selection.of()
    return made


@pytest.mark.parametrize("zoom", [0.5, 1.0, 1.37])
def test_in_preview_the_pixels_of_a_page_are_those_of_the_painter(stage, zoom):
    stage.canvas.resize(1200, 1700)
    stage.desk.set_options(preview=True)
    stage.canvas.set_zoom(zoom)
    stage.canvas.show_page("page-1")
    stage.canvas.finish()
    seen, wanted = picture_of_page(stage.canvas, "page-1"), painted(stage, "page-1", zoom * 96 / 72)
    assert apart(seen, wanted) <= 3


def test_what_is_far_larger_than_the_view_is_sharp_too(stage):
    stage.desk.set_options(preview=True)
    stage.canvas.set_zoom(8.0)
    stage.canvas.show_rect("page-1", Rect(60, 60, 40, 20))
    stage.canvas.finish()
    view, seen = stage.canvas.view, stage.see()
    x, y = view.origin(stage.desk.pasteboard, "page-1")
    wanted = painted(stage, "page-1", view.scale).copy(-x, -y, seen.width(), seen.height())
    assert apart(seen.copy(0, 0, 400, 300), wanted.copy(0, 0, 400, 300)) <= 3


EDITS = {
    "a frame moves": lambda issue: [replace(issue.get("frame-box"), x=200.0, y=120.0)],
    "a frame that text wraps around moves": lambda issue: [replace(issue.get("frame-oval"), x=100.0, y=150.0, wrap=6.0)],
    "a frame turns": lambda issue: [replace(issue.get("frame-a"), rotation=33.0)],
    "a frame comes to the front": lambda issue: [replace(issue.get("frame-box"), order="z")],
    "a frame is hidden": lambda issue: [replace(issue.get("frame-oval"), hidden=True)],
    "a group fades": lambda issue: [replace(issue.get("frame-pair"), opacity=0.9)],
    "a member of a group moves": lambda issue: [replace(issue.get("frame-left"), x=300.0)],
    "a letter is typed": lambda issue: [replace(issue.get("para-tale-1"), text="X" + issue.get("para-tale-1").text)],
    "a line is thick": lambda issue: [replace(issue.get("frame-box"), stroke_width=14.0)],
    "the page comes to another place": lambda issue: [n.page("0")],
    "the bleed is wider": lambda issue: [replace(issue.settings, bleed_outer=30.0)],
}


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("zoom", [0.6, 1.0])
def test_after_an_edit_the_canvas_shows_what_it_would_paint_from_nothing(stage, name, zoom):
    stage.canvas.set_zoom(zoom)
    before = stage.see()
    stage.change(*EDITS[name](stage.desk.issue))
    seen = stage.see()
    assert apart(seen, before) > 0, "the edit is not to be seen"
    assert apart(seen, fresh(stage)) <= 1
    stage.desk.undo()
    assert apart(stage.see(), before) <= 1


def test_a_small_edit_paints_a_small_part_anew(stage, monkeypatch):
    asked = []
    paper, painted_before = stage.canvas.paper, type(stage.canvas.paper.sheets.get("page-1").inks).paint
    monkeypatch.setattr(
        "voa_editor.render.painter.SheetInks.paint",
        lambda inks, painter, area, pictures: (asked.append(area), painted_before(inks, painter, area, pictures))[1],
    )
    stage.change(replace(stage.desk.issue.need(Paragraph, "para-tale-3"), text=WORDS + "End."))
    stage.see()
    assert asked and sum(area.w * area.h for area in asked) < 0.2 * 595 * 842
    assert paper.ready(stage.canvas.view)


def test_in_preview_no_helper_and_nothing_outside_the_trim_shows(qtbot):
    stage = Stage(spread(n.shape("out", -20, 200, 60, 60, fill="sw-teal"), Guide(id="g", parent="page-1", axis="x", at=30.0)))
    qtbot.addWidget(stage.canvas)
    stage.canvas.show_page("page-1")
    ground = stage.colour("page-1", -25, 230)
    assert stage.colour("page-1", -15, 230) != ground and stage.colour("page-1", 30, 20) != (255, 255, 255)
    stage.desk.set_options(preview=True)
    assert stage.colour("page-1", -15, 230) == ground and stage.colour("page-1", 30, 20) == (255, 255, 255)


@pytest.mark.parametrize(
    ("option", "x", "y"),
    [("margins", mm(18), 200.0), ("guides", 200.0, 30.0), ("edges", 100.0, 325.0), ("baselines", 10.0, mm(22) + 1.73 * 12.5)],
)
def test_helpers_show_while_they_are_asked_for(qtbot, option, x, y):
    stage = Stage(n.issue(n.pages(1), n.shape("s", 100, 300, 50, 50), Guide(id="g", parent="page-1", axis="y", at=30.0)))
    qtbot.addWidget(stage.canvas)
    stage.desk.set_options(**{"margins": False, option: True})
    assert stage.colour("page-1", x, y) != (255, 255, 255)
    stage.desk.set_options(**{option: False})
    assert stage.colour("page-1", x, y) == (255, 255, 255)


def test_the_grid_lies_beneath_the_ink(qtbot):
    stage = Stage(spread(n.shape("s", 40, 190, 300, 60, fill="sw-teal")))
    qtbot.addWidget(stage.canvas)
    stage.desk.set_options(edges=False, baselines=True)
    stage.canvas.show_page("page-1")
    inside = {stage.colour("page-1", x, y) for x in range(45, 335, 5) for y in range(195, 245, 5)}
    assert len(inside) == 1


def test_a_device_of_fine_pixels_gets_fine_pixels(stage):
    stage.desk.set_options(preview=True, rulers=False)
    canvas = stage.canvas
    fine = replace(canvas.view, ratio=2.0, width=canvas.view.width * 2, height=canvas.view.height * 2)
    level = fine.level(stage.desk.pasteboard, "page-1", (0, 0, 0, 0))
    assert level.scale == pytest.approx(2 * canvas.view.scale) and level.trim.width == round(595.2756 * level.scale)


def test_pictures_come_in_their_place_once_they_are_decoded(qtbot):
    blobs = MemoryBlobs()
    data = jpeg(photo(800, 600))
    asset = replace(n.asset(data), id=blobs.add(data), width=800, height=600)
    records = [asset, Photo(id="photo-1", asset=asset.id), n.picture_frame("p", 100, 100, 200, 150, photo="photo-1")]
    stage = Stage(n.issue(n.pages(1), records), blobs)
    qtbot.addWidget(stage.canvas)
    red, green, blue = stage.colour("page-1", 110, 110)
    assert red > 200 and green > 200 and blue < 120  # the bright corner


def test_many_pages_that_show_all_become_sharp(qtbot, monkeypatch: pytest.MonkeyPatch):
    """However long it takes to look through those that are sharp already, each slice of work brings the next one on."""
    clock = Clock()
    monkeypatch.setattr(scene, "perf_counter", clock)
    monkeypatch.setattr(paper, "perf_counter", clock)
    tales = [n.story(f"tale-{k}", WORDS) for k in range(1, 21)]
    frames = [n.text_frame(f"t{k}", 60, 60, 220, 300, page=f"page-{k}", story=f"story-tale-{k}") for k in range(1, 21)]
    stage = Stage(n.issue([*load_template("voice-of-asia")], n.pages(20), *tales, *frames))
    qtbot.addWidget(stage.canvas)
    canvas = stage.canvas
    ask = canvas._repaint.ask
    monkeypatch.setattr(canvas._repaint, "ask", lambda: (clock.pass_by(0.001), ask())[1])
    canvas.set_zoom(0.05)
    assert len(canvas.visible_pages()) > 10
    for _ in range(400):
        canvas._work()
    assert canvas.sharp


class Clock:
    """A clock on which time passes only where it is looked at, and where a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.pass_by(0.0001)
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += seconds
