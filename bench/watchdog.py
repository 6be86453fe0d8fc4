"""Watch the thread of the window from another one: how long it turned to nothing else, and what it did then."""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

LONG = 0.050  # seconds: what takes longer is felt
_LOOK = 0.015  # seconds of a turn after which its stack is noted, again and again
_BEAT = 1  # millisecond between two beats of a loop that has nothing else to do
_DEEP = 6  # functions of a stack that are shown
_HERE = str(Path(__file__).parent.parent)


@dataclass(slots=True)
class Turn:
    """A turn of the event loop that took long: seconds of the clock and of the processor, what was being done, and where."""

    seconds: float
    busy: float
    doing: str
    where: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{1000 * self.seconds:.0f} ms ({1000 * self.busy:.0f} of the processor), {self.doing}: {self.longest}"

    @property
    def longest(self) -> str:
        """The stack that was seen most often."""
        return max(set(self.where), key=self.where.count) if self.where else "not seen"


class Watchdog(QObject):
    """Notes the turns of the event loop that take longer than LONG. `doing` says what the script is at."""

    def __init__(self) -> None:
        super().__init__()
        self.doing = ""
        self.turns: list[float] = []  # seconds of every turn that was seen
        self.offenders: list[Turn] = []
        self._thread = threading.get_ident()
        self._seen: list[str] = []
        self._beat, self._busy = time.perf_counter(), time.thread_time()
        self._clock = QTimer(self, interval=_BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._turned)
        self._over = threading.Event()
        self._looker = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        self._turned()
        self.turns.clear()
        self.offenders.clear()
        self._clock.start()
        self._looker.start()

    def stop(self) -> None:
        self._over.set()
        self._looker.join()
        self._clock.stop()

    def told(self) -> tuple[str, ...]:
        """The longest turn of each thing that was being done, and how many more there were; the longest first."""
        doings: dict[str, list[Turn]] = {}
        for turn in sorted(self.offenders, key=lambda turn: -turn.seconds):
            doings.setdefault(turn.doing, []).append(turn)
        return tuple(f"{first}" + (f" ({len(more)} more)" if more else "") for first, *more in doings.values())

    def _turned(self) -> None:
        now, busy = time.perf_counter(), time.thread_time()
        took = now - self._beat
        self.turns.append(took)
        if took > LONG:
            self.offenders.append(Turn(took, busy - self._busy, self.doing, self._seen))
        self._seen = []
        self._beat, self._busy = now, busy

    def _look(self) -> None:
        """Runs in a thread of its own."""
        while not self._over.wait(_LOOK / 3):
            if time.perf_counter() - self._beat > _LOOK:
                self._seen.append(stack(sys._current_frames().get(self._thread)))


def stack(frame: FrameType | None) -> str:
    """The innermost functions of the program, the deepest first."""
    found: list[str] = []
    while frame is not None and len(found) < _DEEP:
        code = frame.f_code
        if code.co_filename.startswith(f"{_HERE}/voa_editor"):
            found.append(f"{code.co_qualname} ({Path(code.co_filename).name}:{frame.f_lineno})")
        frame = frame.f_back
    return " < ".join(found) or "outside of the program"
