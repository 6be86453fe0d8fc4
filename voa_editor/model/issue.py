"""Hold an issue: an immutable map of records, with the children of each record in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from voa_editor.model.assets import Asset, Booking, Finding, Photo
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.pages import Guide, Layer, Page, ParentPage, PlanItem, Slot
from voa_editor.model.records import Record
from voa_editor.model.settings import SETTINGS_ID, Section, Settings
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle, Swatch

R = TypeVar("R", bound=Record)

KINDS: dict[str, type[Record]] = {
    "settings": Settings, "sections": Section, "stories": Story, "paragraphs": Paragraph,
    "photos": Photo, "assets": Asset, "bookings": Booking, "flat_plan": PlanItem,
    "pages": Page, "parent_pages": ParentPage, "slots": Slot,
    "text_frames": TextFrame, "picture_frames": PictureFrame, "ad_frames": AdFrame,
    "shape_frames": ShapeFrame, "group_frames": GroupFrame,
    "swatches": Swatch, "paragraph_styles": ParagraphStyle, "character_styles": CharacterStyle,
    "object_styles": ObjectStyle, "layers": Layer, "guides": Guide, "findings": Finding,
}  # fmt: skip
"""Table name → record class: every kind of record there is."""

FRAME_KINDS: tuple[type[Frame], ...] = (TextFrame, PictureFrame, AdFrame, ShapeFrame, GroupFrame)
Version = object
"""Stands for the state of a part of an issue: the same object, the same records. Compare with `same`, never with ==."""
_NONE: tuple[str, ...] = ()


class Issue:
    """An immutable issue. `with_records` gives the next one, sharing what did not change."""

    __slots__ = ("_children", "_records", "_numbers")

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[str, Record] = {record.id: record for record in records}
        self._children: dict[type[Record], dict[str, tuple[str, ...]]] = {}
        groups: dict[type[Record], dict[str, list[Record]]] = {}
        for record in self._records.values():
            groups.setdefault(type(record), {}).setdefault(record.owner, []).append(record)
        for kind, owners in groups.items():
            self._children[kind] = {owner: _sorted_ids(group) for owner, group in owners.items()}
        self._numbers: dict[str, int] | None = None

    @property
    def records(self) -> Mapping[str, Record]:
        return self._records

    @property
    def settings(self) -> Settings:
        found = self._records.get(SETTINGS_ID)
        return found if isinstance(found, Settings) else Settings()

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._records

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Issue) and self._records == other._records

    __hash__ = None  # type: ignore[assignment]

    def get(self, record_id: str) -> Record | None:
        return self._records.get(record_id)

    def find(self, kind: type[R], record_id: str) -> R | None:
        """The record of that id if it is of that kind (or a subclass), else None."""
        found = self._records.get(record_id)
        return found if isinstance(found, kind) else None

    def need(self, kind: type[R], record_id: str) -> R:
        """The record of that id; raises KeyError naming kind and id."""
        found = self._records.get(record_id)
        if not isinstance(found, kind):
            raise KeyError(f"the issue has no {kind.__name__} {record_id!r}")
        return found

    def children(self, kind: type[R], owner: str = "") -> list[R]:
        """Records of exactly that kind that stand in `owner`, in order."""
        records = self._records
        return [records[i] for i in self._children.get(kind, {}).get(owner, _NONE)]  # type: ignore[misc]

    def all(self, kind: type[R]) -> Iterator[R]:
        """Every record of exactly that kind, owner by owner, in order."""
        for ids in self._children.get(kind, {}).values():
            for i in ids:
                yield self._records[i]  # type: ignore[misc]

    def version(self, kind: type[Record], owner: str | None = None) -> Version:
        """The state of all records of a kind, or of those in one owner: another object as soon as one of them changes."""
        owners = self._children.get(kind)
        return owners if owner is None or owners is None else owners.get(owner)

    def frames(self, owner: str) -> list[Frame]:
        """The frames on a page, parent page or in a group, from back to front: layer by layer, then by their order."""
        found: list[Frame] = [frame for kind in FRAME_KINDS for frame in self.children(kind, owner)]
        layers = {layer.id: n for n, layer in enumerate(self.children(Layer), 1)}
        if layers and not isinstance(self._records.get(owner), GroupFrame):
            return sorted(found, key=lambda frame: (layers.get(frame.layer, 0), frame.order, frame.id))
        return sorted(found, key=lambda frame: (frame.order, frame.id))

    def pages(self) -> list[Page]:
        return self.children(Page, "")

    def page_number(self, page_id: str) -> int:
        """The place of a page in the issue, from 1; 0 for a parent page or none."""
        if self._numbers is None:
            self._numbers = {page_id: n + 1 for n, page_id in enumerate(self._children.get(Page, {}).get("", _NONE))}
        return self._numbers.get(page_id, 0)

    def page_at(self, number: int) -> str:
        """The id of the page of that number, from 1; "" if there is none."""
        pages = self._children.get(Page, {}).get("", _NONE)
        return pages[number - 1] if 0 < number <= len(pages) else ""

    def page_of(self, record_id: str) -> str:
        """The id of the page or parent page a frame stands on, through its groups; "" if none."""
        for _ in range(64):
            record = self._records.get(record_id)
            if record is None or isinstance(record, (Page, ParentPage)):
                return record.id if record is not None else ""
            record_id = record.owner
        return ""

    def with_records(self, put: Mapping[str, Record], drop: Iterable[str] = ()) -> Issue:
        """The issue with records added or replaced and others dropped; untouched groups are shared."""
        after = Issue.__new__(Issue)
        after._records = dict(self._records)
        after._children = dict(self._children)
        after._numbers = None
        touched: dict[type[Record], dict[str, set[str]]] = {}
        for record_id in [*drop, *put]:
            old = after._records.pop(record_id, None) if record_id not in put else after._records.get(record_id)
            if old is not None:
                touched.setdefault(type(old), {}).setdefault(old.owner, set()).add(record_id)
        for record_id, record in put.items():
            after._records[record_id] = record
            touched.setdefault(type(record), {}).setdefault(record.owner, set()).add(record_id)
        for kind, owners in touched.items():
            after._children[kind] = after._regrouped(kind, self._children.get(kind, {}), owners)
        if Page not in touched:
            after._numbers = self._numbers
        return after

    def _regrouped(
        self, kind: type[Record], before: Mapping[str, tuple[str, ...]], touched: Mapping[str, set[str]]
    ) -> dict[str, tuple[str, ...]]:
        """The children of a kind by owner, those of the touched owners looked up again."""
        groups = dict(before)
        for owner, ids in touched.items():
            members = [i for i in before.get(owner, _NONE) if i not in ids]
            members += [i for i in ids if (r := self._records.get(i)) is not None and type(r) is kind and r.owner == owner]
            if members:
                groups[owner] = _sorted_ids([self._records[i] for i in members])
            else:
                groups.pop(owner, None)
        return groups


def _sorted_ids(group: Iterable[Record]) -> tuple[str, ...]:
    return tuple(record.id for record in sorted(group, key=lambda record: (record.rank, record.id)))


def same(one: tuple[Version, ...], other: tuple[Version, ...]) -> bool:
    """Whether two tuples of versions stand for the same state."""
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))
