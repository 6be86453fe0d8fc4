"""List the actions that show the pages as the press prints them: proof colours, what it cannot print, plates, coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voa_editor.ui.actions.action import Action
from voa_editor.ui.canvas.proof import COVERAGE, PLATES, PROOF

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

_RENDERINGS = (
    ("", "printer", "As the Printer Profile Says"), ("relative", "relative", "Relative Colorimetric"),
    ("perceptual", "perceptual", "Perceptual"), ("saturation", "saturation", "Saturation"),
    ("absolute", "absolute", "Absolute Colorimetric"),
)  # fmt: skip
_OPTIONS = "View/Proof Options"


def _mode(name: str, label: str, mode: str, keys: str, tip: str) -> Action:
    def run(window: Window) -> None:
        window.proof.toggle(mode)

    def checked(window: Window) -> bool:
        return window.proof.look.mode == mode

    return Action(name, label, "View", run, keys, "plates" if mode == PLATES else "", checked=checked, tip=tip, views=True)


def _rendering(key: str, name: str, label: str) -> Action:
    def run(window: Window) -> None:
        window.proof.show(rendering=key)

    def checked(window: Window) -> bool:
        return window.proof.look.rendering == key

    return Action(f"proof-{name}", label, _OPTIONS, run, checked=checked, views=True,
                  tip="How colours are converted to the inks of the press")  # fmt: skip


ACTIONS: tuple[Action, ...] = (
    _mode("proof-colours", "Proof Colours", PROOF, "Ctrl+Alt+Shift+Y", "The colours as the press prints them"),
    Action("gamut-warning", "Gamut Warning", "View", lambda w: w.proof.show(gamut=not w.proof.look.gamut), "Ctrl+Shift+Y",
           checked=lambda w: w.proof.look.gamut, tip="Mark what the press cannot print as it is", views=True),
    _mode("separations", "Separations Preview", PLATES, "", "The plates of the inks, alone or together"),
    _mode("ink-coverage", "Ink Coverage", COVERAGE, "", "How much ink lies where: red is more than the press takes"),
    Action("paper-white", "Simulate Paper White", _OPTIONS, lambda w: w.proof.show(paper=not w.proof.look.paper),
           checked=lambda w: w.proof.look.paper, tip="The paper and the black of the press, not those of the screen",
           views=True),
    *(_rendering(*each) for each in _RENDERINGS),
)  # fmt: skip
