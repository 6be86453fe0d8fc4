"""Define the commands of `voa-editor`; what a command needs is imported when it runs, so that --help is instant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from voa_editor import __version__
from voa_editor.cli import exits
from voa_editor.cli.measures import parse_pages, parse_size

F = TypeVar("F", bound=Callable[..., Any])
FILE = click.Path(path_type=Path, readable=False)  # what cannot be read is said by who reads it, with a remedy

EPILOG = "Exit codes: 0 done · 1 check found errors · 2 wrong usage · 3 bad input or output · 4 a fault of the program"


def sources_options(command: F) -> F:
    """--photos, --ads and --no-clean, as `build` and `import` share them."""
    for option in (
        click.option("--clean/--no-clean", default=True, help="Put quotes, dashes and no-break spaces right, or leave them."),
        click.option("--ads", type=FILE, metavar="DIR", help="Artwork of ads, if not beside the manuscript."),
        click.option("--photos", type=FILE, metavar="DIR", help="Photographs, if not beside the manuscript."),
    ):
        command = option(command)
    return command


json_option = click.option("--json", "as_json", is_flag=True, help="Write the answer as JSON.")
preset_option = click.option(
    "--preset", metavar="NAME", help="press-x4 (if not given), press-x1a, proof, digital, original, or a .toml file."
)
profile_option = click.option(
    "--profile", metavar="NAME", help="The printer: sheetfed-cmyk (if not given), web-cmyk, newsprint …, or a .toml file."
)


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="voa-editor")
@click.option("-q", "--quiet", is_flag=True, help="No progress on stderr.")
@click.option("--debug", is_flag=True, help="Show the traceback of a fault.")
@click.pass_context
def main(ctx: click.Context, quiet: bool, debug: bool) -> None:
    """Lay out a whole newsletter from its manuscript, keep it editable, and print it.

    Start with `voa-editor build SOURCE -o OUT.pdf`.
    """
    ctx.ensure_object(dict)["quiet"] = quiet


@main.command()
@click.argument("source", type=FILE)
@sources_options
@click.option("--project", type=FILE, metavar="OUT.voa", help="Keep the project file, to edit it.")
@click.option("-o", "--output", type=FILE, metavar="OUT.pdf", required=True, help="The PDF to write.")
@preset_option
@profile_option
@click.option("--force", is_flag=True, help="Replace a project that was worked on since it was built.")
@json_option
@click.pass_obj
def build(obj: dict[str, bool], source: Path, photos: Path | None, ads: Path | None, clean: bool, project: Path | None,
          output: Path, preset: str | None, profile: str | None, force: bool, as_json: bool) -> None:  # fmt: skip
    """Turn a manuscript into a project and a PDF.

    SOURCE is a Markdown file or a folder with an issue.toml. An existing project is replaced only if it is as build made it.
    """
    from voa_editor.cli.progress import shown
    from voa_editor.cli.summary import print_built, print_json
    from voa_editor.jobs.build import build
    from voa_editor.jobs.export import ExportOrder
    from voa_editor.jobs.importing import Sources
    from voa_editor.prepress.profiles import DEFAULT as DEFAULT_PROFILE
    from voa_editor.render.presets import DEFAULT

    order = ExportOrder(output, preset or DEFAULT, profile=profile or DEFAULT_PROFILE)
    with shown(obj["quiet"]) as progress:
        built = build(Sources(source, photos, ads, clean), order, project, force, progress)
    if as_json:
        print_json(built.values())
    else:
        print_built(built)


@main.command()
@click.argument("out", type=FILE, metavar="OUT.voa")
@click.option("--template", metavar="NAME", help="A template that comes with the program: voice-of-asia, if not given.")
@click.option("--from", "last", type=FILE, metavar="LAST.voa", help="Take styles, settings, sections and parent pages from it.")
def new(out: Path, template: str | None, last: Path | None) -> None:
    """Make an empty project.

    Number, period and date of the issue are yours to set. A file that is there is never replaced.
    """
    from voa_editor.jobs.create import new_from_last, new_from_template

    if template and last:
        raise click.UsageError("give --template or --from, not both")
    if last:
        new_from_last(out, last)
    else:
        new_from_template(out, *([template] if template else []))
    click.echo(f"made {out}")


@main.command("import")
@click.argument("issue", type=FILE, metavar="ISSUE.voa")
@click.argument("source", type=FILE)
@sources_options
@click.option("--replace", is_flag=True, help="Put the manuscript in the place of the stories that are there.")
@click.option("--write-plan", type=FILE, is_flag=False, flag_value="issue.toml", metavar="[FILE]",
              help="Write the plan as inferred, to correct by hand; FILE is issue.toml if not given.")  # fmt: skip
@json_option
@click.pass_obj
def import_(obj: dict[str, bool], issue: Path, source: Path, photos: Path | None, ads: Path | None, clean: bool, replace: bool,
            write_plan: Path | None, as_json: bool) -> None:  # fmt: skip
    """Read a manuscript, photographs and ads into a project.

    SOURCE is a Markdown file or a folder with an issue.toml. The project is made if it is not there. Pages come with `layout`.
    """
    from voa_editor.cli.progress import shown
    from voa_editor.cli.summary import print_findings, print_json
    from voa_editor.jobs.check import finding_values
    from voa_editor.jobs.importing import Sources, import_into
    from voa_editor.jobs.importing import write_plan as write_plan_to

    with shown(obj["quiet"]) as progress:
        imported = import_into(issue, Sources(source, photos, ads, clean), replace, progress)
    if write_plan:
        write_plan_to(imported, write_plan)
    findings = finding_values(imported.report.findings)
    if as_json:
        print_json({"project": str(issue), "findings": findings})
    else:
        print_findings(findings)
        click.echo(f"imported {source} into {issue}; lay it out with: voa-editor layout {issue}")


@main.command()
@click.argument("issue", type=FILE, metavar="ISSUE.voa")
@json_option
@click.pass_obj
def layout(obj: dict[str, bool], issue: Path, as_json: bool) -> None:
    """Lay a project out from its flat plan; it can be undone."""
    from voa_editor.cli.progress import shown
    from voa_editor.cli.summary import print_findings, print_json, without_notes
    from voa_editor.jobs.check import finding_values
    from voa_editor.jobs.importing import lay_out
    from voa_editor.model.assets import Finding

    with shown(obj["quiet"]) as progress:
        after = lay_out(issue, progress)
    findings = finding_values(after.all(Finding))
    if as_json:
        print_json({"pages": len(after.pages()), "findings": findings})
    else:
        print_findings(without_notes(findings))
        click.echo(f"{issue}: {len(after.pages())} pages")


@main.command()
@click.argument("issue", type=FILE, metavar="ISSUE.voa")
@click.option("-o", "--output", type=FILE, metavar="OUT", required=True, help="The PDF, or the folder or .png name for pages.")
@preset_option
@profile_option
@click.option("--format", "form", type=click.Choice(["pdf", "png"]), help="By the ending of OUT, if not given.")
@click.option("--pages", metavar="1,4-7", help="Only these pages.")
@click.option("--spreads", is_flag=True, help="PNG: facing pages side by side.")
@click.option("--bleed", is_flag=True, help="PNG: with the bleed, not cut at the trim.")
@click.option("--dpi", type=click.IntRange(18, 1200), default=96, show_default=True, help="PNG: pixels an inch.")
@click.option("--certificate", type=FILE, metavar="FILE.pdf|.json", help="PDF/X: how the file keeps its standard, rule by rule.")
@click.pass_obj
def export(obj: dict[str, bool], issue: Path, output: Path, preset: str | None, profile: str | None, form: str | None,
           pages: str | None, spreads: bool, bleed: bool, dpi: int, certificate: Path | None) -> None:  # fmt: skip
    """Write a project as a PDF, or as PNG pages or spreads.

    What is there is replaced only when the new file is complete.
    """
    from voa_editor.cli.progress import shown
    from voa_editor.jobs.export import ExportOrder, export
    from voa_editor.prepress.profiles import DEFAULT as DEFAULT_PROFILE
    from voa_editor.render.presets import DEFAULT

    form = form or ("png" if output.suffix.lower() == ".png" else "pdf")
    if form == "pdf" and (spreads or bleed):
        raise click.UsageError("--spreads and --bleed are for --format png; a PDF has single pages, and bleed as its preset says")
    numbers = parse_pages(pages) if pages else None
    order = ExportOrder(output, preset or DEFAULT, form, numbers, spreads, bleed, dpi, profile or DEFAULT_PROFILE, certificate)
    with shown(obj["quiet"]) as progress:
        exported = export(issue, order, progress)
    if exported.findings:
        from voa_editor.cli.summary import print_findings
        from voa_editor.jobs.check import finding_values

        print_findings(finding_values(exported.findings), on_stderr=True)
    click.echo("\n".join(str(path) for path in exported.files))


@main.command()
@click.argument("issue", type=FILE, metavar="ISSUE.voa")
@click.option("-o", "--output", type=FILE, metavar="FOLDER|FILE.zip", required=True, help="The package to make.")
@profile_option
@json_option
@click.pass_obj
def package(obj: dict[str, bool], issue: Path, output: Path, profile: str | None, as_json: bool) -> None:
    """Put all that a printer needs in one place: print file, proof, certificate, fonts, ICC profile, issue and job ticket.

    A package that is there is replaced only when the new one is complete; any other folder or file is left alone.
    """
    from voa_editor.cli.progress import shown
    from voa_editor.cli.summary import print_json, print_packaged
    from voa_editor.jobs.package import PackageOrder, package
    from voa_editor.prepress.profiles import DEFAULT as DEFAULT_PROFILE

    with shown(obj["quiet"]) as progress:
        packaged = package(issue, PackageOrder(output, profile or DEFAULT_PROFILE), progress)
    print_json(packaged.ticket) if as_json else print_packaged(packaged)


@main.command()
@click.argument("issue", type=FILE, metavar="ISSUE.voa")
@json_option
def info(issue: Path, as_json: bool) -> None:
    """Tell what is in a project: pages, contents, stories, assets."""
    from voa_editor.cli.summary import print_info, print_json
    from voa_editor.jobs.describe import info

    values = info(issue)
    if as_json:
        print_json(values)
    else:
        print_info(values)


@main.command()
@click.argument("issue", type=FILE, metavar="[ISSUE.voa]", required=False)
@click.option("--pdf", type=FILE, metavar="FILE", help="Check a finished PDF instead, such as an advertiser's artwork.")
@click.option("--profile", metavar="NAME", help="What the printer asks: sheetfed-cmyk, if not given.")
@click.option("--size", metavar="WxH", help="The trimmed size booked for the PDF, such as 210x297mm.")
@click.option(
    "--standard", type=click.Choice(["x4", "x1a"]), help="Verify the PDF against PDF/X-4 or PDF/X-1a:2003, rule by rule."
)
@click.option("--notes", is_flag=True, help="List the notes too: what import and layout decided by themselves.")
@json_option
@click.pass_context
def check(ctx: click.Context, issue: Path | None, pdf: Path | None, profile: str | None, size: str | None, standard: str | None,
          notes: bool, as_json: bool) -> None:  # fmt: skip
    """Look for what would go wrong in print or embarrass an editor, in an issue or in a finished PDF.

    The exit code is 1 if there is an error.
    """
    from voa_editor.cli.summary import counted, print_findings, print_json, print_report, without_notes
    from voa_editor.jobs.check import DEFAULT_PROFILE, check, check_pdf, verify_pdf

    if (issue is None) == (pdf is None):
        raise click.UsageError("give an issue, or a PDF with --pdf")
    if pdf is None and (size or standard):
        raise click.UsageError("--size and --standard are for --pdf")
    if pdf and standard:
        report = verify_pdf(pdf, standard)
        print_json(report.values()) if as_json else print_report(report)
        ctx.exit(exits.OK if report.passed else exits.FINDINGS)
    name = profile or DEFAULT_PROFILE
    findings = check_pdf(pdf, name, parse_size(size) if size else None) if pdf else check(issue, name) if issue else []
    if as_json:
        print_json({"findings": findings})
    else:
        print_findings(findings if notes else without_notes(findings))
        click.echo(f"findings: {counted(findings)}")
    if any(finding["severity"] == "error" for finding in findings):
        ctx.exit(exits.FINDINGS)


@main.command()
@click.argument("source", type=FILE, metavar="ISSUE.voa|FILE.pdf")
@click.option("-o", "--output", type=FILE, metavar="FOLDER", help="Write a PNG of each plate, and of the coverage.")
@click.option("--pages", metavar="1,4-7", help="Only these pages.")
@click.option("--dpi", type=click.IntRange(18, 600), default=100, show_default=True, help="Pixels an inch.")
@click.option("--profile", metavar="NAME", help="What the printer asks: sheetfed-cmyk, if not given.")
@json_option
@click.pass_obj
def separations(obj: dict[str, bool], source: Path, output: Path | None, pages: str | None, dpi: int, profile: str | None,
                as_json: bool) -> None:  # fmt: skip
    """Tell which inks each page prints, and where they are heaviest: as the mean over 15 × 15 mm."""
    from voa_editor.cli.progress import shown
    from voa_editor.cli.summary import print_json, print_plates
    from voa_editor.jobs.separations import PlateOrder, separations
    from voa_editor.prepress.profiles import DEFAULT as DEFAULT_PROFILE

    numbers = parse_pages(pages) if pages else None
    with shown(obj["quiet"]) as progress:
        told = separations(PlateOrder(source, output, numbers, float(dpi), profile or DEFAULT_PROFILE), progress)
    print_json({"pages": told}) if as_json else print_plates(told)


@main.command()
@click.argument("source", type=FILE, metavar="FILE.pdf")
@click.option("-o", "--output", type=FILE, metavar="OUT.pdf", required=True, help="The PDF to write.")
@click.option("--kind", type=click.Choice(["reader", "saddle", "sheets", "dummy"]), default="saddle", show_default=True,
              help="Facing pages, printer's spreads, sheets to fold, or a dummy for the office printer.")
@click.option("--up", type=click.Choice(["2", "4", "8"]), default="4", show_default=True, help="Sheets: pages on a side.")
@click.option("--binding", type=click.Choice(["saddle", "glued"]), default="saddle", show_default=True, help="Sheets: how bound.")
@click.option("--thickness", default="0.1mm", show_default=True, help="Of a leaf, for the creep of stitched pages.")
@click.option("--marks/--no-marks", default=True, help="Cut, fold and registration marks.")
@click.pass_obj
def impose(obj: dict[str, bool], source: Path, output: Path, kind: str, up: str, binding: str, thickness: str,
           marks: bool) -> None:  # fmt: skip
    """Arrange the pages of a PDF on sheets of paper."""
    from voa_editor.cli.progress import shown
    from voa_editor.prepress.imposition.plan import Imposing
    from voa_editor.prepress.imposition.write import impose
    from voa_editor.units import parse_length

    try:
        leaf = parse_length(thickness, "mm")
    except ValueError as fault:
        raise click.UsageError(f"--thickness: {fault}") from fault
    with shown(obj["quiet"]) as progress:
        sides = impose(source, output, Imposing(kind, int(up), binding, leaf, marks=marks), progress)
    click.echo(f"{output}: {sides} sides")


@main.command()
@click.argument("source", type=FILE, metavar="FILE.pdf")
@click.option("-o", "--output", type=FILE, metavar="OUT.pdf", required=True, help="The PDF to write.")
@click.option("--ppi", type=click.IntRange(72, 1200), default=300, show_default=True, help="Of what must become a picture.")
@click.option("--profile", metavar="NAME", help="What the printer asks: sheetfed-cmyk, if not given.")
def flatten(source: Path, output: Path, ppi: int, profile: str | None) -> None:
    """Take the transparency out of a PDF, such as an advertiser's, for a press that takes none."""
    from voa_editor.jobs.export import intent_of
    from voa_editor.prepress.flatten import flatten
    from voa_editor.prepress.profiles import DEFAULT, load_profile
    from voa_editor.render.output import beside

    with beside(output, b"%PDF-") as part:
        areas = flatten(source, part, intent_of(load_profile(profile or DEFAULT)).profile, float(ppi))
    click.echo(f"{output}: {areas} areas became pictures")


@main.command()
@click.argument("issue", type=FILE, metavar="[ISSUE.voa|SOURCE]", required=False)
@click.pass_context
def edit(ctx: click.Context, issue: Path | None) -> None:
    """Edit an issue in a window.

    For a SOURCE (a Markdown file or a folder with an issue.toml) the project is made beside it, or opened if it is there.
    """
    ctx.exit(ctx.obj["window"](issue))
