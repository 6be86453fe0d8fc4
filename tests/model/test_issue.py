"""The index of an issue: kept up to date by with_records, the same as when built anew."""

from __future__ import annotations

from hypothesis import given
from notation import chains, issue, story

from voa_editor.model.frames import GroupFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page, ParentPage
from voa_editor.model.records import Record
from voa_editor.model.story import Paragraph


def index(of: Issue) -> dict[tuple[type[Record], str], list[str]]:
    kinds_and_owners = {(type(r), r.owner) for r in of.records.values()}
    return {key: [r.id for r in of.children(*key)] for key in kinds_and_owners}


@given(chains())
def test_the_index_after_changes_is_the_index_built_anew(chain):
    now, changes = chain
    for change in changes:
        gone = [(type(r), r.owner) for r in now.records.values()]
        now = change.apply(now)
        anew = Issue(now.records.values())
        assert index(now) == index(anew)
        for kind, owner in gone:
            assert [r.id for r in now.children(kind, owner)] == [r.id for r in anew.children(kind, owner)]
        assert sorted(r.id for r in now.all(Paragraph)) == sorted(r.id for r in anew.all(Paragraph))
        assert [now.page_number(p.id) for p in now.pages()] == list(range(1, len(now.pages()) + 1))


def test_with_records_leaves_the_issue_before_as_it_was():
    before = issue(story("bridge", "One.", "Two."))
    after = before.with_records(
        {"para-bridge-1": Paragraph(id="para-bridge-1", parent="story-bridge", order="z")}, ["para-bridge-2"]
    )
    assert [p.text for p in before.children(Paragraph, "story-bridge")] == ["One.", "Two."]
    assert [p.order for p in after.children(Paragraph, "story-bridge")] == ["z"]


def test_a_frame_in_a_group_stands_on_the_page_of_the_group():
    made = issue(
        Page(id="page-1", order="1"),
        Page(id="page-2", order="2"),
        ParentPage(id="parent-a"),
        GroupFrame(id="frame-g", parent="page-2"),
        TextFrame(id="frame-t", parent="frame-g"),
        TextFrame(id="frame-p", parent="parent-a"),
    )
    assert made.page_number(made.page_of("frame-t")) == 2
    assert made.page_of("frame-p") == "parent-a" and made.page_number("parent-a") == 0
    assert made.page_of("frame-gone") == ""


def test_a_group_in_itself_stands_nowhere():
    made = issue(GroupFrame(id="a", parent="b"), GroupFrame(id="b", parent="a"))
    assert made.page_of("a") == ""


def test_need_says_what_is_not_there():
    try:
        issue().need(Page, "page-9")
    except KeyError as error:
        assert "Page" in str(error) and "page-9" in str(error)
