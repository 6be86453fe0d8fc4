"""Keep the spans of a paragraph on their words while its characters come and go.

All places here count in the paragraph's own text. Of spans that overlap, the later in the tuple wins; those of local
overrides alone come last. In good order they stand by their beginnings, and touching spans that say the same are one,
as far as what wins where allows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from voa_editor.model import overrides
from voa_editor.model.overrides import Value
from voa_editor.model.story import Span

Spans = tuple[Span, ...]


def in_order(spans: Iterable[Span]) -> Spans:
    """The spans that hold a character and say something, touching equals joined, by their beginnings, local overrides last."""
    told = [span for span in spans if span.start < span.end and _says(span)]
    while True:
        joined: list[Span] = []
        for span in _sorted([*(s for s in told if not is_local(s)), *(s for s in told if is_local(s))]):
            _join(joined, span)
        if joined == told:
            return tuple(told)
        told = joined


def is_local(span: Span) -> bool:
    """Whether a span holds local overrides and nothing else."""
    return bool(span.local) and not (span.style or span.link or span.field or span.language)


def inserted(spans: Spans, at: int, count: int, *, right: bool = False) -> Spans:
    """The spans after `count` characters came in at place `at`: they take what stands left of them, but for a link that
    ends there and a field; at the beginning of the paragraph what stands right of them; if `right`, that and its link."""

    def moved(span: Span) -> Span:
        takes = not span.field and (right or not span.link)
        begins = takes and (right or at == 0) and span.start == at
        ends = takes and not right and span.start < at == span.end
        start = span.start if span.start < at or begins else span.start + count
        return replace(span, start=start, end=span.end + count if span.end > at or ends else span.end)

    return tuple(moved(span) for span in spans)


def erased(spans: Spans, start: int, end: int) -> Spans:
    """The spans after characters start ≤ i < end went."""

    def place(at: int) -> int:
        return at if at <= start else max(at - (end - start), start)

    return tuple(replace(span, start=place(span.start), end=place(span.end)) for span in spans)


def replaced(spans: Spans, start: int, end: int, count: int) -> Spans:
    """The spans after `count` characters came in place of those start ≤ i < end, the first of which they look like."""
    return erased(inserted(spans, start, count, right=end > start), start + count, end + count)


def part(spans: Spans, start: int, end: int) -> Spans:
    """The spans of characters start ≤ i < end, counted from `start`."""
    found = (replace(s, start=max(s.start, start) - start, end=min(s.end, end) - start) for s in spans)
    return tuple(span for span in found if span.start < span.end)


def shifted(spans: Iterable[Span], by: int) -> Spans:
    """The spans so many characters later."""
    return tuple(replace(span, start=span.start + by, end=span.end + by) for span in spans)


def changed(spans: Spans, start: int, end: int, change: Callable[[Span], Span | None]) -> Spans:
    """The spans with `change` done to them where they lie within start ≤ i < end; None takes them away there."""
    found: list[Span] = []
    for span in spans:
        low, high = max(span.start, start), min(span.end, end)
        if low >= high or (span.field and (low, high) != (span.start, span.end)):
            found.append(span)
            continue
        inner = change(replace(span, start=low, end=high))
        found += [replace(span, end=low), *([inner] if inner else []), replace(span, start=high)]
    return in_order(found)


def with_style(spans: Spans, start: int, end: int, style: str) -> Spans:
    """The spans with one character style over start ≤ i < end ("" for none) in place of those there. A link keeps its own."""
    if start >= end:
        return spans
    bare = changed(spans, start, end, lambda s: s if s.link or (s.field and style) else replace(s, style=""))
    return in_order((*bare, Span(start, end, style)))


def with_local(spans: Spans, start: int, end: int, values: Mapping[str, Value | None]) -> Spans:
    """The spans with these overrides over start ≤ i < end; None clears one."""
    if start >= end:
        return spans
    cleared = changed(spans, start, end, lambda s: replace(s, local=overrides.without(s.local, values)))
    cuts = sorted({start, end, *(at for s in cleared if is_local(s) for at in (s.start, s.end) if start < at < end)})
    wanted = {name: value for name, value in values.items() if value is not None}
    others = [s for s in changed(cleared, start, end, lambda s: None if is_local(s) else s)]
    for low, high in zip(cuts, cuts[1:], strict=False):
        there = [s for s in cleared if is_local(s) and s.start <= low and s.end >= high]
        held = {name: value for s in there for name, value in overrides.read(s.local).items()}
        others.append(Span(low, high, local=overrides.write({**held, **wanted})))
    return in_order(others)


def _says(span: Span) -> bool:
    return bool(span.style or span.link or span.field or span.language or span.local)


def _sorted(spans: list[Span]) -> list[Span]:
    """By their beginnings, but none passes one that it overlaps, nor an override a style."""
    found: list[Span] = []
    for span in spans:
        at = len(found)
        while at and found[at - 1].start > span.start and not _overlap(found[at - 1], span):
            if is_local(span) != is_local(found[at - 1]):
                break
            at -= 1
        found.insert(at, span)
    return found


def _join(spans: list[Span], more: Span) -> None:
    """Add a span; where an equal one touches it they become one, if neither must pass one that it overlaps."""
    if more.field:
        spans.append(more)
        return
    for n in range(len(spans) - 1, -1, -1):
        one = spans[n]
        if _meets(one, more) and replace(one, start=more.start, end=more.end) == more:
            after = spans[n + 1 :]
            whole = replace(one, start=min(one.start, more.start), end=max(one.end, more.end))
            if not any(_overlap(other, more) for other in after):
                spans[n] = whole
            elif not any(_overlap(other, one) for other in after):
                del spans[n]
                spans.append(whole)
            else:
                continue
            return
    spans.append(more)


def _meets(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
