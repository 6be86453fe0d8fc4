"""The Styles panel applies styles to what is selected, makes and changes them; the editor shows on the pages what it does."""

from __future__ import annotations

import panels
import pytest
from notation import issue, page, shape, story, text_frame
from panels import enter, opened, write
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from voa_editor.display.query import runs
from voa_editor.edit.change import put
from voa_editor.edit.formatting import set_local
from voa_editor.edit.selection import Selection
from voa_editor.errors import UserError
from voa_editor.model.issue import Issue
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle, Swatch
from voa_editor.model.tabs import TabStop
from voa_editor.ui.dialogs.replace_with import ReplaceWith
from voa_editor.ui.dialogs.style_editor import StyleEditor
from voa_editor.ui.dialogs.style_lists import MarkerField, TabsField
from voa_editor.ui.panels.style_rows import ID, IN_USE, OVERRIDDEN, _luminance, _readable
from voa_editor.ui.panels.styles import StylesPanel
from voa_editor.ui.theme.theme import Theme, tokens
from voa_editor.ui.widgets.value_field import ValueField


def sample() -> Issue:
    return issue(
        page("1"), story("bridge", "The bridge was opened.", "It is long."),
        text_frame("t", 100, 100, 300, 300, story="story-bridge"),
        shape("s", 100, 500, 50, 50, fill="sw-red"), Swatch(id="sw-red", name="Red", m=1.0),
        ParagraphStyle(id="ps-body", name="Body", order="1", size=10.0),
        ParagraphStyle(id="ps-lead", name="Lead", order="2", based_on="ps-body", size=14.0, keys="Ctrl+2"),
        ParagraphStyle(id="ps-late", name="Late lead", order="3", based_on="ps-lead"),
        CharacterStyle(id="cs-bold", name="Bold", weight=700), ObjectStyle(id="os-box", name="Box", opacity=0.5),
    )  # fmt: skip


class Bench(panels.Bench):
    def __init__(self, qtbot: QtBot) -> None:
        super().__init__(qtbot, sample(), StylesPanel)

    def kind(self, kind: str) -> Bench:
        self.panel.tabs.button(kind).click()
        return self

    def hold(self, style: str) -> Bench:
        self.panel.list.choose(style)
        return self

    def override(self, **values: object) -> Bench:
        text = self.desk.selection.text
        edit = set_local(self.issue, text, values) if text else None
        self.desk.apply(edit[0] if edit else None, "Change")
        self.panel.live.catch_up()
        return self

    def marks(self) -> dict[str, str]:
        rows = [self.panel.list.item(n) for n in range(self.panel.list.count())]
        return {row.data(ID): "+" if row.data(OVERRIDDEN) else "" for row in rows if row.data(IN_USE)}

    def editor(self, style: str = "") -> StyleEditor:
        self.hold(style or self.panel.list.in_hand)
        self.panel.edit()
        return opened(StyleEditor)


def sizes(bench: Bench) -> set[float]:
    return {run.size for run in runs(bench.desk.sheet("page-1"), "para-bridge-1")}


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def test_a_double_click_sets_the_text_in_the_style(bench: Bench):
    bench.text(2, 2)
    view = bench.panel.list
    place = view.visualItemRect(view.item(1)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    bench.expect("para-bridge-1", style="ps-body")
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    bench.expect("para-bridge-1", style="ps-lead").expect("para-bridge-2", style="ps-body")
    assert bench.steps == ["Apply Paragraph Style"] and sizes(bench) == {14.0}
    bench.undo().expect("para-bridge-1", style="ps-body")


def test_enter_applies_to_all_text_of_a_frame(bench: Bench):
    bench.select("frame-t")
    bench.hold("ps-lead").panel.list.setFocus()
    QTest.keyClick(bench.panel.list, Qt.Key.Key_Return)
    bench.expect("para-bridge-1", style="ps-lead").expect("para-bridge-2", style="ps-lead")


def test_a_search_is_applied_by_enter(bench: Bench):
    bench.text(2, 2)
    QTest.keyClicks(bench.panel.search, "late")
    assert bench.panel.list.in_hand == "ps-late"
    QTest.keyClick(bench.panel.search, Qt.Key.Key_Return)
    bench.expect("para-bridge-1", style="ps-late")


def test_a_character_style_at_a_caret_is_for_what_is_typed_next(bench: Bench):
    bench.text(2, 2).kind("character").hold("cs-bold").panel.list.itemActivated.emit(bench.panel.list.currentItem())
    assert bench.desk.selection.text is not None and bench.desk.selection.text.local == ("style=cs-bold",)
    assert bench.steps == []
    bench.text(0, 3).hold("cs-bold").panel.list.itemActivated.emit(bench.panel.list.currentItem())
    assert bench.steps == ["Apply Character Style"]


def test_the_style_in_use_is_marked_with_a_plus_where_something_is_overridden(bench: Bench):
    assert bench.text(0, 3).marks() == {"ps-body": ""}
    assert bench.override(size=12.0).marks() == {"ps-body": "+"}
    assert bench.panel.list.in_hand == "ps-body"
    bench.desk.selection = Selection(page="page-1")
    bench.panel.live.catch_up()
    assert bench.marks() == {}


def test_redefining_lets_the_style_say_what_was_overridden(bench: Bench):
    bench.text(0, 22).override(size=12.0)
    bench.panel.redefine_button.click()
    bench.expect("ps-body", size=12.0)
    assert bench.marks() == {"ps-body": ""} and bench.steps == ["Change", "Redefine Style"]
    assert not bench.panel.redefine_button.isEnabled()


def test_applying_may_clear_overrides(bench: Bench):
    bench.text(0, 22).override(size=12.0).hold("ps-lead")
    bench.panel.actions_["apply-clear"].trigger()
    assert sizes(bench) == {14.0}


def test_a_new_style_says_what_the_selection_has_and_the_selection_wears_it(bench: Bench):
    bench.text(0, 22).override(size=12.0)
    bench.panel.actions_["new"].trigger()
    made = bench.issue.records[bench.panel.list.in_hand]
    assert isinstance(made, ParagraphStyle) and made.size == 12.0 and made.based_on == "ps-body"
    bench.expect("para-bridge-1", style=made.id, local=())
    assert bench.steps == ["Change", "New Paragraph Style"]


def test_an_object_style_of_a_frame(bench: Bench):
    bench.select("frame-s").panel.live.catch_up()
    bench.kind("object").panel.actions_["new"].trigger()
    made = bench.issue.records[bench.panel.list.in_hand]
    assert isinstance(made, ObjectStyle) and made.fill == "sw-red"
    bench.expect("frame-s", style=made.id)


def test_renaming_in_the_list_refuses_a_name_that_is_taken(bench: Bench):
    bench.hold("ps-lead").panel.list.renamed.emit("ps-lead", "Standfirst")
    bench.expect("ps-lead", name="Standfirst")
    with pytest.raises(UserError):
        bench.panel._rename("ps-lead", "Body")
    assert bench.steps == ["Rename Style"]


def test_duplicate_and_delete(bench: Bench):
    bench.hold("ps-late").panel.actions_["duplicate"].trigger()
    assert "Late lead copy" in {style.name for style in bench.issue.all(ParagraphStyle)}
    bench.hold("ps-late").panel.actions_["delete"].trigger()  # nothing is set in it
    assert "ps-late" not in bench.issue
    bench.hold("ps-body")
    assert not bench.panel.actions_["delete"].isEnabled()


def test_deleting_a_style_in_use_asks_what_stands_instead(bench: Bench):
    bench.text(2, 2).hold("ps-lead").panel._apply()
    bench.panel.actions_["delete"].trigger()
    dialog = opened(ReplaceWith)
    dialog.choice.key = "ps-late"
    dialog.accept()
    assert "ps-lead" not in bench.issue
    bench.expect("para-bridge-1", style="ps-late").undo().expect("para-bridge-1", style="ps-lead")


# -- the editor ------------------------------------------------------------------------------------------------------


def words(bench: Bench) -> str:
    return "".join(run.text for run in runs(bench.desk.sheet("page-1"), "para-bridge-1"))


def number(editor: StyleEditor, name: str) -> ValueField:
    field = editor.fields[name].field
    assert isinstance(field, ValueField)
    return field


def test_the_pages_follow_the_editor_and_one_step_is_entered(bench: Bench):
    editor = bench.editor("ps-body")
    write(number(editor, "size"), "18")
    assert sizes(bench) == {18.0} and bench.steps == []
    write(number(editor, "leading"), "20")
    editor.accept()
    bench.expect("ps-body", size=18.0, leading=20.0)
    assert bench.steps == ["Edit Paragraph Style"]
    bench.undo().expect("ps-body", size=10.0, leading=None)


def test_enter_takes_what_is_typed_and_closes_the_editor(bench: Bench):
    enter(number(bench.editor("ps-body"), "size"), "18")
    bench.expect("ps-body", size=18.0)
    assert bench.steps == ["Edit Paragraph Style"] and not bench.desk.editor.in_gesture


def test_cancel_leaves_the_issue_as_it_was(bench: Bench):
    editor = bench.editor("ps-body")
    write(number(editor, "size"), "18")
    editor.reject()
    assert bench.issue == bench.first and not bench.desk.editor.in_gesture and bench.steps == []


def test_what_is_inherited_shows_and_what_is_own_can_be_taken_back(bench: Bench):
    editor = bench.editor("ps-late")
    assert number(editor, "size").value == 14.0 and not editor.fields["size"].reset.isVisibleTo(editor)
    write(number(editor, "size"), "16")
    assert editor.fields["size"].reset.isVisibleTo(editor.tabs.widget(1))
    editor.fields["size"].reset.click()
    assert number(editor, "size").value == 14.0
    editor.features["onum"].click()
    editor.accept()
    bench.expect("ps-late", size=None, features=("onum",))


def test_tabs_marker_and_structure_are_edited_with_the_pages_following(bench: Bench):
    editor = bench.editor("ps-body")
    tabs, marker = editor.fields["tabs"].field, editor.fields["marker"].field
    assert isinstance(tabs, TabsField) and isinstance(marker, MarkerField)
    write(tabs.words, "20 mm; 1in;10")
    assert tabs.words.text() == "10 mm; 20 mm; 25.4 mm"
    marker.kind.chosen.emit("•")
    assert words(bench).startswith("•") and not marker.words.isEnabled()
    marker.kind.chosen.emit("own")
    write(marker.words, " * ")
    assert words(bench).startswith("*")
    write(tabs.words, "10; here")
    assert tabs.words.property("state") == "error" and tabs.words.toolTip()
    tabs.words.setFocus()
    write(tabs.words, "10")
    assert tabs.words.property("state") == ""
    editor.fields["role"].field.chosen.emit("headline")
    assert {run.role for run in runs(bench.desk.sheet("page-1"), "para-bridge-1")} == {"headline"}
    editor.accept()
    bench.expect("ps-body", marker="*", role="headline")
    (stop,) = bench.issue.need(ParagraphStyle, "ps-body").tabs
    assert stop.is_plain and stop.at == pytest.approx(28.3465, abs=0.001)
    assert bench.steps == ["Edit Paragraph Style"]
    bench.undo().expect("ps-body", marker=None, role=None, tabs=None)


def test_tab_stops_say_how_text_stands_at_them_and_what_fills_the_gap(bench: Bench):
    editor = bench.editor("ps-body")
    tabs = editor.fields["tabs"].field
    assert isinstance(tabs, TabsField)
    write(tabs.words, "60 mm Right ..; 10; 1in+5mm centre; 40mm decimal _; 5 mm -")
    assert tabs.words.text() == "5 mm ---; 10 mm; 30.4 mm centre; 40 mm decimal ___; 60 mm right ..."
    write(tabs.words, "10 middle")
    assert tabs.words.property("state") == "error" and "middle" in tabs.words.toolTip()
    tabs.words.setFocus()
    write(tabs.words, "72pt right .")
    editor.accept()
    bench.expect("ps-body", tabs=(TabStop(72.0, "right", "."),))


def test_a_style_without_a_marker_can_be_based_on_one_with_it(bench: Bench):
    editor = bench.editor("ps-body")
    editor.fields["marker"].field.kind.chosen.emit("#")
    editor.accept()
    editor = bench.editor("ps-lead")
    marker = editor.fields["marker"].field
    assert marker.kind.key == "#" and not editor.fields["marker"].reset.isVisibleTo(editor)
    marker.kind.chosen.emit("")
    editor.accept()
    bench.expect("ps-lead", marker="").expect("ps-late", marker=None)


def test_a_marker_and_tabs_set_on_text_become_the_styles_when_it_is_redefined(bench: Bench):
    bench.text(0, 22).override(marker="–", tabs=(TabStop(40.0),))
    assert words(bench).startswith("–")
    bench.panel.redefine_button.click()
    bench.expect("ps-body", marker="–", tabs=(TabStop(40.0),))


def test_name_base_and_keys(bench: Bench):
    editor = bench.editor("ps-lead")
    assert {editor.based_on.itemData(n) for n in range(editor.based_on.count())} == {"", "ps-body"}  # not those based on it
    write(editor.name, "Standfirst")
    editor.based_on.chosen.emit("")
    editor.next.chosen.emit("ps-body")
    QTest.keyClick(editor.keys_field, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    editor.accept()
    bench.expect("ps-lead", name="Standfirst", based_on="", next="ps-body", keys="Ctrl+7")
    assert bench.steps == ["Edit Paragraph Style"]


def test_a_name_that_is_taken_is_refused_until_it_is_mended(bench: Bench):
    editor = bench.editor("ps-lead")
    write(editor.name, "Body")
    assert "Body" in editor.fault.text()
    editor.accept()
    assert editor.isVisible()
    write(editor.name, "Lead in")
    editor.accept()
    bench.expect("ps-lead", name="Lead in")


def test_keys_that_type_are_refused(bench: Bench):
    editor = bench.editor("ps-lead")
    QTest.keyClick(editor.keys_field, Qt.Key.Key_E)
    assert "typing" in editor.fault.text()
    editor.reject()
    bench.expect("ps-lead", keys="Ctrl+2")


def test_object_styles_are_edited_too(bench: Bench):
    bench.select("frame-s").kind("object")
    bench.hold("os-box").panel._apply()
    editor = bench.editor("os-box")
    editor.fields["opacity"].changed.emit(0.25)
    bench.expect("frame-s", opacity=0.25)
    editor.accept()
    bench.expect("os-box", opacity=0.25).expect("frame-s", opacity=0.25)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_sample_keeps_its_hue_and_can_be_read(qapp, name: str):
    Theme().apply(qapp, name)
    saffron, ink = QColor("#f7a600"), QColor(tokens().text)
    shown, panel = _readable(saffron, ink), QColor(tokens().panel)
    lights = sorted(_luminance(colour) + 0.05 for colour in (shown, panel))
    assert lights[1] / lights[0] >= 3.0
    black = QColor("#231f20")  # K 100 on the screen
    assert _readable(black, ink) == (ink if name == "dark" else black)
    assert abs(shown.hue() - saffron.hue()) < 8 and shown.saturation() > 120, "still saffron, not the colour of text"


def test_styles_of_one_family_stand_together_below_its_name_and_fold(bench: Bench):
    extra = [ParagraphStyle(id=f"ps-h-{n}", name=name, order=f"4{n}") for n, name in enumerate(["Headline", "Headline, large"])]
    bench.desk.apply(put(bench.desk.issue, [*extra, ParagraphStyle(id="ps-end", name="Endnote", order="5")]), "New Style")
    bench.panel.live.catch_up()
    rows = bench.panel.list
    said = [rows.item(n).text() for n in range(rows.count())]
    assert said == ["Body", "Lead", "Late lead", "Endnote", "Headline", "Headline", "Headline, large"]
    head = rows.item(4)
    assert not head.flags() & Qt.ItemFlag.ItemIsSelectable
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(head).center())
    assert [rows.item(n).isHidden() for n in range(7)] == [False] * 5 + [True] * 2
    bench.panel.search.setText("large")
    assert [rows.item(n).text() for n in range(7) if not rows.item(n).isHidden()] == ["Headline", "Headline, large"]
    bench.panel.search.clear()
    assert rows.item(6).isHidden(), "what was folded is folded again"
    bench.panel.list.choose("ps-h-1")
    assert not rows.item(6).isHidden(), "what is taken in hand shows"
