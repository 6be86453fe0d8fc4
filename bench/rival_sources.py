"""Write what other typesetters set: the text and photographs of a project as Typst source, and as plain files for Scribus.

The same body text in two columns, the same faces and sizes, the photographs at the width of the type area; no attempt at the
same page design.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from voa_editor.jobs.describe import stories
from voa_editor.model.assets import Asset, Photo
from voa_editor.model.frames import PictureFrame
from voa_editor.model.issue import Issue
from voa_editor.model.story import FIELD_MARK, Story
from voa_editor.model.threads import paragraphs
from voa_editor.store.project import Project

PREAMBLE = """#set page(paper: "a4", margin: (inside: 18mm, outside: 15mm, top: 22mm, bottom: 20mm), numbering: "1")
#set text(font: "Source Serif 4", size: 9.6pt, lang: "en", fallback: true)
#set par(justify: true, leading: 0.5em, first-line-indent: 10pt)
"""


def write_typst(issue: Issue, pictures: Sequence[Path], out: Path) -> None:
    """Write the Typst source of every story, the pictures (below the folder of `out`) dealt out among them in order."""
    told = stories(issue)
    with out.open("w", encoding="utf-8") as file:
        file.write(PREAMBLE)
        for number, story in enumerate(told):
            share = pictures[len(pictures) * number // len(told) : len(pictures) * (number + 1) // len(told)]
            file.writelines(_story(issue, story, [path.relative_to(out.parent) for path in share]))


def _story(issue: Issue, story: Story, pictures: list[Path]) -> Iterator[str]:
    yield f'#pagebreak(weak: true)\n#text(font: "Source Serif 4 Display", size: 26pt, weight: 600)[{escaped(story.headline)}]\n\n'
    for lead in paragraphs(issue, story.id, "lead"):
        yield f"#text(size: 12pt)[{escaped(lead.text)}]\n\n"
    for picture in pictures:
        yield f'#image("{picture.as_posix()}", width: 100%)\n\n'
    yield "#columns(2, gutter: 4.5mm)[\n"
    for paragraph in paragraphs(issue, story.id, "body"):
        yield escaped(paragraph.text.replace(FIELD_MARK, "")) + "\n\n"
    yield "]\n"


def escaped(text: str) -> str:
    """The text with a backslash before whatever Typst's markup would take for its own."""
    return "".join("\\" + c if c in r'\#$*_`<>@[]~=-+/"' + "'" else c for c in text)


def write_plain(issue: Issue, pictures: Sequence[Path], text: Path, list_of_pictures: Path) -> None:
    """Write the body text of every story, and the paths of the pictures, a line each."""
    bodies = (p.text.replace(FIELD_MARK, "") for story in stories(issue) for p in paragraphs(issue, story.id, "body"))
    text.write_text("\n".join(bodies), encoding="utf-8")
    list_of_pictures.write_text("\n".join(map(str, pictures)), encoding="utf-8")


def placed(issue: Issue, folder: Path) -> list[Path]:
    """The files of the photographs that stand on the pages, in order, each once."""
    frames = (frame for page in issue.pages() for frame in issue.frames(page.id) if isinstance(frame, PictureFrame))
    photos = (issue.find(Photo, frame.photo) for frame in frames)
    assets = dict.fromkeys(photo.asset for photo in photos if photo)
    return [folder / issue.need(Asset, asset).name for asset in assets]


def main(project: Path, photographs: Path) -> None:
    """Write typst.typ, text.txt and pictures.txt beside the project, with the photographs that it places."""
    with Project.open(project) as opened:
        issue = opened.issue
    pictures = placed(issue, photographs)
    write_typst(issue, pictures, project.with_name("typst.typ"))
    write_plain(issue, pictures, project.with_name("text.txt"), project.with_name("pictures.txt"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
