"""Bring single pictures into an issue: from files, or from bytes that came by the clipboard."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from voa_editor.artwork.origins import kept_beside, place_of_source, seen
from voa_editor.edit.change import Change, put
from voa_editor.edit.commands.pictures import natural_box, new_picture_frame, place
from voa_editor.edit.ids import new_id, order_last
from voa_editor.edit.selection import Selection
from voa_editor.errors import UserError
from voa_editor.geometry import Point
from voa_editor.manuscript.artwork import is_artwork, read_artwork
from voa_editor.manuscript.drafts import PhotoNote
from voa_editor.manuscript.photo_notes import first_said, read_embedded, read_sidecar
from voa_editor.manuscript.picture_facts import MAX_BYTES, facts, picture_format, read_picture
from voa_editor.manuscript.report import Notes
from voa_editor.model.assets import Asset, Booking, Photo
from voa_editor.model.frames import PictureFrame
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.model.references import renamed

_LIGHTLY = 1  # of 9: a quarter more bytes, in a sixth of the time


@dataclass(frozen=True, slots=True)
class Brought:
    """A picture that can be placed: its facts, what is said of it, and where its bytes are."""

    asset: Asset
    note: PhotoNote
    data: Path | bytes


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture that never was a file: mode RGB or RGBA, width and height, bytes from one row to the next, and its rows."""

    mode: str
    size: tuple[int, int]
    stride: int
    rows: bytes


@dataclass(frozen=True, slots=True)
class Anew:
    """A change that shows another picture in the place of one, and its file."""

    change: Change
    files: Mapping[str, Path | bytes]


def picture_from_file(path: Path, project: Path) -> Brought:
    """The picture or artwork of a file for a project, with what its sidecar and its metadata say.

    Raises UserError for what is neither, damaged, or cannot be read.
    """
    beside = frozenset(each.name for each in path.parent.glob(f"{path.stem}*"))
    try:
        if is_artwork(path):
            art, _ = read_artwork(path)
            said = first_said(path.name, [read_sidecar(path, beside, Notes())])
            return Brought(_from_beside(art.asset, project), said, art.data)
    except OSError as fault:
        raise UserError(f"cannot be read ({fault.strerror or fault})", file=path, remedy="Check that you may read it") from fault
    except UserError as fault:
        raise UserError(fault.message, file=path, remedy=fault.remedy) from fault
    asset, image = read_picture(path)
    said = first_said(path.name, [read_sidecar(path, beside, Notes()), read_embedded(image, path.name)])
    return Brought(_from_beside(asset, project), said, path)


def _from_beside(asset: Asset, project: Path) -> Asset:
    return replace(asset, source=kept_beside(asset.source, project))


def brought_anew(issue: Issue, record: str, project: Path) -> Anew:
    """What brings the picture of a photograph, a booking or a frame up to the file it came from, wherever it is shown.

    Frames, captions and crops stay. Raises UserError where there is no such file any more, or it is no picture.
    """
    before = shown_asset(issue, record)
    path = place_of_source(before.source, project) if before else None
    try:
        there = seen(path) if path else None
    except FileNotFoundError:
        there = None
    if before is None or path is None or there is None:
        remedy = "Place the file anew from where it is now"
        raise UserError("there is no file to take it from", file=before.name if before else "", remedy=remedy)
    brought = picture_from_file(path, project)
    after = replace(brought.asset, name=before.name)
    if after.id == before.id:
        return Anew(put(issue, [after]), {})
    records: list[Photo | Booking | PictureFrame] = [*issue.all(Photo), *issue.all(Booking), *issue.all(PictureFrame)]
    showing: list[Record] = [renamed(held, {before.id: after.id}) for held in records if held.asset == before.id]
    return Anew(put(issue, [after, *showing], [before.id]), {after.id: brought.data})


def shown_asset(issue: Issue, record: str) -> Asset | None:
    """The asset of a photograph, a booking or a picture frame."""
    found = issue.get(record)
    return issue.find(Asset, found.asset) if isinstance(found, Photo | Booking | PictureFrame) else None


def picture_from_bytes(data: bytes, name: str) -> Brought:
    """The picture of some bytes. Raises UserError for what is none, or damaged."""
    kind = picture_format(data[:12])
    if not kind or len(data) > MAX_BYTES:
        raise UserError("this is not a picture that can be placed", remedy="Save it as JPEG, PNG, TIFF or WebP, and place that")
    asset, image = facts(io.BytesIO(data), kind, name=name, size=len(data), digest=hashlib.sha256(data).hexdigest())
    return Brought(asset, read_embedded(image, name), data)


def picture_from_pixels(pixels: Pixels, name: str) -> Brought:
    """The picture of some pixels, as a PNG. It is packed lightly, for a screen full of them takes seconds else."""
    from PIL import Image

    image = Image.frombuffer(pixels.mode, pixels.size, pixels.rows, "raw", pixels.mode, pixels.stride, 1)
    packed = io.BytesIO()
    image.save(packed, "PNG", compress_level=_LIGHTLY)
    return picture_from_bytes(packed.getvalue(), name)


def place_brought(issue: Issue, brought: Brought, frame: str) -> Change | None:
    """Show a picture in a picture frame or an ad frame; None if it takes none."""
    first, photo = _taken_up(issue, brought)
    then = place(first.apply(issue), frame, photo)
    return first.then(then) if then else None


def place_beside(issue: Issue, brought: Brought, selection: Selection, at: Point) -> Change | None:
    """Show a picture in a frame of its own, its middle at a point of the page worked on."""
    first, photo = _taken_up(issue, brought)
    after = first.apply(issue)
    then = new_picture_frame(after, selection, natural_box(after, brought.asset, at), photo)
    return first.then(then) if then else None


def _taken_up(issue: Issue, brought: Brought) -> tuple[Change, Photo]:
    """The photograph of a picture, and the change that adds what the issue does not have of it."""
    there = next((photo for photo in issue.all(Photo) if photo.asset == brought.asset.id), None)
    if there is not None and there.asset in issue:
        return Change(), there
    note = brought.note
    focal_x, focal_y = note.focal or (0.5, 0.5)
    photo = Photo(
        id=new_id(issue, "photo"), order=order_last(issue.children(Photo)), asset=brought.asset.id, caption=note.caption,
        credit=note.credit, alt=note.alt, focal_x=focal_x, focal_y=focal_y,
    )  # fmt: skip
    return put(issue, [brought.asset, photo]), photo
