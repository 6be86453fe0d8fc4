"""Compose every page of a project from cold and throw the sheets away; print the seconds, start-up left out."""

import sys
from pathlib import Path
from time import perf_counter

from voa_editor.compose.composer import Composer
from voa_editor.fonts.library import bundled
from voa_editor.store.project import Project


def main(path: Path) -> None:
    with Project.open(path) as project:
        issue = project.issue
    start = perf_counter()
    pages = sum(1 for _ in Composer(bundled()).sheets(issue))
    print(f"{pages} {perf_counter() - start:.4f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
