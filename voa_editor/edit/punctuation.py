"""Know the quotation marks, apostrophes and dashes of a language, and set them as they are typed."""

from __future__ import annotations

import re

NBSP = "\u00a0"
QUOTES = {"en": "“”‘’", "ru": "«»„“", "kk": "«»„“"}
"""Language → opening and closing quotation mark, and those inside a quotation; in other languages they are left as typed."""
QUOTE = re.compile('["“”„«»]')
APOSTROPHES = "'`´"
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u202f([{<—–-/‘“„«\"'")


def dash(language: str) -> str:
    """The dash between words, set with spaces."""
    return "—" if language in ("ru", "kk") else "–"


def quote_direction(text: str, place: int, depth: int, low: int, language: str) -> str:
    """Whether the quotation mark at a place opens or closes ("open", "close"); "" for a straight one after a digit that
    closes nothing (inches).

    `depth`: how many quotations are open before it; `low`: how many low marks („) are, which “ closes.
    """
    mark = text[place]
    if mark in "«„" or (mark == "“" and language == "en"):
        return "open"
    if mark in "»”" or (mark == "“" and low):
        return "close"
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if before not in _BEFORE_OPENING:
        return "" if mark == '"' and before.isdigit() and not depth else "close"
    if after.isspace():
        return "close" if depth else "open"
    return "open"


def apostrophe(text: str, place: int) -> str:
    """The curly form of the straight mark at a place: an apostrophe, or a single quotation mark by its neighbours."""
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if before.isalpha() or (before.isdigit() and after.isalpha()):
        return "’"
    if before in _BEFORE_OPENING:
        return "’" if after.isdigit() else "‘" if after.isalpha() else text[place]
    return "’" if before in ".,;:!?…)]”»" else text[place]


def as_typed(before: str, typed: str, language: str) -> tuple[int, str]:
    """What is set for a character typed after `before`: how many characters before it go, and what comes for them and it."""
    language = language.partition("-")[0]
    if typed == '"':
        return 0, _quote(before, language)
    if typed == "'":
        return 0, apostrophe(f"{before}'a", len(before))  # a letter will follow
    if typed == "-" and before.endswith("-") and not before.endswith("--"):
        return _dashed(before[:-1], language, "")
    if typed == " " and before.endswith((" -", f"{NBSP}-")) and before[:-2].strip():
        return _dashed(before[:-1], language, " ")
    if typed == "." and before.endswith("..") and not before.endswith("..."):
        return 2, "…"
    return 0, typed


def _dashed(before: str, language: str, after: str) -> tuple[int, str]:
    """The dash for a hyphen typed after `before` that turns out to be one; no line begins with it."""
    if before.endswith((" ", NBSP)) and before.strip():
        return 2, f"{NBSP}{dash(language)}{after}"
    return 1, ("—" if before[-1:].isalnum() else dash(language)) + after


def _quote(before: str, language: str) -> str:
    if language not in QUOTES:
        return '"'
    opening, closing, inner_opening, inner_closing = tuple(QUOTES[language])
    open_marks: list[str] = []
    for place, mark in enumerate(before):
        if mark in (opening, inner_opening):
            open_marks.append(mark)
        elif mark == closing or (mark == inner_closing and not before[place + 1 : place + 2].isalpha()):  # no apostrophe
            del open_marks[-1:]
    left = before[-1:] or " "
    if left in _BEFORE_OPENING and left not in (closing, inner_closing):
        return inner_opening if open_marks else opening
    if left.isdigit() and not open_marks:
        return '"'  # inches
    return inner_closing if open_marks[-1:] == [inner_opening] else closing
