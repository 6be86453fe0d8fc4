"""Time what a designer waits for while she drags a picture that text wraps around, and while she types.

`python -m bench.drag [--words 1500] [--steps 200]`. A story stands threaded in two columns on each of two pages. `pour` is
setting its text anew, `sheets` making the display lists of both pages as well; the painting comes on top.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import quantiles
from time import perf_counter

from bench.material import SAMPLE
from voa_editor.compose.composer import Composer
from voa_editor.edit.change import put
from voa_editor.fonts.library import bundled
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.order import keys
from voa_editor.model.pages import Page
from voa_editor.model.settings import Settings
from voa_editor.model.story import Paragraph, Story
from voa_editor.plan.template import load_template

STORY = "story-1"
PICTURE = PictureFrame(id="frame-p1", parent="page-1", order="z", x=60.0, y=90.0, w=170.0, h=120.0, wrap=9.0)
STEP = (1.7, 1.3)  # points; so far a hand moves, rather slowly, between two pictures on the screen
_PLAIN = re.compile(r"\w[^*\[\]_`|{}]{120,}")
Job = Callable[[Composer, Issue], object]


def bodies(words: int) -> list[str]:
    """Paragraphs of the sample issue, of so many words together or a few more."""
    found: list[str] = []
    blocks = re.split(r"\n\s*\n", (SAMPLE / "manuscript.md").read_text(encoding="utf-8"))
    for block in blocks:
        if _PLAIN.fullmatch(block.strip()):
            found.append(" ".join(block.split()))
        if sum(len(text.split()) for text in found) >= words:
            return found
    return found


def spread(words: int) -> Issue:
    """Two pages with a threaded story and a picture on the first that its text wraps around."""
    settings = Settings()
    area = settings.type_area(False)
    texts = bodies(words)
    paragraphs = [
        Paragraph(id=f"para-{n}", parent=STORY, order=key, text=text, style="ps-body" if n else "ps-body-first")
        for n, (key, text) in enumerate(zip(keys(len(texts)), texts, strict=True))
    ]
    pages = [Page(id=f"page-{n}", order=f"{n}i") for n in (1, 2)]
    frames = [
        TextFrame(id=f"frame-t{n}", parent=f"page-{n}", x=area.x, y=area.y, w=area.w, h=area.h, story=STORY, thread=f"{n}i",
                  columns=2, column_gap=settings.gutter)
        for n in (1, 2)
    ]  # fmt: skip
    return Issue([settings, *load_template("voice-of-asia"), Story(id=STORY), *paragraphs, *pages, *frames, PICTURE])


def dragged(issue: Issue, steps: int) -> Iterator[Issue]:
    """The issue after each step of a drag down to the right and back again, never through the same place."""
    for n in [*range(1, steps // 2 + 1), *(n + 0.5 for n in range(steps // 2, 0, -1))]:
        moved = replace(PICTURE, x=PICTURE.x + n * STEP[0], y=PICTURE.y + n * STEP[1])
        yield put(issue, [moved]).apply(issue)


def typed(issue: Issue, steps: int) -> Iterator[Issue]:
    """The issue after each key pressed in a paragraph near the middle of the first page."""
    paragraph = issue.need(Paragraph, "para-7")
    for n in range(1, steps + 1):
        said = paragraph.text[:60] + ("with some more " * (steps // 15 + 1))[:n] + paragraph.text[60:]
        yield put(issue, [replace(paragraph, text=said)]).apply(issue)


def pour(composer: Composer, issue: Issue) -> object:
    return composer.typesetter.flow(composer.view(issue), STORY, "body")


def sheets(composer: Composer, issue: Issue) -> object:
    return [composer.sheet(issue, page.id) for page in issue.pages()]


def timed(job: Job, start: Issue, steps: Iterator[Issue]) -> list[float]:
    """Milliseconds of each step, the first composing left out."""
    composer = Composer(bundled())
    job(composer, start)
    found = []
    for issue in steps:
        composer.view(issue)  # the index of the issue is made once for all readers
        begin = perf_counter()
        job(composer, issue)
        found.append((perf_counter() - begin) * 1000)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.drag", description=__doc__)
    parser.add_argument("--words", type=int, default=1500, help="length of the story (default: 1500)")
    parser.add_argument("--steps", type=int, default=200, help="steps of each gesture (default: 200)")
    given = parser.parse_args()
    issue = spread(given.words)
    print(f"{'ms':24}{'median':>8}{'p95':>8}{'p99':>8}{'max':>8}")
    for name, steps in (("drag", dragged), ("key press", typed)):
        for job in (pour, sheets):
            times = timed(job, issue, steps(issue, given.steps))
            cuts = quantiles(times, n=100, method="inclusive")
            print(f"{name + ', ' + job.__name__:24}{cuts[49]:8.2f}{cuts[94]:8.2f}{cuts[98]:8.2f}{max(times):8.2f}")


if __name__ == "__main__":
    main()
