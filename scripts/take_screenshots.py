"""Take the pictures of the window for the guide: a real window with the sample issue, written to docs/screenshots/.

Run by `make screenshots`, after `make issue`, under a true X server (Xvfb does). Each scene begins with the issue as built;
names given as arguments choose among them.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PROJECT, OUT = ROOT / "build" / "2023-q3.voa", ROOT / "docs" / "screenshots"
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()  # nobody's own preferences, and none of them changed

from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QDockWidget  # noqa: E402

from voa_editor.edit.change import put  # noqa: E402
from voa_editor.edit.selection import Spot, TextRange  # noqa: E402
from voa_editor.geometry import Rect  # noqa: E402
from voa_editor.model.frames import Frame, PictureFrame, TextFrame  # noqa: E402
from voa_editor.model.issue import Issue  # noqa: E402
from voa_editor.model.story import Story  # noqa: E402
from voa_editor.model.threads import Threads  # noqa: E402
from voa_editor.ui.application import Application  # noqa: E402
from voa_editor.ui.dialogs.palette import Palette  # noqa: E402
from voa_editor.ui.preferences import PreferenceFile  # noqa: E402
from voa_editor.ui.widgets.section import Section  # noqa: E402
from voa_editor.ui.window import Window  # noqa: E402

SIZE = (1600, 1000)
LARGEST = 900_000  # bytes of a picture; a larger one is told, for the guide is to load quickly
F = TypeVar("F", bound=Frame)


def main(names: list[str]) -> None:
    app = QApplication(sys.argv[:1])
    app.setCursorFlashTime(0)  # the caret shows in every picture
    home = Application(app, PreferenceFile())
    project = Path(tempfile.mkdtemp()) / "voice-of-asia-2023-q3.voa"
    shutil.copy(PROJECT, project)
    home.theme.apply(app, "light")
    window = home.open(project)
    window.setGeometry(0, 0, *SIZE)
    window.activateWindow()
    _settle(1.0)
    for name, scene in SCENES.items():
        if names and name not in names:
            continue
        _begin(window)
        home.theme.apply(app, "dark" if name == "dark" else "light")
        scene(window)
        _settle(3.0)
        window.canvas.finish()
        _settle(0.3)
        _shoot(window, OUT / f"{name}.png")
        for dialog in list(window._dialogs.values()):
            dialog.close()
    window.close()


# -- the scenes ----------------------------------------------------------------------------------------------------------------


def spread(window: Window) -> None:
    """A spread with the picture of its article selected."""
    page = _at(window, 10)
    _show(window, page)
    window.desk.selection = window.desk.selection.of(_largest(window.desk.issue, page, PictureFrame).id)


def text_editing(window: Window) -> None:
    """The caret in a body that has more lines than room: its thread, and how many lines are over."""
    issue = window.desk.issue
    thread = Threads(issue).frames(_long_story(issue).id)
    last = thread[-1]
    page = issue.page_of(last.id)
    window.desk.apply(put(issue, [replace(last, h=last.h * 0.7)]), "Resize Frame")
    _show(window, page)
    rect = window.desk.issue.need(Frame, last.id).rect
    _look(window, page, Rect(rect.x - 20, rect.y - 40, rect.w + 90, min(rect.h + 80, 330)))
    window.docks.show("styles")
    window.take("text")
    box = next(box for box in window.desk.sheet(page).texts if box.frame == last.id)
    line = next(line for line in box.lines[2:] if line.start > 0 and not line.last)
    caret = Spot(line.paragraph, line.start + 31)
    window.desk.selection = window.desk.selection.with_text(TextRange(last.id, caret, caret))
    window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)


def picture_crop(window: Window) -> None:
    """The picture grasped within its frame: what the crop leaves out shows as an outline."""
    page = _at(window, 12)
    _show(window, page)
    frame = _largest(window.desk.issue, page, PictureFrame)
    window.desk.apply(put(window.desk.issue, [replace(frame, scale=1.35, focal_x=0.42)]), "Scale Picture")
    _look(window, page, frame.rect.inset(-100, -80))
    window.desk.selection = replace(window.desk.selection.of(frame.id), content=True)


def panels(window: Window) -> None:
    """Swatches, layers, findings and history side by side, with something to say each."""
    page = _at(window, 10)
    text, picture = _largest(window.desk.issue, page, TextFrame), _largest(window.desk.issue, page, PictureFrame)
    _stand_apart(window)
    _show(window, page)
    window.desk.selection = window.desk.selection.of(picture.id)
    window.desk.apply(put(window.desk.issue, [replace(picture, h=picture.h - 25, scale=1.3)]), "Resize Frame")
    for command in ("lock", "unlock-all", "bring-to-front", "rotate-clockwise", "undo"):
        window.do(command)
    window.desk.selection = window.desk.selection.of(text.id)
    window.desk.apply(put(window.desk.issue, [replace(text, h=text.h - 40)]), "Resize Frame")


def _stand_apart(window: Window) -> None:
    """Two columns of panels at the right, each panel in sight."""
    docks = {dock.objectName().removeprefix("panel-"): dock for dock in window.findChildren(QDockWidget)}
    columns = (("properties", "swatches"), ("layers", "findings", "history"))
    for name in (*columns[0], *columns[1], "styles", "plates"):
        window.removeDockWidget(docks[name])
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, docks["properties"])
    window.splitDockWidget(docks["properties"], docks["layers"], Qt.Orientation.Horizontal)
    for column in columns:
        for above, below in pairwise(column):
            window.splitDockWidget(docks[above], docks[below], Qt.Orientation.Vertical)
    shown = [docks[name] for column in columns for name in column]
    for dock in shown:
        dock.show()
    widths = {"pages": 220, "properties": 280, "layers": 280}
    window.resizeDocks([docks[name] for name in widths], list(widths.values()), Qt.Orientation.Horizontal)
    window.resizeDocks(shown, [470, 430, 300, 340, 260], Qt.Orientation.Vertical)
    _settle(0.5)


def dark(window: Window) -> None:
    """The dark theme."""
    page = _at(window, 24)
    _show(window, page)
    window.desk.selection = window.desk.selection.of(_largest(window.desk.issue, page, PictureFrame).id)


def palette(window: Window) -> None:
    """The command palette, asked for what fits."""
    page = _at(window, 14)
    _show(window, page)
    window.desk.selection = window.desk.selection.of(_largest(window.desk.issue, page, PictureFrame).id)
    window.open_palette()
    field = window.findChild(Palette).field
    field.setFocus()
    QTest.keyClicks(field, "fit")


def flat_plan(window: Window) -> None:
    """The whole issue in a wide Pages panel, as the flat plan of a magazine."""
    page = _at(window, 20)
    _show(window, page)
    pages = window.findChild(QDockWidget, "panel-pages")
    pages.findChild(Section).set_folded(True)
    window.resizeDocks([pages], [930], Qt.Orientation.Horizontal)
    _settle(1.0)
    window.canvas.fit_page()


def plates(window: Window) -> None:
    """Two plates of a spread together, and the inks under the pointer."""
    _show(window, _at(window, 10))
    window.docks.show("plates")
    window.proof.show(mode="plates", hidden=frozenset({"Yellow", "Black"}))
    window.canvas.finish()
    window.proof.finish()
    _settle(0.5)
    window.canvas.pointer_moved.emit(_at(window, 10), 200.0, 150.0)


Scene = Callable[[Window], None]
SCENES: dict[str, Scene] = {
    "spread": spread, "text-editing": text_editing, "picture-crop": picture_crop, "panels": panels,
    "flat-plan": flat_plan, "palette": palette, "plates": plates, "dark": dark,
}  # fmt: skip


# -- what scenes are made with -------------------------------------------------------------------------------------------------


def _begin(window: Window) -> None:
    """The window as it was opened: nothing done, nothing selected, the panels in their places."""
    while window.desk.undo():
        pass
    window.desk.selection = window.desk.selection.of()
    window.docks.reset()
    window.proof.show(mode="", hidden=frozenset())
    for section in window.docks.widget("pages").findChildren(Section):
        section.set_folded(False)
    window.take("select")
    _settle(0.5)


def _show(window: Window, page: str) -> None:
    window.go_to(page)
    window.do("fit-spread")


def _look(window: Window, page: str, rect: Rect) -> None:
    at = window.desk.pasteboard.origin(page)
    window.canvas.look(rect.moved(at.x, at.y), 0.0)


def _at(window: Window, number: int) -> str:
    return window.desk.issue.pages()[number - 1].id


def _largest(issue: Issue, page: str, kind: type[F]) -> F:
    frames = [frame for frame in issue.frames(page) if isinstance(frame, kind)]
    return max(frames, key=lambda frame: frame.w * frame.h)


def _long_story(issue: Issue) -> Story:
    """A story whose body stands on two pages."""
    threads = Threads(issue)
    return next(story for story in issue.all(Story) if story.kind == "article" and len(threads.frames(story.id)) > 1)


def _settle(seconds: float) -> None:
    """Let the window paint, decode and compose what it does when nobody hurries it."""
    loop = QEventLoop()  # a loop of its own: without one, Qt deletes nothing that waits for it
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def _shoot(window: Window, out: Path) -> None:
    """What the screen shows of the window, dialogs over it included."""
    taken = window.screen().grabWindow(0, window.x(), window.y(), window.width(), window.height())
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        taken.save(file.name)
        Image.open(file.name).convert("RGB").save(out, optimize=True)
    size = out.stat().st_size
    print(f"{out.relative_to(ROOT)}: {size // 1000} kB" + (" – too large for the guide" if size > LARGEST else ""))


if __name__ == "__main__":
    main(sys.argv[1:])
