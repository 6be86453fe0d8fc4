"""Cut a face down to the glyphs an issue uses, keeping their numbers."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Collection
from dataclasses import dataclass

import uharfbuzz as hb

from voa_editor.errors import UserError
from voa_editor.fonts.faces import Face

# What a TrueType program in a PDF needs (ISO 32000-1, 9.9): outlines and metrics. Layout was done by the composer.
_NEEDED = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp", "cvt ", "fpgm", "prep"})


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What a PDF says of a face: name and measures in 1/1000 em (ISO 32000-1, 9.8)."""

    name: str
    bbox: tuple[int, int, int, int]
    italic_angle: float
    ascent: int
    descent: int
    cap_height: int
    stem: int
    serif: bool
    italic: bool


def subset(face: Face, glyphs: Collection[int]) -> bytes:
    """A TrueType file with the outlines of these glyphs (and .notdef) under their own numbers.

    Raises UserError for a face without TrueType outlines or one that cannot be read.
    """
    tables = set(face.hb_face.table_tags)
    if "glyf" not in tables:
        raise UserError("the font has no TrueType outlines", file=face.path, remedy="Use the .ttf version of the font")
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(_tag(name) for name in tables - _NEEDED)
    try:
        return bytes(hb.subset(face.hb_face, wanted).blob.data)
    except RuntimeError as fault:
        raise UserError("the font cannot be subset", file=face.path, remedy="The file is damaged: install it again") from fault


def subset_tag(face: Face, glyphs: Collection[int]) -> str:
    """Six capitals that name this subset, the same for the same glyphs of the same face."""
    text = f"{face.key}:{','.join(map(str, sorted(glyphs)))}"
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    letters = []
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(chr(65 + letter))
    return "".join(letters)


def describe(face: Face) -> Descriptor:
    """The measures of a face, from its head and post tables and its own metrics."""
    head = face.hb_face.reference_table("head").data
    post = face.hb_face.reference_table("post").data
    em = struct.unpack_from(">H", head, 18)[0] or 1000
    box = tuple(round(value * 1000 / em) for value in struct.unpack_from(">4h", head, 36))
    angle = struct.unpack_from(">i", post, 4)[0] / 65536 if len(post) >= 8 else 0.0
    named = face.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or face.key
    name = "".join(character for character in named if character.isalnum() or character in "-+.") or "Font"
    stem = round(50 + (face.weight / 65) ** 2)  # the usual estimate from the weight: 88 at 400, 166 at 700
    serif = "serif" in face.family.lower() and "sans" not in face.family.lower()
    return Descriptor(name, box, angle, face.ascent, face.descent, face.cap_height, stem, serif, face.italic)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("latin-1"), "big")
