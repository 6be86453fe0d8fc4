"""Preflight as a whole, on pages that the composer sets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from notation import asset, issue, paragraphs, story

from voa_editor.compose.composer import Composer
from voa_editor.fonts.library import bundled
from voa_editor.model.assets import Finding, Photo
from voa_editor.model.frames import GroupFrame, PictureFrame, TextFrame
from voa_editor.model.pages import Page, ParentPage
from voa_editor.model.styles import ParagraphStyle
from voa_editor.prepress.preflight import check

BODY = ParagraphStyle(id="ps-body", family="Source Serif 4", size=10.0, leading=12.0)
PAGES = [Page(id="page-1", order="1", kind="cover"), *(Page(id=f"page-{n}", order=str(n)) for n in (2, 3, 4))]


def text_frame(frame, page, **fields):
    return TextFrame(id=frame, parent=page, **{"x": 50, "y": 50, "w": 300, "h": 200, "story": "story-bridge", **fields})


def found(*parts, rule=""):
    findings = check(issue(BODY, PAGES, *parts), Composer(bundled()))
    return [f for f in findings if not rule or f.rule == rule]


def test_a_sound_issue_has_no_findings():
    assert found(story("bridge", "The bridge was opened in July."), text_frame("frame-1", "page-2")) == []


def test_findings_of_import_and_layout_are_passed_through_the_worst_first():
    kept = [
        Finding(id="find-import-1", rule="unmatched-title", severity="warning", page=3, message="no article"),
        Finding(id="find-layout-1", rule="copyfit-unsolved", severity="warning", page=2, message="4 lines short"),
        Finding(id="find-import-2", rule="match", severity="info", message="matched"),
    ]
    findings = found(kept, story("bridge", "The the bridge ⚑."), text_frame("frame-1", "page-2"))
    assert [f.rule for f in findings] == ["missing-glyph", "copyfit-unsolved", "doubled-word", "unmatched-title", "match"]
    assert len({f.id for f in findings}) == 5


def test_every_finding_says_what_where_and_what_to_do():
    parts = [
        story("bridge", "The the bridge ⚑. " * 400),
        text_frame("frame-1", "page-2"),
        PictureFrame(id="frame-2", parent="page-3"),
    ]
    findings = found(*parts)
    assert {f.rule for f in findings} >= {"overset", "missing-glyph", "doubled-word", "empty-frame"}
    for finding in findings:
        assert finding.page and finding.record and finding.message and finding.remedy and finding.id.startswith("find-check-")


def empty_pages(*parts):
    parent = ParentPage(id="parent-a", name="Article")
    folio = text_frame("frame-folio", "parent-a", story="story-folio", y=700, h=20)
    on = [replace(one, parent_page="parent-a") for one in PAGES[1:3]]
    label = story("folio", "The folio", kind="label")
    findings = check(issue(BODY, PAGES[:1], on, parent, label, folio, parts), Composer(bundled()))
    return [one.page for one in findings if one.rule == "empty-page"]


def test_a_page_with_nothing_but_a_folio_is_told_of_unless_it_is_meant_to_be_blank():
    words, text = story("bridge", "The bridge was opened in July."), text_frame("frame-1", "page-2")
    assert empty_pages() == [2, 3], "a page without a parent page is meant to be blank"
    assert empty_pages(*words, text) == [3]
    assert empty_pages(*words, replace(text, hidden=True)) == [2, 3], "what is hidden prints nothing"
    over_the_fold = PictureFrame(id="frame-2", parent="page-2", x=300, y=50, w=600, h=200)
    assert empty_pages(over_the_fold) == [], "what reaches over from the facing page fills it"
    assert empty_pages(PictureFrame(id="frame-2", parent="parent-a", x=50, y=50, w=300, h=200)) == []
    (one,) = found(replace(PAGES[1], parent_page="parent-a"), ParentPage(id="parent-a"), rule="empty-page")
    assert (one.severity, one.page, one.record) == ("warning", 2, "page-2") and one.remedy


def test_overset_says_which_words():
    (over,) = found(story("bridge", "word " * 3000), text_frame("frame-1", "page-2"), rule="overset")
    assert over.severity == "error" and over.page == 2 and over.record == "story-bridge"
    assert "“Bridge”" in over.message and "“word word" in over.message
    words = int(over.message.split(": ")[1].split()[0])
    assert 0 < words < 3000


def test_a_character_that_no_font_has_is_named_once_a_page():
    (missing,) = found(story("bridge", "A flag ⚑ and a flag ⚑."), text_frame("frame-1", "page-2"), rule="missing-glyph")
    assert missing.severity == "error" and missing.page == 2 and missing.record == "para-bridge-1"
    assert "U+2691" in missing.message and "FLAG" in missing.message


def test_a_character_shown_in_another_family_is_a_note():
    (note,) = found(story("bridge", "Ŧ once and Ŧ again."), text_frame("frame-1", "page-2"), rule="fallback-face")
    assert (note.severity, note.page, note.record) == ("info", 2, "para-bridge-1")
    assert "Ŧ" in note.message and "SourceSans3" in note.message


def picture(pixels, points, **fields):
    """A picture of so many pixels on so many points."""
    file = asset(b"x", name="lake.jpg", width=pixels, height=pixels, **fields)
    return [file, PictureFrame(id="frame-p", parent="page-2", asset=file.id, x=0, y=0, w=points, h=points)]


@pytest.mark.parametrize(("pixels", "severity"), [(149, "error"), (150, "warning"), (224, "warning"), (225, None), (3000, None)])
def test_resolution_is_measured_as_printed(pixels, severity):
    said = found(picture(pixels, 72.0), rule="low-resolution")
    assert [f.severity for f in said] == ([severity] if severity else [])
    if severity:
        assert f"“lake.jpg” is printed at {pixels} ppi" in said[0].message and said[0].record == "frame-p" and said[0].page == 2


def test_line_art_wants_more_and_drawings_nothing():
    assert [f.severity for f in found(picture(700, 72.0, mode="1"), rule="low-resolution")] == ["warning"]
    assert not found(picture(10, 72.0, media_type="application/pdf"), rule="low-resolution")


def test_a_picture_in_a_group_and_enlarged():
    file = asset(b"x", width=300, height=300)
    group = GroupFrame(id="frame-g", parent="page-2")
    frame = PictureFrame(id="frame-p", parent="frame-g", asset=file.id, w=72.0, h=72.0, scale=2.0)
    (said,) = found(file, group, frame, rule="low-resolution")
    assert "150 ppi" in said.message and said.page == 2


def test_empty_frames():
    said = found(
        story("bridge", "The bridge."),
        story("label", "", kind="label"),
        text_frame("frame-1", "page-2"),
        text_frame("frame-2", "page-3", thread="j"),
        text_frame("frame-3", "page-3", flow="lead"),
        text_frame("frame-4", "page-3", story=""),
        text_frame("frame-5", "page-3", story="story-label"),
        text_frame("frame-6", "page-3", story="", hidden=True),
        text_frame("frame-7", "parent-a", story=""),
        PictureFrame(id="frame-8", parent="page-1"),
        rule="empty-frame",
    )
    assert {f.record: f.page for f in said} == {"frame-2": 3, "frame-3": 3, "frame-4": 3, "frame-8": 1}
    messages = {f.record: f.message for f in said}
    assert "ends before it reaches" in messages["frame-2"] and "no text for this frame (lead)" in messages["frame-3"]


def placed(name, page, photo):
    return PictureFrame(id=name, parent=page, photo=photo, w=10, h=10)


def test_photographs_without_a_caption():
    file = asset(b"x", name="lake.jpg", width=900, height=900)
    photos = [
        Photo(id="photo-1", asset=file.id),
        Photo(id="photo-2", asset=file.id, caption="A lake."),
        Photo(id="photo-3", asset=file.id, role="cover"),
        Photo(id="photo-4", asset=file.id),
    ]
    frames = [placed("f1", "page-2", "photo-1"), placed("f2", "page-2", "photo-2"), placed("f3", "page-1", "photo-3")]
    (said,) = found(file, photos, frames, rule="no-caption")
    assert said.record == "photo-1" and "lake.jpg" in said.message and said.page == 2


@pytest.mark.parametrize(
    ("pages", "severity"), [(["page-2", "page-3"], "warning"), (["page-1", "page-3"], "info"), (["page-2"], None)]
)
def test_a_photograph_used_twice(pages, severity):
    file = asset(b"x", name="lake.jpg", width=900, height=900)
    photos = [Photo(id=f"photo-{page}", asset=file.id, caption="A lake.") for page in pages]
    frames = [placed(f"f-{page}", page, f"photo-{page}") for page in pages]
    decoration = PictureFrame(id="f-art", parent="page-3", asset=file.id, artefact=True, w=10, h=10)
    said = found(file, photos, frames, decoration, rule="photo-twice")
    assert [(f.severity, f.page) for f in said] == ([(severity, 3)] if severity else [])


def test_the_page_is_where_the_words_stand():
    """A story on two pages: the finding names the page of the words, not of the story."""
    texts = ["It is long. " * 60, "It is long. " * 60, "A word word is here."]
    frames = [text_frame("frame-1", "page-2", h=190), text_frame("frame-2", "page-3", thread="j", h=600)]
    (said,) = found(story("bridge", *texts), frames, rule="doubled-word")
    assert said.page == 3 and said.record == "para-bridge-3"


def test_a_story_that_stands_nowhere_is_read_all_the_same():
    (said,) = found(paragraphs("draft", "A word word is here."), story("draft"), rule="doubled-word")
    assert said.page == 0


def test_words_that_no_frame_shows_are_an_error():
    words = story("bridge", "The bridge was opened in July.")
    (said,) = found(words, rule="unprinted-text")
    assert said.severity == "error" and "6 words" in said.message and "The bridge was opened" in said.message
    assert not found(words, text_frame("frame-1", "page-2"), rule="unprinted-text")
    assert check(issue(BODY, words), Composer(bundled())) == []  # not laid out yet


def test_a_picture_whose_file_is_gone_is_an_error_and_not_taken_for_one_printed_twice():
    gone = [Photo(id=f"photo-{n}", asset="sha256-gone", caption="A lake") for n in (1, 2)]
    shown = [PictureFrame(id=f"frame-{n}", parent="page-2", photo=f"photo-{n}", w=10, h=10) for n in (1, 2)]
    said = found(gone, shown)
    assert [(f.rule, f.severity, f.page, f.record) for f in said] == [
        ("no-file", "error", 2, "frame-1"), ("no-file", "error", 2, "frame-2")]  # fmt: skip


def test_photographs_that_found_no_room_are_noted():
    file = asset(b"x", name="lake.jpg", width=3000, height=3000)
    photo = Photo(id="photo-1", parent="story-bridge", asset=file.id, caption="A lake")
    text = [*story("bridge", "The bridge was opened in July."), text_frame("frame-1", "page-2")]
    (said,) = found(file, photo, text)
    assert said.rule == "photo-left-out" and said.severity == "info" and said.page == 2 and "lake.jpg" in said.message
    assert not found(file, photo, text, PictureFrame(id="frame-2", parent="page-2", photo="photo-1", x=72, y=300, w=72, h=72))


def test_words_off_the_paper_are_an_error():
    high = text_frame("frame-1", "page-2", y=-30.0)
    (said,) = found(story("bridge", "The bridge was opened in July. " * 20), high, rule="cut-text")
    assert (said.severity, said.page, said.record) == ("error", 2, "para-bridge-1")
    assert not found(story("bridge", "The bridge was opened in July."), text_frame("frame-1", "page-2"), rule="cut-text")
