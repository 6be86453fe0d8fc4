"""The laws of changes."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from notation import chains, issue, issues, story

from voa_editor.edit.change import Change, difference, put
from voa_editor.model.story import Paragraph


@given(chains())
def test_apply_and_reverse_is_the_identity(chain):
    now, changes = chain
    for change in changes:
        after = change.apply(now)
        assert change.reversed().apply(after) == now
        assert change.reversed().reversed() == change
        now = after


@given(chains())
def test_changes_squashed_lead_where_they_lead_one_by_one(chain):
    start, changes = chain
    end = reduce(lambda now, change: change.apply(now), changes, start)
    whole = reduce(Change.then, changes, Change())
    assert whole.apply(start) == end
    assert whole.reversed().apply(end) == start
    assert whole == difference(start, end)


@given(chains(3))
def test_squashing_is_associative(chain):
    _, changes = chain
    a, b, c = (*changes, Change(), Change(), Change())[:3]
    assert a.then(b).then(c) == a.then(b.then(c))
    assert not a.then(a.reversed())


@given(issues(), issues())
def test_a_difference_leads_from_one_to_the_other(before, after):
    change = difference(before, after)
    assert change.apply(before) == after
    assert bool(change) == (before != after)
    ids = [*change.added, *change.updated, *change.removed]
    assert len(ids) == len(set(ids))


def test_what_stays_equal_is_left_out():
    made = issue(story("bridge", "One."))
    assert not put(made, made.records.values())
    assert not put(made, [], ["story-none"])


def test_a_change_made_for_another_issue_is_refused():
    made = issue(story("bridge", "One."))
    drop = put(made, [], ["para-bridge-1"])
    add = put(made, [Paragraph(id="para-new")])
    with pytest.raises(ValueError, match="not what it was"):
        drop.apply(drop.apply(made))
    with pytest.raises(ValueError, match="there already"):
        add.apply(add.apply(made))
