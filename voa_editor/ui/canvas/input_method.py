"""Let input methods compose text in place: Kazakh by dead keys, Chinese by sounds, accents by compose keys."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent

from voa_editor.tools.desk import Desk
from voa_editor.tools.type import TypeTool

_Query = Qt.InputMethodQuery


def compose(desk: Desk, event: QInputMethodEvent) -> bool:
    """Show what is composed and enter what is committed; False if no text is being edited."""
    tool = desk.tool
    return isinstance(tool, TypeTool) and tool.compose_text(desk, event.preeditString(), event.commitString())


def answer(desk: Desk, query: Qt.InputMethodQuery, caret: QRect) -> Any:
    """What an input method asks: about the text around the caret, and where the caret is. None for what is not known."""
    tool = desk.tool
    if query == _Query.ImEnabled:
        return isinstance(tool, TypeTool) and desk.selection.text is not None
    if query in (_Query.ImCursorRectangle, _Query.ImAnchorRectangle):
        return caret
    if not isinstance(tool, TypeTool):
        return None
    around = tool.surrounding(desk)
    start, end = sorted((around.cursor, around.anchor))
    return {
        _Query.ImSurroundingText: around.text,
        _Query.ImCursorPosition: around.cursor,
        _Query.ImAnchorPosition: around.anchor,
        _Query.ImCurrentSelection: around.text[start:end],
        _Query.ImTextBeforeCursor: around.text[: around.cursor],
        _Query.ImTextAfterCursor: around.text[around.cursor :],
    }.get(query)


def commit(desk: Desk) -> None:
    """Enter what is being composed: the hand goes elsewhere."""
    if isinstance(desk.tool, TypeTool) and desk.tool.preedit is not None:
        QGuiApplication.inputMethod().commit()
