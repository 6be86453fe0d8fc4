"""Say what a rule about finished PDFs is: an id, a severity, where it is written, a sentence for people, and a check."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from voa_editor.prepress.pdf.facts import Facts
from voa_editor.prepress.pdf.walk import Place

DOCUMENT = Place()


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that breaks a rule: where, and what it is."""

    place: Place
    said: str


Faults = Iterable[Fault] | None
"""What a check answers: the faults, none if the rule is kept; None where there is nothing that the rule is about."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`asks` is what the rule wants, as a sentence; `clause` where the concept is defined, beside the standard's own clause 6."""

    id: str
    asks: str
    clause: str
    check: Callable[[Facts], Faults]
    severity: str = "error"


def rule(id: str, asks: str, clause: str, severity: str = "error") -> Callable[[Callable[[Facts], Faults]], Rule]:
    """Make a rule of the function that checks it."""
    return lambda check: Rule(id, asks, clause, check, severity)


def told(*said: str) -> list[Fault]:
    """Faults of the document as a whole, those that are not ""."""
    return [Fault(DOCUMENT, one) for one in said if one]
