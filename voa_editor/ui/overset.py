"""Count in the background the lines that find no place, and know where the first of them is."""

from __future__ import annotations

from collections.abc import Callable

from voa_editor.model.frames import TextFrame
from voa_editor.tools.desk import Desk
from voa_editor.ui.background import Idle, Steps, Work

_LATER = -1  # after what the canvas waits for


class OversetWatch:
    """`lines` over in the whole issue, and `first`: the last frame of the first thread that has any, "" for none."""

    def __init__(self, desk: Desk, idle: Idle) -> None:
        self.lines, self.first = 0, ""
        self._desk, self._idle = desk, idle
        self._work: Work | None = None
        self._listeners: list[Callable[[], None]] = []
        desk.editor.listen(lambda issue, change: self.count())
        self.count()

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever there is another count."""
        self._listeners.append(listener)

    def count(self) -> None:
        """Count anew, when there is time for it."""
        if self._work is not None:
            self._work.cancel()
        self._work = self._idle.add(self._steps(), priority=_LATER)

    def _steps(self) -> Steps:
        issue, composer = self._desk.issue, self._desk.composer
        view, lines, first = composer.view(issue), 0, (0, "")
        for story, flow in dict.fromkeys((frame.story, frame.flow) for frame in issue.all(TextFrame) if frame.story):
            last = view.threads.frames(story, flow)[-1]
            page = issue.page_number(issue.page_of(last.id))
            over = composer.typesetter.flow(view, story, flow) if page else None
            if over is not None and over.over is not None and over.over_text.strip():
                lines += over.over_lines()
                first = min(first, (page, last.id)) if first[0] else (page, last.id)
            yield None
        if (lines, first[1]) != (self.lines, self.first):
            self.lines, self.first = lines, first[1]
            for listener in self._listeners:
                listener()
