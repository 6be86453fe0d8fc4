"""Let frames and guides follow a page that becomes a left-hand page, or a right-hand one."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from voa_editor.edit.captions import companions
from voa_editor.edit.change import Change
from voa_editor.edit.settling import LEAST, everything_moved
from voa_editor.geometry import Rect
from voa_editor.model.frames import Frame, GroupFrame, PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Guide, Page, Slot
from voa_editor.model.records import Record
from voa_editor.model.stack import leaves

Way = Literal["mirror", "stay", "shift", "stretch"]
_NEAR = 0.01  # points: a frame this near to the trim reaches it, one this near to a slot fills it


def frames_follow_their_page(after: Issue, change: Change) -> tuple[list[Record], list[str]]:
    """A rule: what stands on a page goes with it as other pages come, go or change places and it comes to lie on the other
    side of a spread. A page on which the change itself places frames is left as it says."""
    if not _reorders(change):
        return [], []
    before = change.reversed().apply(after)
    done = _placed_on(change)
    found: list[Record] = []
    for page in after.pages():
        was, left_hand = before.page_number(page.id), is_left_hand(after, page.id)
        if was and page.id not in done and is_left_hand(before, page.id) != left_hand:
            found += to_side(after, page.id, left_hand=left_hand)
    return found, []


def to_side(issue: Issue, page: str, *, left_hand: bool) -> list[Record]:
    """The frames and guides of a page that change place as it comes to be a left-hand page, or a right-hand one.

    A frame that fills a named slot of the parent page follows it to the mirrored place, whatever size it has: its distance
    from the inner margin stays, x' = trim width − x − w. Another keeps its place in the type area: it moves by the difference
    of inner and outer margin. But one that reaches the trim on the left or on the right stays at that edge of the paper, and
    one that reaches both is mirrored, so that what bleeds goes on bleeding; and so is one in the head or foot margin, for
    there stand the marks that go with folios; and what stands for an item of the parent page, as that is. A caption goes the
    way of its picture. Nothing is turned over: words and pictures stay as they are, a turned frame keeps its angle, a group
    moves as one.

    Columns are read from left to right on either side. Mirrored, what stands in the second would come to stand in the first,
    and the words break otherwise and run over. So a page with a text that goes on from column to column (reads_across) moves
    as a whole: what fills slots keeps its place in the type area too, and what bleeds on one side grows or shrinks there
    to keep its other edge.
    """
    area, former = issue.settings.type_area(left_hand), issue.settings.type_area(not left_hand)
    shift = area.x - former.x
    found: list[Record] = []
    for frame, way in _ways(issue, page):
        dx = {"mirror": mirroring(issue, frame), "shift": shift}.get(way, 0.0)
        if abs(dx) > LEAST:
            found += everything_moved(issue, frame, dx, 0.0)
        elif way == "stretch" and shift:
            found.append(_stretched(frame, shift))
    upright = [guide for guide in issue.children(Guide, page) if guide.axis == "x" and shift]
    return [*found, *(replace(guide, at=guide.at + shift) for guide in upright)]


def reads_across(issue: Issue, page: str) -> bool:
    """Whether a text of the page goes on beside itself: in a frame of several columns, or from one frame to another beside it."""
    threads: dict[tuple[str, str], list[TextFrame]] = {}
    for frame in issue.frames(page):
        for leaf in leaves(issue, frame):
            if isinstance(leaf, TextFrame) and leaf.story:
                threads.setdefault((leaf.story, leaf.flow), []).append(leaf)
    return any(frame.columns > 1 or _beside_another(frame, thread) for thread in threads.values() for frame in thread)


def mirroring(issue: Issue, frame: Frame) -> float:
    """What to add to a frame's x to have it as far from the right trim as it is from the left."""
    return issue.settings.trim_w - 2 * frame.rect.centre.x


def slot_boxes(issue: Issue, parent: str, page: str) -> dict[str, Rect]:
    """Where the slots of a parent page lie on a page, by their names; on a left-hand page mirrored, or moved with the type area
    where a text reads across."""
    slots = {slot.name: Rect(slot.x, slot.y, slot.w, slot.h) for slot in (issue.children(Slot, parent) if parent else [])}
    if not is_left_hand(issue, page):
        return slots
    if reads_across(issue, page):
        shift = issue.settings.type_area(left_hand=True).x - issue.settings.type_area(left_hand=False).x
        return {name: box.moved(shift, 0.0) for name, box in slots.items()}
    return {name: box._replace(x=issue.settings.trim_w - box.right) for name, box in slots.items()}


def fills(frame: Frame, box: Rect) -> bool:
    """Whether a frame stands, not turned, in exactly this box."""
    rect = frame.rect
    apart = (rect.x - box.x, rect.y - box.y, rect.w - box.w, rect.h - box.h)
    return not frame.rotation and max(map(abs, apart)) <= _NEAR


def is_left_hand(issue: Issue, page: str) -> bool:
    """Whether a page is a left-hand one; a parent page is given for a right-hand page."""
    number = issue.page_number(page)
    return number > 0 and number % 2 == 0


def _reorders(change: Change) -> bool:
    """Whether pages came, went or changed places."""
    records = [*change.added.values(), *change.removed.values(), *(n for old, n in change.updated.values() if old.rank != n.rank)]
    return any(isinstance(record, Page) for record in records)


def _placed_on(change: Change) -> set[str]:
    """The pages on which a change puts frames or guides, or moves them."""
    placed = [*change.added.values(), *(new for old, new in change.updated.values() if _place(old) != _place(new))]
    return {record.parent for record in placed if isinstance(record, Frame | Guide)}


def _place(record: Record) -> tuple[object, ...]:
    match record:
        case Frame():
            return record.parent, record.rect
        case Guide():
            return record.parent, record.at
        case _:
            return ()


def _ways(issue: Issue, page: str) -> list[tuple[Frame, Way]]:
    """How each frame of a page follows it to the other side."""
    found = issue.find(Page, page)
    slots = {slot.name for slot in issue.children(Slot, found.parent_page)} if found and found.parent_page else set()
    frames = {frame.id: frame for frame in issue.frames(page)}
    across = reads_across(issue, page)
    ways = {i: _way(issue, frame, set() if across else slots) for i, frame in frames.items()}
    if across:
        ways.update({i: "stretch" for i, way in ways.items() if way == "stay" and _can_stretch(frames[i])})
    for frame in frames.values():
        for leaf in leaves(issue, frame):
            if isinstance(leaf, PictureFrame):
                way: Way = "shift" if ways[frame.id] == "stretch" else ways[frame.id]
                ways.update({c.id: way for c in companions(issue, leaf) if c.id in frames})
    return [(frame, ways[i]) for i, frame in frames.items()]


def _way(issue: Issue, frame: Frame, slots: set[str]) -> Way:
    extent, area = frame.rect.turned(frame.rotation), issue.settings.type_area(left_hand=False)
    left, right = extent.x <= _NEAR, extent.right >= issue.settings.trim_w - _NEAR
    in_margin = extent.bottom <= area.y + _NEAR or extent.y >= area.bottom - _NEAR
    mirrored = bool(frame.stands_for) or (frame.slot != "" and frame.slot in slots)
    if mirrored or (left and right) or (in_margin and not left and not right):
        return "mirror"
    return "stay" if left or right else "shift"


def _can_stretch(frame: Frame) -> bool:
    """Whether text keeps clear of a frame that is no group and not turned."""
    return frame.wrap >= 0 and not frame.rotation and not isinstance(frame, GroupFrame)


def _stretched(frame: Frame, shift: float) -> Frame:
    """A frame that bleeds on one side with its other edge moved."""
    if frame.x <= _NEAR:
        return replace(frame, w=max(frame.w + shift, LEAST))
    return replace(frame, x=frame.x + shift, w=max(frame.w - shift, LEAST))


def _beside_another(frame: TextFrame, thread: list[TextFrame]) -> bool:
    return any(frame.rect.right <= other.x + _NEAR for other in thread)
