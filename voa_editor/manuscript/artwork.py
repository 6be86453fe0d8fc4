"""Find the artwork of each ad: a picture, a PDF, which is kept as it came, or an SVG, drawn as one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from voa_editor.artwork.kinds import PDF, is_pdf, is_svg
from voa_editor.artwork.origins import read_origin
from voa_editor.errors import UserError
from voa_editor.manuscript.drafts import AdDraft, Place
from voa_editor.manuscript.folders import Finder, PictureFile, named_owner
from voa_editor.manuscript.picture_facts import MAX_BYTES, picture_format, read_picture
from voa_editor.manuscript.report import Notes
from voa_editor.manuscript.words import capitalised
from voa_editor.model.assets import STEPS, Asset


@dataclass(frozen=True, slots=True)
class Artwork:
    """What an ad shows, and where its bytes are: its file, or themselves where they were made here."""

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
        if not is_artwork(file.path):
            return Artwork(replace(read_picture(file.path)[0], name=file.name), file.path)
        art, left_out = read_artwork(file.path)
        if left_out:
            said = f"{file.relative}: it is placed without what cannot be kept of it, or otherwise: {', '.join(left_out)}."
            notes.warn("ad-artwork", said, "Look at it on its page, or ask for the ad as PDF.")
        return replace(art, asset=replace(art.asset, name=file.name))
    except UserError as error:
        notes.warn("ad-artwork", f"{file.relative}: {error.message}; it is left out.", f"{error.remedy}.")
    except OSError as error:
        notes.warn("ad-artwork", f"{file.relative}: cannot be read ({error.strerror or error}).", "Check that you may read it.")
    return None


def is_artwork(path: Path) -> bool:
    """Whether a file is a PDF or an SVG. Raises OSError for one that cannot be read."""
    if not path.is_file():  # a pipe would wait for a writer for ever
        return False
    with path.open("rb") as stream:
        head = stream.read(1024)
    return is_pdf(head) or (picture_format(head[:12]) == "" and is_svg(head))


def read_artwork(path: Path) -> tuple[Artwork, tuple[str, ...]]:
    """A PDF, which is kept as it is, or an SVG as one, and what of it cannot be kept. Of a PDF's first page, what lies in the
    bleed is placed.

    Raises UserError in words for one that is locked, damaged or too large, OSError for one that cannot be read.
    """
    if path.stat().st_size > MAX_BYTES:
        raise UserError(f"is larger than {MAX_BYTES >> 20} MB", file=path, remedy="Save it smaller")
    from voa_editor.artwork.page import artwork_shape
    from voa_editor.manuscript.svg import Drawn, svg_to_pdf  # its library takes longer to load than the window may

    came = path.read_bytes()
    drawn = Drawn(came) if is_pdf(came) else svg_to_pdf(came)
    data = drawn.pdf
    width, height = artwork_shape(data).size
    asset = Asset(
        id=f"sha256-{hashlib.sha256(data).hexdigest()}",
        name=path.name,
        media_type=PDF,
        bytes=len(data),
        width=max(1, round(width * STEPS)),
        height=max(1, round(height * STEPS)),
        mode="",
    )
    return Artwork(replace(asset, **read_origin(path)), path if data is came else data), drawn.left_out
