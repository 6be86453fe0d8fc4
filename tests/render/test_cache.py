from __future__ import annotations

import os

from sheets import MemoryBlobs, encoded, jpeg, photo, picture, sheet, showcase, written_with

from voa_editor.geometry import Rect
from voa_editor.render.cache import RasterCache, user_cache
from voa_editor.render.images import Raster

MASK = Raster(2, 2, 1, 8, "png", b"mask")
RASTER = Raster(2, 3, 4, 8, "jpeg", b"\xff\xd8data", True, b"profile", b"", MASK)


def test_a_raster_comes_back_as_it_was(tmp_path):
    cache = RasterCache(tmp_path / "new" / "folder")
    assert cache.get("one") is None
    for key, raster in (("one", RASTER), ("two", MASK), ("one", RASTER)):
        cache.put(key, raster)
        assert cache.get(key) == raster
    assert cache.get("three") is None and len(list(cache.folder.iterdir())) == 2


def test_what_is_damaged_or_of_another_key_is_not_there(tmp_path):
    cache = RasterCache(tmp_path)
    cache.put("one", RASTER)
    (path,) = tmp_path.iterdir()
    data = path.read_bytes()
    for wrong in (b"", b"{}\n", b"[]\nx", data[:-1], data + b"x", data.replace(b"one", b"two"), data.replace(b"mask", b"musk")):
        path.write_bytes(wrong)
        assert cache.get("one") is None


def test_a_disk_that_takes_nothing_is_no_error(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    cache = RasterCache(tmp_path / "file")
    cache.put("one", RASTER)
    cache.prune()
    assert cache.get("one") is None


def test_what_was_used_last_is_kept_longest(tmp_path):
    cache = RasterCache(tmp_path, limit=2500)
    for n in range(4):
        cache.put(str(n), Raster(1, 1, 1, 8, "png", bytes(1000)))
        for path in tmp_path.iterdir():  # each older than the next, whatever the clock's steps are
            os.utime(path, (path.stat().st_mtime - 10,) * 2)
    assert cache.get("0") is not None
    cache.prune()
    assert [n for n in range(4) if cache.get(str(n))] == [0, 3]


def test_a_second_export_recodes_nothing_and_gives_the_same_bytes(tmp_path, monkeypatch):
    cache, blobs = RasterCache(tmp_path / "cache"), MemoryBlobs()
    alpha = photo(120, 80).convert("RGBA")
    alpha.putalpha(100)
    assets = [blobs.add(jpeg(photo(900, 600))), blobs.add(encoded(alpha, "PNG")), blobs.add(encoded(photo(90, 60, "P"), "PNG"))]
    pages = [sheet(*(picture(asset, Rect(50, 50 + 100 * n, 72, 48)) for n, asset in enumerate(assets))), *showcase(blobs)]
    for preset, images in (("press-x4", "cmyk"), ("press-x4", "keep"), ("digital", "keep")):
        written_with(tmp_path / "cold.pdf", pages, blobs, preset, cache, images=images)
        with monkeypatch.context() as patch:
            patch.setattr("voa_editor.render.pdf.images.prepare", None)  # not asked
            written_with(tmp_path / "warm.pdf", pages, blobs, preset, cache, images=images)
        assert (tmp_path / "warm.pdf").read_bytes() == (tmp_path / "cold.pdf").read_bytes()


def test_the_users_own_cache_lies_where_the_system_keeps_such(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_cache().folder == tmp_path / "voa-editor" / "pictures"
