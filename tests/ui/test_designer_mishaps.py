"""Mistakes of the program, hostile files and clipboards: what happened is said calmly, nothing is changed, work goes on."""

from __future__ import annotations

import json
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from designer import Designer
from invariants import faults
from PIL import Image
from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from voa_editor.edit.commands.clipboard import Clip
from voa_editor.model.assets import Asset
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.tools import move as moving
from voa_editor.ui import clipboard
from voa_editor.ui.application import Application
from voa_editor.ui.clipboard import FRAMES, packed
from voa_editor.ui.dialogs.report import FaultDialog

LEFT = "frame-009-photo-1"


@pytest.fixture(autouse=True)
def reported(home: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is raised in an event ends where it ends in the program."""
    monkeypatch.setattr(sys, "excepthook", home.reporter._uncaught)


def reports(designer: Designer) -> list[FaultDialog]:
    return [dialog for dialog in designer.window.findChildren(FaultDialog) if dialog.isVisible()]


def unharmed(designer: Designer, before: object, how: str = "", *, calm: bool = True) -> None:
    """The issue is as it was, also on the disk; what the user can mend was said in a line, not in a report."""
    assert designer.issue == before == designer.saved() and not designer.desk.in_gesture, how
    assert bool(reports(designer)) is not calm, how
    if calm:
        assert designer.window.toast.isVisible() and designer.window.toast.text, how
    designer.back().on("page-009").click(20, 20).pick(LEFT).keys("Right")
    assert designer.issue != before, "work goes on"
    designer.do("undo")


def test_a_mistake_in_an_action_is_reported_and_the_next_one_works(designer: Designer, monkeypatch: pytest.MonkeyPatch):
    before = designer.issue
    monkeypatch.setattr(clipboard, "copied", lambda *_: 1 / 0)
    designer.on("page-009").pick(LEFT).do("copy")
    (report,) = reports(designer)
    assert "ZeroDivisionError" in report._text
    unharmed(designer, before, calm=False)


def test_a_mistake_in_the_middle_of_a_drag_takes_the_drag_back(designer: Designer, monkeypatch: pytest.MonkeyPatch):
    before, moves = designer.issue, []

    def fails_at_last(*given: object) -> object:
        moves.append(given)
        return move_by(*given) if len(moves) < 3 else 1 / 0

    move_by = moving.move_by
    monkeypatch.setattr(moving, "move_by", fails_at_last)
    try:
        designer.on("page-009").drag(designer.middle(LEFT), (250, 600))
    except ZeroDivisionError as mistake:  # an event that is sent by hand brings it back to the hand
        designer.window.home.reporter.report(mistake)
    assert designer.issue == before and not designer.desk.in_gesture and reports(designer)
    monkeypatch.undo()
    monkeypatch.setattr(sys, "excepthook", designer.window.home.reporter._uncaught)
    unharmed(designer, before, calm=False)


def put_on_clipboard(data: bytes) -> None:
    mime = QMimeData()
    mime.setData(FRAMES, QByteArray(data))
    QGuiApplication.clipboard().setMimeData(mime)


Clipped = dict[str, Any]
STRANGER = "sha256-" + "0" * 64


def clip(designer: Designer) -> Clipped:
    """What copying a picture and a text frame puts on the clipboard."""
    designer.on("page-009").pick(LEFT, "frame-009-quote-1").do("copy")
    return json.loads(bytes(QGuiApplication.clipboard().mimeData().data(FRAMES).data()))


def told(said: Clipped, **fields: object) -> bytes:
    """The clip with other values in those fields of its records that have them."""
    records = [[table, {key: fields.get(key, value) for key, value in row.items()}] for table, row in said["records"]]
    return json.dumps({**said, "records": records}).encode()


HOSTILE: dict[str, Callable[[Clipped], bytes]] = {
    "no JSON": lambda said: b"\xff\x00{",
    "another shape": lambda said: b'{"records": 7, "frames": {}, "project": []}',
    "deeper than a stack": lambda said: b"[" * 200_000,
    "an unknown table": lambda said: json.dumps({**said, "records": [["sqlite_master", {}]]}).encode(),
    "the same record twice": lambda said: json.dumps({**said, "records": said["records"] * 2}).encode(),
    "a number for a text": lambda said: told(said, order=5),
    "endless lengths": lambda said: told(said, x=1e308, w=1e308),
    "not a number": lambda said: told(said, x=float("nan")),
    "a picture that is nowhere": lambda said: told(said, asset=STRANGER),
    "a loop": lambda said: told(said, parent=said["frames"][0]),
    "only a part of what it names": lambda said: json.dumps({**said, "records": said["records"][:1]}).encode(),
    "a project that is none": lambda said: json.dumps(
        {**said, "project": "/etc/passwd", "records": [
            ["assets", {**row, "id": STRANGER}] if table == "assets" else [table, {**row, "asset": STRANGER}]
            if table == "photos" else [table, row] for table, row in said["records"]]}).encode(),
}  # fmt: skip


def test_a_hostile_clipboard_changes_nothing(designer: Designer):
    before, said = designer.issue, clip(designer)
    for how, made in HOSTILE.items():
        put_on_clipboard(made(said))
        designer.do("paste")
        if designer.issue != before:  # a part made sense, and was pasted as one sound step
            assert not [*faults(designer.issue)] and not reports(designer), how
            designer.undoes("Paste")
        unharmed(designer, before, how)


def broken(folder: Path) -> dict[str, Path]:
    whole = folder / "whole.jpg"
    Image.linear_gradient("L").resize((600, 400)).save(whole)
    data = whole.read_bytes()
    made = {
        "truncated.jpg": data[: len(data) // 3], "empty.jpg": b"", "text.jpg": b"this is no picture",
        "head.png": b"\x89PNG\r\n\x1a\n", "wrong.tif": b"II*\0\xff\xff\xff\xff", "huge.png": _huge_png(),
    }  # fmt: skip
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in made}


def _huge_png() -> bytes:
    """A head that promises 90,000 × 90,000 pixels."""
    head = struct.pack(">IIBBBBB", 90_000, 90_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk)) + b"\0\0\0\0IEND"


def test_a_broken_picture_dropped_on_a_frame_changes_nothing(designer: Designer, tmp_path: Path):
    before = designer.issue
    (tmp_path / "a.exe").write_bytes(b"MZ")
    for file in (*broken(tmp_path).values(), tmp_path / "gone.jpg", tmp_path / "a.exe"):
        designer.on("page-009").drop(*designer.middle(LEFT), file)
        unharmed(designer, before, file.name)


def test_of_several_pictures_dropped_the_sound_ones_come(designer: Designer, tmp_path: Path):
    files = broken(tmp_path)
    designer.on("page-009").drop(430, 660, tmp_path / "whole.jpg", files["text.jpg"], files["empty.jpg"])
    designer.window.idle.finish()
    assert designer.steps()[-1] == "Place Picture" and designer.steps().count("Place Picture") == 1
    assert not reports(designer) and designer.window.toast.isVisible()


def test_a_text_file_dropped_becomes_a_frame_of_text_whatever_is_in_it(designer: Designer, tmp_path: Path):
    before = designer.issue
    (tmp_path / "note.txt").write_bytes("Бірінші жол.\r\nЕкінші жол.".encode("utf-8-sig"))
    designer.on("page-009").drop(100, 660, tmp_path / "note.txt")
    (frame,) = designer.desk.selection.frames
    assert isinstance(designer.get(TextFrame, frame), TextFrame)
    assert not [*faults(designer.issue)]
    designer.undoes("Paste Text")
    assert designer.issue == before == designer.saved()


HOSTILE_TEXTS = {
    "half a letter": b"\xff\xfe\x00\xd8", "zeros": b"\x00" * 1000, "no UTF-8": b"\xc3\x28" * 50, "a library": b"a" * (9 << 20),
}  # fmt: skip


def test_a_hostile_text_file_is_text_or_is_refused(designer: Designer, tmp_path: Path):
    before = designer.issue
    for how, content in HOSTILE_TEXTS.items():
        (tmp_path / "note.txt").write_bytes(content)
        designer.on("page-009").drop(100, 660, tmp_path / "note.txt")
        assert not [*faults(designer.issue)] and not reports(designer), how
        if designer.issue != before:
            designer.undoes("Paste Text")
        assert designer.issue == before, how
    assert "too long" in designer.window.toast.text


def test_hostile_rich_text_is_cleaned(designer: Designer):
    before = designer.issue
    mime = QMimeData()
    inner = "<script>alert(1)</script><b>Bold</b><img src='file:///etc/passwd'>\x00\ufffe"
    mime.setHtml("<div>" * 300 + inner + "</div>" * 300)
    mime.setText("Bold")
    QGuiApplication.clipboard().setMimeData(mime)
    designer.on("page-009").double_click(100, 520).do("paste")
    assert not [*faults(designer.issue)]
    assert not reports(designer) and "alert(1)" not in "".join(getattr(r, "text", "") for r in designer.issue.records.values())
    while designer.issue != before:
        designer.do("undo")


def test_a_clip_of_a_project_that_is_gone_is_refused(designer: Designer, tmp_path: Path):
    before = designer.issue
    strange = PictureFrame(id="frame-x", x=10, y=10, w=50, h=50, asset="sha256-" + "1" * 64)
    records = (strange, Asset(id="sha256-" + "1" * 64, name="x.jpg", width=10, height=10, bytes=10))
    put_on_clipboard(packed(Clip(("frame-x",), records), tmp_path / "gone.voa").encode())
    designer.on("page-009").do("paste")
    unharmed(designer, before)
