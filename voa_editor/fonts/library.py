"""Find a face by family, weight and slope, and the face that has a character another lacks."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from voa_editor.fonts.faces import Face
from voa_editor.resources import resources


class Library:
    """The faces an issue may use. Families are read from fonts.toml; nothing is opened before it is asked for."""

    def __init__(self, catalogue: Path) -> None:
        data = tomllib.loads(catalogue.read_text(encoding="utf-8"))
        self._families: dict[str, list[Face]] = {}
        self._faces: dict[str, Face] = {}
        self._found: dict[tuple[str, int, bool], Face] = {}
        self.fallback: tuple[str, ...] = tuple(data.get("fallback", ()))
        for family in data["family"]:
            licence = catalogue.parent / family["licence"] if "licence" in family else None
            for entry in family["faces"]:
                path = catalogue.parent / entry["file"]
                face = Face(path.stem, path, family["name"], entry["weight"], entry.get("italic", False), licence)
                self._families.setdefault(face.family, []).append(face)
                self._faces[face.key] = face

    @property
    def families(self) -> tuple[str, ...]:
        return tuple(self._families)

    def faces(self, family: str) -> tuple[Face, ...]:
        """The faces of a family, light before heavy, upright before italic; none of one the library does not have."""
        return tuple(sorted(self._families.get(family, ()), key=lambda face: (face.weight, face.italic)))

    def face(self, key: str) -> Face:
        """The face of a display list's key; raises KeyError for one the library does not have."""
        return self._faces[key]

    def find(self, family: str, weight: int = 400, italic: bool = False) -> Face:
        """The nearest face: of the family if there is such (else of the first fallback), of the slope, of the weight."""
        wanted = (family, weight, italic)
        if wanted not in self._found:
            faces = self._families.get(family) or self._families[self.fallback[0]]
            self._found[wanted] = min(faces, key=lambda f: (f.italic != italic, abs(f.weight - weight), f.weight))
        return self._found[wanted]

    def having(self, character: str, face: Face) -> Face | None:
        """A face that has the character: the asked one, else a fallback of the same weight and slope, else None."""
        code = ord(character)
        if code in face.characters:
            return face
        for family in self.fallback:
            other = self.find(family, face.weight, face.italic)
            if code in other.characters:
                return other
        return None


@cache
def bundled() -> Library:
    """The library of the fonts that come with the program."""
    return Library(resources() / "fonts" / "fonts.toml")
