"""The real quarterly, mess included: its plan is the printed one and every word of every article survives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from voa_editor.manuscript.contents import find_contents
from voa_editor.manuscript.markdown import read_markdown
from voa_editor.manuscript.reader import Imported, read_source
from voa_editor.manuscript.write_toml import plan_to_toml
from voa_editor.model.assets import Booking, Finding, Photo
from voa_editor.model.issue import Issue
from voa_editor.model.pages import PlanItem
from voa_editor.model.settings import Section
from voa_editor.model.story import FIELD_MARK, Paragraph, Story
from voa_editor.model.threads import paragraphs

SEED = Path(__file__).parents[3] / "shared" / "seed" / "voice-of-asia-2023-q3.md"
pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="the real manuscript (../shared/seed) is not here")

PAGES = [5, 6, 8, 9, 10, 12, 14, 15, 16, 18, 21, 22, 23, 24, 26, 27, 29, 31, 33, 34, 36, 38]
TWO_PAGES = {12, 18, 24, 27, 31, 34, 36, 38}


@pytest.fixture(scope="module")
def imported() -> Imported:
    return read_source(SEED)


@pytest.fixture(scope="module")
def issue(imported: Imported) -> Issue:
    return Issue(imported.records)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def at_page(issue: Issue, page: int) -> Story:
    (item,) = [item for item in issue.children(PlanItem) if item.page == page]
    return issue.need(Story, item.subject)


def text_of(issue: Issue, story: Story) -> str:
    """Headline and paragraphs (captions, for the gallery) in reading order."""
    flows = [p.text for flow in ("lead", "body", "quote", "signature") for p in paragraphs(issue, story.id, flow)]
    captions = [photo.caption for photo in issue.children(Photo, story.id)]
    return " ".join([story.headline, *flows, *captions])


def test_the_plan_is_the_printed_one(issue: Issue) -> None:
    plan = [(item.page, item.pages, item.kind) for item in issue.children(PlanItem)]
    expected = {page: (2 if page in TWO_PAGES else 1, "gallery" if page == 38 else "article") for page in PAGES}
    expected |= {1: (1, "cover"), 2: (2, "contents"), 4: (1, "foreword"), 7: (1, "opener"), 20: (1, "opener"), 30: (1, "opener")}
    expected |= {11: (1, "ad"), 17: (1, "ad"), 40: (1, "back")}
    assert plan == [(page, *expected[page]) for page in sorted(expected)]


def test_every_entry_is_matched(imported: Imported) -> None:
    matched = [finding.page for finding in imported.report.of("match") if finding.page]
    assert sorted(matched) == PAGES and not imported.report.of("unmatched-title")


def test_sections_and_cover(issue: Issue) -> None:
    assert [(s.name, s.opener) for s in issue.children(Section)] == [
        ("In the Spotlight", False),
        ("July", True),
        ("August", True),
        ("September", True),
        ("Events", False),
    ]
    assert [at_page(issue, page).cover for page in (5, 6, 27, 14)] == [1, 2, 3, 4]
    per_section = {s.name: len(issue.children(Story, s.id)) for s in issue.children(Section)}
    assert per_section == {"In the Spotlight": 2, "July": 8, "August": 7, "September": 4, "Events": 1}


def test_the_settings(issue: Issue) -> None:
    settings = issue.settings
    assert (settings.title, settings.subtitle, settings.period, settings.language) == (
        "Voice of Asia",
        "CICA Digest",
        "July–September 2023",
        "en",
    )
    assert settings.publisher and len(settings.address) == 2 and settings.phone.startswith("+7") and len(settings.social) == 3
    assert "@" in settings.email and settings.web.startswith("www.") and "\\" not in settings.social[0]


def test_every_word_of_every_article_survives(issue: Issue) -> None:
    """Blocks of the manuscript, by a reading of their own, against the stories: all blocks, each in one story."""
    contents = find_contents(read_markdown(SEED.read_text(encoding="utf-8")))
    assert contents is not None
    source = [word for block in contents.rest for word in words(block.text)]
    ads = [word for booking in issue.all(Booking) for line in booking.lines for word in words(line)]
    openers = ["July", "August", "September"]
    stories = [word for story in issue.all(Story) for word in words(text_of(issue, story))]
    assert sorted([*stories, *ads, *openers]) == sorted([*source, "Events"])


def test_paragraphs_keep_their_words_in_order(issue: Issue) -> None:
    everything = {story.id: " ".join(words(text_of(issue, story))) for story in issue.all(Story)}
    ads = " ".join(word for booking in issue.all(Booking) for line in booking.lines for word in words(line))
    contents = find_contents(read_markdown(SEED.read_text(encoding="utf-8")))
    assert contents is not None
    for block in contents.rest:
        wanted = " ".join(words(block.text))
        homes = [story for story, text in everything.items() if wanted in text] or [wanted in ads]
        assert homes and all(homes), block.text


def test_interleaved_articles_are_in_reading_order(issue: Issue) -> None:
    sixteen, twenty_one, twenty_two = (at_page(issue, page) for page in (16, 21, 22))
    for story, count in ((sixteen, 4), (twenty_one, 2)):
        (lead,) = paragraphs(issue, story.id, "lead")
        assert lead.text.startswith("The Ministry of E") and not lead.spans
        assert len(paragraphs(issue, story.id)) == count
    body = paragraphs(issue, twenty_two.id)
    assert len(body) == 6 and "delighted to announce" in body[0].text and "safeguarding our planet" in body[5].text
    assert any("should act together" in p.text for p in paragraphs(issue, sixteen.id))


def test_cut_paragraphs_are_whole(issue: Issue, imported: Imported) -> None:
    texts = " ".join(p.text.replace("\u00a0", " ") for p in issue.all(Paragraph))
    for seam in (
        "initiated by President",
        "in world history",
        "CICA Member States in 1999",
        "importance of CICA for its",
        "; Mr. Haoliang Xu",
    ):
        assert seam in texts
    assert len(imported.report.of("joined")) == 6


def test_notes_ads_and_captions(issue: Issue) -> None:
    assert paragraphs(issue, at_page(issue, 24).id)[-1].style == "ps-footnote"
    assert paragraphs(issue, at_page(issue, 18).id)[-1].style == "ps-background"
    ads = {item.page: issue.need(Booking, item.subject) for item in issue.children(PlanItem) if item.kind in ("ad", "back")}
    assert (ads[11].language, ads[11].lines) == ("kk", ("БИЗНЕСТІҢ", "СЕНІМДІ СЕРІКТЕСІ"))
    assert len(ads[17].lines) == 6 and ads[17].link == "http://www.aifc.kz"
    assert ads[40].lines[-1] == "www.kazakhstan.travel" and ads[40].link
    captions = [photo.caption for photo in issue.children(Photo, at_page(issue, 38).id)]
    assert len(captions) == 13 and captions[0].startswith("The CICA Secretariat") and captions[12].startswith("CICA’s written")


def test_titles_that_differ(issue: Issue) -> None:
    assert "metres" in at_page(issue, 14).headline and not at_page(issue, 14).short_title
    assert at_page(issue, 21).short_title.startswith("Online consultations with coordinators")


def test_typography(issue: Issue) -> None:
    text = " ".join(p.text for p in issue.all(Paragraph) if p.text != FIELD_MARK)
    assert not re.search(r"[\"'«»]|  | - |\d-\d", text)
    assert "“The United Nations, CICA" in text and "13–14\u00a0July 2023" in text


def test_photographs_are_dealt_to_all(tmp_path: Path, make_picture) -> None:  # type: ignore[no-untyped-def]
    for n in range(46):
        make_picture(tmp_path / "photos" / f"p{n:02}.png", n)
    issue = Issue(read_source(SEED, tmp_path / "photos").records)
    photos = [photo for photo in issue.all(Photo) if photo.asset]
    assert len(photos) == 46
    roles = [photo.role for photo in photos]
    assert [roles.count(role) for role in ("cover", "portrait", "opener", "gallery")] == [1, 1, 3, 13]
    for item in issue.children(PlanItem):
        if item.kind in ("article", "foreword", "opener", "gallery"):
            assert len(issue.children(Photo, item.subject)) >= item.pages


def test_the_written_plan_gives_the_same_issue(tmp_path: Path, imported: Imported) -> None:
    (tmp_path / "manuscript.md").write_bytes(SEED.read_bytes())
    (tmp_path / "issue.toml").write_text(plan_to_toml(imported), encoding="utf-8")
    again = read_source(tmp_path)
    assert [r for r in again.records if not isinstance(r, Finding)] == [r for r in imported.records if not isinstance(r, Finding)]
