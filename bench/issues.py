"""Make the issues that the editor is measured with, once: the sample issue, and one ten times as long.

On four pages in the middle of each a story of 2,000 words takes the place of what stood there: threaded through a frame of two
columns a page, with a picture on each page that its text wraps around. The photographs that lost their place stand in the foot
margins (bench.fill), so that all are shown.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.fill import strips
from bench.material import PAGES, PHOTOGRAPHS, SAMPLE, make_source
from voa_editor.edit.change import Change, put
from voa_editor.edit.rules import enforce
from voa_editor.model.assets import Photo
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.order import keys
from voa_editor.model.pages import Page
from voa_editor.model.records import Record
from voa_editor.model.story import Paragraph, Story
from voa_editor.store.project import Project

STORY = "story-bench"
WORDS = 2000
LONG = 4  # pages of the story
_PICTURE = (150.0, 110.0)  # points
_WRAP = 9.0
_HEAD = 180.0  # points left free above the text, as for a headline and a picture
_PLAIN = re.compile(r"\w[^*\[\]_`|{}]{120,}")  # a paragraph of body text without marks in it


def issue_file(work: Path, photographs: Path, times: int) -> Path:
    """The project of `times` × 40 pages, kept in `work`; made if it is not there, which takes the better part of a minute."""
    path = work / f"{PAGES * times}.voa"
    if path.exists():
        return path
    work.mkdir(parents=True, exist_ok=True)
    python = (sys.executable, "-m")
    subprocess.run([*python, "bench.photographs", photographs, str(PHOTOGRAPHS * times)], check=True)
    source, unfinished = work / "source", path.with_suffix(".unfinished.voa")
    unfinished.unlink(missing_ok=True)
    make_source(source, sorted(photographs.iterdir()), times)
    for command in (("import", unfinished, source), ("layout", unfinished)):
        subprocess.run([*python, "voa_editor", "--quiet", *command], check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(source)
    with Project.open(unfinished, write=True) as project:
        project.commit(long_story(project.issue), "Pour a long story")
        project.commit(put(project.issue, strips(project.issue)), "Show every photograph")
    unfinished.replace(path)
    return path


def long_story(issue: Issue) -> Change:
    """A long story in place of what stands on four pages in the middle."""
    pages = _pages(issue)
    texts = bodies(WORDS)
    records: list[Record] = [Story(id=STORY, order="zz", headline="A long story")]
    for n, (order, text) in enumerate(zip(keys(len(texts)), texts, strict=True)):
        style = "ps-body" if n else "ps-body-first"
        records.append(Paragraph(id=f"para-bench-{n}", parent=STORY, order=order, text=text, style=style))
    photographs = [photo for photo in issue.all(Photo) if photo.asset]
    for n, page in enumerate(pages):
        records += _frames(issue, page, n, photographs[n])
    drop = [frame.id for page in pages for frame in issue.frames(page.id)]
    return enforce(issue, put(issue, records, drop))


def _frames(issue: Issue, page: Page, n: int, photograph: Photo) -> Iterator[Record]:
    settings = issue.settings
    area = settings.type_area(issue.page_number(page.id) % 2 == 0)
    yield TextFrame(
        id=f"frame-bench-text-{n}", parent=page.id, order=f"{n}i", thread=f"{n}i", story=STORY, columns=2,
        x=area.x, y=area.y + _HEAD, w=area.w, h=area.h - _HEAD, column_gap=settings.gutter,
    )  # fmt: skip
    width, height = _PICTURE
    yield PictureFrame(
        id=f"frame-bench-picture-{n}", parent=page.id, order="zi", photo=photograph.id, asset=photograph.asset,
        x=area.centre.x - width / 2, y=area.centre.y, w=width, h=height, wrap=_WRAP,
    )  # fmt: skip


def _pages(issue: Issue) -> list[Page]:
    """Four pages of articles on two spreads, nearest to the middle."""
    pages = issue.pages()
    fit = [
        n for n in range(1, len(pages) - LONG, 2) if all(page.kind == "article" for page in pages[n : n + LONG])
    ]  # page numbers n + 1 are even: each begins a spread
    start = min(fit, key=lambda n: abs(n - len(pages) // 2))
    return pages[start : start + LONG]


def bodies(words: int) -> list[str]:
    """Paragraphs of the sample issue, of so many words together or a few more."""
    found: list[str] = []
    for block in re.split(r"\n\s*\n", (SAMPLE / "manuscript.md").read_text(encoding="utf-8")):
        if _PLAIN.fullmatch(block.strip()):
            found.append(" ".join(block.split()))
        if sum(len(text.split()) for text in found) >= words:
            break
    return found


if __name__ == "__main__":
    issue_file(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
