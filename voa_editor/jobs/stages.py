"""Tell how far a long task is, and measure how long each of its stages takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, how many of its steps are done, and how many there are (0: not known yet)."""


def _say_nothing(stage: str, done: int, total: int) -> None:
    pass


class Stages:
    """The stages of one task, in order, with the wall-clock seconds each took."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress or _say_nothing
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[Progress]:
        """Time what is done inside; what it yields passes the steps within the stage on, whatever they are called."""
        start = perf_counter()
        self._progress(name, 0, 0)

        def within(_part: str, done: int, total: int) -> None:
            self._progress(name, done, total)

        try:
            yield within
        finally:
            self._add(name, perf_counter() - start)
        self._progress(name, 1, 1)

    def lent(self, name: str, items: Iterable[T], within: str) -> Iterator[T]:
        """The items, the time it takes to make them counted as the stage `name` and not as `within`, which asks for them."""
        source = iter(items)
        while True:
            start = perf_counter()
            try:
                item = next(source)
            except StopIteration:
                return
            finally:
                spent = perf_counter() - start
                self._add(name, spent)
                self._add(within, -spent)
            yield item

    def _add(self, name: str, seconds: float) -> None:
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds
