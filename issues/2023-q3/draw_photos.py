"""Draw the photographs and ads of this issue: all of them, or those named on the command line.

python issues/2023-q3/draw_photos.py [--scale 0.4] [--out FOLDER] [NAME …]
"""

from __future__ import annotations

import argparse
import zlib
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from draw.catalogue import ADS, PHOTOS, Picture
from draw.raster import finish, save

HERE = Path(__file__).resolve().parent


def draw(picture: Picture, folder: Path, scale: float) -> str:
    """Draw one picture and save it; give its name and size."""
    size = (round(picture.size[0] * scale), round(picture.size[1] * scale))
    made = finish(picture.draw(size), zlib.crc32(picture.name.encode()), picture.vignette)
    path = folder / f"{picture.name}.jpg"
    save(picture.letter(made) if picture.letter else made, path, picture.quality)
    return f"{path.name}: {size[0]} × {size[1]}, {path.stat().st_size // 1024} kB"


def main() -> None:
    """Draw on two processes; the slow pictures first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--scale", type=float, default=1.0, help="smaller, for a look")
    parser.add_argument("--out", type=Path, default=HERE)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with ProcessPoolExecutor(options.jobs) as pool:
        jobs = []
        for group, folder in ((ADS, "ads"), (PHOTOS, "photos")):
            chosen = [p for p in group if not options.names or any(p.name.startswith(n) for n in options.names)]
            chosen.sort(key=lambda p: -p.size[0] * p.size[1])
            jobs += [pool.submit(partial(draw, p, options.out / folder, options.scale)) for p in chosen]
        for job in jobs:
            print(job.result(), flush=True)


if __name__ == "__main__":
    main()
