"""List what panels and dialogs ask of the issue: commands with arguments, drawn at random from what is there, and some absurd."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from voa_editor.edit import formatting
from voa_editor.edit.change import Change
from voa_editor.edit.commands import (
    ads,
    align,
    arrange,
    captions,
    clipboard,
    data,
    find,
    layers,
    pages,
    parents,
    pictures,
    shapes,
    styles,
    swatches,
    text,
    thread,
    transform,
)
from voa_editor.edit.search import Query
from voa_editor.edit.search import find as search
from voa_editor.edit.selection import frames_of
from voa_editor.geometry import Point, Rect
from voa_editor.model.assets import Booking, Photo
from voa_editor.model.frames import Frame, PictureFrame, TextFrame
from voa_editor.model.pages import Layer, ParentPage
from voa_editor.model.settings import Section
from voa_editor.model.story import Story
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle, Swatch
from voa_editor.tools.desk import Desk
from voa_editor.tools.thread import autoflow

Ask = Callable[[Desk, Random], Change | None]
_STYLES = (ParagraphStyle, CharacterStyle, ObjectStyle)
_NAMES = ("", "Name", "Name", "A  b ", "Қазақ", "x" * 300, "Body")


def ask(desk: Desk, rng: Random) -> str:
    """Do one of them; says which. UserError comes out where one is refused."""
    name = rng.choice(list(ASKED))
    if name == "autoflow":
        autoflow(desk, _frame(desk, rng, TextFrame))
    else:
        desk.apply(ASKED[name](desk, rng), name)
    return name


# -- arguments -----------------------------------------------------------------------------------------------------------------


def _any(desk: Desk, rng: Random, *kinds: type, none: float = 0.1) -> str:
    """The id of a record of these kinds, now and then "" or one that is not there."""
    found = sorted(record.id for record in desk.issue.records.values() if isinstance(record, kinds))
    return rng.choice(found) if found and rng.random() > none else rng.choice(["", "nothing-there"])


def _frame(desk: Desk, rng: Random, kind: type[Frame] = Frame) -> str:
    """A frame of a kind, rather one of the page worked on."""
    here = [frame.id for frame in desk.issue.frames(desk.selection.page) if isinstance(frame, kind)]
    return rng.choice(here) if here and rng.random() < 0.8 else _any(desk, rng, kind)


def _pages(desk: Desk, rng: Random) -> list[str]:
    there = [page.id for page in desk.issue.pages()]
    return rng.sample(there, min(len(there), rng.choice([0, 1, 1, 1, 2, 3])))


def _length(rng: Random) -> float:
    return rng.choice([0.0, 1.0, 10.0, -10.0, 72.5, 300.0, rng.uniform(-50, 700), 1e6, -1e6, 1e-9])


def _part(rng: Random) -> float:
    return rng.choice([0.0, 0.25, 0.5, 1.0, -1.0, 7.0])


def _point(rng: Random) -> Point:
    return Point(rng.uniform(-50, 500), rng.uniform(-50, 700))


def _box(rng: Random) -> Rect:
    return Rect(rng.uniform(-50, 400), rng.uniform(-50, 600), rng.choice([0.0, 5.0, 60.0, 200.0]), rng.choice([0.0, 8.0, 90.0, 400.0]))


def _some(rng: Random, values: dict[str, Any]) -> dict[str, Any]:
    names = rng.sample(sorted(values), rng.randint(1, min(3, len(values))))
    return {name: values[name] for name in names}


# -- what is asked ---------------------------------------------------------------------------------------------------------------


def _text(edit: Callable[..., Any], *values: Callable[[Desk, Random], Any]) -> Ask:
    """An edit of the selected text, or of the whole text of the selected frames."""

    def asked(desk: Desk, rng: Random) -> Change | None:
        drawn = [value(desk, rng) for value in values]
        return text.in_all(desk.issue, desk.selection, lambda issue, chosen: edit(issue, chosen, *drawn))

    return asked


def _local(desk: Desk, rng: Random) -> dict[str, Any]:
    return _some(rng, {
        "size": rng.choice([6.0, 11.0, 40.0, None, 300.0]), "tracking": rng.choice([-20.0, 50.0, None]), "leading": rng.choice([14.0, None]),
        "align": rng.choice(["left", "right", "centre", "justify", "outer", None]), "weight": rng.choice([400, 700, None]),
        "italic": rng.choice([True, False, None]), "colour": rng.choice([_any(desk, rng, Swatch, none=0.0), None]),
        "space_before": rng.choice([0.0, 20.0, 2000.0]), "left_indent": rng.choice([0.0, 30.0, 900.0, -20.0]), "span": rng.choice([True, None]),
        "drop_lines": rng.choice([0, 2, 5, 50]), "hyphenate": rng.choice([True, False]), "keep_with_next": rng.choice([True, None]),
        "break_before": rng.choice(["column", "frame", "", None]), "tabs": rng.choice([(20.0, 60.0), (), None]), "rule": 1.0,
        "caps": True, "rise": rng.choice([3.0, -900.0]), "features": rng.choice([("smcp",), ("onum", "liga")]), "grid": rng.choice([True, False]),
    })  # fmt: skip


def _look(desk: Desk, rng: Random) -> Change | None:
    swatch = _any(desk, rng, Swatch, none=0.2).replace("nothing-there", "")
    look = _some(rng, {
        "fill": swatch, "stroke": swatch, "gradient": swatch, "fill_tint": _part(rng), "opacity": _part(rng), "wrap": _length(rng),
        "stroke_width": _length(rng), "radius": _length(rng), "inset_x": _length(rng), "inset_y": _length(rng), "column_gap": _length(rng),
        "columns": rng.choice([0, 1, 2, 3, 5, 200]), "valign": rng.choice(["top", "centre", "bottom", "justify"]),
    })  # fmt: skip
    return shapes.set_look(desk.issue, desk.selection, **look)  # type: ignore[arg-type]


def _geometry(desk: Desk, rng: Random) -> Change | None:
    values = _some(rng, {"x": _length(rng), "y": _length(rng), "w": _length(rng), "h": _length(rng), "rotation": rng.choice([0, 15, 90, -400])})
    return transform.set_geometry(desk.issue, desk.selection, reference=(rng.choice([0, 0.5, 1]), rng.choice([0, 0.5, 1])), **values)


def _content(desk: Desk, rng: Random) -> Change | None:
    values = _some(rng, {"scale": _part(rng), "turn": rng.choice([0, 30, -90, 1e7]), "focal_x": _part(rng), "focal_y": _part(rng)})
    return pictures.set_content(desk.issue, desk.selection, **values)


def _swatch(rng: Random, desk: Desk) -> dict[str, Any]:
    kind = rng.choice(["cmyk", "rgb", "spot", "tint"])
    return {"kind": kind, "c": _part(rng), "k": 0.5, "g": 0.3, "of": _any(desk, rng, Swatch), "tint": _part(rng)}


def _style_values(desk: Desk, rng: Random, style: str) -> dict[str, Any]:
    found = desk.issue.get(style)
    if isinstance(found, ObjectStyle):
        return {"stroke_width": 2.0, "wrap": rng.choice([None, 5.0]), "fill": rng.choice([None, _any(desk, rng, Swatch, none=0)])}
    values: dict[str, Any] = {"size": rng.choice([None, 9.0, 20.0]), "based_on": _any(desk, rng, type(found)) if found else ""}
    if isinstance(found, ParagraphStyle):
        values |= {"align": rng.choice([None, "left", "justify"]), "space_after": rng.choice([None, 6.0]), "next": _any(desk, rng, ParagraphStyle)}
    return _some(rng, values)


def _grid(desk: Desk, rng: Random) -> Change | None:
    names = ("margin_inner", "margin_outer", "margin_top", "margin_bottom", "gutter", "baseline")
    grid = _some(rng, {name: rng.choice([10.0, 36.0, 50.0]) for name in names} | {"columns": rng.choice([0, 1, 2, 4])})
    return data.set_grid(desk.issue, **grid)


def _replace(desk: Desk, rng: Random) -> Change | None:
    kind, words, new = rng.choice([
        ("text", "the", "THE"), ("text", "a", ""), ("text", " ", "  "), ("regex", r"(\w+) (\w+)", r"\2 \1"), ("regex", r"^.", "қ"),
        ("regex", r"[aeiou]", "é"), ("text", "Voice", "Жаңа\nline"), ("regex", r"\.$", ""),
    ])  # fmt: skip
    found = search(desk.issue, Query(words, kind))  # type: ignore[arg-type]
    return find.replace(desk.issue, rng.sample(found, min(len(found), rng.choice([1, 5, 200]))), new)


def _two(desk: Desk, rng: Random) -> tuple[str, str]:
    return _frame(desk, rng, TextFrame), _frame(desk, rng, TextFrame)


def _selected(desk: Desk, rng: Random) -> Iterable[str]:
    return [frame.id for frame in frames_of(desk.issue, desk.selection)] or [_frame(desk, rng)]


def _of_style(do: Callable[..., Change | None], *more: Callable[[Desk, Random], Any]) -> Ask:
    return lambda d, r: do(d.issue, _any(d, r, *_STYLES), *(each(d, r) for each in more))


def _name(desk: Desk, rng: Random) -> str:
    return rng.choice(_NAMES)


ASKED: dict[str, Ask] = {
    # text
    "set local": _text(formatting.set_local, _local),
    "paragraph style": _text(formatting.set_paragraph_style, lambda d, r: _any(d, r, ParagraphStyle, none=0.0)),
    "character style": _text(formatting.set_character_style, lambda d, r: r.choice(["", _any(d, r, CharacterStyle, none=0.0)])),
    "language": _text(formatting.set_language, lambda d, r: r.choice(["kk", "ru", "en", "", "zz"])),
    "link": _text(formatting.set_link, lambda d, r: r.choice(["https://example.org", "mailto:a@b.org", ""])),
    "field": lambda d, r: text.insert_field(d.issue, d.selection, r.choice(["folio", "headline", "continued_on", "period"])),
    "replace": _replace,
    "story": lambda d, r: data.set_story(d.issue, _any(d, r, Story), headline=_name(d, r) + "\n2", byline="B", kicker=_name(d, r)),
    "autoflow": lambda d, r: None,  # done by the tool
    "link frames": lambda d, r: thread.link(d.issue, *_two(d, r)),
    "unlink": lambda d, r: thread.unlink(d.issue, _frame(d, r, TextFrame)),
    "break thread": lambda d, r: thread.break_after(d.issue, _frame(d, r, TextFrame)),
    "threaded frame": lambda d, r: thread.new_threaded(d.issue, _frame(d, r, TextFrame), d.selection.page, _box(r)),
    # frames
    "look": _look,
    "geometry": _geometry,
    "content": _content,
    "draw": lambda d, r: shapes.draw(d.issue, d.selection, r.choice(["text", "picture", "rectangle", "ellipse", "line"]), _box(r)),
    "take look": lambda d, r: shapes.take_look(d.issue, _frame(d, r), _selected(d, r)),
    "crop": lambda d, r: pictures.crop_to(d.issue, _frame(d, r, PictureFrame), _length(r), _length(r)),
    "zoom content": lambda d, r: pictures.zoom_content(d.issue, _frame(d, r, PictureFrame), r.choice([0.5, 2, 1e9, 0])),
    "focal": lambda d, r: pictures.set_focal(d.issue, _frame(d, r, PictureFrame), _point(r)),
    "place": lambda d, r: pictures.place(d.issue, _frame(d, r), d.issue.need(Photo, _any(d, r, Photo, none=0.0))),
    "caption": lambda d, r: captions.set_caption(d.issue, _frame(d, r, PictureFrame), _name(d, r)),
    "artefact": lambda d, r: captions.set_artefact(d.issue, d.selection, r.choice([True, False])),
    "reserve": lambda d, r: ads.reserve(d.issue, d.selection, r.choice(["full", "quarter", "strip", "half-upright"]), _point(r)),
    "assign": lambda d, r: ads.assign(d.issue, _frame(d, r), _any(d, r, Booking)),
    "booking": lambda d, r: data.set_booking(d.issue, _any(d, r, Booking), advertiser=_name(d, r)),
    "repeat": lambda d, r: clipboard.step_and_repeat(d.issue, d.selection, r.choice([0, 1, 2]), _length(r) / 10, 10.0),
    "align": lambda d, r: align.align(d.issue, d.selection, r.choice(["left", "middle", "bottom"]), r.choice(["page", "margins", ""])),
    "space": lambda d, r: align.space(d.issue, d.selection, r.choice("xy"), _length(r)),  # type: ignore[arg-type]
    "lock": lambda d, r: arrange.set_locked(d.issue, _selected(d, r), r.choice([True, False, False])),
    "hide": lambda d, r: arrange.set_hidden(d.issue, _selected(d, r), r.choice([True, False, False])),
    "to layer": lambda d, r: arrange.to_layer(d.issue, d.selection, _any(d, r, Layer)),
    # layers
    "new layer": lambda d, r: layers.new_layer(d.issue, _name(d, r), r.choice([None, _any(d, r, Layer)])),
    "rename layer": lambda d, r: layers.rename_layer(d.issue, _any(d, r, Layer), _name(d, r)),
    "hide layer": lambda d, r: layers.set_layer_hidden(d.issue, _any(d, r, Layer), r.choice([True, False, False])),
    "lock layer": lambda d, r: layers.set_layer_locked(d.issue, _any(d, r, Layer), r.choice([True, False, False])),
    "show only": lambda d, r: layers.show_only(d.issue, _any(d, r, Layer)),
    "move layer": lambda d, r: layers.move_layer(d.issue, _any(d, r, Layer), r.randint(-1, 4)),
    "delete layer": lambda d, r: layers.delete_layer(d.issue, _any(d, r, Layer), with_frames=r.random() < 0.3),
    # pages
    "insert pages": lambda d, r: pages.insert_pages(d.issue, r.randint(-1, 50), r.choice([1, 1, 2]), r.choice(["", *_pages(d, r)])),
    "duplicate pages": lambda d, r: pages.duplicate_pages(d.issue, _pages(d, r)[:1]),
    "move pages": lambda d, r: pages.move_pages(d.issue, _pages(d, r), r.randint(-1, 50)),
    "delete pages": lambda d, r: pages.delete_pages(d.issue, _pages(d, r)),
    "section": lambda d, r: pages.set_section(d.issue, _pages(d, r), _any(d, r, Section)),
    "apply parent": lambda d, r: parents.apply_parent(d.issue, _pages(d, r), _any(d, r, ParentPage)),
    "new parent": lambda d, r: parents.new_parent(d.issue, _name(d, r), r.choice(["", *_pages(d, r)])),
    "rename parent": lambda d, r: parents.rename_parent(d.issue, _any(d, r, ParentPage), _name(d, r)),
    "delete parent": lambda d, r: parents.delete_parent(d.issue, _any(d, r, ParentPage)),
    "detach": lambda d, r: parents.detach(d.issue, _pages(d, r)),
    "grid": _grid,
    # styles and swatches
    "new style": lambda d, r: styles.new_style(d.issue, r.choice(list(styles.KINDS)), _name(d, r), "", r.choice([None, d.selection])),
    "edit style": lambda d, r: (lambda i: styles.edit_style(d.issue, i, **_style_values(d, r, i)))(_any(d, r, *_STYLES)),
    "rename style": _of_style(styles.rename_style, _name),
    "style keys": _of_style(styles.set_keys, lambda d, r: r.choice(["Ctrl+Alt+1", "Ctrl+Alt+2", "", "F7", "Ctrl+Z", "x"])),
    "duplicate style": _of_style(styles.duplicate_style),
    "delete style": _of_style(styles.delete_style, lambda d, r: r.choice(["", _any(d, r, *_STYLES)])),
    "apply style": lambda d, r: styles.apply_style(d.issue, d.selection, _any(d, r, *_STYLES), clear=r.random() < 0.3),
    "redefine": lambda d, r: styles.redefine(d.issue, d.selection, _any(d, r, *_STYLES)),
    "new swatch": lambda d, r: swatches.new_swatch(d.issue, _name(d, r), **_swatch(r, d)),
    "edit swatch": lambda d, r: swatches.edit_swatch(d.issue, _any(d, r, Swatch), **_swatch(r, d)),
    "rename swatch": lambda d, r: swatches.rename_swatch(d.issue, _any(d, r, Swatch), _name(d, r)),
    "delete swatch": lambda d, r: swatches.delete_swatches(d.issue, [_any(d, r, Swatch)], r.choice(["", _any(d, r, Swatch)])),
    "apply swatch": lambda d, r: swatches.apply_swatch(
        d.issue, d.selection, _any(d, r, Swatch), r.choice(["fill", "stroke", "text"]), _part(r)),
}  # fmt: skip
"""What it is called in the history → how it is asked for."""
