"""Convert photographs with Pillow and LittleCMS alone, on all cores: what an export to inks cannot undercut.

    python -m bench.print_floor PICTURES OUT          PICTURES: lines of width, height and path, as bench.print_sizes writes them

Each is decoded, scaled to its size, converted from sRGB to FOGRA39, coded as the press presets code it, and written to one file.
"""

from __future__ import annotations

import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image, ImageCms

ICC = Path(__file__).parent.parent / "resources" / "icc"
QUALITY = 92  # as the presets have it


def main(pictures: Path, out: Path) -> None:
    """Convert the pictures, and write them into one file."""
    sizes = [line.split(" ", 2) for line in pictures.read_text(encoding="utf-8").splitlines()]
    source, target = (ImageCms.ImageCmsProfile(str(ICC / name)) for name in ("sRGB.icc", "ISOcoated_v2_300_bas.icc"))
    intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
    transform = ImageCms.buildTransform(source, target, "RGB", "CMYK", intent, flags)

    def converted(line: list[str]) -> bytes:
        size = (int(line[0]), int(line[1]))
        with Image.open(line[2]) as picture:
            picture.draft("RGB", size)
            scaled = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        inks = ImageCms.applyTransform(scaled, transform)
        assert inks is not None
        with tempfile.TemporaryFile() as file:  # a true file: only into one does Pillow encode beside other threads
            inks.save(file, "JPEG", quality=QUALITY, subsampling=0)
            file.seek(0)
            return file.read()

    with ThreadPoolExecutor(os.cpu_count()) as pool, out.open("wb") as file:
        for data in pool.map(converted, sizes):
            file.write(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
