"""Read a manuscript with its photographs and ads into the records of an issue."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from voa_editor.errors import UserError
from voa_editor.manuscript.artwork import find_artwork
from voa_editor.manuscript.build import build, cleaned, cleaned_caption
from voa_editor.manuscript.contents import find_contents
from voa_editor.manuscript.drafts import Draft
from voa_editor.manuscript.folders import list_pictures
from voa_editor.manuscript.infer import infer_pages, with_back
from voa_editor.manuscript.issue_toml import IssuePlan, read_issue_toml
from voa_editor.manuscript.markdown import read_markdown
from voa_editor.manuscript.merge import merge
from voa_editor.manuscript.photos import place_photos, read_pictures
from voa_editor.manuscript.printed import read_printed
from voa_editor.manuscript.report import Notes, Report
from voa_editor.manuscript.shape import shape
from voa_editor.manuscript.source import Sources, beside, locate, read_text
from voa_editor.manuscript.typed import read_typed
from voa_editor.manuscript.words import capitalised, language_of
from voa_editor.model.records import Record
from voa_editor.model.settings import Settings

Progress = Callable[[str, int, int], None]
MAX_STORIES = 2000  # a page each, and no newsletter has as many
_QUARTER = re.compile(r"(?<!\d)(20\d\d)[-_ ]?q([1-4])(?!\d)|(?<![a-z])q([1-4])[-_ ](20\d\d)(?!\d)", re.IGNORECASE)
_QUARTERS = ("January–March", "April–June", "July–September", "October–December")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: records (no pages, frames or styles), where the bytes of each asset are, and the report."""

    records: tuple[Record, ...]
    files: Mapping[str, Path | bytes]
    report: Report


def read_source(
    source: Path, photos: Path | None = None, ads: Path | None = None, clean: bool = True, progress: Progress | None = None
) -> Imported:
    """Read a manuscript (a Markdown file, an issue.toml, or a folder with one) into records.

    `photos` and `ads` are folders that replace those of the source; `clean` sets good typography. What could not be settled
    is in the report, and among the records as findings. Raises UserError where nothing useful can be made.
    """
    source = Path(source)
    sources = locate(source)
    notes = Notes()
    tell = progress or (lambda stage, done, total: None)
    tell("manuscript", 0, 1)
    plan = read_issue_toml(sources.plan, notes) if sources.plan else IssuePlan()
    draft = _drafted(sources, plan, notes)
    draft = replace(draft, stories=tuple(shape(story) for story in draft.stories))
    draft = cleaned(draft) if clean else draft
    tell("manuscript", 1, 1)
    pictures = read_pictures(list_pictures(_folder(sources, photos, plan.photo_folder), notes), notes, progress)
    placed = place_photos(draft, pictures, notes)
    placed = [cleaned_caption(one, draft.settings.language) for one in placed] if clean else placed
    tell("ads", 0, 1)
    artwork_files = list_pictures(_folder(sources, ads, plan.ad_folder), notes)
    booked, artwork = find_artwork(draft.ads, draft.places, artwork_files, notes)
    draft = merge(replace(draft, ads=tuple(booked)), IssuePlan(), notes) if len(booked) > len(draft.ads) else draft
    tell("ads", 1, 1)
    report = notes.report()
    files: dict[str, Path | bytes] = {p.picture.asset.id: p.picture.file.path for p in placed if p.picture}
    files |= {art.asset.id: art.data for art in artwork.values()}
    return Imported((*build(draft, placed, artwork), *report.findings), files, report)


def _drafted(sources: Sources, plan: IssuePlan, notes: Notes) -> Draft:
    """The draft of the text with what issue.toml says over it, every page of the plan settled that can be."""
    path = beside(sources.plan.parent, plan.manuscript) if sources.plan else sources.text
    text = read_text(path, notes)
    settings = _guessed_settings(text, sources, plan, notes)
    blocks = read_markdown(text)
    names = [section.name for section in plan.sections]
    contents = find_contents(blocks)
    draft = read_printed(contents, names, settings, notes) if contents else read_typed(blocks, names, settings, notes)
    if len(draft.stories) > MAX_STORIES:
        raise UserError(f"the manuscript has {len(draft.stories)} headlines", file=path,
                        remedy=f"Split it into issues of at most {MAX_STORIES} articles, or write subheads with ###")  # fmt: skip
    draft = merge(draft, plan, notes)
    if contents and not plan.pages:
        draft = infer_pages(with_back(draft), notes)
    return with_back(draft)


def _guessed_settings(text: str, sources: Sources, plan: IssuePlan, notes: Notes) -> Settings:
    """Language by the letters of the text, period and title by the name of the file or folder, where issue.toml is silent."""
    settings = Settings(language=language_of(text) or "en")
    where = sources.text.parent.resolve() if sources.text.name == "manuscript.md" else sources.text
    name = where.name if where.is_dir() else where.stem
    match = _QUARTER.search(name)
    if match and "period" not in plan.settings:
        year, quarter = match[1] or match[4], int(match[2] or match[3])
        closing = f"{year}-{3 * quarter:02d}-30"  # its last month is all that is known of its date
        settings = replace(settings, period=f"{_QUARTERS[quarter - 1]} {year}", date=closing)
        notes.info("inferred", f"the period is {settings.period}, by the name “{name}”.")
    title = re.sub(r"[-_\s]+", " ", _QUARTER.sub("", name)).strip(" -_")
    return replace(settings, title=capitalised(title.upper()) if title.islower() else title)


def _folder(sources: Sources, given: Path | None, named: str) -> Path | None:
    """The folder given on the command line; else the one issue.toml names, if it is there."""
    if given is not None or sources.plan is None:
        return given
    folder = beside(sources.plan.parent, named)
    return folder if folder.is_dir() else None
