"""A placed file that changed on the disk is told of, and comes in the place of what was placed as one step that can be undone."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from notation import ad_frame, issue, pages, picture_frame
from PIL import Image

from voa_editor.errors import UserError
from voa_editor.jobs.check import check
from voa_editor.jobs.pictures import brought_anew, picture_from_file
from voa_editor.model.assets import Asset, Booking, Photo
from voa_editor.model.frames import PictureFrame
from voa_editor.store.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a photograph shown in two frames, in one of them cropped, and in an ad."""
    Image.new("RGB", (40, 30), "red").save(tmp_path / "lake.png")
    brought = picture_from_file(tmp_path / "lake.png", tmp_path / "a.voa")
    asset = brought.asset.id
    now = issue(
        pages(2), replace(brought.asset, name="July/lake.png"), Photo(id="photo-1", asset=asset, caption="A lake", focal_x=0.25),
        picture_frame("p", 60, 60, 90, 90, photo="photo-1", scale=2.0), picture_frame("q", 60, 260, 90, 90, asset=asset),
        Booking(id="booking-1", asset=asset), ad_frame("a", 60, 460, 90, 90, booking="booking-1"),
    )  # fmt: skip
    Project.create(tmp_path / "a.voa", now, {asset: brought.data}).close()
    return tmp_path / "a.voa"


def told(project: Path) -> list[str]:
    return [found["message"] for found in check(project) if found["rule"].startswith("file-")]


def test_the_command_line_tells_of_a_changed_and_of_a_lost_file(project: Path):
    assert told(project) == []
    Image.new("RGB", (50, 30), "blue").save(project.with_name("lake.png"))
    (said,) = told(project)
    assert "lake.png has changed" in said
    project.with_name("lake.png").unlink()
    (said,) = told(project)
    assert "no longer" in said and "lake.png" in said


def test_the_new_file_is_shown_wherever_the_old_one_was(project: Path):
    Image.new("RGB", (50, 30), "blue").save(project.with_name("lake.png"))
    with Project.open(project, write=True) as held:
        before = held.issue
        anew = brought_anew(before, "photo-1", project)
        held.commit(anew.change, "Update from File", anew.files)
        (asset,) = held.issue.all(Asset)
        assert (asset.width, asset.name) == (50, "July/lake.png")
        photo, frame = held.issue.need(Photo, "photo-1"), held.issue.need(PictureFrame, "frame-p")
        assert (photo.asset, photo.caption, photo.focal_x, frame.scale) == (asset.id, "A lake", 0.25, 2.0)
        assert {held.issue.need(PictureFrame, "frame-q").asset, held.issue.need(Booking, "booking-1").asset} == {asset.id}
        assert held.blobs.read(asset.id) == project.with_name("lake.png").read_bytes()
    assert told(project) == []
    with Project.open(project, write=True) as held:
        held.undo()
        assert held.issue == before and held.blobs.read(before.need(Photo, "photo-1").asset)


def test_a_file_that_was_only_touched_is_noted_as_it_is(project: Path):
    os.utime(project.with_name("lake.png"), (1, 1))
    with Project.open(project, write=True) as held:
        anew = brought_anew(held.issue, "frame-q", project)
        assert not anew.files
        held.commit(anew.change, "Update from File")
    assert told(project) == []


@pytest.mark.parametrize("source", ["gone.png", "/dev/zero", "", "//server/lake.png"])
def test_where_there_is_no_plain_file_nothing_is_taken(project: Path, source: str):
    with Project.open(project) as held:
        (asset,) = held.issue.all(Asset)
        now = issue(*held.issue.records.values(), replace(asset, source=source))
    with pytest.raises(UserError, match="no file to take it from"):
        brought_anew(now, "photo-1", project)
