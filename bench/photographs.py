"""Make photograph-like JPEGs of 2480 × 1654 pixels (A4 wide at 300 ppi), always the same ones."""

from __future__ import annotations

import random
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from PIL import Image, ImageChops

SIZE = (2480, 1654)
QUALITY = 90
GRAIN = 28  # of 255: makes about 1.4 MB a picture, as a photograph of this size has


def make_photographs(folder: Path, count: int) -> None:
    """Fill a folder with p000.jpg … ; those that are there stay."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [(seed, path) for seed in range(count) if not (path := folder / f"p{seed:03d}.jpg").exists()]
    with ProcessPoolExecutor() as pool:
        list(pool.map(_write, *zip(*missing, strict=True)) if missing else ())


def _write(seed: int, path: Path) -> None:
    partial = path.with_suffix(".partial")
    photograph(seed).save(partial, "JPEG", quality=QUALITY)
    partial.replace(path)


def photograph(seed: int) -> Image.Image:
    """Soft shapes of several sizes in three colours, under film grain."""
    rng = random.Random(seed)

    def noise(cells: int) -> Image.Image:
        rows = max(2, cells * 2 // 3)
        return Image.frombytes("L", (cells, rows), rng.randbytes(cells * rows)).resize(SIZE, Image.Resampling.BICUBIC)

    grain = Image.frombytes("L", SIZE, rng.randbytes(SIZE[0] * SIZE[1]))
    grain = grain.point([128 + (value - 128) * GRAIN // 255 for value in range(256)])
    shade = noise(3)
    for cells in (6, 12, 24, 48, 96):
        shade = Image.blend(shade, noise(cells), 0.3)
    channels = [ImageChops.add(Image.blend(shade, noise(4), 0.4), grain, 1, -128) for _ in range(3)]
    return Image.merge("RGB", channels)


if __name__ == "__main__":
    make_photographs(Path(sys.argv[1]), int(sys.argv[2]))
