"""Say why an action does not apply now, in words that tell what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voa_editor.ui.actions.action import Action
from voa_editor.ui.i18n import tr

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

_OF_FRAMES = ("Object", "Edit")
_PLACING = ("Object/Align", "Object/Arrange")


def why(window: Window, action: Action) -> str:
    """The reason, or "" if the action applies."""
    if action.applies(window):
        return ""
    selection, menu = window.desk.selection, action.menu.split("/")[0]
    if action.name == "undo":
        return tr("nothing to undo")
    if action.name == "redo":
        return tr("nothing to redo")
    if not window.pages:
        return tr("the issue has no pages")
    if menu == "Type" and selection.text is None:
        return tr("click into text first")
    if menu == "Object" and selection.text is not None:
        return tr("press Escape to leave the text")
    if menu in _OF_FRAMES and not selection.frames:
        return tr("select a frame first")
    if action.menu in _PLACING and len(selection.frames) > 1:
        return tr("it is so already")
    return tr("not for what is selected") if selection.frames else tr("nothing to do")
