"""Give every photograph its place: by what names it, by its own name, or dealt out in order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from voa_editor.errors import UserError
from voa_editor.manuscript.deal import deal, wants
from voa_editor.manuscript.drafts import Block, Draft, PhotoNote, StoryDraft
from voa_editor.manuscript.folders import Finder, PictureFile, named_owner
from voa_editor.manuscript.matching import SURE, likeness
from voa_editor.manuscript.photo_notes import first_said, read_embedded, read_sidecar
from voa_editor.manuscript.picture_facts import read_picture
from voa_editor.manuscript.report import Notes
from voa_editor.manuscript.words import plain
from voa_editor.model.assets import Asset

_CAPTIONS = 100  # of a gallery that are compared with a caption given elsewhere
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Picture:
    """A readable picture file: its facts, and what its sidecar and its metadata say."""

    file: PictureFile
    asset: Asset
    beside: PhotoNote
    inside: PhotoNote


@dataclass(frozen=True, slots=True)
class Placed:
    """A photograph with its place. `picture` None: only the caption came. `owner` is a story's or section's id or ""."""

    owner: str
    role: str
    picture: Picture | None
    note: PhotoNote


def read_pictures(files: Sequence[PictureFile], notes: Notes, progress: Progress | None = None) -> list[Picture]:
    """The pictures among files, in order; the rest is noted and left out. Reads on several threads: hashing frees them."""
    found: list[Picture] = []
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        for n, (file, result) in enumerate(zip(files, pool.map(_read, files), strict=True), 1):
            if isinstance(result, UserError):
                notes.warn(
                    "photo-skipped",
                    f"{file.relative}: {result.message}; it is left out.",
                    f"{result.remedy}." if result.remedy else "",
                )
            else:
                asset, inside = replace(result[0], name=file.relative), result[1]
                found.append(Picture(file, asset, read_sidecar(file.path, file.beside, notes), inside))
            if progress:
                progress("photographs", n, len(files))
    return found


def _read(file: PictureFile) -> tuple[Asset, PhotoNote] | UserError:
    try:
        asset, image = read_picture(file.path)
    except UserError as error:
        return error
    return asset, read_embedded(image, file.path.name)


def place_photos(draft: Draft, pictures: Sequence[Picture], notes: Notes) -> list[Placed]:
    """Photographs with their places, in the order of the pages; what nobody can use is noted and left out."""
    table = _Table(draft, pictures)
    for note in _said(draft):
        table.seat_named(note)
    if missing := list(dict.fromkeys(table.missing)):
        message = f"{len(missing)} of the photographs that are named cannot be found: {', '.join(missing)}."
        notes.warn("photo-missing", message, "Add the files to the photos folder, or correct their names.")
    for n, picture in enumerate(pictures):
        if n not in table.seated and (picture.beside.story or picture.beside.section or picture.beside.role == "cover"):
            table.seat(n, picture.beside)
    table.seat_by_name()
    table.seat_by_page(notes)
    _deal_rest(draft, table, notes)
    ranks = {subject: n for n, subject in enumerate(["", *(place.subject for place in draft.places if place.subject)])}
    placed = sorted(table.placed, key=lambda one: ranks.get(one.owner, len(ranks)))
    return _captioned(draft, placed)


def _said(draft: Draft) -> Iterator[PhotoNote]:
    """What issue.toml and the manuscript say of photographs that they give a place."""
    yield from (note for note in draft.photos if note.story or note.section or note.role == "cover")
    for story in draft.stories:
        yield from (PhotoNote(file, story.slug) for file in story.photos)


class _Table:
    """Seats photographs. `placed` fills up in the order of strength of the claims; a file is seated once per owner."""

    def __init__(self, draft: Draft, pictures: Sequence[Picture]) -> None:
        self.pictures = pictures
        self.placed: list[Placed] = []
        self.seated: set[int] = set()
        self.missing: list[str] = []
        self._finder = Finder([picture.file for picture in pictures])
        self._stories = {story.slug: story for story in draft.stories}
        self._sections = {plain(section.name): section for section in draft.sections}
        self._pages = {
            page: place for place in draft.places if place.page for page in range(place.page, place.page + place.pages)
        }
        self._said: dict[int, list[PhotoNote]] = {}
        for note in draft.photos:
            if (n := self._finder.find(note.file)) >= 0:
                self._said.setdefault(n, []).append(note)
        self._seats: set[tuple[int, str, str]] = set()

    def seat_named(self, note: PhotoNote) -> None:
        """Seat a photograph by its file name; one that is not there is `missing`, and keeps its caption in a gallery."""
        n = self._finder.find(note.file)
        if n >= 0:
            self.seat(n, note)
            return
        self.missing.append(note.file)
        owner, role = self._owner(note)
        if role == "gallery" and note.caption:
            self.placed.append(Placed(owner, role, None, note))

    def seat(self, n: int, note: PhotoNote) -> None:
        owner, role = self._owner(note)
        if (n, owner, role) in self._seats or (role not in ("cover", "opener") and not owner):
            return
        self.seat_at(n, owner, role, note)

    def seat_at(self, n: int, owner: str, role: str, *first: PhotoNote) -> None:
        """Seat a photograph with all that is said of it, what `first` says before the rest."""
        self._seats.add((n, owner, role))
        self.seated.add(n)
        picture = self.pictures[n]
        said = first_said(picture.file.relative, [*first, *self._said.get(n, []), picture.beside, picture.inside])
        self.placed.append(Placed(owner, role, picture, said))

    def names(self, chosen: Sequence[int]) -> str:
        return ", ".join(self.pictures[n].file.relative for n in chosen)

    def free(self, notes: Notes) -> list[int]:
        """Photographs that are not seated; of equal files only the first, the others are noted."""
        used = {self.pictures[n].asset.id for n in self.seated}
        found: list[int] = []
        for n, picture in enumerate(self.pictures):
            if n in self.seated:
                continue
            if picture.asset.id in used:
                notes.info("photo-unused", f"{picture.file.relative} is the same picture as another one; it is left out.")
            else:
                used.add(picture.asset.id)
                found.append(n)
        return found

    def _owner(self, note: PhotoNote) -> tuple[str, str]:
        """The id and role of the place that a note means."""
        if note.role == "cover":
            return "", "cover"
        section = self._sections.get(plain(note.section))
        if section and not note.story:
            return section.id, "opener"
        story = self._stories.get(note.story)
        if story is None:
            return "", "article"
        return story.id, {"foreword": "portrait", "gallery": "gallery"}.get(story.kind, "article")

    def seat_by_name(self) -> None:
        """Files whose folder or name begins as a story, a section or the cover is called."""
        notes = {section.slug: PhotoNote("", section=section.name) for section in self._sections.values()}
        notes |= {slug: PhotoNote("", slug) for slug in self._stories}
        notes["cover"] = PhotoNote("", role="cover")
        for n, picture in enumerate(self.pictures):
            if n not in self.seated and (owner := named_owner(picture.file, notes)):
                self.seat(n, replace(notes[owner], file=picture.file.name))

    def seat_by_page(self, notes: Notes) -> None:
        """Files that begin with a page number, if all those numbers are pages that take photographs."""
        numbers = {n: p.file.number for n, p in enumerate(self.pictures) if n not in self.seated and p.file.number}
        targets = {n: self._at_page(page) for n, page in numbers.items()}
        if not targets or not all(targets.values()):
            return
        for n, note in targets.items():
            if note:
                self.seat(n, replace(note, file=self.pictures[n].file.name))
        notes.info("photo-dealt", f"{len(targets)} photographs are placed by the page their names begin with.")

    def _at_page(self, page: int) -> PhotoNote | None:
        place = self._pages.get(page)
        if place is None or place.kind in ("ad", "back", "contents"):
            return None
        if place.kind == "cover":
            return PhotoNote("", role="cover")
        if place.kind == "opener":
            return next((PhotoNote("", section=s.name) for s in self._sections.values() if s.id == place.subject), None)
        return next((PhotoNote("", s.slug) for s in self._stories.values() if s.id == place.subject), None)


def _deal_rest(draft: Draft, table: _Table, notes: Notes) -> None:
    """Deal out the photographs that nothing has claimed, in order, and report who got what, who lacks one, what is left."""
    free = table.free(notes)
    wanted = wants(draft, Counter((placed.owner, placed.role) for placed in table.placed))
    names = {s.id: f"“{s.headline}”" for s in draft.stories} | {s.id: f"“{s.name}”" for s in draft.sections} | {"": "the cover"}
    lacking: list[str] = []
    for want, count in zip(wanted, deal(len(free), wanted), strict=True):
        dealt, free = free[:count], free[count:]
        for n in dealt:
            table.seat_at(n, want.owner, want.role)
        if dealt:
            notes.info("photo-dealt", f"{names[want.owner]} ({want.role}): {table.names(dealt)}.", record=want.owner)
        if count < want.least:
            lacking.append(
                names[want.owner] if want.least == 1 else f"{names[want.owner]} ({want.least - count} of {want.least})"
            )
    if lacking:
        notes.warn("photo-missing", f"there is no photograph for: {'; '.join(lacking)}.", "Add photographs to the folder.")
    if free:
        notes.info("photo-unused", f"{len(free)} photograph{'s are' if len(free) > 1 else ' is'} left over: {table.names(free)}.")


def _captioned(draft: Draft, placed: list[Placed]) -> list[Placed]:
    """The photographs of each gallery with the captions its story holds, in order; captions without one stand alone.

    A photograph whose caption was given for it keeps that, and uses up the story's caption that reads most like it.
    """
    done = list(placed)
    for story in draft.stories:
        captions = [block.text for block in story.blocks if block.kind == "caption"] if story.kind == "gallery" else []
        own = [n for n, one in enumerate(done) if one.owner == story.id]
        for n in own:
            if captions and done[n].note.caption and _is_own(done[n]):
                score, best = max((likeness(done[n].note.caption, text), -m) for m, text in enumerate(captions[:_CAPTIONS]))
                if score >= SURE:
                    del captions[-best]
        bare = [n for n in own if not (done[n].note.caption and _is_own(done[n]))]
        for n, text in zip(bare, captions, strict=False):
            done[n] = replace(done[n], note=replace(done[n].note, caption=text))
        at = max(own, default=len(done) - 1) + 1
        alone = (PhotoNote("", story.slug, caption=text) for text in captions[len(bare) :])
        done[at:at] = [Placed(story.id, "gallery", None, note) for note in alone]
    return done


def _is_own(placed: Placed) -> bool:
    """Whether the caption was given for this photograph, and not merely found inside the file."""
    return placed.picture is None or placed.note.caption != placed.picture.inside.caption


def without_captions(story: StoryDraft) -> tuple[Block, ...]:
    """A gallery's text less the captions, which stand with its photographs."""
    return tuple(block for block in story.blocks if block.kind != "caption")
