"""Work about a minute in the real window, and list what held its thread longer than 50 ms.

`python -m bench.minute PROJECT`: figures as JSON on standard output. Everything is scrolled through, zoomed, typed, dragged;
pages are turned, every panel and the palette opened, words found in the whole issue, twenty steps undone and redone; the checks
and the composing that go on in quiet moments go on.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer

from bench.figures import Figure, as_json
from bench.gestures import picture, put_caret
from bench.hand import CTRL, Hand, opened
from bench.issues import STORY
from bench.measure import peak
from bench.watchdog import Watchdog
from voa_editor.model.story import Spot
from voa_editor.model.threads import Threads, paragraphs
from voa_editor.ui.dialogs.find import FindDialog
from voa_editor.ui.dialogs.palette import Palette

_FRAME, _KEY, _LOOK = 0.016, 0.06, 0.25  # seconds between steps of a hand, keys, and looks
_FLICK = 4.0  # notches of the wheel
_WORDS = "As the designer types, the issue is checked. "

Step = tuple[str, float, Callable[[], object]]
"""What is being done, seconds to wait before, and the doing of it."""


def scroll(hand: Hand) -> Iterator[Step]:
    hand.window.do("first-page")
    hand.canvas.fit_spread()
    last = hand.window.pages[-1]
    while hand.canvas.page != last:
        yield "scroll through everything", _FRAME, partial(hand.wheel, -_FLICK)
    yield "scroll through everything", 1.0, hand.canvas.fit_spread


def zoom(hand: Hand) -> Iterator[Step]:
    yield "go to a page", _LOOK, partial(hand.window.go_to, hand.desk.issue.page_of(picture(hand).id))
    for way in [*[0.5] * 25, *[-0.5] * 40, *[0.5] * 15]:
        yield "zoom", _FRAME, partial(hand.wheel, way, CTRL)


def type_words(hand: Hand) -> Iterator[Step]:
    issue = hand.desk.issue
    text, frame = paragraphs(issue, STORY, "body")[3], Threads(issue).frames(STORY, "body")[0]
    yield "take up the text tool", _LOOK, partial(put_caret, hand, frame.id, Spot(text.id, 30), False)
    for letter in _WORDS * 3:
        yield "type", _KEY, partial(hand.key, letter)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, *[Qt.Key.Key_Backspace] * 20):
        yield "type", _KEY, partial(hand.key, key)
    yield "rest after typing", 1.0, partial(hand.key, Qt.Key.Key_Escape)


def drag(hand: Hand) -> Iterator[Step]:
    frame = picture(hand)
    page = hand.desk.issue.page_of(frame.id)
    yield "take up the select tool", _LOOK, partial(hand.window.take, "select")
    yield "fit the spread", _LOOK, hand.canvas.fit_spread
    yield "go to a page", _LOOK, partial(hand.window.go_to, page)
    start = hand.place(page, frame.rect.centre)
    yield "press on a picture", 1.0, partial(hand.press, start)
    for n in range(1, 120):
        yield "drag a picture", _FRAME, partial(hand.move, start + hand.way(n))
    yield "let go of a picture", _FRAME, partial(hand.release, start + hand.way(119))


def turn(hand: Hand) -> Iterator[Step]:
    pages = ("first-page", *["next-spread"] * 12, "last-page", *["previous-page"] * 6)
    for name in (*pages, "fit-width", "actual-size", "fit-spread"):
        yield name, _LOOK, partial(hand.window.do, name)
    for name in ("preview", "preview", "baselines", "baselines", "hidden-characters", "hidden-characters", "parents", "parents"):
        yield name, _LOOK, partial(hand.window.do, name)


def panels(hand: Hand) -> Iterator[Step]:
    for panel in hand.window.docks.panels:
        yield f"open the panel {panel.name}", 0.4, partial(hand.window.docks.show, panel.name)
    yield "open the palette", _LOOK, partial(hand.window.do, "palette")
    for found in hand.window.findChildren(Palette):
        yield "close the palette", _LOOK, found.close
    yield "open find and replace", _LOOK, partial(hand.window.do, "find")
    for dialog in hand.window.findChildren(FindDialog):
        yield "find in the whole issue", _LOOK, partial(dialog.words.setText, "the")
        for row in range(4):
            yield "go to a match", _LOOK, partial(dialog.list.setCurrentIndex, dialog.matches.index(row * 3, 0))
        yield "close find and replace", _LOOK, dialog.close


def undo(hand: Hand) -> Iterator[Step]:
    for name in (*["undo"] * 20, *["redo"] * 20):
        yield name, 0.1, partial(hand.window.do, name)


def change(hand: Hand) -> Iterator[Step]:
    yield "go to a page", _LOOK, partial(hand.window.go_to, hand.desk.issue.page_of(picture(hand).id))
    names = ("select-all", "nudge-right", "group", "ungroup", "bring-to-front", "duplicate", "delete", "insert-page")
    for name in (*names, *["undo"] * len(names)):
        yield name, _LOOK, partial(hand.window.do, name)
    yield "rest", 3.0, lambda: None


SCRIPT = (scroll, zoom, type_words, drag, turn, panels, change, undo)


def work(hand: Hand, dog: Watchdog) -> None:
    """Do the steps of the script one after another, each in a turn of its own."""
    loop, clock = QEventLoop(), QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    steps = (step for part in SCRIPT for step in part(hand))
    due: tuple[str, Callable[[], object]] = ("open", lambda: None)

    def turned() -> None:
        nonlocal due
        dog.doing, act = due
        act()
        step = next(steps, None)
        if step is None:
            loop.quit()
            return
        due = step[0], step[2]
        clock.start(round(1000 * step[1]))

    clock.timeout.connect(turned)
    clock.start(0)
    loop.exec()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.minute", description=__doc__)
    parser.add_argument("project", type=Path)
    given = parser.parse_args()
    with opened(given.project) as hand:
        dog = Watchdog()
        dog.start()
        work(hand, dog)
        dog.stop()
    turns = tuple(1000 * seconds for seconds in dog.turns)
    print(as_json([
        Figure("longest the window turned to nothing else", "max ≤ 50", turns, notes=dog.told()),
        Figure("memory, all pages seen and worked on", "max ≤ 700", (peak() / 1e6,), "MB"),
    ]))  # fmt: skip


if __name__ == "__main__":
    main()
