"""Choose the breaks of a paragraph as a whole, so that the sum of its lines' demerits is least.

The method and the scale of costs are those of Knuth & Plass, "Breaking paragraphs into lines", 1981. The candidates'
running widths let two binary searches find the lines that can begin at a break, so no other line is ever looked at.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from voa_editor.compose.candidates import Candidates

LINE_COST = 10.0  # TeX's \linepenalty: each line costs something, so fewer are better
CONTRAST_DEMERITS = 6000.0  # a tight line beside a loose one; TeX's 10,000 with TeX's roomier stretch
HYPHEN_PAIR_DEMERITS = 6000.0  # two lines in succession ending in hyphens
HYPHEN_STACK_DEMERITS = 1e8  # a third one and each further: rather the loosest line there is
LAST_HYPHEN_DEMERITS = 8000.0  # the last line begins with the rest of a word
RUNT_SHARE = 0.2  # of the measure; a shorter last line looks like a mistake and leaves a white line
RUNT_DEMERITS = 7000.0
_WORST_RATIO = 8.0
WORST_BADNESS = 100 * _WORST_RATIO**3  # of a line as loose as can be; keeps sums finite and still ordered
OVERFULL_DEMERITS = 1e14  # a line wider than its measure, where nothing narrower can be had
_FORCED_RATIOS = (2.0, _WORST_RATIO, math.inf)  # the first is nearly always enough, the last always
_EPS = 1e-6

Measures = Callable[[int], float]


@dataclass(frozen=True, slots=True)
class Give:
    """How lines of an alignment give way. Stretch and shrink are shares of the space widths that count as badness 100
    (shrink is also the most); `rag` is the points a line may be short of the measure for badness 100."""

    stretch: float = 0.0
    shrink: float = 0.0
    rag: float = 0.0


class Task(NamedTuple):
    """What to break and how: `first` is the number of the first line, `indent` its indent, `tolerance` the most stretch
    (1: badness 100); `counted`: keep apart breaks with different numbers of lines; `forced`: always find something."""

    places: Candidates
    measures: Measures
    give: Give
    tolerance: float
    first: int = 0
    indent: float = 0.0
    uniform: bool = True
    counted: bool = False
    forced: bool = False


Node = tuple[float, int, int, int, int, "Node | None"]
"""The best way found to a line end: its demerits, number of lines, the last line's fitness, hyphens in succession, the
candidate it ends at, and the node before it. A bare tuple, since the search makes thousands."""


def total_fit(task: Task) -> dict[int, Node]:
    """The best chain of breaks, or, if lines are counted, the best one for each number of lines.

    Empty where no chain keeps to the tolerance (never if `forced`).
    """
    if task.forced:
        return {0: _forced(task)}
    best: dict[int, Node] = {}
    for node in _Search(task).run():
        key = node[1] if task.counted else 0
        if key not in best or node[0] < best[key][0]:
            best[key] = node
    return best


def _forced(task: Task) -> Node:
    """The best chain whatever it costs.

    A search among the lines up to some ratio, and the fullest where there is none, finds a chain at once. If it costs less
    than a single line beyond that ratio does, it is the best; else it is the most that the others may cost.
    """
    ways: list[Node] = []
    most = math.inf
    for ratio in _FORCED_RATIOS:
        ways += _Search(task._replace(tolerance=ratio), most).run()
        most = min(ways, key=itemgetter(0))[0]
        if most < (LINE_COST + 100 * ratio**3) ** 2:
            break
    return min(ways, key=itemgetter(0))


def chain(node: Node) -> list[int]:
    """The candidates at which lines end, in order."""
    found = []
    step: Node | None = node
    while step is not None and step[5] is not None:
        found.append(step[4])
        step = step[5]
    return found[::-1]


class _Search:
    """One search. A line from a to b fits if tight[b] − tight at a's start ≤ measure, and keeps to the tolerance if
    loose[b] − loose at a's start ≥ measure; both grow with b, so the lines wanted lie between two binary searches."""

    def __init__(self, task: Task, most: float = math.inf) -> None:
        self.task, self.most = task, most
        places, give = task.places, task.give
        self.reach = give.stretch * min(task.tolerance, _WORST_RATIO)
        self.tight = [x - give.shrink * s for x, s in zip(places.end_x, places.end_s, strict=True)]
        self.loose = [x + self.reach * s for x, s in zip(places.end_x, places.end_s, strict=True)]
        self.costs = [penalty * penalty for penalty in places.penalty]
        self.by_line = task.counted or not task.uniform
        self.contrast = CONTRAST_DEMERITS if give.stretch else 0.0
        self.nodes: list[dict[int, Node] | None] = [None] * len(places.pos)

    def run(self) -> list[Node]:
        task, last = self.task, self.task.places.last
        self.nodes[0] = {0: (0.0, 0, 1, 0, 0, None)}
        for at in range(last):
            table = self.nodes[at]
            if not table:
                continue
            self.nodes[at] = None
            if not self.by_line:
                self._lines_from(at, list(table.values()), task.measures(task.first))
                continue
            groups: dict[int, list[Node]] = {}
            for node in table.values():
                groups.setdefault(node[1], []).append(node)
            for count, group in groups.items():
                self._lines_from(at, group, task.measures(task.first + count))
        return list((self.nodes[last] or {}).values())

    def _lines_from(self, at: int, group: list[Node], measure: float) -> None:
        """Add every line that can begin at a candidate to the ways that lead there."""
        task, places, give = self.task, self.task.places, self.task.give
        last, start_s = places.last, places.start_s[at]
        start_x = places.start_x[at] - (0.0 if at else task.indent)
        if len(group) > 1:
            most = min(group)[0] + self.contrast + (HYPHEN_PAIR_DEMERITS if places.stands[at] else 0.0)
            group = [node for node in group if node[0] <= most]
        room = measure + start_x
        low, high = at + 1, bisect_right(self.tight, room - give.shrink * start_s + _EPS, at + 1)
        if task.tolerance < math.inf:
            low = bisect_left(self.loose, room - give.rag * task.tolerance + self.reach * start_s - _EPS, low, high)
            if low == high and task.forced:
                low = max(high - 1, at + 1)
        end_x, end_s, costs = places.end_x, places.end_s, self.costs
        for to in range(low, min(high, last)):
            badness, fitness = _badness(room - end_x[to], end_s[to] - start_s, give, measure)
            self._enter(group, to, (LINE_COST + badness) ** 2 + costs[to], fitness)
        if high > last:
            self._enter(group, last, self._last_cost(at, measure, end_x[last] - start_x, end_s[last] - start_s), 1)
        elif high == at + 1 and task.forced:
            self._enter(group, at + 1, OVERFULL_DEMERITS, 1)

    def _enter(self, group: list[Node], to: int, cost: float, fitness: int) -> None:
        """Enter a line that ends at candidate `to` after each way of the group."""
        stands = self.task.places.stands[to]
        table = self.nodes[to]
        if table is None:
            table = self.nodes[to] = {}
        for node in group:
            before, lines, neighbour, hyphens, _, _ = node
            demerits = before + cost
            if demerits > self.most:
                continue
            if fitness - neighbour > 1 or neighbour - fitness > 1:
                demerits += self.contrast
            if not stands:
                hyphens = 0
            else:
                hyphens += 1
                if hyphens > 1:
                    demerits += HYPHEN_PAIR_DEMERITS if hyphens == 2 else HYPHEN_STACK_DEMERITS
            key = lines * 4 + fitness if self.by_line else fitness
            best = table.get(key)
            if best is None or demerits < best[0]:
                table[key] = (demerits, lines + 1, fitness, hyphens, to, node)

    def _last_cost(self, at: int, measure: float, natural: float, spaces: float) -> float:
        """The cost of the last line: it may be short, but not a mere runt, nor begin with the rest of a word."""
        badness = 0.0 if natural <= measure else _badness(measure - natural, spaces, self.task.give, measure)[0]
        cost = (LINE_COST + badness) ** 2
        if at and natural < RUNT_SHARE * measure:
            cost += RUNT_DEMERITS
        if at and self.task.places.put[at]:
            cost += LAST_HYPHEN_DEMERITS
        return cost


def _badness(slack: float, spaces: float, give: Give, measure: float) -> tuple[float, int]:
    """The badness of a line (Knuth & Plass: 100 r³) and its fitness: 0 tight, 1 decent, 2 loose, 3 very loose."""
    if slack < 0:
        room = give.shrink * spaces
        ratio = -slack / room if room > 0 else 0.0
        return 100 * ratio * ratio * ratio, 0 if ratio > 0.5 else 1
    room = give.stretch * spaces + give.rag
    ratio = slack / room if room > 0 else _WORST_RATIO
    if ratio < _WORST_RATIO:
        return 100 * ratio * ratio * ratio, 1 if ratio < 0.5 else 2 if ratio < 1 else 3
    share = slack / measure if measure > 0 else 1.0  # beyond, what counts is how short the line is
    return WORST_BADNESS * (1 + share) if slack > _EPS else 0.0, 3
