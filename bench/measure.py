"""Run a command as a process of its own and measure wall time, processor time and peak memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is bytes on macOS, KiB elsewhere


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall clock and of processor (all threads and waited-for children), and the highest resident set in bytes."""

    wall: float
    cpu: float
    peak: int


def run(command: Sequence[str | Path], log: Path) -> Cost:
    """Run a command to its end, its output going to `log`. Raises CalledProcessError if it fails.

    The child inherits the peak of its parent across exec on Linux, so the measuring process must stay small.
    """
    with log.open("ab") as out:
        actions = [(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, out.fileno(), 2)]
        start = perf_counter()
        child = os.posix_spawn(str(command[0]), [str(part) for part in command], os.environ, file_actions=actions)
        _, status, usage = os.wait4(child, 0)
        wall = perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code:
        raise subprocess.CalledProcessError(code, [str(part) for part in command], stderr=f"see {log}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * MAXRSS_UNIT)


def peak() -> int:
    """The highest resident set of this process so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MAXRSS_UNIT


def typical(measure: Callable[[], Cost], runs: int) -> Cost:
    """The median of several runs, each figure by itself."""
    costs = [measure() for _ in range(runs)]
    return Cost(median(c.wall for c in costs), median(c.cpu for c in costs), int(median(c.peak for c in costs)))
