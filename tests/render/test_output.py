from __future__ import annotations

import errno
import os

import pytest

from voa_editor.errors import UserError
from voa_editor.render import output
from voa_editor.render.output import beside, replacing


def test_the_old_file_is_replaced_when_the_block_ends_well(tmp_path):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with replacing(target, b"old") as out:
        out.write(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new" and os.listdir(tmp_path) == ["a.pdf"]


def test_the_old_file_stays_when_the_block_fails(tmp_path):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError), replacing(target, b"old") as out:
        out.write(b"new")
        raise RuntimeError
    assert target.read_bytes() == b"old" and os.listdir(tmp_path) == ["a.pdf"]


@pytest.mark.parametrize("moment", ["write", "settle"])
def test_a_full_disk_is_told_with_a_remedy_and_leaves_the_old_file(tmp_path, monkeypatch, moment):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if moment == "settle":
        monkeypatch.setattr(output.os, "fsync", full)
    with pytest.raises(UserError, match="a.pdf.*[Ss]pace.*Free some space"), replacing(target, b"old") as out:
        if moment == "write":
            monkeypatch.setattr(out, "_file", type("Full", (), {"write": full})())
        out.write(b"new")
    assert target.read_bytes() == b"old" and os.listdir(tmp_path) == ["a.pdf"]


def test_a_folder_that_is_not_there_or_in_the_way(tmp_path):
    with pytest.raises(UserError, match="Create the folder first"), replacing(tmp_path / "no" / "a.pdf", b"old"):
        pass
    with pytest.raises(UserError, match="not a file that can be replaced"), replacing(tmp_path, b"old"):
        pass
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be written"), replacing(tmp_path / "file" / "a.pdf", b"old"):
        pass


@pytest.mark.parametrize("there", [b"# A manuscript", b"SQLite format 3\0", b"ol"])
def test_a_file_of_another_kind_is_never_replaced(tmp_path, there):
    (tmp_path / "a.md").write_bytes(there)
    with pytest.raises(UserError, match="another kind.*not touched"), replacing(tmp_path / "a.md", b"old"):
        pass
    assert (tmp_path / "a.md").read_bytes() == there and os.listdir(tmp_path) == ["a.md"]


def test_a_link_is_followed_not_replaced(tmp_path):
    target, link = tmp_path / "a.pdf", tmp_path / "latest.pdf"
    target.write_bytes(b"old")
    link.symlink_to(target)
    with replacing(link, b"old") as out:
        out.write(b"new")
    assert link.is_symlink() and target.read_bytes() == b"new"


def test_faults_of_other_files_are_not_taken_for_those_of_the_output(tmp_path):
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "a.pdf", b"old"):
        open(tmp_path / "input")


def test_a_file_made_by_its_path_comes_when_it_is_complete(tmp_path):
    out = tmp_path / "issue.pdf"
    with beside(out, b"%PDF-") as part:
        part.write_bytes(b"%PDF-1.6")
        assert not out.exists()
    assert out.read_bytes() == b"%PDF-1.6" and list(tmp_path.iterdir()) == [out]


def test_a_file_made_by_its_path_leaves_the_old_one_when_it_fails(tmp_path):
    out = tmp_path / "issue.pdf"
    out.write_bytes(b"%PDF-old")
    with pytest.raises(KeyError), beside(out, b"%PDF-") as part:
        part.write_bytes(b"%PDF-half")
        raise KeyError
    assert out.read_bytes() == b"%PDF-old" and list(tmp_path.iterdir()) == [out]
