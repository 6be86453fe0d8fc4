"""Keep the sheets of the pages that show, made ready for painting, and tell what of a page a change touched."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from voa_editor.display.items import GlyphRun, Item, Sheet
from voa_editor.geometry import Rect
from voa_editor.render.painter import Faces, SheetInks

KEPT = 48  # sheets


@dataclass(slots=True)
class Shown:
    """A sheet with its inks; not `fresh` once the issue has changed since it was composed."""

    sheet: Sheet
    inks: SheetInks
    fresh: bool = True


class Sheets:
    """The sheets last shown, the oldest let go. `compose` gives the sheet of a page as it is now."""

    def __init__(self, compose: Callable[[str], Sheet], faces: Faces) -> None:
        self._compose = compose
        self._faces = faces
        self._shown: OrderedDict[str, Shown] = OrderedDict()

    def get(self, page: str) -> Shown | None:
        """What was last composed of a page; it may no longer be fresh."""
        found = self._shown.get(page)
        if found is not None:
            self._shown.move_to_end(page)
        return found

    def outdate(self) -> None:
        """The issue changed: each page is to be renewed before it shows."""
        for shown in self._shown.values():
            shown.fresh = False

    def renew(self, page: str) -> list[Rect] | None:
        """Compose a page as it is now. The rectangles (points) in which it differs from before; None for all of it."""
        sheet, before = self._compose(page), self._shown.get(page)
        if before is not None and before.sheet is sheet:
            before.fresh = True
            return []
        after = Shown(sheet, SheetInks(sheet.items, self._faces, before.inks if before else None))
        self._shown[page] = after
        self._shown.move_to_end(page)
        while len(self._shown) > KEPT:
            self._shown.popitem(last=False)
        if before is None or _paper(before.sheet) != _paper(sheet):
            return None
        return differences(before.inks, after.inks)

    def showing(self, asset: str) -> list[tuple[str, list[Rect]]]:
        """The pages on which a picture shows, and where."""
        found = [(page, [box for one, box in shown.inks.pictures() if one == asset]) for page, shown in self._shown.items()]
        return [(page, boxes) for page, boxes in found if boxes]


def differences(before: SheetInks, after: SheetInks) -> list[Rect]:
    """Where two states of a page differ: the boxes of items that went, came or changed places in depth."""
    old, new = {id(item): item for item in before.items}, {id(item): item for item in after.items}
    names = {key: key for key in new if key in old}
    if gone := {_place(item): key for key, item in old.items() if key not in new}:
        # Composed anew, and yet the same: named by what they were.
        again = ((key, item, gone.get(_place(item), 0)) for key, item in new.items() if key not in old)
        names |= {key: name for key, item, name in again if name and old[name] == item}
    stayed = set(names.values())
    boxes = [before.box(item) for key, item in old.items() if key not in stayed]
    boxes += [after.box(item) for key, item in new.items() if key not in names]
    kept = [(names[key], item) for key, item in new.items() if key in names]
    order = (key for key in old if key in stayed)
    boxes += [after.box(item) for (name, item), at in zip(kept, order, strict=False) if name != at]
    return [box for box in boxes if not box.empty]


def _place(item: Item) -> object:
    """What items that are the same have in common: of a run, which takes long to hash as a whole, enough to tell it apart."""
    return (item.x, item.y, item.text) if isinstance(item, GlyphRun) else item


def _paper(sheet: Sheet) -> tuple[object, ...]:
    return sheet.width, sheet.height, sheet.bleed
