"""Find photographs that are printed without a caption, twice, not at all, or whose file is gone."""

from __future__ import annotations

from collections.abc import Iterator

from voa_editor.model.assets import Asset, Booking, Finding, Photo
from voa_editor.model.frames import AdFrame, Frame, PictureFrame
from voa_editor.model.story import Story
from voa_editor.prepress.profiles import Profile
from voa_editor.prepress.proof import Proof

_CAPTIONED = ("article", "gallery", "portrait")  # a cover and an opener speak for themselves


def no_caption(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """A photograph on a page whose reader is not told what it shows."""
    told: set[str] = set()
    for page, frame in _printed(proof):
        photo = proof.issue.find(Photo, frame.photo)
        if photo is None or photo.id in told or photo.role not in _CAPTIONED or photo.caption.strip():
            continue
        told.add(photo.id)
        yield Finding(
            id="",
            rule="no-caption",
            page=page,
            record=photo.id,
            message=f"the photograph{_file(proof, photo.asset)} has no caption",
            remedy="Write one in the photograph's properties, or in its sidecar before an import",
        )


def photo_twice(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """One picture in several places; that the cover repeats one from inside is usual, and only said."""
    places: dict[str, list[tuple[int, PictureFrame]]] = {}
    for page, frame in _printed(proof):
        asset = _asset(proof, frame)
        if proof.issue.find(Asset, asset):
            places.setdefault(asset, []).append((page, frame))
    for asset, found in places.items():
        if len(found) < 2:
            continue
        numbers = [number for number, _ in found]
        on_cover = proof.issue.pages()[numbers[0] - 1].kind == "cover"
        yield Finding(
            id="",
            rule="photo-twice",
            severity="info" if on_cover and len(found) == 2 else "warning",
            page=numbers[1],
            record=found[1][1].id,
            message=f"the picture{_file(proof, asset)} is printed {len(found)} times: on pages {', '.join(map(str, numbers))}",
            remedy="Choose another photograph for one of the places",
        )


def no_file(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """A picture or an ad whose file the project does not hold: nothing is printed in its place."""
    for number, page in proof.numbered():
        for frame in page.frames:
            asset = _asset(proof, frame)
            if asset and proof.issue.find(Asset, asset) is None:
                yield Finding(
                    id="",
                    rule="no-file",
                    severity="error",
                    page=number,
                    record=frame.id,
                    message="the project does not hold the file of this picture",
                    remedy="Place the picture again from its file",
                )


def _asset(proof: Proof, frame: Frame) -> str:
    """The asset a frame shows, by what it names; "" for none."""
    match frame:
        case PictureFrame():
            photo = proof.issue.find(Photo, frame.photo)
            return photo.asset if photo else frame.asset
        case AdFrame():
            booking = proof.issue.find(Booking, frame.booking)
            return booking.asset if booking else ""
    return ""


def left_out(proof: Proof, profile: Profile) -> Iterator[Finding]:
    """Photographs of a printed story that stand on no page: the layout found no room for them."""
    shown = {frame.photo for frame in proof.issue.all(PictureFrame)}
    for story in proof.issue.all(Story):
        page = proof.threads.first_page(story.id)
        photos = [photo for photo in proof.issue.children(Photo, story.id) if photo.asset and photo.id not in shown]
        if page and photos:
            names = ", ".join(_file(proof, photo.asset).strip() for photo in photos)
            yield Finding(
                id="",
                rule="photo-left-out",
                severity="info",
                page=page,
                record=story.id,
                message=f"“{story.title}”: there was no room for {names}",
                remedy="Give the article another page, or cut its text, if you want to show more of its photographs",
            )


def _printed(proof: Proof) -> Iterator[tuple[int, PictureFrame]]:
    """Page number and picture frame, page by page; decoration left out."""
    for number, page in proof.numbered():
        for frame in page.frames:
            if isinstance(frame, PictureFrame) and not frame.artefact:
                yield number, frame


def _file(proof: Proof, asset: str) -> str:
    found = proof.issue.find(Asset, asset)
    return f" “{found.name}”" if found and found.name else ""
