"""Tell at what size a press preset writes each photograph of a project: lines of width, height and path.

    python -m bench.print_sizes PROJECT PHOTOGRAPHS PDF OUT

The sizes are read from an exported PDF of the project, whose pictures stand in the order in which its pages show them first.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pikepdf

from bench.rival_sources import placed
from voa_editor.store.project import Project


def main(project: Path, photographs: Path, pdf: Path, out: Path) -> None:
    """Write the list: the photographs are all of one size, so that only the sizes they are written at matter."""
    with Project.open(project) as opened:
        files = placed(opened.issue, photographs)
    with pikepdf.open(pdf) as document:
        streams = [item for item in document.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
        sizes = [(int(item["/Width"]), int(item["/Height"])) for item in streams]
    lines = [f"{width} {height} {path}" for (width, height), path in zip(sizes, files, strict=False)]
    out.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
