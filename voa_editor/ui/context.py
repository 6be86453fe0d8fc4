"""Choose what the menu under the right button offers, by what is selected."""

from __future__ import annotations

from voa_editor.edit.selection import frames_of
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.tools.desk import Desk

_PASTE = "paste paste-in-place"
_FRAMES = f"""cut copy {_PASTE} duplicate delete - bring-to-front bring-forward send-backward send-to-back -
    group ungroup lock unlock hide - remove-overrides - wrap-box wrap-none"""
_PICTURE = """place fill-frame fit-picture fit-frame centre-picture add-caption -"""
_TEXT_FRAME = "story-editor fit-story autoflow unlink-frame break-thread -"
_TEXT = """cut copy paste paste-plain select-all - bold italic clear-overrides - insert-en-dash insert-em-dash
    insert-no-break-space - story-editor find"""
_NOTHING = f"""override-item remove-overrides - {_PASTE} select-all - place - fit-page fit-spread actual-size -
    guides baselines rulers snap - clear-guides show-all"""

_GUIDE = "delete - lock-guides guides clear-guides"


def rows(desk: Desk) -> list[str]:
    """The names of actions, "-" for a line; those that do not apply are left out by the menu."""
    selection = desk.selection
    if selection.text is not None:
        return _TEXT.split()
    if selection.guide:
        return _GUIDE.split()
    chosen = frames_of(desk.issue, selection)
    if not chosen:
        return _NOTHING.split()
    first = _PICTURE if all(isinstance(frame, PictureFrame) for frame in chosen) else ""
    first += _TEXT_FRAME if len(chosen) == 1 and isinstance(chosen[0], TextFrame) else ""
    return (first + " " + _FRAMES).split()
