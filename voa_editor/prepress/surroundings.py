"""Look at what of an issue lies outside its records: the bytes of its artwork. What was read is kept."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field

from voa_editor.artwork.kinds import PDF
from voa_editor.model.assets import Asset, Blobs, Booking, Photo
from voa_editor.model.frames import PictureFrame
from voa_editor.model.issue import Issue
from voa_editor.prepress.artwork_notes import ArtworkNotes, read_notes


@dataclass(slots=True)
class Surroundings:
    """What a check looks at beside the issue. Bytes are told by their hash: of what was read once, the same is true for ever."""

    blobs: Blobs
    _notes: dict[str, ArtworkNotes] = field(default_factory=dict)

    def look(self, issue: Issue) -> Generator[None, None, None]:
        """Read, in small steps, the artwork that the issue shows and that was not read before."""
        for asset in placed_artwork(issue):
            if asset not in self._notes:
                try:
                    data = self.blobs.read(asset)
                except (KeyError, OSError):  # another rule tells of what is missing
                    continue
                yield None
                self._notes[asset] = yield from read_notes(data)

    def artwork(self, asset: str) -> ArtworkNotes:
        """What was noted of artwork; nothing of what was not read."""
        return self._notes.get(asset, ArtworkNotes())


def placed_artwork(issue: Issue) -> dict[str, str]:
    """Asset id of each PDF that the issue shows → the record that shows it first: a booking, a photograph or a frame."""
    found: dict[str, str] = {}
    holders: list[Booking | Photo | PictureFrame] = [*issue.all(Booking), *issue.all(Photo), *issue.all(PictureFrame)]
    for holder in holders:
        asset = issue.find(Asset, holder.asset)
        if asset is not None and asset.media_type == PDF:
            found.setdefault(asset.id, holder.id)
    return found
