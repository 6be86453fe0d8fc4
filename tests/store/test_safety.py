"""What a kill, a full disk, a read-only place or an older version does to a project: nothing."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from notation import asset, issue, story
from sqlite_utils import Migrations

from voa_editor.edit.change import put
from voa_editor.errors import UserError
from voa_editor.model.story import Paragraph
from voa_editor.store import header, migrations
from voa_editor.store.project import Project

ROOT = Path(__file__).parents[2]
MADE = issue(story("bridge", "0"))
BIG = bytes(3 << 20)  # more than SQLite keeps in memory: it writes into the file before the commit

# Each run commits the numbers from 1 on, saying each when it is on the disk.
WRITER = """
    import os, signal, sys
    from dataclasses import replace
    from pathlib import Path
    from voa_editor.edit.change import put
    from voa_editor.store import project as store
    project = store.Project.open(Path(sys.argv[1]), write=True)
    for n in range(1, 100_000):
        old = project.issue.get("para-bridge-1")
        project.commit(put(project.issue, [replace(old, text=str(n))]), f"Type {n}")
        print(n, flush=True)
"""

# The same as one step: each number but the first extends it.
EXTENDER = WRITER.replace("project.commit(", "(project.extend if n > 1 else project.commit)(")

# Killed inside the transaction, when SQLite has written a part of a large asset into the file.
CUT_OFF = """
    import os, signal, sys
    from pathlib import Path
    from voa_editor.edit.change import put
    from voa_editor.store import project as store, rows
    from notation import asset
    big = bytes(3 << 20)
    project = store.Project.open(Path(sys.argv[1]), write=True)
    rows.write_change = lambda db, change: os.kill(os.getpid(), signal.SIGKILL)
    project.commit(put(project.issue, [asset(big)]), "Place", {asset(big).id: big})
"""


def started(code, path, **options):
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    command = [sys.executable, "-c", textwrap.dedent(code), str(path)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env, **options)


def names(path):
    return sorted(p.name for p in path.parent.iterdir())


@pytest.fixture
def path(tmp_path):
    Project.create(tmp_path / "a.voa", MADE).close()
    return tmp_path / "a.voa"


@pytest.fixture
def mount(tmp_path):
    """A small disk of its own, where the machine lets us make one."""
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], capture_output=True).returncode:
        pytest.skip("this test needs the right to mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("steps", [1, 7, 30, 75])
def test_killed_at_any_moment_what_was_said_to_be_written_is(path, steps):
    process = started(WRITER, path)
    assert process.stdout
    for said, _ in zip(process.stdout, range(steps), strict=False):
        last = int(said)
    process.kill()
    rest = [int(n) for n in process.stdout.read().split()]
    process.wait()
    with Project.open(path) as project:
        found = int(project.issue.need(Paragraph, "para-bridge-1").text)
        entries = project.history()
        assert project.verify() == []
    assert found in (rest[-1] if rest else last, (rest[-1] if rest else last) + 1)
    assert entries[-1].label == f"Type {found}" and len(entries) == found + 1
    with Project.open(path, write=True) as project:
        project.undo()
    assert names(path) == ["a.voa"]  # a journal that was only begun goes with the next write


@pytest.mark.parametrize("steps", [2, 40])
def test_killed_while_a_step_is_extended_it_is_whole(path, steps):
    process = started(EXTENDER, path)
    assert process.stdout
    for said, _ in zip(process.stdout, range(steps), strict=False):
        last = int(said)
    process.kill()
    last = ([last] + [int(n) for n in process.stdout.read().split()])[-1]
    process.wait()
    with Project.open(path, write=True) as project:
        found = int(project.issue.need(Paragraph, "para-bridge-1").text)
        assert found in (last, last + 1) and project.verify() == []
        assert [entry.label for entry in project.history()][1:] == [f"Type {found}"]
        project.undo()
        assert project.issue == MADE
        project.redo()
        assert project.issue.need(Paragraph, "para-bridge-1").text == str(found)


def test_the_journal_that_a_killed_program_leaves_is_empty_and_asks_for_nothing(path):
    at_once = WRITER.replace("print(n, flush=True)", "os.kill(os.getpid(), signal.SIGKILL)")
    assert started(at_once, path).wait() == -signal.SIGKILL
    journal = header.beside(path, "-journal")
    kept = journal.read_bytes()
    assert kept and not header.cut_off(path)
    with Project.open(path) as project:
        assert project.issue.need(Paragraph, "para-bridge-1").text == "1"
    assert journal.read_bytes() == kept  # a reader needs no right to write
    Project.open(path, write=True).close()
    assert names(path) == ["a.voa"]


def test_a_file_that_lost_its_end_is_told_beside_an_emptied_journal_too(path):
    header.beside(path, "-journal").write_bytes(bytes(512))
    path.write_bytes(path.read_bytes()[:-8192])
    with pytest.raises(UserError, match="bytes are missing"):
        Project.open(path)


@pytest.mark.parametrize("write", [False, True])
def test_a_write_cut_off_in_the_middle_is_rolled_back(path, write):
    process = started(CUT_OFF, path)
    assert process.wait() == -signal.SIGKILL
    assert names(path) == ["a.voa", "a.voa-journal"]
    with Project.open(path, write=write) as project:
        assert project.issue == MADE and len(project.history()) == 1
        assert project.verify() == []
        assert names(path) == ["a.voa"]


def fails_and_leaves_all_as_it_was(project, match):
    before = project.path.read_bytes()
    with pytest.raises(UserError, match=match) as caught:
        project.commit(put(project.issue, [asset(BIG)]), "Place", {asset(BIG).id: BIG})
    assert str(project.path) in str(caught.value) and caught.value.remedy
    assert project.path.read_bytes() == before
    assert not header.cut_off(project.path)
    assert project.issue == MADE
    # And it can be worked on: a small change still fits.
    old = project.issue.need(Paragraph, "para-bridge-1")
    project.commit(put(project.issue, [replace(old, text="1")]), "Type")


def test_no_more_pages_may_be_had(path):
    with Project.open(path, write=True) as project:
        pages = project._connection.execute("PRAGMA page_count").fetchone()[0]
        project._connection.execute(f"PRAGMA max_page_count={pages + 20}")
        fails_and_leaves_all_as_it_was(project, "disk is full")


def test_a_full_disk(mount):
    Project.create(mount / "a.voa", MADE).close()
    with Project.open(mount / "a.voa", write=True) as project:
        fails_and_leaves_all_as_it_was(project, "disk")


def test_a_new_project_on_a_full_disk(mount):
    with pytest.raises(UserError, match="disk"):
        Project.create(mount / "a.voa", issue(asset(BIG)), {asset(BIG).id: BIG})
    assert list(mount.iterdir()) == []


def test_a_file_that_may_not_grow(path):
    """The same without the right to mount: the process is forbidden to write beyond a size."""
    limited = """
        import resource, signal, sys
        from pathlib import Path
        from test_safety import Project, fails_and_leaves_all_as_it_was
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with Project.open(Path(sys.argv[1]), write=True) as project:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
            fails_and_leaves_all_as_it_was(project, "disk")
    """
    here = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
    assert started(here + textwrap.dedent(limited), path).wait() == 0


def test_a_read_only_disk(mount):
    path = mount / "a.voa"
    Project.create(path, MADE).close()
    subprocess.run(["mount", "-o", "remount,ro", str(mount)], check=True)
    with Project.open(path) as project:
        assert project.issue == MADE
    with pytest.raises(UserError, match="cannot be written"):
        Project.open(path, write=True)
    with pytest.raises(UserError):
        Project.create(mount / "b.voa", MADE)
    subprocess.run(["mount", "-o", "remount,rw", str(mount)], check=True)
    wal = sqlite3.connect(path, isolation_level=None)
    wal.execute("PRAGMA journal_mode=WAL")
    wal.close()
    subprocess.run(["mount", "-o", "remount,ro", str(mount)], check=True)
    with Project.open(path) as project:
        assert project.issue == MADE


def test_a_file_left_in_wal_mode_is_read_and_becomes_one_file_when_written(path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode=WAL")
    other.close()
    with Project.open(path) as project:
        assert project.issue == MADE
        assert names(path) == ["a.voa"]
    with Project.open(path, write=True) as project:
        old = project.issue.need(Paragraph, "para-bridge-1")
        project.commit(put(project.issue, [replace(old, text="1")]), "Type")
        assert not header.beside(path, "-wal").exists()
    assert names(path) == ["a.voa"]


@pytest.fixture
def forbidden_folder():
    """A folder that we may look into but not write to, also where the tests run as root."""
    with TemporaryDirectory() as folder:
        Project.create(Path(folder, "a.voa"), MADE).close()
        os.chmod(folder, 0o555)
        user = os.geteuid()
        os.seteuid(user or 65534)
        try:
            yield Path(folder, "a.voa")
        finally:
            os.seteuid(user)
            os.chmod(folder, 0o755)


def test_a_file_that_may_only_be_read(forbidden_folder):
    with Project.open(forbidden_folder) as project:
        assert project.issue == MADE
    with pytest.raises(UserError, match="cannot be written"):
        Project.open(forbidden_folder, write=True)
    with pytest.raises(UserError, match="cannot be opened|Permission denied"):
        Project.create(forbidden_folder.with_name("b.voa"), MADE)


def test_a_file_that_may_not_be_read(forbidden_folder):
    user = os.geteuid()
    os.seteuid(0 if os.getuid() == 0 else user)
    forbidden_folder.chmod(0)
    os.seteuid(user)
    with pytest.raises(UserError, match="may not read"):
        Project.open(forbidden_folder)


def test_another_program_is_writing(path, monkeypatch):
    monkeypatch.setattr("voa_editor.store.connection.PATIENCE", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    with Project.open(path, write=True) as project:
        other.execute("BEGIN IMMEDIATE")
        old = project.issue.need(Paragraph, "para-bridge-1")
        with pytest.raises(UserError, match="another program is writing"):
            project.commit(put(project.issue, [replace(old, text="1")]), "Type")
        with pytest.raises(UserError, match="another program is writing"):
            Project.open(path, write=True)
        with Project.open(path) as reader:
            assert reader.issue == MADE
        other.execute("ROLLBACK")
        project.commit(put(project.issue, [replace(old, text="1")]), "Type")
    other.close()


def test_an_older_project_is_brought_up_to_date_and_a_copy_kept(path, monkeypatch):
    before = path.read_bytes()
    steps = Migrations("voa_editor")
    steps(name="one")(migrations.one)
    steps(name="two")(migrations.two)
    steps(name="three")(migrations.three)
    steps(name="four")(migrations.four)
    steps(name="five")(migrations.five)

    @steps(name="six")
    def six(db):
        db.execute("UPDATE paragraphs SET text = text || ' metres'")

    monkeypatch.setattr(migrations, "migrations", steps)
    monkeypatch.setattr(header, "SCHEMA_VERSION", header.SCHEMA_VERSION + 1)
    with pytest.raises(UserError, match="older version"):
        Project.open(path)
    assert path.read_bytes() == before
    for _ in range(2):
        with Project.open(path, write=True) as project:
            assert project.issue.need(Paragraph, "para-bridge-1").text == "0 metres"
    assert (path.parent / "a.voa.v5.bak").read_bytes() == before
    assert names(path) == ["a.voa", "a.voa.v5.bak"]


def test_an_upgrade_that_fails_changes_nothing(path, monkeypatch):
    before = path.read_bytes()
    steps = Migrations("voa_editor")
    steps(name="one")(migrations.one)
    steps(name="two")(migrations.two)
    steps(name="three")(migrations.three)
    steps(name="four")(migrations.four)
    steps(name="five")(migrations.five)
    steps(name="six")(lambda db: db.execute("INSERT INTO nowhere VALUES (1)"))
    monkeypatch.setattr(migrations, "migrations", steps)
    monkeypatch.setattr(header, "SCHEMA_VERSION", header.SCHEMA_VERSION + 1)
    with pytest.raises(UserError):
        Project.open(path, write=True)
    assert path.read_bytes() == before
