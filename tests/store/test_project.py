"""A project keeps what it is given, through closing and opening."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notation import asset, chains, issue, records, story

from voa_editor.edit.change import Change, difference, put
from voa_editor.errors import UserError
from voa_editor.model.assets import Photo
from voa_editor.model.issue import KINDS, Issue
from voa_editor.model.settings import Settings
from voa_editor.model.story import Paragraph, Story
from voa_editor.store.history import decode, expand
from voa_editor.store.project import Project

CAT = b"a photograph of a cat"
MADE = issue(story("bridge", "One.", "Two."))


def typed(project, text):
    """Commit a new text of the first paragraph."""
    old = project.issue.need(Paragraph, "para-bridge-1")
    project.commit(put(project.issue, [replace(old, text=text)]), f"Type {text}")


def text_of(project):
    return project.issue.need(Paragraph, "para-bridge-1").text


def replayed(path):
    """The issue that the history leads to from nothing."""
    with sqlite3.connect(path) as file:
        now = Issue()
        for change, packed in file.execute("SELECT change, packed FROM history WHERE undone = 0 ORDER BY seq"):
            now = decode(expand(change, packed), now.records, undo=False).apply(now)
    file.close()
    return now


@pytest.mark.parametrize("table", [name for name in KINDS if name != "assets"])
@settings(max_examples=10)
@given(data=st.data())
def test_every_kind_of_record_comes_back(table, data):
    drawn = data.draw(st.lists(records(table), min_size=1, max_size=4, unique_by=lambda record: record.id))
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.voa")
        Project.create(path, Issue(drawn)).close()
        with Project.open(path) as project:
            assert project.issue == Issue(drawn)


@settings(max_examples=25)
@given(chain=chains(3))
def test_each_step_outlives_a_restart_and_can_be_taken_back_and_made_again(chain):
    start, changes = chain
    states = [start]
    changes = [change for change in changes if change]
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.voa")
        Project.create(path, start).close()
        for change in changes:
            states.append(change.apply(states[-1]))
            with Project.open(path, write=True) as project:
                project.commit(change, "Step")
        assert replayed(path) == states[-1]
        for before, after in reversed(list(pairwise(states))):
            with Project.open(path, write=True) as project:
                assert project.undo() == difference(after, before)
                assert project.issue == before
        for after in states[1:]:
            with Project.open(path, write=True) as project:
                project.redo()
                assert project.issue == after
        with Project.open(path) as project:
            assert project.issue == states[-1] and not any(entry.undone for entry in project.history())


def test_the_history_names_what_was_done(tmp_path):
    with Project.create(tmp_path / "a.voa", MADE, label="Build from bridge.md") as project:
        typed(project, "Eins.")
        typed(project, "Uno.")
        undone = project.undo()
        assert undone and text_of(project) == "Eins."
    with Project.open(tmp_path / "a.voa", write=True) as project:
        assert [(e.seq, e.label, e.undone) for e in project.history()] == [
            (1, "Build from bridge.md", False), (2, "Type Eins.", False), (3, "Type Uno.", True)
        ]  # fmt: skip
        assert project.history()[0].at.endswith("+00:00")
        typed(project, "Bir.")
        assert [e.label for e in project.history()] == ["Build from bridge.md", "Type Eins.", "Type Bir."]
        assert project.redo() is None


def test_the_creation_is_the_floor_of_undo(tmp_path):
    with Project.create(tmp_path / "a.voa", MADE) as project:
        assert project.undo() is None
        assert project.issue == MADE


def test_a_change_of_nothing_is_no_step(tmp_path):
    with Project.create(tmp_path / "a.voa", MADE) as project:
        project.commit(Change(), "Nothing")
        assert len(project.history()) == 1


def test_a_large_change_is_packed_and_taken_back_all_the_same(tmp_path):
    with Project.create(tmp_path / "a.voa", MADE) as project:
        empty = project.path.stat().st_size
        typed(project, "long " * 20_000)
        assert project.undo() and project.issue == MADE
        assert project.redo() and text_of(project) == "long " * 20_000
    assert (tmp_path / "a.voa").stat().st_size < empty + 250_000
    assert replayed(tmp_path / "a.voa").need(Paragraph, "para-bridge-1").text.startswith("long")


def test_anyone_can_read_the_tables(tmp_path):
    Project.create(tmp_path / "a.voa", MADE).close()
    file = sqlite3.connect(tmp_path / "a.voa")
    assert (
        file.execute("""SELECT text, flow, "order" FROM paragraphs WHERE parent = 'story-bridge' ORDER BY "order" """).fetchone()[
            0
        ]
        == "One."
    )
    assert file.execute("SELECT headline FROM stories").fetchone() == ("Bridge",)
    assert '"Bridge"' in file.execute("SELECT change FROM history").fetchone()[0]
    file.close()


def test_commit_and_undo_of_assets(tmp_path):
    cat = asset(CAT)
    file = tmp_path / "cat.jpg"
    file.write_bytes(CAT)
    with Project.create(tmp_path / "a.voa", MADE) as project:
        project.commit(put(project.issue, [cat, Photo(id="photo-1", asset=cat.id)]), "Place cat", {cat.id: file})
        assert project.blobs.read(cat.id) == CAT
        project.undo()
        project.redo()
        assert project.blobs.read(cat.id) == CAT
        with pytest.raises(ValueError, match="without its bytes"):
            project.commit(put(project.issue, [asset(b"dog")]), "Place dog")
        assert len(project.history()) == 2


def test_what_cannot_be_read_again_is_not_written(tmp_path):
    with Project.create(tmp_path / "a.voa", MADE) as project:
        with pytest.raises(ValueError, match="columns"):
            project.commit(put(project.issue, [Settings(columns=0)]), "Break")
        with pytest.raises(ValueError, match="another kind"):
            project.commit(put(project.issue, [Story(id="para-bridge-1")]), "Turn")
        with pytest.raises(ValueError, match="does not fit"):
            project.commit(put(Issue(), [Paragraph(id="para-bridge-1")]), "Stray")
        assert project.issue == MADE
    with Project.open(tmp_path / "a.voa") as project:
        assert project.issue == MADE


def test_reading_only_does_not_write(tmp_path):
    Project.create(tmp_path / "a.voa", MADE).close()
    before = (tmp_path / "a.voa").read_bytes()
    with Project.open(tmp_path / "a.voa") as project, pytest.raises(UserError, match="reading only"):
        typed(project, "Eins.")
    assert (tmp_path / "a.voa").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.voa"]


def test_two_windows_on_one_project_do_not_overwrite_each_other(tmp_path):
    Project.create(tmp_path / "a.voa", MADE).close()
    with Project.open(tmp_path / "a.voa", write=True) as one, Project.open(tmp_path / "a.voa", write=True) as other:
        typed(one, "Eins.")
        typed(one, "Uno.")
        with pytest.raises(UserError, match="another program changed"):
            typed(other, "Bir.")
        typed(one, "Один.")
    with Project.open(tmp_path / "a.voa") as project:
        assert text_of(project) == "Один."


def test_a_project_is_one_file_and_whole_without_its_journal_while_it_is_open(tmp_path):
    with Project.create(tmp_path / "a.voa", MADE) as project:
        for number, text in enumerate(("Eins.", "Eins, zwei."), start=1):
            typed(project, text)
            copy = tmp_path / f"copy-{number}.voa"
            shutil.copy(project.path, copy)
            with Project.open(copy) as found:
                assert found.issue == project.issue and found.verify() == []
            copy.unlink()
    assert [p.name for p in tmp_path.iterdir()] == ["a.voa"]


def test_verify_finds_nothing_in_a_sound_project(tmp_path):
    cat = asset(CAT)
    with Project.create(tmp_path / "a.voa", issue(cat), {cat.id: CAT}) as project:
        assert project.verify() == []
