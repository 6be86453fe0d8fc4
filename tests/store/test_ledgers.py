"""A project and a ledger in memory keep the same account of whatever is done."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notation import asset, changes, issue, issues, story

from voa_editor.edit.change import Change, difference, put
from voa_editor.edit.history import MemoryLedger
from voa_editor.errors import UserError
from voa_editor.model.assets import Photo
from voa_editor.model.story import Paragraph
from voa_editor.store.project import Project

MADE = issue(story("bridge", "0"))
DEEDS = st.sampled_from(["commit", "extend", "extend", "undo", "redo", "go_to"])


def typing(project, text):
    old = project.issue.need(Paragraph, "para-bridge-1")
    return put(project.issue, [replace(old, text=text)])


def account(ledger):
    return [(entry.seq, entry.label, entry.undone) for entry in ledger.history()][1:], ledger.labels()


@settings(max_examples=40)
@given(start=issues(), data=st.data())
def test_file_and_memory_keep_the_same_account(start, data):
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.voa")
        memory, now = MemoryLedger(), start
        with Project.create(path, start) as project:
            for n in range(data.draw(st.integers(1, 8))):
                deed = data.draw(DEEDS)
                if deed in ("commit", "extend"):
                    change = data.draw(changes(now))
                    assert getattr(project, deed)(change, f"Step {n}") == getattr(memory, deed)(change, f"Step {n}")
                else:
                    where = [data.draw(st.integers(0, 8))] if deed == "go_to" else []
                    change = getattr(project, deed)(*where)
                    assert change == getattr(memory, deed)(*where)
                now = (change or Change()).apply(now)
                assert project.issue == now and account(project) == account(memory)
        with Project.open(path, write=True) as project:
            assert project.issue == now and account(project) == account(memory)
            project.go_to(1)
            assert project.issue == start


@settings(max_examples=40)
@given(start=issues(), data=st.data(), reopened=st.booleans())
def test_one_undo_takes_a_step_back_with_all_that_extended_it(start, data, reopened):
    now = start
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.voa")
        project = Project.create(path, start)
        for deed in ["commit"] + ["extend"] * data.draw(st.integers(1, 3)):
            change = data.draw(changes(now))
            getattr(project, deed)(change, "Type")
            now = change.apply(now)
            if reopened:
                project.close()
                project = Project.open(path, write=True)
        with project:
            assert len(project.history()) == (1 if now == start else 2)
            if now != start:
                assert project.undo() == difference(now, start) and project.issue == start
                assert project.redo() == difference(start, now) and project.issue == now


def test_a_step_that_comes_to_nothing_goes(tmp_path):
    with Project.create(tmp_path / "a.voa", MADE) as project:
        project.commit(typing(project, "1"), "Type")
        assert project.extend(typing(project, "0"), "Type") is False
        assert len(project.history()) == 1 and project.labels() == ("", "") and project.issue == MADE


def test_the_creation_and_what_is_undone_are_not_extended(tmp_path):
    with Project.create(tmp_path / "a.voa", MADE) as project:
        assert project.extend(typing(project, "1"), "Type") is True
        project.undo()
        assert project.extend(typing(project, "2"), "Insert") is True
        assert account(project) == ([(2, "Insert", False)], ("Insert", ""))
        project.undo()
        assert project.issue == MADE


def test_a_step_is_extended_by_an_asset(tmp_path):
    cat = asset(b"cat")
    with Project.create(tmp_path / "a.voa", MADE) as project:
        project.commit(put(project.issue, [Photo(id="photo-1")]), "Place")
        with pytest.raises(ValueError, match="without its bytes"):
            project.extend(put(project.issue, [cat]), "Place")
        project.extend(put(project.issue, [cat, Photo(id="photo-1", asset=cat.id)]), "Place cat", {cat.id: b"cat"})
        now = project.issue
        assert project.labels() == ("Place cat", "")
        project.undo()
        assert project.issue == MADE
        project.redo()
        assert project.issue == now and project.blobs.read(cat.id) == b"cat"


def test_what_fails_extends_nothing(tmp_path):
    with Project.create(tmp_path / "a.voa", MADE) as project:
        project.commit(typing(project, "1"), "Type")
        big = asset(bytes(3 << 20))
        limit = project._connection.execute("PRAGMA page_count").fetchone()[0] + 20
        project._connection.execute(f"PRAGMA max_page_count={limit}")
        with pytest.raises(UserError, match="disk is full"):
            project.extend(put(project.issue, [big]), "Place", {big.id: bytes(3 << 20)})
        project.extend(typing(project, "12"), "Type")
        assert account(project) == ([(2, "Type", False)], ("Type", ""))
    with Project.open(tmp_path / "a.voa", write=True) as project:
        project.undo()
        assert project.issue == MADE
