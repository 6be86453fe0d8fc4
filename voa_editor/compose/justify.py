"""Set a line: place its glyphs, stretching or shrinking its spaces, and nothing else, to fill the measure.

Letters keep their shapes and distances: at newsletter measures total fit needs no more than spaces, and letterspaced
lines show as lighter grey. As InDesign, TeX and Typst do, a justified line is stretched however loose it is, since a
hole in the right edge is worse; only where a space would exceed LOOSEST, beside a picture for instance, and where there
is no space at all, is the line left ragged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from voa_editor.compose.cells import LINE_FEED, TAB, Cell, cells, part
from voa_editor.compose.itemise import Fragment
from voa_editor.compose.linebreak import STRETCH, Line
from voa_editor.compose.shape import Prepared
from voa_editor.compose.tabs import tab_jump
from voa_editor.compose.words import HYPHEN
from voa_editor.display.items import GlyphRun

SOFT_HYPHEN = "\u00ad"
LOOSEST = 6.0  # times its natural width is the widest a space may become
TIGHTEST = 0.6  # times its natural width is the narrowest; the breaker asks for more only of an overfull line
NEARLY_FULL = 1.2  # em; a last line that lacks less than this is stretched, as the sliver would look like a mistake


@dataclass(slots=True)
class Group:
    """The cells of one fragment in reading order: the visible ones, and those dropped at the line's end.

    `leaders`: which of the visible ones are tabs with a leader, and its kind.
    """

    fragment: Fragment
    cells: list[Cell]
    dropped: list[Cell]
    leaders: list[tuple[int, str]] = field(default_factory=list)


def set_line(prepared: Prepared, line: Line, x: float, baseline: float, width: float, align: str) -> tuple[GlyphRun, ...]:
    """The glyph runs of a line, one for each fragment, in page coordinates.

    `x` and `width` are the line's own: with all indents, its own too, taken off. `align` is left, right, centre or
    justify; the last line of a paragraph and a line before a line feed are justified only if nearly full. The spaces
    dropped at the line's end follow it as glyphs beyond its edge (counted in no `advance`), so that words read back
    from a PDF stay apart; a tab reads as a space; a put-in hyphen is a run of its own with text U+00AD.
    """
    return tuple([run for _, run in set_groups(prepared, line, (x, baseline), width, align)])


def line_links(
    prepared: Prepared, line: Line, x: float, baseline: float, width: float, align: str
) -> tuple[tuple[float, float, str], ...]:
    """Where linked text stands on the line: left and right edge in page coordinates, and the target."""
    if not any([fragment.run.link for fragment, _, _ in prepared.between(line.start, line.stop)]):
        return ()
    found: list[tuple[float, float, str]] = []
    for group, run in set_groups(prepared, line, (x, baseline), width, align):
        target, end = group.fragment.run.link, run.x + run.advance
        if not target or not run.advance:
            continue
        if found and found[-1][2] == target and abs(found[-1][1] - run.x) < 0.01:
            found[-1] = (found[-1][0], end, target)
        else:
            found.append((run.x, end, target))
    return tuple(found)


def set_groups(
    prepared: Prepared, line: Line, origin: tuple[float, float], width: float, align: str
) -> Iterator[tuple[Group, GlyphRun]]:
    """The runs of a line as `set_line` gives them, each with what it was set from; a hyphen is one of the last word's."""
    groups = _groups(prepared, line)
    visible = [cell for group in groups for cell in group.cells]
    seen = [group.fragment for group in groups if group.cells]
    trail = seen[-1].shaper.tracking * seen[-1].scale if seen else 0.0  # tracking after the last character
    stretch, shift = _fit(prepared, line, sum([cell[4] for cell in visible]) - trail, visible, width, align)
    pen, baseline = origin[0] + shift, origin[1]
    for group in groups:
        run = _run(prepared, group, (pen, baseline), stretch)
        is_end = bool(seen) and group.fragment is seen[-1]
        pen += run.advance
        if is_end and line.hyphen:
            run, hyphen = _split_hyphen(run)
            if run.glyphs:
                yield group, run
            run = hyphen
        if run.glyphs:  # not where all characters show nothing, as a ZERO WIDTH SPACE
            yield group, run._replace(advance=run.advance - trail) if is_end and trail else run


def _groups(prepared: Prepared, line: Line) -> list[Group]:
    """The words and spaces of a line in reading order, by fragment; the line's last word with its hyphen."""
    found = cells(prepared, line.start, line.end)
    pen, rigid = 0.0, False
    groups: list[Group] = []
    group: Group | None = None
    for cell in found:
        at, kind, token, shaped, width, give, fragment = cell
        if kind == LINE_FEED:
            continue
        if group is None or group.fragment is not fragment:
            group = Group(fragment, [], [])
            groups.append(group)
        if at >= line.stop:
            group.dropped.append((*cell[:5], 0.0, fragment))
            continue
        if line.hyphen and at + len(token) == line.stop:
            cell = part(cell, 0, len(token), HYPHEN)
        elif kind == TAB and (jump := tab_jump(prepared, line.start, at, line.indent, pen)) is not None:
            cell, rigid = (at, kind, token, shaped, jump.advance, give, fragment), jump.is_rigid
            if jump.stop.leader:
                group.leaders.append((len(group.cells), jump.stop.leader))
            for label in groups:  # what stands before a stop is a label, and does not stretch
                label.cells[:] = [(*word[:5], 0.0, fragment) for word in label.cells]
        elif rigid and give:
            cell = (at, kind, token, shaped, width, 0.0, fragment)
        group.cells.append(cell)
        pen += cell[4]
    return groups


def _fit(prepared: Prepared, line: Line, natural: float, cells: list[Cell], width: float, align: str) -> tuple[float, float]:
    """What to add to each point of space, and how far to move the line's start."""
    slack = width - natural
    if align in ("right", "centre"):
        return 0.0, slack if align == "right" else slack / 2
    give = sum([cell[5] for cell in cells])
    if align != "justify" or give <= 0:
        return 0.0, 0.0
    if slack > 0 and (line.last or prepared.text[line.end - 1] == "\n"):
        em = max(fragment.scale for fragment, _, _ in prepared.between(line.start, line.end)) * 1000
        if slack > min(NEARLY_FULL * em, STRETCH * give):
            return 0.0, 0.0
    share = slack / give
    return 0.0 if share > LOOSEST - 1 else max(share, TIGHTEST - 1), 0.0


def _run(prepared: Prepared, group: Group, origin: tuple[float, float], stretch: float) -> GlyphRun:
    """Place the glyphs of a group; from right to left its words follow each other leftwards, as seen."""
    fragment, first = group.fragment, (group.cells or group.dropped)[0][0]
    scale, look, pen = fragment.scale, fragment.run.format, 0.0
    glyphs: list[int] = []
    xs: list[float] = []
    clusters: list[int] = []
    seen = group.cells[::-1] if fragment.rtl else group.cells
    for at, _, _, shaped, width, give, _ in seen + group.dropped:
        shift = at - first
        glyphs += shaped.glyphs
        xs += [pen + x * scale for x in shaped.xs]
        clusters += [cluster + shift for cluster in shaped.clusters]
        pen += width + give * stretch
    advance = pen - sum([cell[4] for cell in group.dropped])
    last = (group.dropped or group.cells)[-1]
    end = last[0] + len(last[2])
    ys: tuple[float, ...] = ()
    if look.rise or any([cell[3].ys for cell in seen]):
        heights = [height for cell in seen + group.dropped for height in cell[3].ys or [0.0] * len(cell[3].glyphs)]
        ys = tuple([-look.rise - height * scale for height in heights])
    return GlyphRun(
        fragment.shaper.face.key, look.size, *origin, tuple(glyphs), tuple(xs), advance, look.colour,
        prepared.text[first:end].replace("\t", " "), tuple(clusters), fragment.source(first, end), prepared.format.role, ys,
        look.language,
    )  # fmt: skip


def _split_hyphen(run: GlyphRun) -> tuple[GlyphRun, GlyphRun]:
    """Make the hyphen at the end of a run one of its own; its source is the empty place after the word."""
    x = run.xs[-1]
    place = run.source._replace(start=run.source.end)
    hyphen = run._replace(
        x=run.x + x, glyphs=run.glyphs[-1:], xs=(0.0,), ys=run.ys[-1:], advance=run.advance - x,
        text=SOFT_HYPHEN, clusters=(0,), source=place,
    )  # fmt: skip
    word = run._replace(glyphs=run.glyphs[:-1], xs=run.xs[:-1], ys=run.ys[:-1], advance=x, clusters=run.clusters[:-1])
    return word, hyphen
