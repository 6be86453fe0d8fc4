"""Thread text: find the columns a flow pours through, and pour it."""

from __future__ import annotations

from dataclasses import replace

from voa_editor.compose.collect import collect
from voa_editor.compose.column import Column
from voa_editor.model.fields import Place
from voa_editor.compose.flow import Flow, pour
from voa_editor.compose.paragraph import SetParagraph
from voa_editor.compose.styles import StyleSheet
from voa_editor.fonts.library import Library
from voa_editor.geometry import Rect
from voa_editor.model.frames import Frame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.model.settings import Settings
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.threads import Threads, paragraphs


class View:
    """What is derived from one issue alone: its threads, its styles, what text wraps around on each page."""

    def __init__(self, issue: Issue, styles: StyleSheet) -> None:
        self.issue = issue
        self.styles = styles
        self.threads = Threads(issue)
        self._obstacles: dict[str, tuple[tuple[str, Rect], ...]] = {}

    def parent_frames(self, page: str) -> list[Frame]:
        """The frames of a page's parent page, mirrored for a left-hand page."""
        found = self.issue.find(Page, page)
        if found is None or not found.parent_page:
            return []
        frames = self.issue.frames(found.parent_page)
        if self.issue.page_number(page) % 2:
            return frames
        width = self.issue.settings.trim_w
        return [replace(frame, x=width - frame.x - frame.w) for frame in frames]

    def obstacles(self, page: str, but: str) -> tuple[Rect, ...]:
        """The rectangles that text on the page keeps clear of, except that of the frame `but`."""
        if page not in self._obstacles:
            frames = [*self.parent_frames(page), *self.issue.frames(page)]
            self._obstacles[page] = tuple((f.id, f.rect.inset(-f.wrap)) for f in frames if f.wrap >= 0 and not f.hidden)
        return tuple(rect for frame, rect in self._obstacles[page] if frame != but)

    def columns(self, frame: TextFrame, page: str) -> tuple[Column, ...]:
        """The columns of a text frame, in points on its page."""
        return frame_columns(frame, self.issue.settings, self.obstacles(page, frame.id))

    def language(self, story: str) -> str:
        found = self.issue.find(Story, story)
        return (found.language if found else "") or self.issue.settings.language


def frame_columns(frame: TextFrame, settings: Settings, obstacles: tuple[Rect, ...]) -> tuple[Column, ...]:
    """The columns of a text frame among obstacles. A frame that text wraps around does not itself wrap around others."""
    box = frame.rect.inset(frame.inset_x, frame.inset_y)
    count = max(frame.columns, 1)
    width = (box.w - (count - 1) * frame.column_gap) / count
    near = tuple(rect for rect in obstacles if rect.intersects(box)) if frame.wrap < 0 else ()
    return tuple(
        Column(frame.id, n, box.x + n * (width + frame.column_gap), box.y, width, box.bottom,
               settings.margin_top, settings.baseline, near)
        for n in range(count)
    )  # fmt: skip


class Typesetter:
    """Sets the paragraphs of issues with one library, and remembers what did not change."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._paragraphs: dict[tuple[str, str], tuple[tuple[object, ...], SetParagraph]] = {}
        self._flows: dict[tuple[str, str, str], tuple[tuple[object, ...], Flow]] = {}

    def flow(self, view: View, story: str, flow: str) -> Flow:
        """Pour a flow of a story through the frames threaded for it."""
        frames = view.threads.frames(story, flow)
        pages = [view.issue.page_of(frame.id) for frame in frames]
        columns = tuple(column for frame, page in zip(frames, pages, strict=True) for column in view.columns(frame, page))
        return self.pour(view, (story, flow, ""), next((p for p in pages if p), ""), columns)

    def label(self, view: View, frame: TextFrame, page: str) -> Flow:
        """Pour the text of a parent page's frame, whose fields are those of the page it shows on."""
        return self.pour(view, (frame.story, frame.flow, page), page, view.columns(frame, page))

    def pour(self, view: View, key: tuple[str, str, str], page: str, columns: tuple[Column, ...]) -> Flow:
        """Pour one flow (story, flow, page of a parent frame or "") through given columns."""
        story, flow, _ = key
        place = Place(view.issue, view.threads, story, page)
        texts = self._set(view, place, paragraphs(view.issue, story, flow), key[2])
        inputs = (texts, columns)
        found = self._flows.get(key)
        if found is None or found[0] != inputs:
            found = (inputs, pour(texts, columns))
            self._flows[key] = found
        return found[1]

    def _set(self, view: View, place: Place, texts: list[Paragraph], page: str) -> tuple[SetParagraph, ...]:
        language = view.language(place.story)
        result, number = [], 0
        for text in texts:
            number = number + 1 if view.styles.attributes(text.style).get("marker") == "#" else 0
            result.append(self._paragraph(view, place, text, (language, number, page)))
        return tuple(result)

    def _paragraph(self, view: View, place: Place, text: Paragraph, context: tuple[str, int, str]) -> SetParagraph:
        language, number, page = context
        key = (text.id, page)
        found = self._paragraphs.get(key)
        plain = not any(span.field for span in text.spans)
        inputs: tuple[object, ...] = (text, view.styles, language, number, place.left_hand)
        if found is not None and plain and found[0] == inputs:
            return found[1]
        formatted = collect(text, view.styles, place, language, max(number, 1))
        if not plain:
            inputs = (formatted,)
            if found is not None and found[0] == inputs:
                return found[1]
        done = SetParagraph(formatted, self.library)
        self._paragraphs[key] = (inputs, done)
        return done


