"""Checking again after each edit looks only at what changed, and finds what checking from cold finds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from notation import group, issue, layer, pages, picture_frame, shape, story, text_frame

from voa_editor.compose.composer import Composer
from voa_editor.edit.change import Change, put
from voa_editor.edit.commands.pages import delete_pages, duplicate_pages, move_pages
from voa_editor.edit.rules import completed
from voa_editor.fonts.library import bundled
from voa_editor.model.assets import Asset, Booking, Finding, Photo
from voa_editor.model.frames import AdFrame, Frame, PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import ParentPage
from voa_editor.model.settings import Section
from voa_editor.model.story import FIELD_MARK, Paragraph, Span, Story
from voa_editor.model.styles import ParagraphStyle, Swatch
from voa_editor.prepress.live import LiveCheck
from voa_editor.prepress.preflight import check

TEXT = "The brown fox organised a race of forty metres along the quiet wood until the evening came. "
START = issue(
    ParagraphStyle(id="ps-body", family="Source Serif 4", size=10.0, leading=12.5, align="justify", hyphenate=True),
    ParentPage(id="parent-a", name="A"),
    Section(id="section-july", name="July", deck="What the summer brought to “Alma-Ata”."),
    layer("top"),
    pages(4, parent_page="parent-a", section="section-july"),
    Asset(id="sha256-aa", name="a.jpg", width=300, height=200),
    Photo(id="photo-a", parent="story-a", asset="sha256-aa", caption="The the bridge of Almaata."),
    Photo(id="photo-b", parent="story-a", asset="sha256-aa"),
    Booking(id="booking-1", advertiser="Tea House"),
    story("a", TEXT * 3, TEXT * 2 + 'They said "no" – twice.', TEXT, headline="The Long Race"),
    story("b", TEXT + "At Alma-Ata, 4-5 days — long ones.", "They organize ’tea’."),
    story("gone", "Words that stand on no page."),
    Story(id="story-folio", kind="label"),
    Paragraph(id="para-folio", parent="story-folio", text=FIELD_MARK, spans=(Span(0, 1, field="running_head"),)),
    text_frame("folio", 40, 780, 100, 20, page="parent-a", story="story-folio"),
    TextFrame(id="frame-1", parent="page-1", x=40, y=60, w=220, h=50, story="story-a", thread="a"),
    TextFrame(id="frame-2", parent="page-2", x=40, y=60, w=220, h=90, story="story-a", thread="b"),
    TextFrame(id="frame-3", parent="page-3", x=300, y=60, w=200, h=200, story="story-b"),
    picture_frame("wide", 500, 200, 300, 100, page="page-2", wrap=6.0, photo="photo-a"),
    picture_frame("top", 100, 300, 60, 40, page="page-4", photo="photo-b", layer="layer-top"),
    group("g", shape("in", 300, 300, 40, 40, page="page-4"), picture_frame("p", 300, 400, 90, 60, photo="photo-a")),
    AdFrame(id="frame-ad", parent="page-4", order="z", x=20, y=500, w=90, h=90, booking="booking-1"),
)

_WORDS = st.sampled_from(["", TEXT, TEXT * 6, "The meter.", "4-5 “days”", "\U0001fbc5", "the the", "Alma-Ata and Almaata"])
_NUMBER = st.sampled_from([-300.0, 0.0, 30.0, 120.0, 560.0])


def _other(record: str, **values: st.SearchStrategy[object]):
    """An edit that gives a record other values, if it is there still."""

    def edit(draw: st.DrawFn, now: Issue) -> Change | None:
        found = now.get(record)
        return put(now, [replace(found, **{name: draw(value) for name, value in values.items()})]) if found else None

    return edit


def _frame(**values: st.SearchStrategy[object]):
    """An edit that gives any frame other values."""

    def edit(draw: st.DrawFn, now: Issue) -> Change:
        frames = sorted((f for f in now.records.values() if isinstance(f, Frame)), key=lambda f: f.id)
        return put(now, [replace(draw(st.sampled_from(frames)), **{name: draw(value) for name, value in values.items()})])

    return edit


def _page(make):
    """An edit of the pages: `make` is given a page."""
    return lambda draw, now: make(draw, now, [draw(st.sampled_from([page.id for page in now.pages()]))])


_SIDE = _NUMBER.map(abs)
EDITS = (
    _frame(x=_NUMBER, y=_NUMBER),
    _frame(w=_SIDE, h=_SIDE),
    _frame(hidden=st.booleans()),
    _frame(parent=st.sampled_from(["parent-a", "page-1", "page-4"]), layer=st.sampled_from(["", "layer-top"])),
    lambda draw, now: put(now, [], [draw(st.sampled_from(sorted(i for i in now.records if i.startswith("frame"))))]),
    _other("para-a-1", text=_WORDS),
    _other("para-b-2", text=_WORDS),
    _other("para-folio", text=_WORDS, spans=st.just(())),
    _other("story-a", headline=_WORDS, language=st.sampled_from(["", "kk"])),
    _other("photo-b", caption=_WORDS, asset=st.sampled_from(["sha256-aa", ""])),
    _other("layer-top", hidden=st.booleans()),
    _other("ps-body", size=st.sampled_from([8.0, 10.0, 17.0])),
    _other("sha256-aa", width=st.sampled_from([30, 300, 3000])),
    _other("booking-1", lines=st.sampled_from([(), ("Tea.",)])),
    _page(lambda draw, now, pages: move_pages(now, pages, draw(st.integers(0, len(now.pages()))))),
    _page(lambda draw, now, pages: duplicate_pages(now, pages) if len(now.pages()) < 8 else None),
    _page(lambda draw, now, pages: delete_pages(now, pages)),
    lambda draw, now: put(now, [Finding(id="find-1", rule="unmatched", severity="error", message=draw(_WORDS))]),
)


def run(live: LiveCheck, now: Issue) -> None:
    for _ in live.run(now):
        pass


@given(st.data())
@settings(max_examples=60)
def test_after_any_edits_the_findings_are_those_of_a_check_from_cold(data):
    now, live = START, LiveCheck(Composer(bundled()))
    run(live, now)
    for _ in range(data.draw(st.integers(1, 5))):
        change = data.draw(st.sampled_from(EDITS))(data.draw, now)
        now = completed(now, change)[1] if change else now
        if data.draw(st.booleans()):
            run(live, now)
        else:  # given up somewhere
            for _ in zip(live.run(now), range(data.draw(st.integers(0, 60))), strict=False):
                pass
    run(live, now)
    assert list(live.findings) == check(now, Composer(bundled()))
    assert live.overset_lines == sum(over.lines for over in Composer(bundled()).overset(now))


class Counted(Composer):
    """A composer that notes which pages it composes for a check."""

    def __init__(self) -> None:
        super().__init__(bundled())
        self.composed: list[str] = []

    def glance(self, issue, page):
        self.composed.append(page)
        return super().glance(issue, page)


def composed_after(*changed) -> list[str]:
    composer = Counted()
    live = LiveCheck(composer)
    run(live, START)
    composer.composed.clear()
    run(live, put(START, changed).apply(START))
    return composer.composed


def test_nothing_is_composed_again_where_nothing_shows_otherwise():
    assert composed_after() == []
    assert composed_after(replace(START.need(Photo, "photo-a"), asset="")) == ["page-2", "page-3", "page-4"]
    assert composed_after(replace(START.need(Paragraph, "para-gone-1"), text="Others.")) == []


def test_only_the_pages_that_a_change_shows_on_are_composed_again():
    assert composed_after(replace(START.need(TextFrame, "frame-3"), y=70.0)) == ["page-3"]
    # It reaches over the fold, where text keeps clear of it.
    assert composed_after(replace(START.need(PictureFrame, "frame-wide"), y=70.0)) == ["page-2", "page-3"]
    # What was poured on one page runs on to the next; and the head of every page may name the story.
    assert composed_after(replace(START.need(Paragraph, "para-a-1"), text=TEXT * 4)) == ["page-1", "page-2"]


def test_findings_are_counted_by_severity():
    live = LiveCheck(Composer(bundled()))
    assert live.count("error") == 0 and live.findings == ()
    run(live, START)
    assert live.count("error") == sum(found.severity == "error" for found in live.findings) > 0
    assert live.count("warning") > 0 and live.overset_lines > 0


def test_progress_is_told_in_pages():
    told = [step for step in LiveCheck(Composer(bundled())).run(START) if step]
    assert told[0] == (0, 4) and told[-1] == (4, 4) and told == sorted(told)


def test_ink_is_weighed_on_pages_that_may_have_too_much_and_again_only_when_they_change():
    heavy, live = Swatch(id="sw-heavy", name="Heavy", c=1.0, m=1.0, y=1.0, k=0.6), LiveCheck(Composer(bundled()))
    now = put(START, [heavy, shape("ink", 40, 60, 90, 90, page="page-3", fill="sw-heavy")]).apply(START)
    run(live, now)
    assert list(live.due) == ["page-3"] and not told_of_ink(live)
    before = live.due
    live.weighed(before, {"page-3": 351.0})
    assert not live.due and told_of_ink(live) == [3]

    now = put(now, [replace(now.need(Paragraph, "para-a-1"), text="Others.")]).apply(now)
    run(live, now)
    assert not live.due and told_of_ink(live) == [3]

    now = put(now, [replace(now.need(Frame, "frame-ink"), w=30.0)]).apply(now)
    run(live, now)
    live.weighed(before, {"page-3": 351.0})  # of the page as it was
    assert list(live.due) == ["page-3"] and not told_of_ink(live)
    live.weighed(live.due, {"page-3": 290.0})
    assert not live.due and not told_of_ink(live)


def told_of_ink(live: LiveCheck) -> list[int]:
    return [found.page for found in live.findings if found.rule == "ink-coverage"]
