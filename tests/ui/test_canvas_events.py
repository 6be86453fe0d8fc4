from __future__ import annotations

from dataclasses import replace

import notation as n
import pytest
from canvas_stage import Stage, apart
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QRect, QRectF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QImage, QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sheets import MemoryBlobs, jpeg, photo

from voa_editor.edit.selection import TextRange
from voa_editor.geometry import Point, Rect
from voa_editor.model.assets import Photo
from voa_editor.model.frames import TextFrame
from voa_editor.model.pages import Guide, ParentPage
from voa_editor.model.story import Paragraph, Spot
from voa_editor.plan.template import load_template
from voa_editor.tools.select import SelectTool
from voa_editor.tools.type import TypeTool
from voa_editor.tools.view import HandTool, ZoomTool

PRESS, MOVE, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease
MIDDLE, RIGHT = Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
WORDS = "The bridge over the river was opened on a cold morning. " * 12


@pytest.fixture
def stage(qtbot):
    made = Stage(n.issue(n.pages(9), n.shape("s", 100, 100, 80, 60, fill="sw-x"), n.shape("t", 300, 100, 80, 60)))
    qtbot.addWidget(made.canvas)
    return made


@pytest.fixture
def writing(qtbot):
    tale = n.story("tale", WORDS, WORDS, WORDS)
    frames = [n.text_frame("a", 60, 60, 220, 160, story="story-tale", thread="1"),
              n.text_frame("b", 60, 400, 450, 400, page="page-5", story="story-tale", thread="2")]  # fmt: skip
    made = Stage(n.issue([*load_template("voice-of-asia")], n.pages(6), tale, frames), tool=TypeTool())
    qtbot.addWidget(made.canvas)
    made.desk.selection = made.desk.selection.with_text(TextRange("frame-a", Spot("para-tale-1", 4), Spot("para-tale-1", 4)))
    made.canvas.setFocus()
    made.see()
    return made


# -- the hand --------------------------------------------------------------------------------------------------------


def test_a_drag_reaches_the_tool_in_points_of_the_pasteboard(stage):
    stage.drag(stage.place("page-1", 50, 60), stage.place("page-1", 70, 60), stage.place("page-1", 90, 200), held="shift")
    first, *moves, last = stage.tool.pointers
    assert first.at == Point(pytest.approx(50, abs=0.5), pytest.approx(60, abs=0.5)) and first.shift and not first.ctrl
    assert last.up and last.at.y == pytest.approx(200, abs=0.5) and len(moves) == 2


def test_clicks_that_follow_each_other_are_counted(stage):
    place, beside = stage.place("page-1", 50, 60), stage.place("page-1", 250, 60)
    for at in (place, place, place, beside):
        stage.drag(at)
    assert [p.clicks for p in stage.tool.pointers if not p.up] == [1, 2, 3, 1]


def test_a_key_held_during_a_gesture_is_told_at_once(stage):
    stage.mouse(PRESS, stage.place("page-1", 50, 60))
    stage.key(Qt.Key.Key_Shift)
    assert stage.tool.pointers[-1].shift
    stage.key(Qt.Key.Key_Shift, held="shift", down=False)
    assert not stage.tool.pointers[-1].shift


@pytest.mark.parametrize("how", ["space", "middle", "hand"])
def test_the_view_is_dragged_with_space_or_the_middle_button_or_the_hand(stage, how):
    before = stage.canvas.view
    if how == "hand":
        stage.desk.take(HandTool())
    if how == "space":
        stage.key(Qt.Key.Key_Space, " ")
    start = QPointF(400, 300)
    button = MIDDLE if how == "middle" else Qt.MouseButton.LeftButton
    stage.drag(start, start + QPointF(-5, -30), start + QPointF(-20, -80), button=button)
    assert (stage.canvas.view.x, stage.canvas.view.y) == (before.x + 20, before.y + 80)
    assert not stage.tool.pointers


def test_space_is_a_letter_where_text_is_edited(writing):
    writing.key(Qt.Key.Key_Space, " ")
    assert writing.desk.issue.need(Paragraph, "para-tale-1").text.startswith("The  bridge")


def test_a_drag_past_the_edge_scrolls_and_the_gesture_follows(stage, qtbot):
    before = stage.canvas.view.y
    edge = QPointF(400, stage.canvas.viewport().height() + 30)
    stage.mouse(PRESS, QPointF(400, 300))
    stage.mouse(MOVE, edge)
    seen = stage.tool.pointers[-1].at.y
    qtbot.waitUntil(lambda: stage.canvas.view.y > before + 40, timeout=2000)
    assert stage.tool.pointers[-1].at.y > seen
    stage.mouse(RELEASE, edge)
    still = stage.canvas.view.y
    qtbot.wait(60)
    assert stage.canvas.view.y == still


def test_the_right_button_selects_what_its_menu_will_be_about(stage):
    asked = []
    stage.canvas.context_menu.connect(lambda *told: asked.append(told))
    place = stage.place("page-1", 140, 130)
    stage.mouse(PRESS, place, RIGHT)
    assert stage.desk.selection.frames == ("frame-s",)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place.toPoint(), QPoint(7, 7))
    QApplication.sendEvent(stage.canvas.viewport(), event)
    _, page, point = asked[0]
    assert page == "page-1" and point.x == pytest.approx(140, abs=1)


def test_keys_go_to_the_tool_and_what_it_does_not_want_to_the_window(stage):
    assert stage.key(Qt.Key.Key_A, "a") and stage.tool.keys[-1].text == "a"
    assert stage.key(Qt.Key.Key_Left, held="ctrl shift")
    assert (stage.tool.keys[-1].name, stage.tool.keys[-1].ctrl, stage.tool.keys[-1].text) == ("Left", True, "")
    assert stage.key(Qt.Key.Key_B, "\x02", held="ctrl") and stage.tool.keys[-1].name == "b"
    assert stage.key(Qt.Key.Key_unknown, "ә") and stage.tool.keys[-1].text == "ә"
    assert not stage.key(Qt.Key.Key_Shift)
    assert not stage.key(Qt.Key.Key_F9)


def test_escape_gives_a_gesture_up(stage):
    stage.mouse(PRESS, QPointF(300, 300))
    assert stage.desk.in_gesture and stage.key(Qt.Key.Key_Escape) and not stage.desk.in_gesture


# -- the view --------------------------------------------------------------------------------------------------------


def test_the_wheel_scrolls_and_with_ctrl_zooms_at_the_pointer(stage, qtbot):
    place = QPointF(500, 250)
    before = stage.canvas.view
    stage.wheel(place, -2)
    assert stage.canvas.view.y > before.y and stage.canvas.view.x == before.x
    stage.wheel(place, -1, held="shift")
    assert stage.canvas.view.x > before.x
    at = stage.canvas.view.point(place.x(), place.y())
    with qtbot.waitSignal(stage.canvas.zoom_changed):
        stage.wheel(place, 3, held="ctrl")
    after = stage.canvas.view.point(place.x(), place.y())
    assert stage.canvas.zoom == pytest.approx(1.2**3) and after.y == pytest.approx(at.y, abs=1)
    assert stage.desk.scale == pytest.approx(stage.canvas.zoom * 96 / 72)


def test_zoom_stops_at_its_limits(stage):
    stage.canvas.set_zoom(1000)
    assert stage.canvas.zoom == 40.0
    stage.canvas.set_zoom(0.0001)
    assert stage.canvas.zoom == 0.05
    stage.canvas.zoom_in()
    assert stage.canvas.zoom > 0.05
    stage.canvas.finish()


def test_scrolling_tells_the_page(stage, qtbot):
    with qtbot.waitSignal(stage.canvas.page_changed) as told:
        stage.canvas.show_page("page-6")
    assert told.args == ["page-6"] and "page-6" in stage.canvas.visible_pages()
    stage.canvas.fit_spread()
    spread = stage.desk.pasteboard.spread("page-6").rect
    assert stage.canvas.view.area.contains(Point(spread.x, spread.y)) and stage.canvas.view.area.contains(spread.centre)
    stage.canvas.fit_page()
    assert stage.canvas.page in ("page-6", "page-7")


def test_showing_a_rectangle_that_is_seen_moves_nothing(stage):
    before = stage.canvas.view
    stage.canvas.show_rect("page-1", Rect(100, 100, 50, 50))
    assert stage.canvas.view == before
    stage.canvas.show_rect("page-9", Rect(100, 100, 50, 50))
    assert "page-9" in stage.canvas.visible_pages()


def test_the_glass_zooms_to_what_it_is_drawn_around(stage):
    stage.desk.take(ZoomTool())
    stage.drag(stage.place("page-1", 100, 100), stage.place("page-1", 150, 120), stage.place("page-1", 200, 150))
    area = stage.canvas.view.area
    assert stage.canvas.zoom > 3 and area.x <= 101 and area.right >= 199


def test_pages_that_go_take_the_view_along(stage):
    stage.canvas.show_page("page-9")
    stage.change(drop=tuple(f"page-{k}" for k in range(3, 10)))
    stage.see()
    assert stage.canvas.page in ("page-1", "page-2")


def test_a_canvas_of_an_issue_without_pages_stands_empty(qtbot):
    stage = Stage(n.issue())
    qtbot.addWidget(stage.canvas)
    stage.canvas.fit_page()
    stage.canvas.fit_width()
    stage.drag(QPointF(100, 100), QPointF(200, 200))
    stage.wheel(QPointF(100, 100), 1, held="ctrl")
    assert stage.canvas.page == "" and stage.canvas.visible_pages() == []
    stage.change(n.page("1"))
    stage.see()
    assert stage.canvas.page == "page-1"


def test_parent_pages_show_instead_of_pages(qtbot):
    stage = Stage(n.issue(n.pages(2), ParentPage(id="parent-a", name="Article", order="a")))
    qtbot.addWidget(stage.canvas)
    stage.desk.parents = True
    stage.see()
    assert stage.canvas.visible_pages() == ["parent-a"]


@pytest.mark.parametrize("steps", range(1, 5))
def test_what_is_composed_ahead_may_be_gone_before_it_is_done(qtbot, steps):
    tale, frame = n.story("a", "Some words."), n.text_frame("a", 50, 50, 200, 200, parent="page-2", story="story-a")
    stage = Stage(n.issue(n.pages(2), ParentPage(id="parent-a", name="Article", order="a"), tale, frame))
    qtbot.addWidget(stage.canvas)
    stage.canvas.paper.sheets.outdate()
    ahead = stage.canvas._steps_ahead(stage.canvas.view)
    for _ in range(steps):
        next(ahead)
    stage.desk.parents = True
    assert len([*ahead]) < 4, "and no more is done for what has gone"
    stage.see()


# -- rulers ----------------------------------------------------------------------------------------------------------


def test_a_guide_is_dragged_out_of_a_ruler(stage):
    stage.desk.take(SelectTool())
    across, _ = stage.canvas.rulers
    target = stage.canvas.viewport().mapTo(stage.canvas, stage.place("page-1", 200, 210).toPoint())
    on_ruler = across.mapFrom(stage.canvas, target)
    QTest.mousePress(across, Qt.MouseButton.LeftButton, pos=QPoint(200, 5))
    QTest.mouseMove(across, QPoint(200, 60))
    there, button = QPointF(across.mapToGlobal(on_ruler)), Qt.MouseButton.LeftButton
    for kind in (MOVE, RELEASE):
        event = QMouseEvent(kind, QPointF(on_ruler), there, button, button, Qt.KeyboardModifier.ControlModifier)
        QApplication.sendEvent(across, event)
    (guide,) = stage.desk.issue.children(Guide, "page-1")
    assert guide.axis == "y" and guide.at == pytest.approx(210, abs=1)


def test_without_rulers_there_is_more_room(stage):
    wide = stage.canvas.viewport().width()
    stage.desk.set_options(rulers=False)
    assert stage.canvas.viewport().width() > wide and not stage.canvas.rulers[0].isVisible()


# -- text ------------------------------------------------------------------------------------------------------------


def test_typed_letters_show_and_the_caret_follows_them_to_the_next_frame(writing):
    before = writing.see()
    writing.key(Qt.Key.Key_unknown, "ә")
    assert apart(writing.see(), before) > 0
    assert writing.desk.issue.need(Paragraph, "para-tale-1").text.startswith("The әbridge")
    writing.key(Qt.Key.Key_End, held="ctrl")
    writing.see()
    assert "page-5" in writing.canvas.visible_pages() and writing.canvas.carets.place().isValid()
    view = writing.canvas.viewport().rect()
    assert view.contains(writing.canvas.carets.place())


def test_an_input_method_composes_in_place(writing):
    canvas = writing.canvas
    assert canvas.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is True
    assert canvas.inputMethodQuery(Qt.InputMethodQuery.ImCursorPosition) == 4
    QApplication.sendEvent(canvas, QInputMethodEvent("қа", []))
    assert writing.desk.in_gesture and "The қаbridge" in writing.desk.issue.need(Paragraph, "para-tale-1").text
    place = canvas.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert place.isValid() and place.height() > 10
    done = QInputMethodEvent("", [])
    done.setCommitString("қала")
    QApplication.sendEvent(canvas, done)
    assert not writing.desk.in_gesture
    assert writing.desk.issue.need(Paragraph, "para-tale-1").text.startswith("The қалаbridge")
    writing.desk.undo()
    assert writing.desk.issue.need(Paragraph, "para-tale-1").text == WORDS


def test_the_caret_shows_while_the_canvas_has_the_keyboard(writing, qtbot):
    caret = writing.canvas.carets.place()
    place = QPointF(caret.center())
    qtbot.waitUntil(writing.canvas.hasFocus)
    writing.canvas.carets.restart()
    lit = writing.see()
    writing.canvas.clearFocus()
    assert apart(lit.copy(caret), writing.see().copy(caret)) > 60 and place.x() > 0


def test_selected_words_are_tinted_on_every_page(writing):
    words = TextRange("frame-a", Spot("para-tale-1", 0), Spot("para-tale-3", 20))
    bare = writing.see()
    writing.desk.selection = writing.desk.selection.with_text(words)
    assert apart(writing.see(), bare) > 20
    writing.canvas.show_page("page-5")
    there = writing.see()
    writing.desk.selection = replace(writing.desk.selection, text=None)
    assert apart(writing.see(), there) > 20


# -- dropping --------------------------------------------------------------------------------------------------------


def test_what_is_dropped_is_told_with_its_place_and_shown_before(qtbot):
    blobs = MemoryBlobs()
    data = jpeg(photo(400, 300))
    asset = replace(n.asset(data), id=blobs.add(data), width=400, height=300)
    picture = n.picture_frame("p", 100, 100, 200, 150, photo="photo-1")
    stage = Stage(n.issue(n.pages(1), asset, Photo(id="photo-1", asset=asset.id), picture), blobs)
    qtbot.addWidget(stage.canvas)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/a/photo.jpg")])
    told = []
    stage.canvas.dropped.connect(lambda what, page, point: told.append((what.urls()[0].fileName(), page, point)))
    place = stage.place("page-1", 150, 160)
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    stage.canvas.drops.over(event)
    assert stage.canvas.drop_mark is not None and stage.canvas.drop_mark.corners[0] == Point(100, 100)
    stage.canvas.drops.drop(event)
    (name, page, point), = told
    assert (name, page) == ("photo.jpg", "page-1") and point.x == pytest.approx(150, abs=1)
    assert stage.canvas.drop_mark is None
    stage.canvas.drops.takes = lambda mime: False
    stage.canvas.drops.over(event)
    assert not event.isAccepted()


def test_the_pointer_is_told_on_its_page(stage):
    told = []
    stage.canvas.pointer_moved.connect(lambda *where: told.append(where))
    stage.mouse(MOVE, stage.place("page-1", 33, 44), Qt.MouseButton.NoButton)
    page, x, y = told[-1]
    assert page == "page-1" and x == pytest.approx(33, abs=0.5) and y == pytest.approx(44, abs=0.5)


def test_the_canvas_shows_that_the_keyboard_came_to_it_by_key(stage):
    canvas = stage.canvas
    canvas.clearFocus()
    bare = stage.see()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = stage.see()
    assert canvas.hasFocus() and apart(ringed, bare) > 60
    stage.drag(QPointF(300, 300))
    assert apart(stage.see().copy(0, 0, 800, 2), bare.copy(0, 0, 800, 2)) == 0
    assert canvas.accessibleName()


# -- what is painted again -------------------------------------------------------------------------------------------


class Eye(QObject):
    """Sees which parts of a viewport are painted."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__()
        self.parts: list[QRect] = []
        viewport.installEventFilter(self)

    def eventFilter(self, widget, event):
        if event.type() == QEvent.Type.Paint:
            self.parts.append(event.rect())
        return False


def write_at(stage, offset: int) -> None:
    stage.desk.take(TypeTool())
    place = Spot("para-tale-1", offset)
    stage.desk.selection = stage.desk.selection.with_text(TextRange("frame-a", place, place))
    settle(stage)


def settle(stage) -> QImage:
    """What the screen shows when all is sharp, painted as the window itself asked for it."""
    QApplication.processEvents()
    while not stage.canvas.sharp:
        QApplication.processEvents()
    QApplication.processEvents()
    return QApplication.primaryScreen().grabWindow(stage.canvas.winId()).toImage()


def test_a_key_paints_the_text_alone_and_a_selection_everything(writing):
    write_at(writing, 20)
    eye, frame = Eye(writing.canvas.viewport()), writing.desk.issue.need(TextFrame, "frame-a").rect
    QTest.keyClicks(writing.canvas, "x")
    settle(writing)
    text = QRectF(writing.place("page-1", frame.x, frame.y), writing.place("page-1", frame.right, frame.bottom))
    assert eye.parts and all(text.adjusted(-20, -20, 20, 20).contains(QRectF(part)) for part in eye.parts)
    eye.parts.clear()
    writing.desk.selection = writing.desk.selection.of("frame-a")
    settle(writing)
    assert eye.parts[0] == writing.canvas.viewport().rect()


def test_what_is_not_painted_again_shows_what_painting_everything_would(writing):
    write_at(writing, 20)
    for letter in "words":
        QTest.keyClicks(writing.canvas, letter)
        settle(writing)
    QTest.keyClick(writing.canvas, Qt.Key.Key_Return)
    kept = settle(writing)
    writing.canvas.refresh()
    writing.canvas.viewport().update()
    assert apart(kept, settle(writing)) == 0
