"""Take the pictures of the window for the guide: a real window with the sample issue, written to docs/screenshots/.

Run by `make screenshots`, after `make issue`, under a true X server (Xvfb does). Each scene begins with the issue as built.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PROJECT, OUT = ROOT / "build" / "2023-q3.voa", ROOT / "docs" / "screenshots"
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()  # nobody's own preferences, and none of them changed

from PySide6.QtWidgets import QApplication  # noqa: E402

from voa_editor.edit.change import put  # noqa: E402
from voa_editor.edit.selection import Spot, TextRange  # noqa: E402
from voa_editor.geometry import Rect  # noqa: E402
from voa_editor.model.frames import Frame, PictureFrame, TextFrame  # noqa: E402
from voa_editor.model.issue import Issue  # noqa: E402
from voa_editor.model.story import Story  # noqa: E402
from voa_editor.model.threads import Threads  # noqa: E402
from voa_editor.ui.application import Application  # noqa: E402
from voa_editor.ui.preferences import PreferenceFile  # noqa: E402
from voa_editor.ui.window import Window  # noqa: E402

SIZE = (1600, 1000)
COLOURS = 256  # of a picture's palette: a third of the bytes, and no eye sees it at this size
F = TypeVar("F", bound=Frame)


def main(names: list[str]) -> None:
    app = QApplication(sys.argv[:1])
    home = Application(app, PreferenceFile())
    project = Path(tempfile.mkdtemp()) / "voice-of-asia-2023-q3.voa"
    shutil.copy(PROJECT, project)
    home.theme.apply(app, "light")
    window = home.open(project)
    window.setGeometry(0, 0, *SIZE)
    _settle(app, 1.0)
    for name, scene in SCENES.items():
        if names and name not in names:
            continue
        while window.desk.undo():
            pass
        window.docks.reset()
        window.take("select")
        home.theme.apply(app, "dark" if name == "dark" else "light")
        scene(window)
        _settle(app, 2.5)
        _shoot(window, OUT / f"{name}.png")
    window.close()


def spread(window: Window) -> None:
    """A spread with the picture of its article selected."""
    page = _at(window, 10)
    _show(window, page)
    window.desk.selection = window.desk.selection.of(_largest(window.desk.issue, page, PictureFrame).id)


def text_editing(window: Window) -> None:
    """Words selected in a body that has more lines than room: its thread, and how many lines are over."""
    issue = window.desk.issue
    thread = Threads(issue).frames(_long_story(issue).id)
    last = thread[-1]
    page = issue.page_of(last.id)
    window.desk.apply(put(issue, [replace(last, h=last.h * 0.7)]), "Resize")
    _show(window, page)
    rect = window.desk.issue.need(Frame, last.id).rect
    _look(window, page, Rect(rect.x - 20, rect.y - 30, rect.w + 60, min(rect.h + 60, 330)))
    window.docks.show("styles")
    window.take("text")
    box = next(box for box in window.desk.sheet(page).texts if box.frame == last.id)
    line = next(line for line in box.lines if line.start > 0 and not line.last)
    ends = Spot(line.paragraph, line.start + 4), Spot(line.paragraph, line.end + 23)
    window.desk.selection = window.desk.selection.with_text(TextRange(last.id, *ends))


def picture_crop(window: Window) -> None:
    """The picture grasped within its frame: what the crop leaves out shows as an outline."""
    page = _at(window, 12)
    _show(window, page)
    frame = _largest(window.desk.issue, page, PictureFrame)
    window.desk.apply(put(window.desk.issue, [replace(frame, scale=1.35, focal_x=0.42)]), "Scale Picture")
    _look(window, page, frame.rect.inset(-100, -80))
    window.desk.selection = replace(window.desk.selection.of(frame.id), content=True)


def panels(window: Window) -> None:
    """Layers and findings beside the pages."""
    page = _at(window, 16)
    _show(window, page)
    window.desk.selection = window.desk.selection.of(_largest(window.desk.issue, page, TextFrame).id)
    window.docks.show("layers")
    window.docks.show("findings")


def dark(window: Window) -> None:
    """The dark theme."""
    page = _at(window, 24)
    _show(window, page)
    window.desk.selection = window.desk.selection.of(_largest(window.desk.issue, page, PictureFrame).id)


def palette(window: Window) -> None:
    """The command palette, asked for what aligns."""
    _show(window, _at(window, 10))
    frames = [frame.id for frame in window.desk.issue.frames(_at(window, 10)) if isinstance(frame, PictureFrame | TextFrame)]
    window.desk.selection = window.desk.selection.of(*frames[:3])
    window.open_palette()
    from PySide6.QtTest import QTest

    from voa_editor.ui.dialogs.palette import Palette

    QTest.keyClicks(window.findChild(Palette).focusWidget() or window.findChild(Palette), "align")


Scene = Callable[[Window], None]
SCENES: dict[str, Scene] = {
    "spread": spread, "text-editing": text_editing, "picture-crop": picture_crop, "panels": panels, "dark": dark, "palette": palette
}  # fmt: skip


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


def _settle(app: QApplication, seconds: float) -> None:
    """Let the window paint, decode and compose what it does when nobody hurries it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)


def _shoot(window: Window, out: Path) -> None:
    """What the screen shows of the window, dialogs over it included."""
    taken = window.screen().grabWindow(0, window.x(), window.y(), window.width(), window.height())
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        taken.save(file.name)
        Image.open(file.name).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(out, optimize=True)
    print(f"{out.relative_to(ROOT)}: {out.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
