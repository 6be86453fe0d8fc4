"""Every action, whatever is selected, works or is disabled; none raises, blocks, warns, or leaves the issue unsound."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from ears import Ears, warnings_of
from invariants import check, faults, faults_of_selection
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from voa_editor.edit.commands import COMMANDS
from voa_editor.edit.selection import Selection, Spot, TextRange
from voa_editor.geometry import Point
from voa_editor.jobs.create import new_from_template
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import ParentPage
from voa_editor.model.settings import Settings
from voa_editor.model.story import Paragraph, Story
from voa_editor.store.project import Project
from voa_editor.tools.desk import Desk
from voa_editor.tools.tool import Pointer
from voa_editor.ui.actions.action import Action
from voa_editor.ui.application import Application
from voa_editor.ui.background import Task
from voa_editor.ui.window import Window

COMMAND_NAMES = frozenset(command.name for command in COMMANDS)
TYPED = (
    "bold", "italic", "superscript", "subscript", "all-caps", "small-caps", "underline", "strikethrough",
    "increase-size", "decrease-size", "increase-tracking", "decrease-tracking",
)  # fmt: skip
"""At a caret they are for what will be typed, and no step."""
ENDS = ("close", "quit")  # the window is gone after them: they come last


# -- what is selected --------------------------------------------------------------------------------------------------------


def _nothing(window: Window) -> None:
    window.desk.selection = window.desk.selection.of()


def _first(desk: Desk, kind: type[Frame]) -> Frame:
    """A frame of a kind that stands on a page in the middle of the issue."""
    return next(f for page in desk.issue.pages()[4:] for f in desk.issue.frames(page.id) if type(f) is kind)


def _select(window: Window, *frames: Frame, text: TextRange | None = None, content: bool = False) -> None:
    page = window.desk.issue.page_of(frames[0].id)
    window.go_to(page)
    window.desk.selection = Selection(tuple(frame.id for frame in frames), text, content=content, page=page)


def _body(desk: Desk) -> tuple[TextFrame, list[Paragraph]]:
    """The first frame of an article and its paragraphs."""
    frames = [f for page in desk.issue.pages() for f in desk.issue.frames(page.id) if isinstance(f, TextFrame)]
    frame = next(f for f in frames if desk.issue.need(Story, f.story).kind == "article" and f.flow == "body")
    return frame, [p for p in desk.issue.children(Paragraph, frame.story) if p.flow == "body"]


def _text(window: Window, start: int, end: int, paragraphs: int = 0) -> None:
    frame, body = _body(window.desk)
    window.take("text")
    text = TextRange(frame.id, Spot(body[0].id, start), Spot(body[paragraphs].id, end))
    _select(window, frame, text=text)


def _several(window: Window) -> None:
    desk = window.desk
    page = _first(desk, PictureFrame).parent
    _select(window, *[frame for frame in desk.issue.frames(page) if frame.parent == page][:4])


def _group(window: Window) -> None:
    _several(window)
    assert window.do("group")
    assert isinstance(window.desk.issue.get(window.desk.selection.frames[0]), GroupFrame)


def _locked(window: Window) -> None:
    _select(window, _first(window.desk, PictureFrame))
    assert window.do("lock")


def _picture(window: Window) -> None:
    _select(window, _first(window.desk, PictureFrame))


def _on_parent_page(window: Window) -> None:
    desk = window.desk
    desk.parents = True
    frame = next(f for parent in desk.issue.all(ParentPage) for f in desk.issue.frames(parent.id))
    _select(window, frame)


def _gesture(window: Window) -> None:
    """In the middle of moving a picture."""
    desk = window.desk
    _picture(window)
    frame = desk.issue.need(Frame, desk.selection.frames[0])
    middle = desk.pasteboard.from_page(frame.parent, frame.rect.centre)
    desk.press(Pointer(middle))
    desk.move(Pointer(Point(middle.x + 40.0, middle.y + 30.0)))
    assert desk.in_gesture and desk.issue.get(frame.id) != frame


KINDS: dict[str, Callable[[Window], None]] = {
    "nothing": _nothing,
    "a caret": lambda w: _text(w, 5, 5),
    "a text range": lambda w: _text(w, 3, 12),
    "paragraphs": lambda w: _text(w, 3, 12, paragraphs=2),
    "a text frame": lambda w: _select(w, _body(w.desk)[0]),
    "a picture": _picture,
    "a picture's content": lambda w: _select(w, _first(w.desk, PictureFrame), content=True),
    "an ad": lambda w: _select(w, _first(w.desk, AdFrame)),
    "a shape": lambda w: _select(w, _first(w.desk, ShapeFrame)),
    "several frames": _several,
    "a group": _group,
    "a locked frame": _locked,
    "a parent page's frame": _on_parent_page,
    "a gesture": _gesture,
    "an empty issue": _nothing,
    "a new issue": _nothing,
}


@pytest.fixture
def opened(home: Application, tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[str], Window]:
    """Open what a kind is to be selected in: the sample issue, one without records, or one made from the template."""

    def opener(what: str) -> Window:
        path = tmp_path / "issue.voa"
        if not path.exists():
            if what == "an empty issue":
                Project.create(path, Issue([Settings()])).close()
            elif what == "a new issue":
                new_from_template(path)
            else:
                sample = request.getfixturevalue("sample_issue")
                shutil.copy(sample.project, path)
        window = home.open(path)
        window.resize(900, 640)
        return window

    return opener


@pytest.fixture
def ears(monkeypatch: pytest.MonkeyPatch, home: Application) -> Iterator[Ears]:
    listening = Ears()
    listening.listen(monkeypatch, home)
    monkeypatch.setattr(Task, "start", lambda task: None)  # jobs are tried on their own below
    yield listening
    listening.close()


# -- the walk --------------------------------------------------------------------------------------------------------------------


@dataclass
class Walk:
    """Does one action after another in one window, each from the same state, and says what was wrong."""

    window: Window
    what: str
    ears: Ears
    qtbot: QtBot
    done: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        KINDS[self.what](self.window)
        self.desk = self.window.desk
        self.desk.escape()
        self.issue, self.selection, self.tool = self.desk.issue, self.desk.selection, self.desk.tool
        self.parents, self.options, self.seq = self.desk.parents, self.desk.options, self.standing()

    def standing(self) -> int:
        return max(entry.seq for entry in self.desk.editor.entries() if not entry.undone)

    def faults_of(self, action: Action) -> list[str]:
        """Do an action, and undo it."""
        if self.what == "a gesture":
            _gesture(self.window)
        before, gesture = self.desk.issue, self.desk.in_gesture
        applies = action.applies(self.window) and (action.views or not gesture)
        found = []
        with self.qtbot.captureExceptions() as raised:
            try:
                if self.window.do(action.name) != applies:
                    found.append(f"applies: {applies}, does: {not applies}")
                QApplication.processEvents()
            except Exception as error:
                found.append(f"raises {error!r}")
        found += [f"raises in an event: {error!r}" for _, error, _ in raised] + self.ears.take()
        if not applies and self.desk.issue is not before:
            found.append("changes the issue though it does not apply")
        if not gesture and action.name in COMMAND_NAMES:
            found += self.faults_of_step(action, applies)
        if self.desk.issue is not before:
            found += [*faults(self.desk.issue), *faults_of_selection(self.desk.issue, self.desk.selection)]
        if applies:
            self.done.add(action.name)
        return found + self.back()

    def faults_of_step(self, action: Action, applies: bool) -> list[str]:
        """A command that applies is one step of the history."""
        text = self.selection.text
        if action.name in TYPED and text is not None and text.is_caret:
            return []
        entries = [entry for entry in self.desk.editor.entries() if entry.seq > self.seq and not entry.undone]
        steps = 1 if applies else 0
        found = [] if len(entries) == steps else [f"{len(entries)} steps, not {steps}"]
        if applies and self.desk.issue == self.issue:
            found.append("applies and changes nothing")
        return found

    def back(self) -> list[str]:
        """Put all as it was before the action."""
        for task in list(self.window.jobs._tasks):
            task.cancelled.emit()
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window and widget.isVisible():
                widget.close()
        desk = self.desk
        desk.escape()
        desk.editor.go_to(self.seq)
        desk.parents = self.parents
        desk.take(self.tool)
        desk.options, desk.selection = self.options, self.selection
        if desk.issue != self.issue:
            return ["undo does not give the issue back"]
        return [] if desk.selection == self.selection else ["what was selected cannot be selected again"]


@pytest.mark.parametrize("what", KINDS)
def test_every_action_works_or_is_disabled(opened, ears: Ears, qtbot: QtBot, qtlog, what: str):
    QGuiApplication.clipboard().clear()
    walk = Walk(opened(what), what, ears, qtbot)
    assert not ears.take()
    found = {}
    for name, action in walk.window.shortcuts.actions.items():
        if name not in ENDS and (said := walk.faults_of(action)):
            found[name] = said
    check(walk.desk, walk.window.project)
    assert not found, "\n".join(f"{name}: {said}" for name, each in found.items() for said in each)
    assert not warnings_of(qtlog)
    assert {"zoom-in", "tool-select", "about"} <= walk.done


def test_closing_ends_a_gesture(opened, ears: Ears, home: Application, qtbot: QtBot):
    for name in ENDS:
        window = opened("a gesture")
        _gesture(window)
        path = window.project.path
        with Project.open(path) as project:
            before = project.issue
        assert window.do(name) and not home.windows and not ears.take()
        with Project.open(path) as project:
            assert project.issue == before
