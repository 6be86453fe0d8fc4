"""Name new records and place them among their siblings: an id is never used again, also not after an undo."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from voa_editor.model.issue import Issue
from voa_editor.model.order import key_between
from voa_editor.model.records import Child


def new_id(issue: Issue, prefix: str) -> str:
    """An id that the issue does not have: "frame-3f2a91c07b"."""
    while (found := f"{prefix}-{uuid4().hex[:10]}") in issue:
        pass
    return found


def order_at(siblings: Sequence[Child], index: int) -> str:
    """A sort key that puts a record before sibling number `index` of those given in order (their count: after the last)."""
    low = siblings[index - 1].order if index > 0 else ""
    high = siblings[index].order if index < len(siblings) else ""
    return key_between(low, high)


def order_last(siblings: Sequence[Child]) -> str:
    """A sort key after those of siblings given in order."""
    return order_at(siblings, len(siblings))
