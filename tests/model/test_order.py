"""The laws of sort keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voa_editor.model.order import DIGITS, key_between, keys

key = st.text(alphabet=DIGITS, min_size=1, max_size=6).filter(lambda text: not text.endswith("0"))


@given(key, key)
def test_a_key_lies_between_any_two(a, b):
    low, high = sorted((a, b))
    if low == high:
        with pytest.raises(ValueError, match="no key lies between"):
            key_between(low, high)
    else:
        assert low < key_between(low, high) < high
        assert not key_between(low, high).endswith("0")


@given(key)
def test_an_open_end_leaves_room(a):
    assert key_between("", a) < a < key_between(a, "")


@given(st.lists(st.integers(0, 30), max_size=60))
def test_inserting_anywhere_keeps_the_order(places):
    row = []
    for place in places:
        at = place % (len(row) + 1)
        row.insert(at, key_between(row[at - 1] if at else "", row[at] if at < len(row) else ""))
    assert row == sorted(set(row))


@given(st.integers(0, 3000))
def test_keys_ascend_with_room_between(count):
    made = keys(count)
    assert made == sorted(set(made)) and len(made) == count
    assert all(not k.endswith("0") for k in made)
    if count:
        assert key_between("", made[0]) and key_between(made[-1], "")
