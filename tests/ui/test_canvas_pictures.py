from __future__ import annotations

import threading

import pytest
from PySide6.QtGui import QColor, QImage
from sheets import MemoryBlobs, encoded, jpeg, photo

from voa_editor.render import painter
from voa_editor.ui.canvas import pictures as module
from voa_editor.ui.canvas.pictures import UNKNOWN, Pictures


@pytest.fixture
def blobs():
    return MemoryBlobs()


@pytest.fixture
def pictures(blobs, qapp):
    made = Pictures(blobs)
    yield made
    made.close()


def settled(pictures: Pictures, qtbot) -> None:
    qtbot.waitUntil(lambda: not pictures.waiting, timeout=5000)


def test_a_picture_is_a_tone_at_first_and_then_itself(pictures, blobs, qtbot):
    asset = blobs.add(jpeg(photo(800, 600)))
    assert pictures.picture(asset, 300, 225) == UNKNOWN
    with qtbot.waitSignal(pictures.arrived) as told:
        pass
    assert told.args == [asset]
    found = pictures.picture(asset, 300, 225)
    assert isinstance(found, QImage) and (found.width(), found.height()) == (512, 384)


def test_a_large_picture_is_first_a_draft(pictures, blobs, qtbot):
    asset = blobs.add(jpeg(photo(3000, 2000)))
    pictures.picture(asset, 1900, 1267)
    sizes = []
    pictures.arrived.connect(lambda asset: sizes.append(pictures.picture(asset, 1900, 1267).width()))
    settled(pictures, qtbot)
    assert sizes == [256, 2048]


def test_nothing_is_decoded_on_the_thread_of_the_window(pictures, blobs, qtbot, monkeypatch):
    seen = set()
    monkeypatch.setattr(
        module, "screen_image", lambda *args: (seen.add(threading.get_ident()), painter.screen_image(*args))[1]
    )
    assets = [blobs.add(jpeg(photo(400, 300, seed=k))) for k in range(1, 4)]
    for asset in assets:
        pictures.picture(asset, 200, 150)
    settled(pictures, qtbot)
    assert seen and threading.get_ident() not in seen and set(blobs.reads) == set(assets)


def test_levels_double_in_size_and_a_larger_one_serves_until_the_right_one_is_there(pictures, blobs, qtbot):
    asset = blobs.add(jpeg(photo(3000, 2000)))
    pictures.picture(asset, 1000, 667)
    settled(pictures, qtbot)
    assert pictures.picture(asset, 600, 400).width() == 1024
    assert pictures.picture(asset, 200, 133).width() == 256, "the draft"
    assert not pictures.waiting
    assert pictures.picture(asset, 400, 267).width() == 1024
    settled(pictures, qtbot)
    assert pictures.picture(asset, 400, 267).width() == 512


def test_a_small_picture_is_not_asked_for_again_at_a_size_it_does_not_have(pictures, blobs, qtbot):
    asset = blobs.add(encoded(photo(120, 90), "PNG"))
    pictures.picture(asset, 3000, 2250)
    settled(pictures, qtbot)
    reads = len(blobs.reads)
    assert pictures.picture(asset, 3000, 2250).width() == 120
    pictures.picture(asset, 2000, 1500)
    settled(pictures, qtbot)
    assert len(blobs.reads) == reads


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff\xe0" + bytes(40)])
def test_what_cannot_be_read_is_said_to_be_so(pictures, blobs, qtbot, data):
    asset = blobs.add(data)
    pictures.picture(asset, 100, 100)
    settled(pictures, qtbot)
    assert pictures.picture(asset, 100, 100) is None


def test_an_asset_that_is_not_kept_is_said_to_be_so(pictures, qtbot):
    pictures.picture("sha256-lost", 100, 100)
    settled(pictures, qtbot)
    assert pictures.picture("sha256-lost", 100, 100) is None


def test_the_oldest_go_when_there_are_too_many_bytes_and_leave_their_tone(blobs, qtbot):
    pictures = Pictures(blobs, budget=2 * 256 * 192 * 4)
    assets = [blobs.add(jpeg(photo(512, 384, seed=k))) for k in range(1, 5)]
    for asset in assets:
        pictures.picture(asset, 200, 150)
    settled(pictures, qtbot)
    there = [isinstance(pictures.picture(asset, 200, 150), QImage) for asset in assets]
    assert there == [False, False, True, True]
    tone = pictures.picture(assets[0], 200, 150)
    assert isinstance(tone, QColor) and tone != UNKNOWN
    pictures.close()


def test_closing_stops_what_is_under_way(blobs, qapp):
    pictures = Pictures(blobs)
    for k in range(1, 6):
        pictures.picture(blobs.add(jpeg(photo(2000, 1500, seed=k))), 1500, 1125)
    qapp.processEvents()
    pictures.close()
    reads = len(blobs.reads)
    qapp.processEvents()
    assert len(blobs.reads) == reads
