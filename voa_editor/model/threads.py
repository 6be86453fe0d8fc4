"""Answer where a story stands: its paragraphs, its threaded frames, its pages."""

from __future__ import annotations

from collections import deque

from voa_editor.model.frames import GroupFrame, TextFrame
from voa_editor.model.issue import Issue, Version, same
from voa_editor.model.pages import Page, ParentPage
from voa_editor.model.story import Paragraph


class Threads:
    """An index of the text frames of one issue by story and flow; `threads_of` gives that of an issue."""

    def __init__(self, issue: Issue) -> None:
        self._issue = issue
        self._frames: dict[tuple[str, str], list[TextFrame]] = {}
        for frame in issue.all(TextFrame):
            if frame.story:
                self._frames.setdefault((frame.story, frame.flow), []).append(frame)
        self._flows: dict[str, list[list[TextFrame]]] = {}  # the threads of each story
        self._pages: dict[str, list[int]] = {}  # of the stories asked for
        for (story, _), thread in self._frames.items():
            thread.sort(key=lambda frame: (frame.thread, frame.id))
            self._flows.setdefault(story, []).append(thread)

    def frames(self, story: str, flow: str = "body") -> list[TextFrame]:
        """The frames a flow pours through, in order."""
        return self._frames.get((story, flow), [])

    def first_page(self, story: str) -> int:
        """The lowest page number on which any flow of the story stands; 0 if nowhere."""
        return min(self.pages(story), default=0)

    def pages(self, story: str) -> list[int]:
        """The page numbers on which the story stands, ascending."""
        if story not in self._pages:
            issue, frames = self._issue, [frame for thread in self._flows.get(story, ()) for frame in thread]
            self._pages[story] = sorted({issue.page_number(issue.page_of(frame.id)) for frame in frames} - {0})
        return self._pages[story]


_KEPT: deque[tuple[tuple[Version, ...], Threads]] = deque(maxlen=3)  # a change, the issue before it, and one beside


def threads_of(issue: Issue) -> Threads:
    """The threads of an issue: the same object as long as no text frame, group or page changed."""
    standing = tuple(issue.version(kind) for kind in (TextFrame, GroupFrame, Page, ParentPage))
    found = next((known for key, known in tuple(_KEPT) if same(key, standing)), None)
    if found is None:
        found = Threads(issue)
        _KEPT.appendleft((standing, found))
    return found


def paragraphs(issue: Issue, story: str, flow: str = "body") -> list[Paragraph]:
    """The paragraphs of one flow of a story, in order."""
    return [paragraph for paragraph in issue.children(Paragraph, story) if paragraph.flow == flow]
