"""The commands, one after another, on a small issue: files made, answers for scripts, refusals that destroy nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from small import write_small

from voa_editor.app import main
from voa_editor.cli import exits
from voa_editor.edit.change import put
from voa_editor.store.project import Project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small issue in `source`, built to issue.voa and issue.pdf. Tests change copies only."""
    folder = tmp_path_factory.mktemp("built")
    source = write_small(folder / "source")
    assert run("--quiet", "build", source, "--project", folder / "issue.voa", "-o", folder / "issue.pdf") == exits.OK
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "issue.voa"
    copy.write_bytes((built / "issue.voa").read_bytes())
    return copy


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def asked(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    capsys.readouterr()
    assert run(*arguments, "--json") in (exits.OK, exits.FINDINGS)
    return json.loads(capsys.readouterr().out)


def test_build_makes_project_and_pdf(built: Path) -> None:
    assert (built / "issue.pdf").read_bytes().startswith(b"%PDF-")
    assert sorted(path.name for path in built.iterdir()) == ["issue.pdf", "issue.voa", "source"]


def test_build_prints_what_it_made(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", built / "source", "-o", tmp_path / "a.pdf") == exits.OK
    said = capsys.readouterr()
    for word in ("pages", "words", "photographs", "findings", "seconds", "PDF"):
        assert word in said.out
    assert "import …" in said.err and "export …" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_the_same_input_gives_the_same_pdf(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    values = asked(capsys, "-q", "build", built / "source", "-o", tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (built / "issue.pdf").read_bytes()
    assert values["pages"] == 4 and values["photographs"] == 2 and values["project"] is None
    assert list(values["seconds"]) == ["import", "plan", "save", "compose", "export", "check"]


def test_build_replaces_only_what_it_built(built: Path, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    order = ("-q", "build", built / "source", "--project", project, "-o", project.with_suffix(".pdf"))
    assert run(*order) == exits.OK
    with Project.open(project, write=True) as opened:
        change = put(opened.issue, [], [opened.issue.pages()[0].id])
        opened.commit(change, "Delete a page")
    before = project.read_bytes()
    capsys.readouterr()
    assert run(*order) == exits.BAD_INPUT
    assert "worked on since it was built" in capsys.readouterr().err and project.read_bytes() == before
    assert run(*order, "--force") == exits.OK
    assert project.read_bytes() != before


def test_build_does_not_replace_a_stranger(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.voa").write_text("Dear Ann")
    assert run("-q", "build", built / "source", "--project", tmp_path / "letter.voa", "-o", tmp_path / "a.pdf") == exits.BAD_INPUT
    assert (tmp_path / "letter.voa").read_text() == "Dear Ann"
    assert "letter.voa" in capsys.readouterr().err


def test_info(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    values = asked(capsys, "info", built / "issue.voa")
    assert (values["pages"], values["trim_mm"], values["bleed_mm"], values["schema"]) == (4, [210, 297], [3, 3, 3, 3], 5)
    assert values["contents"] == [
        {"section": "News", "title": "The bridge is open", "page": 3},
        {"section": "News", "title": "The ferry retires", "page": 4},
    ]
    story = values["stories"][0]
    assert (story["title"], story["pages"], story["overset_words"]) == ("The bridge is open", [3], 0) and story["words"] > 200
    assert [asset["name"] for asset in values["assets"]] == ["bridge.jpg", "ferry.jpg"]
    assert run("info", built / "issue.voa") == exits.OK
    assert "The ferry retires" in capsys.readouterr().out


def test_check_ends_with_1_where_there_is_an_error(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    findings = asked(capsys, "check", built / "issue.voa")["findings"]
    low = [finding for finding in findings if finding["rule"] == "low-resolution"]
    assert low and set(low[0]) == {"rule", "severity", "page", "record", "message", "remedy"}
    assert low[0]["severity"] == "error" and low[0]["page"] == 3
    assert run("check", built / "issue.voa") == exits.FINDINGS
    assert "error: page 3: “bridge.jpg”" in capsys.readouterr().out


def test_new_import_layout_export(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue, pdf = tmp_path / "new.voa", tmp_path / "new.pdf"
    assert run("new", issue) == exits.OK
    assert run("-q", "import", issue, built / "source") == exits.OK
    assert asked(capsys, "-q", "layout", issue)["pages"] == 4
    assert run("-q", "export", issue, "-o", pdf) == exits.OK
    assert pdf.read_bytes() == (built / "issue.pdf").read_bytes()


def test_new_from_the_last_issue_keeps_its_looks_and_not_its_articles(built: Path, tmp_path: Path) -> None:
    new = tmp_path / "next.voa"
    assert run("new", new, "--from", built / "issue.voa") == exits.OK
    with Project.open(new) as opened, Project.open(built / "issue.voa") as last:
        issue, old = opened.issue, last.issue
        assert issue.settings.title == "The Quarterly" and issue.settings.publisher == "The Society"
        assert (issue.settings.number, issue.settings.period, issue.settings.date) == ("", "", "")
        assert not issue.pages() and not [r for r in issue.records if r.startswith(("photo-", "plan-", "sha256-", "find-"))]
        kept = ("ps-", "cs-", "sw-", "parent-", "slot-", "section-")
        assert {r for r in issue.records if r.startswith(kept)} == {r for r in old.records if r.startswith(kept)}
    assert run("-q", "import", new, built / "source") == exits.OK
    assert run("-q", "layout", new) == exits.OK


def test_new_never_replaces(project: Path) -> None:
    before = project.read_bytes()
    assert run("new", project) == exits.BAD_INPUT
    assert run("new", project, "--from", project) == exits.BAD_INPUT
    assert project.read_bytes() == before


def test_import_into_a_full_project_asks_and_can_be_undone(built: Path, project: Path) -> None:
    assert run("-q", "import", project, built / "source") == exits.BAD_INPUT
    with Project.open(project) as opened:
        before = opened.issue
    assert run("-q", "import", project, built / "source", "--replace") == exits.OK
    with Project.open(project, write=True) as opened:
        assert not opened.issue.pages()
        opened.undo()
        assert opened.issue == before


def test_the_inferred_plan_can_be_written_and_read_again(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("-q", "import", "a.voa", built / "source" / "manuscript.md", "--write-plan") == exits.OK
    plan = tmp_path / "issue.toml"
    assert "[[page]]" in plan.read_text() or "[[story]]" in plan.read_text()
    plan.write_text("mine")
    assert run("-q", "import", "b.voa", built / "source" / "manuscript.md", "--write-plan") == exits.BAD_INPUT
    assert plan.read_text() == "mine"


def test_export_of_some_pages(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("-q", "export", built / "issue.voa", "-o", tmp_path / "page.png", "--pages", "3", "--dpi", "36") == exits.OK
    assert Image.open(tmp_path / "page.png").size == (298, 421)
    order = ("--format", "png", "--spreads", "--dpi", "20")
    assert run("-q", "export", built / "issue.voa", "-o", tmp_path / "p", *order) == exits.OK
    assert len(list((tmp_path / "p").iterdir())) == 3
    capsys.readouterr()
    assert run("-q", "export", built / "issue.voa", "-o", tmp_path / "a.pdf", "--pages", "3,9") == exits.BAD_INPUT
    assert "there is no page 9; the issue has 4" in capsys.readouterr().err
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("options", [("--spreads",), ("--bleed",)])
def test_a_pdf_has_no_spreads(built: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    assert run("export", built / "issue.voa", "-o", tmp_path / "a.pdf", *options) == exits.USAGE


def test_an_unknown_preset_is_said_before_the_work(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", built / "source", "-o", tmp_path / "a.pdf", "--preset", "glossy") == exits.BAD_INPUT
    said = capsys.readouterr().err
    assert "there is no export preset 'glossy'" in said and "import" not in said


@pytest.mark.parametrize("command", ["info", "check", "layout", "export"])
def test_what_is_no_project_is_said_and_left_alone(tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    path, options = tmp_path / "letter.voa", ("-o", tmp_path / "a.pdf") if command == "export" else ()
    path.write_text("Dear Ann")
    assert run(command, path, *options) == exits.BAD_INPUT
    assert "letter.voa: " in capsys.readouterr().err and path.read_text() == "Dear Ann"
    assert run(command, tmp_path / "none.voa", *options) == exits.BAD_INPUT


def test_exporting_loads_neither_reader_nor_rich_nor_qt(built: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    code = f"""
import sys
from voa_editor.app import main
assert main(["-q", "export", {str(built / "issue.voa")!r}, "-o", {str(tmp_path / "a.pdf")!r}]) == 0
heavy = ["PySide6", "sqlite_utils", "rich", "markdown_it", "rapidfuzz", "voa_editor.manuscript"]
sys.stderr.write(" ".join(name for name in heavy if name in sys.modules))
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr == ""
