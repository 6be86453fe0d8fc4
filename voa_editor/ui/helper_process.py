"""Keep a process at hand for pieces of work that come one after another, each too short to begin a process for."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing.process import BaseProcess
from typing import TypeVar

T = TypeVar("T")
_LOOKED_EVERY = 0.05  # seconds between two looks whether the answer is wanted still


def answer(work: Callable[..., T], *arguments: object, given_up: Callable[[], bool]) -> T | None:
    """What `work` answers in the process; None as soon as it is `given_up`. Blocks: for a thread aside. Raises what it raises.

    All must be picklable, `work` a function of a module.
    """
    doing = _submitted(work, *arguments)
    while not given_up():
        if wait([doing], _LOOKED_EVERY).done:
            return doing.result()
    doing.cancel()
    return None


def _submitted(work: Callable[..., T], *arguments: object) -> Future[T]:
    try:
        return _process().submit(work, *arguments)
    except BrokenProcessPool:  # it was killed, or ran out of memory: another one
        _process.cache_clear()
        return _process().submit(work, *arguments)


@cache
def _process() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """What the process does first: let the window have the processor first, and end when the program does, however it ends."""
    if hasattr(os, "nice"):
        os.nice(5)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(0)
