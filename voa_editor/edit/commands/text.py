"""Do what the Type menu says to the selected text, or to all text of the selected frames: bold, italic, case, characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

from voa_editor.edit import formatting
from voa_editor.edit.change import Change, put, squash
from voa_editor.edit.command import Command, Run
from voa_editor.edit.passage import Piece, datum, whole, with_datum, within
from voa_editor.edit.selection import Selection, TextRange
from voa_editor.edit.typing import Edit, Part, insert_parts, insert_text
from voa_editor.model.frames import Frame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.model.stack import everything_in
from voa_editor.model.story import FIELD_MARK, Paragraph, Span

Case = Literal["upper", "lower", "title", "sentence"]
_ENDS = frozenset(".!?…")


def ranges(issue: Issue, selection: Selection) -> list[TextRange]:
    """The selected text; with frames selected, all text of each flow that they, and the groups among them, show."""
    if selection.text is not None:
        return [selection.text]
    frames = [one for i in selection.frames if (frame := issue.find(Frame, i)) for one in everything_in(issue, frame)]
    shown = {(f.story, f.flow): f.id for f in frames if isinstance(f, TextFrame) and f.story}
    return [found for frame in shown.values() if (found := whole(issue, frame))]


def in_all(issue: Issue, selection: Selection, do: Callable[[Issue, TextRange], Edit | None]) -> Change | None:
    """One change of what is done to each of the selected texts; no two of them share a paragraph, and `do` changes no other
    record."""
    edits = (do(issue, text) for text in ranges(issue, selection))
    return squash(edit[0] for edit in edits if edit) or None


def bold(issue: Issue, selection: Selection) -> Change | None:
    return in_all(issue, selection, lambda now, text: formatting.toggle(now, text, "bold"))


def italic(issue: Issue, selection: Selection) -> Change | None:
    return in_all(issue, selection, lambda now, text: formatting.toggle(now, text, "italic"))


def clear_overrides(issue: Issue, selection: Selection) -> Change | None:
    return in_all(issue, selection, formatting.clear_local)


def insert(issue: Issue, selection: Selection, characters: str) -> Change | None:
    """Characters in place of the selected text."""
    edit = insert_text(issue, selection.text, characters) if selection.text else None
    return edit[0] if edit else None


def insert_field(issue: Issue, selection: Selection, name: str, of: str = "") -> Change | None:
    """The field of that name (see model/fields.py), of a record or of the story or page it stands in, in place of the text."""
    mark = Part(FIELD_MARK, (Span(0, 1, field=name, of=of),))
    edit = insert_parts(issue, selection.text, [mark]) if selection.text else None
    return edit[0] if edit else None


def change_case(issue: Issue, selection: Selection, case: Case) -> Change | None:
    """The letters of the selected text as capitals, small letters, or capitals where words or sentences begin."""
    records: dict[str, Record] = {}
    for text in ranges(issue, selection):
        for shown, start, end in within(issue, text):
            recased = "".join(_cased(shown.text[start:end], case))
            for piece in shown.pieces:
                low, high = max(piece.start, start), min(piece.end, end)
                if low < high and not piece.fixed:
                    record = _rewritten(issue, records, piece, low, recased[low - start : high - start])
                    records[record.id] = record
    return put(issue, records.values()) or None


def _rewritten(issue: Issue, records: dict[str, Record], piece: Piece, at: int, text: str) -> Record:
    """The record of a piece with other characters, as many as before, from offset `at` on."""
    record = records.get(piece.record) or issue.need(Record, piece.record)
    start = at - piece.start
    if isinstance(record, Paragraph) and piece.field is None:
        start += piece.at
        return replace(record, text=record.text[:start] + text + record.text[start + len(text) :])
    kept = datum(record, piece.attr)
    return with_datum(record, piece.attr, kept[:start] + text + kept[start + len(text) :])


def _cased(text: str, case: Case) -> Iterator[str]:
    """Letter for letter, so that places stay: a letter whose other form is two letters stays as it is."""
    begins = True
    for letter in text:
        up = case == "upper" or (case != "lower" and begins)
        new = letter.upper() if up else letter.lower()
        yield new if len(new) == 1 else letter
        if case == "title":
            begins = not (letter.isalnum() or letter in "'’\u00ad")
        elif letter.isalnum() or letter in _ENDS or letter == "\n":
            begins = not letter.isalnum()


def _inserts(characters: str) -> Run:
    return lambda issue, selection: insert(issue, selection, characters)


def _cases(case: Case) -> Run:
    return lambda issue, selection: change_case(issue, selection, case)


COMMANDS: tuple[Command, ...] = (
    Command("bold", "Bold", bold, "Type", "Ctrl+B"),
    Command("italic", "Italic", italic, "Type", "Ctrl+I"),
    Command("clear-overrides", "Clear Overrides", clear_overrides, "Type", "", "clear-overrides"),
    Command("upper-case", "Upper Case", _cases("upper"), "Type/Change Case"),
    Command("lower-case", "Lower Case", _cases("lower"), "Type/Change Case"),
    Command("title-case", "Title Case", _cases("title"), "Type/Change Case"),
    Command("sentence-case", "Sentence Case", _cases("sentence"), "Type/Change Case"),
    Command("insert-no-break-space", "No-Break Space", _inserts("\u00a0"), "Type/Insert", "Ctrl+Shift+Space"),
    Command("insert-thin-space", "Thin Space", _inserts("\u2009"), "Type/Insert", "Ctrl+Alt+Shift+M"),
    Command("insert-soft-hyphen", "Soft Hyphen", _inserts("\u00ad"), "Type/Insert", "Ctrl+Shift+-"),
    Command("insert-no-break-hyphen", "Non-Breaking Hyphen", _inserts("\u2011"), "Type/Insert", "Ctrl+Alt+-"),
    Command("insert-en-dash", "En Dash", _inserts("–"), "Type/Insert", "Alt+-"),
    Command("insert-em-dash", "Em Dash", _inserts("—"), "Type/Insert", "Alt+Shift+-"),
    Command("insert-line-break", "Forced Line Break", _inserts("\n"), "Type/Insert"),
    Command("insert-page-number", "Page Number", lambda issue, selection: insert_field(issue, selection, "folio"), "Type/Insert",
            "Ctrl+Alt+Shift+N"),
)  # fmt: skip
