"""Take the pictures of a project out, and tell at what size a press preset writes each: lines of width, height and path.

    python -m bench.print_sizes PROJECT PDF FOLDER OUT

The sizes are read from an exported PDF of the project, whose pictures stand in the order in which its pages show them first.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf

from voa_editor.compose.composer import Composer
from voa_editor.display.items import Group, Item, Picture
from voa_editor.fonts.library import bundled
from voa_editor.store.project import Project


def main(project: Path, pdf: Path, folder: Path, out: Path) -> None:
    """Write the files, and the list of them."""
    folder.mkdir(exist_ok=True)
    with pikepdf.open(pdf) as document:
        streams = [item for item in document.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
        masks = {item.SMask.objgen for item in streams if "/SMask" in item}
        sizes = [(int(item.Width), int(item.Height)) for item in streams if item.objgen not in masks]
    lines = []
    with Project.open(project) as opened:
        sheets = Composer(bundled()).sheets(opened.issue)
        assets = dict.fromkeys(asset for sheet in sheets for asset in shown(sheet.items))
        for (width, height), asset in zip(sizes, assets, strict=True):
            path = folder / asset
            path.write_bytes(opened.blobs.read(asset))
            lines.append(f"{width} {height} {path}")
    out.write_text("\n".join(lines), encoding="utf-8")


def shown(items: Iterable[Item]) -> Iterator[str]:
    """The assets that items show, in the order of painting."""
    for item in items:
        if isinstance(item, Picture):
            yield item.asset
        elif isinstance(item, Group):
            yield from shown(item.items)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
