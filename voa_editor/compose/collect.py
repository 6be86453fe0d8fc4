"""Collect a paragraph's text: expand its fields, resolve its spans, and cut it into formatted runs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voa_editor.compose.formats import CharFormat, FormattedParagraph, Run
from voa_editor.compose.styles import StyleSheet
from voa_editor.display.items import Source
from voa_editor.model import overrides
from voa_editor.model.fields import Place, look_up
from voa_editor.model.story import Paragraph, Span
from voa_editor.model.tabs import TabStop


def collect(paragraph: Paragraph, styles: StyleSheet, place: Place, language: str, number: int = 1) -> FormattedParagraph:
    """The paragraph with every attribute resolved. `number` is its place in a numbered list."""
    base, form = styles.paragraph(paragraph.style, paragraph.language or language, paragraph.local)
    found = styles.attributes(paragraph.style, paragraph.local)
    form = replace(form, align=_side(form.align, place.left_hand), looseness=paragraph.looseness)
    runs = _Collector(paragraph, base, styles, place).runs()
    blank, label = not paragraph.text, ""
    if blank:
        runs = [Run("", base, Source(paragraph.id))]
    if marker := found.get("marker"):
        label = f"{number}.\t" if marker == "#" else f"{marker}\t"
        runs = [Run(label, base, Source(paragraph.id)), *runs]
        form = replace(form, tabs=form.tabs or (TabStop(form.left_indent),))
    drop = None
    if form.drop_lines > 1 and runs and not blank:
        drop, runs = _take_drop(runs, styles, found.get("drop_style", ""))
    return FormattedParagraph(paragraph.id, tuple(runs), form, drop, len(label), blank)


def _side(align: str, left_hand: bool) -> str:
    if align == "outer":
        return "left" if left_hand else "right"
    if align == "inner":
        return "right" if left_hand else "left"
    return align


@dataclass(frozen=True, slots=True)
class _Collector:
    paragraph: Paragraph
    base: CharFormat
    styles: StyleSheet
    place: Place

    def runs(self) -> list[Run]:
        text, spans = self.paragraph.text, self.paragraph.spans
        cuts = sorted({0, len(text), *(min(max(cut, 0), len(text)) for span in spans for cut in (span.start, span.end))})
        pieces = []
        for start, end in zip(cuts, cuts[1:], strict=False):
            pieces.append(self._piece(start, end, [s for s in spans if s.start <= start and s.end >= end]))
        return [run for run in pieces if run.text]

    def _piece(self, start: int, end: int, spans: list[Span]) -> Run:
        form, link, field = self.base, "", None
        caps = self.styles.attributes(self.paragraph.style, self.paragraph.local).get("caps", False)
        for span in spans:
            if span.style:
                form = self.styles.character(form, span.style)
                caps = self.styles.attributes(span.style).get("caps", caps)
            if span.local:
                form = self.styles.overridden(form, span.local)
                caps = overrides.read(span.local).get("caps", caps)
            if span.language:
                form = replace(form, language=span.language)
            link = span.link or link
            field = span if span.field else field
        if field is None:
            text, source = self.paragraph.text[start:end], Source(self.paragraph.id, start, end)
        else:
            said = look_up(field, self.place)
            text, source, link = said.text, Source(said.record, 0, len(said.text), said.attr), link or said.link
        return Run(_capitals(text) if caps else text, form, source, link)


def _capitals(text: str) -> str:
    """Capitals letter for letter, so that offsets stay: a letter whose capital is two letters stays small."""
    return "".join(up if len(up := letter.upper()) == 1 else letter for letter in text)


def _take_drop(runs: list[Run], styles: StyleSheet, style: str) -> tuple[Run, list[Run]]:
    """Cut the first letter (with an opening quote before it) off as the drop cap."""
    first = runs[0]
    count = 2 if first.text[0] in "“„«‘\"'" and len(first.text) > 1 else 1
    look = styles.character(first.format, style) if style else first.format
    source = first.source
    drop = Run(first.text[:count], look, source._replace(end=source.start + count), first.link)
    rest = replace(first, text=first.text[count:], source=source._replace(start=source.start + count))
    return drop, [rest, *runs[1:]]
