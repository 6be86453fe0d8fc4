"""A project of each older version opens, is what it was, and can be undone to its beginning.

version-1.voa was written by the program of version 1: created with the first of STATES, then each next one committed, the
last undone (and the file packed into small pages). It is never made anew.
"""

from __future__ import annotations

import shutil
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path

import pytest
from notation import issue, paragraphs, story

from voa_editor.edit.change import difference, put
from voa_editor.errors import UserError
from voa_editor.model.assets import Booking, Finding, Photo
from voa_editor.model.frames import AdFrame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import KINDS
from voa_editor.model.pages import Layer, Page, ParentPage, PlanItem, Slot
from voa_editor.model.settings import Section, Settings
from voa_editor.model.story import Paragraph, Span
from voa_editor.model.styles import CharacterStyle, ParagraphStyle, Swatch
from voa_editor.store import header, rows, schema, versions
from voa_editor.store.project import Project

FILE = Path(__file__).parent / "version-1.voa"

_HEAD = Paragraph(id="para-head", parent="story-bridge", flow="head", text="Bridge", spans=(Span(0, 6, style="cs-bold"),))
_TYPED = replace(_HEAD, text="A bridge", spans=(Span(2, 8, style="cs-bold", link="https://example.org"),))
_SHAPE = ShapeFrame(id="frame-rule", parent="frame-group", x=10.0, y=20.0, w=90.0, h=0.5, shape="line", stroke="sw-red")
_FIRST = issue(
    [Settings(title="Voice", social=("@voice https://example.org",)), Section(id="section-july", name="July", hue="sw-red")],
    story("bridge", "One.", "Two.", parent="section-july"),
    [_HEAD, Photo(id="photo-1", caption="The bridge")],
    [Swatch(id="sw-red", name="Red", m=1.0, y=0.8), CharacterStyle(id="cs-bold", weight=700, features=("onum",))],
    [ParagraphStyle(id="ps-body", size=10.0, tabs=(20.0, 40.5), hyphenate=True)],
    [ParentPage(id="parent-a", name="A"), Slot(id="slot-1", parent="parent-a", x=50.0), PlanItem(id="plan-1", page=1)],
    [Page(id="page-1", order="i", parent_page="parent-a"), GroupFrame(id="frame-group", parent="page-1"), _SHAPE],
    [PictureFrame(id="frame-p", parent="page-1", x=1.5, w=80.0, h=60.0, photo="photo-1", scale=1.25, focal_x=0.25)],
    [AdFrame(id="frame-a", parent="page-1", booking="booking-1"), Booking(id="booking-1", advertiser="Bank")],
    [TextFrame(id="frame-t", parent="page-1", story="story-bridge", columns=2, wrap=9.0), Finding(id="find-1", rule="overset")],
)


def _states():
    """What was done: a creation, typing, a page, a removal, and a move that was undone."""
    yield (now := _FIRST)
    yield (now := put(now, [_TYPED]).apply(now))
    page = [Page(id="page-2", order="r"), TextFrame(id="frame-2", parent="page-2"), *paragraphs("ferry", "Three.")]
    looks = [Swatch(id="sw-2", name="Blue"), ParagraphStyle(id="ps-lead", based_on="ps-body")]
    yield (now := put(now, [*page, *looks]).apply(now))
    yield (now := put(now, [replace(_SHAPE, x=12.0)], ["frame-p", "cs-bold", "frame-2"]).apply(now))
    yield put(now, [replace(_SHAPE, x=50.0)]).apply(now)


STATES = list(_states())


@pytest.fixture
def path(tmp_path):
    return shutil.copy(FILE, tmp_path / "old.voa")


def test_it_opens_as_what_it_was(path):
    with Project.open(path, write=True) as project:
        assert project.issue == STATES[-2]
        assert [(entry.label, entry.undone) for entry in project.history()] == [
            ("New project", False), ("Type", False), ("Add page", False), ("Delete", False), ("Move", True)
        ]  # fmt: skip
    with Project.open(path) as project:
        assert project.issue == STATES[-2] and project.verify() == []


def test_all_of_its_history_can_be_walked(path):
    with Project.open(path, write=True) as project:
        for after, before in pairwise(reversed(STATES[:-1])):
            assert project.undo() == difference(after, before)
            assert project.issue == before
        assert project.undo() is None
        for after in STATES[1:]:
            assert project.redo() and project.issue == after
    with Project.open(path) as project:
        assert project.issue == STATES[-1]


def test_it_takes_what_is_new(path):
    with Project.open(path, write=True) as project:
        frame = replace(project.issue.need(TextFrame, "frame-t"), name="Lead", layer="layer-1")
        project.commit(put(project.issue, [frame, Layer(id="layer-1", name="Top")]), "Name")
        project.commit(put(project.issue, [replace(_TYPED, local=("size=11",))]), "Larger")
        now = project.issue
    with Project.open(path, write=True) as project:
        assert project.issue == now
        project.undo()
        project.undo()
        assert project.issue == STATES[-2]


def test_the_file_as_it_was_stays_beside_it(path):
    Project.open(path, write=True).close()
    assert (path.parent / "old.voa.v1.bak").read_bytes() == FILE.read_bytes()
    assert sorted(p.name for p in path.parent.iterdir()) == ["old.voa", "old.voa.v1.bak"]
    assert header.examine(path).version == header.SCHEMA_VERSION


def test_reading_alone_changes_nothing_and_says_what_to_do(path):
    with pytest.raises(UserError, match="older version") as caught:
        Project.open(path)
    assert "writing" in caught.value.remedy
    assert path.read_bytes() == FILE.read_bytes() and len(list(path.parent.iterdir())) == 1


def test_the_versions_together_make_the_schema_of_the_records():
    made = {table: dict[str, tuple[str, bool]]() for table in KINDS}
    for version in (versions.ONE, versions.TWO, versions.THREE):
        for table, said in version.items():
            made[table] |= {column.name: (column.type, not column.nullable) for column in versions.columns(said)}
    assert made == {table: shape for table, shape in schema.expected().items() if table in KINDS}


def test_older_rows_are_filled_with_what_new_records_begin_with():
    for table, filled in versions.FILLED.items():
        kind = KINDS[table]
        needed = {f.name: "" for f in fields(kind) if f.name in ("id", "name")}
        packed = rows.pack(kind(**needed))
        assert filled == {name: packed[name] for name in filled}
