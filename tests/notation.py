"""Write issues for tests in few words, and draw random records of every kind for laws that must hold for all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import fields, replace
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from voa_editor.edit.change import Change, put
from voa_editor.model import checks, tabs
from voa_editor.model.assets import Asset
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import KINDS, Issue
from voa_editor.model.order import DIGITS, keys
from voa_editor.model.pages import Layer, Page
from voa_editor.model.records import Record
from voa_editor.model.settings import Settings
from voa_editor.model.story import Paragraph, Span, Story
from voa_editor.model.styles import ParagraphStyle
from voa_editor.model.tabs import TabStop

PREFIX = {
    "settings": "issue", "sections": "section", "stories": "story", "paragraphs": "para", "photos": "photo",
    "assets": "asset", "bookings": "booking", "flat_plan": "plan", "pages": "page", "parent_pages": "parent", "slots": "slot",
    "text_frames": "frame-t", "picture_frames": "frame-p", "ad_frames": "frame-a", "shape_frames": "frame-s",
    "group_frames": "frame-g", "swatches": "sw", "paragraph_styles": "ps", "character_styles": "cs", "findings": "find",
    "object_styles": "os", "layers": "layer", "guides": "guide",
}  # fmt: skip
"""Table → the beginning of the ids of its records."""


def story(name: str, *texts: str, flow: str = "body", **fields: object) -> list[Record]:
    """A story "story-<name>" and its paragraphs "para-<name>-1" … in one flow."""
    head = Story(id=f"story-{name}", **{"headline": name.title(), **fields})  # type: ignore[arg-type]
    return [head, *paragraphs(name, *texts, flow=flow)]


def paragraphs(name: str, *texts: str, flow: str = "body") -> list[Record]:
    """The paragraphs "para-<name>-1" … of story "story-<name>"."""
    of = f"story-{name}"
    return [
        Paragraph(id=f"para-{name}-{n + 1}", parent=of, order=key, flow=flow, text=text)
        for n, (key, text) in enumerate(zip(keys(len(texts)), texts, strict=True))
    ]


def page(name: str = "1", **more: object) -> Page:
    """The page "page-<name>"; pages (and frames, layers) stand in the order of their names."""
    return Page(**({"id": f"page-{name}", "order": _key(name)} | more))  # type: ignore[arg-type]


def _key(name: str) -> str:
    """A sort key, with room on both sides, that sorts as the name does, or as the number it is."""
    said = f"{int(name):03}" if name.isdigit() else "".join(c for c in name if c in DIGITS)
    return said + "1"


def pages(count: int, **more: object) -> list[Page]:
    """The pages "page-1" … "page-<count>"."""
    return [page(str(n + 1), **more) for n in range(count)]


def layer(name: str, **more: object) -> Layer:
    """The layer "layer-<name>"."""
    return Layer(**({"id": f"layer-{name}", "order": _key(name), "name": name.title()} | more))  # type: ignore[arg-type]


F = TypeVar("F", bound=Frame)
Box = tuple[float, float, float, float]
_BOX: Box = (0.0, 0.0, 100.0, 100.0)


def _frame(kind: type[F], name: str, box: Box, more: dict[str, object]) -> F:
    x, y, w, h = map(float, box)
    at = {"parent": more.pop("page", "page-1"), "order": _key(name), "x": x, "y": y, "w": w, "h": h}
    fixed = {"id": f"frame-{name}", **at}
    return kind(**(fixed | more))  # type: ignore[arg-type]


def text_frame(name: str, *box: float, **more: object) -> TextFrame:
    """The text frame "frame-<name>" at x, y, w, h (100 points square at the corner, unless said) of `page` ("page-1").

    text_frame("a", 50, 60, 200, 300, page="page-2", story="story-bridge"); all that is named by `more` is named by its id.
    """
    return _frame(TextFrame, name, box or _BOX, more)  # type: ignore[arg-type]


def picture_frame(name: str, *box: float, **more: object) -> PictureFrame:
    """As text_frame: picture_frame("a", 50, 60, 200, 300, photo="photo-1")."""
    return _frame(PictureFrame, name, box or _BOX, more)  # type: ignore[arg-type]


def ad_frame(name: str, *box: float, **more: object) -> AdFrame:
    """As text_frame: ad_frame("a", 50, 60, 200, 300, booking="booking-1")."""
    return _frame(AdFrame, name, box or _BOX, more)  # type: ignore[arg-type]


def shape(name: str, *box: float, **more: object) -> ShapeFrame:
    """As text_frame: shape("a", 50, 60, 200, 300, shape="ellipse", fill="sw-red")."""
    return _frame(ShapeFrame, name, box or _BOX, more)  # type: ignore[arg-type]


def group(name: str, *members: Frame | Sequence[Frame], **more: object) -> list[Frame]:
    """The group "frame-<name>", on the page of its first member, then its members, which may be such groups themselves.

    Its box is that of its members.
    """
    each = [[member] if isinstance(member, Frame) else list(member) for member in members]
    boxes = [frames[0].rect for frames in each]
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    box = (x, y, max(box.right for box in boxes) - x, max(box.bottom for box in boxes) - y)
    made = _frame(GroupFrame, name, box, {"page": each[0][0].parent, **more})
    return [made, *(one for first, *inner in each for one in (replace(first, parent=made.id), *inner))]


def issue(*groups: Record | Sequence[Record]) -> Issue:
    """An issue of records and lists of records, with settings if none are among them."""
    records = [record for group in groups for record in ([group] if isinstance(group, Record) else group)]
    return Issue(records if any(isinstance(r, Settings) for r in records) else [Settings(), *records])


def asset(data: bytes, **fields: object) -> Asset:
    """The asset of these bytes."""
    known = {"name": "a.jpg", "bytes": len(data), **fields}
    return Asset(id=f"sha256-{hashlib.sha256(data).hexdigest()}", **known)  # type: ignore[arg-type]


def texts(max_size: int = 40) -> st.SearchStrategy[str]:
    """Any text a file can hold: control characters, right-to-left, emoji, but no halves of surrogate pairs."""
    return st.text(max_size=max_size)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, length = draw(st.integers(0, 50)), draw(st.integers(0, 50))
    names = st.sampled_from(["", "cs-bold", "https://example.org/?a=\"b\"&c='d'", "headline", "kk"])
    style, link, field, of, language = (draw(names) for _ in range(5))
    local = draw(st.sampled_from([(), ("size=11",), ("align=left", "tracking=-5")]))
    return Span(start, start + length, style=style, link=link, field=field, of=of, language=language, local=local)


def stops() -> st.SearchStrategy[TabStop]:
    """Any tab stop."""
    return st.builds(TabStop, st.floats(-1e5, 1e5), st.sampled_from(tabs.KINDS), st.sampled_from(sorted(tabs.LEADERS)))


def _numbers(kind: type[Record], name: str, whole: bool) -> st.SearchStrategy[float]:
    low, high = next((low, high) for field, low, high in checks.NUMBERS[kind] if field == name)
    return st.integers(int(low), int(high)) if whole else st.floats(low, high, allow_nan=False)


def _values(kind: type[Record], name: str, annotation: str) -> st.SearchStrategy[object]:
    plain = annotation.removesuffix(" | None")
    values: st.SearchStrategy[object]
    if plain in ("int", "float"):
        values = _numbers(kind, name, plain == "int")
    else:
        values = {
            "str": texts(),
            "bool": st.booleans(),
            "tuple[str, ...]": st.lists(texts(10), max_size=3).map(tuple),
            "tuple[TabStop, ...]": st.lists(stops(), max_size=3).map(tuple),
            "tuple[Span, ...]": st.lists(spans(), max_size=3).map(tuple),
        }[plain]
    return values if plain == annotation else st.none() | values


_LINKS = ("parent", "based_on")  # drawn apart, so that nothing stands in itself


def records(table: str, numbers: st.SearchStrategy[int] | None = None) -> st.SearchStrategy[Record]:
    """A record of a kind with any valid values; its id is the kind's prefix and one of `numbers`."""
    kind = KINDS[table]
    ids = st.just("issue") if table == "settings" else (numbers or st.integers(0, 5)).map(lambda n: f"{PREFIX[table]}-{n}")
    drawn = {f.name: _values(kind, f.name, str(f.type)) for f in fields(kind) if f.name not in ("id", *_LINKS)}
    owners = {f.name: st.sampled_from(["", "owner-1", "owner-2"]) for f in fields(kind) if f.name in _LINKS}
    return st.builds(kind, id=ids, **drawn, **owners)


def any_record(*tables: str) -> st.SearchStrategy[Record]:
    """A record of any of the kinds (or of all but assets, which want bytes)."""
    return st.one_of([records(table) for table in tables or [t for t in KINDS if t != "assets"]])


_PLACES = st.sampled_from(["", "story-0", "story-1", "page-0", "page-1"])
_KEYS = st.sampled_from(["", "1", "5", "5i", "z"])


@cache
def small_record() -> st.SearchStrategy[Record]:
    """A record of one of five kinds that differs in few fields: quick to draw, and often the same id again."""
    number = st.integers(0, 3)
    some = st.text(max_size=4)
    at = {"parent": _PLACES, "order": _KEYS}
    return st.one_of(
        st.builds(Story, id=number.map("story-{}".format), headline=some, order=_KEYS),
        st.builds(Paragraph, id=number.map("para-{}".format), text=some, spans=st.lists(spans(), max_size=1).map(tuple), **at),
        st.builds(Page, id=number.map("page-{}".format), order=_KEYS),
        st.builds(TextFrame, id=number.map("frame-{}".format), story=_PLACES, x=st.floats(-9, 9), **at),
        st.builds(ParagraphStyle, id=number.map("ps-{}".format), size=st.none() | st.floats(1, 99)),
    )


def issues(max_size: int = 8) -> st.SearchStrategy[Issue]:
    """Small issues of small records."""
    return st.lists(small_record(), max_size=max_size).map(Issue)


_SOME = st.lists(small_record(), max_size=5, unique_by=lambda record: record.id)


@st.composite
def changes(draw: st.DrawFn, start: Issue) -> Change:
    """A change that fits an issue: records put, others dropped."""
    new = draw(_SOME)
    drop = draw(st.lists(st.sampled_from(sorted(start.records)), max_size=3)) if len(start) else []
    kept = {record.id for record in new}
    return put(start, new, [i for i in drop if i not in kept])


@st.composite
def chains(draw: st.DrawFn, length: int = 4) -> tuple[Issue, list[Change]]:
    """An issue and changes that can be applied to it one after another."""
    start = now = draw(issues())
    made = []
    for _ in range(draw(st.integers(0, length))):
        made.append(draw(changes(now)))
        now = made[-1].apply(now)
    return start, made
