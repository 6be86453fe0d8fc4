"""Number, period and date are held against those of the issue before, where it lies beside this one."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from notation import issue, pages, story

from voa_editor.compose.composer import Composer
from voa_editor.fonts.library import bundled
from voa_editor.model.settings import Settings
from voa_editor.prepress.last_issue import last_issue
from voa_editor.prepress.preflight import check
from voa_editor.prepress.surroundings import Surroundings
from voa_editor.store.project import Project

SUMMER = Settings(title="Voice", number="3", period="July–September 2023", date="2023-10-10")
AUTUMN = replace(SUMMER, number="4", period="October–December 2023", date="2024-01-10")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of an issue, in one that has no other issues."""
    (tmp_path / "issues" / "2023-q3").mkdir(parents=True)
    return tmp_path / "issues" / "2023-q3"


class NoFiles:
    def read(self, asset: str) -> bytes:
        raise KeyError(asset)


def made(path: Path, settings: Settings, *headlines: str, age: int = 0) -> Path:
    """A project of an issue, written so many seconds ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = [story(f"s{n}", "Words.", headline=said) for n, said in enumerate(headlines)]
    Project.create(path, issue(settings, pages(1), *parts), {}).close()
    os.utime(path, (path.stat().st_mtime - age,) * 2)
    return path


def told(project: Path, settings: Settings = SUMMER) -> list[str]:
    """What is said of the issue line, but for what is said of the issue alone."""
    now = issue(settings, pages(1), story("own", "Words.", headline="Of this issue"))
    found = check(now, Composer(bundled()), surroundings=Surroundings(NoFiles(), project))
    return [one.message for one in found if one.rule == "issue-line" and "before" in one.message]


@pytest.mark.parametrize("where", ["q2.voa", "../2023-q2/issue.voa"])
def test_what_was_left_from_last_quarter_is_told_with_the_file_it_was_compared_with(home: Path, where: str):
    project = home / "q3.voa"
    made(project.parent / where, SUMMER, "Of last quarter")
    (said,) = told(project)
    assert said.count("the number 3 and the period July–September 2023 and the date 2023-10-10") == 1
    assert said.endswith(f"(compared with {where})")
    assert not told(project, AUTUMN)


def test_a_date_alone_is_told_and_a_number_that_comes_again_next_year_is_not(home: Path):
    made(home / "last.voa", replace(SUMMER, period="July–September 2022", date="2022-10-10"))
    assert not told(home / "q3.voa")
    made(home / "new.voa", replace(SUMMER, number="2", period="April–June 2023"))
    (said,) = told(home / "q3.voa")
    assert "date 2023-10-10" in said and "number" not in said and "period" not in said


def test_an_issue_toml_in_a_folder_beside_is_an_issue_and_the_one_in_its_own_folder_is_its_source(home: Path):
    (home.parent / "2023-q2").mkdir()
    for folder in ("2023-q2", "2023-q3"):
        (home.parent / folder / "issue.toml").write_text('[issue]\ntitle = "Voice"\nnumber = "3"\n')
    (said,) = told(home / "q3.voa", replace(SUMMER, period=""))
    assert "../2023-q2/issue.toml" in said


def test_the_newest_of_the_same_title_counts(home: Path):
    made(home / "old.voa", SUMMER, age=900)
    made(home / "newer.voa", AUTUMN, age=600)
    made(home / "other.voa", replace(SUMMER, title="Another Voice"), age=300)
    (home / "broken.voa").write_bytes(b"SQLite format 3\0 and no more")
    found = last_issue(home / "q3.voa", "Voice")
    assert found and found.file == "newer.voa" and not told(home / "q3.voa")


def test_a_copy_of_this_issue_is_no_other_issue(home: Path):
    made(home / "copy.voa", SUMMER, "Of this issue")
    assert not told(home / "q3.voa")


def test_an_older_format_is_read_and_left_as_it_is(home: Path):
    there = home / "last.voa"
    there.write_bytes((Path(__file__).parents[1] / "store" / "version-1.voa").read_bytes())
    before = there.read_bytes()
    assert last_issue(home / "q3.voa", "Voice")
    assert there.read_bytes() == before and [each.name for each in home.iterdir()] == ["last.voa"]


def test_links_and_pipes_are_passed_over(home: Path):
    made(home.parent / "elsewhere" / "deep" / "a.voa", SUMMER)
    (home / "link.voa").symlink_to(home.parent / "elsewhere" / "deep" / "a.voa")
    os.mkfifo(home / "pipe.voa")
    assert last_issue(home / "q3.voa", "Voice") is None
