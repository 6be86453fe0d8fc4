"""Read a manuscript, photographs and ads into a project; lay a project out."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path

from voa_editor.artwork.origins import kept_beside
from voa_editor.edit.change import Change, put
from voa_editor.errors import UserError
from voa_editor.jobs.stages import Progress, Stages
from voa_editor.manuscript.reader import Imported, read_source
from voa_editor.model.assets import Asset, Booking, Finding, Photo
from voa_editor.model.frames import AdFrame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page, PlanItem
from voa_editor.model.records import Record
from voa_editor.model.settings import Section, Settings
from voa_editor.model.story import Paragraph, Story
from voa_editor.plan.autolayout import layout
from voa_editor.plan.template import load_template
from voa_editor.store.project import Project


@dataclass(frozen=True, slots=True)
class Sources:
    """What to read: a manuscript file or a folder with an issue.toml, and where photographs and artwork lie if not beside it."""

    source: Path
    photos: Path | None = None
    ads: Path | None = None
    clean: bool = True  # typographic clean-up

    def read(self, project: Path, progress: Progress | None = None) -> Imported:
        """Read everything for a project. Raises UserError for what cannot be read at all; lesser faults are findings."""
        found = read_source(self.source, self.photos, self.ads, self.clean, progress)
        return replace(found, records=tuple(_from_beside(record, project) for record in found.records))


def _from_beside(record: Record, project: Path) -> Record:
    return replace(record, source=kept_beside(record.source, project)) if isinstance(record, Asset) else record


def laid_out(imported: Imported, progress: Progress | None = None) -> Issue:
    """The issue of a manuscript, poured into the pages of its template."""
    issue = Issue(imported.records)
    issue = Issue([*load_template(issue.settings.template), *imported.records])
    return layout(issue, progress).apply(issue)


def import_into(project: Path, sources: Sources, replace_stories: bool = False, progress: Progress | None = None) -> Imported:
    """Read a manuscript into a project (made from the default template where there is none), as one change that can be undone.

    Raises UserError if the project holds stories already, unless they are to be replaced; pages go with them.
    """
    stages = Stages(progress)
    if not project.exists():
        with stages.stage("import") as within:
            imported = sources.read(project, within)
        issue = Issue(imported.records)
        issue = Issue([*load_template(issue.settings.template), *imported.records])
        with stages.stage("save"), Project.create(project, issue, imported.files, _label(sources)):
            return imported
    with Project.open(project, write=True) as opened:
        if _contents(opened.issue) and not replace_stories:
            remedy = "Use --replace to put the manuscript in their place; it is one step of the history"
            raise UserError("the project holds stories already", file=project, remedy=remedy)
        with stages.stage("import") as within:
            imported = sources.read(project, within)
        with stages.stage("save"):
            opened.commit(replacing(opened.issue, imported), _label(sources), imported.files)
    return imported


def replace_contents(project: Path, source: Path, progress: Progress | None = None) -> None:
    """Read a manuscript into a project, in the place of what it holds; see import_into."""
    import_into(project, Sources(source), replace_stories=True, progress=progress)


def write_plan(imported: Imported, out: Path) -> None:
    """Write the plan of an import as an issue.toml. Raises UserError if `out` is there already."""
    from voa_editor.manuscript.write_toml import plan_to_toml

    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(plan_to_toml(imported))
    except FileExistsError as error:
        raise UserError("there is a file of that name already", file=out, remedy="Choose another name") from error


def replacing(issue: Issue, imported: Imported) -> Change:
    """The change that puts a manuscript in the place of what the issue holds; its looks stay."""
    before = Settings()
    found = next((r for r in imported.records if isinstance(r, Settings)), before)
    said = {f.name: value for f in fields(Settings) if (value := getattr(found, f.name)) != getattr(before, f.name)}
    settings = replace(issue.settings, **said)
    records: list[Record] = [settings, *(r for r in imported.records if not isinstance(r, Settings))]
    ids = {record.id for record in records}
    gone = [r.id for r in _contents(issue) if r.id not in ids]
    if any(isinstance(record, Section) for record in records):
        gone += [section.id for section in issue.all(Section) if section.id not in ids]
    return put(issue, records, gone)


def lay_out(project: Path, progress: Progress | None = None) -> Issue:
    """Lay a project out again from its flat plan, as one change that can be undone. Returns the new issue."""
    stages = Stages(progress)
    with Project.open(project, write=True) as opened:
        with stages.stage("plan") as within:
            change = layout(opened.issue, within)
        with stages.stage("save"):
            if change:
                opened.commit(change, "Lay out the issue")
        return opened.issue


def planned(project: Path, progress: Progress | None = None) -> Change:
    """The change that lays a project out again from its flat plan; the file stays as it is."""
    with Project.open(project) as opened:
        return layout(opened.issue, progress)


def project_beside(source: Path) -> Path:
    """Where the project of a manuscript stands: in a folder under the folder's name, beside a file under the file's."""
    source = source.resolve()
    return source / f"{source.name}.voa" if source.is_dir() else source.with_suffix(".voa")


def make_project(source: Path, out: Path, progress: Progress | None = None) -> Path:
    """Read a manuscript and lay it out as a new project. Raises UserError, also if a file is there: it is never replaced."""
    stages = Stages(progress)
    with stages.stage("import") as within:
        imported = Sources(source).read(out, within)
    with stages.stage("plan") as within:
        issue = laid_out(imported, within)
    with stages.stage("save"), Project.create(out, issue, imported.files, f"New from {source.name}"):
        return out


def _label(sources: Sources) -> str:
    return f"Import {sources.source.name}"


def _contents(issue: Issue) -> list[Record]:
    """What an import brought or a layout made: stories, photographs, ads, the flat plan, pages and what stands on them."""
    on_pages = {
        frame.id: frame
        for kind in (TextFrame, PictureFrame, AdFrame, ShapeFrame, GroupFrame)
        for frame in issue.all(kind)
        if issue.find(Page, issue.page_of(frame.id))
    }
    kept_labels = {f.story for f in issue.all(TextFrame) if f.id not in on_pages}
    kept_assets = {f.asset for f in issue.all(PictureFrame) if f.id not in on_pages}
    stories = [story for story in issue.all(Story) if story.id not in kept_labels]
    paragraphs = [p for story in stories for p in issue.children(Paragraph, story.id)]
    assets = [asset for asset in issue.all(Asset) if asset.id not in kept_assets]
    others = [r for kind in (Photo, Booking, PlanItem, Finding, Page) for r in issue.all(kind)]
    return [*stories, *paragraphs, *assets, *others, *on_pages.values()]
