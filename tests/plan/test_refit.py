"""A story that runs over is fitted into its frames: shorter paragraphs first, then lower pictures; words are never touched."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from notation import issue, pages, picture_frame, shape, story, text_frame

from voa_editor.compose.composer import Composer
from voa_editor.edit.rules import enforce
from voa_editor.fonts.library import bundled
from voa_editor.model.frames import Frame, PictureFrame
from voa_editor.model.issue import Issue
from voa_editor.model.story import Paragraph
from voa_editor.plan.refit import LEAST_KEPT, Refit, over, refit

WORDS = [" ".join(["The ferry crosses the strait at noon and comes back at night."] * 5)] * 6


def desk(*frames: Frame, x: float = 60, y: float = 100, h: float = 300) -> Issue:
    """Page 1 with a text of about 44 lines in two columns, and frames."""
    body = text_frame("body", x, y, 460, h, story="story-ferry", columns=2, column_gap=20)
    return issue(pages(1), story("ferry", *WORDS), body, list(frames))


def fitted(now: Issue) -> tuple[Refit | None, Issue]:
    found = refit(now, Composer(bundled()), "story-ferry")
    if found is None or not found.change:
        return found, now
    after = enforce(now, found.change).apply(now)
    assert over(after, Composer(bundled()), "story-ferry", "body") == found.over
    return found, after


def lines_over(now: Issue) -> int:
    return over(now, Composer(bundled()), "story-ferry", "body")


def too_low(made: Callable[[float], Issue], lines: int) -> Issue:
    """The issue made for the greatest height of the text frame at which so many lines are over."""
    return next(now for h in range(700, 60, -6) if lines_over(now := made(float(h))) >= lines)


def words(now: Issue) -> list[str]:
    return [paragraph.text for paragraph in now.all(Paragraph)]


def test_what_fits_is_left_alone():
    assert refit(desk(h=600), Composer(bundled()), "story-ferry") is None


@pytest.mark.parametrize("foot", [False, True])
def test_a_picture_in_the_text_gives_it_rows_at_the_side_where_it_is(foot):
    now = too_low(lambda h: desk(picture_frame("p", 60, h - 20 if foot else 100, 220, 120, wrap=8), h=h), 2)
    found, after = fitted(now)
    before, picture = now.need(PictureFrame, "frame-p"), after.need(PictureFrame, "frame-p")
    assert found is not None and found.over == 0 and words(after) == words(now)
    assert LEAST_KEPT * before.h <= picture.h < before.h
    edges = (picture.rect.bottom, before.rect.bottom) if foot else (picture.y, before.y)
    assert edges[0] == pytest.approx(edges[1]), "the edge away from the text stays"


def test_what_stands_between_a_picture_and_its_text_goes_up_with_the_text():
    head, beside = text_frame("head", 60, 250, 460, 40), shape("far", 60, 780, 20, 20)
    now = too_low(lambda h: desk(picture_frame("p", 50, 60, 480, 180), head, beside, y=300, h=h), 3)
    found, after = fitted(now)
    gained = now.need(Frame, "frame-p").h - after.need(Frame, "frame-p").h
    assert found is not None and found.over == 0 and gained > 0
    assert after.need(Frame, "frame-head").y == pytest.approx(250 - gained)
    assert after.need(Frame, "frame-body").y == pytest.approx(300 - gained)
    assert after.need(Frame, "frame-body").rect.bottom == pytest.approx(now.need(Frame, "frame-body").rect.bottom)
    assert after.need(Frame, "frame-far") == now.need(Frame, "frame-far")


def test_locked_turned_and_other_pictures_stay_and_what_is_left_is_told():
    still = [
        picture_frame("a", 60, 100, 220, 120, wrap=8, locked=True), picture_frame("b", 300, 100, 100, 100, wrap=8, rotation=9),
        picture_frame("c", 300, 700, 100, 100, wrap=8),
    ]  # fmt: skip
    now = too_low(lambda h: desk(*still, h=h), 15)
    found, after = fitted(now)
    assert found is not None and 0 < found.over <= lines_over(now)
    assert [after.get(frame.id) for frame in still] == still and words(after) == words(now)
