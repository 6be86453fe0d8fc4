"""Every rule of preflight has an issue that it speaks of and one, nearly the same, that it passes over."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from adverts import advert as artwork
from notation import ad_frame, asset, issue, page, pages, picture_frame, shape, story, text_frame
from pressed import add, spot
from pressed import page as made_page

from voa_editor.artwork.kinds import PDF
from voa_editor.compose.composer import Composer
from voa_editor.edit.rules import completed
from voa_editor.fonts.library import Library, bundled
from voa_editor.jobs.weighing import weights
from voa_editor.model.assets import Asset, Booking, Finding, Photo
from voa_editor.model.issue import Issue
from voa_editor.model.pages import ParentPage, PlanItem
from voa_editor.model.records import Record
from voa_editor.model.settings import SETTINGS_ID, Settings
from voa_editor.model.story import FIELD_MARK, Paragraph, Span
from voa_editor.model.styles import ParagraphStyle, Swatch
from voa_editor.prepress.fixes import FIXES, fix_of
from voa_editor.prepress.live import SEVERITIES, LiveCheck
from voa_editor.prepress.profiles import load_profile
from voa_editor.prepress.rules.table import GROUPS, RULES
from voa_editor.prepress.surroundings import Surroundings
from voa_editor.units import mm

BODY = ParagraphStyle(id="ps-body", family="Source Serif 4", size=10.0, leading=12.0)
SET = Settings()
Parts = Sequence[Record | Sequence[Record]]


@dataclass(frozen=True)
class Pair:
    """The parts of an issue that a rule speaks of, and of one that it passes over; by which printer's profile."""

    bad: Parts
    good: Parts
    profile: str = "sheetfed-cmyk"
    library: Callable[[Path, bool], Library] = lambda folder, bad: bundled()
    files: Sequence[bytes] = ()

    def findings(self, folder: Path, bad: bool) -> list[Finding]:
        (folder / "lake.jpg").write_bytes(b"lake")
        os.utime(folder / "lake.jpg", (WRITTEN, WRITTEN))
        around = Surroundings(Kept(self.files), folder / "a.voa")
        live = LiveCheck(Composer(self.library(folder, bad)), load_profile(self.profile), around)
        for _ in live.run(made(self.bad if bad else self.good)):
            pass
        if due := live.due:
            now = made(self.bad if bad else self.good)
            live.weighed(due, weights(now, Kept(), tuple(due), load_profile(self.profile)))
        return list(live.findings)


@dataclass(frozen=True)
class Kept:
    """The bytes of assets."""

    files: Sequence[bytes] = ()

    def read(self, asset: str) -> bytes:
        return {art(each).id: each for each in self.files}[asset]


def made(parts: Parts) -> Issue:
    """Four pages and some parts, which stand before what they replace."""
    given = issue(*parts)
    return issue(BODY, SET, pages(4), *given.records.values()) if SETTINGS_ID not in {p.id for p in _flat(parts)} else issue(
        BODY, pages(4), *given.records.values())  # fmt: skip


def _flat(parts: Parts) -> list[Record]:
    return [record for part in parts for record in ([part] if isinstance(part, Record) else part)]


def said(*texts: str, **fields: object) -> Parts:
    """A story that is printed."""
    box = {"w": 300.0, "h": 300.0} | {k: fields.pop(k) for k in ("x", "y", "w", "h") if k in fields}
    where = (box.get("x", 60.0), box.get("y", 60.0), box["w"], box["h"])
    return [story("a", *texts, **{"headline": "", **fields}), text_frame("a", *where, story="story-a")]


def typed(size: float, **swatch: float | str) -> Parts:
    """A line of type of a size in a swatch, on a dark ground."""
    ink = Swatch(id="sw-ink", name="Ink", **swatch)  # type: ignore[arg-type]
    ground = shape("0", 50, 50, 320, 320, fill="sw-dark")
    style = replace(BODY, id="ps-fine", size=size, colour="sw-ink")
    words = [story("a", headline=""), replace(PARA, style="ps-fine"), text_frame("a", *IN, story="story-a")]
    return [ink, DARK, ground, style, *words]


def lined(width: float, **swatch: float | str) -> Parts:
    """A rectangle with a line of a width in a swatch."""
    return [Swatch(id="sw-ink", name="Ink", **swatch), shape("s", *IN, stroke="sw-ink", stroke_width=width)]  # type: ignore[arg-type]


def filled(**swatch: float | str) -> Parts:
    return [Swatch(id="sw-ink", name="Ink", **swatch), shape("s", *IN, fill="sw-ink")]  # type: ignore[arg-type]


def field(name: str, of: str = "") -> Paragraph:
    return Paragraph(id="para-label", parent="story-label", text=FIELD_MARK, spans=(Span(0, 1, field=name, of=of),))


def label(*texts: Paragraph) -> Parts:
    return [story("label", kind="label"), list(texts), text_frame("label", *IN, story="story-label")]


def contents(*names: str) -> Parts:
    """A list of three stories and those, all of which stand on pages."""
    spans = [(Paragraph(id=f"para-{name}-of", parent="story-label", order=name, text=FIELD_MARK,
                        spans=(Span(0, 1, field="page_of", of=f"story-{name}"),))) for name in names]  # fmt: skip
    there = [[*story(name, "Words."), text_frame(name, *IN, page="page-2", story=f"story-{name}")] for name in "abcd"]
    return [page("1", kind="contents"), *label(*spans), *there]


def linked(target: str) -> Parts:
    words = Paragraph(id="para-a-1", parent="story-a", text="Read more.", spans=(Span(0, 4, link=target),))
    return [story("a", headline=""), words, text_frame("a", *IN, story="story-a")]


def photo(pixels: int = 3000, role: str = "article", **facts: str) -> Parts:
    of = Photo(id="photo-1", asset=JPEG(pixels).id, role=role, **facts)
    return [JPEG(pixels), of, picture_frame("p", *IN, photo="photo-1")]


def from_file(name: str, time: int) -> Parts:
    """A photograph that was placed from a file, which was then four bytes long and of a time (seconds)."""
    placed = replace(JPEG(), source=name, source_bytes=4, source_time=time * 1000)
    return [*photo(caption="A lake")[1:], placed]


def JPEG(pixels: int = 3000, height: int = 0):
    return asset(b"x", name="lake.jpg", width=pixels, height=height or pixels)


def art(data: bytes) -> Asset:
    return asset(data, name="ad.pdf", media_type=PDF, width=21600, height=30300)


def inked(*inks: float) -> bytes:
    """An ad that prints with a spot ink, shown with process inks."""
    out, there = io.BytesIO(), made_page("/S cs 1 scn 10 10 50 50 re f")
    add(there, "ColorSpace", "S", spot(there.pdf, "Gold", inks)).pdf.save(out, deterministic_id=True)
    return out.getvalue()


def golden(swatch: float) -> Parts:
    """A swatch of the spot ink Gold, and an ad that prints with it."""
    gold = Swatch(id="sw-gold", name="Gold", kind="spot", m=swatch, y=0.9)
    return [gold, *advert(art=art(GOLD), approved=True)]


def advert(box: Sequence[float] = (), size: str = "full", art: Record | None = None, **facts: object) -> Parts:
    booked = Booking(id="booking-1", advertiser="Tea House", size=size, asset=art.id if art else "", **facts)  # type: ignore[arg-type]
    return [booked, ad_frame("ad", *(box or FULL), booking="booking-1"), *([art] if art else [])]


def restricted(folder: Path, bad: bool) -> Library:
    """A library of one face, whose maker (if `bad`) forbids to embed it."""
    font = Path(shutil.copy(bundled().find("Source Serif 4").path, folder / "Serif.ttf"))
    data = bytearray(font.read_bytes())
    tables = (12 + 16 * n for n in range(int.from_bytes(data[4:6], "big")))
    entry = next(at for at in tables if data[at : at + 4] == b"OS/2")
    rights = int.from_bytes(data[entry + 8 : entry + 12], "big") + 8
    data[rights : rights + 2] = (2 if bad else 0).to_bytes(2, "big")
    font.write_bytes(data)
    family = 'name = "Source Serif 4"\nfaces = [{file = "Serif.ttf", weight = 400}]'
    (folder / "fonts.toml").write_text(f'fallback = ["Source Serif 4"]\n[[family]]\n{family}\n')
    return Library(folder / "fonts.toml")


GOLD = inked(0, 0.3, 0.9, 0)
FONTLESS, WHOLE = artwork(embedded=False), artwork()
WRITTEN = 1_700_000_000  # seconds: when the file that lies beside each project here was written
IN = (60.0, 60.0, 300.0, 300.0)
FULL = (-mm(3), -mm(3), mm(216), mm(303))
DARK = Swatch(id="sw-dark", name="Dark", k=1.0, c=0.6)
PARA = Paragraph(id="para-a-1", parent="story-a", text="The bridge was opened in July.")
PLAIN = said("The bridge was opened in July.")
YES = {"approved": True, "lines": ("Tea.",)}
HEAD = replace(BODY, id="ps-head", role="headline")
SUBHEAD = replace(BODY, id="ps-subhead", role="subhead")
KAZAKH = "Көпір шілде айында ашылды, оны бүкіл қала көрді."
JULY = replace(SET, number="3", period="July–September 2023", date="2023-10-10")

PAIRS: dict[str, Pair] = {
    "overset": Pair(said("word " * 3000), PLAIN),
    "unprinted-text": Pair([story("a", "Words that no frame shows.")], PLAIN),
    "cut-text": Pair(said("Words. " * 90, y=-30.0), PLAIN),
    "empty-frame": Pair([picture_frame("p", *IN)], photo(caption="A lake")),
    "empty-page": Pair(
        [ParentPage(id="parent-a"), page("2", parent_page="parent-a")],
        [ParentPage(id="parent-a"), page("2", parent_page="parent-a"), shape("s", *IN, page="page-2", fill="sw-black")],
    ),
    "missing-glyph": Pair(said("A flag ⚑."), PLAIN),
    "fallback-face": Pair(said("Ŧ here."), PLAIN),
    "font-embedding": Pair(PLAIN, PLAIN, library=restricted),
    "file-changed": Pair(from_file("lake.jpg", WRITTEN - 60), from_file("lake.jpg", WRITTEN)),
    "file-gone": Pair(from_file("shore.jpg", WRITTEN), from_file("lake.jpg", WRITTEN)),
    "low-resolution": Pair(photo(400, caption="A lake"), photo(3000, caption="A lake")),
    "no-file": Pair(photo(caption="A lake")[1:], photo(caption="A lake")),
    "no-caption": Pair(photo(), photo(role="cover")),
    "photo-twice": Pair([*photo(), picture_frame("q", *IN, page="page-3", photo="photo-1")], photo()),
    "photo-left-out": Pair(
        [*PLAIN, JPEG(), Photo(id="photo-1", parent="story-a", asset=JPEG().id)], [*PLAIN, JPEG(), Photo(id="photo-1")]
    ),
    "bleed-missing": Pair(
        [shape("s", 0, 0, 200, 100, fill="sw-black")], [shape("s", -9, -9, 200, 100, fill="sw-black")],
    ),
    "bleed-setting": Pair([replace(SET, bleed_top=mm(1))], [replace(SET, bleed_inner=0.0)]),
    "safety-margin": Pair(said("Words.", y=4.0), said("Words.", x=4.0, y=20.0)),
    "page-multiple": Pair([page("5")], PLAIN),
    "plan-page": Pair(
        [*PLAIN, PlanItem(id="plan-1", page=3, subject="story-a")], [*PLAIN, PlanItem(id="plan-1", page=1, subject="story-a")]
    ),
    "stale-contents": Pair(contents("a", "b", "c"), contents("a", "b", "c", "d")),
    "small-white-type": Pair(typed(7), typed(9)),
    "small-coloured-type": Pair(typed(7, m=1.0, y=1.0), typed(7, y=1.0)),
    "rich-black-type": Pair(typed(12, c=0.7, m=0.7, y=0.7, k=0.9), typed(12, k=1.0)),
    "hairline": Pair(lined(0.01, k=1.0), lined(0.25, k=1.0)),
    "thin-white-line": Pair(lined(0.1), lined(0.25)),
    "thin-coloured-line": Pair(lined(0.1, c=1.0, m=1.0), lined(0.1, c=1.0)),
    "rgb-colour": Pair(filled(kind="rgb", r=1.0), filled(m=1.0, y=1.0)),
    "spot-colour": Pair(filled(kind="spot", c=1.0), filled(c=1.0), profile="magazine-ad"),
    "registration-colour": Pair(
        [shape("s", *IN, fill="sw-registration"), Swatch(id="sw-registration", name="Registration", kind="spot")],
        [shape("s", *IN, fill="sw-black")],
    ),
    "ink-coverage": Pair(filled(c=1.0, m=1.0, y=0.7, k=0.9), filled(c=0.6, m=0.4, y=0.4, k=1.0)),
    "ad-unfilled": Pair(advert(), advert(**YES)),
    "ad-unapproved": Pair(advert(lines=("Tea.",)), advert(**YES)),
    "ad-size": Pair(advert(IN, **YES), advert(IN, "custom", **YES)),
    "ad-page": Pair(
        [*advert(**YES), PlanItem(id="plan-1", page=3, subject="booking-1")],
        [*advert(**YES), PlanItem(id="plan-1", page=1, subject="booking-1")],
    ),
    "ad-fonts": Pair(advert(art=art(FONTLESS), **YES), advert(art=art(WHOLE), **YES), files=(FONTLESS, WHOLE)),
    "spot-twice": Pair(golden(0.4), golden(0.3), files=(GOLD,)),
    "spelling": Pair(said("One metre.", "One meter."), said("One metre.", "Two metres.")),
    "similar-name": Pair(
        said("Here spoke Kairat Sarybay.", "Then Kairat Sarybai."), said("Here spoke Kairat Sarybay.", "Then Kairat Umarov.")
    ),
    "doubled-word": Pair(said("Over the the bridge."), said("Over the bridge that that river has.")),
    "mixed-quotes": Pair(said("“One”, “two”.", '"Three".'), said("“One”, “two”.", "“Three”.")),
    "mixed-dashes": Pair(said("A bridge – a long one – opened.", "It - this - is."), said("A bridge – a well-known one.")),
    "placeholder-text": Pair(said("Lorem ipsum dolor sit amet."), said("The XXX summer games were in 2012.")),
    "page-reference": Pair(said("It was opened (see page 9)."), said("It was opened (see page 4); page 9 of the treaty.")),
    "issue-line": Pair(
        [replace(JULY, date="2023-07-01", period="October–December 2023")], [JULY, *label(field("issue_line"))]
    ),
    "link-address": Pair(linked("https//example.org"), linked("https://example.org/a?b=c#d")),
    "alternative-text": Pair([JPEG(), picture_frame("p", *IN, asset=JPEG().id)], photo(alt="A lake")),
    "language": Pair(said(KAZAKH), said(KAZAKH, language="kk")),
    "contrast": Pair(typed(9, k=0.8), typed(9, y=0.1)),
    "heading-order": Pair(
        [SUBHEAD, *said("Words."), replace(PARA, style="ps-subhead")],
        [SUBHEAD, HEAD, *said("Words.", "More."), replace(PARA, style="ps-head", order="0"),
         replace(PARA, id="para-a-2", style="ps-subhead", order="1")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_speaks_of_one_issue_and_passes_over_the_other(rule: str, tmp_path: Path):
    assert rule in PAIRS, f"write an issue that {rule} speaks of, and one that it does not"
    spoken = [found for found in PAIRS[rule].findings(tmp_path, True) if found.rule == rule]
    assert spoken
    for found in spoken:
        assert found.record and found.message and found.remedy
        assert SEVERITIES.index(found.severity) >= SEVERITIES.index(RULES[rule].severity)
    assert not [found.message for found in PAIRS[rule].findings(tmp_path, False) if found.rule == rule]


GONE = Paragraph(id="para-z", parent="story-label", order="z", text=FIELD_MARK, spans=(Span(0, 1, field="page_of", of="gone"),))
LISTING_ONE_GONE = Pair([*contents("a", "b", "c", "d"), GONE], ())


@pytest.mark.parametrize("rule", FIXES)
def test_a_fix_mends_what_the_rule_found_and_can_be_undone(rule: str, tmp_path: Path):
    pair = PAIRS[rule] if rule != "stale-contents" else LISTING_ONE_GONE
    before = made(pair.bad)
    live, profile, now = LiveCheck(Composer(bundled()), load_profile(pair.profile)), load_profile(pair.profile), before
    for _ in range(3):
        for _ in live.run(now):
            pass
        found = [finding for finding in live.findings if finding.rule == rule]
        if not found:
            break
        name, change = fix_of(now, found[0], profile) or pytest.fail(f"no fix for: {found[0].message}")
        assert name[0].isupper()
        after = completed(now, change)
        assert after[0].reversed().apply(after[1]) == now
        now = after[1]
    assert now != before and not found


def test_a_fix_leaves_locked_frames_alone():
    locked = [replace(one, locked=True) for one in _flat(PAIRS["bleed-missing"].bad)]
    finding = Finding(id="", rule="bleed-missing", record="frame-s")
    assert fix_of(made(locked), finding, load_profile()) is None
    assert fix_of(made(locked), Finding(id="", rule="overset", record="frame-s"), load_profile()) is None


def test_no_pair_is_of_a_rule_that_is_gone():
    assert PAIRS.keys() <= RULES.keys()


def test_all_that_preflight_finds_is_in_the_table(tmp_path: Path):
    found = {each.rule for rule in PAIRS for each in PAIRS[rule].findings(tmp_path, True)}
    assert found <= RULES.keys()


def test_rules_say_why_they_are_asked_and_what_the_profile_asks():
    profile = load_profile("newsprint")
    rules = [rule for _, group in GROUPS for rule in group]
    assert len(rules) == len(RULES)
    for rule in rules:
        assert rule.severity in SEVERITIES and rule.why.endswith((".", ").")) and rule.why[0].isupper()
        assert rule.threshold is None or any(figure.isdigit() for figure in rule.threshold(profile))
