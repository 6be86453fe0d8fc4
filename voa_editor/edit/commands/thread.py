"""Thread text frames: link one after another, take one out, draw new ones on, add pages until the text has room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from voa_editor.edit.change import Change, put
from voa_editor.edit.command import Command, Run
from voa_editor.edit.commands.pages import insert_pages
from voa_editor.edit.ids import new_id, order_last
from voa_editor.edit.placing import movable
from voa_editor.edit.selection import Selection
from voa_editor.edit.stacking import keys_between, keys_in_front
from voa_editor.geometry import Rect
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.order import keys
from voa_editor.model.pages import Page
from voa_editor.model.records import Record
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.threads import paragraphs, threads_of

MOST_PAGES = 200  # that autoflow adds at a time
_SLACK = 0.5  # points that frames side by side may be too wide for the type area


def link(issue: Issue, from_frame: str, to_frame: str, before: bool = False) -> Change | None:
    """Let the text of one frame go on in another, and in those threaded after that; or, `before`, let it come from there.

    The other must be the first of its thread, on a page of the issue, and hold no article: what words it has come last, or
    first.
    """
    start, other = issue.find(TextFrame, from_frame), issue.find(TextFrame, to_frame)
    if start is None or other is None or not can_link(issue, start, other):
        return None
    threads = threads_of(issue)
    coming = threads.frames(other.story, other.flow) if other.story else [other]
    thread = threads.frames(start.story, start.flow)
    at = thread.index(start) + (not before)
    records: list[Record] = [*_threaded([*thread[:at], *coming, *thread[at:]], start)]
    words = [paragraph for paragraph in paragraphs(issue, other.story, other.flow) if paragraph.text] if other.story else []
    siblings = [paragraph.order for paragraph in issue.children(Paragraph, start.story)]
    room = ("", "".join(siblings[:1])) if before else ("".join(siblings[-1:]), "")
    for paragraph, key in zip(words, keys_between(*room, len(words)), strict=True):
        records.append(replace(paragraph, parent=start.story, flow=start.flow, order=key))
    return put(issue, records)


def can_link(issue: Issue, start: TextFrame, other: TextFrame) -> bool:
    """Whether the text of one frame can go on in another."""
    if not start.story or (start.story, start.flow) == (other.story, other.flow):
        return False
    if not all(issue.page_number(issue.page_of(frame.id)) for frame in (start, other)):
        return False
    if not other.story:
        return True
    story = issue.find(Story, other.story)
    empty = not any(paragraph.text for paragraph in paragraphs(issue, other.story, other.flow))
    first = threads_of(issue).frames(other.story, other.flow)[0]
    return first.id == other.id and (empty or story is None or story.kind == "label")


def unlink(issue: Issue, frame: str) -> Change | None:
    """Take a frame out of its thread: its text flows on in the other frames, and it is empty."""
    found = issue.find(TextFrame, frame)
    if found is None or not found.story or len(threads_of(issue).frames(found.story, found.flow)) < 2:
        return None
    return put(issue, _emptied(issue, [found]))


def break_after(issue: Issue, frame: str) -> Change | None:
    """End a thread at a frame: those after it are empty, each for itself."""
    found = issue.find(TextFrame, frame)
    thread = threads_of(issue).frames(found.story, found.flow) if found and found.story else []
    later = thread[thread.index(found) + 1 :] if found in thread else []
    return put(issue, _emptied(issue, later)) if later else None


def new_threaded(
    issue: Issue, from_frame: str, page: str, box: Rect, columns: int = 0, *, before: bool = False
) -> Change | None:  # fmt: skip
    """A new frame on a page (points of it) in which the text of another goes on, or from which, `before`, it comes; set as
    that, with other `columns` if given."""
    start = issue.find(TextFrame, from_frame)
    if start is None or not start.story or box.empty or not issue.page_number(page):
        return None
    if not issue.page_number(issue.page_of(from_frame)):
        return None
    (order,) = keys_in_front(issue, page, "", 1)
    new = TextFrame(
        id=new_id(issue, "frame"), parent=page, order=order, x=box.x, y=box.y, w=box.w, h=box.h, style=start.style,
        columns=columns or start.columns, column_gap=start.column_gap, inset_x=start.inset_x, inset_y=start.inset_y,
    )  # fmt: skip
    thread = threads_of(issue).frames(start.story, start.flow)
    at = thread.index(start) + (not before)
    return put(issue, _threaded([*thread[:at], new, *thread[at:]], start))


def with_paragraph(issue: Issue, frame: str) -> Change | None:
    """Something to type in for a frame that has nothing: a label of its own, or an empty paragraph of its flow."""
    found = issue.find(TextFrame, frame)
    if found is None or (found.story and paragraphs(issue, found.story, found.flow)):
        return None
    if not issue.find(Story, found.story):
        return put(issue, _emptied(issue, [found]))
    last = order_last(issue.children(Paragraph, found.story))
    return put(issue, [Paragraph(id=new_id(issue, "para"), parent=found.story, order=last, flow=found.flow)])


def autoflow(issue: Issue, frame: str, lines_over: Callable[[Issue], int], most: int = MOST_PAGES) -> Change | None:
    """Add pages after that of a thread's last frame, each with frames like it in the type area, until no lines are over.

    `lines_over` counts them in an issue; where a page more makes them no fewer, no further ones are added.
    """
    found = issue.find(TextFrame, frame)
    thread = threads_of(issue).frames(found.story, found.flow) if found and found.story else []
    page = issue.page_of(thread[-1].id) if thread else ""
    page = page if issue.page_number(page) else ""
    change, now, last = Change(), issue, thread[-1] if thread else None
    over = lines_over(issue) if page else 0
    while page and last and over and most > 0:
        later = insert_pages(now, now.page_number(page), like=page)
        if later is None:
            break
        grown, left = _grown(now, later, last, lines_over)
        if left >= over:
            break
        change, now, over, most = change.then(grown), grown.apply(now), left, most - 1
        last = threads_of(now).frames(last.story, last.flow)[-1]
        page = now.page_of(last.id)
    return change or None


def _grown(issue: Issue, later: Change, last: TextFrame, lines_over: Callable[[Issue], int]) -> tuple[Change, int]:
    """A page more (`later`) with frames after the last of a thread, and how many lines are over then."""
    (page,) = (record.id for record in later.added.values() if isinstance(record, Page))
    grown, then, left = later, later.apply(issue), 0
    for box in _places(then, page, issue.page_of(last.id), last):
        more = new_threaded(then, last.id, page, box)
        if more is None:
            break
        grown, then = grown.then(more), more.apply(then)
        last, left = threads_of(then).frames(last.story, last.flow)[-1], lines_over(then)
        if not left:
            break
    return grown, left


def _places(issue: Issue, page: str, before: str, last: TextFrame) -> Iterator[Rect]:
    """Where frames as wide as the last one stand on a new page: side by side across the type area, as high as that; where
    there is room for one only, as far from the spine as on the page before."""
    number, gap = issue.page_number(page), last.column_gap or issue.settings.gutter
    area = issue.settings.type_area(left_hand=number % 2 == 0)
    width = min(last.w, area.w)
    count = max(int((area.w + gap + _SLACK) / (width + gap)), 1)
    if count == 1:
        mirrored = (number - issue.page_number(before)) % 2
        x = issue.settings.trim_w - last.x - last.w if mirrored else last.x
        yield Rect(min(max(x, area.x), area.right - width), area.y, width, area.h)
        return
    pitch = (area.w - width) / (count - 1)
    yield from (Rect(area.x + n * pitch, area.y, width, area.h) for n in range(count))


def _threaded(thread: list[TextFrame], like: TextFrame) -> list[TextFrame]:
    """Frames in the order their thread is to have, with keys that say so; those that fit already stay as they are."""
    named = [replace(frame, story=like.story, flow=like.flow) for frame in thread]
    for n, frame in enumerate(named):
        before = named[n - 1].thread if n else ""
        after = next((one.thread for one, was in zip(named[n + 1 :], thread[n + 1 :], strict=True) if one == was), "")
        if before < frame.thread and (not after or frame.thread < after):
            continue
        if after and before >= after:
            return [replace(one, thread=key) for one, key in zip(named, keys(len(named)), strict=True)]
        (key,) = keys_between(before, after, 1)
        named[n] = replace(frame, thread=key)
    return named


def _emptied(issue: Issue, frames: list[TextFrame]) -> list[Record]:
    """Frames with a new, empty label each."""
    found: list[Record] = []
    for frame in frames:
        story = Story(id=new_id(issue, "story"), kind="label", order=order_last(issue.children(Story)))
        found += [story, Paragraph(id=new_id(issue, "para"), parent=story.id, order="i")]
        found.append(replace(frame, story=story.id, flow="body", thread="i"))
    return found


def _only(run: Callable[[Issue, str], Change | None]) -> Run:
    """The command that does so to the one frame that is selected, unless it is locked."""

    def run_on_one(issue: Issue, selection: Selection) -> Change | None:
        free = movable(issue, selection.frames)
        return run(issue, free[0].id) if len(selection.frames) == len(free) == 1 else None

    return run_on_one


COMMANDS: tuple[Command, ...] = (
    Command("unlink-frame", "Unlink Frame", _only(unlink), "Object/Text Frame"),
    Command("break-thread", "Break Thread After Frame", _only(break_after), "Object/Text Frame"),
)
