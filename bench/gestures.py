"""Type, drag, scroll and zoom in the real window, and tell how long each event took until it was painted.

`python -m bench.gestures PROJECT TRIAL [--cpu]`: a process for each trial, a JSON list of figures on its standard output.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from bench.figures import Figure, as_json
from bench.hand import CTRL, Hand, opened
from bench.issues import STORY
from voa_editor.edit.selection import TextRange
from voa_editor.model.frames import PictureFrame
from voa_editor.model.story import Spot
from voa_editor.model.threads import Threads, paragraphs

_FRAME = 0.016  # seconds between two steps of a moving hand
_KEY = 0.06  # seconds between two keys of a quick typist
_BREATH = 0.3  # seconds she stops now and then, in which other work begins
_KEYS = 120  # at each place of the story
_STEPS = 240  # of a drag
_NOTCHES = 240
_LETTERS = "with some more words, as they come "
_KEY_BUDGET, _BUDGET = "median ≤ 8, p99 ≤ 16", "p95 ≤ 16"


def timed(hand: Hand, acts: Iterable[Callable[[], object]], gap: float, strict: bool = True) -> tuple[float, ...]:
    """Milliseconds of each act, done every `gap` seconds; every twentieth comes after a breath."""
    return tuple(hand.time(act, _BREATH if n % 20 == 19 else gap, strict) for n, act in enumerate(acts))


def typing(hand: Hand) -> Iterator[Figure]:
    """Letters, Backspace and Enter at the beginning, in the middle and at the end of a story of 2,000 words."""
    issue = hand.desk.issue
    texts = paragraphs(issue, STORY, "body")
    frames = [frame.id for frame in Threads(issue).frames(STORY, "body")]
    for name, text, frame in (
        ("beginning", texts[0], frames[0]), ("middle", texts[len(texts) // 2], frames[1]), ("end", texts[-1], frames[-1]),
    ):  # fmt: skip
        put_caret(hand, frame, Spot(text.id, min(40, len(text.text) - 1)))
        letters = (partial(hand.key, letter) for letter in (_LETTERS * _KEYS)[:_KEYS])
        yield Figure(f"key press to painted text, {name}", _KEY_BUDGET, timed(hand, letters, _KEY))
        backspaces = (partial(hand.key, Qt.Key.Key_Backspace) for _ in range(_KEYS // 3))
        yield Figure(f"Backspace, {name}", _KEY_BUDGET, timed(hand, backspaces, _KEY))
        enters = (partial(hand.key, key) for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace) * (_KEYS // 12))
        yield Figure(f"Enter and Backspace, {name}", _KEY_BUDGET, timed(hand, enters, _KEY))


def put_caret(hand: Hand, frame: str, spot: Spot, rested: bool = True) -> None:
    """Show a page at 100 % and stand in its text; then wait until everything is at rest, if `rested`."""
    hand.window.take("text")
    hand.canvas.actual_size()
    hand.desk.selection = hand.desk.selection.with_text(TextRange(frame, spot, spot))
    hand.window.go_to(hand.desk.issue.page_of(frame))
    hand.window.activateWindow()
    hand.canvas.setFocus()
    if rested:
        hand.rest()


def dragging(hand: Hand) -> Iterator[Figure]:
    """The picture of a long story's page that its text wraps around, down to the right and back again."""
    issue, frame = hand.desk.issue, picture(hand)
    hand.window.take("select")
    for name, show in (("spread in view", hand.canvas.fit_spread), ("at 100 %", hand.canvas.actual_size)):
        hand.window.go_to(issue.page_of(frame.id))
        show()
        hand.window.go_to(issue.page_of(frame.id))
        start = hand.place(issue.page_of(frame.id), frame.rect.centre)
        hand.rest()
        hand.press(start)
        steps = [*range(1, _STEPS // 2 + 1), *(n + 0.5 for n in range(_STEPS // 2, 0, -1))]  # never through the same place
        moves = (partial(hand.move, start + hand.way(n)) for n in steps)
        yield Figure(f"drag a picture that text wraps around, {name}", _BUDGET, timed(hand, moves, _FRAME))
        hand.desk.escape()  # and no undo: a drag that comes back is no step
        hand.release(start)


def picture(hand: Hand) -> PictureFrame:
    """The picture on the first page of the long story."""
    first = Threads(hand.desk.issue).frames(STORY, "body")[0]
    return next(f for f in hand.desk.issue.children(PictureFrame, first.parent) if f.wrap >= 0)


def scrolling(hand: Hand) -> Iterator[Figure]:
    """The wheel at several zooms, a notch and a flick at a time, through pages never seen."""
    for name, zoom, notches in (("100 %", 1.0, 1.0), ("50 %", 0.5, 1.0), ("400 %", 4.0, 1.0), ("100 %, quickly", 1.0, 4.0)):
        hand.canvas.set_zoom(zoom)
        hand.window.go_to(hand.desk.issue.pages()[3].id)
        hand.rest()
        ways = [-notches] * (_NOTCHES // 2) + [notches] * (_NOTCHES // 2)
        yield Figure(f"scroll at {name}", _BUDGET, timed(hand, (partial(hand.wheel, way) for way in ways), _FRAME, strict=False))


def zooming(hand: Hand) -> Iterator[Figure]:
    """Ctrl and the wheel, in and out and in again."""
    hand.window.go_to(hand.desk.issue.page_of(picture(hand).id))
    hand.canvas.fit_spread()
    hand.rest()
    ways = [*[0.5] * 20, *[-0.5] * 30, *[0.5] * 10] * (_NOTCHES // 60)
    turns = (partial(hand.wheel, way, CTRL) for way in ways)
    yield Figure("zoom at the pointer", _BUDGET, timed(hand, turns, _FRAME, strict=False))


TRIALS: dict[str, Callable[[Hand], Iterator[Figure]]] = {
    "type": typing, "drag": dragging, "scroll": scrolling, "zoom": zooming,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.gestures", description=__doc__)
    parser.add_argument("project", type=Path)
    parser.add_argument("trial", choices=TRIALS)
    parser.add_argument("--cpu", action="store_true", help="count the time of the processor: for a machine with other work")
    given = parser.parse_args()
    with opened(given.project, time.thread_time if given.cpu else time.perf_counter) as hand:
        print(as_json(TRIALS[given.trial](hand)))


if __name__ == "__main__":
    main()
