"""A line breaker that must find something finds the best there is, however little of it it looks at."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from voa_editor.compose import totalfit
from voa_editor.compose.candidates import Rule, candidates
from voa_editor.compose.formats import CharFormat, FormattedParagraph, ParFormat, Run
from voa_editor.compose.shape import prepare
from voa_editor.compose.totalfit import Give, Task, chain, total_fit
from voa_editor.display.items import Source
from voa_editor.fonts.library import bundled

WORDS = st.lists(st.sampled_from("a of sea storms harbour reconstruction internationalisation".split()), min_size=1, max_size=40)
GIVES = st.sampled_from([Give(0.75, 1 / 3), Give(rag=30.0)])


@settings(deadline=None, max_examples=40)
@given(WORDS, st.lists(st.floats(25, 200), min_size=1, max_size=6), GIVES, st.booleans())
def test_a_forced_search_finds_what_a_search_of_all_lines_finds(words, widths, give, uniform):
    text = " ".join(words)
    prepared = prepare(FormattedParagraph("p", (Run(text, CharFormat(), Source("p", 0, len(text))),), ParFormat()), bundled())
    widths = widths[:1] if uniform else widths
    places = candidates(prepared, 0, len(text), Rule(wide=min(widths)))
    task = Task(places, lambda i: widths[i % len(widths)], give, 0.0, uniform=uniform, forced=True)
    found = total_fit(task)[0]
    every = totalfit._Search(task._replace(tolerance=math.inf)).run()
    assert found[0] == min(node[0] for node in every)
    assert chain(found)[-1] == places.last
