"""Ink the text of a frame: its lines, rules, drop capitals and links, and where each line stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from typing import NamedTuple

from voa_editor.compose.flow import Flow, PlacedDrop, PlacedLine, PlacedRule
from voa_editor.compose.justify import line_links, set_line
from voa_editor.compose.linework import line_paths
from voa_editor.compose.paragraph import SetParagraph
from voa_editor.display.items import Fallback, GlyphRun, Item, Link, Path, Source, TextBox, TextLine, rect_path
from voa_editor.geometry import Matrix, Rect
from voa_editor.model.frames import TextFrame

LineKey = tuple[object, ...]
Heights = tuple[float, float, float]
"""Top, baseline and bottom of a line."""


class InkedLine(NamedTuple):
    """A line of a frame: its items, its links, and where it stands. `paragraph` is what it was set from."""

    paragraph: SetParagraph
    items: tuple[Item, ...]
    links: tuple[Link, ...]
    line: TextLine


@dataclass(frozen=True, slots=True)
class InkedText:
    """The text of a frame; `lines` by what each was made from, to be used again."""

    items: tuple[Item, ...]
    box: TextBox
    missing: tuple[tuple[str, Source], ...]
    fallbacks: tuple[Fallback, ...]
    lines: Mapping[LineKey, InkedLine]


def ink_text(flow: Flow, frame: TextFrame, known: Mapping[LineKey, InkedLine]) -> InkedText:
    """The part of a poured flow that a frame shows; lines that are the same as in `known` are taken from there."""
    inked = dict(ink_lines(flow, frame, known))
    paragraphs = [flow.paragraphs[item] for item in sorted({placed.item for placed in _lines_of(flow, frame)})]
    over = flow.over_lines() if flow.over is not None and flow.columns and flow.columns[-1].frame == frame.id else 0
    areas = tuple(Rect(c.x, c.top, c.width, c.bottom - c.top) for c in flow.columns if c.frame == frame.id)
    found_lines = tuple(one.line for one in inked.values())
    return InkedText(
        tuple(item for one in inked.values() for item in one.items) + tuple(link for one in inked.values() for link in one.links),
        TextBox(frame.id, frame.story, frame.flow, Matrix(), areas, found_lines, over, frame.thread),
        tuple(missing for paragraph in paragraphs for missing in paragraph.prepared.missing),
        tuple(fallback for paragraph in paragraphs for fallback in _fallbacks(paragraph)),
        inked,
    )


def ink_lines(flow: Flow, frame: TextFrame, known: Mapping[LineKey, InkedLine]) -> Iterator[tuple[LineKey, InkedLine]]:
    """The lines of a poured flow that a frame shows, one after another; those in `known` that only move are moved."""
    here = {n for n, column in enumerate(flow.columns) if column.frame == frame.id}
    lines = _lines_of(flow, frame)
    drops = {drop.item: drop for drop in flow.drops if drop.column in here}
    rules = {rule.item: rule for rule in flow.rules if rule.column in here}
    elsewhere: dict[object, InkedLine] | None = None  # by all but their heights
    for placed, shift in zip(lines, _vertical_shifts(flow, lines, frame), strict=True):
        paragraph, line = flow.paragraphs[placed.item], placed.line
        begins = line.start == 0
        drop = drops.get(placed.item) if begins and paragraph.drop else None
        rule = rules.get(placed.item) if begins else None
        heights = (placed.slot.top + shift, placed.slot.baseline + shift, placed.slot.bottom + shift)
        across = (paragraph.record, line.start, line.end, line.hyphen, placed.x, placed.width)
        key: LineKey = (across, heights, drop, rule, placed.item)
        found = known.get(key)
        if found is None or found.paragraph is not paragraph:
            if elsewhere is None:
                elsewhere = {each[0]: one for each, one in known.items() if each[2] is None and each[3] is None}
            found = elsewhere.get(across) if drop is None and rule is None else None
            if found is not None and found.paragraph is paragraph and found.line.last == line.last:
                found = _at_height(found, heights)
            else:
                found = _ink_line(paragraph, placed, heights, *_shifted(shift, rule, drop))
        yield key, found


def _lines_of(flow: Flow, frame: TextFrame) -> list[PlacedLine]:
    here = {n for n, column in enumerate(flow.columns) if column.frame == frame.id}
    return [placed for placed in flow.lines if placed.slot.column in here]


def _shifted(by: float, rule: PlacedRule | None, drop: PlacedDrop | None) -> tuple[PlacedRule | None, PlacedDrop | None]:
    """A rule and a drop capital, so far down."""
    return rule and rule._replace(y=rule.y + by), drop and drop._replace(baseline=drop.baseline + by)


def _at_height(inked: InkedLine, heights: Heights) -> InkedLine:
    """A line without a rule and a drop capital at another height: as if it were set there, at a tenth of the cost."""
    top, baseline, bottom = heights
    paragraph, items, links, line = inked
    runs = tuple([run.on(baseline) for run in line.runs])
    if len(items) > len(runs):  # lines under and through it
        paths = [_lowered(item, baseline - line.baseline) for item in items if isinstance(item, Path)]
        items = (*paths, *runs)
    else:
        items = runs
    if links:
        links = tuple([link._replace(rect=Rect(link.rect.x, top, link.rect.w, bottom - top)) for link in links])
    return InkedLine(paragraph, items, links, line.at(top, baseline, bottom, runs))


def _lowered(path: Path, by: float) -> Path:
    return replace(path, segments=tuple([(kind, *_lower(numbers, by)) for kind, *numbers in path.segments]))


def _lower(numbers: list[str | float], by: float) -> list[float]:
    return [float(number) + by * (n % 2) for n, number in enumerate(numbers)]


def _ink_line(
    paragraph: SetParagraph, placed: PlacedLine, heights: Heights, rule: PlacedRule | None, drop: PlacedDrop | None
) -> InkedLine:
    form, line, (top, baseline, bottom) = paragraph.format, placed.line, heights
    x, width = placed.x, placed.width
    setting = (x, baseline, width, form.align)
    items: list[Item] = []
    if rule:
        box = Rect(rule.x, rule.y - form.rule / 2, rule.width, form.rule)
        items.append(Path(rect_path(box), form.rule_colour, Source(paragraph.record)))
    items += line_paths(paragraph.prepared, line, *setting)
    runs = [run._replace(role=form.role) for run in set_line(paragraph.prepared, line, *setting)]
    if drop and paragraph.drop:
        runs = _joined(list(paragraph.drop.set(drop.x, drop.baseline)), runs)
    links = [
        Link(Rect(x0, top, x1 - x0, bottom - top), target, Source(paragraph.record))
        for x0, x1, target in line_links(paragraph.prepared, line, *setting)
    ]
    label = paragraph.label if line.start == 0 else 0
    shift = paragraph.dropped - paragraph.label  # from the prepared text to the text as it shows
    start = 0 if line.start == 0 else line.start + shift
    where = TextLine(paragraph.record, start, line.end + shift, x, width, top, baseline, bottom, tuple(runs), line.last, label)
    return InkedLine(paragraph, (*items, *runs), tuple(links), where)


def _fallbacks(paragraph: SetParagraph) -> list[Fallback]:
    """The characters of a paragraph that are shown in another family than they were asked in."""
    found = []
    for fragment in paragraph.prepared.fragments:
        asked, face = fragment.run.format.family, fragment.shaper.face
        if face.family != asked and not fragment.replacement:
            text = paragraph.text[fragment.start : fragment.end]
            found.append(Fallback(text, asked, face.key, fragment.source(fragment.start, fragment.end)))
    return found


def _joined(drop: list[GlyphRun], line: list[GlyphRun]) -> list[GlyphRun]:
    """A drop cap and the line beside it: what the capital says is said by the line, so that the first word is read whole."""
    if not line or not line[0].clusters:
        return drop + line
    first, said = line[0], "".join(run.text for run in drop).rstrip()
    clusters = (0, *(cluster + len(said) for cluster in first.clusters[1:]))
    silent = [run._replace(text="", clusters=(0,) * len(run.glyphs)) for run in drop]
    return [*silent, first._replace(text=said + first.text, clusters=clusters), *line[1:]]


def _vertical_shifts(flow: Flow, lines: list[PlacedLine], frame: TextFrame) -> list[float]:
    """How far down each line of a frame moves to stand centred, at the foot, or spread out to it."""
    if frame.valign == "top" or not lines:
        return [0.0] * len(lines)
    foot = frame.rect.bottom - frame.inset_y
    if frame.valign == "justify":
        return [shift for column in _by_column(lines) for shift in _spread(column, foot)]
    room = max(foot - max(placed.slot.bottom for placed in lines), 0.0)
    return [room * (0.5 if frame.valign == "centre" else 1.0)] * len(lines)


def _by_column(lines: list[PlacedLine]) -> list[list[PlacedLine]]:
    return [list(group) for _, group in groupby(lines, key=lambda placed: placed.slot.column)]


def _spread(column: list[PlacedLine], foot: float) -> list[float]:
    """Share the room below a column's last line out between its paragraphs, or its lines if it has but one."""
    room = max(foot - column[-1].slot.bottom, 0.0)
    breaks = [b.item != a.item for a, b in zip(column, column[1:], strict=False)]
    breaks = breaks if any(breaks) else [True] * (len(column) - 1)
    gaps = max(sum(breaks), 1)
    return [0.0, *(room * passed / gaps for passed in accumulate(breaks))]
