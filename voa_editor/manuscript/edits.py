"""Change the characters of a paragraph and keep its spans on the same words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace

from voa_editor.model.story import Span

Spans = tuple[Span, ...]


def substitute(pattern: re.Pattern[str], make: Callable[[re.Match[str]], str], text: str, spans: Spans) -> tuple[str, Spans]:
    """Replace each match by `make(match)`; a span's end inside a match moves to as far into the replacement."""
    parts: list[str] = []
    edits: list[tuple[int, int, int]] = []
    done = 0
    for match in pattern.finditer(text):
        new = make(match)
        if new != match.group():
            parts += (text[done : match.start()], new)
            edits.append((match.start(), match.end(), len(new)))
            done = match.end()
    if not edits:
        return text, spans
    return "".join([*parts, text[done:]]), _moved(spans, edits)


def _moved(spans: Spans, edits: list[tuple[int, int, int]]) -> Spans:
    starts = [start for start, _, _ in edits]
    shifts = [0]
    for start, end, length in edits:
        shifts.append(shifts[-1] + length - (end - start))

    def at(place: int) -> int:
        n = bisect_right(starts, place)
        if n == 0:
            return place
        start, end, length = edits[n - 1]
        return place + shifts[n] if place >= end else start + shifts[n - 1] + min(place - start, length)

    return kept(replace(span, start=at(span.start), end=at(span.end)) for span in spans)


def kept(spans: Iterable[Span]) -> Spans:
    """The spans that still hold a character."""
    return tuple(span for span in spans if span.start < span.end)


def cut(text: str, spans: Spans, start: int, end: int) -> tuple[str, Spans]:
    """Characters start ≤ i < end with the spans on them."""
    inside = (replace(s, start=max(s.start, start) - start, end=min(s.end, end) - start) for s in spans)
    return text[start:end], kept(inside)


def strip(text: str, spans: Spans) -> tuple[str, Spans]:
    """Without white space at both ends."""
    start = len(text) - len(text.lstrip())
    return cut(text, spans, start, max(start, len(text.rstrip())))


def append(text: str, spans: Spans, more: str, more_spans: Spans) -> tuple[str, Spans]:
    """One text after another; a style that ends where the same style begins goes on across the seam."""
    shift = len(text)
    moved = [replace(s, start=s.start + shift, end=s.end + shift) for s in more_spans]
    return text + more, (*spans, *moved)


def without_styles(spans: Spans, *styles: str) -> Spans:
    """The spans without those styles; links and fields stay."""
    return tuple(
        s if s.style not in styles else replace(s, style="") for s in spans if s.style not in styles or s.link or s.field
    )
