"""Know which text frames tell a picture's caption and credit, so that they stay with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from voa_editor.edit.placing import scaled
from voa_editor.geometry import Rect
from voa_editor.model.frames import Frame, PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.stack import everything_in, leaves
from voa_editor.model.story import Paragraph, Span, Story
from voa_editor.model.threads import paragraphs

FIELDS = ("caption", "credit")
_SAME = 0.5  # points by which the widths of a picture and its caption may differ and be one


def companions(issue: Issue, frame: Frame) -> list[TextFrame]:
    """The text frames on the picture's page that tell the caption or credit of its photograph, and of none besides.

    Where a page shows one photograph twice, a caption goes with the one whose side it stands nearer to.
    """
    if not isinstance(frame, PictureFrame) or not frame.photo:
        return []
    standing = [leaf for top in issue.frames(issue.page_of(frame.id)) for leaf in leaves(issue, top)]
    captions = [leaf for leaf in standing if isinstance(leaf, TextFrame) and photos_told(issue, leaf) == {frame.photo}]
    rivals = [other for other in standing if isinstance(other, PictureFrame) and other.photo == frame.photo]
    return [caption for caption in captions if min(rivals, key=lambda rival: _distance(caption, rival)).id == frame.id]


def led(issue: Issue, frames: Iterable[Frame]) -> dict[str, Frame]:
    """The captions of the pictures among and within frames, by id, each with the one of these frames that leads it.

    What stands within the frames itself is not told.
    """
    within = {one.id: frame for frame in frames for one in everything_in(issue, frame)}
    pictures = [(one, frame) for i, frame in within.items() if (one := issue.find(PictureFrame, i))]
    return {text.id: frame for one, frame in pictures for text in companions(issue, one) if within.get(text.id) != frame}


def photos_told(issue: Issue, frame: TextFrame) -> set[str]:
    """The ids of the photographs whose caption or credit a label shows in a text frame."""
    story = issue.find(Story, frame.story)
    if story is None or story.kind != "label":
        return set()
    return {span.of for text in paragraphs(issue, story.id, frame.flow) for span in text.spans if span.field in FIELDS}


def following(caption: Frame, before: Rect, after: Rect) -> Rect:
    """Where a caption goes as its picture goes from one rectangle to another: it keeps its distance to the nearest edge.

    Below or above the picture and as wide, it stays as wide.
    """
    box = caption.rect
    if (before.w, before.h) == (after.w, after.h):
        return scaled(caption, before, after)[0]
    dx = after.right - before.right if box.x >= before.right - _SAME else after.x - before.x
    dy = after.bottom - before.bottom if box.y >= before.bottom - _SAME else after.y - before.y
    beside = box.y < before.bottom - _SAME and box.bottom > before.y + _SAME
    as_wide = not beside and abs(box.w - before.w) <= _SAME
    return Rect(box.x + dx, box.y + dy, after.w if as_wide else box.w, box.h)


def retold(issue: Issue, frame: PictureFrame, photo: str) -> list[Paragraph]:
    """The paragraphs of the picture's captions, telling of another photograph."""
    told: Mapping[str, str] = {frame.photo: photo}
    texts = [text for caption in companions(issue, frame) for text in paragraphs(issue, caption.story, caption.flow)]
    return [replace(text, spans=tuple(_of(span, told) for span in text.spans)) for text in texts]


def _of(span: Span, told: Mapping[str, str]) -> Span:
    return replace(span, of=told.get(span.of, span.of)) if span.field in FIELDS else span


def _distance(caption: Frame, picture: Frame) -> float:
    """How far a caption is from where it would stand close to a side of a picture and in line with it."""
    a, b = caption.rect, picture.rect
    across = min(abs(a.x - b.x), abs(a.right - b.right), abs(a.centre.x - b.centre.x))
    down = min(abs(a.y - b.y), abs(a.bottom - b.bottom), abs(a.centre.y - b.centre.y))
    return min(
        min(abs(a.y - b.bottom), abs(b.y - a.bottom)) + across, min(abs(a.x - b.right), abs(b.x - a.right)) + down
    )  # fmt: skip
