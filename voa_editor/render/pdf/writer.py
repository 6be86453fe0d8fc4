"""Write sheets as a PDF, page by page, in memory that does not grow with the photographs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFObjectReference

from voa_editor.display.items import Link, Picture, Sheet
from voa_editor.errors import UserError
from voa_editor.fonts.library import Library
from voa_editor.geometry import Matrix, Rect
from voa_editor.model.assets import Blobs, Finding
from voa_editor.render.cache import RasterCache
from voa_editor.render.flatten import Rasterise, flatten, touching
from voa_editor.render.intent import OutputIntent
from voa_editor.render.output import replacing
from voa_editor.render.pdf.artwork import Fit
from voa_editor.render.pdf.colour import Effects, Inks, transparency_group
from voa_editor.render.pdf.content import Content, Tools, form_dictionary
from voa_editor.render.pdf.document import StreamedDocument, numbers, text_string
from voa_editor.render.pdf.fonts import Fonts
from voa_editor.render.pdf.images import Images
from voa_editor.render.pdf.intent import SCREEN, output_intents
from voa_editor.render.pdf.marks import colour_bars, page_boxes, printers_marks, slug_line
from voa_editor.render.pdf.metadata import DocumentInfo, info_dictionary, xmp_packet
from voa_editor.render.pdf.navigation import (
    Target,
    add_bookmarks,
    link_annotation,
    link_finding,
    page_labels,
    private_finding,
    wordless_finding,
)
from voa_editor.render.pdf.reading import Reader
from voa_editor.render.pdf.structure import Structure
from voa_editor.render.pdf.tags import Tags, tags_of
from voa_editor.render.placeholder import placeholder
from voa_editor.render.presets import X1A, Preset
from voa_editor.render.rendition import Rendition

Progress = Callable[[str, int, int], None]


def write_pdf(
    out: Path,
    sheets: Iterable[Sheet],
    info: DocumentInfo,
    blobs: Blobs,
    library: Library,
    preset: Preset,
    intent: OutputIntent | None = None,
    progress: Progress | None = None,
    *,
    slug: str = "",
    cache: RasterCache | None = None,
    rasterise: Rasterise | None = None,
    fit: Fit | None = None,
    approve: Callable[[Path], None] | None = None,
) -> tuple[Finding, ...]:
    """Write sheets to `out` and return what could not be printed as it should (pictures, links).

    `intent` is the printing condition; a preset with a standard needs one. `out` is replaced only when the whole file is on
    the disk and `approve`, which is shown it, has not raised. `progress` is told ("pages" or "pictures", done, total; 0 for an
    unknown total). `slug` is what the slug says before the page. `cache` keeps recoded pictures for another time. `rasterise`
    mixes in pixels what PDF/X-1a takes only so; `fit` brings placed artwork to the standard. Raises UserError when there is no
    sheet, when the standard cannot be kept, or when the file cannot be written.
    """
    tell = progress or (lambda stage, done, total: None)
    total = len(sheets) if isinstance(sheets, Sized) else 0
    if preset.standard and intent is None:
        raise UserError(f"{preset.standard} needs an output intent", file=out, remedy="Choose a printer profile")
    with replacing(out, b"%PDF-", approve) as output:
        document = StreamedDocument(output, info.language, preset.version)
        book = _Book(document, preset, library, blobs, intent, cache, slug, rasterise, fit)
        with book.tools.images:
            for done, sheet in enumerate(sheets, 1):
                book.add(sheet)
                tell("pages", done, total)
            if not book.pages:
                raise UserError("there is no page to write", file=out, remedy="Lay out the issue first, or ask for pages it has")
            book.refuse_transparency(out)
            book.tools.images.write_waiting(lambda done, of: tell("pictures", done, of))
        book.close(info)
    return tuple(book.findings)


@dataclass(slots=True)
class _Page:
    """A written page whose dictionary waits for the end, when all that it points to is known."""

    target: Target
    dictionary: PDFDictionary
    content: Content


@dataclass(slots=True)
class _Book:
    """The document under way."""

    document: StreamedDocument
    preset: Preset
    library: Library
    blobs: Blobs
    intent: OutputIntent | None = None
    cache: RasterCache | None = None
    slug: str = ""
    rasterise: Rasterise | None = None
    fit: Fit | None = None
    pages: list[_Page] = field(default_factory=list)
    _unflat: list[str] = field(default_factory=list)
    tools: Tools = field(init=False)
    _links: list[Finding] = field(default_factory=list)
    _tags: list[Tags] = field(default_factory=list)
    _told: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        inks = Inks(self.preset.colours == "rgb", self.intent)
        images = Images(self.document, self.blobs, Rendition(self.preset, self.intent), self._stand_in, self.cache, self.fit)
        effects, structure = Effects(self.document, inks), Structure(self.document)
        self.tools = Tools(self.document, Fonts(self.library), images, effects, structure)

    @property
    def findings(self) -> list[Finding]:
        return self.tools.images.findings + self._links + self._told

    def add(self, sheet: Sheet) -> None:
        """Write a sheet's content to the file and keep its page dictionary."""
        boxes = page_boxes(sheet, self.preset)
        tags = tags_of(sheet, len(self.pages)) if self.preset.tags else None
        content = Content(self.tools, sheet.number, tags=tags)
        left, top = boxes.place(0, 0)
        inked = boxes.inked
        content.write(f"1 0 0 -1 {numbers(left, top)} cm")
        content.enter(inked)
        if self.preset.standard == X1A:
            self._ink_flat(content, sheet)
        else:
            content.ink(sheet.items)
        content.leave()
        if self.preset.marks:
            content.ink(tuple(printers_marks(boxes)))
        if self.preset.bars:
            content.ink(tuple(colour_bars(boxes)))
        if self.preset.slug:
            content.ink((slug_line(boxes, " · ".join(filter(None, (self.slug, f"page {sheet.label}"))), self.library),))
        stream = self.document.put_deflated(PDFDictionary(), content.bytes())
        content.operators.clear()
        dictionary = PDFDictionary(
            {
                "Type": "/Page",
                "Parent": self.document.Reference(self.document.Pages),
                "MediaBox": PDFArrayCompact(boxes.media),
                "BleedBox": PDFArrayCompact(boxes.bleed_box),
                "TrimBox": PDFArrayCompact(boxes.trim),
                "Contents": stream,
            }
        )
        if tags is not None:
            self._tags.append(tags)
            dictionary["Tabs"] = "/S"
            dictionary["StructParents"] = key = self.tools.structure.key()
            content.marks(key)
        reference = self.document.Reference(dictionary)
        self.document.Pages.addPage(reference)
        self.pages.append(_Page(Target(sheet.number, sheet.label, reference, boxes, sheet.outlines), dictionary, content))

    def _ink_flat(self, content: Content, sheet: Sheet) -> None:
        """Ink a sheet without transparency; where that takes pixels and nobody makes them, note the page."""
        images = self.tools.images
        assert self.intent is not None  # write_pdf asks for one
        flat = flatten(sheet, self.intent.inks, images.shows_through)
        if flat.regions and self.rasterise is None:
            self._unflat.append(sheet.label)
            return
        done = 0
        for region in flat.regions:
            content.ink(tuple(item for item in flat.items[done : region.count] if item is not None))
            done = region.count
            assert self.rasterise is not None
            below = replace(sheet, items=touching(sheet.items[:done], region.rect))
            ppi = self.preset.target_ppi
            pixels = round(region.rect.w * region.rect.h * (ppi / 72) ** 2)
            content.raster(images.made(self.rasterise(below, region.rect, ppi), pixels), region.rect)
        content.ink(tuple(item for item in flat.items[done:] if item is not None))

    def refuse_transparency(self, out: Path) -> None:
        """Raise UserError if a page could not be flattened, naming all of them."""
        if self._unflat:
            pages = f"page{'s' if len(self._unflat) > 1 else ''} {', '.join(self._unflat)}"
            remedy = "Export as PDF/X-4 (press-x4), or make opaque what is there: shades, opacities, transparent pictures"
            raise UserError(f"{X1A} takes no transparency, and {pages} cannot be flattened", file=out, remedy=remedy)

    def close(self, info: DocumentInfo) -> None:
        """Write all that waited: page dictionaries, fonts, bookmarks, labels, metadata, the catalog."""
        references = {page.target.number: page.target.reference for page in self.pages}
        for page in self.pages:
            self._complete(page, references)
        self.tools.fonts.embed(self.document)
        targets = [page.target for page in self.pages]
        catalog = self.document.Catalog
        catalog.PageMode = "/UseNone"
        if self.preset.bookmarks and add_bookmarks(self.document, targets):
            catalog.PageMode = "/UseOutlines"
        else:
            catalog.Outlines = None
        catalog.PageLabels = page_labels(targets)
        catalog.PageLayout = f"/{self.preset.page_layout}"
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        if self.preset.tags:
            self._tag(info.language, targets)
        elif self.intent is not None and self.preset.colours == "cmyk":
            catalog.OutputIntents = output_intents(self.document, self.intent)
        self.document.info = info_dictionary(info, self.preset.standard)
        packet = xmp_packet(info, self.document.identity(), self.preset.standard, self._level)
        catalog.Metadata = self.document.put_stream(PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), packet)
        self.document.finish()

    def _tag(self, language: str, targets: list[Target]) -> None:
        """Write what is read and in which order, and that all colours are light as sRGB has it."""
        structure, catalog = self.tools.structure, self.document.Catalog
        reader = Reader(language, structure.leads)
        catalog.StructTreeRoot = structure.write(reader.document(self._tags), targets)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.OutputIntents = output_intents(self.document, SCREEN, "GTS_PDFA1")
        self._told = [wordless_finding(reader.wordless, targets)] if reader.wordless else []
        if self.tools.fonts.private:
            self._told.append(private_finding(self.tools.fonts.private))

    def _complete(self, page: _Page, references: dict[int, PDFObjectReference]) -> None:
        content = page.content
        page.dictionary["Resources"] = content.resource_dictionary()
        if content.transparent or any(placed.transparent for placed in content.pictures):
            page.dictionary["Group"] = transparency_group(self.tools.effects.inks.group)
        if not self.preset.links:
            return
        annotations = []
        for link, matrix in content.links:
            annotation = link_annotation(link, matrix, page.target.boxes, references)
            if annotation is not None:
                annotations.append(self._annotation(link, annotation, page))
            elif (finding := link_finding(link, page.target.number)) is not None:
                self._links.append(finding)
        if annotations:
            page.dictionary["Annots"] = PDFArrayCompact(annotations)

    @property
    def _level(self) -> str:
        """The level of PDF/A-2 that is kept: B where a face shows what has no meaning outside of it; "" for no PDF/A."""
        return ("B" if self.tools.fonts.private else "A") if self.preset.tags else ""

    def _annotation(self, link: Link, annotation: PDFDictionary, page: _Page) -> PDFObjectReference:
        tags = page.content.tags
        if tags is None:
            return self.document.Reference(annotation)
        annotation["P"] = page.target.reference
        annotation["Contents"] = text_string(tags.words(link) or link.target)
        return self.tools.structure.annotate(link, annotation)

    def _stand_in(self, picture: Picture, at: PDFObjectReference) -> None:
        """Write at `at` a form that fills the unit square, as an image does, with the placeholder of a picture."""
        whole = Picture(picture.asset, picture.rect, picture.rect, picture.source)
        box = picture.rect
        content = Content(self.tools, 0)
        content.ink((placeholder(whole, self.library),))
        form = form_dictionary(Rect(box.x, box.y, box.w, box.h), content)
        m = Matrix(1 / box.w, 0, 0, -1 / box.h, -box.x / box.w, 1 + box.y / box.h)
        form["Matrix"] = PDFArrayCompact([round(value, 9) for value in (m.a, m.b, m.c, m.d, m.e, m.f)])
        self.document.put_deflated(form, content.bytes(), at)
