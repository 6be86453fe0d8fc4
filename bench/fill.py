"""Put the photographs that the layout left out on the article pages, as strips in the foot margin.

So each size of issue shows all its photographs, and the figures of a trial do not hang on what the layout of the day chose.
"""

import sys
from itertools import cycle
from pathlib import Path

from voa_editor.edit.change import put
from voa_editor.model.assets import Photo
from voa_editor.model.frames import PictureFrame
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.store.project import Project
from voa_editor.units import mm


def strips(issue: Issue) -> list[Record]:
    """A small picture frame for each asset that no frame shows."""
    shown = {photo.asset for frame in issue.all(PictureFrame) if (photo := issue.find(Photo, frame.photo))}
    waiting = {photo.asset: photo for photo in issue.all(Photo) if photo.asset and photo.asset not in shown}
    pages = cycle(page for page in issue.pages() if page.kind == "article")
    settings = issue.settings
    return [
        PictureFrame(
            id=f"frame-bench-{n}", parent=next(pages).id, order="z", photo=photo.id, asset=photo.asset,
            x=settings.margin_outer, y=settings.trim_h - mm(8), w=mm(9), h=mm(6),
        )
        for n, photo in enumerate(waiting.values())
    ]  # fmt: skip


def main(path: Path) -> None:
    with Project.open(path, write=True) as project:
        project.commit(put(project.issue, strips(project.issue)), "Show every photograph")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
