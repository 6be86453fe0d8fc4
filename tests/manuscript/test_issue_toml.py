"""An issue.toml is read with errors that name table, key and remedy, and wins over the manuscript."""

from collections.abc import Callable

import pytest

from voa_editor.errors import UserError
from voa_editor.model.assets import Booking, Photo
from voa_editor.model.pages import PlanItem
from voa_editor.model.settings import Section
from voa_editor.model.story import Story
from voa_editor.units import mm

TEXT = "# July\n\n## Ports\n\nText of ports.\n\n## Peaks\nkicker: High\n\nText of peaks.\n"
TOML = """
[issue]
title = "The Digest"
number = 3
trim = "148 x 210 mm"
bleed = ["3 mm", "3 mm", "3 mm", "0 mm"]
address = ["Street 1", "Town"]

[[section]]
name = "July"
hue = "sky blue"
deck = "A line - quoted"

[[story]]
slug = "peaks"
short = "Tops"
cover = 1
photos = ["b.png"]

[[photo]]
file = "a"
role = "cover"
focal = [0.2, 0.8]
caption = 'The "quay"'

[[ad]]
advertiser = "Rail"
page = 6
link = "https://rail.example"
lines = ["RAIL", "Rest"]

[[ad]]
advertiser = "Back"

[[page]]
kind = "cover"
[[page]]
kind = "contents"
pages = 2
[[page]]
section = "July"
[[page]]
story = "peaks"
pattern = "head"
[[page]]
page = 7
story = "ports"
pages = 2
"""

Read = Callable[..., tuple]  # type: ignore[type-arg]


def test_everything_it_says_is_said(read: Read) -> None:
    issue, imported = read(TEXT, TOML, photos=["a.png", "b.png"])
    settings = issue.settings
    assert (settings.title, settings.number, settings.address) == ("The Digest", "3", ("Street 1", "Town"))
    assert settings.trim_w == pytest.approx(mm(148)) and (settings.bleed_top, settings.bleed_inner) == (pytest.approx(mm(3)), 0)
    (section,) = issue.children(Section)
    assert (section.hue, section.deck, section.opener) == ("sw-sky-blue", "A line\u00a0– quoted", True)
    peaks = issue.need(Story, "story-peaks")
    assert (peaks.kicker, peaks.short_title, peaks.cover, peaks.parent) == ("High", "Tops", 1, "section-july")
    (cover,) = issue.children(Photo, "")
    assert (cover.role, cover.caption, cover.focal_x, cover.focal_y) == ("cover", "The “quay”", 0.2, 0.8)
    assert len(issue.children(Photo, "story-peaks")) == 1
    assert issue.need(Booking, "booking-rail").lines == ("RAIL", "Rest")
    assert not imported.report.of("unknown-key")


def test_the_flat_plan_follows_on_and_takes_in_the_ads(read: Read) -> None:
    issue, _ = read(TEXT, TOML)
    plan = [(item.kind, item.page, item.pages, item.subject) for item in issue.children(PlanItem)]
    assert plan == [
        ("cover", 1, 1, ""),
        ("contents", 2, 2, ""),
        ("opener", 4, 1, "section-july"),
        ("article", 5, 1, "story-peaks"),
        ("ad", 6, 1, "booking-rail"),
        ("article", 7, 2, "story-ports"),
        ("back", 0, 1, "booking-back"),
    ]
    assert issue.need(PlanItem, "plan-article-peaks").pattern == "head"


def test_unknown_keys_and_names_are_reported_not_fatal(read: Read) -> None:
    toml = '[issue]\ntitel = "x"\n[[story]]\nslug = "nowhere"\n[[page]]\nstory = "gone"\npage = 9\n[[page]]\nstory = "ports"\n'
    issue, imported = read(TEXT, toml)
    messages = [f"{finding.message} {finding.remedy}" for finding in imported.report.warnings]
    assert any("titel" in message and "title" in message for message in messages)
    assert any("nowhere" in message for message in messages)
    assert any("gone" in message and "[[page]] 1" in message for message in messages)
    assert any("“Peaks” is not in the flat plan" in message for message in messages)
    assert [item.subject for item in issue.children(PlanItem)] == ["story-ports", "story-peaks"]


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("[issue\n", "line 1"),
        ('[issue]\ntrim = "big"\n', "trim"),
        ('[issue]\ntrim = "1 x 1 mm"\n', "out of range"),
        ('[issue]\nbleed = ["1 mm", "2 mm"]\n', "bleed"),
        ("[issue]\nadress = 1\naddress = 1\n", "address"),
        ('[[page]]\npage = "x"\nkind = "cover"\n', "[[page]] 1"),
        ("[[page]]\npage = 99999999\nkind = 'cover'\n", "page"),
        ('[[page]]\nkind = "poster"\n', "poster"),
        ("[[page]]\npage = 1\n", "kind"),
        ("[[section]]\nhue = 'x'\n", "name"),
        ("page = 3\n", "[[page]]"),
        ("[[photo]]\nfile = 'a'\nfocal = [2, 3]\n", "focal"),
        ("[issue]\nmanuscript = '../../secret.md'\n", "outside"),
        ("[issue]\nphotos = '/'\n", "outside"),
        ("a = " + "[" * 5000 + "]" * 5000, "TOML"),
        ("[issue]\nnumber = " + "9" * 5000, "TOML"),
        ("[issue]\nnumber = 0x" + "f" * 5000, "number"),
    ],
)
def test_faults_name_the_place_and_the_remedy(folder: Callable[..., object], toml: str, words: str) -> None:
    from voa_editor.manuscript.reader import read_source

    where = folder(TEXT, toml)
    with pytest.raises(UserError) as caught:
        read_source(where)  # type: ignore[arg-type]
    assert words in str(caught.value) and caught.value.remedy and "issue.toml" in caught.value.file


def test_control_characters_are_taken_out(read: Callable[..., tuple]) -> None:  # type: ignore[type-arg]
    issue, _ = read(TEXT, '[issue]\ntitle = "a\\u0000b\\u0007c\\td"\ncredits = ["x\\u0001y"]\n')
    assert issue.settings.title == "abcd" and issue.settings.credits == ("xy",)
