"""Pages as the press prints them: proof colours, plates, coverage, what cannot be printed; and nothing of it when it is off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from notation import issue, pages, shape
from PySide6.QtGui import QColor

from voa_editor.edit.change import put
from voa_editor.errors import UserError
from voa_editor.model.frames import ShapeFrame
from voa_editor.model.styles import Swatch
from voa_editor.ui.panels.plates import PlatesPanel
from voa_editor.ui.window import Window

SHAPE = (100.0, 100.0, 300.0, 300.0)
IN, BESIDE = (250.0, 250.0), (500.0, 700.0)  # points on the page
INKS = {
    "cyan": Swatch(id="sw-cyan", name="Cyan", c=1.0),
    "rich": Swatch(id="sw-rich", name="Rich", c=0.9, m=0.9, y=0.9, k=0.9),
    "mix": Swatch(id="sw-mix", name="Mix", c=0.5, m=0.25),
    "gold": Swatch(id="sw-gold", name="Gold", kind="spot", m=0.2, y=0.8),
    "glow": Swatch(id="sw-glow", name="Glow", kind="rgb", g=1.0),
    "calm": Swatch(id="sw-calm", name="Calm", kind="rgb", r=0.5, g=0.45, b=0.45),
}


@pytest.fixture
def coloured(open_issue: Callable[..., Window]) -> Callable[[str], Window]:
    """A window on a page with a square in one of INKS."""

    def opened(ink: str) -> Window:
        made = issue(pages(1), list(INKS.values()), [shape("s", *SHAPE, page="page-1", fill=f"sw-{ink}")])
        window = open_issue(made)
        window.resize(900, 800)
        window.desk.set_options(edges=False, margins=False, guides=False)
        return window

    return opened


def seen(window: Window, x: float, y: float) -> tuple[int, int, int]:
    """What the canvas shows at a place of the first page."""
    window.canvas.finish()
    window.proof.finish()
    view = window.canvas.view
    left, top = view.origin(window.desk.pasteboard, window.pages[0])
    image = window.canvas.viewport().grab().toImage()
    colour = image.pixelColor(round(left + x * view.scale), round(top + y * view.scale))
    return colour.red(), colour.green(), colour.blue()


def test_proof_colours_are_those_of_the_press(coloured: Callable[[str], Window]):
    window = coloured("cyan")
    plain = seen(window, *IN)
    assert window.do("proof-colours")
    proofed = seen(window, *IN)
    assert proofed != plain and proofed[0] < 20 and 120 < proofed[1] < 170, "FOGRA39's cyan, not the screen's"
    assert seen(window, *BESIDE) == (255, 255, 255)
    window.do("paper-white")
    assert max(seen(window, *BESIDE)) < 250, "paper is not as white as the screen"
    window.do("proof-colours")
    assert seen(window, *IN) == plain and window.canvas.paper.over is None


def test_plates_show_alone_and_together(coloured: Callable[[str], Window]):
    window = coloured("mix")
    panel = window.docks.widget("plates")
    assert isinstance(panel, PlatesPanel)
    window.do("separations")
    both = seen(window, *IN)
    panel.rows["Magenta"].alone.emit()
    assert abs(seen(window, *IN)[0] - 191) <= 2 and len(set(seen(window, *IN))) == 1, "a plate alone is a film: 25 % grey"
    panel.rows["Cyan"].eye.click()
    assert window.proof.look.hidden == {"Yellow", "Black"} and seen(window, *IN) == both
    panel.rows["Magenta"].alone.emit()
    panel.rows["Magenta"].alone.emit()
    assert not window.proof.look.hidden
    panel.mode.chosen.emit("page")
    assert not window.proof.look.active


def test_a_spot_has_a_plate_of_its_own(coloured: Callable[[str], Window]):
    window = coloured("gold")
    panel = window.docks.widget("plates")
    window.do("separations")
    seen(window, *IN)
    assert isinstance(panel, PlatesPanel) and list(panel.rows) == ["Cyan", "Magenta", "Yellow", "Black", "Gold"]
    panel.rows["Gold"].alone.emit()
    assert seen(window, *IN) == (0, 0, 0) and seen(window, *BESIDE) == (255, 255, 255)


def test_coverage_is_shown_and_told_under_the_pointer(coloured: Callable[[str], Window]):
    window = coloured("rich")
    window.docks.show("plates")
    panel = window.docks.widget("plates")
    assert isinstance(panel, PlatesPanel)
    window.do("ink-coverage")
    red, green, blue = seen(window, *IN)
    assert red > 150 and green < 70 and blue < 70, "360 % is more than the press takes"
    panel._tell(window.proof.at(window.pages[0], *IN))
    assert panel.rows["Black"].amount.text() == "90 %" and panel.total.amount.text() == "360 %"
    assert panel.total.amount.property("role") == "error"
    assert window.proof.at(window.pages[0], *BESIDE)["Black"] == 0.0 and not window.proof.at("page-9", 0.0, 0.0)


@pytest.mark.parametrize(("ink", "warned"), [("glow", True), ("calm", False), ("cyan", False)])
def test_what_the_press_cannot_print_is_marked(coloured: Callable[[str], Window], ink: str, warned: bool):
    window = coloured(ink)
    before = seen(window, *IN)
    assert window.do("gamut-warning")
    assert (seen(window, *IN) == (255, 0, 200)) is warned
    assert warned or seen(window, *IN) == before
    assert seen(window, *BESIDE) == (255, 255, 255)


def test_an_edit_shows_at_once_and_is_proofed_after_it(coloured: Callable[[str], Window]):
    window = coloured("cyan")
    window.do("separations")
    window.proof.show(hidden=frozenset({"Magenta", "Yellow", "Black"}))
    assert seen(window, *IN) == (0, 0, 0)
    frame = window.desk.issue.need(ShapeFrame, "frame-s")
    window.desk.apply(put(window.desk.issue, [replace(frame, x=frame.x + 150.0)]), "Move")
    window.canvas.finish()
    view = window.canvas.view
    left, top = view.origin(window.desk.pasteboard, window.pages[0])
    at = round(left + 120 * view.scale), round(top + 120 * view.scale)
    assert window.canvas.viewport().grab().toImage().pixelColor(*at) == QColor("white"), "the page itself, until it is proofed"
    assert seen(window, 120.0, 120.0) == (255, 255, 255) and seen(window, 500.0, 250.0) == (0, 0, 0)


def test_the_rendering_can_be_chosen(coloured: Callable[[str], Window]):
    window = coloured("glow")
    window.do("proof-colours")
    relative = seen(window, *IN)
    window.do("proof-perceptual")
    assert seen(window, *IN) != relative and window.proof.look.rendering == "perceptual"
    window.do("proof-printer")
    assert seen(window, *IN) == relative


def test_a_printer_whose_profile_is_not_here_is_told(coloured: Callable[[str], Window]):
    window = coloured("cyan")
    window.preferences.update(export={"profile": "newsprint"})
    with pytest.raises(UserError, match="not on this computer"):
        window.proof.show(mode="proof")
    assert not window.proof.look.active


def test_a_page_that_cannot_be_proofed_shows_as_it_is(coloured: Callable[[str], Window], monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, given_up: object) -> None:
        raise UserError("page 1 would have too many pixels", remedy="Zoom out")

    monkeypatch.setattr("voa_editor.ui.canvas.proof.answer", refuse)
    window = coloured("cyan")
    plain = seen(window, *IN)
    window.do("proof-colours")
    assert seen(window, *IN) == plain and "too many pixels" in window.toast.text
    assert window.proof.inks(window.pages[0]) == ("Cyan", "Magenta", "Yellow", "Black")


def test_a_window_closes_in_the_middle_of_a_proof(coloured: Callable[[str], Window], tmp_path: Path):
    window = coloured("cyan")
    window.canvas.finish()
    window.do("proof-colours")
    window.canvas.viewport().repaint()
    window.proof._feed()
    window.close()
