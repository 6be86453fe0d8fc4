"""Prepare a paragraph for any measure: join its runs, find its fragments and what no face has."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from voa_editor.compose.formats import FormattedParagraph, ParFormat
from voa_editor.compose.itemise import Fragment, Missing, itemise
from voa_editor.compose.smallcaps import with_small_caps
from voa_editor.fonts.library import Library

T = TypeVar("T")

REMEMBERED = 256
"""Paragraphs that keep what was worked out for their lines, about a kilobyte a word: all of an issue's would be too much."""

_RECENT: deque[dict[Hashable, Any]] = deque()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A paragraph itemised, independent of any measure; its words are shaped when first measured, and remembered.

    `missing`: characters no face has (shown as U+FFFD or "?"), each with its place.
    """

    text: str
    record: str
    format: ParFormat
    fragments: tuple[Fragment, ...]
    starts: tuple[int, ...]
    missing: Missing
    memo: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def between(self, start: int, end: int) -> Iterator[tuple[Fragment, int, int]]:
        """The fragments that hold characters start ≤ i < end, each with the part of them it holds."""
        for fragment in self.fragments[max(bisect_right(self.starts, start) - 1, 0) :]:
            if fragment.start >= end:
                return
            yield fragment, max(fragment.start, start), min(fragment.end, end)

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made for `key` before, or is made now; only the paragraphs used last remember."""
        if key not in self.memo:
            if not self.memo:
                _RECENT.append(self.memo)
                if len(_RECENT) > REMEMBERED:
                    _RECENT.popleft().clear()
            self.memo[key] = make()
        return cast(T, self.memo[key])


def prepare(paragraph: FormattedParagraph, library: Library) -> Prepared:
    """Itemise a paragraph: font fallback, direction, and the shaper of each part."""
    runs = with_small_caps(paragraph.runs, library)
    fragments, missing = itemise(runs, library)
    text = "".join([run.text for run in runs])
    starts = tuple([fragment.start for fragment in fragments])
    return Prepared(text, paragraph.record, paragraph.format, fragments, starts, missing)
