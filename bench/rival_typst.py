"""Compile a Typst source to a PDF with the faces of the program, as a process of its own."""

import sys
from pathlib import Path

import typst

from voa_editor.resources import resources


def main(source: Path, out: Path) -> None:
    fonts = resources() / "fonts"
    typst.compile(source, output=out, root=source.parent, font_paths=[fonts], ignore_system_fonts=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
