"""A project of each older version opens, is what it was, and can be undone to its beginning.

version-1.voa was written by the program of version 1: created with the first of its STATES, then each next one committed, the
last undone (and the file packed into small pages). So were the others by those of their versions. They are never made anew.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from pathlib import Path

import pytest
from notation import asset, issue, paragraphs, story

from voa_editor.edit.change import difference, put
from voa_editor.errors import UserError
from voa_editor.model.assets import Asset, Booking, Finding, Photo
from voa_editor.model.frames import AdFrame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import KINDS
from voa_editor.model.pages import Guide, Layer, Page, ParentPage, PlanItem, Slot
from voa_editor.model.settings import Section, Settings
from voa_editor.model.story import Paragraph, Span
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle, Swatch
from voa_editor.model.tabs import TabStop
from voa_editor.store import header, rows, schema, versions
from voa_editor.store.project import Project

HERE = Path(__file__).parent

_HEAD = Paragraph(id="para-head", parent="story-bridge", flow="head", text="Bridge", spans=(Span(0, 6, style="cs-bold"),))
_TYPED = replace(_HEAD, text="A bridge", spans=(Span(2, 8, style="cs-bold", link="https://example.org"),))
_SHAPE = ShapeFrame(id="frame-rule", parent="frame-group", x=10.0, y=20.0, w=90.0, h=0.5, shape="line", stroke="sw-red")
_FIRST = issue(
    [Settings(title="Voice", social=("@voice https://example.org",)), Section(id="section-july", name="July", hue="sw-red")],
    story("bridge", "One.", "Two.", parent="section-july"),
    [_HEAD, Photo(id="photo-1", caption="The bridge")],
    [Swatch(id="sw-red", name="Red", m=1.0, y=0.8), CharacterStyle(id="cs-bold", weight=700, features=("onum",))],
    [ParagraphStyle(id="ps-body", size=10.0, tabs=(TabStop(20.0), TabStop(40.5)), hyphenate=True)],
    [ParentPage(id="parent-a", name="A"), Slot(id="slot-1", parent="parent-a", x=50.0), PlanItem(id="plan-1", page=1)],
    [Page(id="page-1", order="i", parent_page="parent-a"), GroupFrame(id="frame-group", parent="page-1"), _SHAPE],
    [PictureFrame(id="frame-p", parent="page-1", x=1.5, w=80.0, h=60.0, photo="photo-1", scale=1.25, focal_x=0.25)],
    [AdFrame(id="frame-a", parent="page-1", booking="booking-1"), Booking(id="booking-1", advertiser="Bank")],
    [TextFrame(id="frame-t", parent="page-1", story="story-bridge", columns=2, wrap=9.0), Finding(id="find-1", rule="overset")],
)


_SECOND = issue(
    list(_FIRST.records.values()),
    [Layer(id="layer-top", name="Top", colour="#ff0000"), Guide(id="guide-1", parent="page-1", at=50.0), ObjectStyle(id="os-1")],
    [TextFrame(id="frame-v2", parent="page-1", name="Lead", layer="layer-top", style="os-1")],
    [PictureFrame(id="frame-v2p", parent="page-1", turn=12.5), Swatch(id="sw-rgb", name="Screen", kind="rgb", r=0.5)],
    [Paragraph(id="para-v2", parent="story-bridge", order="z", text="Wide", local=("tracking=20",))],
)
_THIRD = issue(
    list(_SECOND.records.values()),
    [Page(id="page-v3", order="j", parent_page="parent-a", overridden=("frame-folio",))],
    [TextFrame(id="frame-folio", parent="parent-a"), TextFrame(id="frame-v3", parent="page-v3", stands_for="frame-folio")],
    [Swatch(id="sw-lab", name="Sky", kind="lab", lab_l=60.0, lab_b=-30.0)],
    [Swatch(id="sw-v3", name="Dawn", of="sw-red", to="sw-lab")],
)
PICTURE = b"The bytes of a picture, whatever they show"
_FOURTH = issue(
    list(_THIRD.records.values()),
    [ShapeFrame(id="frame-v4", parent="page-v3", w=90.0, shape="line", dash="dashed", cap="round", end_head="triangle")],
    [Guide(id="guide-v4", parent="page-1", axis="y", at=70.0, across=True), ObjectStyle(id="os-v4", dash="dotted")],
    [CharacterStyle(id="cs-v4", small_caps=True, underline=True), asset(PICTURE, name="lake.jpg", width=30, height=20)],
    [Photo(id="photo-v4", asset=asset(PICTURE).id)],
)


def _states(first):
    """What was done: a creation, typing, a page, a removal, and a move that was undone."""
    yield (now := first)
    yield (now := put(now, [_TYPED]).apply(now))
    page = [Page(id="page-2", order="r"), TextFrame(id="frame-2", parent="page-2"), *paragraphs("ferry", "Three.")]
    looks = [Swatch(id="sw-2", name="Blue"), ParagraphStyle(id="ps-lead", based_on="ps-body")]
    yield (now := put(now, [*page, *looks]).apply(now))
    yield (now := put(now, [replace(_SHAPE, x=12.0)], ["frame-p", "cs-bold", "frame-2"]).apply(now))
    yield put(now, [replace(_SHAPE, x=50.0)]).apply(now)


STATES = {version: list(_states(first)) for version, first in ((1, _FIRST), (2, _SECOND), (3, _THIRD), (4, _FOURTH))}


@dataclass(frozen=True)
class Old:
    """A copy of the file of a version, and what was done in it."""

    version: int
    path: Path

    @property
    def states(self):
        return STATES[self.version]


@pytest.fixture(params=STATES)
def old(request, tmp_path):
    return Old(request.param, Path(shutil.copy(HERE / f"version-{request.param}.voa", tmp_path / "old.voa")))


def test_it_opens_as_what_it_was(old):
    with Project.open(old.path, write=True) as project:
        assert project.issue == old.states[-2]
        assert [(entry.label, entry.undone) for entry in project.history()] == [
            ("New project", False), ("Type", False), ("Add page", False), ("Delete", False), ("Move", True)
        ]  # fmt: skip
    with Project.open(old.path) as project:
        assert project.issue == old.states[-2] and project.verify() == []


def test_all_of_its_history_can_be_walked(old):
    with Project.open(old.path, write=True) as project:
        for after, before in pairwise(reversed(old.states[:-1])):
            assert project.undo() == difference(after, before)
            assert project.issue == before
        assert project.undo() is None
        for after in old.states[1:]:
            assert project.redo() and project.issue == after
    with Project.open(old.path) as project:
        assert project.issue == old.states[-1]


def test_it_takes_what_is_new(old):
    with Project.open(old.path, write=True) as project:
        frame = replace(project.issue.need(TextFrame, "frame-t"), name="Lead", layer="layer-1", stands_for="frame-t")
        page = replace(project.issue.need(Page, "page-1"), overridden=("frame-t",))
        project.commit(put(project.issue, [frame, page, Layer(id="layer-1", name="Top")]), "Name")
        project.commit(put(project.issue, [Guide(id="guide-new", parent="page-1", axis="y", at=30.0, across=True)]), "Add Guide")
        rule = replace(project.issue.need(ShapeFrame, "frame-rule"), dash="dotted", cap="round", end_head="triangle")
        project.commit(put(project.issue, [rule]), "Change Stroke")
        project.commit(put(project.issue, [replace(_TYPED, local=("size=11",))]), "Larger")
        for placed in project.issue.all(Asset):
            project.commit(put(project.issue, [replace(placed, source="photos/lake.jpg", source_time=1700000000000)]), "Update")
            project.undo()
        now = project.issue
    with Project.open(old.path, write=True) as project:
        assert project.issue == now
        for _ in range(4):
            project.undo()
        assert project.issue == old.states[-2]


def test_the_file_as_it_was_stays_beside_it(old):
    Project.open(old.path, write=True).close()
    kept = f"old.voa.v{old.version}.bak"
    assert (old.path.parent / kept).read_bytes() == (HERE / f"version-{old.version}.voa").read_bytes()
    assert sorted(p.name for p in old.path.parent.iterdir()) == ["old.voa", kept]
    assert header.examine(old.path).version == header.SCHEMA_VERSION


def test_reading_alone_changes_nothing_and_says_what_to_do(old):
    with pytest.raises(UserError, match="older version") as caught:
        Project.open(old.path)
    assert "writing" in caught.value.remedy
    assert old.path.read_bytes() == (HERE / f"version-{old.version}.voa").read_bytes()
    assert len(list(old.path.parent.iterdir())) == 1


def test_the_versions_together_make_the_schema_of_the_records():
    made = {table: dict[str, tuple[str, bool]]() for table in KINDS}
    for version in (versions.ONE, versions.TWO, versions.THREE, versions.FOUR, versions.FIVE):
        for table, said in version.items():
            made[table] |= {column.name: (column.type, not column.nullable) for column in versions.columns(said)}
    assert made == {table: shape for table, shape in schema.expected().items() if table in KINDS}


def test_older_rows_are_filled_with_what_new_records_begin_with():
    for table, filled in versions.FILLED.items():
        kind = KINDS[table]
        needed = {f.name: "" for f in fields(kind) if f.name in ("id", "name")}
        packed = rows.pack(kind(**needed))
        assert filled == {name: packed[name] for name in filled}
