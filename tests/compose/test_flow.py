"""Poured text keeps its lines together as typographers ask, spans columns, and says exactly what is overset."""

import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voa_editor.compose.column import Column
from voa_editor.compose.flow import Pouring, pour
from voa_editor.compose.formats import CharFormat, FormattedParagraph, ParFormat, Run
from voa_editor.compose.paragraph import SetParagraph
from voa_editor.compose.place import Placing
from voa_editor.display.items import Source
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Rect

STEP = 12.5


def words(count, seed=1):
    pick = random.Random(seed)
    return " ".join("".join(pick.choices("aeilnorst", k=pick.randint(2, 9))) for _ in range(count))


def par(text, drop=None, **form):
    look = CharFormat(size=9.6)
    shape = ParFormat(**({"align": "justify", "leading": STEP, "grid": True, "hyphenate": False} | form))
    first = Run(drop, look, Source("p", 0, 1)) if drop else None
    return SetParagraph(FormattedParagraph("p", (Run(text, look, Source("p", 0, len(text))),), shape, first), bundled())


def columns(*rows, width=200.0, obstacles=(), frame="f"):
    """Columns side by side in one frame, each so many grid rows deep."""
    return tuple(
        Column(frame, n, n * (width + 12), 0.0, width, count * STEP, 0.0, STEP, tuple(obstacles)) for n, count in enumerate(rows)
    )


def rows(flow, item):
    """The (column, row) of each line of a paragraph."""
    return [(line.slot.column, round(line.slot.top / STEP)) for line in flow.lines if line.item == item]


def of_lines(count, **form):
    """A paragraph that takes exactly so many lines of 200 points."""
    for size in range(1, 2000):
        paragraph = par(words(size), **form)
        if len(paragraph.lines(200.0)) == count:
            return paragraph
    raise AssertionError


def test_lines_stand_on_successive_rows_and_go_on_in_the_next_column():
    flow = pour((of_lines(6),), columns(4, 4))
    assert rows(flow, 0) == [(0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (1, 1)]
    assert flow.over is None


def test_no_widow_is_left_at_the_head_of_a_column():
    flow = pour((of_lines(5, widows=2, orphans=2),), columns(4, 4))
    assert [column for column, _ in rows(flow, 0)] == [0, 0, 0, 1, 1]


def test_no_orphan_is_left_at_the_foot_of_a_column():
    flow = pour((of_lines(3), of_lines(4, orphans=2, widows=2)), columns(4, 8))
    assert rows(flow, 1) == [(1, 0), (1, 1), (1, 2), (1, 3)]


def test_a_paragraph_kept_together_moves_whole():
    flow = pour((of_lines(2), of_lines(4, keep_together=True)), columns(5, 8))
    assert rows(flow, 1)[0] == (1, 0)


def test_a_subhead_goes_with_the_text_it_heads():
    flow = pour((of_lines(3), of_lines(1, keep_with_next=True), of_lines(4, orphans=2)), columns(5, 8))
    assert rows(flow, 1) == [(1, 0)]
    assert rows(flow, 2)[0] == (1, 1)


def test_two_subheads_go_together_with_their_text():
    head = of_lines(1, keep_with_next=True)
    flow = pour((of_lines(3), head, head, of_lines(4, orphans=2)), columns(6, 9))
    assert rows(flow, 1)[0][0] == rows(flow, 2)[0][0] == rows(flow, 3)[0][0] == 1


def test_a_row_of_a_thousand_subheads_ends():
    head = of_lines(1, keep_with_next=True)
    assert len(pour((head,) * 1200, columns(*[500] * 3)).lines) == 1200


def test_space_before_is_dropped_at_the_head_of_a_column():
    flow = pour((of_lines(4), of_lines(2, space_before=STEP)), columns(4, 4))
    assert rows(flow, 1) == [(1, 0), (1, 1)]


def test_a_break_before_leads_to_the_next_column_or_frame():
    tail = of_lines(1, break_before="column")
    assert rows(pour((of_lines(1), tail), columns(4, 4)), 1) == [(1, 0)]
    both = columns(4, 4, frame="a") + columns(4, frame="b")
    assert rows(pour((of_lines(1), of_lines(1, break_before="frame")), both), 1) == [(2, 0)]


def test_what_is_overset_is_named_to_the_word():
    paragraph = of_lines(7)
    flow = pour((paragraph, of_lines(2)), columns(4))
    fourth = paragraph.lines(200.0)[4]
    assert flow.over == (0, fourth.start)
    assert flow.over_text.startswith(paragraph.text[fourth.start :].split()[0])
    assert flow.over_lines() == 3 + 2


def test_text_wraps_around_a_rectangle():
    beside = Rect(120.0, 2 * STEP, 80.0, 3 * STEP)
    flow = pour((of_lines(9),), columns(20, obstacles=[beside]))
    for line in flow.lines:
        row = round(line.slot.top / STEP)
        assert line.slot.width == pytest.approx(120.0 if 2 <= row < 5 else 200.0)


def test_a_spanning_headline_at_the_head_lowers_all_columns():
    flow = pour((par("A headline", span=True, align="left"), of_lines(6)), columns(5, 5))
    assert rows(flow, 0) == [(0, 0)]
    assert rows(flow, 1)[:1] == [(0, 1)] and (1, 1) in rows(flow, 1)


def test_a_spanning_paragraph_within_balances_what_stands_above_it():
    flow = pour((of_lines(6), par("A headline", span=True, align="left"), of_lines(2)), columns(12, 12))
    assert rows(flow, 0) == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]
    assert rows(flow, 1) == [(0, 3)]
    assert rows(flow, 2) == [(0, 4), (0, 5)]


def test_lines_beside_a_drop_cap_are_pushed_in():
    flow = pour((par(words(40), drop="T", drop_lines=3),), columns(20))
    inset = flow.paragraphs[0].drop.inset
    assert [round(line.x - line.slot.x, 3) for line in flow.lines[:4]] == [round(inset, 3)] * 3 + [0.0]
    assert flow.drops[0].baseline == flow.lines[2].slot.baseline


texts = st.lists(st.integers(1, 60), min_size=1, max_size=7)
frames = st.lists(st.integers(2, 14), min_size=1, max_size=4)


@settings(deadline=None, max_examples=60)
@given(texts, frames, st.booleans())
def test_every_character_is_placed_once_in_order_or_overset(counts, depths, keep):
    form = {"orphans": 2, "widows": 2}
    paragraphs = tuple(par(words(n, seed=n), keep_with_next=keep and k % 2 == 0, **form) for k, n in enumerate(counts))
    flow = pour(paragraphs, columns(*depths))
    placed = {item: "" for item in range(len(paragraphs))}
    for line in flow.lines:
        placed[line.item] += paragraphs[line.item].text[line.line.start : line.line.end]
    everything = "\n".join(p.text for p in paragraphs)
    told = "\n".join(text for text in placed.values() if text)
    if flow.over is None:
        assert told == everything
    else:
        assert (told + ("\n" if flow.over[1] == 0 and told else "") + flow.over_text) == everything


@settings(deadline=None, max_examples=60)
@given(texts, frames)
def test_lines_never_overlap_and_never_leave_their_column(counts, depths):
    flow = pour(tuple(par(words(n, seed=n), orphans=2, widows=2) for n in counts), columns(*depths))
    seen = [(line.slot.column, line.slot.top) for line in flow.lines]
    assert len(seen) == len(set(seen)) and seen == sorted(seen)
    assert all(line.slot.bottom <= flow.columns[line.slot.column].bottom + 0.01 for line in flow.lines)


FORMS = [
    {},
    {"orphans": 2, "widows": 2, "hyphenate": True, "first_indent": 12.0},
    {"keep_with_next": True, "align": "left", "space_before": STEP},
    {"keep_together": True},
    {"grid": False, "leading": 11.0, "rule": 1.0, "rule_gap": 3.0},
    {"drop": "T", "drop_lines": 2},
    {"break_before": "column"},
    {"span": True, "align": "left", "balance": True},
]
recipes = st.tuples(st.integers(0, 70), st.sampled_from([0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 7]))
boxes = st.builds(Rect, st.floats(-60, 300), st.floats(-20, 260), st.floats(5, 160), st.floats(5, 90))
shapes = st.lists(st.integers(4, 22), min_size=1, max_size=3)


def cook(recipe):
    count, form = recipe
    return par(words(count, seed=count), **FORMS[form])


@st.composite
def sessions(draw):
    """What is poured after each of some edits: recipes of paragraphs, the frames' depths in rows, and what text wraps around."""
    frames = draw(st.lists(shapes, min_size=1, max_size=2))
    now = (draw(st.lists(recipes, min_size=1, max_size=8)), frames, draw(st.lists(boxes, max_size=2)))
    found = [now]
    for kind in draw(st.lists(st.sampled_from(["set", "insert", "delete", "drag", "drag", "frames"]), min_size=1, max_size=5)):
        texts, frames, hits = [*now[0]], now[1], [*now[2]]
        at = draw(st.integers(0, len(texts) - 1)) if texts else 0
        if kind == "drag":
            x, y = draw(st.floats(-9, 9)), draw(st.floats(-9, 9))
            hits = [hit.moved(x, y) for hit in hits] or [draw(boxes)]
        elif kind == "frames":
            frames = draw(st.lists(shapes, min_size=1, max_size=2))
        else:
            texts[at : at + (kind != "insert")] = [] if kind == "delete" else [draw(recipes)]
        now = (texts, frames, hits)
        found.append(now)
    return found


PARTS = ("lines", "rules", "drops", "end", "over")


@settings(deadline=None, max_examples=100)
@given(sessions(), st.lists(st.booleans(), min_size=6, max_size=6))
def test_what_is_poured_on_from_a_former_pouring_is_what_is_poured_anew(session, left_halfway):
    known, pouring = {}, None
    for (texts, frames, hits), left in zip(session, left_halfway, strict=False):
        room = tuple(column for n, depths in enumerate(frames) for column in columns(*depths, obstacles=hits, frame=f"f{n}"))
        pouring = Pouring(tuple(known.setdefault(recipe, cook(recipe)) for recipe in texts), room, pouring)
        cold = pour(tuple(cook(recipe) for recipe in texts), room)
        first = [[line for line in flow.lines if room[line.slot.column].frame == "f0"] for flow in (pouring.through("f0"), cold)]
        assert first[0] == first[1]
        if not left:
            assert [getattr(pouring.whole(), part) for part in PARTS] == [getattr(cold, part) for part in PARTS]


def poured_on(texts, room, *before):
    """What is poured after a former pouring."""
    return Pouring(texts, room, poured(*before)).whole()


def poured(texts, room):
    pouring = Pouring(texts, room)
    pouring.whole()
    return pouring


def test_pouring_goes_as_far_as_a_frame_and_says_the_same_of_it_each_time():
    room = columns(4, frame="a") + columns(4, frame="b") + columns(4, frame="c")
    pouring = Pouring(tuple(of_lines(2) for _ in range(6)), room)
    first = pouring.through("a")
    assert {line.slot.column for line in first.lines} <= {0, 1} and first.over is None
    second, whole = pouring.through("b"), pouring.whole()
    assert len(first.lines) < len(second.lines) < len(whole.lines) and whole is pouring.through("c")
    assert pouring.through("a") is first and pouring.through("b") is second


def test_pouring_on_sees_what_a_paragraph_depends_on_beyond_its_own_lines():
    lead, head, short, long = of_lines(3), of_lines(1, keep_with_next=True), of_lines(1), of_lines(4, orphans=2)
    moved = poured_on((lead, head, long), columns(5, 8), (lead, head, short), columns(5, 8))
    assert rows(moved, 1) == [(1, 0)]  # a subhead goes where the text goes that has become too long for its place
    below = Rect(212.0, STEP + 2, 90.0, STEP - 4)
    widow = (of_lines(5, widows=2, orphans=2),)
    beside = poured_on(widow, columns(4, 8, obstacles=[below]), widow, columns(4, 8))
    assert beside.lines[4].slot.width < 200.0  # the line taken there to keep a widow company
    balanced = (of_lines(6), par("A headline", span=True, align="left"), of_lines(2))
    changed = poured_on((*balanced[:2], of_lines(3)), columns(12, 12), balanced, columns(12, 12))
    assert rows(changed, 0) == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)]


def test_what_is_far_from_a_change_stays_the_same_objects():
    texts = tuple(of_lines(4) for _ in range(5))
    before = poured(texts, columns(30, obstacles=[Rect(0.0, 9 * STEP, 60.0, 20.0)]))
    after = Pouring(texts, columns(30, obstacles=[Rect(0.0, 9 * STEP, 70.0, 20.0)]), before).whole()
    kept = [any(line is old for old in before.whole().lines) for line in after.lines]
    assert kept[:8] == [True] * 8 and not any(kept[8:12])
    assert len(before.whole().lines) != len(after.lines) or all(kept[12:])


def test_a_pouring_that_was_broken_off_anywhere_goes_on_as_if_it_had_not_been(monkeypatch):
    texts = (of_lines(6), par("A headline", span=True, align="left"), of_lines(3, keep_with_next=True), of_lines(2))
    whole, broken = pour(texts, columns(12, 12)), 0
    for stop in range(20):
        pouring, calls = Pouring(texts, columns(12, 12)), []

        def placing(*given, stop=stop, calls=calls):
            calls.append(given)
            if len(calls) == stop:
                raise MemoryError
            return Placing(*given)

        monkeypatch.setattr("voa_editor.compose.flow.Placing", placing)
        with suppress(MemoryError):
            pouring.whole()
        broken += len(calls) == stop
        assert [getattr(pouring.whole(), part) for part in PARTS] == [getattr(whole, part) for part in PARTS]
    assert broken > 5
