"""A finding leads to the frame that shows what it is about."""

from __future__ import annotations

import pytest
from notation import ad_frame, group, issue, pages, picture_frame, shape, story, text_frame

from voa_editor.model.assets import Booking, Finding, Photo
from voa_editor.model.pages import ParentPage
from voa_editor.model.settings import Section
from voa_editor.prepress.whereabouts import place_of

NOW = issue(
    pages(4, section="section-july"), ParentPage(id="parent-a"), Section(id="section-july", name="July"),
    story("river", "One.", "Two."), story("nowhere", "Three."), Photo(id="photo-a"), Booking(id="booking-a"),
    text_frame("head", page="page-2", story="story-river", flow="head"),
    text_frame("one", page="page-2", story="story-river", thread="a"),
    text_frame("two", page="page-3", story="story-river", thread="b"),
    group("g", shape("s", page="page-4"), picture_frame("photo", page="page-4", photo="photo-a")),
    picture_frame("twin", page="page-2", photo="photo-a"), ad_frame("ad", page="page-4", booking="booking-a"),
    shape("mark", page="parent-a"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "record", "page", "place"),
    [
        ("overset", "story-river", 3, ("page-3", "frame-two")),
        ("overset", "story-river", 2, ("page-2", "frame-one")),
        ("spelling", "story-river", 2, ("page-2", "frame-head")),
        ("spelling", "para-river-2", 3, ("page-3", "frame-two")),
        ("spelling", "para-river-2", 0, ("page-2", "frame-one")),
        ("no-caption", "photo-a", 4, ("page-4", "frame-photo")),
        ("no-caption", "photo-a", 0, ("page-2", "frame-twin")),
        ("empty-frame", "frame-ad", 4, ("page-4", "frame-ad")),
        ("unapproved", "booking-a", 4, ("page-4", "frame-ad")),
        ("cut-text", "frame-mark", 0, ("parent-a", "frame-mark")),
        ("unprinted-text", "story-nowhere", 0, ("", "")),
        ("unprinted-text", "story-nowhere", 3, ("page-3", "")),
        ("spelling", "section-july", 0, ("page-1", "")),
        ("gone", "story-gone", 9, ("", "")),
    ],
)
def test_a_finding_leads_to_its_frame(rule: str, record: str, page: int, place: tuple[str, str]):
    assert place_of(NOW, Finding(id="find-1", rule=rule, record=record, page=page)) == place
