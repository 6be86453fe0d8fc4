"""Where a placed file came from: told from the project's folder, looked up without reading, and nothing else touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from voa_editor.artwork.origins import kept_beside, place_of_source, read_origin, seen
from voa_editor.manuscript.artwork import read_artwork
from voa_editor.manuscript.picture_facts import read_picture


def lake(folder: Path, name: str = "lake.png") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (4, 3)).save(folder / name)
    return folder / name


@pytest.mark.parametrize(
    ("where", "source"), [("issue/photos", "photos/lake.png"), ("issue", "lake.png"), ("archive", "../archive/lake.png")]
)
def test_a_path_moves_with_the_project(tmp_path: Path, where: str, source: str):
    project = tmp_path / "issue" / "a.voa"
    file = lake(tmp_path / where)
    asset = read_picture(file)[0]
    assert kept_beside(asset.source, project) == source and place_of_source(source, project) == file
    assert (asset.source_bytes, asset.source_time) == (file.stat().st_size, file.stat().st_mtime_ns // 1_000_000)


def test_a_file_from_elsewhere_is_told_from_the_root(tmp_path: Path):
    file = lake(tmp_path / "pictures")
    project = tmp_path / "work" / "2023" / "issue" / "a.voa"
    assert kept_beside(read_picture(file)[0].source, project) == file.resolve().as_posix()


def test_artwork_remembers_too_even_if_it_was_drawn_anew(tmp_path: Path):
    file = tmp_path / "logo.svg"
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
    assert read_artwork(file)[0].asset.source_bytes == file.stat().st_size


def test_what_was_written_anew_is_told_by_size_or_time(tmp_path: Path):
    file = lake(tmp_path)
    before = seen(file)
    os.utime(file, (1, 1))
    after = seen(file)
    assert before and after and before != after and after.time == 1000
    file.unlink()
    with pytest.raises(FileNotFoundError):
        seen(file)


def test_links_pipes_folders_and_devices_are_as_if_nothing_was_said(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(lake(tmp_path))
    for name in ("pipe", "link", "."):
        assert seen(tmp_path / name) is None
    assert not read_origin(tmp_path / "pipe") and read_origin(tmp_path / "link")["source"].endswith("lake.png")


@pytest.mark.parametrize(
    "source",
    ["", "a\0b", "//server/share/a.jpg", r"\\server\share\a.jpg", "https://example.org/a.jpg", "file:///etc/passwd", "/dev/zero",
     "/net/host/a.jpg", "../../../../../../../../../../../../../../dev/zero", "photos/../../../../../../../../../../proc/1/mem",
     r"Z:\a.jpg", "a" * 5000],
)  # fmt: skip
def test_places_of_the_system_and_the_network_are_not_asked_for(tmp_path: Path, source: str):
    assert place_of_source(source, tmp_path / "a.voa") is None
