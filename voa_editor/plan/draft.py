"""Collect the records of a layout: pages, frames, and the labels whose words are fields."""

from __future__ import annotations

from dataclasses import dataclass, field

from voa_editor.geometry import Rect
from voa_editor.model.assets import Finding, Photo
from voa_editor.model.frames import AdFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.model.records import Record
from voa_editor.model.story import FIELD_MARK, Paragraph, Span, Story

LABEL = "story-label-"


@dataclass(frozen=True, slots=True)
class Field:
    """A datum to show: its name, the record it is of ("" for the own page or story), a character style, a link's target."""

    name: str
    of: str = ""
    style: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """Words that lead to a URL."""

    words: str
    link: str


@dataclass(frozen=True, slots=True)
class Text:
    """A label's paragraph: its style, and its words and fields in order."""

    style: str
    pieces: tuple[str | Field | Linked, ...]


def text(style: str, *pieces: str | Field | Linked) -> Text:
    return Text(style, pieces)


def caption_story(photo: Photo) -> str:
    """The id of the label that shows a photograph's caption and credit; "" where it has neither."""
    return f"{LABEL}{photo.id.removeprefix('photo-')}-caption" if photo.caption or photo.credit else ""


@dataclass
class Draft:
    """A layout in the making. Records are added under ids that tell the page and the place."""

    issue: Issue
    records: dict[str, Record] = field(default_factory=dict)
    _depth: dict[str, int] = field(default_factory=dict)
    _findings: int = 0

    def add(self, record: Record) -> None:
        self.records[record.id] = record

    def page(self, number: int, kind: str, parent_page: str, section: str = "") -> str:
        """Add page `number`; returns its id."""
        page = Page(id=f"page-{number:03d}", order=f"{number:04d}i", kind=kind, parent_page=parent_page, section=section)
        self.add(page)
        return page.id

    def label(self, name: str, *texts: Text, language: str = "") -> str:
        """Add a small story of labels; returns its id."""
        story = f"{LABEL}{name}"
        self.add(Story(id=story, kind="label", order="z", slug=name, language=language))
        for n, one in enumerate(texts):
            words, spans = "", []
            for piece in one.pieces:
                start = len(words)
                match piece:
                    case Field():
                        words += FIELD_MARK
                        spans.append(Span(start, len(words), piece.style, piece.link, piece.name, piece.of))
                    case Linked():
                        words += piece.words
                        spans.append(Span(start, len(words), link=piece.link))
                    case _:
                        words += piece
            self.add(Paragraph(id=f"para-{name}-{n:03d}", parent=story, order=f"{n:04d}i", style=one.style,
                               text=words, spans=tuple(spans)))  # fmt: skip
        return story

    def caption(self, photo: Photo) -> None:
        """Add the label that shows a photograph's caption and credit, if it has any."""
        label = caption_story(photo)
        pieces: list[str | Field | Linked] = [Field("caption", photo.id)] if photo.caption else []
        if photo.credit:
            pieces += [*([" "] if pieces else []), Field("credit", photo.id, "cs-credit")]
        if label:
            self.label(label.removeprefix(LABEL), Text("ps-caption", tuple(pieces)))

    def text_frame(self, page: str, slot: str, box: Rect, story: str, **more: object) -> TextFrame:
        frame = TextFrame(**self._place(page, slot, box), story=story, **more)  # type: ignore[arg-type]
        self.add(frame)
        return frame

    def picture_frame(self, page: str, slot: str, box: Rect, photo: Photo, **more: object) -> PictureFrame:
        focus = {"focal_x": photo.focal_x, "focal_y": photo.focal_y}
        frame = PictureFrame(**self._place(page, slot, box), photo=photo.id, **(focus | more))  # type: ignore[arg-type]
        self.add(frame)
        return frame

    def shape(self, page: str, slot: str, box: Rect, **more: object) -> None:
        self.add(ShapeFrame(**self._place(page, slot, box), **more))  # type: ignore[arg-type]

    def ad_frame(self, page: str, slot: str, box: Rect, booking: str) -> None:
        self.add(AdFrame(**self._place(page, slot, box), booking=booking))  # type: ignore[arg-type]

    def finding(self, rule: str, page: int, record: str, message: str, remedy: str) -> None:
        self._findings += 1
        key = f"find-layout-{self._findings:03d}"
        self.add(Finding(id=key, rule=rule, page=page, record=record, message=message, remedy=remedy))

    def _place(self, page: str, slot: str, box: Rect) -> dict[str, object]:
        depth = self._depth[page] = self._depth.get(page, 0) + 1
        return {
            "id": f"frame-{page.removeprefix('page-').removeprefix('parent-')}-{slot}", "parent": page,
            "order": f"{depth:04d}i", "slot": slot,
            "x": round(box.x, 3), "y": round(box.y, 3),
            # On a small page what stands above may leave no room: the frame is there, and its text is told as overset.
            "w": round(max(box.w, 0.0), 3), "h": round(max(box.h, 0.0), 3),
        }  # fmt: skip
