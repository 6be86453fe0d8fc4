"""Background work waits for the user, and a job that is cancelled leaves nothing behind."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from voa_editor.errors import UserError
from voa_editor.render.output import replacing
from voa_editor.ui.background import Aside, Idle, JobFault, Task


def counting(seen: list[int], count: int) -> Iterator[tuple[int, int]]:
    for n in range(count):
        seen.append(n)
        yield n + 1, count


def test_steps_are_done_when_nobody_acts(qtbot: QtBot):
    idle, seen = Idle(), []
    work = idle.add(counting(seen, 5), label="Counting")
    assert idle.shown is work and not seen
    qtbot.waitUntil(lambda: not idle.working)
    assert seen == [0, 1, 2, 3, 4] and (work.done, work.total) == (5, 5)


def test_steps_wait_for_a_gesture_and_for_typing(qtbot: QtBot):
    acting = True
    idle, seen = Idle(lambda: acting), []
    idle.add(counting(seen, 3))
    qtbot.wait(60)
    assert not seen
    acting = False
    idle.touch()
    qtbot.wait(40)
    assert not seen, "the user has typed just now"
    qtbot.waitUntil(lambda: seen == [0, 1, 2])


def test_a_slice_gives_way_soon(qtbot: QtBot):
    def slow() -> Iterator[None]:
        for _ in range(50):
            time.sleep(0.002)
            yield

    idle = Idle()
    idle.add(slow())
    ticks = []
    idle.progressed.connect(lambda: ticks.append(1))
    qtbot.waitUntil(lambda: not idle.working)
    assert len(ticks) >= 8, "the steps were done in one go"


def test_the_more_urgent_goes_first_and_the_cancelled_not_at_all(qtbot: QtBot):
    idle, seen = Idle(), []
    idle.add(counting(seen, 1))
    idle.add((seen.append(n) for n in (7, 8)), priority=1)  # type: ignore[misc]
    idle.add(counting(seen, 90), priority=2).cancel()
    qtbot.waitUntil(lambda: not idle.working)
    assert seen == [7, 8, 0]


def test_work_aside_lets_the_window_go_on_and_answers(qtbot: QtBot):
    ticks, over = [], threading.Event()
    clock = QTimer(interval=1)
    clock.timeout.connect(lambda: (ticks.append(threading.current_thread()), over.set()))
    clock.start()

    def work() -> threading.Thread:
        assert over.wait(10.0), "the window stood still"
        return threading.current_thread()

    assert Aside()(work) is not threading.current_thread() and ticks[0] is threading.current_thread()


def test_what_goes_wrong_aside_is_raised_to_who_asked(qtbot: QtBot):
    def fails() -> None:
        raise UserError("the disk is full")

    with pytest.raises(UserError, match="full"):
        Aside()(fails)


def test_a_job_may_be_named_and_is_imported_in_its_process(qtbot: QtBot, jobs: list[Task]):
    task = Task("Add", f"{__name__}:add", 2, 3)
    jobs.append(task)
    with qtbot.waitSignal(task.finished, timeout=20_000) as done:
        task.start()
    assert done.args == [5]


def test_what_is_stopped_goes_on_no_more(qtbot: QtBot):
    idle, seen = Idle(), []
    idle.add(counting(seen, 3))
    idle.stop()
    qtbot.wait(30)
    assert not seen and not idle.working


def test_a_step_that_raises_ends_its_own_work_alone(qtbot: QtBot):
    def broken() -> Iterator[None]:
        raise RuntimeError("a mistake")
        yield

    idle, seen = Idle(), []
    with qtbot.captureExceptions() as caught:
        idle.add(broken())
        idle.add(counting(seen, 3))
        qtbot.waitUntil(lambda: not idle.working)
    assert seen == [0, 1, 2] and "a mistake" in str(caught[0][1])


# Jobs, which run in another process and are therefore functions of this module.


def add(a: int, b: int, progress) -> int:
    progress("adding", 1, 2)
    return a + b


def refuse(progress) -> None:
    raise UserError("the disk is full", file="a.pdf", remedy="Free some space")


def blunder(progress) -> None:
    raise KeyError("lost")


def die(progress) -> None:
    os._exit(7)


def write_long(out: Path, progress) -> None:
    with replacing(out, b"%PDF") as file:
        for n in range(10_000):
            file.write(b"%PDF some bytes")
            time.sleep(0.01)
            progress("writing", n, 10_000)


def write_stubbornly(out: Path, progress) -> None:
    with replacing(out, b"%PDF"):
        progress("writing", 1, 2)
        while True:
            try:
                time.sleep(60)
            except BaseException:  # as a library that swallows everything would
                pass


@pytest.fixture
def jobs() -> Iterator[list[Task]]:
    started: list[Task] = []
    yield started
    for task in started:
        task.wait()


def test_a_job_tells_how_far_it_is_and_what_came_out(qtbot: QtBot, jobs: list[Task]):
    task = Task("Add", add, 2, 3)
    jobs.append(task)
    with qtbot.waitSignal(task.finished, timeout=20_000) as done:
        task.start()
    assert done.args == [5] and (task.stage, task.done, task.total) == ("adding", 1, 2) and not task.running


@pytest.mark.parametrize(("function", "kind", "said"), [
    (refuse, UserError, "a.pdf: the disk is full. Free some space"), (blunder, JobFault, "lost"), (die, JobFault, "code 7"),
])  # fmt: skip
def test_a_job_that_fails_says_why(qtbot: QtBot, jobs: list[Task], function, kind, said):
    task = Task("Fail", function)
    jobs.append(task)
    with qtbot.waitSignal(task.failed, timeout=20_000) as failed:
        task.start()
    assert isinstance(failed.args[0], kind) and said in str(failed.args[0])


@pytest.mark.parametrize("job", [write_long, write_stubbornly])
def test_a_cancelled_job_leaves_the_old_file_and_no_other(qtbot: QtBot, jobs: list[Task], tmp_path: Path, job, monkeypatch):
    monkeypatch.setattr("voa_editor.ui.background._GRACE", 0.6)
    out = tmp_path / "out.pdf"
    out.write_bytes(b"%PDF the old one")
    task = Task("Write", job, out, folder=tmp_path)
    jobs.append(task)
    with qtbot.waitSignal(task.progressed, timeout=20_000):
        task.start()
    assert len(list(tmp_path.iterdir())) == 2
    with qtbot.waitSignal(task.cancelled, timeout=20_000):
        task.cancel()
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"] and out.read_bytes() == b"%PDF the old one"
