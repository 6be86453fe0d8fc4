"""Find the data files that come with the program, from a checkout, a wheel or a frozen build."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """The folder `resources`. Raises FileNotFoundError saying where it was looked for."""
    package = Path(__file__).resolve().parent
    frozen = Path(getattr(sys, "_MEIPASS", package)) / "resources"
    tried = [frozen, package / "resources", package.parent / "resources"]
    for folder in tried:
        if (folder / "fonts" / "fonts.toml").is_file():
            return folder
    places = ", ".join(str(folder) for folder in tried)
    raise FileNotFoundError(f"the program's data files are missing (looked in {places}): install the program again")
