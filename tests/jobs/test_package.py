"""A package holds what a printer needs and may have, is the same for the same issue, and never replaces anything else."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from small import write_small

from voa_editor.errors import UserError
from voa_editor.fonts.faces import Face
from voa_editor.fonts.library import bundled
from voa_editor.jobs.belongings import Belonging, face_file, gather
from voa_editor.jobs.importing import make_project, project_beside
from voa_editor.jobs.package import PackageOrder, package
from voa_editor.store.project import Project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_small(tmp_path_factory.mktemp("made") / "q1")
    return make_project(folder, project_beside(folder))


@pytest.fixture(scope="module")
def packed(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("packed") / "for the printer"
    package(project, PackageOrder(out))
    return out


def test_everything_is_there_and_is_what_the_ticket_says(packed: Path, project: Path):
    ticket = json.loads((packed / "job-ticket.json").read_text(encoding="utf-8"))
    there = {file.relative_to(packed).as_posix() for file in packed.rglob("*") if file.is_file()}
    assert {file["path"] for file in ticket["files"]} == there - {"job-ticket.json", "job-ticket.txt"}
    for file in ticket["files"]:
        data = (packed / file["path"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file["bytes"], file["sha256"])
    stem = project.stem
    assert ticket["files"][0]["path"] == f"{stem}-press-x4.pdf" and ticket["keeps_standard"]
    assert {f"{stem}-proof.pdf", f"{stem}-certificate.pdf", f"{stem}.voa", "profile/ISOcoated_v2_300_bas.icc"} <= there
    assert {"fonts/source-serif/LICENSE.md", "profile/ISOcoated_v2_300_bas.LICENSE.txt"} <= there and not ticket["left_out"]
    with Project.open(packed / f"{stem}.voa") as copy:
        assert len(copy.issue.pages()) == ticket["printed_pages"]
    assert ticket["trim_mm"] == [210, 297] and ticket["standard"] == "PDF/X-4" and "Black" in ticket["inks"]


def test_the_ticket_can_be_read(packed: Path):
    said = (packed / "job-ticket.txt").read_text(encoding="utf-8")
    for part in ("Trim                210 x 297 mm", "PDF/X-4, kept", "FOGRA39", "the print file"):
        assert part in said


def test_the_same_issue_gives_the_same_zip(project: Path, packed: Path, tmp_path: Path):
    copy = tmp_path / "other place" / project.name
    copy.parent.mkdir()
    shutil.copy(project, copy)
    for source, name in ((project, "one.zip"), (copy, "two.zip")):
        package(source, PackageOrder(tmp_path / name))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        names = archive.namelist()
        assert all(archive.read(name) == (packed / name).read_bytes() for name in names)
    assert sorted(names) == sorted(file.relative_to(packed).as_posix() for file in packed.rglob("*") if file.is_file())


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_package_that_is_stopped_leaves_what_was_there(project: Path, packed: Path, tmp_path: Path, name: str):
    out = tmp_path / name
    if out.suffix:
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("before", "")
    else:
        out.mkdir()
        shutil.copy(packed / "job-ticket.json", out)

    def stop(stage: str, done: int, total: int) -> None:
        if stage == "plates":
            raise KeyboardInterrupt

    before = out.read_bytes() if out.suffix else (out / "job-ticket.json").read_bytes()
    with pytest.raises(KeyboardInterrupt):
        package(project, PackageOrder(out), stop)
    assert list(tmp_path.iterdir()) == [out]
    assert before == (out.read_bytes() if out.suffix else (out / "job-ticket.json").read_bytes())


def test_a_package_is_made_anew_in_its_place(project: Path, packed: Path, tmp_path: Path):
    out = tmp_path / "out"
    out.mkdir()
    for name in ("job-ticket.json", "job-ticket.txt"):
        shutil.copy(packed / name, out)
    (out / "of before.pdf").write_bytes(b"%PDF-")
    package(project, PackageOrder(out))
    assert not (out / "of before.pdf").exists()
    assert (out / "job-ticket.json").read_bytes() == (packed / "job-ticket.json").read_bytes()


def test_nothing_else_is_replaced(project: Path, tmp_path: Path):
    photographs, manuscript, words = tmp_path / "photos", tmp_path / "manuscript", tmp_path / "words.zip"
    photographs.mkdir()
    (photographs / "one.jpg").write_bytes(b"...")
    manuscript.write_text("# Words")
    words.write_text("# Words")
    for out in (photographs, manuscript, words, tmp_path / "nowhere" / "out"):
        with pytest.raises(UserError) as told:
            package(project, PackageOrder(out))
        assert told.value.remedy
    assert (photographs / "one.jpg").exists() and manuscript.read_text() == words.read_text() == "# Words"


class _Barred(Face):
    """A face whose maker allows less."""

    embedding = 4


def test_a_font_that_may_not_be_passed_on_stays_behind(tmp_path: Path):
    face = bundled().find("Source Sans 3")
    assert face.embedding == 0 and not face_file(face).barred
    assert "not to be passed on" in face_file(_Barred(**vars(replace(face)))).barred
    assert "no licence" in face_file(replace(face, licence=None)).barred
    own = tmp_path / "EULA.txt"
    own.write_text("All rights reserved.")
    barred = face_file(replace(face, licence=own))
    assert "not one that is known" in barred.barred
    (left,) = gather(tmp_path / "fonts", [barred])
    assert left.file == face.path.name and left.why == barred.barred and not (tmp_path / "fonts").exists()


def test_a_file_that_is_gone_is_named(tmp_path: Path):
    licence = bundled().find("Source Sans 3").licence
    with pytest.raises(UserError, match=r"gone\.ttf"):
        gather(tmp_path / "fonts", [Belonging(tmp_path / "gone.ttf", licence)])
