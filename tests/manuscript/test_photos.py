"""Photographs find their stories: named, by their own name, by page, or dealt out by length."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voa_editor.manuscript.deal import Want, deal
from voa_editor.manuscript.folders import list_pictures
from voa_editor.manuscript.reader import read_source
from voa_editor.manuscript.report import Notes
from voa_editor.model.assets import Asset, Photo
from voa_editor.model.issue import Issue

TEXT = (
    "# July\n\n## Ports of call\nslug: ports\n\n"
    + "Word " * 700
    + ".\n\n## Peaks and flags\nslug: peaks\n\nShort.\n\n# August\n\n## Events\nkind: gallery\n\n*One.*\n\n*Two.*\n"
)
PAGES = """
[[section]]
name = "July"
[[page]]
kind = "cover"
page = 1
[[page]]
section = "July"
page = 2
[[page]]
story = "ports"
page = 3
[[page]]
story = "peaks"
page = 8
"""

Read = Callable[..., tuple]  # type: ignore[type-arg]


def seats(issue: Issue) -> dict[str, list[str]]:
    """Owner and role → file names, in order."""
    found: dict[str, list[str]] = {}
    for photo in sorted(issue.all(Photo), key=lambda photo: photo.order):
        if photo.asset:
            found.setdefault(f"{photo.parent or 'issue'}:{photo.role}", []).append(issue.need(Asset, photo.asset).name)
    return found


def test_by_name_folder_and_shortened_name(read: Read) -> None:
    names = ["ports-2.png", "ports-10.png", "peaks/x.png", "cover.png", "july-opener.png", "events-1.png", "PORTS-3.png"]
    issue, _ = read(TEXT, photos=names)
    assert seats(issue) == {
        "issue:cover": ["cover.png"],
        "story-ports:article": ["ports-2.png", "PORTS-3.png", "ports-10.png"],
        "story-peaks:article": ["peaks/x.png"],
        "section-july:opener": ["july-opener.png"],
        "story-events:gallery": ["events-1.png"],
    }


def test_by_page_if_all_numbers_are_pages(read: Read) -> None:
    issue, _ = read(TEXT, PAGES, photos=["08-flag.png", "3a.png", "01-cover.png", "02/any.png"])
    assert seats(issue)["story-peaks:article"] == ["08-flag.png"]
    assert seats(issue)["section-july:opener"] == ["02/any.png"]


def test_running_numbers_are_no_pages(read: Read) -> None:
    issue, _ = read(TEXT, PAGES, photos=[f"{n:02}-x.png" for n in range(1, 5)])
    assert seats(issue)["issue:cover"] == ["01-x.png"]
    assert seats(issue)["story-ports:article"] == ["02-x.png"]  # with so few, articles come before openers


def test_dealt_out_in_order_and_reported(read: Read) -> None:
    issue, imported = read(TEXT, photos=[f"img{n:02}.png" for n in range(12)])
    found = seats(issue)
    assert found["issue:cover"] == ["img00.png"] and found["story-events:gallery"] == ["img06.png", "img07.png"]
    assert len(found["story-ports:article"]) == 3 and len(found["story-peaks:article"]) == 1
    assert [p.caption for p in issue.children(Photo, "story-events")] == ["One.", "Two."]
    assert "left over" in imported.report.of("photo-unused")[0].message
    assert len(imported.report.of("photo-dealt")) == len(found)


def test_without_photographs_there_is_one_warning(read: Read) -> None:
    issue, imported = read(TEXT)
    assert len(imported.report.of("photo-missing")) == 1
    assert [p.caption for p in issue.all(Photo)] == ["One.", "Two."]


def test_sidecars_speak_before_the_manuscript_gallery(folder: Callable[..., Path]) -> None:
    where = folder(TEXT, photos=["a.png", "b.png", "c.png"])
    (where / "photos/a.png.txt").write_text("The quay.\ncredit: B.\nalt: Ships\nfocal: 0.1 0.9\nstory: peaks\n", encoding="utf-8")
    (where / "photos/b.toml").write_text('caption = "Flags"\nrole = "cover"\n', encoding="utf-8")
    (where / "photos/c.txt").write_bytes("Порт.".encode("cp1251"))
    (where / "photos/readme.md").write_text("no picture", encoding="utf-8")
    imported = read_source(where, where / "photos")
    issue = Issue(imported.records)
    (peaks,) = issue.children(Photo, "story-peaks")
    assert (peaks.caption, peaks.credit, peaks.alt, peaks.focal_x, peaks.focal_y) == ("The quay.", "B.", "Ships", 0.1, 0.9)
    assert issue.children(Photo, "")[0].caption == "Flags"
    assert any(photo.caption == "Порт." for photo in issue.all(Photo))
    assert [f.message.split(":")[0] for f in imported.report.of("photo-skipped")] == ["readme.md"]


def test_damaged_files_are_left_out_and_the_import_goes_on(folder: Callable[..., Path]) -> None:
    where = folder(TEXT, photos=["a.png"])
    (where / "photos/bad.jpg").write_bytes(b"\xff\xd8\xff\xe0 broken")
    (where / "photos/same.png").write_bytes((where / "photos/a.png").read_bytes())
    imported = read_source(where, where / "photos")
    assert len(imported.files) == 1
    assert "bad.jpg" in imported.report.of("photo-skipped")[0].message
    assert "same.png" in imported.report.of("photo-unused")[0].message


WANTS = st.lists(
    st.builds(
        lambda role, least, more, words: Want("x", role, least, least + more, words),
        st.sampled_from(["cover", "article", "gallery", "opener"]),
        st.integers(1, 5),
        st.integers(0, 3),
        st.integers(0, 2000),
    ),
    max_size=12,
)


@given(st.integers(0, 60), WANTS)
def test_no_photograph_is_dealt_twice_or_kept_back(count: int, wanted: list[Want]) -> None:
    given_ = deal(count, wanted)
    assert all(0 <= n <= want.most for n, want in zip(given_, wanted, strict=True))
    assert sum(given_) == min(count, sum(want.most for want in wanted))


def test_names_that_are_no_text_are_read_and_shown_readably(tmp_path: Path, make_picture: Callable[..., Path]) -> None:
    (tmp_path / "manuscript.md").write_text("# Ports\n\nText.\n", encoding="utf-8")
    for n, name in enumerate((b"port \xff\xe8.png", b"two\nlines.png")):  # an old archive's name; a line feed
        make_picture(tmp_path / "photos" / os.fsdecode(name), n)
    imported = read_source(tmp_path, tmp_path / "photos")
    names = sorted(record.name for record in imported.records if isinstance(record, Asset))
    assert names == ["port ��.png", "two�lines.png"]
    assert all(finding.message.isprintable() for finding in imported.report.findings)


def test_a_folder_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    notes = Notes()
    monkeypatch.setattr(os, "scandir", closed)  # a mode of 000 would not stop a test that root runs
    assert list_pictures(tmp_path, notes) == []
    (said,) = notes.report().findings
    assert str(tmp_path) in said.message and said.remedy
