"""Replace what a search has found, all at once, and leave every span on its words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

import regex

from voa_editor.edit import spans as spanning
from voa_editor.edit.change import Change, put
from voa_editor.edit.command import Command
from voa_editor.edit.passage import datum, with_datum
from voa_editor.edit.search import Match, again
from voa_editor.edit.typing import clean
from voa_editor.errors import UserError
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.model.story import Paragraph
from voa_editor.model.styles import CharacterStyle, ParagraphStyle


def replace(issue: Issue, matches: Iterable[Match], replacement: str | None, style: str = "") -> Change | None:
    r"""The change that puts words in place of all matches; None leaves the words. Of matches that overlap the first counts,
    and one that is no longer what was found is passed over.

    After a search by regular expression \1 and \g<name> stand for its groups. The words look as the first they replace;
    `style` is laid over them, or, if it is a paragraph style, given to their paragraphs. A datum takes its looks from where
    it shows: it gets the words alone. Raises UserError for a replacement that names no group of the search.
    """
    of: dict[tuple[str, str], list[Match]] = {}
    for match in matches:
        of.setdefault((match.record, match.attr), []).append(match)
    records: dict[str, Record] = {}
    for (name, attr), several in of.items():
        record = records.get(name) or issue.get(name)
        if record is not None:
            records[name] = _replaced(issue, record, _apart(_words(record, attr), several), replacement, style)
    return put(issue, records.values()) or None


def _words(record: Record, attr: str) -> str:
    """The words an attribute holds now; none of one that is no longer there."""
    try:
        return datum(record, attr)
    except IndexError:  # a line of an ad that was taken away
        return ""


def _apart(words: str, matches: list[Match]) -> list[Match]:
    """The matches that are still there and do not overlap one before, from the last to the first."""
    found: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.start, match.end)):
        if words[match.start : match.end] == match.said and (not found or match.start >= found[-1].end):
            found.append(match)
    return found[::-1]


def _replaced(issue: Issue, record: Record, matches: list[Match], replacement: str | None, style: str) -> Record:
    before = datum(record, matches[0].attr) if matches else ""
    for match in matches:
        said = match.said if replacement is None else _said(match, before, replacement)
        if said is None:
            continue
        if isinstance(record, Paragraph):
            record = _in_paragraph(issue, record, match, said, style)
        else:
            words = datum(record, match.attr)
            record = with_datum(record, match.attr, words[: match.start] + said + words[match.end :])
    return record


def _said(match: Match, before: str, replacement: str) -> str | None:
    """What to put in the place of a match in the words it was found in; None if the search no longer finds it."""
    if match.query.kind == "text" or not match.query.text:
        return clean(replacement)
    found = again(match, before)
    try:
        return clean(found.expand(replacement)) if found else None
    except (regex.error, IndexError) as error:
        remedy = r"Name groups that the search has: \1, \2, \g<name>; write \\ for a backslash"
        raise UserError(f"“{replacement}” cannot be put in: {error}", remedy=remedy) from error


def _in_paragraph(issue: Issue, paragraph: Paragraph, match: Match, said: str, style: str) -> Paragraph:
    """The paragraph with words in place of a match, which look as the first they replace did."""
    start, end = match.start, match.end
    text, spans = paragraph.text, paragraph.spans
    if said != match.said:
        text = text[:start] + said + text[end:]
        spans = spanning.in_order(spanning.replaced(spans, start, end, len(said)))
    found = issue.find(CharacterStyle, style)
    if isinstance(found, ParagraphStyle):
        return dataclasses.replace(paragraph, text=text, spans=spans, style=style)
    if found is not None:
        spans = spanning.with_style(spans, start, start + len(said), style)
    return dataclasses.replace(paragraph, text=text, spans=spans)


COMMANDS: tuple[Command, ...] = ()  # none goes without words to look for
