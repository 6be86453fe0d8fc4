"""Let a monkey work in the window: random gestures, keys, words and actions, the same ones again for the same seed.

What a step does depends on its number, the seed and what is on the desk, and not on the steps before it; so any of them
may be left out, which is how a failure is made short:

    python tests/monkey.py build/2023-q3.voa --seed 7 --steps 2000       look for a failure
    python tests/monkey.py build/2023-q3.voa --seed 7 --steps 2000 --shrink    … and for the fewest steps that show it
    python tests/monkey.py build/2023-q3.voa --seed 7 --only 3,17,921    do these steps alone
"""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from time import perf_counter
from types import SimpleNamespace

import pytest
from ears import Ears
from invariants import check
from monkey_hand import Hand
from monkey_steps import STEPS
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from voa_editor.edit import ids
from voa_editor.errors import UserError
from voa_editor.model.pages import Page, ParentPage
from voa_editor.ui.application import Application
from voa_editor.ui.background import Task
from voa_editor.ui.preferences import PreferenceFile
from voa_editor.ui.window import Window

EVERY = 100  # steps between two looks at everything
_TOLD = 20  # steps that a report tells


class Fault(AssertionError):
    """The monkey broke something; its text says what, and how to do so again."""


class Monkey:
    """One monkey in one window. `run` raises Fault at the first thing that is not as it must be."""

    def __init__(self, window: Window, ears: Ears, seed: int) -> None:
        self.window, self.desk, self.ears, self.seed = window, window.desk, ears, seed
        self.hand = Hand(window)
        self.done: list[str] = []
        self.took: list[tuple[float, str]] = []  # seconds of each step
        self.first = window.desk.issue
        self._names = [name for name, (_, weight) in STEPS.items() for _ in range(weight)]
        self._ids = 0

    def run(self, steps: Iterable[int], every: int = EVERY) -> None:
        """Do the steps of these numbers, and look at everything after each so many."""
        for count, number in enumerate(steps, 1):
            self._step(number)
            if count % every == 0:
                self.look(number)

    def look(self, number: int) -> None:
        """Everything is as it must be, now that no key or button is held."""
        with self._blamed(number):
            self.hand.let_go()
            pages = [page.id for kind in (Page, ParentPage) for page in self.desk.issue.children(kind)]
            check(self.desk, self.window.project, Random(f"{self.seed}/pages/{number}").sample(pages, min(len(pages), 3)))

    def back_and_forth(self) -> None:
        """Undo everything, which gives the first issue; redo everything, which gives the last."""
        with self._blamed(-1):
            self.hand.let_go()
            while self.desk.redo():  # what the last steps have undone
                pass
            last = self.desk.issue
            while self.desk.undo():
                pass
            assert self.desk.issue == self.first, f"undoing everything leaves {_differ(self.first, self.desk.issue)}"
            while self.desk.redo():
                pass
            assert self.desk.issue == last, f"redoing everything leaves {_differ(last, self.desk.issue)}"

    def _step(self, number: int) -> None:
        rng = Random(f"{self.seed}/{number}")
        name = rng.choice(self._names)
        self.done.append(f"{number} {name}")
        self._ids = number * 1000
        begun = perf_counter()
        with self._blamed(number):
            try:
                said = STEPS[name][0](self.hand, rng)
            except UserError as error:  # told to the user, who can mend it
                said = f"refused: {error}"
            self.done[-1] += f" {said}" if said else ""
            self.hand.settle()
            QApplication.processEvents()
            heard = self.ears.take()
            assert not heard, "\n".join(heard)
        self.took.append((perf_counter() - begun, self.done[-1]))

    def new_id(self) -> SimpleNamespace:
        """What stands for uuid4: names that belong to the step."""
        self._ids += 1
        return SimpleNamespace(hex=f"{self._ids:010x}")

    @contextmanager
    def _blamed(self, number: int) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            lines = "\n".join(f"    {said}" for said in self.done[-_TOLD:])
            said = "".join(traceback.format_exception(error)[-8:])
            raise Fault(f"{said}\nseed {self.seed}, step {number}; the last steps:\n{lines}") from error


@contextmanager
def released(project: Path, folder: Path, seed: int) -> Iterator[Monkey]:
    """A monkey in a window of its own on a project, which it may spoil; what belongs to the user is kept in `folder`."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        patch.setattr(Task, "start", lambda task: None)
        home, ears = Application(app, PreferenceFile(folder / "config" / "preferences.json")), Ears()
        ears.listen(patch, home)
        patch.setattr(sys, "excepthook", lambda kind, error, trace: ears.uncaught(error))
        before = qInstallMessageHandler(ears.hear_qt)
        try:
            QGuiApplication.clipboard().clear()
            window = home.open(project)
            window.resize(1200, 760)  # more than the screen that is none
            window.project._connection.execute("PRAGMA synchronous=OFF")  # no power will fail: do not wait for the disk
            QApplication.processEvents()
            monkey = Monkey(window, ears, seed)
            patch.setattr(ids, "uuid4", monkey.new_id)
            yield monkey
        finally:
            home.end()
            ears.close()
            qInstallMessageHandler(before)


def shrunk(steps: Sequence[int], fails: Callable[[Sequence[int]], bool]) -> list[int]:
    """The steps without those that are not needed for it to fail: leaves out halves, quarters … single ones."""
    kept, size = list(steps), max(len(steps) // 2, 1)
    while True:
        at = 0
        while at < len(kept):
            fewer = kept[:at] + kept[at + size :]
            if fewer and fails(fewer):
                kept = fewer
            else:
                at += size
        if size == 1:
            return kept
        size = max(size // 2, 1)


def _differ(one: object, other: object) -> str:
    """The ids of the records that two issues do not share."""
    here, there = one.records, other.records  # type: ignore[attr-defined]
    return str(sorted(i for i in {*here, *there} if here.get(i) != there.get(i))[:20])


def _main() -> None:
    import argparse
    import shutil
    import tempfile

    parser = argparse.ArgumentParser(description="Let a monkey work in the window")
    parser.add_argument("project", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--only", default="", help="numbers of steps, apart by commas")
    parser.add_argument("--every", type=int, default=EVERY)
    parser.add_argument("--shrink", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="tell what it did to the issue")
    asked = parser.parse_args()

    def failure(steps: Sequence[int], every: int) -> str:
        with tempfile.TemporaryDirectory() as name:
            copy = Path(name) / "issue.voa"
            shutil.copy(asked.project, copy)
            try:
                with released(copy, Path(name), asked.seed) as monkey:
                    monkey.run(steps, every)
                    monkey.look(-1)
                    if asked.verbose:
                        labels = Counter(entry.label for entry in monkey.desk.editor.entries())
                        print(*(f"{count:5} {label}" for label, count in labels.most_common()), sep="\n")
                        print(*(f"{took:7.3f} s {said}" for took, said in sorted(monkey.took)[-10:]), sep="\n")
                    monkey.back_and_forth()
            except Fault as fault:
                return str(fault)
        return ""

    def last_line(said: str) -> str:
        return next((line for line in said.split("\nseed ")[0].splitlines()[::-1] if line.strip()), "")[:60]

    steps = [int(each) for each in asked.only.split(",")] if asked.only else list(range(1, asked.steps + 1))
    said = failure(steps, asked.every)
    print(said or f"seed {asked.seed}: {len(steps)} steps, and all is well")
    if said and asked.shrink:
        reached = int(said.split(", step ")[1].split(";")[0])
        steps = [step for step in steps if reached < 0 or step <= reached]
        fewest = shrunk(steps, lambda some: last_line(failure(some, len(some))) == last_line(said))
        print(failure(fewest, 1))
        print("--only", ",".join(map(str, fewest)))
    sys.exit(bool(said))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    _main()
