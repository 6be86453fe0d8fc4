"""Thread text: find the columns a flow pours through, and pour it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from voa_editor.compose.collect import collect
from voa_editor.compose.column import Column
from voa_editor.compose.flow import Flow, Pouring
from voa_editor.compose.formats import FormattedParagraph
from voa_editor.compose.paragraph import SetParagraph
from voa_editor.compose.styles import StyleSheet
from voa_editor.fonts.library import Library
from voa_editor.geometry import Rect
from voa_editor.model.assets import Booking, Photo
from voa_editor.model.fields import Place
from voa_editor.model.frames import Frame, GroupFrame, TextFrame
from voa_editor.model.issue import FRAME_KINDS, Issue, Version, same
from voa_editor.model.pages import Layer, Page
from voa_editor.model.settings import Section, Settings
from voa_editor.model.spreads import opposite
from voa_editor.model.stack import leaves
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.threads import paragraphs, threads_of

_OVER_FOLD = 1.0  # points beyond the inner bleed: what reaches farther is meant for the facing page
_TOLD = (Story, Section, Photo, Booking, Layer)  # with the threads, all that a field says its text from
_numbers = itertools.count(1)  # of views


class View:
    """What is derived from one issue alone: its threads, its styles, what text wraps around on each page.

    Made after the view of an earlier issue, it takes over what has not changed since.
    """

    def __init__(self, issue: Issue, styles: StyleSheet, before: View | None = None) -> None:
        self.issue = issue
        self.styles = styles
        self.number = next(_numbers)
        self.threads = threads_of(issue)
        self.told: tuple[Version, ...] = (self.threads, *(issue.version(kind) for kind in _TOLD))
        as_before = before is not None and before.issue.version(Page) is issue.version(Page)
        self._openers: dict[str, str] | None = before._openers if before and as_before else None
        self._parents: dict[str, tuple[tuple[Version, ...], list[Frame]]] = before._parents if before else {}
        self._obstacles: dict[str, tuple[tuple[Version, ...], tuple[tuple[str, Rect], ...]]] = before._obstacles if before else {}

    @property
    def openers(self) -> dict[str, str]:
        """The first page of each section."""
        if self._openers is None:
            self._openers = {page.section: page.id for page in reversed(self.issue.pages())}
        return self._openers

    def left_hand(self, page: str) -> bool:
        """Whether a page is a left-hand one; a parent page is given for a right-hand page."""
        number = self.issue.page_number(page)
        return number > 0 and number % 2 == 0

    def parent_frames(self, page: str) -> list[Frame]:
        """The frames of a page's parent page that show and are not overridden, mirrored for a left-hand page."""
        found = self.issue.find(Page, page)
        if found is None or not found.parent_page:
            return []
        left_hand, parent, overridden = self.left_hand(page), found.parent_page, found.overridden
        key = (*self._frame_versions(parent), self.issue.settings, left_hand, parent, overridden)
        if page not in self._parents or not same(self._parents[page][0], key):
            width = self.issue.settings.trim_w
            frames = [frame for frame in self.issue.frames(parent) if self.shows(frame) and frame.id not in overridden]
            if left_hand:
                frames = [replace(frame, x=width - frame.x - frame.w) for frame in frames]
            self._parents[page] = (key, frames)
        return self._parents[page][1]

    def own_frames(self, page: str) -> list[Frame]:
        """The frames of a page or parent page that show, from back to front."""
        return [frame for frame in self.issue.frames(page) if self.shows(frame)]

    def crossing_frames(self, page: str) -> list[Frame]:
        """The frames of the facing page that reach over the fold by more than a bleed, in that page's own coordinates."""
        other = opposite(self.issue, page)
        if not other:
            return []
        settings, left = self.issue.settings, self.left_hand(other)
        reach = settings.bleed_inner + _OVER_FOLD
        edge = settings.trim_w + reach if left else -reach
        frames = [(frame, frame.rect.turned(frame.rotation)) for frame in self.own_frames(other)]
        return [frame for frame, box in frames if (box.right > edge if left else box.x < edge)]

    def fold_shift(self, page: str) -> float:
        """What to add to the x of the facing page's frames to have it on this page."""
        width = self.issue.settings.trim_w
        return width if self.left_hand(page) else -width

    def shows(self, frame: Frame) -> bool:
        """Whether a frame of a page is hidden neither by itself nor by its layer."""
        layer = self.issue.find(Layer, frame.layer) if frame.layer else None
        return not frame.hidden and not (layer and layer.hidden)

    def obstacles(self, page: str, but: str) -> tuple[Rect, ...]:
        """The rectangles that text on the page keeps clear of, except that of the frame `but`."""
        other = opposite(self.issue, page)
        found = self.issue.get(page)
        parent = found.parent_page if isinstance(found, Page) else ""
        versions = [version for owner in (page, parent, other) for version in self._frame_versions(owner)]
        key = (*versions, self.issue.version(GroupFrame), self.issue.settings, found)
        if page not in self._obstacles or not same(self._obstacles[page][0], key):
            self._obstacles[page] = (key, tuple(self._find_obstacles(page)))
        return tuple(rect for frame, rect in self._obstacles[page][1] if frame != but)

    def _find_obstacles(self, page: str) -> Iterator[tuple[str, Rect]]:
        shift = self.fold_shift(page)
        for frame in self.parent_frames(page):
            group = self.issue.find(GroupFrame, frame.id)  # mirrored as a whole
            yield from self._kept_clear(frame, frame.x - group.x if group else 0.0)
        for frame in self.own_frames(page):
            yield from self._kept_clear(frame, 0.0)
        for frame in self.crossing_frames(page):
            yield from self._kept_clear(frame, shift)

    def _kept_clear(self, frame: Frame, shift: float) -> Iterator[tuple[str, Rect]]:
        for leaf in leaves(self.issue, frame):
            if leaf.wrap >= 0 and not leaf.hidden:
                yield leaf.id, leaf.rect.turned(leaf.rotation).inset(-leaf.wrap).moved(shift, 0.0)

    def _frame_versions(self, owner: str) -> tuple[Version, ...]:
        kinds = (*FRAME_KINDS,) if owner else ()
        return (*(self.issue.version(kind, owner) for kind in kinds), self.issue.version(Layer))

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


@dataclass(slots=True)
class _Kept:
    """A pouring, and what its paragraphs depend on."""

    key: tuple[Version, ...]
    pouring: Pouring
    view: int = 0  # the number of the view whose own pouring it is, as far as that is known


@dataclass(frozen=True, slots=True)
class _Set:
    """A set paragraph, and what it was set from: its inputs, what its fields may say, and what became of both."""

    inputs: tuple[object, ...]
    told: tuple[Version, ...]
    formatted: FormattedParagraph
    done: SetParagraph


class Typesetter:
    """Sets the paragraphs of issues with one library, and remembers what did not change."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._paragraphs: dict[tuple[str, str], _Set] = {}
        self._flows: dict[tuple[str, str, str], _Kept] = {}

    def flow(self, view: View, story: str, flow: str, frame: str = "") -> Flow:
        """Pour a flow of a story through the frames threaded for it; only as far as one frame, if that is said."""
        key = (story, flow, "")
        if self._is_of(view, key):
            pouring = self._flows[key].pouring
        else:
            frames = view.threads.frames(story, flow)
            pages = [view.issue.page_of(frame.id) for frame in frames]
            columns = tuple(column for frame, page in zip(frames, pages, strict=True) for column in view.columns(frame, page))
            pouring = self._pour_own(view, key, next((p for p in pages if p), ""), columns)
        return pouring.through(frame) if frame else pouring.whole()

    def begin(self, view: View, story: str, flow: str) -> Iterator[None]:
        """Do in small steps what takes longest of pouring a flow that was not poured yet: break its paragraphs into lines."""
        frames = view.threads.frames(story, flow)
        page = next((page for frame in frames if (page := view.issue.page_of(frame.id))), "")
        found, state = self._flows.get((story, flow, "")), self._state(view, story, page)
        if not frames or self._is_of(view, (story, flow, "")) or (found and same(found.key, state)):
            return
        width = view.columns(frames[0], page)[0].width
        for text in self._set(view, (story, flow, ""), page):
            yield None
            text.lines(max(width - text.shape.left - text.shape.right, 1.0))

    def label(self, view: View, frame: TextFrame, page: str) -> Flow:
        """Pour the text of a parent page's frame, whose fields are those of the page it shows on."""
        key = (frame.story, frame.flow, page)
        own = self._flows[key].pouring if self._is_of(view, key) else self._pour_own(view, key, page, view.columns(frame, page))
        return own.whole()

    def _is_of(self, view: View, key: tuple[str, str, str]) -> bool:
        return key in self._flows and self._flows[key].view == view.number

    def _pour_own(self, view: View, key: tuple[str, str, str], page: str, columns: tuple[Column, ...]) -> Pouring:
        pouring = self._pouring(view, key, page, columns)
        self._flows[key].view = view.number
        return pouring

    def pour(self, view: View, key: tuple[str, str, str], page: str, columns: tuple[Column, ...]) -> Flow:
        """Pour one flow (story, flow, page of a parent frame or "") through given columns."""
        return self._pouring(view, key, page, columns).whole()

    def _pouring(self, view: View, key: tuple[str, str, str], page: str, columns: tuple[Column, ...]) -> Pouring:
        found = self._flows.get(key)
        state, before = self._state(view, key[0], page), found.pouring if found else None
        texts = before.paragraphs if found and before and same(found.key, state) else self._set(view, key, page)
        if before is None or before.paragraphs != texts or before.given != columns:
            before = Pouring(texts, columns, before)
        self._flows[key] = _Kept(state, before)
        return before

    def _state(self, view: View, story: str, page: str) -> tuple[Version, ...]:
        """What the paragraphs of a story depend on."""
        issue = view.issue
        told = view.told if any(span.field for text in issue.children(Paragraph, story) for span in text.spans) else ()
        return (issue.version(Paragraph, story), view.styles, view.left_hand(page), issue.get(story), issue.settings, *told)

    def _set(self, view: View, key: tuple[str, str, str], page: str) -> tuple[SetParagraph, ...]:
        story, flow, of = key
        place = Place(view.issue, view.threads, story, page)
        language = view.language(story)
        result, number = [], 0
        for text in paragraphs(view.issue, story, flow):
            number = number + 1 if view.styles.attributes(text.style, text.local).get("marker") == "#" else 0
            result.append(self._paragraph(view, place, text, (language, number, of)))
        return tuple(result)

    def _paragraph(self, view: View, place: Place, text: Paragraph, context: tuple[str, int, str]) -> SetParagraph:
        language, number, page = context
        key = (text.id, page)
        found = self._paragraphs.get(key)
        told = view.told if any(span.field for span in text.spans) else ()
        inputs = (text, view.styles, language, number, place.left_hand)
        if found is not None and found.inputs == inputs and same(found.told, told):
            return found.done
        formatted = collect(text, view.styles, place, language, max(number, 1))
        done = found.done if found and found.formatted == formatted else SetParagraph(formatted, self.library)
        self._paragraphs[key] = _Set(inputs, told, formatted, done)
        return done
