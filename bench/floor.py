"""Copy the bytes of photographs into one file: what no typesetter that embeds them can undercut."""

import shutil
import sys
from pathlib import Path


def main(pictures: Path, out: Path) -> None:
    """Copy the files named in `pictures`, one a line, into `out`."""
    with out.open("wb") as target:
        for path in pictures.read_text(encoding="utf-8").splitlines():
            with open(path, "rb") as source:
                shutil.copyfileobj(source, target, 1 << 20)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
