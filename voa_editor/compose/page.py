"""Compose a page: turn its frames, and those of its parent page, into the items of a sheet."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, groupby

from voa_editor.compose.flow import Flow, PlacedLine
from voa_editor.compose.justify import line_links, set_line
from voa_editor.compose.paragraph import SetParagraph
from voa_editor.compose.picture import place_picture
from voa_editor.compose.thread import Typesetter, View
from voa_editor.display.items import (
    Fallback,
    GlyphRun,
    Gradient,
    Group,
    Item,
    Link,
    Outline,
    Path,
    Picture,
    Sheet,
    Source,
    rect_path,
)  # fmt: skip
from voa_editor.geometry import Matrix, Rect, Size
from voa_editor.model.assets import Asset, Booking, Photo
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.pages import Page
from voa_editor.model.settings import Section, Settings
from voa_editor.model.story import Story

_ARC = 0.5522847498  # of the radius: control points of a quarter circle as a Bézier curve


def compose_page(typesetter: Typesetter, view: View, page: Page) -> Sheet:
    """The sheet of one page: the parent page's frames below its own, each from back to front."""
    issue, settings = view.issue, view.issue.settings
    number = issue.page_number(page.id)
    items: list[Item] = []
    missing: list[tuple[str, Source]] = []
    fallbacks: list[Fallback] = []
    parents = {frame.id for frame in view.parent_frames(page.id)}
    for frame in [*view.parent_frames(page.id), *issue.frames(page.id)]:
        if frame.hidden:
            continue
        own = frame.id not in parents
        inked = _frame_items(typesetter, view, frame, page.id, own)
        items += _turned(frame, inked)
        if isinstance(frame, TextFrame):
            for text in _paragraphs_in(_flow_of(typesetter, view, frame, page.id, own), frame.id):
                missing += text.prepared.missing
                fallbacks += _fallbacks(text)
    return Sheet(
        page.id, number, str(number), settings.trim_w, settings.trim_h, _bleed(settings, number % 2 == 0),
        tuple(items), _outlines(view, page, number), tuple(missing), tuple(fallbacks),
    )  # fmt: skip


def _bleed(settings: Settings, left_hand: bool) -> tuple[float, float, float, float]:
    """Top, right, bottom, left."""
    outer, inner = settings.bleed_outer, settings.bleed_inner
    right, left = (inner, outer) if left_hand else (outer, inner)
    return settings.bleed_top, right, settings.bleed_bottom, left


def _turned(frame: Frame, items: list[Item]) -> list[Item]:
    """Items under the frame's rotation and, for what is not a shape, its opacity."""
    opacity = 1.0 if isinstance(frame, ShapeFrame) else frame.opacity
    if not items or (not frame.rotation and opacity >= 1.0):
        return items
    matrix = Matrix.rotation(frame.rotation, frame.rect.centre) if frame.rotation else Matrix()
    return [Group(tuple(items), Source(frame.id), matrix, None, opacity)]


def _frame_items(typesetter: Typesetter, view: View, frame: Frame, page: str, own: bool) -> list[Item]:
    match frame:
        case TextFrame():
            return _box(view, frame) + _text(typesetter, view, frame, page, own)
        case PictureFrame():
            return _picture(view, frame)
        case AdFrame():
            return _ad(view, frame)
        case ShapeFrame():
            return _shape(view, frame)
        case GroupFrame():
            return [item for child in view.issue.frames(frame.id) if not child.hidden
                    for item in _turned(child, _frame_items(typesetter, view, child, page, own))]  # fmt: skip
        case _:
            return []


def _flow_of(typesetter: Typesetter, view: View, frame: TextFrame, page: str, own: bool) -> Flow:
    return typesetter.flow(view, frame.story, frame.flow) if own else typesetter.label(view, frame, page)


def _paragraphs_in(flow: Flow, frame: str) -> list[SetParagraph]:
    """The paragraphs of which a frame shows a line."""
    here = {line.item for line in flow.lines if flow.columns[line.slot.column].frame == frame}
    return [flow.paragraphs[item] for item in sorted(here)]


def _fallbacks(paragraph: SetParagraph) -> list[Fallback]:
    """The characters of a paragraph that are shown in another family than they were asked in."""
    found = []
    for fragment in paragraph.prepared.fragments:
        asked, face = fragment.run.format.family, fragment.shaper.face
        if face.family != asked and not fragment.replacement:
            text = paragraph.text[fragment.start : fragment.end]
            found.append(Fallback(text, asked, face.key, fragment.source(fragment.start, fragment.end)))
    return found


def _text(typesetter: Typesetter, view: View, frame: TextFrame, page: str, own: bool) -> list[Item]:
    if not frame.story:
        return []
    flow = _flow_of(typesetter, view, frame, page, own)
    here = {n for n, column in enumerate(flow.columns) if column.frame == frame.id}
    lines = [placed for placed in flow.lines if placed.slot.column in here]
    shifts = _vertical_shifts(flow, lines, frame)
    drops = {drop.item: drop for drop in flow.drops if drop.column in here}
    rules = {rule.item: rule for rule in flow.rules if rule.column in here}
    items: list[Item] = []
    links: list[Item] = []
    for placed, shift in zip(lines, shifts, strict=True):
        paragraph = flow.paragraphs[placed.item]
        form, begins = paragraph.format, placed.line.start == 0
        if begins and (rule := rules.get(placed.item)):
            box = Rect(rule.x, rule.y + shift - form.rule / 2, rule.width, form.rule)
            items.append(Path(rect_path(box), form.rule_colour, Source(paragraph.record)))
        setting = (placed.x, placed.slot.baseline + shift, placed.width, form.align)
        runs = [replace(run, role=form.role) for run in set_line(paragraph.prepared, placed.line, *setting)]
        if begins and paragraph.drop and (drop := drops.get(placed.item)):
            runs = _joined(list(paragraph.drop.set(drop.x, drop.baseline + shift)), runs)
        items += runs
        top, height = placed.slot.top + shift, placed.slot.bottom - placed.slot.top
        for x0, x1, target in line_links(paragraph.prepared, placed.line, *setting):
            links.append(Link(Rect(x0, top, x1 - x0, height), target, Source(paragraph.record)))
    return items + links


def _joined(drop: list[GlyphRun], line: list[GlyphRun]) -> list[GlyphRun]:
    """A drop cap and the line beside it: what the capital says is said by the line, so that the first word is read whole."""
    if not line or not line[0].clusters:
        return drop + line
    first, said = line[0], "".join(run.text for run in drop).rstrip()
    clusters = (0, *(cluster + len(said) for cluster in first.clusters[1:]))
    silent = [replace(run, text="", clusters=(0,) * len(run.glyphs)) for run in drop]
    return [*silent, replace(first, text=said + first.text, clusters=clusters), *line[1:]]


def _vertical_shifts(flow: Flow, lines: list[PlacedLine], frame: TextFrame) -> list[float]:
    """How far down each line of a frame moves to stand centred, at the foot, or spread out to it."""
    if frame.valign == "top" or not lines:
        return [0.0] * len(lines)
    foot = frame.rect.bottom - frame.inset_y
    if frame.valign == "justify":
        return [shift for column in _by_column(lines) for shift in _spread(column, foot)]
    room = max(foot - max(placed.slot.bottom for placed in lines), 0.0)
    return [room * (0.5 if frame.valign == "centre" else 1.0)] * len(lines)


def _by_column(lines: list[PlacedLine]) -> list[list[PlacedLine]]:
    return [list(group) for _, group in groupby(lines, key=lambda placed: placed.slot.column)]


def _spread(column: list[PlacedLine], foot: float) -> list[float]:
    """Share the room below a column's last line out between its paragraphs, or its lines if it has but one."""
    room = max(foot - column[-1].slot.bottom, 0.0)
    breaks = [b.item != a.item for a, b in zip(column, column[1:], strict=False)]
    breaks = breaks if any(breaks) else [True] * (len(column) - 1)
    gaps = max(sum(breaks), 1)
    return [0.0, *(room * passed / gaps for passed in accumulate(breaks))]


def _box(view: View, frame: Frame) -> list[Item]:
    """The fill and stroke of a frame as a rectangle."""
    if not frame.fill and not frame.stroke:
        return []
    fill = view.styles.colour(frame.fill, frame.fill_tint) if frame.fill else None
    stroke = view.styles.colour(frame.stroke) if frame.stroke and frame.stroke_width else None
    return [Path(rect_path(frame.rect), fill, Source(frame.id), stroke, frame.stroke_width)]


def _picture(view: View, frame: PictureFrame) -> list[Item]:
    photo = view.issue.find(Photo, frame.photo)
    asset = view.issue.find(Asset, photo.asset if photo else frame.asset)
    items = _box(view, frame)
    if asset:
        where = place_picture(frame, Size(asset.width, asset.height))
        role = "artefact" if frame.artefact else "figure"
        items.append(Picture(asset.id, where, frame.rect, Source(frame.id), role, photo.alt if photo else ""))
    return items


def _ad(view: View, frame: AdFrame) -> list[Item]:
    booking = view.issue.find(Booking, frame.booking)
    asset = view.issue.find(Asset, booking.asset) if booking else None
    items = _box(view, frame)
    if booking and asset:
        whole = PictureFrame(id=frame.id, x=frame.x, y=frame.y, w=frame.w, h=frame.h)
        where = place_picture(whole, Size(asset.width, asset.height))
        alt = " ".join([booking.advertiser, *booking.lines])
        items.append(Picture(asset.id, where, frame.rect, Source(frame.id), "ad", alt))
    if booking and booking.link:
        items.append(Link(frame.rect, booking.link, Source(frame.id)))
    return items


def _shape(view: View, frame: ShapeFrame) -> list[Item]:
    fill = view.styles.colour(frame.fill, frame.fill_tint) if frame.fill else None
    shade = None
    if fill and frame.gradient:
        shade = Gradient(fill, view.styles.colour(frame.gradient), frame.opacity, frame.gradient_opacity)
    stroke = view.styles.colour(frame.stroke) if frame.stroke else None
    opacity = 1.0 if shade else frame.opacity
    return [Path(_outline(frame), shade or fill, Source(frame.id), stroke, frame.stroke_width, opacity)]


def _outline(frame: ShapeFrame) -> tuple[tuple[str | float, ...], ...]:
    box = frame.rect
    if frame.shape == "line":
        return (("M", box.x, box.y), ("L", box.right, box.bottom))
    rx, ry = (box.w / 2, box.h / 2) if frame.shape == "ellipse" else (min(frame.radius, box.w / 2, box.h / 2),) * 2
    if not rx or not ry:
        return rect_path(box)
    x0, y0, x1, y1 = box.x, box.y, box.right, box.bottom
    kx, ky = rx * (1 - _ARC), ry * (1 - _ARC)
    return (
        ("M", x0 + rx, y0), ("L", x1 - rx, y0), ("C", x1 - kx, y0, x1, y0 + ky, x1, y0 + ry),
        ("L", x1, y1 - ry), ("C", x1, y1 - ky, x1 - kx, y1, x1 - rx, y1),
        ("L", x0 + rx, y1), ("C", x0 + kx, y1, x0, y1 - ky, x0, y1 - ry),
        ("L", x0, y0 + ry), ("C", x0, y0 + ky, x0 + kx, y0, x0 + rx, y0), ("Z",),
    )  # fmt: skip


def _outlines(view: View, page: Page, number: int) -> tuple[Outline, ...]:
    """Bookmarks: a section on its first page, and below it the stories whose headline stands on this page."""
    issue = view.issue
    found: list[Outline] = []
    section = issue.find(Section, page.section)
    pages = [p.id for p in issue.pages() if p.section == page.section] if section else []
    if section and pages[0] == page.id:
        found.append(Outline(section.name, 0, 0.0))
    for frame in issue.frames(page.id):
        story = issue.find(Story, getattr(frame, "story", ""))
        if story is None or story.kind == "label" or getattr(frame, "flow", "") != "head" or not story.headline:
            continue
        if view.threads.first_page(story.id) == number and (not section or story.title != section.name):
            found.append(Outline(story.title, 1 if section else 0, frame.y))
    return tuple(found)
