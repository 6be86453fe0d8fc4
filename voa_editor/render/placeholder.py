"""Draw what stands in place of a picture that cannot be read, so that nobody prints a hole unawares."""

from __future__ import annotations

from voa_editor.display.items import GlyphRun, Group, Path, Picture, Source, rect_path
from voa_editor.fonts.library import Library
from voa_editor.geometry import Rect
from voa_editor.model.colour import Cmyk

_GREY = Cmyk(0.0, 0.0, 0.0, 0.15)
_LINE = Cmyk(0.0, 0.0, 0.0, 0.4)
_TEXT = Cmyk(0.0, 0.0, 0.0, 0.8)
_WORDS = "This picture cannot be read"


def placeholder(picture: Picture, library: Library) -> Group:
    """A grey box with a cross over the whole picture's place, saying in words that the picture cannot be read."""
    box, source = picture.rect, picture.source
    cross = (("M", box.x, box.y), ("L", box.right, box.bottom), ("M", box.right, box.y), ("L", box.x, box.bottom))
    ground = Path(rect_path(box), _GREY, source)
    lines = Path(cross, None, source, stroke=_LINE, stroke_width=0.5)
    words = _words(box, source, library)
    around = Rect(words.x, words.y - words.size, words.advance, words.size * 1.35).inset(-words.size / 3, 0)
    plate = Path(rect_path(around), _GREY, source)
    return Group((ground, lines, plate, words), source, clip=picture.clip)


def _words(box: Rect, source: Source, library: Library) -> GlyphRun:
    """The words in the middle of the box. They are the painter's own, no text of the issue, so no composer set them."""
    face = library.find("Source Sans 3", 600)
    glyphs = tuple(face.hb_font.get_nominal_glyph(ord(character)) or 0 for character in _WORDS)
    widths = [face.advance(glyph) / 1000 for glyph in glyphs]
    size = min(12.0, max(1.0, box.w * 0.8 / sum(widths)), max(1.0, box.h / 3))
    xs = tuple(sum(widths[:i]) * size for i in range(len(widths)))
    advance = sum(widths) * size
    x, y = box.centre.x - advance / 2, box.centre.y + size * 0.35
    clusters = tuple(range(len(glyphs)))
    return GlyphRun(face.key, size, x, y, glyphs, xs, advance, _TEXT, _WORDS, clusters, source, "artefact")
