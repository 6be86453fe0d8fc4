"""Give text its look: styles, local overrides, bold and italic, links, language; and tell the look it has.

Each function answers with the change and the range after it, or None where it does not apply. At a caret, what concerns
characters changes nothing yet: the range answered with carries it for what is typed next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from voa_editor.edit import spans as spanning
from voa_editor.edit.change import Change, put
from voa_editor.edit.passage import Passage, passage, within
from voa_editor.edit.selection import TextRange
from voa_editor.edit.spans import Spans
from voa_editor.edit.typing import STYLE, Edit
from voa_editor.model import overrides
from voa_editor.model.cascade import attributes
from voa_editor.model.issue import Issue
from voa_editor.model.overrides import CHARACTER, Value
from voa_editor.model.story import Paragraph, Span
from voa_editor.model.styles import CharacterStyle, ParagraphStyle

BOLD_FROM = 600  # weights that count as bold
BOLD, REGULAR = 700, 400
_FACES = {(False, False): "", (True, False): "cs-bold", (False, True): "cs-italic", (True, True): "cs-bold-italic"}
_STYLED = {style: face for face, style in _FACES.items()}
SUPERSCRIPT, SUBSCRIPT = "cs-superscript", "cs-subscript"
RAISED_SIZE, RISE, DROP = 0.62, 0.33, 0.16
"""Of the size around it: how large raised and lowered characters are, how high and how low they stand."""
DEFAULTS: Mapping[str, float] = {"size": 10.0, "leading": 12.0}
"""Where a step begins if no style says: as the composer sets it."""
Switch = Literal["caps", "small_caps", "underline", "strikethrough"]
_OUTER = ("style", "link", "language")


@dataclass(frozen=True, slots=True)
class Look:
    """What holds for all of a range; None where it is mixed.

    `values` are the attributes as styles and overrides give them (those that nothing sets are left out), `overridden` the
    names of those that are local overrides anywhere in the range.
    """

    paragraph_style: str | None = None
    character_style: str | None = None
    link: str | None = None
    language: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    overridden: frozenset[str] = frozenset()


def local_formats(issue: Issue, text: TextRange) -> Look:
    """The look of a range; of a caret, that of what would be typed there."""
    looks = list(_looks(issue, text))
    names = {name for look in looks for name in look.values}
    values = {name: _common([look.values.get(name) for look in looks]) for name in names}
    return Look(
        _common([look.paragraph_style for look in looks]), _common([look.character_style for look in looks]),
        _common([look.link for look in looks]), _common([look.language for look in looks]),
        values, frozenset(name for look in looks for name in look.overridden),
    )  # fmt: skip


def set_paragraph_style(issue: Issue, text: TextRange, style: str) -> Edit | None:
    """The paragraphs of a range in another style; their overrides stay."""
    if not issue.find(ParagraphStyle, style):
        return None
    return _paragraphs(issue, text, lambda paragraph: replace(paragraph, style=style))


def set_character_style(issue: Issue, text: TextRange, style: str) -> Edit | None:
    """The characters of a range in a character style, "" for none."""
    if style and type(issue.find(CharacterStyle, style)) is not CharacterStyle:
        return None
    if text.is_caret:
        return _pending(text, {**_held(text), "": style})
    return _characters(issue, text, lambda shown, low, high: spanning.with_style(shown.paragraph.spans, low, high, style))


def set_local(issue: Issue, text: TextRange, values: Mapping[str, Value | None]) -> Edit | None:
    """Attributes overridden in a range (None: as the styles have it): those of characters there, of paragraphs in all it
    touches."""
    inner = {name: value for name, value in values.items() if name in CHARACTER}
    outer = {name: value for name, value in values.items() if name in overrides.PARAGRAPH and name not in CHARACTER}
    edit = _paragraphs(issue, text, lambda p: replace(p, local=overrides.with_values(p.local, outer))) if outer else None
    if not inner:
        return edit
    if text.is_caret:
        later = _pending(text, {**_held(text), **inner})
        return (edit[0], later[1]) if edit and later else later
    now = edit[0].apply(issue) if edit else issue
    then = _characters(now, text, lambda shown, low, high: spanning.with_local(shown.paragraph.spans, low, high, inner))
    return (edit[0].then(then[0]), text) if edit and then else edit or then


def clear_local(issue: Issue, text: TextRange) -> Edit | None:
    """The overrides of a range taken back: of its characters, and of paragraphs that are in it whole (or hold the caret)."""
    records: list[Paragraph] = []
    for shown, start, end in within(issue, text):
        paragraph, (low, high) = shown.paragraph, _own(shown, start, end)
        whole = text.is_caret or (start == 0 and end == shown.length)
        paragraph = replace(paragraph, local=() if whole else paragraph.local)
        if not text.is_caret:
            bare = spanning.changed(paragraph.spans, low, high, lambda span: replace(span, local=()))
            paragraph = replace(paragraph, spans=bare)
        records.append(paragraph)
    change = put(issue, records)
    return (change, replace(text, local=())) if change or text.local else None


def toggle(issue: Issue, text: TextRange, what: Literal["bold", "italic"]) -> Edit | None:
    """Bold or italic on, or off where all of a range has it: by the styles Bold, Italic, Bold Italic of the issue where they
    fit, else by an override."""
    on = not _has(local_formats(issue, text).values, what)
    if text.is_caret:
        shown = passage(issue, text.head.paragraph)
        style = str(_held(text).get("", _style_left(shown, text)))
        return _pending(text, {**_held(text), **_faced(issue, shown.paragraph, style, what, on)})

    def faced(shown: Passage, low: int, high: int) -> Spans:
        spans = shown.paragraph.spans
        for start, end, here in segments(shown.paragraph, low, high):
            style = next((span.style for span in reversed(here) if span.style and not span.link), "")
            for name, value in _faced(issue, shown.paragraph, style, what, on).items():
                if name == "":
                    spans = spanning.with_style(spans, start, end, str(value))
                else:
                    spans = spanning.with_local(spans, start, end, {name: value})
        return spans

    return _characters(issue, text, faced)


def adjust(issue: Issue, text: TextRange, name: str, step: Callable[[float], float]) -> Edit | None:
    """A number of the type stepped from what holds in each place of a range, so that what differs goes on differing.

    What no style and no override gives begins at its default (DEFAULTS).
    """

    def value(paragraph: Paragraph, here: list[Span]) -> float:
        found = look_under(issue, paragraph, here).values.get(name)
        return step(DEFAULTS.get(name, 0.0) if found is None else float(found))

    if name not in CHARACTER:
        return _paragraphs(issue, text, lambda p: replace(p, local=overrides.with_values(p.local, {name: value(p, [])})))
    if text.is_caret:
        now = local_formats(issue, text).values.get(name)
        return _pending(text, {**_held(text), name: step(DEFAULTS.get(name, 0.0) if now is None else float(now))})

    def stepped(shown: Passage, low: int, high: int) -> Spans:
        spans = shown.paragraph.spans
        for start, end, here in segments(shown.paragraph, low, high):
            spans = spanning.with_local(spans, start, end, {name: value(shown.paragraph, here)})
        return spans

    return _characters(issue, text, stepped)


def toggle_raised(issue: Issue, text: TextRange, *, up: bool) -> Edit | None:
    """Superscript (or subscript) on, or off where all of a range has it: by the issue's style of that name, else by size and
    rise."""
    style = SUPERSCRIPT if up else SUBSCRIPT
    look = local_formats(issue, text)
    rise = look.values.get("rise") or 0.0
    if look.character_style == style:
        return set_character_style(issue, text, "")
    if rise > 0 if up else rise < 0:
        return set_local(issue, text, {"rise": None, "size": None})
    if issue.find(CharacterStyle, style):
        return set_character_style(issue, text, style)
    size = float(look.values.get("size") or DEFAULTS["size"])
    return set_local(issue, text, {"size": round(size * RAISED_SIZE, 2), "rise": round(size * (RISE if up else -DROP), 2)})


def toggle_switch(issue: Issue, text: TextRange, name: Switch) -> Edit | None:
    """Capitals, small capitals, a line under or through on, or off where all of a range has it; the text keeps its letters."""
    return set_local(issue, text, {name: not local_formats(issue, text).values.get(name)})


def set_link(issue: Issue, text: TextRange, target: str) -> Edit | None:
    """The characters of a range lead to a URL, in the style Link if there is one; "" takes links away."""
    style = "cs-link" if target and issue.find(CharacterStyle, "cs-link") else ""

    def linked(shown: Passage, low: int, high: int) -> Spans:
        spans = spanning.changed(shown.paragraph.spans, low, high, lambda s: replace(s, link="", style="") if s.link else s)
        return spanning.in_order((*spans, Span(low, high, style, link=target)))

    return None if text.is_caret else _characters(issue, text, linked)


def set_language(issue: Issue, text: TextRange, language: str) -> Edit | None:
    """The characters of a range are in a language ("" for that of the story); at a caret, or of whole paragraphs, those."""
    if text.is_caret:
        return _paragraphs(issue, text, lambda paragraph: replace(paragraph, language=language))

    def spoken(shown: Passage, low: int, high: int) -> Spans:
        bare = spanning.changed(shown.paragraph.spans, low, high, lambda span: replace(span, language=""))
        return spanning.in_order((*bare, Span(low, high, language=language)))

    return _characters(issue, text, spoken)


def look_under(issue: Issue, paragraph: Paragraph, spans: list[Span]) -> Look:
    """The look of characters of a paragraph under some of its spans."""
    return _look(issue, paragraph, spans, {})


# -- what is there ------------------------------------------------------------------------------------------------


def _looks(issue: Issue, text: TextRange) -> Iterator[Look]:
    for shown, start, end in within(issue, text):
        if text.is_caret:
            at = shown.own(start, after=True)
            low = max(at - 1, 0)
            yield _look(issue, shown.paragraph, _over(shown.paragraph, low, min(low + 1, len(shown.paragraph.text))), _held(text))
            continue
        low, high = _own(shown, start, end)
        for _, _, here in segments(shown.paragraph, low, high) if low < high else [(low, high, [])]:
            yield look_under(issue, shown.paragraph, here)


def _look(issue: Issue, paragraph: Paragraph, spans: list[Span], pending: Mapping[str, Value | None]) -> Look:
    """The look of characters under some spans, with what is pending at the caret."""
    values = dict(attributes(issue, paragraph.style))
    local = dict(overrides.read(paragraph.local))
    values |= local
    said = {name: "" for name in _OUTER} | {"language": paragraph.language}
    for span in spans:
        values |= attributes(issue, span.style)
        said |= {name: getattr(span, name) for name in _OUTER if getattr(span, name)}
    if "" in pending:
        said["style"] = str(pending[""])
        values |= attributes(issue, said["style"])
    for span in spans:
        local |= overrides.read(span.local)
        values |= overrides.read(span.local)
    later = {name: value for name, value in pending.items() if name and value is not None}
    overridden = frozenset(local | later)
    return Look(paragraph.style, said["style"], said["link"], said["language"], {**values, **later}, overridden)


def _common(values: list[Any]) -> Any:
    return values[0] if values and all(value == values[0] for value in values) else None


def _has(values: Mapping[str, Any], what: str) -> bool:
    if what == "italic":
        return values.get("italic") is True
    weight = values.get("weight", REGULAR)
    return weight is not None and weight >= BOLD_FROM


def _style_left(shown: Passage, text: TextRange) -> str:
    at = shown.own(text.head.offset, after=True)
    here = _over(shown.paragraph, max(at - 1, 0), max(at, 1))
    return next((span.style for span in reversed(here) if span.style and not span.link), "")


def _faced(issue: Issue, paragraph: Paragraph, style: str, what: str, on: bool) -> dict[str, Value | None]:
    """What turns bold or italic on or off over a character style: another style (under the name ""), or an override."""
    name: str = "weight" if what == "bold" else "italic"
    base = {**attributes(issue, paragraph.style), **overrides.read(paragraph.local)}
    if _has({**base, **attributes(issue, style)}, what) == on:
        return {name: None}
    if style in _STYLED:
        bold, italic = _STYLED[style]
        wanted = _FACES[(on, italic) if what == "bold" else (bold, on)]
        if (not wanted or issue.find(CharacterStyle, wanted)) and _has({**base, **attributes(issue, wanted)}, what) == on:
            return {"": wanted, name: None}
    return {name: (BOLD if on else REGULAR) if what == "bold" else on}


# -- where it stands ----------------------------------------------------------------------------------------------


def _held(text: TextRange) -> dict[str, Value | None]:
    """The overrides pending at a caret; under the name "" the character style."""
    held: dict[str, Value | None] = dict(overrides.read(text.local))
    styles = [entry.removeprefix(STYLE) for entry in text.local if entry.startswith(STYLE)]
    return {**held, "": styles[-1]} if styles else held


def _pending(text: TextRange, values: Mapping[str, Value | None]) -> Edit:
    style = [STYLE + str(values[""])] if "" in values else []
    local = overrides.write({name: value for name, value in values.items() if name and value is not None})
    return Change(), replace(text, local=(*style, *local))


def _own(shown: Passage, start: int, end: int) -> tuple[int, int]:
    """The own characters that stand for those shown, a field's mark whole."""
    return shown.own(start), shown.own(end, after=True)


def _over(paragraph: Paragraph, start: int, end: int) -> list[Span]:
    return [span for span in paragraph.spans if span.start < end and start < span.end]


def segments(paragraph: Paragraph, low: int, high: int) -> list[tuple[int, int, list[Span]]]:
    """The own characters low ≤ i < high, cut where a span begins or ends, each part with the spans over it."""
    cuts = sorted({low, high, *(at for span in paragraph.spans for at in (span.start, span.end) if low < at < high)})
    return [(a, b, _over(paragraph, a, b)) for a, b in zip(cuts, cuts[1:], strict=False)]


def _paragraphs(issue: Issue, text: TextRange, change: Callable[[Paragraph], Paragraph]) -> Edit | None:
    return _edit(issue, text, (change(shown.paragraph) for shown, _, _ in within(issue, text)))


def _characters(issue: Issue, text: TextRange, change: Callable[[Passage, int, int], Spans]) -> Edit | None:
    parts = ((shown, *_own(shown, start, end)) for shown, start, end in within(issue, text))
    return _edit(issue, text, (replace(shown.paragraph, spans=change(shown, a, b)) for shown, a, b in parts if a < b))


def _edit(issue: Issue, text: TextRange, paragraphs: Iterable[Paragraph]) -> Edit | None:
    made = put(issue, paragraphs)
    return (made, text) if made else None
