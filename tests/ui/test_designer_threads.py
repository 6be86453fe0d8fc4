"""Threads, as a designer links them: by ports and the loaded cursor, until no line is over."""

from __future__ import annotations

from pathlib import Path

import pytest
from designer import Designer
from printed import text_of
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from voa_editor.edit.selection import Selection
from voa_editor.model.frames import TextFrame
from voa_editor.model.story import Paragraph
from voa_editor.model.threads import Threads
from voa_editor.tools.thread import lines_over

LINE = "Paragraph {} tells of the river, the bridge and those who built it in a cold winter. "
TALE = "\n".join(LINE.format(n) * 3 for n in range(1, 15))


def text_frames(designer: Designer) -> list[TextFrame]:
    return [frame for frame in designer.issue.frames(designer.desk.selection.page) if isinstance(frame, TextFrame)]


def over(designer: Designer, frame: str) -> int:
    return lines_over(designer.desk, frame, designer.saved())


def thread(designer: Designer, frame: str) -> list[str]:
    there = designer.get(TextFrame, frame)
    return [one.id for one in Threads(designer.saved()).frames(there.story, there.flow)]


@pytest.fixture
def poured(designer: Designer) -> str:
    """A frame drawn on a new page after page 40, full of text that is far too long for it; the frame's id."""
    designer.on("page-040").do("insert-page")
    page = designer.issue.pages()[-1].id
    designer.on(page).do("tool-text").drag((60, 80), (260, 220))
    (frame,) = designer.desk.selection.frames
    QGuiApplication.clipboard().setText(TALE)
    designer.do("paste").keys("Escape").do("tool-select")
    designer.click(570, 820).pick(frame)
    assert over(designer, frame) > 20
    return frame


def test_three_frames_are_threaded_through_their_ports(designer: Designer, poured: str, tmp_path: Path):
    before = over(designer, poured)
    designer.click(*designer.handle("out-port")).drag((300, 80), (540, 380))
    second = thread(designer, poured)[1]
    assert 0 < over(designer, poured) < before
    designer.drag((60, 420), (540, 790))
    assert len(thread(designer, poured)) == 3 and thread(designer, poured)[:2] == [poured, second]
    assert over(designer, poured) == 0
    assert designer.hover(30, 30).desk.tool.name == "select", "nothing is left to place"
    said = text_of(designer.export(tmp_path / "threaded.pdf", 41))
    assert all(f"Paragraph {n} tells" in said for n in range(1, 15)) and said.index("Paragraph 2") < said.index("Paragraph 14")
    designer.undoes("Draw Threaded Frame", "Draw Threaded Frame")
    assert thread(designer, poured) == [poured] and over(designer, poured) == before


def test_the_loaded_cursor_links_a_frame_that_is_there_and_escape_unloads_it(designer: Designer, poured: str):
    designer.do("tool-text").drag((300, 80), (540, 300)).keys("Escape").do("tool-select")
    (empty,) = designer.desk.selection.frames
    words = designer.issue
    designer.pick(poured).click(*designer.handle("out-port"))
    assert designer.desk.tool.name == "thread"
    designer.keys("Escape")
    assert designer.desk.tool.name == "select" and designer.issue == words
    designer.pick(poured).click(*designer.handle("out-port")).click(*designer.middle(empty))
    assert thread(designer, poured) == [poured, empty]
    designer.undoes("Thread Frames")
    assert designer.issue == words


def test_a_frame_is_unlinked_and_its_words_go_on_in_the_others(designer: Designer, poured: str):
    designer.click(*designer.handle("out-port")).drag((300, 80), (540, 380)).drag((60, 420), (540, 790))
    first, second, third = thread(designer, poured)
    story = designer.get(TextFrame, poured).story
    words = [paragraph.text for paragraph in designer.issue.children(Paragraph, story)]
    designer.pick(second).do("unlink-frame")
    assert thread(designer, poured) == [first, third]
    assert [paragraph.text for paragraph in designer.saved().children(Paragraph, story)] == words
    assert designer.get(TextFrame, second).story != story and over(designer, poured) > 0
    designer.undoes("Unlink Frame").pick(third).double_click(*designer.handle("in-port"))
    assert thread(designer, poured) == [first, second]
    designer.undoes("Unlink Frame").pick(first).double_click(*designer.handle("out-port"))
    assert thread(designer, poured) == [first]
    designer.undoes("Break Thread")
    assert thread(designer, poured) == [first, second, third]


def test_autoflow_adds_pages_until_nothing_is_over(designer: Designer, poured: str, tmp_path: Path):
    long = "\n".join([TALE] * 6)
    designer.double_click(*designer.middle(poured)).do("select-all")
    QGuiApplication.clipboard().setText(long)
    designer.do("paste").keys("Escape")
    first = designer.issue
    assert designer.desk.tool.name == "select"
    designer.click(*designer.handle("out-port")).click(310, 70, "shift")
    assert over(designer, poured) == 0
    there = len(designer.issue.pages())
    placed, *flowed = (designer.get(TextFrame, frame) for frame in thread(designer, poured)[1:])
    standing = list(dict.fromkeys(frame.parent for frame in flowed))
    assert there > 41 and standing == [page.id for page in designer.issue.pages()[41:]]
    assert {frame.w for frame in flowed} == {placed.w} and len(flowed) > len(standing), "columns as wide, side by side"
    said = text_of(designer.export(tmp_path / "flowed.pdf", there))
    assert "Paragraph 14 tells" in said
    designer.undoes("Autoflow")
    assert designer.issue == first and len(designer.saved().pages()) == 41


def test_the_status_bar_leads_to_what_is_over(designer: Designer, poured: str):
    designer.on("page-009")
    designer.desk.selection = Selection(page="page-009")
    designer.window.idle.finish()
    status = designer.window.status
    assert "lines over" in status._overset.text() or "line over" in status._overset.text()
    status._overset.click()
    assert designer.desk.selection.frames == (poured,) and designer.window.page == designer.issue.page_of(poured)


def test_a_story_that_runs_over_is_fitted_into_its_frames(designer: Designer, qtbot: QtBot):
    desk, words = designer.desk, "Words that were not there before, and a few more. " * 2
    designer.on("page-009").double_click(100, 520).keys("Ctrl+Home").type(words).keys("Escape")
    typed = designer.issue
    assert over(designer, "frame-009-body") and desk.selection.frames == ("frame-009-body",)
    designer.do("fit-story")
    with qtbot.waitSignal(designer.window.jobs.running.finished, timeout=60_000):
        pass
    designer.settle()
    assert not desk.composer.overset(designer.issue) and designer.saved() == designer.issue
    assert designer.greyed("fit-story")
    designer.undoes("Fit Story")
    assert designer.issue == typed
