"""Keep the findings up to the issue, checked again in the background a moment after each change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from voa_editor.model.assets import Finding
from voa_editor.model.frames import TextFrame
from voa_editor.prepress.live import LiveCheck
from voa_editor.tools.desk import Desk
from voa_editor.ui.background import Idle, Steps, Work

_LATER = -1  # after what the canvas waits for
OVERSET = "overset"


class Checking(QObject):
    """The check of one window's issue. `changed` is sent when it came to its end the first time, and then with other findings."""

    changed = Signal()

    def __init__(self, desk: Desk, idle: Idle) -> None:
        super().__init__(idle)
        self._desk, self._idle = desk, idle
        self._check = LiveCheck(desk.composer)
        self._work: Work | None = None
        self._ended = False  # whether it came to its end once
        desk.editor.listen(lambda issue, change: self.again())
        self.again()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found last, errors first, then by page."""
        return self._check.findings

    @property
    def overset_lines(self) -> int:
        return self._check.overset_lines

    def count(self, severity: str) -> int:
        """How many findings there are of a severity: error, warning or info."""
        return self._check.count(severity)

    @property
    def ended(self) -> bool:
        """Whether the issue was checked to the end at least once."""
        return self._ended

    @property
    def settled(self) -> bool:
        """Whether the findings are those of the issue as it is now."""
        return self._work is None or not self._work.alive

    def first_overset(self) -> str:
        """The last frame of the first text that finds no place, "" if all does."""
        found = next((finding for finding in self.findings if finding.rule == OVERSET), None)
        if found is None:
            return ""
        issue = self._desk.issue
        frames = [frame for frame in issue.all(TextFrame) if frame.story == found.record]
        ends = [frame for frame in frames if issue.page_number(issue.page_of(frame.id)) == found.page]
        return max(ends, key=lambda frame: frame.thread).id if ends else ""

    def again(self) -> None:
        """Check anew, when there is time for it; what was read of pages that did not change is not read again."""
        if self._work is not None:
            self._work.cancel()
        self._work = self._idle.add(self._steps(), priority=_LATER)

    def _steps(self) -> Steps:
        before = self._check.findings, self._check.overset_lines
        yield from self._check.run(self._desk.issue)
        if (self._check.findings, self._check.overset_lines) != before or not self._ended:
            self._ended = True
            self.changed.emit()
