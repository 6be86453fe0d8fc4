"""A new project stands whole at its place, or not at all."""

from __future__ import annotations

import pytest
from notation import asset, issue, story

from voa_editor.errors import UserError
from voa_editor.store.project import Project

OLD, NEW = issue(story("old", "One.")), issue(story("new", "Two."))


def test_an_existing_file_is_not_replaced_unless_asked(tmp_path):
    path = tmp_path / "a.voa"
    path.write_text("my own notes")
    with pytest.raises(UserError, match="exists already"):
        Project.create(path, NEW)
    with pytest.raises(UserError, match="another kind"):
        Project.create(path, NEW, overwrite=True)
    assert path.read_text() == "my own notes"
    path.unlink()
    Project.create(path, OLD).close()
    Project.create(path, NEW, overwrite=True).close()
    with Project.open(path) as project:
        assert project.issue == NEW


def test_an_old_project_survives_a_new_one_that_fails(tmp_path):
    path = tmp_path / "a.voa"
    Project.create(path, OLD).close()
    before = path.read_bytes()
    with pytest.raises(UserError):
        Project.create(path, issue(asset(b"cat")), {asset(b"cat").id: tmp_path / "gone.jpg"}, overwrite=True)
    with pytest.raises(ValueError, match="without its bytes"):
        Project.create(path, issue(asset(b"cat")), overwrite=True)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.voa"]


def test_a_stale_journal_does_not_spoil_the_new_project(tmp_path):
    path, journal = tmp_path / "a.voa", tmp_path / "a.voa-journal"
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(2000))
    with pytest.raises(UserError, match="journal of a project that is gone"):
        Project.create(path, NEW)
    assert journal.exists() and not path.exists()
    path.touch()
    Project.create(path, NEW, overwrite=True).close()
    assert not journal.exists()
    with Project.open(path) as project:
        assert project.issue == NEW


def test_places_where_no_project_can_stand(tmp_path):
    with pytest.raises(UserError, match="no folder"):
        Project.create(tmp_path / "none" / "a.voa", NEW)
    with pytest.raises(UserError, match="this is a folder"):
        Project.create(tmp_path, NEW, overwrite=True)
