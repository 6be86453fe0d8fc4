"""Pages, as a designer orders them in their panel: what stands in a slot follows to the other side, and numbers are right."""

from __future__ import annotations

from pathlib import Path

import pytest
from designer import Designer
from PIL import Image
from printed import bookmarks, text_of
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from voa_editor.geometry import Point
from voa_editor.model.frames import Frame, PictureFrame, TextFrame
from voa_editor.model.pages import Page
from voa_editor.ui.panels.page_list import PageList

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def listed(designer: Designer) -> PageList:
    return designer.panel("pages").pages


def cell(pages: PageList, number: int, part: float = 0.5) -> QPoint:
    """A place on a page of the list, so far from its left; the list is scrolled to it."""
    pages.scrollTo(pages.rows.index(number))
    box = pages.visualRect(pages.rows.index(number))
    return QPoint(round(box.left() + box.width() * part), box.center().y())


def choose(designer: Designer, *numbers: int) -> PageList:
    pages = listed(designer)
    for n, number in enumerate(numbers):
        held = Qt.KeyboardModifier.ControlModifier if n else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, held, cell(pages, number))
    return pages


def drag_page(designer: Designer, *numbers: int, before: int) -> None:
    """Drag pages before another one in the panel."""
    pages = choose(designer, *numbers)
    data = pages.rows.mimeData(pages.selectionModel().selectedIndexes())
    at = QPointF(cell(pages, before, 0.2))
    drop = QDropEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    pages.dropEvent(drop)
    designer.settle()


def order(designer: Designer) -> list[str]:
    return [page.id for page in designer.saved().pages()]


def test_a_page_that_changes_its_side_keeps_its_columns_and_is_numbered_anew(designer: Designer, tmp_path: Path):
    first = designer.issue
    drag_page(designer, 9, before=8)
    assert order(designer)[6:10] == ["page-007", "page-009", "page-008", "page-010"]
    margins = first.settings.margin_inner - first.settings.margin_outer
    for page, shift in (("page-008", margins), ("page-009", -margins)):
        for frame in first.frames(page):
            if frame.slot and frame.slot != "folio-mark":
                assert designer.get(Frame, frame.id).x == pytest.approx(frame.x + shift, abs=0.01), frame.slot
    pdf = designer.export(tmp_path / "moved.pdf")
    assert "In Baku, a call to face" in text_of(pdf, 8) and "The SCO lends" in text_of(pdf, 9)
    assert "8 In Baku, a call to face global shocks together" in text_of(pdf, 2)
    assert "9 The SCO lends its weight" in text_of(pdf, 2)
    marks = bookmarks(pdf)
    assert marks.index("In Baku, a call to face global shocks together") < marks.index(
        "The SCO lends its weight to CICA’s transformation"
    )
    designer.undoes("Move Page")
    assert designer.issue == first == designer.saved()


def test_a_spread_moved_together_keeps_its_sides(designer: Designer):
    first = designer.issue
    drag_page(designer, 36, 37, before=12)
    assert order(designer)[10:15] == ["page-011", "page-036", "page-037", "page-012", "page-013"]
    assert all(designer.issue.get(f.id) == f for page in ("page-036", "page-037", "page-020") for f in first.frames(page))
    designer.undoes("Move Pages")


def test_pages_are_inserted_duplicated_and_deleted(designer: Designer, tmp_path: Path):
    first = designer.issue
    choose(designer, 9)
    panel = designer.panel("pages")
    panel.insert()
    new = designer.saved().pages()[9]
    assert new.id not in first and len(order(designer)) == 41 and not designer.issue.frames(new.id)
    assert new.parent_page == designer.get(Page, "page-009").parent_page
    designer.undoes("Insert Page")
    choose(designer, 9)
    panel.duplicate()
    copy = designer.saved().pages()[9]
    assert len(designer.issue.frames(copy.id)) == len(first.frames("page-009"))
    pictures = [f for f in designer.issue.frames(copy.id) if isinstance(f, PictureFrame)]
    assert {f.photo for f in pictures} == {"photo-baku-bay", "photo-baku-hall"}
    assert text_of(designer.export(tmp_path / "copy.pdf", 10)).count("In Baku") == 1
    designer.undoes("Duplicate Page")
    choose(designer, 9)
    QTest.keyClick(listed(designer), Qt.Key.Key_Delete)
    assert "page-009" not in order(designer) and not any(f.parent == "page-009" for f in designer.issue.all(TextFrame))
    assert designer.issue.get("story-baku") is not None, "the article keeps its words"
    designer.undoes("Delete Page")
    assert designer.issue == first == designer.saved()


@pytest.mark.parametrize("step", ["insert-page", "delete-page", "move-page-up", "duplicate-page"])
def test_no_text_runs_over_as_pages_change_their_sides(designer: Designer, step: str):
    assert not designer.desk.composer.overset(designer.issue)
    designer.on("page-007").click(20, 20).do(step)
    assert not [over.story for over in designer.desk.composer.overset(designer.issue)]
    designer.do("undo")


def test_a_parent_page_is_applied_from_the_panel_and_its_repeated_frames_show(designer: Designer, tmp_path: Path):
    first = designer.issue
    choose(designer, 9)
    panel = designer.panel("pages")
    panel.apply_parent("parent-article-07-1")
    assert designer.get(Page, "page-009").parent_page == "parent-article-07-1"
    assert designer.saved() == designer.issue
    designer.undoes("Apply Parent Page")
    designer.do("parents")
    assert designer.desk.parents
    designer.do("parents")
    assert designer.issue == first


def test_a_folio_is_overridden_taken_off_one_page_and_given_back(designer: Designer, tmp_path: Path):
    first = designer.issue
    folio = next(f for f in first.frames(designer.get(Page, "page-009").parent_page) if "outer" in f.id)
    at = folio.rect.centre.x, folio.rect.centre.y
    designer.on("page-009").click(*at)
    assert designer.desk.selection.empty and designer.greyed("remove-overrides")
    designer.do("override-item")
    (mine,) = designer.desk.selection.frames
    assert designer.get(TextFrame, mine).stands_for == folio.id
    designer.undoes("Override Parent Item").click(*at, "ctrl shift")
    (mine,) = designer.desk.selection.frames
    assert "9 July" in text_of(designer.export(tmp_path / "same.pdf", 9)), "its fields say what they said"
    designer.fill_in("properties", "X", "60").keys("Delete")
    pdf = designer.export(tmp_path / "gone.pdf")
    assert designer.saved().get(mine) is None and "9 July" not in text_of(pdf, 9) and "10 July" in text_of(pdf, 10)
    designer.do("remove-overrides")
    assert designer.issue == first == designer.saved()


def test_pages_are_walked_by_keys_and_by_number(designer: Designer):
    designer.on("page-009").do("next-page")
    assert designer.window.page == "page-010"
    designer.do("previous-spread", "last-page")
    assert designer.window.page == "page-040"
    designer.do("first-page")
    assert designer.window.page == "page-001"


def test_the_page_worked_on_moves_by_menu(designer: Designer):
    first = designer.issue
    designer.on("page-009").click(20, 20).do("move-page-down")
    assert order(designer)[8:10] == ["page-010", "page-009"]
    designer.do("undo", "duplicate-page", "undo", "insert-page", "undo", "delete-page", "undo")
    assert designer.issue == first == designer.saved()


def test_a_page_that_was_inserted_is_shown(designer: Designer):
    designer.on("page-009").click(20, 20).do("insert-page")
    (fresh,) = set(order(designer)) - {f"page-{number:03d}" for number in range(1, 41)}
    assert designer.window.page == designer.desk.selection.page == fresh


def test_parent_pages_open_at_that_of_the_page_worked_on_and_close_there(designer: Designer):
    designer.on("page-009").click(20, 20).do("parents")
    parent = designer.get(Page, "page-009").parent_page
    assert designer.window.page == designer.desk.selection.page == parent
    designer.do("next-page", "parents")
    assert designer.window.page == designer.desk.selection.page == "page-009"


def test_the_next_spread_is_shown_as_the_one_before(designer: Designer):
    """Whole at the same zoom; made to fit where pages did; of a spread seen in parts, the same part."""
    window, canvas = designer.window, designer.canvas

    def across() -> tuple[float, float]:
        area, spread = canvas.view.area, designer.desk.pasteboard.spread(window.page).rect
        return area.x - spread.x, area.right - spread.right

    designer.on("page-008").do("fit-spread")
    zoom = canvas.zoom
    designer.do("next-spread")
    assert window.page == "page-010" and canvas.zoom == zoom and across()[0] <= 0 <= across()[1]

    wide = canvas.view.area.w / designer.desk.pasteboard.width  # pages that fit beside each other at this zoom
    designer.on("page-008", zoom * wide / 1.5).do("next-spread")
    left, right = across()
    assert window.page == "page-010" and left <= 0 <= right and left == pytest.approx(-right, abs=1.5)
    assert canvas.zoom < zoom * wide / 1.5

    designer.on("page-009", 3.0)
    canvas.show_rect("page-009", designer.get(PictureFrame, "frame-009-photo-1").rect)
    before, top = canvas.view.area, designer.desk.pasteboard.rect("page-009").y
    designer.do("next-spread")
    after, there = canvas.view.area, designer.desk.pasteboard.rect("page-011").y
    assert window.page == designer.desk.selection.page == "page-011" and canvas.zoom == 3.0
    assert after.x == pytest.approx(before.x, abs=1) and after.y - there == pytest.approx(before.y - top, abs=1)
    designer.do("previous-spread")
    assert window.page == "page-009" and canvas.view.area.y == pytest.approx(before.y, abs=1)


def hold(designer: Designer, keys: Qt.KeyboardModifier, key: Qt.Key, still: Qt.KeyboardModifier) -> None:
    """Press a shortcut, and let the panel follow while some of its keys are still held: hands let go one by one."""
    handle = designer.window.windowHandle()
    QTest.keyPress(handle, key, keys)
    QTest.keyRelease(handle, key, still)
    assert QGuiApplication.keyboardModifiers() == still
    designer.panel("pages")
    QTest.keyRelease(handle, Qt.Key.Key_Control, Qt.KeyboardModifier.NoModifier)
    designer.settle()


def bin_of(designer: Designer) -> QToolButton:
    panel = designer.panel("pages")
    return next(b for b in panel.findChildren(QToolButton) if b.accessibleName() == "Delete the selected pages")


@pytest.mark.parametrize("still", [CTRL, SHIFT])
def test_the_bin_takes_the_page_that_one_went_to_and_no_other(designer: Designer, still: Qt.KeyboardModifier):
    """She worked on page 12, went to the last page by its keys, and clicked the bin: both were gone."""
    first = designer.issue
    pages = choose(designer, 12)
    designer.on("page-012").click(20, 20)
    hold(designer, CTRL | SHIFT, Qt.Key.Key_PageDown, still)
    assert designer.window.page == "page-040" and pages.chosen == ["page-040"]
    bin_of(designer).click()
    designer.settle()
    assert order(designer) == [f"page-{number:03d}" for number in range(1, 40)]
    designer.undoes("Delete Page")
    assert designer.issue == first


def test_the_list_follows_the_canvas_whatever_was_selected_in_it(designer: Designer):
    pages = choose(designer, 3, 5)
    for page in ("page-012", "page-020"):
        designer.on(page).panel("pages")
        assert pages.chosen == [page] and pages.currentIndex().row() == int(page[-3:])


def test_what_undo_brings_back_is_not_left_selected_beside_the_page_worked_on(designer: Designer):
    pages = choose(designer, 12, 13)
    designer.on("page-030").panel("pages")
    choose(designer, 12, 13)
    bin_of(designer).click()
    designer.settle().panel("pages")
    assert pages.chosen == [designer.desk.selection.page]
    designer.undoes("Delete Pages").panel("pages")
    assert pages.chosen == [designer.desk.selection.page]


def test_the_page_that_a_menu_inserts_is_the_one_selected(designer: Designer):
    pages = choose(designer, 38)
    designer.on("page-040").do("insert-page").panel("pages")
    fresh = designer.desk.selection.page
    assert fresh not in {f"page-{number:03d}" for number in range(1, 41)} and pages.chosen == [fresh]
    designer.do("undo").panel("pages")
    assert pages.chosen == [designer.desk.selection.page]


def test_copies_of_several_pages_are_all_selected(designer: Designer):
    choose(designer, 8, 9)
    designer.panel("pages").duplicate()
    pages = designer.panel("pages").pages
    assert pages.chosen == order(designer)[9:11]


def test_a_picture_dropped_on_a_page_of_the_panel_comes_to_that_page(designer: Designer, tmp_path: Path):
    """In a frame of its own in the middle: the pictures that stand there stay. The page is shown."""
    first = designer.issue
    Image.new("RGB", (600, 400), "teal").save(tmp_path / "teal.png")
    designer.on("page-002").do("parents")
    drop(listed(designer), 9, tmp_path / "teal.png")
    (made,) = [frame for frame in designer.saved().frames("page-009") if frame.id not in first]
    assert isinstance(made, PictureFrame)
    assert made.rect.centre == Point(pytest.approx(first.settings.trim_w / 2), pytest.approx(first.settings.trim_h / 2))
    assert designer.window.page == "page-009" in designer.canvas.visible_pages() and not designer.desk.parents
    designer.undoes("Place Picture")
    assert designer.issue == first


def drop(pages: PageList, number: int, file: Path) -> None:
    """Drag a file over a page of the panel and let it go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    at, copy = cell(pages, number), Qt.DropAction.CopyAction
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(at, copy, data, *held)
        QApplication.sendEvent(pages.viewport(), event)
        assert event.isAccepted()
    QApplication.sendEvent(pages.viewport(), QDropEvent(QPointF(at), copy, data, *held))
