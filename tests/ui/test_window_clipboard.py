"""What is copied comes back as it was, also in another issue; what comes from outside is placed or refused, never believed."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from notation import asset, group, issue, pages, picture_frame, story, text_frame
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from voa_editor.edit.selection import Spot, TextRange
from voa_editor.errors import UserError
from voa_editor.geometry import Point
from voa_editor.model.assets import Asset, Photo
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.story import Paragraph
from voa_editor.ui.clipboard import FRAMES, unpacked
from voa_editor.ui.window import Window


def jpeg(colour: str = "teal", side: int = 60) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (side, side // 2), colour).save(file, "JPEG")
    return file.getvalue()


DATA = jpeg()


def with_picture() -> tuple[Issue, dict[str, bytes]]:
    kept = asset(DATA, width=60, height=30)
    return issue(
        pages(2), story("a", "First words.", "Second."), kept, Photo(id="photo-1", asset=kept.id, caption="At noon"),
        text_frame("text", 50, 50, 200, 200, story="story-a"), picture_frame("p", 300, 50, 100, 50, photo="photo-1"),
        group("g", picture_frame("g1", 50, 400, 50, 50), picture_frame("g2", 150, 400, 50, 50)),
    ), {kept.id: DATA}  # fmt: skip


@pytest.fixture
def window(open_issue) -> Window:
    made, files = with_picture()
    return open_issue(made, "one", files)


def select(window: Window, *frames: str) -> None:
    window.desk.selection = window.desk.selection.of(*(f"frame-{name}" for name in frames))


def edit_text(window: Window, start: int = 0, end: int = 0) -> None:
    text = TextRange("frame-text", Spot("para-a-1", start), Spot("para-a-1", end))
    window.desk.selection = window.desk.selection.with_text(text)


def put_on_clipboard(**formats: object) -> None:
    mime = QMimeData()
    for name, value in formats.items():
        getattr(mime, f"set{name.title()}")(value)
    QGuiApplication.clipboard().setMimeData(mime)


def test_frames_come_with_their_pictures_into_another_issue(window: Window, open_issue):
    other = open_issue(issue(pages(1)), "two")
    select(window, "p", "g")
    window.do("copy")
    assert other.do("paste-in-place")
    new = other.desk.issue
    (shown,) = [frame for frame in new.frames("page-1") if isinstance(frame, PictureFrame)]
    assert (shown.x, shown.y, shown.w, shown.h) == (300, 50, 100, 50) and shown.id in other.desk.selection.frames
    assert new.need(Photo, shown.photo).caption == "At noon" and len(new.frames("page-1")) == 2
    (there,) = new.all(Asset)
    assert other.project.blobs.read(there.id) == DATA
    other.do("undo")
    assert other.desk.issue == issue(pages(1))


def test_pasting_what_lost_its_pictures_says_so(window: Window, open_issue, tmp_path: Path):
    other = open_issue(issue(pages(1)), "two")
    select(window, "p")
    window.do("copy")
    window.close()
    (tmp_path / "one.voa").unlink()
    before = other.desk.issue
    with pytest.raises(UserError, match="no such file"):
        other.clipboard.paste()
    assert other.desk.issue is before


def test_cut_and_paste_put_frames_in_the_middle_of_what_shows(window: Window):
    select(window, "p")
    window.do("cut")
    assert "frame-p" not in window.desk.issue and window.desk.editor.undo_label == "Cut"
    window.do("paste")
    (frame,) = (f for f in window.desk.issue.frames("page-1") if isinstance(f, PictureFrame))
    middle = window.placing.middle()
    assert (frame.rect.centre.x, frame.rect.centre.y) == pytest.approx((middle.x, middle.y), abs=0.01)


def test_text_is_copied_plain_and_with_its_looks(window: Window):
    edit_text(window, 0, 5)
    window.do("copy")
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "First" and "First" in mime.html()
    window.do("cut")
    assert window.desk.issue.need(Paragraph, "para-a-1").text == " words."
    window.do("paste")
    assert window.desk.issue.need(Paragraph, "para-a-1").text == "First words."


def test_rich_text_is_cleaned_and_pasted_plain_on_demand(window: Window):
    edit_text(window, 5, 5)
    put_on_clipboard(html='<p style="font:72px Fancy">, <b>bold</b></p><script>x</script>', text=", bold")
    window.do("paste")
    first = window.desk.issue.need(Paragraph, "para-a-1")
    assert first.text == "First, bold words." and any(span.start == 7 for span in first.spans)
    window.do("undo")
    edit_text(window, 5, 5)
    window.do("paste-plain")
    plain = window.desk.issue.need(Paragraph, "para-a-1")
    assert plain.text == "First, bold words." and plain.spans == ()


def test_text_pasted_on_a_page_gets_a_frame(window: Window):
    select(window)
    put_on_clipboard(text="One.\nTwo.")
    window.do("paste")
    (frame,) = [f for f in window.desk.issue.frames("page-1") if isinstance(f, TextFrame) and f.id != "frame-text"]
    assert [p.text for p in window.desk.issue.children(Paragraph, frame.story)] == ["One.", "Two."]
    window.do("undo")
    assert window.desk.issue == with_picture()[0], "one step"


def test_a_picture_on_the_clipboard_is_placed(window: Window):
    select(window)
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    mime = QMimeData()
    mime.setImageData(image)
    QGuiApplication.clipboard().setMimeData(mime)
    window.do("paste")
    (new,) = window.desk.selection.frames
    photo = window.desk.issue.need(Photo, window.desk.issue.need(PictureFrame, new).photo)
    kept = window.desk.issue.need(Asset, photo.asset)
    assert (kept.width, kept.height, kept.media_type) == (40, 20, "image/png")
    assert window.project.blobs.read(kept.id)[:4] == b"\x89PNG"


@pytest.mark.parametrize("said", [
    b"", b"{}", b"[]", b"nonsense", b"\xff", b'{"records": [], "frames": [1], "project": ""}', b"[" * 100_000,
    b'{"records": [["pages", {"id": "x"}]], "frames": [], "project": "/x"}', b'{"records": {}, "frames": "x", "project": 5}',
    json.dumps({"records": [["blobs", {"id": "x", "bytes": "y"}]], "frames": ["x"], "project": "/x"}).encode(),
])  # fmt: skip
def test_what_is_no_copy_of_frames_is_refused(said: bytes):
    with pytest.raises(UserError, match="cannot be pasted"):
        unpacked(said)


def test_hostile_frames_are_refused(window: Window, qapp):
    select(window, "g")
    window.do("copy")
    said = json.loads(bytes(QGuiApplication.clipboard().mimeData().data(FRAMES).data()))
    for break_it in (
        lambda row: row.update(x=float("inf")), lambda row: row.update(parent=row["id"]), lambda row: row.pop("w"),
        lambda row: row.update(opacity="1; DROP TABLE pages"),
    ):  # fmt: skip
        hostile = json.loads(json.dumps(said))
        break_it(hostile["records"][0][1])
        with pytest.raises(UserError):
            unpacked(json.dumps(hostile).encode())


# Dropped and chosen files.


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_a_photograph_dropped_on_a_frame_fills_it(window: Window, tmp_path: Path):
    path = tmp_path / "bridge.jpg"
    path.write_bytes(jpeg("navy", 80))
    (tmp_path / "bridge.txt").write_text("The bridge.\ncredit: A. Painter\n")
    assert window.placing.takes(files(path))
    window.placing.drop(files(path), "page-1", Point(320, 70))
    frame = window.desk.issue.need(PictureFrame, "frame-p")
    photo = window.desk.issue.need(Photo, frame.photo)
    assert (photo.caption, photo.credit) == ("The bridge.", "A. Painter")
    assert window.project.blobs.read(photo.asset) == path.read_bytes()
    window.do("undo")
    assert window.desk.issue == with_picture()[0]


def test_several_photographs_come_one_by_one(window: Window, tmp_path: Path, qtbot: QtBot):
    paths = [tmp_path / f"{name}.jpg" for name in "abc"]
    for n, path in enumerate(paths):
        path.write_bytes(jpeg("red", 50 + n))
    paths[1].write_bytes(b"\xff\xd8\xff not a picture")
    window.placing.drop(files(*paths), "page-2", Point(200, 300))
    qtbot.waitUntil(lambda: window.idle.shown is None)
    assert len(window.desk.issue.frames("page-2")) == 2 and window.toast.isVisible()


def test_a_text_file_becomes_a_frame_and_others_are_refused(window: Window, tmp_path: Path):
    text, other = tmp_path / "note.md", tmp_path / "letter.docx"
    text.write_text("One.\n\nTwo.")
    other.write_bytes(b"PK")
    window.placing.drop(files(text), "page-2", Point(100, 100))
    assert len(window.desk.issue.frames("page-2")) == 1
    before = window.desk.issue
    window.placing.drop(files(other), "page-2", Point(100, 100))
    assert window.desk.issue is before and "cannot be placed" in window.toast.text


def test_a_project_dropped_opens(window: Window, home, open_issue, tmp_path: Path):
    open_issue(issue(pages(1)), "two").close()
    window.placing.drop(files(tmp_path / "two.voa"))
    assert [each.project.path.name for each in home.windows] == ["one.voa", "two.voa"]


def test_the_same_picture_is_kept_once(window: Window, tmp_path: Path):
    path = tmp_path / "again.jpg"
    path.write_bytes(DATA)
    select(window)
    window.placing.place_files([path])
    assert len(list(window.desk.issue.all(Asset))) == 1 and len(list(window.desk.issue.all(Photo))) == 1


@pytest.mark.parametrize(("form", "mode"), [(QImage.Format.Format_RGB32, "RGB"), (QImage.Format.Format_ARGB32, "RGBA")])
def test_a_copied_bitmap_keeps_its_pixels(window: Window, form: QImage.Format, mode: str):
    image = QImage(7, 3, form)  # rows of 21 bytes: Qt leaves room after each
    image.fill(QColor(250, 10, 30))
    image.setPixelColor(6, 2, QColor(1, 2, 200))
    mime = QMimeData()
    mime.setImageData(image)
    window.desk.selection = window.desk.selection.of()
    assert window.placing.paste(mime)
    (asset,) = (each.id for each in window.desk.issue.all(Asset) if each.media_type == "image/png")
    kept = Image.open(io.BytesIO(window.project.blobs.read(asset)))
    assert (kept.mode, kept.size) == (mode, (7, 3))
    assert kept.getpixel((0, 0))[:3] == (250, 10, 30) and kept.getpixel((6, 2))[:3] == (1, 2, 200)
