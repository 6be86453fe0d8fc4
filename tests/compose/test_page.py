"""A page's frames become a sheet: parent page below, text set by style and field, pictures cropped, links and bookmarks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from notation import asset, issue, paragraphs, story

from voa_editor.compose.composer import Composer
from voa_editor.display.items import GlyphRun, Gradient, Group, Link, Path, Picture
from voa_editor.fonts.library import bundled
from voa_editor.model.assets import Booking, Photo
from voa_editor.model.colour import Cmyk
from voa_editor.model.frames import AdFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.pages import Page, ParentPage
from voa_editor.model.settings import Section, Settings
from voa_editor.model.story import FIELD_MARK, Paragraph, Span
from voa_editor.model.styles import CharacterStyle, ParagraphStyle, Swatch

PAGES = [Page(id=f"page-{n}", order=f"{n}i", parent_page="parent-a", section="section-july") for n in (1, 2, 3)]
SETTINGS = Settings(title="Voice", period="July", number="3")
BASE = [
    SETTINGS,
    Section(id="section-july", name="July"),
    ParentPage(id="parent-a", name="A"),
    Swatch(id="sw-red", name="Red", m=1.0, y=1.0),
    ParagraphStyle(id="ps-body", size=10.0, leading=12.0, role="body"),
    ParagraphStyle(id="ps-head", based_on="ps-body", size=24.0, leading=28.0, colour="sw-red", role="headline"),
    ParagraphStyle(id="ps-folio", based_on="ps-body", align="outer", role="folio"),
    CharacterStyle(id="cs-bold", weight=700),
    CharacterStyle(id="cs-caps", caps=True),
    *PAGES,
]


def frame(page="page-1", of="story-a", **more):
    return TextFrame(**({"id": "frame-1", "parent": page, "x": 50, "y": 60, "w": 300, "h": 400, "story": of} | more))


def field(name, of="", style="ps-body", to="label"):
    spans = (Span(0, 1, field=name, of=of),)
    return Paragraph(id=f"para-{name}", parent=f"story-{to}", style=style, text=FIELD_MARK, spans=spans)


def sheet_of(*records, page=1):
    return next(Composer(bundled()).sheets(issue(BASE, *records), [page]))


def runs(sheet):
    return [item for item in sheet.items if isinstance(item, GlyphRun)]


def said(sheet):
    return "".join(run.text for run in runs(sheet))


def test_text_is_set_in_its_frame_with_source_and_role():
    sheet = sheet_of(story("a", "Some words of a story"), frame())
    first = runs(sheet)[0]
    assert said(sheet).strip() == "Some words of a story"
    assert (first.source.record, first.role, first.size) == ("para-a-1", "body", 10.0)
    assert first.x == 50 and 60 < first.y < 72


def test_a_style_inherits_and_a_span_lays_over_it():
    text = Paragraph(id="para-x", parent="story-a", style="ps-head", text="One two", spans=(Span(4, 7, style="cs-bold"),))
    sheet = sheet_of(story("a"), text, frame())
    plain, bold = runs(sheet)[0], runs(sheet)[-1]
    assert plain.size == bold.size == 24.0
    assert plain.face != bold.face and "Bold" in bold.face
    assert (plain.colour.m, plain.colour.k) == (1.0, 0.0)


def test_capitals_are_a_matter_of_style_not_of_the_text():
    text = Paragraph(id="para-x", parent="story-a", text="Straße by", spans=(Span(0, 6, style="cs-caps"),))
    sheet = sheet_of(story("a"), text, frame())
    assert said(sheet).strip() == "STRAßE by"


@pytest.mark.parametrize(
    "name,expected",
    [("folio", "1"), ("section", "July"), ("issue_title", "Voice"), ("issue_line", "July · No. 3"), ("running_head", "A Tale")],
)
def test_fields_show_the_data_of_their_page(name, expected):
    told = [story("a", headline="A Tale"), frame(id="frame-0")]
    sheet = sheet_of(story("label", kind="label"), field(name), *told, frame(of="story-label"))
    assert said(sheet).strip() == expected


def test_one_headline_is_seen_in_contents_with_its_page_and_a_link_to_it():
    entry = Paragraph(id="para-e", parent="story-label", text=f"{FIELD_MARK} {FIELD_MARK}",
                      spans=(Span(0, 1, field="page_of", of="story-a"), Span(2, 3, field="title", of="story-a")))  # fmt: skip
    records = [story("a", "Text", headline="Peaks and flags"), frame(page="page-3", id="frame-9"),
               story("label", kind="label"), entry, frame(of="story-label")]  # fmt: skip
    sheet = sheet_of(*records)
    assert said(sheet).strip() == "3 Peaks and flags"
    assert {item.target for item in sheet.items if isinstance(item, Link)} == {"#page=3"}
    title = next(run for run in runs(sheet) if "Peaks" in run.text)
    assert (title.source.record, title.source.attr) == ("story-a", "headline")


def test_a_story_over_two_pages_says_where_it_goes_on():
    records = [story("a", "word " * 400), frame(h=100, thread="a"), frame(page="page-3", id="frame-2", thread="b"),
               field("continued_on", to="a"), ]  # fmt: skip
    text = replace(records[3], flow="jump")
    jump = frame(id="frame-3", flow="jump", y=500, h=40)
    assert said(sheet_of(*records[:3], text, jump)).rstrip().endswith("3")


def test_a_parent_page_is_drawn_below_and_mirrored_on_left_hand_pages():
    label = field("folio", style="ps-folio", to="folio")
    folio = [story("folio", kind="label"), label, frame("parent-a", "story-folio", x=400, w=150)]
    right, left = (runs(sheet_of(*folio, page=n))[0] for n in (1, 2))
    assert right.x + right.advance == pytest.approx(550, abs=4)  # outer edge: right
    assert left.x == pytest.approx(SETTINGS.trim_w - 550)  # outer edge: left
    assert (right.text.strip(), left.text.strip()) == ("1", "2")


def test_a_picture_fills_its_frame_about_its_focal_point():
    wide = asset(b"x", width=300, height=100)
    photo = Photo(id="photo-1", asset=wide.id, alt="A flag")
    at = PictureFrame(id="frame-1", parent="page-1", x=10, y=20, w=100, h=100, photo="photo-1", focal_x=0.0)
    left = next(i for i in sheet_of(wide, photo, at).items if isinstance(i, Picture))
    assert (left.rect.x, left.rect.w, left.rect.h, left.alt) == (10, 300, 100, "A flag")
    middle = next(i for i in sheet_of(wide, photo, replace(at, focal_x=0.5)).items if isinstance(i, Picture))
    assert middle.rect.x == -90 and middle.clip == at.rect


def test_an_ad_shows_its_bookings_artwork_and_leads_to_its_link():
    art = asset(b"x", width=100, height=100)
    booking = Booking(id="booking-1", advertiser="Bank", asset=art.id, link="https://example.org")
    sheet = sheet_of(art, booking, AdFrame(id="frame-1", parent="page-1", w=100, h=100, booking="booking-1"))
    assert [type(item) for item in sheet.items] == [Picture, Link]


def test_hidden_frames_are_not_drawn_and_turned_ones_are_grouped():
    shape = ShapeFrame(id="frame-1", parent="page-1", w=50, h=20, fill="sw-red")
    assert sheet_of(replace(shape, hidden=True)).items == ()
    assert isinstance(sheet_of(replace(shape, rotation=30.0)).items[0], Group)
    assert isinstance(sheet_of(shape).items[0], Path)


@pytest.mark.parametrize("valign,first,last", [("top", 60, None), ("bottom", None, 460), ("justify", 60, 460)])
def test_text_stands_where_its_frame_wants_it(valign, first, last):
    sheet = sheet_of(story("a", "One", "Two", "Three"), frame(valign=valign))
    tops = [run.y - 9.0 for run in runs(sheet)]  # leading 12, size 10: the baseline lies 9 points below the line's top
    assert first is None or tops[0] == pytest.approx(first)
    assert last is None or tops[-1] + 12 == pytest.approx(last)
    gaps = {round(b - a, 3) for a, b in zip(tops, tops[1:], strict=False)}
    assert len(gaps) == 1


def test_bookmarks_name_sections_and_the_stories_in_them():
    sheet = sheet_of(story("a", headline="Peaks"), paragraphs("a", "Peaks", flow="head"), frame(flow="head"))
    assert [(o.title, o.level) for o in sheet.outlines] == [("July", 0), ("Peaks", 1)]


def test_a_character_no_face_has_is_reported_with_its_place():
    sheet = sheet_of(story("a", "A \U00013000 sign"), frame())
    assert [character for character, _ in sheet.missing] == ["\U00013000"]
    assert sheet.missing[0][1].record == "para-a-1"


def test_a_character_of_another_family_is_told_with_the_face_that_shows_it():
    sheet = sheet_of(story("a", "A Ŧ sign"), frame())
    (told,) = sheet.fallbacks
    assert (told.text, told.family, told.source.record) == ("Ŧ", "Source Serif 4", "para-a-1")
    assert told.face.startswith("SourceSans3") and sheet.missing == ()


def test_a_frame_is_filled_with_a_gradient_swatch():
    fade = Swatch(id="sw-fade", name="Fade", kind="gradient", of="sw-red", to="sw-blue", angle=90.0)
    swatches = [Swatch(id="sw-blue", name="Blue", c=1.0), fade]
    shape = ShapeFrame(id="frame-s", parent="page-1", w=50.0, h=50.0, fill="sw-fade", fill_tint=0.5, opacity=0.8)
    (path,) = sheet_of(swatches, shape).items
    assert path.fill == Gradient(Cmyk(0.0, 0.5, 0.5, 0.0), Cmyk(0.5, 0.0, 0.0, 0.0), angle=90.0) and path.opacity == 0.8
    (path,) = sheet_of(swatches, replace(shape, gradient="sw-blue", gradient_opacity=0.0)).items
    assert path.fill == Gradient(Cmyk(0.0, 0.5, 0.5, 0.0), Cmyk(1.0, 0.0, 0.0, 0.0), 0.8, 0.0)
