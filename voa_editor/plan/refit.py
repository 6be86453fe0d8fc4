"""Fit a story that runs over into the frames it has: paragraphs a line shorter first, then pictures given back row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from voa_editor.compose.composer import Composer
from voa_editor.edit.captions import companions
from voa_editor.edit.change import Change, put
from voa_editor.edit.placing import Box
from voa_editor.edit.settling import settled
from voa_editor.geometry import Rect
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.threads import Threads, paragraphs

MOST_TIGHTENED = 4  # paragraphs set a line shorter: more would be seen
LEAST_KEPT = 0.6  # of its height, of each picture
_MOST_ROUNDS = 120


@dataclass(frozen=True, slots=True)
class Refit:
    """The change, and how many lines find no place after it."""

    change: Change
    over: int


def refit(issue: Issue, composer: Composer, story: str, flow: str = "body") -> Refit | None:
    """Make room for all words of a flow. None if it fits as it is.

    Pictures that the text runs around, or that stand above all of it, lose up to LEAST_KEPT of their height, the tallest
    first; captions come along, crops stay about their focal points. What is locked, turned or in a group stays as it is.
    Words, styles and the sizes of type are never touched.
    """
    lines = over(issue, composer, story, flow)
    if not lines:
        return None
    now, lines = _tightened(issue, composer, (story, flow), lines)
    now, lines = _with_smaller_pictures(now, composer, (story, flow), lines)
    changed = {i: one for i, one in now.records.items() if issue.get(i) is not one}
    return Refit(put(issue, changed.values()), lines)


def over(issue: Issue, composer: Composer, story: str, flow: str) -> int:
    """The lines of a flow that find no place."""
    poured = composer.typesetter.flow(composer.view(issue), story, flow)
    return poured.over_lines() if poured.over is not None and poured.over_text.strip() else 0


def _tightened(issue: Issue, composer: Composer, text: tuple[str, str], lines: int) -> tuple[Issue, int]:
    """With those paragraphs a line shorter of which that makes room, the longest first: there it is seen least."""
    longest = sorted(paragraphs(issue, *text), key=lambda one: -len(one.text))
    changed = 0
    for paragraph in longest[: 4 * MOST_TIGHTENED]:
        if not lines or changed == MOST_TIGHTENED:
            break
        tried = issue.with_records({paragraph.id: replace(paragraph, looseness=paragraph.looseness - 1)})
        if (left := over(tried, composer, *text)) < lines:
            issue, lines, changed = tried, left, changed + 1
    return issue, lines


def _with_smaller_pictures(issue: Issue, composer: Composer, text: tuple[str, str], lines: int) -> tuple[Issue, int]:
    """With rows of the pictures given to the text. One that gives none of its lines room is left as it was."""
    least = {picture.id: LEAST_KEPT * picture.h for picture in _pictures(issue, text)}
    row = issue.settings.baseline
    best, fewest, idle = issue, lines, set[str]()
    for _ in range(_MOST_ROUNDS):
        able = [p for p in _pictures(issue, text) if p.id in least.keys() - idle and p.h - row >= least[p.id]]
        if not fewest or not able:
            break
        picture = max(able, key=lambda one: one.h)
        issue = _shrunk(issue, picture, row, text)
        left = over(issue, composer, *text)
        if left < fewest:
            best, fewest = issue, left
    return best, fewest


def _pictures(issue: Issue, text: tuple[str, str]) -> list[PictureFrame]:
    """The pictures whose height decides how much room a flow has."""
    found: dict[str, PictureFrame] = {}
    for body in Threads(issue).frames(*text):
        for frame in issue.frames(body.parent):
            if isinstance(frame, PictureFrame) and not (frame.locked or frame.rotation or body.locked):
                if _runs_around(frame, body) or _stands_above(frame, body):
                    found[frame.id] = frame
    return list(found.values())


def _runs_around(picture: PictureFrame, body: TextFrame) -> bool:
    return picture.wrap >= 0 > body.wrap and picture.rect.intersects(body.rect)


def _stands_above(picture: PictureFrame, body: TextFrame) -> bool:
    """Whether a picture stands above all of a text frame, as wide as that or wider."""
    across = picture.x <= body.x + 1 and picture.rect.right >= body.rect.right - 1
    return across and picture.rect.bottom <= body.y


def _shrunk(issue: Issue, picture: PictureFrame, row: float, text: tuple[str, str]) -> Issue:
    """With a picture a row lower, at the edge that the text is at; what stands below it goes up a row with the text's head."""
    boxes: dict[str, Box] = {}
    rect, foot = picture.rect, False
    captions = {caption.id for caption in companions(issue, picture)}
    for body in _on_page(issue, picture, text):
        if _stands_above(picture, body):
            between = [one for one in issue.frames(picture.parent) if rect.bottom - 1 <= one.y and one.rect.bottom <= body.y + 1]
            boxes.update({one.id: (one.rect.moved(0.0, -row), one.rotation) for one in between if one.id not in captions})
            boxes[body.id] = Rect(body.x, body.y - row, body.w, body.h + row), body.rotation
        elif _runs_around(picture, body):
            foot = body.rect.bottom - rect.bottom < rect.y - body.y
    boxes[picture.id] = Rect(rect.x, rect.y + (row if foot else 0.0), rect.w, rect.h - row), 0.0
    change = settled(issue, boxes)
    return change.apply(issue) if change else issue


def _on_page(issue: Issue, picture: PictureFrame, text: tuple[str, str]) -> Iterator[TextFrame]:
    frames: Iterable[TextFrame] = Threads(issue).frames(*text)
    return (body for body in frames if body.parent == picture.parent)
