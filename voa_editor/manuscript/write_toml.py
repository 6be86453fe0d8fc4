"""Write what an import read and inferred as an issue.toml, to be corrected by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields

from voa_editor.manuscript.reader import Imported
from voa_editor.model.assets import Asset, Booking, Photo
from voa_editor.model.issue import Issue
from voa_editor.model.pages import PlanItem
from voa_editor.model.settings import Section, Settings
from voa_editor.model.story import Story
from voa_editor.units import format_length

_FIELDS = (
    "title",
    "subtitle",
    "number",
    "period",
    "date",
    "language",
    "template",
    "publisher",
    "address",
    "phone",
    "email",
    "web",
    "social",
    "credits",
)


def plan_to_toml(imported: Imported) -> str:
    """An issue.toml that, beside the same manuscript, gives the same sections, stories, ads, photographs and flat plan."""
    issue = Issue(imported.records)
    parts = [_issue(issue.settings)]
    parts += (_section(section) for section in issue.children(Section))
    parts += (text for story in _stories(issue) if (text := _story(issue, story)))
    parts += (text for photo in _placed(issue) if (text := _photo(issue, photo)))
    parts += (_ad(issue, booking) for booking in issue.children(Booking))
    parts += (_page(issue, item) for item in issue.children(PlanItem))
    return "\n".join(
        ["# The plan of this issue, as it was read and inferred. See docs/manuscript.md for what may stand here.\n", *parts]
    )


def _stories(issue: Issue) -> list[Story]:
    return sorted(issue.all(Story), key=lambda story: (story.order, story.id))


def _table(head: str, pairs: Iterator[tuple[str, object]]) -> str:
    lines = [f"{key} = {_value(value)}" for key, value in pairs if value not in ("", (), 0, 0.0, None)]
    return "\n".join([head, *lines, ""])


def _value(value: object) -> str:
    """A value as TOML; JSON's strings are TOML's, but for the delete character, which no record holds."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (tuple, list)):
        return f"[{', '.join(_value(item) for item in value)}]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def _issue(settings: Settings) -> str:
    default = {field.name: field.default for field in fields(Settings)}
    bleeds = [getattr(settings, f"bleed_{edge}") for edge in ("top", "outer", "bottom", "inner")]
    bleed = [format_length(length) for length in bleeds]
    trim = f"{format_length(settings.trim_w).removesuffix(' mm')} x {format_length(settings.trim_h)}"
    pairs: list[tuple[str, object]] = [(key, getattr(settings, key)) for key in _FIELDS]
    pairs += [("trim", trim), ("bleed", bleed[0] if len(set(bleed)) == 1 else bleed)]
    return _table(
        "[issue]",
        (
            (key, value)
            for key, value in pairs
            if value != default.get(key, "") or key in ("trim", "bleed", "language", "template")
        ),
    )


def _section(section: Section) -> str:
    pairs: list[tuple[str, object]] = [("name", section.name), ("hue", section.hue.removeprefix("sw-")), ("deck", section.deck)]
    return _table("[[section]]", iter(pairs)) + f"opener = {_value(section.opener)}\n"


def _story(issue: Issue, story: Story) -> str:
    section = issue.find(Section, story.parent)
    pairs: list[tuple[str, object]] = [
        ("slug", story.slug),
        ("headline", story.headline),
        ("short", story.short_title),
        ("kicker", story.kicker),
        ("byline", story.byline),
        ("section", section.name if section else ""),
        ("kind", story.kind if story.kind != "article" else ""),
        ("cover", story.cover),
        ("language", story.language),
    ]
    return _table("[[story]]", iter(pairs))


def _placed(issue: Issue) -> list[Photo]:
    return sorted(issue.all(Photo), key=lambda photo: (photo.order, photo.id))


def _photo(issue: Issue, photo: Photo) -> str:
    """A photograph with its file; a caption alone stays in the manuscript."""
    asset = issue.find(Asset, photo.asset)
    if asset is None:
        return ""
    owner = issue.get(photo.parent)
    focal = (photo.focal_x, photo.focal_y)
    pairs: list[tuple[str, object]] = [
        ("file", asset.name),
        ("story", owner.slug if isinstance(owner, Story) else ""),
        ("section", owner.name if isinstance(owner, Section) else ""),
        ("role", photo.role if photo.role == "cover" else ""),
        ("caption", photo.caption),
        ("credit", photo.credit),
        ("alt", photo.alt),
        ("focal", focal if focal != (0.5, 0.5) else None),
    ]
    return _table("[[photo]]", iter(pairs))


def _ad(issue: Issue, booking: Booking) -> str:
    asset = issue.find(Asset, booking.asset)
    pairs: list[tuple[str, object]] = [
        ("slug", booking.id.removeprefix("booking-")),
        ("advertiser", booking.advertiser),
        ("file", asset.name if asset else ""),
        ("size", booking.size if booking.size != "full" else ""),
        ("language", booking.language),
        ("link", booking.link),
        ("lines", booking.lines),
        ("approved", booking.approved or None),
    ]
    return _table("[[ad]]", iter(pairs))


def _page(issue: Issue, item: PlanItem) -> str:
    subject = issue.get(item.subject)
    pairs: list[tuple[str, object]] = [
        ("pages", item.pages if item.pages > 1 or not item.page else 0),
        ("kind", item.kind),
        ("story", subject.slug if isinstance(subject, Story) else ""),
        ("section", subject.name if isinstance(subject, Section) else ""),
        ("ad", item.subject.removeprefix("booking-") if isinstance(subject, Booking) else ""),
        ("pattern", item.pattern),
    ]
    return _table(f"[[page]]\npage = {item.page}", iter(pairs))
