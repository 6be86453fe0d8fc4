"""Make the changes that a panel asks for: at once as one step, or shown while a slider is dragged and then as one step."""

from __future__ import annotations

from collections.abc import Callable

from voa_editor.edit.change import Change
from voa_editor.edit.commands import named
from voa_editor.edit.commands.styles import apply_style, find_style
from voa_editor.edit.commands.text import in_all
from voa_editor.edit.formatting import set_character_style
from voa_editor.edit.selection import Selection, TextRange
from voa_editor.model.issue import Issue
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle
from voa_editor.tools.desk import Desk

Make = Callable[[Issue, Selection], Change | None]
Style = Callable[[Issue, TextRange], tuple[Change, TextRange] | None]
"""What becomes of a range of text; the range answered with carries what is pending at a caret."""


_SAID: dict[type, str] = {ParagraphStyle: "Paragraph", CharacterStyle: "Character", ObjectStyle: "Object"}


class Hand:
    """Works on the desk for the fields of a panel. Labels are those of the history, in plain English."""

    def __init__(self, desk: Desk, after: Callable[[], None] = lambda: None) -> None:
        """`after` is called when something was asked for, done or not: what was typed may have been refused."""
        self.desk, self._after = desk, after
        self._before: tuple[Issue, Selection] | None = None  # as the slider was pressed

    def do(self, label: str, make: Make) -> bool:
        """Make a change as one step; False if it does not apply."""
        self.give_up()
        try:
            return self.desk.apply(make(self.desk.issue, self.desk.selection), label)
        finally:
            self._after()

    def run(self, name: str) -> bool:
        """Do a command by its name."""
        self.give_up()
        try:
            return self.desk.run(named(name))
        finally:
            self._after()

    def show(self, make: Make) -> None:
        """Show a change made to the issue as it was when the first one was shown, in place of the one before."""
        try:
            self.desk.preview(make(*self._start()))
        except BaseException:
            self.give_up()
            raise

    def settle(self, label: str, make: Make) -> bool:
        """Enter what was shown as one step; as `do` if nothing was."""
        if not self._under_way:
            return self.do(label, make)
        self.show(make)
        self._before = None
        try:
            self.desk.editor.finish(label)
        finally:
            self._after()
        return True

    def give_up(self) -> None:
        """Take back what was shown and not entered."""
        if self._under_way:
            self.desk.editor.bail()
        self._before = None

    def style(self, label: str, make: Style) -> bool:
        """Give the selected text a look; what concerns the next typed characters alone is kept with the caret.

        With frames selected, all text they show is meant.
        """
        text = self.desk.selection.text
        if text is None:
            return self.do(label, lambda issue, selection: in_all(issue, selection, make))
        self.give_up()
        try:
            edit = make(self.desk.issue, text)
            if edit is None:
                return False
            self.desk.apply(edit[0], label)
            if self.desk.selection.text == text:
                self.desk.selection = self.desk.selection.with_text(edit[1])
            return True
        finally:
            self._after()

    def apply_style(self, style: str, *, clear: bool = False) -> bool:
        """Give what is selected a paragraph, character or object style; a character style at a caret waits for what is typed."""
        found, text = find_style(self.desk.issue, style), self.desk.selection.text
        label = f"Apply {_SAID.get(type(found), '')} Style"
        if type(found) is CharacterStyle and text is not None and text.is_caret:
            return self.style(label, lambda issue, here: set_character_style(issue, here, style))
        return self.do(label, lambda issue, selection: apply_style(issue, selection, style, clear=clear))

    @property
    def _under_way(self) -> bool:
        return self._before is not None and self.desk.editor.in_gesture

    def _start(self) -> tuple[Issue, Selection]:
        if self._before is None or not self.desk.editor.in_gesture:
            self.desk.escape()
            self.desk.editor.mark()
            self._before = self.desk.issue, self.desk.selection
        return self._before
