"""Place what comes from outside: pictures chosen, dropped or pasted, text files, other issues."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from voa_editor.edit.selection import frames_of
from voa_editor.errors import UserError
from voa_editor.geometry import Point
from voa_editor.jobs.pictures import (
    Brought,
    Pixels,
    brought_anew,
    picture_from_bytes,
    picture_from_file,
    picture_from_pixels,
    place_beside,
    place_brought,
)
from voa_editor.manuscript.report import Notes
from voa_editor.manuscript.source import ENDINGS, read_text
from voa_editor.model.frames import AdFrame, PictureFrame
from voa_editor.tools.hits import leaves_at
from voa_editor.ui.background import Steps
from voa_editor.ui.i18n import tr
from voa_editor.units import mm

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".pdf", ".svg")
_STEP = mm(10)  # between pictures placed together
_BYTES = ("image/jpeg", "image/png", "image/webp", "image/tiff")


class Placing:
    """What of one window takes things from outside."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def takes(self, mime: QMimeData) -> bool:
        """Whether something that is dragged or pasted can be placed or opened."""
        return bool(local_files(mime)) or mime.hasImage() or mime.hasText()

    def ask(self) -> None:
        """Let pictures be chosen, and place them: the first in the selected frame, if that takes one."""
        kinds = tr("Pictures ({kinds})", kinds=" ".join(f"*{ending}" for ending in PICTURES))
        start = str(self._window.project.path.parent)
        chosen, _ = QFileDialog.getOpenFileNames(self._window, tr("Place Picture"), start, kinds)
        if chosen:
            self.place_files([Path(name) for name in chosen])

    def drop(self, mime: QMimeData, page: str = "", at: Point | None = None) -> None:
        """Take what was dropped on a place of a page, or beside the pages."""
        files = local_files(mime)
        if page:
            self._window.desk.selection = replace(self._window.desk.selection.of(*self._under(page, at)), page=page)
        if files:
            self.place_files(files, at)
        elif (brought := self._picture_in(mime)) is not None:
            self._place(brought, at)
        elif mime.hasText():
            self._window.clipboard.put_text(mime, at)

    def drop_on(self, mime: QMimeData, page: str) -> None:
        """Take what was dropped on the small picture of a page: it comes into the middle of that page, which is shown."""
        desk, trim = self._window.desk, self._window.desk.issue.settings
        if page:
            desk.parents = False
            self._window.go_to(page)
            desk.selection = desk.selection.of()
        self.drop(mime, at=Point(trim.trim_w / 2, trim.trim_h / 2) if page else None)

    def place_files(self, files: Sequence[Path], at: Point | None = None) -> None:
        """Pictures become frames, texts text frames, issues windows. Several pictures come one by one, each a step."""
        pictures = [file for file in files if file.suffix.lower() in PICTURES]
        for file in files:
            if file.suffix.lower() in ENDINGS:
                self._window.clipboard.put_text(_plain(read_text(file, Notes())), at)
            elif file.suffix.lower() == ".voa" or file.is_dir() or file.name == "issue.toml":
                self._window.home.open_calmly(file.parent if file.name == "issue.toml" else file, self._window)
            elif file not in pictures:
                remedy = "Place JPEG, PNG, TIFF, WebP, PDF or SVG; copy the text of other documents and paste it"
                self._window.tell_error(UserError("this kind of file cannot be placed", file=file.name, remedy=remedy))
        if len(pictures) == 1:
            self._place(self._read(pictures[0]), at)
        elif pictures:
            label = tr("Placing pictures")
            self._window.idle.add(self._one_by_one(pictures, at or self.middle()), priority=10, label=label)

    def paste(self, mime: QMimeData) -> bool:
        """Place the picture, or the picture files, on the clipboard; False if there are none."""
        if files := [file for file in local_files(mime) if file.suffix.lower() in PICTURES]:
            self.place_files(files)
        elif (brought := self._picture_in(mime)) is not None:
            self._place(brought, None)
        else:
            return False
        return True

    def _one_by_one(self, pictures: Sequence[Path], at: Point) -> Steps:
        for n, file in enumerate(pictures):
            try:
                self._place(self._read(file), Point(at.x + n * _STEP, at.y + n * _STEP) if n else at)
            except UserError as error:  # the others are placed all the same
                self._window.tell_error(error)
            self._window.desk.selection = self._window.desk.selection.of()
            yield n + 1, len(pictures)

    def _read(self, file: Path) -> Brought:
        """The picture of a file, read and looked through aside: it may be large."""
        project = self._window.project.path
        return self._window.desk.editor.work_out(lambda: picture_from_file(file, project))

    def _picture_in(self, mime: QMimeData) -> Brought | None:
        """The picture that is dragged or copied, as the file it was if it came as one, else as a PNG."""
        found = picture_in(mime)
        return self._window.desk.editor.work_out(found) if found is not None else None

    def _place(self, brought: Brought, at: Point | None) -> None:
        """In the one selected frame if it takes a picture, else in a frame of its own."""
        desk = self._window.desk
        chosen = frames_of(desk.issue, desk.selection)
        change = place_brought(desk.issue, brought, chosen[0].id) if len(chosen) == 1 else None
        if change is None:
            change = place_beside(desk.issue, brought, desk.selection, at or self.middle())
        if change is None:
            raise UserError("there is no page or layer to place the picture on", remedy="Insert a page, or unlock the layer")
        desk.apply(change, "Place Picture", {brought.asset.id: brought.data})

    def update(self, record: str) -> None:
        """Bring the picture that a photograph, a booking or a frame shows up to the file it came from."""
        desk, project = self._window.desk, self._window.project.path
        brought = desk.editor.work_out(lambda: brought_anew(desk.issue, record, project))
        desk.apply(brought.change, "Update from File", brought.files)

    def _under(self, page: str, at: Point | None) -> list[str]:
        """The picture or ad frame at a place of a page."""
        desk = self._window.desk
        if at is None or page not in desk.pasteboard:
            return []
        point = desk.pasteboard.from_page(page, at)
        return [frame.id for frame in leaves_at(desk, point) if isinstance(frame, PictureFrame | AdFrame)][:1]

    def middle(self) -> Point:
        """The middle of what shows of the page worked on."""
        canvas, desk = self._window.canvas, self._window.desk
        page = desk.selection.page
        if page not in desk.pasteboard:
            return Point(0.0, 0.0)
        shown = canvas.view.area.intersected(desk.pasteboard.rect(page))
        return desk.pasteboard.to_page(page, (shown if not shown.empty else desk.pasteboard.rect(page)).centre)


def _plain(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    return mime


def local_files(mime: QMimeData) -> list[Path]:
    """The files on this machine that are dragged or copied."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def picture_in(mime: QMimeData) -> Callable[[], Brought] | None:
    """What reads the picture that is dragged or copied, if there is one; it may be called in another thread."""
    name = tr("pasted picture")
    for kind in _BYTES:
        if mime.hasFormat(kind):
            data = bytes(mime.data(kind).data())
            return partial(picture_from_bytes, data, f"{name}.{kind.removeprefix('image/')}")
    image = mime.imageData() if mime.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return None
    mode, form = ("RGBA", QImage.Format.Format_RGBA8888) if image.hasAlphaChannel() else ("RGB", QImage.Format.Format_RGB888)
    plain = image.convertToFormat(form)
    pixels = Pixels(mode, (plain.width(), plain.height()), plain.bytesPerLine(), bytes(plain.constBits()))
    return partial(picture_from_pixels, pixels, f"{name}.png")
