"""Compose an issue into sheets, page by page, setting again only what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voa_editor.compose.page import compose_page
from voa_editor.compose.styles import StyleSheet
from voa_editor.compose.thread import Typesetter, View
from voa_editor.display.items import Overset, Sheet
from voa_editor.fonts.library import Library
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import Issue


class Composer:
    """Turns issues into sheets. It remembers shaped paragraphs and poured stories between calls."""

    def __init__(self, library: Library) -> None:
        self.typesetter = Typesetter(library)
        self._view: View | None = None
        self._styles: tuple[tuple[object, ...], StyleSheet] | None = None

    def view(self, issue: Issue) -> View:
        """What is derived from the issue, made once for it."""
        if self._view is None or self._view.issue is not issue:
            key = StyleSheet.key(issue)
            if self._styles is None or self._styles[0] != key:
                self._styles = (key, StyleSheet(issue))
            self._view = View(issue, self._styles[1])
        return self._view

    def sheets(self, issue: Issue, pages: Sequence[int] | None = None) -> Iterator[Sheet]:
        """The sheets of the pages of those numbers (all by default), one after another, none kept."""
        view = self.view(issue)
        for number, page in enumerate(issue.pages(), start=1):
            if pages is None or number in pages:
                yield compose_page(self.typesetter, view, page)

    def overset(self, issue: Issue) -> list[Overset]:
        """Every flow of a story that has frames and does not fit them."""
        view = self.view(issue)
        found = []
        for story, flow in dict.fromkeys((frame.story, frame.flow) for frame in issue.all(TextFrame) if frame.story):
            poured = self.typesetter.flow(view, story, flow)
            if poured.over is not None and poured.over_text.strip():
                found.append(Overset(story, flow, poured.over_text, poured.over_lines()))
        return found
