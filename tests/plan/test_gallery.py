"""A gallery fills its pages with rows of photographs, each with its caption beneath it and none cut off."""

from __future__ import annotations

import pytest
from notation import asset, issue

from voa_editor.compose.composer import Composer
from voa_editor.fonts.library import bundled
from voa_editor.model.assets import Finding, Photo
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import PlanItem
from voa_editor.model.settings import Settings
from voa_editor.model.story import FIELD_MARK, Paragraph, Span, Story
from voa_editor.plan.autolayout import layout
from voa_editor.plan.template import load_template

SHAPES = [(2400, 1600), (1600, 2000), (3000, 1500), (2000, 2000)]


def gallery(photos: int, pages: int, words: int = 14) -> Issue:
    pictures = []
    for n in range(photos):
        width, height = SHAPES[n % len(SHAPES)]
        art = asset(f"{n}".encode(), width=width, height=height)
        caption = " ".join(["guests"] * (words + n % 5))
        place = {"parent": "story-g", "order": f"{n:02d}i", "role": "gallery"}
        pictures += [art, Photo(id=f"photo-{n:02d}", asset=art.id, caption=caption, **place)]
    story = Story(id="story-g", kind="gallery", headline="Events")
    show = (Span(0, 1, field="headline"),)
    head = Paragraph(id="para-g", parent="story-g", style="ps-headline", flow="head", text=FIELD_MARK, spans=show)
    plan = PlanItem(id="plan-1", kind="gallery", page=2, pages=pages, subject="story-g")
    start = issue(Settings(), story, head, pictures, load_template("voice-of-asia"), plan)
    return layout(start).apply(start)


def boxes(of: Issue, kind: type) -> dict[str, list]:
    found: dict[str, list] = {}
    for frame in of.all(kind):
        if frame.slot.startswith(("photo", "caption")):
            found.setdefault(frame.parent, []).append(frame)
    return found


@pytest.mark.parametrize("photos,pages", [(13, 2), (6, 1), (7, 1), (20, 3), (1, 1), (2, 1), (0, 1), (0, 3), (150, 20)])
def test_every_photograph_stands_once_inside_the_type_area(photos, pages):
    after = gallery(photos, pages)
    placed = [frame for frames in boxes(after, PictureFrame).values() for frame in frames]
    assert sorted(frame.photo for frame in placed) == sorted(f"photo-{n:02d}" for n in range(photos))
    for frame in placed:
        area = after.settings.type_area(after.page_number(frame.parent) % 2 == 0)
        assert area.x - 0.1 <= frame.x and frame.rect.right <= area.right + 0.1
        assert area.y - 0.1 <= frame.y and frame.rect.bottom <= area.bottom + 0.1


@pytest.mark.parametrize("photos,pages", [(13, 2), (7, 1), (20, 3)])
def test_nothing_overlaps_and_each_caption_is_whole_under_its_photograph(photos, pages):
    after = gallery(photos, pages)
    assert Composer(bundled()).overset(after) == []
    captions = boxes(after, TextFrame)
    for page, pictures in boxes(after, PictureFrame).items():
        everything = [frame.rect for frame in [*pictures, *captions[page]]]
        for n, one in enumerate(everything):
            assert not any(one.inset(0.05).intersects(other) for other in everything[n + 1 :])
        for picture in pictures:
            under = next(c for c in captions[page] if picture.photo.removeprefix("photo-") in c.story)
            assert under.x == picture.x and 0 < under.y - picture.rect.bottom < 8


def test_full_pages_are_filled_to_the_foot():
    after = gallery(13, 2)
    for page in (2, 3):
        parent = after.pages()[page - 1].id
        area = after.settings.type_area(page % 2 == 0)
        feet = [frame.rect.bottom for kind in (PictureFrame, TextFrame) for frame in boxes(after, kind)[parent]]
        assert area.bottom - max(feet) < 20


def test_more_photographs_than_the_pages_hold_are_told():
    (said,) = [found for found in gallery(90, 1).all(Finding) if found.rule == "copyfit-unsolved"]
    assert "90 on 1" in said.message and said.page == 2
    assert not [found for found in gallery(7, 1).all(Finding) if found.rule == "copyfit-unsolved"]
