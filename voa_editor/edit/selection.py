"""Say what is selected: frames, or text between two places, or the picture within a frame."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voa_editor.model.frames import Frame, PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Guide, Layer, Page, ParentPage
from voa_editor.model.story import Paragraph
from voa_editor.model.story import Spot as Spot


@dataclass(frozen=True, slots=True)
class TextRange:
    """The text of one flow between two spots, `head` the one that moves; where they are one, a caret.

    `frame` is the text frame it was begun in. `local` are overrides that the next typed characters take.
    """

    frame: str
    anchor: Spot
    head: Spot
    local: tuple[str, ...] = ()

    @property
    def is_caret(self) -> bool:
        return self.anchor == self.head


@dataclass(frozen=True, slots=True)
class Selection:
    """What the next command is about. With `text`, `frames` holds its frame alone; nothing selected: both empty.

    `key` is the frame that others are aligned to. `content` says that of the one picture frame the picture is meant.
    `guide` is a guide that is selected, alone.
    `page` is the page worked on and `layer` the layer that new frames go to ("" for the bottom one).
    """

    frames: tuple[str, ...] = ()
    text: TextRange | None = None
    key: str = ""
    content: bool = False
    page: str = ""
    layer: str = ""
    guide: str = ""

    @property
    def empty(self) -> bool:
        return not self.frames and self.text is None and not self.guide

    def of(self, *frames: str) -> Selection:
        """These frames selected instead; page and layer stay."""
        return Selection(frames=tuple(dict.fromkeys(frames)), page=self.page, layer=self.layer)

    def of_guide(self, guide: str) -> Selection:
        """This guide selected instead."""
        return replace(self.of(), guide=guide)

    def with_text(self, text: TextRange) -> Selection:
        """This text selected instead."""
        return Selection(frames=(text.frame,), text=text, page=self.page, layer=self.layer)

    def alive(self, issue: Issue) -> Selection:
        """What of the selection the issue still has."""
        frames = tuple(i for i in self.frames if issue.find(Frame, i))
        text = self.text if self.text and _stands(issue, self.text) else None
        page = self.page if issue.find(Page, self.page) or issue.find(ParentPage, self.page) else issue.page_at(1)
        found = replace(
            self, frames=frames, text=text, page=page,
            key=self.key if self.key in frames else "",
            layer=self.layer if issue.find(Layer, self.layer) else "",
            guide=self.guide if issue.find(Guide, self.guide) else "",
            content=self.content and len(frames) == 1 and issue.find(PictureFrame, frames[0]) is not None,
        )  # fmt: skip
        return self if found == self else found


def _stands(issue: Issue, text: TextRange) -> bool:
    spots = (text.anchor, text.head)
    return issue.find(TextFrame, text.frame) is not None and all(issue.find(Paragraph, spot.paragraph) for spot in spots)


def frames_of(issue: Issue, selection: Selection) -> list[Frame]:
    """The selected frames that are there, in the order they were selected."""
    return [frame for i in selection.frames if (frame := issue.find(Frame, i))]
