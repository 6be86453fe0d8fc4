"""The bytes of assets: one copy each, by hash, streamed."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from notation import asset, issue

from voa_editor.errors import UserError
from voa_editor.model.assets import Photo
from voa_editor.store.blobs import PIECE
from voa_editor.store.project import Project

BIG = bytes(range(256)) * 4096  # 1 MiB


@pytest.fixture
def project(tmp_path):
    big, none = asset(BIG), asset(b"")
    placed = [Photo(id=f"photo-{n}", asset=big.id) for n in range(5)]
    with Project.create(tmp_path / "a.voa", issue(big, none, placed), {big.id: BIG, none.id: b""}) as made:
        yield made


def test_bytes_come_back_whole_and_in_pieces(project):
    big = asset(BIG).id
    assert project.blobs.read(big) == BIG
    pieces = list(project.blobs.pieces(big))
    assert b"".join(pieces) == BIG and max(map(len, pieces)) == PIECE
    assert project.blobs.size(big) == len(BIG)
    assert big in project.blobs


def test_an_empty_file_is_kept_too(project):
    assert project.blobs.read(asset(b"").id) == b""
    assert list(project.blobs.pieces(asset(b"").id)) == []


def test_a_photograph_placed_often_is_kept_once(project):
    assert project.path.stat().st_size < 1.5 * len(BIG)


def test_an_asset_that_is_not_kept(project):
    assert "sha256-none" not in project.blobs
    with pytest.raises(KeyError):
        project.blobs.read("sha256-none")
    with pytest.raises(KeyError):
        project.blobs.size("sha256-none")


def test_threads_may_read(project):
    big = asset(BIG).id
    with ThreadPoolExecutor(4) as pool:
        assert all(data == BIG for data in pool.map(project.blobs.read, [big] * 12))


def test_damaged_bytes_are_found(project):
    with sqlite3.connect(project.path) as file:
        file.execute("UPDATE blobs SET bytes = zeroblob(length(bytes))")
    file.close()
    assert project.blobs.damaged() == [asset(BIG).id]
    assert project.verify() == [f"asset {asset(BIG).id} is damaged"]


def test_bytes_that_do_not_give_the_hash_are_refused(tmp_path):
    with pytest.raises(UserError, match="changed while it was being imported"):
        Project.create(tmp_path / "a.voa", issue(asset(b"cat")), {asset(b"cat").id: b"dog"})
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_gone_is_named(tmp_path):
    with pytest.raises(UserError, match="cat.jpg"):
        Project.create(tmp_path / "a.voa", issue(asset(b"cat")), {asset(b"cat").id: tmp_path / "cat.jpg"})
    assert list(tmp_path.iterdir()) == []
