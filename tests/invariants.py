"""Say what must hold of an issue, a desk and a project file, whatever was done to them.

`faults(issue)` names each record that is not as it must be; `check(desk, project)` looks at all that a window holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from voa_editor.compose.composer import Composer
from voa_editor.edit.passage import sound
from voa_editor.edit.placing import placed
from voa_editor.edit.selection import Selection
from voa_editor.edit.spans import in_order
from voa_editor.fonts.library import bundled
from voa_editor.kernels.resize import bounds
from voa_editor.model import checks
from voa_editor.model.assets import Asset, Booking, Photo
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.order import DIGITS
from voa_editor.model.pages import Guide, Layer, Page, ParentPage, Slot
from voa_editor.model.records import Child, Record
from voa_editor.model.references import named
from voa_editor.model.settings import Section
from voa_editor.model.stack import locked
from voa_editor.model.story import FIELD_MARK, Paragraph, Story
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle, Swatch
from voa_editor.store.project import Project
from voa_editor.tools.desk import Desk

_ON_A_PAGE = (Page, ParentPage, GroupFrame)
_PARENTS: dict[type[Record], tuple[type[Record], ...]] = {
    Frame: _ON_A_PAGE, Paragraph: (Story,), Slot: (ParentPage,), Guide: (Page, ParentPage),
}  # fmt: skip
"""Kind of record (its subclasses share) → the kinds that it may stand in; it stands in one of them."""

_NAMES: dict[type[Record], dict[str, type[Record]]] = {
    Frame: {"layer": Layer, "style": ObjectStyle, "fill": Swatch, "stroke": Swatch},
    TextFrame: {"story": Story},
    PictureFrame: {"photo": Photo, "asset": Asset},
    AdFrame: {"booking": Booking},
    ShapeFrame: {"gradient": Swatch},
    Page: {"parent_page": ParentPage, "section": Section},
    Photo: {"asset": Asset},
    Booking: {"asset": Asset},
    Paragraph: {"style": ParagraphStyle},
    CharacterStyle: {"colour": Swatch},
    ParagraphStyle: {"next": ParagraphStyle, "drop_style": CharacterStyle, "rule_colour": Swatch},
    ObjectStyle: {"based_on": ObjectStyle, "fill": Swatch, "stroke": Swatch},
    Swatch: {"of": Swatch},
}
"""Kind of record (its subclasses share) → field → the kind of what is named there, if anything is."""

_NEAR = 1e-3  # points by which the box of a group may be off


def check(desk: Desk, project: Project | None = None, pages: Iterable[str] = ()) -> None:
    """Raise AssertionError unless all is well. `pages` are looked at more closely: their sheets are composed from cold too."""
    assert not desk.in_gesture and not desk.editor.in_gesture, "a gesture is still under way"
    found = [*faults(desk.issue), *faults_of_selection(desk.issue, desk.selection), *faults_of_sheets(desk, pages)]
    found += [f"{frame}: is selected where it is not" for frame in desk.selection.frames if not _on(desk, frame)]
    if project is not None:
        found += faults_of_file(desk.issue, project)
    assert not found, "\n".join(found[:20])


# -- the issue -------------------------------------------------------------------------------------------------------------


def faults(issue: Issue) -> Iterator[str]:
    """What is wrong with the records, each in a line that begins with the id."""
    for record in issue.records.values():
        if fault := checks.fault(record):
            yield f"{record.id}: {fault[0]}: {fault[1]}"
        yield from (f"{record.id}: {said}" for said in _of_record(issue, record))
    if looped := checks.loop(issue):
        yield f"{looped}: stands in itself or is based on itself"
    yield from _orders(issue)
    for group in issue.all(GroupFrame):
        yield from _of_group(issue, group)
    if issue != Issue(issue.records.values()) or _children(issue) != _children(Issue(issue.records.values())):
        yield "the children of the issue are not those of its records"


def _of_record(issue: Issue, record: Record) -> Iterator[str]:
    for base in type(record).__mro__:
        if base in _PARENTS and not isinstance(issue.get(record.owner), _PARENTS[base]):
            yield f"stands in {record.owner!r}, which is no {' or '.join(kind.__name__ for kind in _PARENTS[base])}"
        for name, kind in _NAMES.get(base, {}).items():
            value = getattr(record, name)
            if value and issue.find(kind, value) is None:
                yield f"{name} is {value!r}, which is no {kind.__name__}"
    lost = sorted(name for name in named(record) if name not in issue)
    if lost:
        yield f"names {lost}, which the issue does not have"
    if isinstance(record, Frame) and record.parent in issue and not issue.page_of(record.id):
        yield "stands on no page"
    if isinstance(record, Paragraph):
        yield from _of_spans(issue, record)


def _of_spans(issue: Issue, paragraph: Paragraph) -> Iterator[str]:
    marks = {at for at, letter in enumerate(paragraph.text) if letter == FIELD_MARK}
    for span in paragraph.spans:
        if not 0 <= span.start < span.end <= len(paragraph.text):
            yield f"{span} is not within {len(paragraph.text)} characters"
        if span.style and issue.find(CharacterStyle, span.style) is None:
            yield f"{span} names no character style"
        if span.field and paragraph.text[span.start : span.end] != FIELD_MARK:
            yield f"{span} is a field over {paragraph.text[span.start : span.end]!r}"
    if in_order(paragraph.spans) != paragraph.spans:
        yield f"its spans are not in order: {paragraph.spans}"
    fields = [span.start for span in paragraph.spans if span.field]
    if len(fields) != len(set(fields)):
        yield "two fields stand in one place"
    if marks - set(fields):
        yield f"the marks at {sorted(marks - set(fields))} are of no field"


def _orders(issue: Issue) -> Iterator[str]:
    """Siblings, whose keys must be fractions, and all different, so that another one can come between any two."""
    siblings: dict[tuple[str, ...], dict[str, str]] = {}
    for record in issue.records.values():
        if not isinstance(record, Child) or isinstance(record, Slot):  # a slot's key is its name: nothing comes between two
            continue
        if record.order.strip(DIGITS) or record.order.endswith("0"):
            yield f"{record.id}: {record.order!r} is no key"
        grouped = isinstance(issue.get(record.parent), GroupFrame)  # then all stand in one depth, on whatever layer
        family = ("frames", "" if grouped else record.layer) if isinstance(record, Frame) else (type(record).__name__,)
        if isinstance(record, Frame | Paragraph | Page | Layer):
            keys = siblings.setdefault((*family, record.parent), {})
            if (other := keys.setdefault(record.order, record.id)) != record.id:
                yield f"{record.id}: has the key {record.order!r} of {other}"


def _of_group(issue: Issue, group: GroupFrame) -> Iterator[str]:
    inner = issue.frames(group.id)
    if len(inner) < 2 and not any(locked(issue, child) for child in inner):  # what is locked stays what it is
        yield f"{group.id}: a group of {len(inner)}"
    if inner:
        box = placed(group, bounds([(child.rect, child.rotation) for child in inner])).rect  # within what a file can hold
        own = group.rect
        off = max(abs(box.x - own.x), abs(box.y - own.y), abs(box.w - own.w), abs(box.h - own.h))
        if not off <= _NEAR:
            yield f"{group.id}: its box {own} is not that of what it holds, {box}"


def _children(issue: Issue) -> Mapping[object, object]:
    return {kind: dict(owners) for kind, owners in issue._children.items() if owners}


# -- what is selected, what shows, what is on the disk -------------------------------------------------------------------------


def faults_of_selection(issue: Issue, selection: Selection) -> Iterator[str]:
    """What is selected is there, and a caret stands where it can."""
    if selection.alive(issue) != selection:
        yield f"{selection} is not alive"
    if (text := selection.text) is None:
        return
    frame = issue.find(TextFrame, text.frame)
    for spot in (text.anchor, text.head):
        paragraph = issue.find(Paragraph, spot.paragraph)
        if frame is None or paragraph is None or (paragraph.parent, paragraph.flow) != (frame.story, frame.flow):
            yield f"{spot} is not in the text of {text.frame}"
        elif sound(issue, spot) != spot:
            yield f"{spot} is no place for a caret; {sound(issue, spot)} is"


def _on(desk: Desk, frame: str) -> bool:
    """Whether a frame stands on the pasteboard: that of the pages, or that of the parent pages."""
    return desk.issue.page_of(frame) in desk.pasteboard


def faults_of_sheets(desk: Desk, pages: Iterable[str] = ()) -> Iterator[str]:
    """Every page composes; the sheets of `pages` are those of a composer that knows nothing yet."""
    issue = desk.issue
    for page in (*issue.pages(), *issue.all(ParentPage)):
        desk.sheet(page.id)
    cold = Composer(bundled())
    for page_id in pages:
        if page_id in issue and cold.sheet(issue, page_id) != desk.sheet(page_id):
            yield f"{page_id}: its sheet is not the one composed from cold"


def faults_of_file(issue: Issue, project: Project) -> Iterator[str]:
    """The open project, and the file read by another, say what is in memory."""
    if project.issue != issue:
        yield "the project does not hold the issue that is shown"
    with Project.open(project.path) as there:
        for record_id in sorted({*issue.records, *there.issue.records}):
            if there.issue.get(record_id) != issue.get(record_id):
                yield f"{record_id}: the file says {there.issue.get(record_id)!r}, not {issue.get(record_id)!r}"
        if there.history() != project.history():
            yield "the history in the file is another"
