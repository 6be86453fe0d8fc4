"""Say what the Properties panel is about: the page, some frames, or text; and what all of it has in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from voa_editor.edit.commands.text import ranges
from voa_editor.edit.formatting import Look, local_formats
from voa_editor.edit.placing import topmost
from voa_editor.edit.selection import Selection, TextRange
from voa_editor.model.assets import Photo
from voa_editor.model.frames import Frame, PictureFrame, TextFrame
from voa_editor.model.issue import Issue, Version, same
from voa_editor.model.stack import leaves, locked
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.styles import CharacterStyle, ParagraphStyle

_TEXT = (ParagraphStyle, CharacterStyle, Paragraph, Story, Photo)  # what the look of a text depends on


class Looks:
    """Tells the look of texts, and keeps the last one: while a frame is dragged, neither text nor styles change."""

    def __init__(self) -> None:
        self._kept: tuple[tuple[Version, ...], list[TextRange], Look] | None = None

    def of(self, issue: Issue, texts: list[TextRange]) -> Look:
        """What the texts have in common."""
        versions = tuple(issue.version(kind) for kind in _TEXT)
        if self._kept is None or self._kept[1] != texts or not same(self._kept[0], versions):
            self._kept = versions, texts, _together([local_formats(issue, text) for text in texts])
        return self._kept[2]


@dataclass(frozen=True)
class Subject:
    """What is selected, in an issue. `unit` is that of lengths."""

    issue: Issue
    selection: Selection
    unit: str = "mm"
    parents: bool = False
    looks: Looks = field(default_factory=Looks)

    @cached_property
    def frames(self) -> list[Frame]:
        """The selected frames, also those that are locked."""
        return topmost(self.issue, self.selection.frames)

    @cached_property
    def leaves(self) -> list[Frame]:
        """The selected frames with groups opened: those that fill, stroke and wrap are of."""
        return [leaf for frame in self.frames for leaf in leaves(self.issue, frame)]

    @property
    def in_text(self) -> bool:
        """Whether a text is being edited, so that frames are not what is meant."""
        return self.selection.text is not None

    @property
    def of_page(self) -> bool:
        """Whether nothing is selected, so that the page is meant."""
        return not self.frames and not self.in_text and not self.selection.guide

    @cached_property
    def locked(self) -> bool:
        """Whether nothing of what is selected may be changed."""
        return bool(self.frames) and all(locked(self.issue, frame) for frame in self.frames)

    @cached_property
    def texts(self) -> list[TextRange]:
        """The text meant: what is selected of it, or all that the selected frames show, if they are text frames."""
        return ranges(self.issue, self.selection) if self.in_text or self.of_kind(TextFrame) else []

    @cached_property
    def look(self) -> Look:
        """What the text meant has in common."""
        return self.looks.of(self.issue, self.texts)

    def of_kind(self, kind: type[Any]) -> list[Any]:
        """The selected frames, groups opened, if all are of that kind; else none."""
        return self.leaves if all(isinstance(frame, kind) for frame in self.leaves) else []

    @cached_property
    def story(self) -> Story | None:
        """The story that the selected text frames show, if it is one and no mere label."""
        stories = {frame.story for frame in self.of_kind(TextFrame)}
        found = self.issue.find(Story, stories.pop()) if len(stories) == 1 else None
        return found if found is not None and found.kind != "label" else None

    @cached_property
    def picture(self) -> PictureFrame | None:
        """The one selected picture frame."""
        return self.frames[0] if len(self.frames) == 1 and isinstance(self.frames[0], PictureFrame) else None


def common(things: Iterable[Any], name: str) -> Any:
    """The value of an attribute that all have; None where they differ, or there are none."""
    return _shared([getattr(thing, name) for thing in things])


def _shared(values: list[Any]) -> Any:
    return values[0] if values and all(value == values[0] for value in values) else None


def _together(looks: list[Look]) -> Look:
    """What some looks have in common."""
    if len(looks) == 1:
        return looks[0]
    names = {name for look in looks for name in look.values}
    return Look(
        common(looks, "paragraph_style"), common(looks, "character_style"), common(looks, "link"), common(looks, "language"),
        {name: _shared([look.values.get(name) for look in looks]) for name in names},
        frozenset(name for look in looks for name in look.overridden),
    )  # fmt: skip
