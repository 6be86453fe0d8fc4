"""What lies around the pages, as a designer uses it: guides, shapes, ads, layers, swatches, parent pages, history, the view."""

from __future__ import annotations

from pathlib import Path

import pytest
from designer import Designer
from printed import colour_at, text_of
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialogButtonBox, QLineEdit, QToolButton, QWidget

from voa_editor.model.frames import AdFrame, Frame, ShapeFrame, TextFrame
from voa_editor.model.pages import Guide, Layer, Page
from voa_editor.model.story import Paragraph
from voa_editor.model.styles import Swatch
from voa_editor.ui.dialogs.story_editor import StoryEditor
from voa_editor.ui.dialogs.swatch_editor import SwatchEditor
from voa_editor.ui.menus import rows_of
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.swatch_button import SwatchButton

LEFT = "frame-009-photo-1"


def pull_guide(designer: Designer, axis: str, x: float, y: float) -> None:
    """Drag a guide out of a ruler to a place of the page."""
    ruler = designer.canvas.rulers[1 if axis == "x" else 0]
    end = designer.canvas.viewport().mapToGlobal(designer.place(x, y))
    start = ruler.mapToGlobal(QPointF(10, 10))
    for kind, at in ((QEvent.Type.MouseButtonPress, start), (QEvent.Type.MouseMove, (start + end) / 2),
                     (QEvent.Type.MouseMove, end), (QEvent.Type.MouseButtonRelease, end)):  # fmt: skip
        caused = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, ruler.mapFromGlobal(at), at, caused, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(ruler, event)
    designer.settle()


def test_a_guide_pulled_out_of_a_ruler_is_kept_and_frames_snap_to_it(designer: Designer):
    first = designer.issue
    designer.on("page-009", 0.5)
    pull_guide(designer, "x", 111.0, 700.0)
    (guide,) = [g for g in designer.saved().all(Guide) if g.id not in first]
    assert guide.parent == "page-009" and guide.axis == "x" and guide.at == pytest.approx(111, abs=2)
    own = designer.get(Frame, LEFT).rect
    x, y = designer.middle(LEFT)
    designer.drag((x, y), (x + guide.at - own.x + 2, y + 33.3))
    assert designer.get(Frame, LEFT).x == pytest.approx(guide.at, abs=1e-3)
    designer.undoes("Move Frame").drag((guide.at, 20), (guide.at, -50))
    assert guide.id not in designer.saved()
    designer.undoes("Remove Guide", "Add Guide")
    assert designer.issue == first


def click_swatch(designer: Designer, name: str) -> None:
    """Click a swatch in its panel: what is selected is coloured."""
    panel = designer.panel("swatches")
    (item,) = panel.list.findItems(name, Qt.MatchFlag.MatchExactly)
    panel.list.scrollToItem(item)
    at = panel.list.visualItemRect(item).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    designer.back()


def test_shapes_are_drawn_coloured_and_printed(designer: Designer, tmp_path: Path):
    designer.on("page-009").do("tool-rectangle").drag((320, 590), (420, 660), "ctrl")
    (box,) = designer.desk.selection.frames
    click_swatch(designer, "Saffron")
    saffron = next(swatch for swatch in designer.issue.all(Swatch) if swatch.name == "Saffron")
    assert designer.get(ShapeFrame, box).fill == saffron.id
    designer.do("tool-ellipse").drag((450, 590), (520, 640), "shift ctrl")
    (oval,) = designer.desk.selection.frames
    ellipse = designer.get(ShapeFrame, oval)
    assert ellipse.shape == "ellipse" and ellipse.w == pytest.approx(ellipse.h)
    designer.do("tool-line").drag((320, 670), (520, 672), "shift ctrl")
    (line,) = designer.desk.selection.frames
    assert designer.get(ShapeFrame, line).shape == "line" and designer.get(ShapeFrame, line).h == pytest.approx(0)
    pdf = designer.export(tmp_path / "shapes.pdf", 9)
    red, green, blue = colour_at(pdf, 370, 625)
    assert red > 220 and 120 < green < 220 and blue < 90, (red, green, blue)
    assert designer.saved() == designer.issue
    designer.undoes("Draw Line", "Draw Ellipse")


def test_a_swatch_mixed_anew_colours_all_that_has_it(designer: Designer, tmp_path: Path, sample_issue):
    designer.on("page-009").do("tool-rectangle").drag((320, 590), (420, 660), "ctrl")
    click_swatch(designer, "Saffron")
    panel = designer.panel("swatches")
    panel.edit()
    (editor,) = designer.window.findChildren(SwatchEditor)
    editor.activateWindow()
    designer.settle()
    for name, value in (("c", "100"), ("m", "0"), ("y", "0"), ("k", "0")):
        field = editor.sliders[name].findChild(QLineEdit)
        field.setFocus()
        field.selectAll()
        field.insert(value)
        QTest.keyClick(field, Qt.Key.Key_Tab)
    editor.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    saffron = next(swatch for swatch in designer.saved().all(Swatch) if swatch.name == "Saffron")
    assert (saffron.c, saffron.m, saffron.y, saffron.k) == (1.0, 0.0, 0.0, 0.0)
    red, green, blue = colour_at(designer.export(tmp_path / "blue.pdf", 9), 370, 625)
    assert red < 60 and blue > 180, (red, green, blue)
    designer.back().undoes("Edit Swatch")


def test_a_hidden_layer_is_not_printed_and_a_locked_one_is_left_alone(designer: Designer, tmp_path: Path):
    lead = "frame-009-lead"
    designer.on("page-009").pick(lead).do("new-layer", "to-layer-above")
    (layer,) = designer.issue.all(Layer)
    assert designer.get(Frame, lead).layer == layer.id
    panel, before = designer.panel("layers"), designer.issue
    panel.set_hidden([f"layer:{layer.id}"], True)
    assert "Deputy Secretary General Chi Fang" not in text_of(designer.export(tmp_path / "hidden.pdf", 9))
    designer.undoes("Hide")
    panel.set_locked([f"layer:{layer.id}"], True)
    designer.back().click(20, 20).click(*designer.middle(lead))
    assert lead not in designer.desk.selection.frames
    designer.undoes("Lock")
    assert designer.issue == before and "Deputy" in text_of(designer.export(tmp_path / "shown.pdf", 9))


def test_the_history_panel_goes_to_any_step(designer: Designer):
    first = designer.issue
    designer.on("page-009").pick(LEFT).keys("Right").do("lock").do("unlock-all")
    last = designer.issue
    panel = designer.panel("history")

    def click_row(row: int) -> None:
        at = panel.list.visualRect(panel.list.rows.index(row)).center()
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    click_row(len(designer.steps()) - 1)
    assert designer.issue == first == designer.saved()
    designer.panel("history")
    click_row(0)
    assert designer.issue == last == designer.saved()


def test_an_ad_is_reserved_in_its_size(designer: Designer, tmp_path: Path):
    designer.on("page-040").do("insert-page")
    page = designer.issue.pages()[-1].id
    designer.on(page).do("tool-ad").click(300, 600)
    (frame,) = designer.desk.selection.frames
    ad, area = designer.get(AdFrame, frame), designer.issue.settings.type_area(left_hand=False)
    assert ad.w <= area.w / 2 and ad.h <= area.h / 2 and area.x <= ad.x and ad.rect.bottom <= area.bottom + 0.01
    designer.undoes("Reserve Ad")


def test_what_is_changed_on_a_parent_page_shows_on_all_its_pages(designer: Designer, tmp_path: Path):
    first = designer.issue
    parent = first.need(Page, "page-009").parent_page
    designer.on("page-009").do("parents")
    designer.on(parent)
    frame = next(f for f in designer.issue.frames(parent) if isinstance(f, TextFrame))
    designer.double_click(*designer.middle(frame.id)).keys("Ctrl+Home").type("БЮЛЛЕТЕНЬ ")
    designer.keys("Escape")
    designer.do("parents")
    assert "БЮЛЛЕТЕНЬ 9" in text_of(designer.export(tmp_path / "parents.pdf", 9))
    while designer.issue != first:
        designer.do("undo")


def test_wheel_and_keys_zoom_at_the_pointer_and_the_space_bar_drags_the_page(designer: Designer):
    designer.on("page-009")
    x, y = designer.middle(LEFT)
    before = designer.place(x, y)
    designer.wheel(x, y, 3, "ctrl")
    assert (designer.place(x, y) - before).manhattanLength() <= 2 and designer.canvas.zoom > 1
    designer.canvas.viewport().setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # offscreen, nothing is ever under it
    designer.hover(x, y).keys("Ctrl+=", "Ctrl+=", "Ctrl+-")
    assert (designer.place(x, y) - before).manhattanLength() <= 4, "by key too it is the pointer that one zooms at"
    issue, view = designer.issue, designer.canvas.view
    QTest.keyPress(designer.canvas, Qt.Key.Key_Space)
    designer.drag((x, y), (x + 30, y + 20))
    QTest.keyRelease(designer.canvas, Qt.Key.Key_Space)
    assert designer.issue == issue and (designer.canvas.view.x, designer.canvas.view.y) != (view.x, view.y)
    designer.do("fit-spread", "actual-size", "zoom-in", "zoom-out")
    assert designer.canvas.zoom == 1.0


def test_a_story_is_edited_in_its_plain_view(designer: Designer, tmp_path: Path):
    first = designer.issue
    designer.on("page-009").pick("frame-009-body").do("story-editor")
    (editor,) = designer.window.findChildren(StoryEditor)
    QTest.keyClick(editor.text, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    editor.text.insertPlainText("Редактор. ")
    editor.keep()
    assert next(p.text for p in designer.saved().children(Paragraph, "story-baku") if p.flow == "body").startswith("Редактор. Ms")
    assert "Редактор. Ms" in text_of(designer.export(tmp_path / "story.pdf", 9)).replace("\u00a0", " ")
    editor.close()
    designer.back().undoes("Edit Story")
    assert designer.issue == first


def drop_down(field: QWidget) -> QWidget:
    """Open a list below a field; what is open then."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


@pytest.mark.parametrize("leave", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
@pytest.mark.parametrize(("field", "kind"), [("Align to", Choice), ("Fill", SwatchButton)])
def test_letters_are_tools_again_when_a_list_has_dropped_up(designer: Designer, field: str, kind: type, leave: Qt.Key):
    designer.on("page-009").pick(LEFT)
    made = next(w for w in designer.panel("properties").findChildren(kind) if w.accessibleName().startswith(field))
    popup = drop_down(made)
    inside = popup.findChild(QAbstractItemView)
    QTest.keyClick(inside, leave)
    designer.settle().keys("T")
    assert designer.desk.tool.name == "text"


def test_notes_are_told_at_the_foot_too(designer: Designer):
    designer.window.idle.finish()
    checking = designer.window.checking
    assert checking.count("info") and not checking.count("error") + checking.count("warning")
    said = designer.window.status.findChild(QToolButton, "status-findings").text()
    assert said == f"{checking.count('info')} notes"


def test_the_preview_leaves_the_pages_where_they_are_on_the_screen(designer: Designer):
    designer.on("page-009", 0.7)
    corner = designer.canvas.viewport().mapTo(designer.window, designer.place(200, 300))
    for _ in range(2):
        designer.keys("W")
        assert designer.canvas.viewport().mapTo(designer.window, designer.place(200, 300)) == corner


def test_the_selection_fills_the_window(designer: Designer):
    designer.on("page-009").click(20, 20)
    assert designer.greyed("fit-selection")
    designer.pick(LEFT).do("fit-selection")
    area, box = designer.canvas.view.area, designer.get(Frame, LEFT).rect
    at = designer.desk.pasteboard.from_page("page-009", box.centre)
    assert (area.centre.x, area.centre.y) == pytest.approx((at.x, at.y), abs=1.0)
    assert area.w > box.w and area.h > box.h and min(area.w - box.w, area.h - box.h) < 0.25 * max(area.w, area.h)


def test_status_bar_panels_and_commands_mean_one_page(designer: Designer):
    """What is selected on page 9 still shows when page 10 or 11 comes to the middle."""
    designer.on("page-009", 0.3).pick(LEFT)
    designer.canvas.move_view(designer.canvas.view.x, designer.canvas.view.y + 260)
    designer.settle()
    status = designer.window.status.findChild(QToolButton, "status-page").text()
    assert designer.canvas.page != "page-009" and "page-009" in designer.canvas.visible_pages()
    assert designer.window.page == designer.desk.selection.page == "page-009" and status == "Page 9 of 40"
    assert designer.panel("pages").pages.chosen == ["page-009"]
    designer.keys("Escape").do("next-page")
    assert designer.window.status.findChild(QToolButton, "status-page").text() == "Page 10 of 40"


def test_the_rulers_mark_where_a_guide_is_dragged(designer: Designer):
    designer.on("page-009", 0.5)
    pull_guide(designer, "x", 111.0, 700.0)
    across, down = designer.canvas.rulers
    at = designer.place(111.0, 700.0).toPoint()
    assert (across._pointer, down._pointer) == (at.x(), at.y())


def test_what_belongs_to_panels_stands_in_them(designer: Designer):
    layout, known = rows_of(designer.window, "Layout"), designer.window.shortcuts.actions
    for name in ("new-layer", "delete-unused-swatches"):
        assert name not in layout and name in known, "it stands in its panel, and the palette finds it"


def test_the_menu_of_a_ruler_sets_the_unit_everywhere_and_for_the_next_time(designer: Designer):
    menu = designer.canvas.rulers[0].menu()
    assert [row.text() for row in menu.actions() if row.isChecked()] == ["Millimetres"]
    next(row for row in menu.actions() if row.text() == "Inches").trigger()
    assert designer.desk.options.unit == designer.window.preferences.value.unit == "in"
    assert [row.text() for row in designer.canvas.rulers[1].menu().actions() if row.isChecked()] == ["Inches"]
