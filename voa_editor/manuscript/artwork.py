"""Find the artwork of each ad, turning a PDF's first page into a picture."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from voa_editor.errors import UserError
from voa_editor.manuscript.drafts import AdDraft, Place
from voa_editor.manuscript.folders import Finder, PictureFile, named_owner
from voa_editor.manuscript.picture_facts import MAX_BYTES, facts, read_picture
from voa_editor.manuscript.report import Notes
from voa_editor.manuscript.words import capitalised, slug
from voa_editor.model.assets import Asset

PPI = 300
_MOST_PIXELS = 40_000_000
"""Pixels of a rasterised page: A3 with bleed at 300 ppi has 18 million."""
_FAULT = (OSError, ValueError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Artwork:
    """A picture for an ad, and where its bytes are: its file, or themselves where they were made here."""

    asset: Asset
    data: Path | bytes


def find_artwork(
    ads: Sequence[AdDraft], places: Sequence[Place], files: Sequence[PictureFile], notes: Notes
) -> tuple[list[AdDraft], dict[str, Artwork]]:
    """The ads, and artwork by ad slug. Files that no ad is waiting for become ads of their own, at the end."""
    readable = [(file, art) for file in files if (art := _read(file, notes)) is not None]
    pages = {place.subject: place.page for place in places}
    chosen = _matched(ads, pages, [file for file, _ in readable])
    for ad in ads:
        if ad.file and ad.slug not in chosen:
            notes.warn(
                "ad-artwork",
                f"the artwork “{ad.file}” of “{ad.advertiser}” is not in the ads folder.",
                "Add the file.",
                record=ad.id,
            )
    artwork = {name: readable[n][1] for name, n in chosen.items()}
    extra: list[AdDraft] = []
    for n, (file, picture) in enumerate(readable):
        if n in chosen.values():
            continue
        name = file.stem if all(file.stem != ad.slug for ad in [*ads, *extra]) else f"{file.stem}-{n + 1}"
        extra.append(AdDraft(name, capitalised(Path(file.name).stem.replace("-", " ").replace("_", " ")), file.name))
        artwork[name] = picture
        notes.warn(
            "ad-artwork",
            f"{file.relative} belongs to no ad of the issue; it is booked as a new one.",
            "Give it a [[page]], or take it out of the folder.",
        )
    return [*ads, *extra], artwork


def _matched(ads: Sequence[AdDraft], pages: dict[str, int], files: Sequence[PictureFile]) -> dict[str, int]:
    """Ad slug → file index: by the file it names, by its name, by its page, then in order."""
    finder = Finder(files)
    chosen = {ad.slug: n for ad in ads if ad.file and (n := finder.find(ad.file)) >= 0}
    slugs = [ad.slug for ad in ads]
    for n, file in enumerate(files):
        owner = named_owner(file, slugs)
        if owner and n not in chosen.values():
            chosen.setdefault(owner, n)
    for n, file in enumerate(files):
        number = file.number or (int(file.stem) if file.stem.isdigit() and len(file.stem) < 4 else 0)
        owner = next((ad.slug for ad in ads if number and pages.get(ad.id) == number), "")
        if owner and n not in chosen.values():
            chosen.setdefault(owner, n)
    rest = [n for n in range(len(files)) if n not in chosen.values()]
    for ad in ads:
        if ad.slug not in chosen and not ad.file and rest:
            chosen[ad.slug] = rest.pop(0)
    return chosen


def _read(file: PictureFile, notes: Notes) -> Artwork | None:
    try:
        if not _is_pdf(file.path):
            return Artwork(replace(read_picture(file.path)[0], name=file.name), file.path)
        art = _rasterised(file.path)
        notes.info(
            "ad-artwork",
            f"{file.relative}: its first page is placed as a {PPI}-ppi picture, {art.asset.width} × {art.asset.height} pixels.",
        )
        return art
    except UserError as error:
        notes.warn("ad-artwork", f"{file.relative}: {error.message}; it is left out.", f"{error.remedy}.")
    except OSError as error:
        notes.warn("ad-artwork", f"{file.relative}: cannot be read ({error.strerror or error}).", "Check that you may read it.")
    return None


def _is_pdf(path: Path) -> bool:
    if not path.is_file():  # a pipe would wait for a writer for ever
        return False
    with path.open("rb") as stream:
        return b"%PDF-" in stream.read(1024)


def _rasterised(path: Path) -> Artwork:
    """The first page of a PDF as a JPEG without chroma subsampling. Raises UserError for a damaged or locked one."""
    if path.stat().st_size > MAX_BYTES:
        raise UserError(f"is larger than {MAX_BYTES >> 20} MB", file=path, remedy="Save it smaller")
    try:
        import pypdfium2
    except ImportError as error:
        raise UserError(
            "PDF artwork needs the library pypdfium2", file=path, remedy="Install it, or save the ad as PNG or JPEG"
        ) from error
    try:
        document = pypdfium2.PdfDocument(path)
        try:
            page = document[0]
            scale = min(PPI / 72, (_MOST_PIXELS / max(page.get_width() * page.get_height(), 1)) ** 0.5)
            image = page.render(scale=scale).to_pil().convert("RGB")
        finally:
            document.close()
    except (*_FAULT, pypdfium2.PdfiumError) as error:
        raise UserError("the PDF cannot be read", file=path, remedy="Save it again without a password, or as PNG") from error
    out = io.BytesIO()
    image.save(out, "JPEG", quality=92, subsampling=0, dpi=(PPI, PPI))
    data = out.getvalue()
    asset, _ = facts(out, "JPEG", name=path.name, size=len(data), digest=hashlib.sha256(data).hexdigest())
    return Artwork(replace(asset, name=f"{slug(path.stem, 80)}.jpg"), data)
