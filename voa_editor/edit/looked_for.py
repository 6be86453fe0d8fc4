"""Tell where in a paragraph type stands that looks as asked: its style, its character style, its family and size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from voa_editor.edit import formatting
from voa_editor.edit.passage import pieces
from voa_editor.model.issue import Issue
from voa_editor.model.story import Paragraph, Span
from voa_editor.model.styles import ParagraphStyle
from voa_editor.model.threads import threads_of

Runs = list[tuple[int, int]]
_SAME = 0.05  # points: sizes that look the same and show the same number


@dataclass(frozen=True, slots=True)
class Format:
    """What characters must have, all of it; "" and 0 ask for nothing. `style` is a paragraph or character style id,
    `size` in points."""

    style: str = ""
    character_style: str = ""
    family: str = ""
    size: float = 0.0

    def __bool__(self) -> bool:
        return bool(self.style or self.character_style or self.family or self.size)


class Looks:
    """What the type of one issue looks like, asked for often and worked out once."""

    def __init__(self, issue: Issue) -> None:
        self._issue = issue
        self._values: dict[object, tuple[str, float]] = {}

    def runs(self, paragraph: Paragraph, wanted: Format) -> Runs:
        """Where characters of a paragraph have a format: start ≤ i < end, in order, none touching the next."""
        if self._is_paragraph(wanted.style) and paragraph.style != wanted.style:
            return []
        if wanted == Format(paragraph.style):
            return [(0, len(paragraph.text))] if paragraph.text else []
        runs: Runs = []
        for start, end, spans in formatting.segments(paragraph, 0, len(paragraph.text)):
            if not self._has(paragraph, spans, wanted):
                continue
            if runs and runs[-1][1] == start:
                runs[-1] = (runs[-1][0], end)
            else:
                runs.append((start, end))
        return runs

    def data(self, wanted: Format) -> set[tuple[str, str]]:
        """Record and attribute of the data that fields show in a format."""
        threads = threads_of(self._issue)
        found: set[tuple[str, str]] = set()
        for paragraph in self._issue.all(Paragraph):
            if any(span.field for span in paragraph.spans) and (runs := self.runs(paragraph, wanted)):
                for piece in pieces(self._issue, threads, paragraph, ""):
                    if piece.field and any(start <= piece.at < end for start, end in runs):
                        found.add((piece.record, piece.attr))
        return found

    def used(self) -> tuple[list[str], list[float]]:
        """The families and the sizes that text of the issue is set in, each in order."""
        for paragraph in self._issue.all(Paragraph):
            for _, _, spans in formatting.segments(paragraph, 0, len(paragraph.text)):
                self._of(paragraph, spans)
        values = self._values.values()
        return sorted({family for family, _ in values if family}), sorted({round(size, 2) for _, size in values if size})

    def _has(self, paragraph: Paragraph, spans: list[Span], wanted: Format) -> bool:
        asked = [wanted.character_style, "" if self._is_paragraph(wanted.style) else wanted.style]
        if any(name and all(span.style != name for span in spans) for name in asked):
            return False
        if not wanted.family and not wanted.size:
            return True
        family, size = self._of(paragraph, spans)
        return wanted.family in ("", family) and (not wanted.size or abs(size - wanted.size) < _SAME)

    def _of(self, paragraph: Paragraph, spans: list[Span]) -> tuple[str, float]:
        key = (paragraph.style, paragraph.local, tuple([(span.style, span.local) for span in spans]))
        found = self._values.get(key)
        if found is None:
            values: Any = formatting.look_under(self._issue, paragraph, spans).values
            found = self._values[key] = (values.get("family") or "", values.get("size") or 0.0)
        return found

    def _is_paragraph(self, style: str) -> bool:
        return bool(style) and self._issue.find(ParagraphStyle, style) is not None
