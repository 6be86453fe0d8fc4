"""Draw the picture of the README: some spreads of the sample issue on a desk, from the pages that the program inks.

Run by `make screenshots`, after `make issue`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

ROOT = Path(__file__).resolve().parent.parent
PROJECT, FOLDER, OUT = ROOT / "build" / "2023-q3.voa", ROOT / "build" / "spreads", ROOT / "docs" / "screenshots" / "spreads.png"
ROWS = ((1, 2, 7), (8, 12, 14), (24, 31, 38))  # the first page of each spread
DESK, GAP, DPI = (222, 222, 226), 28, 36


def main() -> None:
    export = [sys.executable, "-m", "voa_editor", "export", str(PROJECT), "-o", str(FOLDER), "--format", "png"]
    subprocess.run([*export, "--spreads", "--dpi", str(DPI)], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    rows = [[Image.open(_file(page)).convert("RGB") for page in row] for row in ROWS]
    width = max(sum(picture.width for picture in row) + GAP * (len(row) + 1) for row in rows)
    height = sum(row[0].height + GAP for row in rows) + GAP
    desk = Image.new("RGB", (width, height), DESK)
    y = GAP
    for row in rows:
        space = (width - sum(picture.width for picture in row)) // (len(row) + 1)
        x = space
        for picture in row:
            _lay(desk, picture, (x, y))
            x += picture.width + space
        y += row[0].height + GAP
    OUT.parent.mkdir(parents=True, exist_ok=True)
    desk.save(OUT, optimize=True)
    print(f"{OUT.relative_to(ROOT)}: {OUT.stat().st_size // 1000} kB")


def _file(page: int) -> Path:
    """The PNG of the spread that holds a page."""
    first = page if page == 1 else page - page % 2
    return next(FOLDER.glob(f"*-{first:03d}*.png"))


def _lay(desk: Image.Image, picture: Image.Image, at: tuple[int, int]) -> None:
    """Lay a spread on the desk, with its shadow."""
    shadow = Image.new("L", desk.size, 0)
    x, y = at
    ImageDraw.Draw(shadow).rectangle((x + 1, y + 4, x + picture.width + 1, y + picture.height + 5), fill=90)
    desk.paste((60, 60, 70), mask=shadow.filter(ImageFilter.GaussianBlur(7)))
    desk.paste(picture, at)


if __name__ == "__main__":
    main()
