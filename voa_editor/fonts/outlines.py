"""Draw words as outlines, for marks on paper that need no font."""

from __future__ import annotations

import uharfbuzz as hb

from voa_editor.fonts.faces import Face

Segment = tuple[str | float, ...]


def text_outline(face: Face, text: str, size: float, x: float, y: float) -> tuple[Segment, ...]:
    """The outlines of a text (left to right) whose baseline begins at x, y, in points with y downward.

    Segments are those of a path: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",).
    """
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(face.hb_font, buffer)
    em = size / face.hb_face.upem
    segments: list[Segment] = []
    pen = x
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        _draw(face, info.codepoint, em, pen + position.x_offset * em, y - position.y_offset * em, segments)
        pen += position.x_advance * em
    return tuple(segments)


def _draw(face: Face, glyph: int, em: float, x: float, y: float, segments: list[Segment]) -> None:
    last = [0.0, 0.0]

    def at(px: float, py: float) -> tuple[float, float]:
        return (round(x + px * em, 3), round(y - py * em, 3))

    def move(px: float, py: float, _: object) -> None:
        segments.append(("M", *at(px, py)))
        last[:] = px, py

    def line(px: float, py: float, _: object) -> None:
        segments.append(("L", *at(px, py)))
        last[:] = px, py

    def cubic(ax: float, ay: float, bx: float, by: float, px: float, py: float, _: object) -> None:
        segments.append(("C", *at(ax, ay), *at(bx, by), *at(px, py)))
        last[:] = px, py

    def quadratic(cx: float, cy: float, px: float, py: float, data: object) -> None:
        ox, oy = last
        cubic(ox + (cx - ox) * 2 / 3, oy + (cy - oy) * 2 / 3, px + (cx - px) * 2 / 3, py + (cy - py) * 2 / 3, px, py, data)

    def close(_: object) -> None:
        segments.append(("Z",))

    functions = hb.DrawFuncs()
    functions.set_move_to_func(move)
    functions.set_line_to_func(line)
    functions.set_quadratic_to_func(quadratic)
    functions.set_cubic_to_func(cubic)
    functions.set_close_path_func(close)
    face.hb_font.draw_glyph(glyph, functions)
