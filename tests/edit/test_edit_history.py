"""The history as a value: undo, redo, squash to a mark, bail to a mark."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from notation import chains

from voa_editor.edit.change import difference
from voa_editor.edit.history import History, MemoryLedger


def made(chain):
    """The states of an issue and the history that leads through them."""
    now, changes = chain
    states, history = [now], History()
    for n, change in enumerate(changes):
        states.append(change.apply(states[-1]))
        history = history.done(f"Step {n}", change)
    return states, history


@given(chains())
def test_undo_and_redo_walk_the_states(chain):
    states, history = made(chain)
    now = states[-1]
    for before in reversed(states[:-1]):
        history, change = history.undone()
        now = change.apply(now)
        assert now == before
    assert history.undone() is None
    for after in states[1:]:
        history, change = history.redone()
        now = change.apply(now)
        assert now == after
    assert history.redone() is None


@given(chains(), st.integers(0, 4))
def test_bail_leads_back_to_the_mark(chain, mark):
    states, history = made(chain)
    mark = min(mark, history.cursor)
    bailed, back = history.bailed(mark)
    assert back.apply(states[-1]) == states[mark]
    assert bailed.cursor == mark and bailed.redone() is None


@given(chains(), st.integers(0, 4))
def test_squash_makes_one_step(chain, mark):
    states, history = made(chain)
    mark = min(mark, history.cursor)
    squashed = history.squashed(mark, "Drag")
    if squashed.cursor == mark:
        assert states[-1] == states[mark]
    else:
        assert squashed.cursor == mark + 1 and squashed.steps[-1].label == "Drag"
        assert squashed.steps[-1].change == difference(states[mark], states[-1])


@given(chains(2))
def test_a_new_step_forgets_what_was_undone(chain):
    _, history = made(chain)
    if history.cursor == 2:
        change = history.steps[1].change
        history, _ = history.undone()
        history = history.done("Other", change)
        assert [step.label for step in history.steps] == ["Step 0", "Other"]
        assert history.redone() is None


def test_a_ledger_in_memory_begins_and_ends_with_nothing():
    ledger = MemoryLedger()
    assert ledger.undo() is None and ledger.redo() is None
