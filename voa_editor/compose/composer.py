"""Compose an issue into sheets, page by page, setting again only what changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence

from voa_editor.compose.page import Ahead, Composed, compose_page, made_from
from voa_editor.compose.styles import StyleSheet
from voa_editor.compose.text import ink_lines
from voa_editor.compose.thread import Typesetter, View
from voa_editor.display.items import Overset, Sheet
from voa_editor.fonts.library import Library
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import Issue, Version, same
from voa_editor.model.stack import leaves

SHEETS_KEPT = 48  # pages whose sheets are remembered for `sheet`: about half a megabyte each
BEGUN_KEPT = 4  # pages begun and left again of which the lines are remembered
LINES_A_STEP = 6  # lines of text set in one step: about a millisecond


class Composer:
    """Turns issues into sheets. It remembers shaped paragraphs and poured stories between calls."""

    def __init__(self, library: Library) -> None:
        self.typesetter = Typesetter(library)
        self._view: View | None = None
        self._styles: tuple[tuple[Version, ...], str, StyleSheet] | None = None
        self._composed: OrderedDict[str, tuple[View, Composed]] = OrderedDict()  # and for which issue
        self._ahead: OrderedDict[str, Ahead] = OrderedDict()  # of pages begun and not composed yet

    @property
    def library(self) -> Library:
        """The faces that issues are set in."""
        return self.typesetter.library

    def view(self, issue: Issue) -> View:
        """What is derived from the issue, made once for it."""
        if self._view is None or self._view.issue is not issue:
            key, language = StyleSheet.key(issue), issue.settings.language
            if self._styles is None or not same(self._styles[0], key) or self._styles[1] != language:
                self._styles = (key, language, StyleSheet(issue))
            self._view = View(issue, self._styles[2], self._view)
        return self._view

    def sheet(self, issue: Issue, page: str) -> Sheet:
        """The sheet of a page or parent page by its id: the same object, and the same items, as long as nothing changed.

        Raises KeyError for an id that is no page's.
        """
        view, (seen, known) = self.view(issue), self._composed.get(page, (None, None))
        composed = known if known and seen is view else self._compose(view, page, known)
        self._composed[page] = view, composed
        self._composed.move_to_end(page)
        while len(self._composed) > SHEETS_KEPT:
            self._composed.popitem(last=False)
        return composed.sheet

    def glance(self, issue: Issue, page: str) -> Sheet:
        """As `sheet`, but a page that is not remembered is not remembered for this."""
        known = self._composed.get(page)
        return self.sheet(issue, page) if known else self._compose(self.view(issue), page).sheet

    def begin(self, issue: Issue, page: str) -> Iterator[None]:
        """Do in small steps what takes longest of composing a page for the first time: pour and set the text that shows on it."""
        view = self.view(issue)
        ahead = self._ahead.setdefault(page, {})
        while len(self._ahead) > BEGUN_KEPT:
            self._ahead.popitem(last=False)
        frames = [leaf for frame in view.own_frames(page) for leaf in leaves(issue, frame) if isinstance(leaf, TextFrame)]
        for frame in frames:
            if not frame.story:
                continue
            yield from self.typesetter.begin(view, frame.story, frame.flow)
            flow = self.typesetter.flow(view, frame.story, frame.flow, frame.id)
            yield None
            lines = ahead.setdefault(frame.id, {})
            for n, (key, line) in enumerate(ink_lines(flow, frame, lines), start=1):
                lines[key] = line
                if n % LINES_A_STEP == 0:
                    yield None

    def _compose(self, view: View, page: str, before: Composed | None = None) -> Composed:
        return compose_page(self.typesetter, view, page, before, self._ahead.pop(page, None))

    def restyled(self, issue: Issue, page: str) -> bool:
        """Whether a style or swatch changed since a page was last composed: then all text on it is to be set anew."""
        known = self._composed.get(page)
        return known is not None and known[0].styles is not self.view(issue).styles

    def made_from(self, issue: Issue, page: str) -> tuple[object, ...]:
        """What the items of a page's sheet are made from: as long as these are the same objects, so are the items."""
        return made_from(self.typesetter, self.view(issue), page)

    def sheets(self, issue: Issue, pages: Sequence[int] | None = None) -> Iterator[Sheet]:
        """The sheets of the pages of those numbers (all by default), one after another, none kept."""
        view = self.view(issue)
        for number, page in enumerate(issue.pages(), start=1):
            if pages is None or number in pages:
                yield compose_page(self.typesetter, view, page.id).sheet

    def overset(self, issue: Issue) -> list[Overset]:
        """Every flow of a story that has frames on pages and does not fit them."""
        return [over for over in self.overflows(issue) if over is not None]

    def overflows(self, issue: Issue) -> Iterator[Overset | None]:
        """As `overset`, in small steps; None is one that found nothing."""
        view = self.view(issue)
        for story, flow in dict.fromkeys((frame.story, frame.flow) for frame in issue.all(TextFrame) if frame.story):
            if not any(issue.page_number(issue.page_of(frame.id)) for frame in view.threads.frames(story, flow)):
                continue
            for _ in self.typesetter.begin(view, story, flow):
                yield None
            for frame in view.threads.frames(story, flow):
                self.typesetter.flow(view, story, flow, frame.id)
                yield None
            poured = self.typesetter.flow(view, story, flow)
            fits = poured.over is None or not poured.over_text.strip()
            yield None if fits else Overset(story, flow, poured.over_text, poured.over_lines())
