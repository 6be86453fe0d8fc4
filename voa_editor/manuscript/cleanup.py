"""Set quotes, dashes, ellipses and spaces as a typographer would, without changing a word."""

from __future__ import annotations

import re
from collections.abc import Callable

from voa_editor.edit.punctuation import APOSTROPHES, NBSP, QUOTE, QUOTES, apostrophe, dash, quote_direction
from voa_editor.manuscript.edits import Spans, strip, substitute
from voa_editor.manuscript.inline import LINKS

_MONTHS = (
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
).split()
_UNITS = (
    "mm cm m km kg g t ha km² m² kW MW GW °C % per\\scent percent million billion trillion thousand "
    "metres meters metre meter kilometres hectares tonnes "
    "мм см м км кг т га млн млрд трлн тыс г\\. ж\\. тенге теңге"
).split()
_PLACE = "\ue000"  # stands for a character of an address, which nothing may change
_KEEP = re.compile(f"{_PLACE}|{LINKS.pattern}", re.IGNORECASE)

_SPACES = re.compile(r"[ \t\u00a0\u2002-\u200a\u202f]{2,}")
_TAB_OR_BREAK = re.compile(r"[ \u00a0]?\n[ \u00a0]?")
_SPACED_DASH = re.compile(r"(?<=\S)[ \u00a0](?:--?-?|–|—)[ \u00a0\n](?=\S)")
_DOUBLE_HYPHEN = re.compile(r"(?<=\w)---?(?=\w)")
_RANGE = re.compile(r"(?<![\w./:–-])(\d{1,4})-(\d{1,4})(?![\w/:–-])(?!\.\d)")
_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_TITLE = re.compile(r"(?<!\w)(?:Mr|Mrs|Ms|Dr|Prof|St|Hon|H\.[ \u00a0]?E|Messrs|г-н|г-жа)(\.?) (?=\w)")
_NUMBERED = re.compile(r"(?<!\w)(?:Nos?\.|Art\.|Fig\.|pp?\.|Vol\.|vol\.|№|§) (?=\d)")
_INITIAL = re.compile(r"(?<![\w’'])[A-ZА-ЯӘҒҚҢӨҰҮҺІ]\. (?=[A-ZА-ЯӘҒҚҢӨҰҮҺІ])")
_DAY_MONTH = re.compile(rf"(?<=\d) (?=(?:{'|'.join(_MONTHS)})(?!\w))")
_MONTH_DAY = re.compile(rf"(?<!\w)(?:{'|'.join(_MONTHS[:23])})\.? (?=\d{{1,2}}(?!\d))")
_UNIT = re.compile(rf"(?<=\d) (?=(?:{'|'.join(_UNITS)})(?!\w))")
_LIGATURES = re.compile("[ﬀ-ﬄ]")
_LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}


def clean(text: str, spans: Spans = (), language: str = "en") -> tuple[str, Spans]:
    """The text in good typography, its spans on the same words. Doing it twice changes nothing more.

    The letters and digits stay, in their order (ligature characters count as their letters); addresses stay as they are.
    """
    kept = "".join(match.group() for match in _KEEP.finditer(text))
    text = _KEEP.sub(lambda match: _PLACE * len(match.group()), text)
    for pattern, make in _steps(language):
        text, spans = substitute(pattern, make, text, spans)
    text, spans = strip(text, spans)
    text, spans = substitute(QUOTE, _quoting(text, language), text, spans)
    text, spans = substitute(_APOSTROPHE, lambda match: apostrophe(match.string, match.start()), text, spans)
    for pattern in (_TITLE, _NUMBERED, _INITIAL, _DAY_MONTH, _MONTH_DAY, _UNIT):
        text, spans = substitute(pattern, _unbroken, text, spans)
    letters = iter(kept)
    return re.sub(_PLACE, lambda _: next(letters), text), spans


def clean_line(text: str, language: str = "en") -> str:
    """`clean` for text without spans."""
    return clean(text, (), language)[0]


def _steps(language: str) -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
    return [
        (_LIGATURES, lambda match: _LETTERS[match.group()]),
        (_DOTS, lambda match: "…"),
        (_SPACES, lambda match: NBSP if NBSP in match.group() else " "),
        (_TAB_OR_BREAK, lambda match: "\n"),
        (_SPACED_DASH, lambda match: f"{NBSP}{dash(language)}{match.group()[-1].replace(NBSP, ' ')}"),
        (_DOUBLE_HYPHEN, lambda match: "—"),
        (_RANGE, lambda match: f"{match[1]}–{match[2]}"),
    ]


def _unbroken(match: re.Match[str]) -> str:
    return match.group()[:-1].replace(" ", NBSP) + NBSP


def _quoting(text: str, language: str) -> Callable[[re.Match[str]], str]:
    """What each quotation mark of the text becomes. Marks inside a quotation get the inner form if all marks pair.

    A curly mark that closes nothing is left alone: which way it was meant is not known.
    """
    if language not in QUOTES:
        return lambda match: match.group()
    opening, closing, inner_opening, inner_closing = tuple(QUOTES[language])
    ways: dict[int, tuple[bool, bool]] = {}  # place → it opens, it stands in a quotation
    depth = 0
    low = 0
    paired = True
    for match in QUOTE.finditer(text):
        way = quote_direction(text, match.start(), depth, low, language)
        low = low + 1 if match.group() == "„" else max(low - (way == "close"), 0)
        if way == "close" and depth == 0:
            paired = False
            if match.group() != '"':
                continue
        if way:
            depth = max(depth - (way == "close"), 0)
            ways[match.start()] = (way == "open", depth > 0)
            depth += way == "open"
    paired = paired and depth == 0

    def turned(match: re.Match[str]) -> str:
        if match.start() not in ways:
            return match.group()
        opens, inside = ways[match.start()]
        if inside and paired:
            return inner_opening if opens else inner_closing
        return opening if opens else closing

    return turned
