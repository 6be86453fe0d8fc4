"""Copy and paste: frames within an issue and from one to another, text with its looks, pictures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from voa_editor.edit.commands.clipboard import Clip, copied, cut, needed_assets, paste
from voa_editor.edit.commands.shapes import draw
from voa_editor.edit.richtext import copied_text
from voa_editor.edit.selection import TextRange
from voa_editor.edit.typing import erase
from voa_editor.errors import UserError
from voa_editor.geometry import Point, Rect
from voa_editor.model.checks import loop
from voa_editor.model.frames import Frame, TextFrame
from voa_editor.model.issue import KINDS, Issue
from voa_editor.model.story import Paragraph, Spot
from voa_editor.store.project import Project
from voa_editor.store.rows import Fault, pack, table_of, unpack
from voa_editor.tools.desk import Desk
from voa_editor.tools.text_input import paste_html, paste_text

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

FRAMES = "application/x-voa-editor+json"
_LARGEST = 64 << 20  # bytes of copied frames that are read
_MOST = 50_000  # records


class Clipboard:
    """The system's clipboard as one window uses it."""

    def __init__(self, window: Window) -> None:
        self._window = window

    # -- what can be done --------------------------------------------------------------------------------------------------

    @property
    def can_copy(self) -> bool:
        selection = self._window.desk.selection
        return bool(selection.frames) if selection.text is None else not selection.text.is_caret

    @property
    def can_paste(self) -> bool:
        desk, mime = self._window.desk, _mime()
        if desk.selection.text is not None:
            return mime.hasText() or mime.hasHtml()
        return bool(desk.selection.page) and (mime.hasFormat(FRAMES) or mime.hasImage() or mime.hasUrls() or mime.hasText())

    @property
    def has_frames(self) -> bool:
        return _mime().hasFormat(FRAMES) and bool(self._window.desk.selection.page)

    @property
    def has_text(self) -> bool:
        return _mime().hasText()

    # -- doing it ----------------------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """Copy the selected text, or the selected frames."""
        desk = self._window.desk
        if desk.selection.text is not None:
            self._keep_text(desk.selection.text)
        elif (clip := desk.editor.work_out(lambda: copied(desk.issue, desk.selection))) is not None:
            self._keep_frames(clip)

    def cut(self) -> None:
        """Copy, and take away what was copied: one step."""
        desk = self._window.desk
        text = desk.selection.text
        if text is not None:
            self._keep_text(text)
            if edit := erase(desk.issue, text):
                desk.apply(edit[0], "Cut")
                desk.selection = desk.selection.with_text(edit[1])
        elif (both := cut(desk.issue, desk.selection)) is not None:
            self._keep_frames(both[0])
            desk.apply(both[1], "Cut")

    def paste(self, in_place: bool = False) -> None:
        """Text at the caret; frames in the middle of what shows, or where they stood on their page; else a picture or text."""
        desk, mime = self._window.desk, _mime()
        if desk.selection.text is not None:
            _into_text(desk, mime)
        elif mime.hasFormat(FRAMES):
            self._paste_frames(mime, in_place)
        elif not self._window.placing.paste(mime) and mime.hasText():
            self.put_text(mime, None)

    def paste_plain(self) -> None:
        """The text on the clipboard without any of its looks."""
        paste_text(self._window.desk, _mime().text())

    # -- text --------------------------------------------------------------------------------------------------------------

    def put_text(self, mime: QMimeData, at: Point | None) -> None:
        """Text at the caret, or in a new frame that begins at a point of the page worked on; one step."""
        desk = self._window.desk
        if desk.selection.text is not None:
            _into_text(desk, mime)
            return
        with desk.editor.gesture("Paste Text"):
            area = desk.issue.settings.type_area(left_hand=False)
            corner = at or Point(area.x, area.y)
            box = Rect(corner.x, corner.y, area.w / 2, area.h / 3)
            if desk.apply(draw(desk.issue, desk.selection, "text", box), "Paste Text") and (caret := self._caret()):
                desk.selection = desk.selection.with_text(caret)
                _into_text(desk, mime)

    def _caret(self) -> TextRange | None:
        """A caret in the text of the frame that was drawn just now."""
        desk = self._window.desk
        frame = desk.issue.find(TextFrame, desk.selection.frames[0]) if desk.selection.frames else None
        first = next(iter(desk.issue.children(Paragraph, frame.story)), None) if frame else None
        return TextRange(frame.id, Spot(first.id), Spot(first.id)) if frame and first else None

    def _keep_text(self, text: TextRange) -> None:
        plain, html = copied_text(self._window.desk.issue, text)
        mime = QMimeData()
        mime.setText(plain)
        mime.setHtml(html)
        QGuiApplication.clipboard().setMimeData(mime)

    # -- frames ------------------------------------------------------------------------------------------------------------

    def _keep_frames(self, clip: Clip) -> None:
        mime, project = QMimeData(), self._window.project.path
        mime.setData(FRAMES, QByteArray(self._window.desk.editor.work_out(lambda: packed(clip, project)).encode()))
        QGuiApplication.clipboard().setMimeData(mime)

    def _paste_frames(self, mime: QMimeData, in_place: bool) -> None:
        desk = self._window.desk
        data = bytes(mime.data(FRAMES).data())
        clip, source = desk.editor.work_out(lambda: unpacked(data))
        files = desk.editor.work_out(lambda: self._files(needed_assets(desk.issue, clip), source))
        at = None if in_place else self._window.placing.middle()
        issue, page = desk.issue, desk.selection.page
        desk.apply(desk.editor.work_out(lambda: paste(issue, clip, page, at)), "Paste", files)

    def _files(self, assets: tuple[str, ...], source: Path) -> Mapping[str, bytes]:
        """The bytes of assets, from the project that the frames were copied from. Raises UserError if that has them no more."""
        if not assets:
            return {}
        with Project.open(source) as there:
            try:
                return {asset: there.blobs.read(asset) for asset in assets}
            except KeyError as error:
                message = "the pictures of what was copied are no longer there"
                raise UserError(message, file=source, remedy="Copy it again") from error


def _into_text(desk: Desk, mime: QMimeData) -> None:
    """Put what is copied in at the caret, with the looks the issue has styles for where it came with any."""
    if not (mime.hasHtml() and paste_html(desk, mime.html())):
        paste_text(desk, mime.text())


def packed(clip: Clip, project: Path) -> str:
    """Copied frames as JSON: {"project": path, "frames": [id …], "records": [[table, row] …]}."""
    records = [[table_of(type(record)), pack(record)] for record in clip.records]
    return json.dumps({"project": str(project), "frames": clip.frames, "records": records})


def unpacked(data: bytes) -> tuple[Clip, Path]:
    """The frames of such JSON, and the project they are from. Raises UserError for anything else: it came from outside."""
    try:
        said: Any = json.loads(data) if len(data) <= _LARGEST else None
        rows, frames, project = said["records"], said["frames"], said["project"]
        if len(rows) > _MOST or not all(isinstance(each, str) for each in (*frames, project)):
            raise ValueError
        records = tuple(unpack(table, dict(row)) for table, row in rows if table in KINDS)
        there = Issue(records)
        if len(there) != len(rows) or not all(there.find(Frame, each) for each in frames) or loop(there):
            raise ValueError
    except (ValueError, KeyError, TypeError, Fault, RecursionError) as error:
        raise UserError("what is on the clipboard cannot be pasted here", remedy="Copy it again") from error
    return Clip(tuple(frames), records), Path(project)


def _mime() -> QMimeData:
    return QGuiApplication.clipboard().mimeData() or QMimeData()
