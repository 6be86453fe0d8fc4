"""Pictures, as a designer crops, drops and captions them; what she sees is what the PDF places."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from designer import Designer
from PIL import Image
from printed import picture_boxes, picture_sums, text_of
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from voa_editor.edit.commands.pictures import content_box, effective_ppi
from voa_editor.model.assets import Asset, Photo
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.render.jpeg import bare_jpeg
from voa_editor.store.project import Project
from voa_editor.ui.panels.properties.focal_pad import FocalPad

LEFT, RIGHT = "frame-009-photo-1", "frame-009-photo-2"


def photo_file(folder: Path, name: str = "harbour.jpg", caption: str = "", size: tuple[int, int] = (1500, 1000)) -> Path:
    """A photograph from somebody's camera."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    if caption:
        exif[0x010E] = caption
    image.save(folder / name, exif=exif)
    return folder / name


def test_a_picture_is_cropped_by_dragging_it_in_its_frame(designer: Designer, sample_issue, tmp_path: Path):
    first, frame = designer.issue, designer.get(PictureFrame, LEFT)
    before = content_box(first, frame)
    x, y = designer.middle(LEFT)
    designer.on("page-009").double_click(x, y)
    assert designer.desk.selection.content
    designer.drag((x, y), (x - 20, y + 10))
    after = content_box(designer.issue, designer.get(PictureFrame, LEFT))
    assert designer.get(PictureFrame, LEFT).rect == frame.rect
    assert after.x == pytest.approx(before.x - 20, abs=1)
    assert after.y == pytest.approx(before.y), "it fills the height: no bare edge"
    box = picture_boxes(designer.export(tmp_path / "cropped.pdf", 9))[0]
    assert box.x == pytest.approx(after.x, abs=0.01) and box.w == pytest.approx(after.w, abs=0.01)
    designer.drag((x, y), (x - 170, y))
    after = content_box(designer.issue, designer.get(PictureFrame, LEFT))
    assert after.right == pytest.approx(frame.rect.right), "the edge of the picture stops at that of the frame"
    designer.undoes("Crop Picture", "Crop Picture")
    assert designer.issue == first == designer.saved()


def test_scale_focal_point_and_resolution_in_the_panel(designer: Designer, tmp_path: Path):
    first = designer.issue
    designer.on("page-009").pick(LEFT)
    ppi = effective_ppi(first, designer.get(PictureFrame, LEFT))
    facts = [label.text() for label in designer.panel("properties").findChildren(QLabel)]
    assert any(said.startswith(f"{round(ppi)} ppi") for said in facts)
    designer.fill_in("properties", "Scale of the picture", "200")
    assert effective_ppi(designer.issue, designer.get(PictureFrame, LEFT)) == pytest.approx(ppi / 2)
    facts = [label.text() for label in designer.panel("properties").findChildren(QLabel)]
    assert any(said.startswith(f"{round(ppi / 2)} ppi") for said in facts)
    pad = designer.field("properties", "Focal point", FocalPad)
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(round(pad.width() * 0.6), 30))
    now = designer.get(PictureFrame, LEFT)
    assert now.focal_x > 0.5 and now.focal_y < 0.35
    box = picture_boxes(designer.export(tmp_path / "focal.pdf", 9))[0]
    where = content_box(designer.issue, now)
    assert (box.x, box.y) == (pytest.approx(where.x, abs=0.01), pytest.approx(where.y, abs=0.01))
    designer.undoes("Set Focal Point", "Scale Picture")
    assert designer.issue == first


def test_a_photo_dropped_on_a_frame_is_shown_there_and_the_caption_tells_of_it(designer: Designer, tmp_path: Path):
    first, frame = designer.issue, designer.get(PictureFrame, RIGHT)
    file = photo_file(tmp_path, caption="Ships wait in the harbour.")
    designer.on("page-009").drop(*designer.middle(RIGHT), file)
    shown = designer.get(PictureFrame, RIGHT)
    assert shown.rect == frame.rect and shown.photo != frame.photo and designer.desk.selection.frames == (RIGHT,)
    asset = designer.get(Asset, designer.get(Photo, shown.photo).asset)
    assert asset.name == "harbour.jpg" and asset.id == "sha256-" + hashlib.sha256(file.read_bytes()).hexdigest()
    with Project.open(designer.window.project.path) as there:
        assert there.blobs.read(asset.id) == file.read_bytes() and there.issue == designer.issue
    pdf = designer.export(tmp_path / "dropped.pdf", 9)
    assert hashlib.sha256(bare_jpeg(file.read_bytes())).hexdigest() in picture_sums(pdf), "its own bytes, but for the EXIF"
    assert "Ships wait in the harbour." in text_of(pdf) and "rostrum" not in text_of(pdf)
    designer.undoes("Place Picture")
    assert designer.issue == first


def test_a_photo_that_changed_on_the_disk_is_told_of_and_taken_anew(designer: Designer, tmp_path: Path):
    file = photo_file(tmp_path, caption="Ships wait in the harbour.")
    designer.on("page-009").drop(*designer.middle(RIGHT), file)
    placed = designer.issue
    Image.new("RGB", (1800, 1200), "teal").save(file)
    designer.window.checking.look_again()
    designer.window.idle.finish()
    panel = designer.panel("findings")
    panel.refresh()
    (row,) = [n for n, row in enumerate(panel.list.rows.items) if row.finding and row.finding.rule == "file-changed"]
    assert "harbour.jpg" in panel.list.rows.items[row].finding.message
    panel.list.setCurrentIndex(panel.list.rows.index(row))
    panel.update_button.click()
    photo = designer.get(Photo, designer.get(PictureFrame, RIGHT).photo)
    assert designer.get(Asset, photo.asset).id == "sha256-" + hashlib.sha256(file.read_bytes()).hexdigest()
    assert photo.caption == "Ships wait in the harbour." and designer.saved() == designer.issue
    designer.undoes("Update from File")
    assert designer.issue == placed


def test_a_photo_dropped_beside_frames_gets_one_of_its_own(designer: Designer, tmp_path: Path):
    designer.on("page-009").drop(430, 660, photo_file(tmp_path))
    (frame,) = designer.desk.selection.frames
    there = designer.get(PictureFrame, frame)
    assert there.parent == "page-009" and there.rect.centre.x == pytest.approx(430, abs=1)
    assert effective_ppi(designer.issue, there) == pytest.approx(300)
    designer.undoes("Place Picture")


def test_several_photos_dropped_together_come_one_by_one(designer: Designer, tmp_path: Path):
    first = designer.issue
    files = [photo_file(tmp_path, f"{n}.jpg", size=(400 + n, 300)) for n in range(3)]
    designer.on("page-009").drop(430, 660, *files)
    designer.window.idle.finish()
    made = [f for f in designer.issue.frames("page-009") if f.id not in first]
    assert len(made) == 3 and len({(round(f.x), round(f.y)) for f in made}) == 3
    designer.undoes("Place Picture", "Place Picture", "Place Picture")
    assert designer.issue == first


def test_a_caption_is_written_in_the_panel_and_moves_with_its_picture(designer: Designer, tmp_path: Path):
    designer.on("page-009").pick(LEFT)
    designer.fill_in("properties", "Caption", "Үш мұнара теңіз жағасында.")
    assert designer.get(Photo, "photo-baku-bay").caption == "Үш мұнара теңіз жағасында."
    own = designer.get(TextFrame, "frame-009-caption-1").rect
    designer.drag_handle("s", 0, 40, "ctrl")
    assert designer.get(TextFrame, "frame-009-caption-1").y == pytest.approx(own.y + 40, abs=1.5)
    assert "Үш мұнара теңіз жағасында." in text_of(designer.export(tmp_path / "caption.pdf", 9))
    designer.undoes("Resize Frame", "Change Caption")


def test_a_picture_on_the_clipboard_is_pasted(designer: Designer, qapp):
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    mime = QMimeData()
    mime.setImageData(image)
    qapp.clipboard().setMimeData(mime)
    designer.on("page-009").do("paste")
    (frame,) = designer.desk.selection.frames
    asset = designer.get(Asset, designer.get(Photo, designer.get(PictureFrame, frame).photo).asset)
    assert (asset.width, asset.height, asset.media_type) == (640, 480, "image/png")
    designer.undoes("Place Picture")


def test_a_new_caption_is_typed_at_once_and_says_so_before(designer: Designer, tmp_path: Path):
    first = designer.issue
    designer.on("page-009").drop(430, 660, photo_file(tmp_path))
    designer.panel("properties").caption.add_frame.click()
    assert designer.window.focusWidget() is designer.canvas and designer.desk.selection.text is not None
    designer.canvas.finish()
    bare = designer.canvas.viewport().grab().toImage()
    designer.type("Ships wait.").canvas.finish()
    assert designer.canvas.viewport().grab().toImage() != bare
    assert "Ships wait." in text_of(designer.export(tmp_path / "ships.pdf", 9))
    designer.keys("Escape").undoes("Type", "Type", "Add Caption", "Place Picture")
    assert designer.issue == first


def test_a_deleted_picture_prints_no_caption(designer: Designer, tmp_path: Path):
    first = designer.issue
    words = designer.get(Photo, designer.get(PictureFrame, RIGHT).photo).caption[:20]
    assert words in text_of(designer.export(tmp_path / "with.pdf", 9))
    designer.on("page-009").pick(RIGHT).keys("Delete")
    assert words not in text_of(designer.export(tmp_path / "without.pdf", 9))
    designer.undoes("Delete")
    assert designer.issue == first == designer.saved()
