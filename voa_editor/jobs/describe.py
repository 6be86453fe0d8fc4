"""Describe a project in plain values that a script can read: its pages, contents, stories, assets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from voa_editor.compose.composer import Composer
from voa_editor.fonts.library import bundled
from voa_editor.model.assets import Asset
from voa_editor.model.issue import Issue
from voa_editor.model.story import FIELD_MARK, Paragraph, Story
from voa_editor.model.threads import threads_of
from voa_editor.plan.contents import entries
from voa_editor.store.header import SCHEMA_VERSION
from voa_editor.store.project import Project
from voa_editor.units import to_mm


def info(project: Path) -> dict[str, Any]:
    """What is in a project. Lengths in mm; bleed as top, outer, bottom, inner; words of a story without its pull quotes."""
    with Project.open(project) as opened:
        return {**described(opened.issue), "schema": SCHEMA_VERSION}


def described(issue: Issue) -> dict[str, Any]:
    settings, threads = issue.settings, threads_of(issue)
    overset: dict[str, int] = {}
    for over in Composer(bundled()).overset(issue):
        overset[over.story] = overset.get(over.story, 0) + len(over.text.split())
    told = sorted(stories(issue), key=lambda story: (threads.first_page(story.id) or len(issue.records), story.rank))
    bleed = (settings.bleed_top, settings.bleed_outer, settings.bleed_bottom, settings.bleed_inner)
    return {
        "title": settings.title,
        "issue_line": settings.issue_line,
        "pages": len(issue.pages()),
        "trim_mm": [_mm(settings.trim_w), _mm(settings.trim_h)],
        "bleed_mm": [_mm(edge) for edge in bleed],
        "contents": [
            {"section": entry.section, "title": entry.title, "page": entry.page} for entry in entries(issue) if entry.page
        ],
        "stories": [
            {
                "title": story.title,
                "words": word_count(issue, story.id),
                "pages": threads.pages(story.id),
                "overset_words": overset.get(story.id, 0),
            }
            for story in told
        ],
        "assets": [
            {"name": a.name, "type": a.media_type, "bytes": a.bytes, **_extent(a), "id": a.id}
            for a in sorted(issue.all(Asset), key=lambda a: (a.name, a.id))
        ],
    }


def stories(issue: Issue) -> list[Story]:
    """What readers read: articles, foreword, gallery; no labels and no ads."""
    return [story for story in issue.all(Story) if story.kind not in ("label", "ad")]


def word_count(issue: Issue, story: str) -> int:
    """The words of a story's own text; its pull quotes repeat it and are not counted."""
    texts = (p.text for p in issue.children(Paragraph, story) if p.flow != "quote")
    return sum(len(text.replace(FIELD_MARK, "").split()) for text in texts)


def _extent(asset: Asset) -> dict[str, list[int] | list[float]]:
    """The pixels of a picture, the millimetres of artwork."""
    size = asset.natural
    return {"pixels": [asset.width, asset.height]} if size is None else {"mm": [_mm(size.w), _mm(size.h)]}


def _mm(points: float) -> float:
    return round(to_mm(points), 3)
