"""Put text in at the caret: what is typed, what an input method composes, what is pasted; in steps that undo takes back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple
from uuid import uuid4

from voa_editor.edit.passage import ends, passage
from voa_editor.edit.punctuation import as_typed
from voa_editor.edit.richtext import fitted, read_html, read_plain
from voa_editor.edit.selection import Selection, TextRange
from voa_editor.edit.typing import Edit, Part, clean, insert_parts, insert_text
from voa_editor.errors import UserError
from voa_editor.model.issue import Issue
from voa_editor.model.story import Paragraph, Spot, Story
from voa_editor.tools.desk import Desk
from voa_editor.tools.tool import Gesture

MOST_PASTED = 1_000_000  # characters: a book, and some seconds to pour


class Surrounding(NamedTuple):
    """The text around the caret as an input method asks for it: of its paragraph, with the places of caret and anchor."""

    text: str = ""
    cursor: int = 0
    anchor: int = 0


@dataclass(slots=True)
class Bursts:
    """Names the bursts of typing: edits of one kind go on with one as long as the caret stays where the last one left it."""

    name: str = ""
    _kind: str = ""
    _left: TextRange | None = None

    def of(self, kind: str, text: TextRange) -> str:
        """The burst of an edit at a caret."""
        if kind != self._kind or self._left is None or (text.anchor, text.head) != (self._left.anchor, self._left.head):
            self.name, self._kind = f"{kind}-{uuid4().hex[:8]}", kind
        return self.name

    def left(self, text: TextRange, goes_on: bool = True) -> None:
        """Where the edit has left the caret, and whether the next one may go on with it."""
        self._left = text if goes_on else None


@dataclass(slots=True)
class _Composing:
    issue: Issue
    selection: Selection
    preedit: tuple[Spot, Spot]


class TextInput:
    """The state of typing: the burst under way, and the text an input method shows before it is committed."""

    def __init__(self) -> None:
        self._bursts = Bursts()
        self._composing: _Composing | None = None

    def apply(self, desk: Desk, edit: Edit | None, label: str, kind: str, goes_on: bool = True) -> bool:
        """Make an edit at the caret, part of the last step where it is of the same burst; the caret comes after it."""
        text = desk.selection.text
        if edit is None or text is None:
            return False
        change, after = edit
        if change:
            desk.apply(change, label, burst=self._bursts.of(kind, text))
        self._bursts.left(after, goes_on)
        desk.selection = desk.selection.with_text(after)
        return True

    def type(self, desk: Desk, typed: str) -> bool:
        """Type characters, their quotes and dashes set by the language if so wanted. After a space the next step begins."""
        text = desk.selection.text
        if text is None:
            return False
        start, end = ends(desk.issue, text)
        gone, new = 0, typed
        if len(typed) == 1 and desk.options.smart_punctuation:
            before = passage(desk.issue, start.paragraph).text[: start.offset]
            gone, new = as_typed(before, typed, language_at(desk.issue, start.paragraph))
        where = replace(text, anchor=Spot(start.paragraph, start.offset - gone), head=end)
        return self.apply(desk, insert_text(desk.issue, where, new), "Type", "type", goes_on=not typed[-1:].isspace())

    # -- input methods -------------------------------------------------------------------------------------------

    @property
    def preedit(self) -> tuple[Spot, Spot] | None:
        """The text that is being composed and is not yet entered; None if there is none."""
        return self._composing.preedit if self._composing else None

    def compose(self, desk: Desk, preedit: str, commit: str) -> bool:
        """Show what an input method composes at the caret, in place of what it showed before; enter what it commits.

        What is composed is a gesture: a press, another tool or Escape takes it back. False if no text is being edited.
        """
        self.give_up(desk)
        if commit:
            self.type(desk, commit)
        selection, issue = desk.selection, desk.issue
        if selection.text is None:
            return False
        if edit := insert_text(issue, selection.text, preedit):
            head = edit[1].head
            start = Spot(head.paragraph, head.offset - len(clean(preedit)))
            desk.begin(self._shown(desk, edit, _Composing(issue, selection, (start, head))))
        return True

    def _shown(self, desk: Desk, edit: Edit, composing: _Composing) -> Gesture:
        self._composing = composing
        desk.preview(edit[0])
        desk.selection = composing.selection.with_text(edit[1])
        try:
            while True:  # until it is given up; the pointer may pass meanwhile
                yield ()
        finally:
            self._composing = None

    def give_up(self, desk: Desk) -> None:
        """Take back what is being composed."""
        composing = self._composing
        if composing is not None:
            desk.escape()
            desk.selection = composing.selection

    def surrounding(self, desk: Desk) -> Surrounding:
        """The text around the caret, without what is being composed."""
        issue, selection = desk.issue, desk.selection
        if self._composing is not None:
            issue, selection = self._composing.issue, self._composing.selection
        text = selection.text
        if text is None or not issue.find(Paragraph, text.head.paragraph):
            return Surrounding()
        anchor = text.anchor if text.anchor.paragraph == text.head.paragraph else text.head
        return Surrounding(passage(issue, text.head.paragraph).text, text.head.offset, anchor.offset)


def paste_text(desk: Desk, plain: str) -> bool:
    """Put plain text in place of the selected text, a paragraph a line. False if no text is being edited; raises UserError
    for one that is too long."""
    return _paste(desk, read_plain(plain))


def paste_html(desk: Desk, html: str) -> bool:
    """Put rich text in place of the selected text, in the issue's styles. False if it says nothing, or no text is being
    edited; raises UserError for one that is too long."""
    return _paste(desk, fitted(desk.issue, read_html(html))) if desk.selection.text else False


def language_at(issue: Issue, paragraph: str) -> str:
    """The language that a paragraph is in."""
    found = issue.need(Paragraph, paragraph)
    story = issue.find(Story, found.parent)
    return found.language or (story.language if story else "") or issue.settings.language


def _paste(desk: Desk, parts: list[Part]) -> bool:
    if sum(len(part.text) for part in parts) > MOST_PASTED:
        raise UserError("the text is too long to be put in at once", remedy="Put it in by parts, or import it as a manuscript")
    text = desk.selection.text
    edit = insert_parts(desk.issue, text, parts) if text and parts else None
    if edit is None or not desk.apply(edit[0], "Paste"):
        return False
    desk.selection = desk.selection.with_text(edit[1])
    return True
