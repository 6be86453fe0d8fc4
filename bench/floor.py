"""Copy the bytes of all photographs into one file: what no typesetter that embeds them can undercut."""

import shutil
import sys
from pathlib import Path


def main(folder: Path, out: Path, count: int) -> None:
    with out.open("wb") as target:
        for path in sorted(folder.iterdir())[:count]:
            with path.open("rb") as source:
                shutil.copyfileobj(source, target, 1 << 20)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
