"""Measure stories by composing them, before they have frames."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voa_editor.compose.collect import collect
from voa_editor.compose.column import Column
from voa_editor.compose.composer import Composer
from voa_editor.compose.flow import Flow
from voa_editor.compose.paragraph import SetParagraph
from voa_editor.compose.thread import View
from voa_editor.model.fields import Place
from voa_editor.model.issue import Issue
from voa_editor.model.story import Paragraph
from voa_editor.model.threads import paragraphs

_TALL = 100000.0

Sizes = tuple[tuple[str, int], ...]
HEADLINES: Sizes = (("ps-headline-xl", 2), ("ps-headline-l", 3), ("ps-headline", 3), ("ps-headline-s", 4), ("ps-headline-xs", 9))
"""Headline styles from the largest, and the most lines each may take."""
MASTHEADS: Sizes = (("ps-masthead", 1), ("ps-masthead-s", 1), ("ps-masthead-xs", 9))


@dataclass(frozen=True)
class Measure:
    """Heights and lines of the stories of one issue, as its composer sets them."""

    composer: Composer
    issue: Issue

    @property
    def view(self) -> View:
        return self.composer.view(self.issue)

    def pour(self, story: str, flow: str, columns: tuple[Column, ...]) -> Flow:
        """Pour a flow through columns that no frame stands for yet."""
        return self.composer.typesetter.pour(self.view, (story, flow, ""), "", columns)

    def height(self, story: str, flow: str, width: float) -> float:
        """The height in points of a flow in one column of that width; 0 if it has no paragraphs."""
        if not story or not paragraphs(self.issue, story, flow):
            return 0.0
        settings = self.issue.settings
        column = Column("", 0, 0.0, 0.0, width, _TALL, 0.0, settings.baseline)
        poured = self.pour(story, flow, (column,))
        return poured.lines[-1].slot.bottom if poured.lines else 0.0

    def _set(self, paragraph: Paragraph) -> SetParagraph:
        view = self.view
        place = Place(self.issue, view.threads, paragraph.parent, "")
        formatted = collect(paragraph, view.styles, place, view.language(paragraph.parent))
        return SetParagraph(formatted, self.composer.typesetter.library)

    def lines(self, paragraph: Paragraph, width: float) -> int:
        """How many lines a paragraph takes."""
        return len(self._set(paragraph).lines(width))

    def paragraph_height(self, paragraph: Paragraph, width: float) -> float:
        """The height in points of a paragraph with the space before and after it."""
        done = self._set(paragraph)
        form = done.format
        count = len(done.lines(width - form.left_indent - form.right_indent))
        return count * form.leading + form.space_before + form.space_after

    def largest(self, paragraph: Paragraph, width: float, styles: Sizes = HEADLINES) -> Paragraph:
        """The paragraph in the largest style that keeps it within that style's lines."""
        for style, most in styles:
            sized = replace(paragraph, style=style)
            if self.lines(sized, width) <= most:
                break
        return sized
