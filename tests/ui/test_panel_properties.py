"""The Properties panel shows what fits the selection, and each of its edits is one step that changes the issue as it says."""

from __future__ import annotations

from collections.abc import Callable

import panels
import pytest
from notation import ad_frame, asset, group, issue, layer, page, pages, picture_frame, shape, story, text_frame
from panels import enter
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from voa_editor.geometry import Point
from voa_editor.model.assets import Booking, Photo
from voa_editor.model.issue import Issue
from voa_editor.model.pages import ParentPage
from voa_editor.model.settings import Section
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle, Swatch
from voa_editor.ui.panels.properties import PropertiesPanel
from voa_editor.ui.widgets.value_field import MIXED
from voa_editor.units import mm

PHOTO = asset(b"photo", width=3000, height=2000)


def sample() -> Issue:
    return issue(
        pages(3, section="section-july"), page("4"), layer("top", locked=True),
        Section(id="section-july", name="July"), Section(id="section-august", name="August", order="2"),
        ParentPage(id="parent-1", name="Article"), ParentPage(id="parent-2", name="Opener", order="2", kind="opener"),
        story("bridge", "The bridge was opened on Friday.", "It is long.", kicker="Roads"), story("word", "A word", kind="label"),
        text_frame("t", 100, 100, 200, 300, story="story-bridge", columns=2, column_gap=12),
        text_frame("u", 320, 100, 200, 300, story="story-word"),
        picture_frame("p", 100, 420, 200, 100, photo="photo-1"), PHOTO, Photo(id="photo-1", asset=PHOTO.id, credit="A. Khan"),
        shape("s", 320, 420, 100, 50, fill="sw-red"), shape("l", 320, 500, 100, 0, shape="line", stroke="sw-black"),
        shape("k", 320, 600, 10, 10, layer="layer-top"), group("g", shape("g1", 0, 0, 10, 10), shape("g2", 20, 0, 10, 10)),
        ad_frame("a", 100, 600, 200, 100, booking="booking-1"), Booking(id="booking-1", size="custom"),
        Swatch(id="sw-red", name="Red", m=1.0, y=1.0), Swatch(id="sw-black", name="Black", k=1.0),
        ParagraphStyle(id="ps-body", name="Body", size=10.0), ParagraphStyle(id="ps-lead", name="Lead", size=14.0, order="2"),
        CharacterStyle(id="cs-bold", name="Bold", weight=700), ObjectStyle(id="os-box", name="Box", fill="sw-black"),
    )  # fmt: skip


class Bench(panels.Bench):
    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot, sample(), PropertiesPanel)

    def shown(self) -> set[str]:
        return {type(each).__name__ for each in self.panel.groups if each.isVisibleTo(self.panel)}


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


# -- what fits -------------------------------------------------------------------------------------------------------

_FRAME = {"Place", "Aligning", "Appearance", "Wrap"}
_TEXT = {"Type", "Setting", "TextFrames"}


@pytest.mark.parametrize(
    ("frames", "groups"),
    [
        ((), {"PageData", "PageGrid"}),
        (("frame-t",), _FRAME | _TEXT | {"StoryData"}),
        (("frame-u",), _FRAME | _TEXT),  # a label has no data of its own
        (("frame-t", "frame-u"), _FRAME | _TEXT),
        (("frame-p",), _FRAME | {"Picture", "Caption"}),
        (("frame-a",), _FRAME | {"Ad"}),
        (("frame-s", "frame-p"), _FRAME),
        (("frame-g",), _FRAME),
    ],
)
def test_only_what_fits_the_selection_is_shown(bench: Bench, frames: tuple[str, ...], groups: set[str]):
    assert bench.choose(*frames).shown() == groups


def test_in_a_text_the_frame_is_not_what_is_meant(bench: Bench):
    assert bench.text(0, 3).shown() == _TEXT | {"StoryData"}


def test_what_is_locked_can_be_read_and_unlocked(bench: Bench):
    bench.choose("frame-s")
    bench.panel.header.lock.click()
    bench.expect("frame-s", locked=True)
    assert not bench.panel.place.left.isEnabled()
    bench.panel.header.lock.click()
    bench.expect("frame-s", locked=False)
    assert bench.panel.place.left.isEnabled() and bench.steps == ["Lock", "Unlock"]


def test_hiding_is_a_step(bench: Bench):
    bench.choose("frame-s")
    bench.panel.header.hide_.click()
    bench.expect("frame-s", hidden=True).undo().expect("frame-s", hidden=False)


# -- place -----------------------------------------------------------------------------------------------------------


def test_lengths_are_worked_out_with_their_units(bench: Bench):
    bench.choose("frame-s")
    enter(bench.panel.place.left, "60mm+1/2in")
    bench.expect("frame-s", x=mm(60) + 36, y=420)
    assert bench.steps == ["Move Frame"]
    bench.undo().expect("frame-s", x=320)


def test_size_grows_from_the_reference_point(bench: Bench):
    bench.choose("frame-s")
    bench.panel.place.locator.choose(2, 2)
    assert bench.panel.place.left.value == pytest.approx(420)
    enter(bench.panel.place.wide, "200pt")
    bench.expect("frame-s", x=220, w=200, h=50)


def test_linked_sides_keep_their_proportion(bench: Bench):
    bench.choose("frame-s")
    bench.panel.place.linked.click()
    enter(bench.panel.place.high, "25pt")
    bench.expect("frame-s", w=50, h=25)
    assert bench.steps == ["Resize Frame"]


def test_rotation_is_about_the_reference_point(bench: Bench):
    bench.choose("frame-s")
    bench.panel.place.locator.choose(1, 1)
    enter(bench.panel.place.rotation, "30")
    bench.expect("frame-s", x=320, y=420, rotation=30)


def test_several_frames_move_as_one(bench: Bench):
    bench.choose("frame-s", "frame-l")
    enter(bench.panel.place.top, "410pt")
    bench.expect("frame-s", y=410).expect("frame-l", y=490)
    assert len(bench.steps) == 1


def test_what_is_being_typed_survives_a_pointer_that_passes(bench: Bench):
    bench.choose("frame-s")
    field = bench.panel.place.left
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "12")
    bench.move(5, 5)
    bench.panel.live.catch_up()
    assert field.text() == "12"


def test_the_user_s_unit_is_shown(bench: Bench):
    bench.choose("frame-s")
    bench.desk.set_options(unit="pt")
    bench.panel.live.catch_up()
    assert bench.panel.place.left.text() == "320 pt"


def test_frames_are_aligned_to_what_was_chosen(bench: Bench):
    bench.choose("frame-s", "frame-t")
    bench.panel.aligning.edges.button("top").click()
    bench.expect("frame-s", y=100)
    bench.panel.aligning.to.chosen.emit("page")
    bench.panel.aligning.to.key = "page"
    bench.panel.aligning.edges.button("left").click()
    bench.expect("frame-s", x=0).expect("frame-t", x=0)
    assert bench.steps == ["Align Top Edges", "Align Left Edges"]


# -- looks -----------------------------------------------------------------------------------------------------------


def test_what_differs_shows_as_mixed_and_is_set_for_all(bench: Bench):
    bench.choose("frame-s", "frame-t")
    look = bench.panel.appearance
    assert look.fill_colour.key is None
    look.fill_colour.chosen.emit("sw-black")
    bench.expect("frame-s", fill="sw-black").expect("frame-t", fill="sw-black")
    assert look.fill_colour.key == "sw-black" and bench.steps == ["Change Fill"]


def test_a_mixed_number_is_a_dash(bench: Bench):
    bench.choose("frame-t", "frame-u")
    assert bench.panel.text_frame.columns.text() == MIXED
    enter(bench.panel.text_frame.columns, "3")
    bench.expect("frame-t", columns=3).expect("frame-u", columns=3)


def test_a_slider_previews_and_is_one_step(bench: Bench):
    bench.choose("frame-s")
    slider = bench.panel.appearance.opacity
    for value in (80.0, 60.0, 40.0):
        slider.previewed.emit(value)
        bench.expect("frame-s", opacity=value / 100)
    assert bench.steps == []
    slider.edited.emit(40.0)
    assert bench.steps == ["Change Opacity"]
    bench.undo().expect("frame-s", opacity=1.0)


def test_a_preview_that_was_undone_is_not_entered_later(bench: Bench):
    bench.choose("frame-s")
    bench.panel.appearance.tint.previewed.emit(20.0)
    bench.undo().expect("frame-s", fill_tint=1.0)
    bench.panel.appearance.tint.edited.emit(30.0)
    bench.expect("frame-s", fill_tint=0.3)
    assert bench.steps == ["Change Tint"]


def test_corners_are_of_rectangles(bench: Bench):
    bench.choose("frame-s")
    enter(bench.panel.appearance.radius, "4mm")
    bench.expect("frame-s", radius=mm(4))
    assert not bench.choose("frame-p").panel.appearance.radius_row.isVisibleTo(bench.panel)


def test_object_styles_are_given_and_left(bench: Bench):
    bench.choose("frame-p")
    bench.panel.appearance.style_choice.chosen.emit("os-box")
    bench.expect("frame-p", style="os-box", fill="sw-black")
    bench.panel.appearance.style_choice.chosen.emit("")
    bench.expect("frame-p", style="", fill="sw-black")


def test_text_keeps_off(bench: Bench):
    bench.choose("frame-p")
    bench.panel.wrap.kind.button("box").click()
    enter(bench.panel.wrap.distance, "3mm")
    bench.expect("frame-p", wrap=mm(3))
    bench.panel.wrap.kind.button("none").click()
    bench.expect("frame-p", wrap=-1)


# -- text ------------------------------------------------------------------------------------------------------------


def local(bench: Bench, paragraph: str = "para-bridge-1") -> list[tuple[int, int, tuple[str, ...]]]:
    found = bench.issue.records[paragraph]
    return [(span.start, span.end, span.local) for span in found.spans]  # type: ignore[attr-defined]


def test_the_size_of_selected_text_is_an_override_that_is_marked_and_cleared(bench: Bench):
    bench.text(4, 10)
    kind = bench.panel.type
    assert kind.type_size.value == 10.0 and not kind.clear.isEnabled()
    enter(kind.type_size, "12.5")
    assert local(bench) == [(4, 10, ("size=12.5",))]
    assert kind.type_size.accessibleDescription() and kind.clear.isEnabled()
    kind.clear.click()
    assert local(bench) == [] or local(bench) == [(4, 10, ())]
    assert not kind.type_size.accessibleDescription()
    assert bench.steps == ["Change Size", "Clear Overrides"]


def test_at_a_caret_the_look_is_for_what_is_typed_next(bench: Bench):
    bench.text(4, 4)
    enter(bench.panel.type.type_size, "20")
    assert bench.desk.selection.text is not None and bench.desk.selection.text.local == ("size=20",)
    assert bench.steps == [] and bench.panel.type.type_size.value == 20.0


def test_all_text_of_a_selected_frame_is_meant(bench: Bench):
    bench.choose("frame-t")
    bench.panel.setting.align.button("centre").click()
    assert [bench.issue.records[f"para-bridge-{n}"].local for n in (1, 2)] == [("align=centre",)] * 2  # type: ignore[attr-defined]
    bench.panel.type.paragraph_style.chosen.emit("ps-lead")
    bench.expect("para-bridge-1", style="ps-lead").expect("para-bridge-2", style="ps-lead")
    assert bench.steps == ["Align Text", "Apply Paragraph Style"]


def test_styles_font_face_and_colour_of_characters(bench: Bench):
    bench.text(0, 3)
    kind = bench.panel.type
    kind.character_style.chosen.emit("cs-bold")
    assert kind.face.key == "700"
    kind.family.chosen.emit("Source Sans 3")
    kind.face.chosen.emit("400i")
    kind.colour.chosen.emit("sw-red")
    assert kind.family.key == "Source Sans 3" and kind.face.key == "400i" and kind.colour.key == "sw-red"
    assert len(bench.steps) == 4


def test_paragraphs_are_set_by_their_fields(bench: Bench):
    bench.text(2, 2)
    setting = bench.panel.setting
    enter(setting.first_indent, "4mm")
    enter(setting.space_before, "6")
    setting.hyphenate.click()
    setting.language.chosen.emit("kk")
    found = bench.issue.records["para-bridge-1"]
    assert set(found.local) == {"first_indent=11.3386", "space_before=6", "hyphenate=yes"}  # type: ignore[attr-defined]
    bench.expect("para-bridge-1", language="kk")


def test_the_story_s_data_are_kept_once(bench: Bench):
    bench.choose("frame-t")
    data = bench.panel.story
    enter(data.kicker, "Bridges")
    data.headline.selectAll()
    QTest.keyClicks(data.headline, "A bridge opens")
    QTest.keyClick(data.headline, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.expect("story-bridge", kicker="Bridges", headline="A bridge opens")
    assert bench.steps == ["Change Kicker", "Change Headline"]


def test_words_left_in_a_field_are_kept_and_escape_takes_them_back(bench: Bench):
    bench.choose("frame-t")
    field = bench.panel.story.byline
    field.setFocus()
    QTest.keyClicks(field, "By nobody")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    QTest.keyClicks(field, "By A. Khan")
    bench.panel.story.kicker.setFocus()
    bench.expect("story-bridge", byline="By A. Khan")


# -- pictures and ads --------------------------------------------------------------------------------------------------


def test_a_picture_s_scale_turn_and_offset(bench: Bench):
    bench.choose("frame-p")
    picture = bench.panel.picture
    enter(picture.scale.field, "200")
    enter(picture.left, "0")
    enter(picture.turn, "90")
    bench.expect("frame-p", scale=2.0, focal_x=0.25, turn=90.0)
    assert bench.steps == ["Scale Picture", "Move Picture in Frame", "Turn Picture"]


def test_a_scale_is_typed_beyond_the_slider_s_end(bench: Bench):
    bench.choose("frame-p")
    scale = bench.panel.picture.scale
    enter(scale.field, "850")
    bench.expect("frame-p", scale=8.5)
    assert scale.slider.value() == scale.slider.maximum() == 400 and scale.value == 850.0


def test_a_long_word_in_a_box_of_words_wraps_and_hides_no_line(bench: Bench):
    bench.choose("frame-p")
    box = bench.panel.caption.caption
    box.setPlainText("https://www.example.org/" + "archive-of-photographs/" * 8)
    QTest.qWait(1)  # for the layout
    assert not box.horizontalScrollBar().isVisible() and box.horizontalScrollBar().maximum() == 0


def test_the_focal_point_is_set_by_a_click(bench: Bench):
    bench.choose("frame-p")
    pad = bench.panel.picture.pad
    QTest.qWait(1)  # for the layout
    box = pad._box()
    at = QPoint(round(box.x() + box.width() * 0.75), round(box.y() + box.height() / 2))
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=at)
    found = bench.issue.records["frame-p"]
    assert found.focal_x == pytest.approx(0.75, abs=0.02) and found.focal_y == pytest.approx(0.5, abs=0.02)  # type: ignore[attr-defined]
    assert bench.steps == ["Set Focal Point"]
    pad.edited.emit(Point(0.1, 0.2))
    bench.expect("frame-p", focal_x=0.1, focal_y=0.2)


def test_a_coarse_picture_is_told_in_red(bench: Bench):
    bench.choose("frame-p")
    assert bench.panel.picture.facts.text().startswith("1080 ppi")
    fine = bench.panel.picture.facts.sizeHint().height()
    enter(bench.panel.place.wide, "60cm")
    assert bench.panel.picture.facts.property("role") == "small-error"
    assert bench.panel.picture.facts.sizeHint().height() == fine, "the rows below stay where they are"


def test_fitting_and_captions(bench: Bench):
    bench.choose("frame-p")
    bench.panel.picture.fitting.button("fit-picture").click()
    assert bench.issue.records["frame-p"].scale == pytest.approx(0.75)  # type: ignore[attr-defined]
    caption = bench.panel.caption
    caption.caption.setPlainText("The bridge")
    caption.caption.document().setModified(True)
    caption.caption.commit()
    enter(caption.credit, "B. Lee")
    bench.expect("photo-1", caption="The bridge", credit="B. Lee")
    caption.artefact.click()
    bench.expect("frame-p", artefact=True)
    assert not caption.alt.isEnabled()


def test_an_ad_gets_a_standard_size_and_is_approved(bench: Bench):
    bench.choose("frame-a")
    ad = bench.panel.ad
    ad.ad_size.chosen.emit("half-landscape")
    enter(ad.advertiser, "Bank")
    ad.approved.click()
    bench.expect("booking-1", size="half-landscape", advertiser="Bank", approved=True)
    assert bench.issue.records["frame-a"].w > 400  # type: ignore[attr-defined]
    assert bench.steps == ["Half Page Landscape", "Change Advertiser", "Approve Ad"]


# -- pages -----------------------------------------------------------------------------------------------------------


def test_the_page_s_parent_and_section(bench: Bench):
    bench.choose()
    bench.panel.page.parent_page.chosen.emit("parent-2")
    bench.panel.page.section.chosen.emit("section-august")
    bench.expect("page-1", parent_page="parent-2", section="section-august", kind="opener")


def test_margins_are_those_of_all_pages_and_leave_room(bench: Bench):
    bench.choose()
    grid = bench.panel.grid
    enter(grid.margin_top, "25mm")
    enter(grid.columns, "6")
    bench.expect("issue", margin_top=mm(25), columns=6)
    enter(grid.margin_inner, "30cm")  # wider than the page: refused, and the field shows what holds
    assert bench.issue.settings.margin_inner == pytest.approx(mm(18)) and grid.margin_inner.text() == "18 mm"


# -- for everybody -----------------------------------------------------------------------------------------------------


def test_every_field_has_a_name_and_a_place_in_the_tab_order(bench: Bench):
    bench.choose("frame-t")
    inside = [widget for widget in bench.panel.findChildren(QWidget) if widget.isVisibleTo(bench.panel)]
    fields = [widget for widget in inside if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    named = [w for w in fields if w.accessibleName() or getattr(w, "text", str)()]
    assert len(fields) > 30 and fields == named


def test_nothing_is_asked_while_the_panel_is_away(bench: Bench, monkeypatch: pytest.MonkeyPatch):
    bench.panel.hide()
    asked: list[int] = []
    fill: Callable[..., None] = bench.panel.place.fill
    monkeypatch.setattr(bench.panel.place, "fill", lambda subject: (asked.append(1), fill(subject)))
    bench.select("frame-s")
    QTest.qWait(50)
    assert asked == []
    bench.panel.show()
    assert asked == [1] and bench.panel.place.left.value == 320


def test_fields_keep_their_height_where_words_below_them_wrap(bench: Bench):
    """In a narrow panel the words take two lines: there is room for them, and nothing gives way."""
    bench.panel.resize(256, 900)
    bench.choose()
    QApplication.processEvents()
    words = next(label for label in bench.panel.findChildren(QLabel) if label.text().startswith("Select something"))
    assert words.height() >= 2 * words.fontMetrics().height()
    for field in bench.panel.grid.findChildren(QLineEdit):
        assert field.height() >= field.sizeHint().height(), field.accessibleName()
