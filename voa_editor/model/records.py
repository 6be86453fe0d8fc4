"""Define what every record is: frozen, named by an id, with columns a table can hold.

A field is a str, int, float, bool, None, a tuple of those, or a tuple of `Span`; so that each kind
of record is one readable table. The parent is a property of the child; siblings sort by `order`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything in an issue. `id` is unique in the issue and never used again for another thing."""

    id: str

    @property
    def owner(self) -> str:
        """The id of the record this one stands in, or "" for the issue itself."""
        return ""

    @property
    def rank(self) -> str:
        """The key that sorts this record among the children of its owner."""
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child(Record):
    """A record that stands in another one, at a place among its siblings."""

    parent: str = ""
    order: str = ""

    @property
    def owner(self) -> str:
        return self.parent

    @property
    def rank(self) -> str:
        return self.order
