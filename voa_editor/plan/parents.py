"""Make the parent pages: the folio that repeats on them, and the slots a page's frames stand in."""

from __future__ import annotations

from voa_editor.geometry import Rect
from voa_editor.model.pages import ParentPage, Slot
from voa_editor.plan.arrange import Piece, Sizes, arrange
from voa_editor.plan.draft import Draft, Field, text
from voa_editor.plan.grid import Grid
from voa_editor.plan.template import Template
from voa_editor.units import mm

FOLIO_DROP = mm(8.5)  # from the foot of the type area to the folio's frame
SIMPLE = {"cover": "Cover", "contents": "Contents", "foreword": "Foreword", "opener": "Section opener",
          "gallery": "Gallery", "ad": "Full-page ad", "back": "Back cover"}  # fmt: skip
_WITH_FOLIO = {"contents", "foreword", "article", "gallery"}
_HOLDS = {"photo": "picture", "ad": "ad"}
_NOMINAL = Sizes(head=8, lead=5, captions=(2,) * 12, quotes=(8,) * 4)
_NOMINAL_ROWS = 18


def add_parents(draft: Draft, template: Template) -> None:
    """Add a parent page for each simple kind of page and for each page of each pattern."""
    number = Field("folio", style="cs-folio-number")
    outer = draft.label("folio-outer", text("ps-folio", number, "\u2002\u2002", Field("section")))
    inner = draft.label("folio-inner", text("ps-folio-inner", Field("issue_title"), "\u2002·\u2002", Field("issue_line")))
    grid = Grid(draft.issue.settings, left_hand=False)
    for n, (kind, name) in enumerate(SIMPLE.items()):
        parent = ParentPage(id=parent_id(kind), order=f"{n:03d}i", name=name, kind=kind, folio=kind in _WITH_FOLIO)
        _add(draft, parent, grid, (outer, inner))
    for n, pattern in enumerate(template.patterns):
        bands = sum(not band.quote for page in pattern.pages for band in page.bands)
        pieces = arrange(pattern, [grid] * len(pattern.pages), _NOMINAL, (_NOMINAL_ROWS,) * bands).pieces
        for page in range(len(pattern.pages)):
            name = pattern.name if len(pattern.pages) == 1 else f"{pattern.name} ({page + 1})"
            key = parent_id(pattern.kind, n, page)
            parent = ParentPage(id=key, order=f"{100 + n:03d}{page}i", name=name, kind=pattern.kind, pattern=pattern.name)
            _add(draft, parent, grid, (outer, inner))
            for piece in pieces:
                if piece.page == page:
                    draft.add(_slot(key, piece))


def parent_id(kind: str, pattern: int | None = None, page: int = 0) -> str:
    """The id of the parent page of a kind, or of a page of the pattern of that number."""
    return f"parent-{kind}" if pattern is None else f"parent-{kind}-{pattern + 1:02d}-{page + 1}"


def slot_name(piece: Piece) -> str:
    """The name of the slot a piece fills: photo-1, caption-1, quote-1, head, lead, body."""
    return f"{piece.slot}-{piece.index + 1}" if piece.slot in ("photo", "caption", "quote") else piece.slot


def _slot(parent: str, piece: Piece) -> Slot:
    box, name = piece.box, slot_name(piece)
    return Slot(
        id=f"slot-{parent.removeprefix('parent-')}-{name}", parent=parent, order=name, name=name,
        holds=_HOLDS.get(piece.slot, "text"),
        x=round(box.x, 3), y=round(box.y, 3), w=round(max(box.w, 0.0), 3), h=round(max(box.h, 0.0), 3),
    )  # fmt: skip


def _add(draft: Draft, parent: ParentPage, grid: Grid, labels: tuple[str, str]) -> None:
    draft.add(parent)
    if not parent.folio:
        return
    area = grid.area
    y, half = area.bottom + FOLIO_DROP, area.w / 2
    draft.text_frame(parent.id, "folio-outer", Rect(area.x + half, y, half, 12), labels[0])
    draft.text_frame(parent.id, "folio-inner", Rect(area.x, y, half, 12), labels[1])
