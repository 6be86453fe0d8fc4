"""Look at what of an issue lies outside its records: the bytes of artwork, the files it came from, and the issue before it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from voa_editor.artwork.kinds import PDF
from voa_editor.artwork.origins import Seen, place_of_source, seen
from voa_editor.model.assets import Asset, Blobs, Booking, Photo
from voa_editor.model.frames import PictureFrame
from voa_editor.model.issue import Issue
from voa_editor.prepress.artwork_notes import ArtworkNotes, read_notes
from voa_editor.prepress.last_issue import LastIssue, last_issue

_LOOKED_AT_ANEW = 10.0  # seconds: files are written by people
_A_STEP = 50  # files
_GONE = Seen(-1, -1)


@dataclass(slots=True)
class Surroundings:
    """What a check looks at beside the issue; without the path of a project, no files.

    Bytes are told by their hash: of what was read once, the same is true for ever. Files are looked at again after a while.
    """

    blobs: Blobs
    project: Path | None = None
    _notes: dict[str, ArtworkNotes] = field(default_factory=dict)
    _files: dict[str, Seen | None] = field(default_factory=dict)  # by where an asset says it came from
    _last: dict[str, LastIssue | None] = field(default_factory=dict)  # by the title of an issue
    _looked: float = 0.0

    def look(self, issue: Issue) -> Generator[None, None, None]:
        """Read, in small steps, the artwork that was not read before; look at files, if that was a while ago."""
        if not self._looked or monotonic() - self._looked > _LOOKED_AT_ANEW:
            self._files.clear()
            self._looked = monotonic()
        if self.project and (title := issue.settings.title) not in self._last:
            self._last[title] = last_issue(self.project, title)
            yield None
        for at, asset in enumerate(holders(issue), 1):
            found = issue.need(Asset, asset)
            self._see(found)
            if at % _A_STEP == 0:
                yield None
            if found.media_type == PDF and asset not in self._notes:
                try:
                    data = self.blobs.read(asset)
                except (KeyError, OSError):  # another rule tells of what is missing
                    continue
                yield None
                self._notes[asset] = yield from read_notes(data)

    def forget_files(self) -> None:
        """Look at the files anew the next time."""
        self._looked = 0.0

    def artwork(self, asset: str) -> ArtworkNotes:
        """What was noted of artwork; nothing of what was not read."""
        return self._notes.get(asset, ArtworkNotes())

    def file(self, asset: Asset) -> str:
        """Whether the file that an asset came from has "changed" or is "gone"; "" for neither, and for what is not looked at."""
        found = self._files.get(asset.source)
        return "gone" if found is _GONE else "changed" if found not in (None, _as_placed(asset)) else ""

    def last(self, issue: Issue) -> LastIssue | None:
        """The issue before this one, if it lies beside it; it is looked for once."""
        return self._last.get(issue.settings.title)

    def _see(self, asset: Asset) -> None:
        path = place_of_source(asset.source, self.project) if self.project else None
        if path is None or asset.source in self._files:
            return
        try:
            self._files[asset.source] = seen(path)
        except FileNotFoundError:
            self._files[asset.source] = _GONE


def _as_placed(asset: Asset) -> Seen:
    return Seen(asset.source_bytes, asset.source_time)


def holders(issue: Issue) -> dict[str, str]:
    """Id of each asset that the issue shows → the record that shows it first: a booking, a photograph or a frame."""
    found: dict[str, str] = {}
    records: list[Booking | Photo | PictureFrame] = [*issue.all(Booking), *issue.all(Photo), *issue.all(PictureFrame)]
    for holder in records:
        if issue.find(Asset, holder.asset):
            found.setdefault(holder.asset, holder.id)
    return found
