"""Embed each picture once, at the size its largest placing needs, and hold none of them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from types import TracebackType

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFObject, PDFObjectReference, PDFText

from voa_editor.artwork.kinds import is_pdf
from voa_editor.display.items import Picture
from voa_editor.errors import UserError
from voa_editor.model.assets import Blobs, Finding
from voa_editor.model.colour import Colour
from voa_editor.render.cache import RasterCache
from voa_editor.render.flatten import Make
from voa_editor.render.images import FAULTS, Facts, Raster, decoded_pixels, inspect, original, passes, prepare, shows_through
from voa_editor.render.memory import share_memory
from voa_editor.render.pdf.artwork import Artworks, Fit
from voa_editor.render.pdf.document import StreamedDocument
from voa_editor.render.pdf.intent import profile_stream
from voa_editor.render.presets import Preset
from voa_editor.render.rendition import Rendition

_PIXELS_AT_ONCE = 18_000_000  # decoded together, 3 or 4 bytes each and as much again while they are scaled
_PIXELS_EARLY = 32_000_000  # recoded while pages are still written: what waits in memory for its turn
_WORKERS = min(4, os.cpu_count() or 1)
# Threads: decoders and LittleCMS let others run, so that processes, which must be handed each picture, are no faster.
_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


@dataclass(slots=True)
class Placed:
    """A picture in the document. `ppi` is the lowest it has at any of its places; `waits` until its data is written.

    `size` is that of what is drawn: an image fills the unit square (ISO 32000-1, 8.9.5), artwork has its own size.
    """

    asset: str
    reference: PDFObjectReference
    first: Picture
    page: int
    facts: Facts
    ppi: float
    waits: bool = True
    transparent: bool = False
    matte: Colour | None = None
    size: tuple[float, float] = (1.0, 1.0)

    def factor(self, preset: Preset) -> float:
        """How much smaller the picture may become: 1 for not at all."""
        if not preset.max_ppi or self.ppi <= preset.max_ppi:
            return 1.0
        return min(1.0, preset.target_ppi / self.ppi)


@dataclass(frozen=True, slots=True)
class _Made:
    """A picture that is no asset; `ready` reads what it needs of the project."""

    reference: PDFObjectReference
    ready: Callable[[], Make]
    pixels: int


_Job = Placed | _Made


@dataclass(slots=True)
class Images:
    """The pictures of a document. It is a context: whose block ends, its threads end.

    A JPEG that needs no change goes to the file when it is first met; what must be recoded waits until all its places
    are known. `fit` brings artwork to the document's standard. `stand_in` writes, at a reference, what is printed in place of
    a picture that cannot be read.
    """

    document: StreamedDocument
    blobs: Blobs
    rendition: Rendition
    stand_in: Callable[[Picture, PDFObjectReference], None]
    cache: RasterCache | None = None
    fit: Fit | None = None
    findings: list[Finding] = field(default_factory=list)
    _placed: dict[tuple[str, Colour | None], Placed] = field(default_factory=dict)
    _see_through: dict[str, bool] = field(default_factory=dict)
    _profiles: dict[bytes, PDFObjectReference] = field(default_factory=dict)
    _made: list[_Made] = field(default_factory=list)
    _begun: dict[tuple[str, Colour | None], tuple[float, Future[Raster]]] = field(default_factory=dict)
    _early: int = 0
    _artworks: Artworks = field(init=False)
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(_WORKERS))  # no thread before there is work

    def __post_init__(self) -> None:
        self._artworks = Artworks(self.document)

    def __enter__(self) -> Images:
        share_memory()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)

    def place(self, picture: Picture, scale: tuple[float, float], page: int) -> Placed:
        """Note that a picture stands on a page, its rectangle being scaled by `scale` on the way to the paper."""
        placed = self._placed.get((picture.asset, picture.matte))
        if placed is None:
            return self._first(picture, scale, page)
        if placed.waits:
            placed.ppi = min(placed.ppi, _ppi(placed.facts, picture, scale))
        return placed

    def _first(self, picture: Picture, scale: tuple[float, float], page: int) -> Placed:
        placed = Placed(picture.asset, self.document.reserve(), picture, page, Facts(1, 1), 0.0, matte=picture.matte)
        self._placed[picture.asset, picture.matte] = placed
        try:
            data = self.blobs.read(picture.asset)
        except KeyError:
            self._unreadable(placed, "it is not among the project's files")
            return placed
        if is_pdf(data):
            self._artwork(placed, data)
            return placed
        try:
            placed.facts = inspect(data)
        except FAULTS as fault:
            self._unreadable(placed, str(fault))
            return placed
        placed.ppi = _ppi(placed.facts, picture, scale)
        if placed.facts.jpeg is not None and passes(placed.facts, placed.factor(self.rendition.preset), self.rendition):
            try:
                self._write(placed, original(data, placed.facts.jpeg, self.rendition))
            except ValueError as fault:
                self._unreadable(placed, str(fault))
        else:
            self._begin(placed)
        return placed

    def _artwork(self, placed: Placed, data: bytes) -> None:
        """Write artwork as a form."""
        try:
            if self.fit is None:
                raise UserError("nobody fits artwork to this document")
            fitted = self.fit(data)
            placed.size = self._artworks.write(fitted, placed.reference)
        except FAULTS as fault:
            self._unreadable(placed, fault.message if isinstance(fault, UserError) else str(fault))
            return
        placed.waits, placed.transparent = False, fitted.transparent
        if fitted.said:
            self._tell(placed, "changed-artwork", "warning", fitted.said, fitted.remedy)

    def shows_through(self, asset: str) -> bool:
        """Whether something shows through a picture; each is looked at once."""
        if asset not in self._see_through:
            try:
                self._see_through[asset] = shows_through(self.blobs.read(asset))
            except KeyError:
                self._see_through[asset] = False
        return self._see_through[asset]

    def made(self, ready: Callable[[], Make], pixels: int) -> PDFObjectReference:
        """A picture of so many pixels that is no asset, made by another thread and written with those that wait."""
        self._made.append(_Made(self.document.reserve(), ready, pixels))
        return self._made[-1].reference

    def write_waiting(self, progress: Callable[[int, int], None]) -> None:
        """Recode what must be recoded, several at a time as far as processors and memory go, and write it in order."""
        waiting = _spread([placed for placed in self._placed.values() if placed.waits], self._made)
        for done, (job, raster) in enumerate(self._finished(waiting), 1):
            if isinstance(job, _Made):
                if isinstance(raster, BaseException):
                    raise raster
                self.document.fingerprint.update(raster.data)
                self._stream(raster, None, job.reference)
            elif isinstance(raster, BaseException):
                self._unreadable(job, str(raster))
            else:
                self._write(job, raster)
            progress(done, len(waiting))
        if waiting and self.cache is not None:
            self.cache.prune()

    def _finished(self, waiting: list[_Job]) -> Iterator[tuple[_Job, Raster | BaseException]]:
        queue: deque[tuple[_Job, int, Future[Raster]]] = deque()
        for job in waiting:
            pixels = job.pixels if isinstance(job, _Made) else decoded_pixels(job.facts, job.factor(self.rendition.preset))
            while queue and (len(queue) >= 3 * _WORKERS or pixels + _under_way(queue) > _PIXELS_AT_ONCE):
                yield _settled(*queue.popleft())
            queue.append((job, pixels, self._pool.submit(job.ready()) if isinstance(job, _Made) else self._soon(job)))
        while queue:
            yield _settled(*queue.popleft())

    def _begin(self, placed: Placed) -> None:
        """Recode a picture while pages are still written, if that cannot be in vain: one that is scaled may yet stand larger."""
        factor = placed.factor(self.rendition.preset)
        pixels = decoded_pixels(placed.facts, factor)
        if factor == 1.0 and pixels * _WORKERS <= _PIXELS_AT_ONCE and self._early + pixels <= _PIXELS_EARLY:
            self._early += pixels
            self._begun[placed.asset, placed.matte] = (factor, self._soon(placed))

    def _soon(self, placed: Placed) -> Future[Raster]:
        """The recoded picture: from the cache if it was recoded before, else when a thread has made it."""
        factor = placed.factor(self.rendition.preset)
        begun = self._begun.pop((placed.asset, placed.matte), None)
        if begun is not None and begun[0] == factor:
            return begun[1]
        key = f"{placed.asset} {factor:.9f} {placed.matte} {self.rendition.key}"
        if self.cache is not None and (found := self.cache.get(key)) is not None:
            ready: Future[Raster] = Future()
            ready.set_result(found)
            return ready
        data = self.blobs.read(placed.asset)  # here: the project's file is read by one thread

        def made() -> Raster:
            raster = prepare(data, placed.facts, factor, self.rendition, placed.matte)
            if self.cache is not None:
                self.cache.put(key, raster)
            return raster

        return self._pool.submit(made)

    def _write(self, placed: Placed, raster: Raster) -> None:
        placed.waits = False
        placed.transparent = raster.mask is not None
        self.document.fingerprint.update(f"{placed.asset} {placed.factor(self.rendition.preset):.6f}".encode())
        mask = self._stream(raster.mask, None, None) if raster.mask is not None else None
        self._stream(raster, mask, placed.reference)

    def _stream(self, raster: Raster, mask: PDFObjectReference | None, at: PDFObjectReference | None) -> PDFObjectReference:
        entries: dict[str, object] = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": raster.width,
            "Height": raster.height,
            "BitsPerComponent": raster.bits,
            "ColorSpace": self._space(raster),
            "Filter": "/DCTDecode" if raster.codec == "jpeg" else "/FlateDecode",
        }
        if raster.codec == "png":
            row = {"Predictor": 15, "Colors": raster.components, "BitsPerComponent": raster.bits, "Columns": raster.width}
            entries["DecodeParms"] = PDFDictionary(row)
        if raster.inverted:
            entries["Decode"] = PDFArrayCompact([1, 0] * raster.components)
        if mask is not None:
            entries["SMask"] = mask
        return self.document.put_stream(PDFDictionary(entries), raster.data, at)

    def _space(self, raster: Raster) -> PDFObject | str:
        channels = 3 if raster.palette else raster.components
        base: PDFObject | str = _SPACES[channels]
        if raster.profile:
            if raster.profile not in self._profiles:
                self._profiles[raster.profile] = profile_stream(self.document, raster.profile, channels)
            base = PDFArrayCompact(["/ICCBased", self._profiles[raster.profile]])
        if raster.palette:
            return PDFArrayCompact(["/Indexed", base, len(raster.palette) // 3 - 1, PDFText(raster.palette, enc="raw")])
        return base

    def _unreadable(self, placed: Placed, why: str) -> None:
        placed.waits = False
        placed.facts = Facts(1, 1)
        self.stand_in(placed.first, placed.reference)
        said = f"the picture cannot be read ({why or 'it is damaged'}); a grey box was printed in its place"
        self._tell(placed, "unreadable-picture", "error", said, "Put in an undamaged file of the picture")

    def _tell(self, placed: Placed, rule: str, severity: str, said: str, remedy: str) -> None:
        called, record = f"find-export-{placed.asset[-16:]}", placed.first.source.record
        self.findings.append(
            Finding(id=called, rule=rule, severity=severity, page=placed.page, record=record, message=said, remedy=remedy)
        )


def _spread(placed: list[Placed], made: list[_Made]) -> list[_Job]:
    """Both, the ones that are made evenly among the others: each is long, and two of them cannot be made at once."""
    found: list[_Job] = []
    each = len(placed) / (len(made) + 1)
    for n, job in enumerate(made):
        found += [*placed[round(n * each) : round((n + 1) * each)], job]
    return found + placed[round(len(made) * each) :]


def _under_way(queue: Iterable[tuple[_Job, int, Future[Raster]]]) -> int:
    """How many pixels are held at most at a time by pictures that are not done: done ones are coded, and small."""
    return sum(sorted((pixels for _, pixels, future in queue if not future.done()), reverse=True)[: _WORKERS - 1])


def _settled(job: _Job, _: int, future: Future[Raster]) -> tuple[_Job, Raster | BaseException]:
    try:
        return job, future.result()
    except FAULTS as fault:
        return job, fault


def _ppi(facts: Facts, picture: Picture, scale: tuple[float, float]) -> float:
    """Pixels per inch on paper, the lower of the two directions."""
    across = facts.width * 72.0 / max(picture.rect.w * scale[0], 1e-6)
    down = facts.height * 72.0 / max(picture.rect.h * scale[1], 1e-6)
    return min(across, down)
