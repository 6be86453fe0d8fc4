"""A contents list is found, matched to headlines that differ, and read as a flat plan."""

from pathlib import Path

import pytest

from voa_editor.manuscript.contents import find_contents
from voa_editor.manuscript.markdown import read_markdown
from voa_editor.manuscript.matching import SURE, align, likeness
from voa_editor.manuscript.reader import Imported, read_source
from voa_editor.model.assets import Photo
from voa_editor.model.issue import Issue
from voa_editor.model.pages import PlanItem
from voa_editor.model.settings import Section
from voa_editor.model.story import Story

PARAGRAPH = "Some sentences of an article stand here, enough to be an article and no ad. " * 8
PRINTED = f"""# THE DIGEST:

## Of All Things

The flag on the
high summit flies

# In this issue

## *July*

- 5 Flag flies at 4317 meters on the summit
- 6 Ministers meet in the river town

## August

- 10 An article nobody wrote

- 12 Pictures

# Foreword

**Dear readers,**

{PARAGRAPH}

July

# Flag flies at 4317 metres on the summit

{PARAGRAPH}

## Ministers meet in the river town

{PARAGRAPH}

# BUY NOW

www.buy.example

*One caption.*

*Two captions.*

*Three captions.*

# LAST AD

www.last.example
"""


def read(tmp_path: Path, text: str) -> tuple[Issue, Imported]:
    path = tmp_path / "text.md"
    path.write_text(text, encoding="utf-8")
    imported = read_source(path)
    return Issue(imported.records), imported


@pytest.mark.parametrize(
    "listed",
    [
        "- 5 One thing\n- 12 Another",
        "5. One thing\n12. Another",
        "5 One thing\n12 Another",
        "One thing ..... 5\nAnother ..... 12",
        "| | |\n|--|--|\n| 5 | One thing |\n| 12 | Another |",
        "- 5. One thing\n- 12. Another",
    ],
)
def test_forms_of_a_contents_list(listed: str) -> None:
    contents = find_contents(read_markdown(f"# Contents\n\n{listed}\n\n# One thing\n\nText."))
    assert contents is not None
    assert [(entry.page, entry.title) for entry in contents.entries] == [(5, "One thing"), (12, "Another")]
    assert contents.rest[0].text == "One thing"


def test_no_list_no_contents() -> None:
    assert find_contents(read_markdown("# Contents\n\nIn 2023 we wrote 5 things.\n\n# A\n\n5 things")) is None


def test_likeness() -> None:
    assert likeness("Flag at 4317 meters", "Flag at 4317 metres") == 99
    assert likeness("held in center of Asia", "held in centre of Asia") == 99
    assert likeness('A "quoted" title', "A “quoted” title") == 100
    assert (
        likeness(
            "Consultations with coordinators of the dimension", "Online consultations with the coordinators of every dimension"
        )
        > SURE
    )
    assert likeness("Deputy takes part in Ministerial Meeting in Baku", "Secretary takes part in Youth Forum in Beijing") < SURE


def test_alignment_keeps_order_and_pairs_equal_titles_in_turn() -> None:
    pairs = align(["Board meets", "Other", "Board meets"], ["Board meets", "Other", "Board meets"])
    assert {i: j for i, (j, _) in pairs.items()} == {0: 0, 1: 1, 2: 2}
    assert align(["One title of its own"], ["Something else", "entirely different"]) == {}


def test_the_plan_of_a_printed_text(tmp_path: Path) -> None:
    issue, imported = read(tmp_path, PRINTED)
    assert (issue.settings.title, issue.settings.subtitle) == ("The Digest", "Of All Things")
    plan = [(item.kind, item.page, item.pages) for item in issue.children(PlanItem)]
    assert plan == [
        ("cover", 1, 1),
        ("contents", 2, 1),
        ("foreword", 3, 1),
        ("opener", 4, 1),
        ("article", 5, 1),
        ("article", 6, 5),
        ("ad", 11, 1),
        ("gallery", 12, 4),
        ("back", 16, 1),
    ]
    assert [photo.caption for photo in issue.all(Photo)] == ["One caption.", "Two captions.", "Three captions."]
    sections = {section.name: section.opener for section in issue.children(Section)}
    assert sections["July"] and not sections["August"]
    stories = {" ".join(story.headline.split()): story for story in issue.all(Story)}
    assert stories["Flag flies at 4317 metres on the summit"].cover == 1
    assert any("An article nobody wrote" in finding.message for finding in imported.report.of("unmatched-title"))
    assert any("metres" in finding.message for finding in imported.report.of("spelling"))


def test_a_much_shorter_contents_title_is_the_short_title(tmp_path: Path) -> None:
    text = PRINTED.replace("- 6 Ministers meet in the river town", "- 6 Ministers meet in river town").replace(
        "## Ministers meet in the river town", "## Ministers and all of their deputies meet in the old river town"
    )
    issue, _ = read(tmp_path, text)
    story = next(story for story in issue.all(Story) if story.headline.startswith("Ministers"))
    assert story.short_title == "Ministers meet in river town"
