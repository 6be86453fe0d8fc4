"""Files that are no projects, or are damaged, newer or hostile: a clear error, and not a byte touched."""

from __future__ import annotations

import json
import os
import sqlite3
import zlib

import pytest
from notation import asset, issue, story

from voa_editor.errors import UserError
from voa_editor.model.frames import GroupFrame, TextFrame
from voa_editor.store import history
from voa_editor.store.header import APPLICATION_ID, SCHEMA_VERSION
from voa_editor.store.project import Project

PHOTO = bytes(range(256)) * 300
MADE = issue(story("bridge", "One.", "Two."), TextFrame(id="frame-1", x=3.5), asset(PHOTO))


@pytest.fixture
def path(tmp_path):
    Project.create(tmp_path / "a.voa", MADE, {asset(PHOTO).id: PHOTO}).close()
    return tmp_path / "a.voa"


def refused(path):
    """What opening says, for reading and for writing; the file and its folder stay as they were."""
    before = path.read_bytes(), sorted(p.name for p in path.parent.iterdir())
    said = []
    for write in (False, True):
        with pytest.raises(UserError) as caught:
            Project.open(path, write=write).close()
        assert str(path) in str(caught.value) and caught.value.remedy
        said.append(str(caught.value))
    assert (path.read_bytes(), sorted(p.name for p in path.parent.iterdir())) == before
    return said[0]


def sql(path, *statements):
    file = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        file.execute(statement)
    file.close()


def test_text(tmp_path):
    path = tmp_path / "a.voa"
    path.write_text("# A manuscript\n" * 100)
    assert "not a voa_editor project" in refused(path)


def test_an_empty_file(tmp_path):
    (tmp_path / "a.voa").touch()
    assert "empty" in refused(tmp_path / "a.voa")


def test_a_folder_a_pipe_and_nothing(tmp_path):
    with pytest.raises(UserError, match="folder"):
        Project.open(tmp_path)
    with pytest.raises(UserError, match="no such file"):
        Project.open(tmp_path / "none.voa")
    os.mkfifo(tmp_path / "pipe.voa")
    with pytest.raises(UserError, match="not a file"):
        Project.open(tmp_path / "pipe.voa")


def test_a_database_of_another_program(tmp_path):
    sql(tmp_path / "a.voa", "CREATE TABLE notes (text)")
    assert "another program" in refused(tmp_path / "a.voa")


def test_a_newer_version(path):
    sql(path, f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    assert "newer version" in refused(path)


@pytest.mark.parametrize("part", [0.99, 0.5, 0.1])
def test_a_truncated_file(path, part):
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])
    assert "missing" in refused(path)


def test_only_the_first_bytes(path):
    path.write_bytes(path.read_bytes()[:40])
    assert "missing" in refused(path)


def test_pages_overwritten_by_zeros(path):
    data = bytearray(path.read_bytes())
    data[100:30_000] = bytes(29_900)
    path.write_bytes(data)
    refused(path)


def test_every_page_overwritten_in_turn_gives_an_error_or_the_issue(path):
    """No damage to any one page ends in anything else."""
    data = path.read_bytes()
    for at in range(8192, len(data), 8192):
        path.write_bytes(data[:at] + b"\xa5" * 8192 + data[at + 8192 :])
        try:
            with Project.open(path) as project:
                assert project.issue == MADE
                assert project.verify()
        except UserError:
            pass


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("CREATE TRIGGER t AFTER UPDATE ON stories BEGIN DELETE FROM paragraphs; END", "trigger named 't'"),
        ("CREATE VIEW v AS SELECT * FROM stories", "view named 'v'"),
        ("CREATE VIRTUAL TABLE f USING fts5(text)", "virtual table named 'f'"),
        ("CREATE INDEX i ON stories (headline)", "index named 'i'"),
        ("CREATE TABLE extra (id TEXT)", "table named 'extra'"),
        ("DROP TABLE stories", "table 'stories' is missing"),
        ("ALTER TABLE stories ADD COLUMN secret TEXT", "table stories, column secret"),
        ("ALTER TABLE stories ADD COLUMN made TEXT AS (upper(id)) VIRTUAL", "table stories, column made"),
        ("ALTER TABLE stories DROP COLUMN headline", "table stories, column headline"),
        ("DROP TABLE history", "table 'history' is missing"),
        ("DROP TABLE blobs", "table 'blobs' is missing"),
    ],
)
def test_an_altered_schema(path, statement, what):
    try:
        sql(path, statement)
    except sqlite3.OperationalError as error:
        pytest.skip(f"this SQLite cannot make it: {error}")
    assert what in refused(path)


def test_a_view_in_the_place_of_a_table(path):
    sql(path, "ALTER TABLE stories RENAME TO hidden", "CREATE VIEW stories AS SELECT * FROM hidden")
    assert "view named 'stories'" in refused(path)


def smuggle(path, table, column, value):
    """Put a value into a column that its type refuses: the table's rules are lifted, and put back after it."""
    file = sqlite3.connect(path, isolation_level=None)
    (rules,) = file.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table]).fetchone()
    file.execute("PRAGMA writable_schema=ON")
    lax = rules.replace(" STRICT", "").replace(" NOT NULL", "")
    file.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", [lax, table])
    file.execute("PRAGMA writable_schema=RESET")
    file.execute(f'UPDATE {table} SET "{column}" = ?', [value])
    file.execute("PRAGMA writable_schema=ON")
    file.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", [rules, table])
    file.close()


@pytest.mark.parametrize(
    ("table", "column", "value", "what"),
    [
        ("text_frames", "x", "ten", "the value is text, not a number"),
        ("text_frames", "x", None, "the value is nothing, not a number"),
        ("text_frames", "x", 1e300, "not between"),
        ("text_frames", "x", float("inf"), "not between"),
        ("text_frames", "locked", 7, "neither 0 nor 1"),
        ("text_frames", "columns", 10**15, "not between"),
        ("text_frames", "columns", 2.5, "the value is a number, not a whole number"),
        ("stories", "headline", b"bytes", "the value is bytes, not text"),
        ("settings", "address", "no list", "is not JSON"),
        ("settings", "address", '{"a": 1}', "is not a JSON list"),
        ("settings", "address", "[1]", "is not a JSON list of texts"),
        ("settings", "address", "[" * 100_000, "is not JSON"),
        ("settings", "trim_w", 0.0, "not between"),
        ("paragraphs", "spans", '[{"start": "0"}]', "is not a JSON list of spans"),
        ("paragraphs", "spans", '[{"start": 0, "end": 1, "script": "x"}]', "is not a JSON list of spans"),
        ("paragraphs", "spans", '[{"start": 9, "end": 1}]', "a span from 9 to 1"),
        ("paragraphs", "spans", '[{"start": 0, "end": 1, "local": "size=9"}]', "is not a JSON list of spans"),
        ("paragraphs", "spans", '[{"start": 0, "end": 1, "local": [9]}]', "is not a JSON list of texts"),
        ("paragraphs", "local", json.dumps(["size=9"] * 101), "more than 100 overrides"),
        ("paragraphs", "spans", json.dumps([{"start": 0, "end": 1, "local": ["x" * 1001]}]), "more than 100 overrides, or one"),
        ("paragraphs", "spans", "[[]]", "is not a JSON list of spans"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_its_place(path, table, column, value, what):
    smuggle(path, table, column, value)
    said = refused(path)
    assert what in said and f"table {table}, row " in said and f"column {column}" in said


def test_text_that_is_not_utf8(path):
    sql(path, "UPDATE stories SET headline = CAST(x'ff41ff' AS TEXT)")
    assert "UTF-8" in refused(path)


def test_two_records_of_one_id(path):
    sql(path, "INSERT INTO pages SELECT 'para-bridge-1', '', '', '', '', '', '[]'")
    assert "same id" in refused(path)


def test_a_group_in_itself(tmp_path):
    Project.create(tmp_path / "a.voa", issue(GroupFrame(id="frame-1"))).close()
    sql(tmp_path / "a.voa", "UPDATE group_frames SET parent = 'frame-1'")
    assert "stands in itself" in refused(tmp_path / "a.voa")


@pytest.mark.parametrize(
    "change",
    [
        "nonsense",
        "[]",
        '{"added": {}, "updated": {}}',
        '{"added": {"none": {"x": {}}}, "updated": {}, "removed": {}}',
        '{"added": {}, "updated": {"stories": {"story-none": {}}}, "removed": {}}',
        '{"added": {}, "updated": {"stories": {"story-bridge": {"headline": ["x", "y"]}}}, "removed": {}}',
        '{"added": {"stories": {"story-x": {"id": "story-x"}}}, "updated": {}, "removed": {}}',
        "[" * 100_000,
    ],
)
def test_a_damaged_history_leaves_the_issue_as_it_is(path, change):
    file = sqlite3.connect(path, isolation_level=None)
    file.execute("INSERT INTO history VALUES (2, '', 'Type', 0, ?, NULL)", [change])
    file.close()
    before = path.read_bytes()
    with Project.open(path, write=True) as project:
        with pytest.raises(UserError, match="table history, row 2"):
            project.undo()
        assert project.issue == MADE
    assert path.read_bytes() == before


def test_a_history_that_unpacks_without_end(path, monkeypatch):
    monkeypatch.setattr(history, "LONGEST", 1000)
    packed = zlib.compress(bytes(2000))
    file = sqlite3.connect(path, isolation_level=None)
    file.execute("INSERT INTO history VALUES (2, '', 'Type', 0, '', ?)", [packed])
    file.execute("INSERT INTO history VALUES (3, '', 'Type', 0, '', x'0102')")
    file.close()
    with Project.open(path, write=True) as project:
        with pytest.raises(UserError, match="row 3.*does not unpack"):
            project.undo()
        sql(path, "DELETE FROM history WHERE seq = 3")
        with pytest.raises(UserError, match="row 2.*longer than"):
            project.undo()


def test_the_application_id_is_four_letters():
    assert APPLICATION_ID.to_bytes(4, "big") == b"VOAe"
