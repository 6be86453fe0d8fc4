"""Hold an issue: an immutable map of records, with the children of each record in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from voa_editor.model.assets import Asset, Booking, Finding, Photo
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.pages import Page, ParentPage, PlanItem, Slot
from voa_editor.model.records import Record
from voa_editor.model.settings import SETTINGS_ID, Section, Settings
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.styles import CharacterStyle, ParagraphStyle, Swatch

R = TypeVar("R", bound=Record)

KINDS: dict[str, type[Record]] = {
    "settings": Settings, "sections": Section, "stories": Story, "paragraphs": Paragraph,
    "photos": Photo, "assets": Asset, "bookings": Booking, "flat_plan": PlanItem,
    "pages": Page, "parent_pages": ParentPage, "slots": Slot,
    "text_frames": TextFrame, "picture_frames": PictureFrame, "ad_frames": AdFrame,
    "shape_frames": ShapeFrame, "group_frames": GroupFrame,
    "swatches": Swatch, "paragraph_styles": ParagraphStyle, "character_styles": CharacterStyle,
    "findings": Finding,
}  # fmt: skip
"""Table name → record class: every kind of record there is."""


class Issue:
    """An immutable issue. `with_records` gives the next one, sharing what did not change."""

    __slots__ = ("_children", "_records", "_numbers")

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[str, Record] = {record.id: record for record in records}
        self._children: dict[tuple[type[Record], str], tuple[str, ...]] = {}
        groups: dict[tuple[type[Record], str], list[Record]] = {}
        for record in self._records.values():
            groups.setdefault((type(record), record.owner), []).append(record)
        for key, group in groups.items():
            self._children[key] = _sorted_ids(group)
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
        return [records[i] for i in self._children.get((kind, owner), ())]  # type: ignore[misc]

    def all(self, kind: type[R]) -> Iterator[R]:
        """Every record of exactly that kind, owner by owner, in order."""
        for (of, _), ids in self._children.items():
            if of is kind:
                for i in ids:
                    yield self._records[i]  # type: ignore[misc]

    def frames(self, owner: str) -> list[Frame]:
        """The frames on a page, parent page or in a group, from back to front."""
        kinds: tuple[type[Frame], ...] = (TextFrame, PictureFrame, AdFrame, ShapeFrame, GroupFrame)
        found: list[Frame] = [frame for kind in kinds for frame in self.children(kind, owner)]
        return sorted(found, key=lambda frame: (frame.order, frame.id))

    def pages(self) -> list[Page]:
        return self.children(Page, "")

    def page_number(self, page_id: str) -> int:
        """The place of a page in the issue, from 1; 0 for a parent page or none."""
        if self._numbers is None:
            self._numbers = {page_id: n + 1 for n, page_id in enumerate(self._children.get((Page, ""), ()))}
        return self._numbers.get(page_id, 0)

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
        touched: dict[tuple[type[Record], str], set[str]] = {}
        for record_id in [*drop, *put]:
            old = after._records.pop(record_id, None) if record_id not in put else after._records.get(record_id)
            if old is not None:
                touched.setdefault((type(old), old.owner), set()).add(record_id)
        for record_id, record in put.items():
            after._records[record_id] = record
            touched.setdefault((type(record), record.owner), set()).add(record_id)
        for key, ids in touched.items():
            kind, owner = key
            members = [i for i in self._children.get(key, ()) if i not in ids]
            members += [i for i in ids if (r := after._records.get(i)) is not None and type(r) is kind and r.owner == owner]
            if members:
                after._children[key] = _sorted_ids([after._records[i] for i in members])
            else:
                after._children.pop(key, None)
        return after


def _sorted_ids(group: Iterable[Record]) -> tuple[str, ...]:
    return tuple(record.id for record in sorted(group, key=lambda record: (record.rank, record.id)))
