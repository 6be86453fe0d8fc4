"""Keep the findings up to the issue, checked again in the background a moment after each change."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from voa_editor.model.assets import Finding
from voa_editor.model.frames import TextFrame
from voa_editor.prepress.live import Key, LiveCheck
from voa_editor.prepress.profiles import Profile
from voa_editor.prepress.surroundings import Surroundings
from voa_editor.tools.desk import Desk
from voa_editor.ui.background import Idle, Steps, Task, Work

_LATER = -1  # after what the canvas waits for
OVERSET = "overset"
_WEIGHED_AFTER = 2000  # milliseconds without a change


class Checking(QObject):
    """The check of one window's issue. `changed` is sent when it came to its end the first time, and then with other findings.

    `weigh` begins a job that answers how much ink lies on pages; pages that may have too much are weighed by it when nothing
    was changed for a while. Without it none are. `surroundings` look at what lies outside of the issue's records.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        idle: Idle,
        weigh: Callable[[tuple[str, ...]], Task] | None = None,
        surroundings: Surroundings | None = None,
    ) -> None:
        super().__init__(idle)
        self._weigh = weigh
        self._rest = QTimer(self, singleShot=True, interval=_WEIGHED_AFTER)
        self._rest.timeout.connect(self.weigh)
        self._task: Task | None = None
        self._desk, self._idle = desk, idle
        self._surroundings = surroundings
        self._check = LiveCheck(desk.composer, None, surroundings)
        self._work: Work | None = None
        self._ended = False  # whether it came to its end once
        desk.editor.listen(lambda issue, change: self.again())
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.applicationStateChanged.connect(self._came_back)
        self.again()

    @property
    def profile(self) -> Profile:
        """What the issue is held against."""
        return self._check.profile

    def hold_against(self, profile: Profile) -> None:
        """Check the issue by what another printer asks; until that is done, what was found before stands."""
        if profile != self._check.profile:
            before, self._check = self._check, LiveCheck(self._desk.composer, profile, self._surroundings)
            self._check.findings, self._check.overset_lines = before.findings, before.overset_lines
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

    def _came_back(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._ended:
            self.look_again()

    def look_again(self) -> None:
        """Check anew, for files may have changed while another program was worked in."""
        if self._surroundings is not None:
            self._surroundings.forget_files()
            self.again()

    def weigh(self) -> None:
        """Weigh the pages that may have too much ink, in a process of its own."""
        check, due = self._check, self._check.due
        if self._weigh is None or not due or self._task is not None or not self.settled:
            return
        self._task = task = self._weigh(tuple(due))
        task.finished.connect(lambda weights: self._weighed(check, due, weights))
        for end in (task.failed, task.cancelled):
            end.connect(lambda *_: self._weighed(check, due, {}))
        task.start()

    def stop(self) -> None:
        """Give up what runs aside: the window closes."""
        self._weigh = None
        if self._task is not None:
            self._task.cancel()

    def _weighed(self, check: LiveCheck, due: Mapping[str, Key], weights: Mapping[str, float]) -> None:
        if self._weigh is None:  # the window is closed
            return
        self._task, before = None, self._check.findings
        if check is self._check:  # else by another printer's profile
            check.weighed(due, weights)
        if self._check.findings != before:
            self.changed.emit()
        self._rest_then_weigh()  # pages that changed meanwhile

    def _rest_then_weigh(self) -> None:
        if self._weigh is not None and self._check.due:
            self._rest.start()

    def _steps(self) -> Steps:
        before = self._check.findings, self._check.overset_lines
        yield from self._check.run(self._desk.issue)
        if (self._check.findings, self._check.overset_lines) != before or not self._ended:
            self._ended = True
            self.changed.emit()
        self._rest_then_weigh()
