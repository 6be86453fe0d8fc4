"""The digital edition of the sample issue is read as it is meant: PDF/UA-1, PDF/A-2a, stories whole and in their order."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
import verapdf
from tagged import Tagged, read

from voa_editor.jobs.build import build
from voa_editor.jobs.export import ExportOrder
from voa_editor.jobs.importing import Sources
from voa_editor.model.assets import Booking
from voa_editor.model.frames import PictureFrame
from voa_editor.model.issue import Issue
from voa_editor.model.story import FIELD_MARK, Paragraph, Story
from voa_editor.model.threads import Threads

SAMPLE = Path(__file__).parent.parent / "issues" / "2023-q3"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Issue, Path]:
    out = tmp_path_factory.mktemp("tagged") / "issue.pdf"
    return build(Sources(SAMPLE, None), ExportOrder(out, preset="digital"), None).issue, out


@pytest.fixture(scope="module")
def issue(built: tuple[Issue, Path]) -> Issue:
    return built[0]


@pytest.fixture(scope="module")
def tagged(built: tuple[Issue, Path]) -> Tagged:
    return read(built[1])


def letters(text: str) -> str:
    return "".join(re.findall(r"\w", text.replace("\u00ad", "").replace(FIELD_MARK, ""))).casefold()


def test_it_keeps_pdf_ua_and_pdf_a(built: tuple[Issue, Path]) -> None:
    for verdict in verapdf.validate(built[1]).values():
        assert verdict.compliant, (verdict.profile, verdict.failures, verdict.fault)


def test_it_says_so_and_shows_its_title(built: tuple[Issue, Path]) -> None:
    with pikepdf.open(built[1]) as pdf:
        root, packet = pdf.Root, pdf.Root.Metadata.read_bytes().decode()
        assert pdf.pdf_version == "1.7" and root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle
        assert str(root.Lang) == "en" and root.OutputIntents[0].S == "/GTS_PDFA1"
        assert root.OutputIntents[0].DestOutputProfile.N == 3
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)
    for said in ("<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<"):
        assert said in packet


def test_stories_are_read_in_the_order_of_the_flat_plan(issue: Issue, tagged: Tagged) -> None:
    threads = Threads(issue)
    stories = [story for story in issue.all(Story) if story.kind != "label" and threads.pages(story.id) and story.headline]
    expected = [letters(story.headline) for story in sorted(stories, key=lambda story: threads.first_page(story.id))]
    read_so = [letters(node.said) for node in tagged.root.all("H1", "H2", "H3") if letters(node.said) in expected]
    assert len(expected) > 15 and read_so == expected


def test_every_story_is_read_whole_and_in_its_own_order(issue: Issue, tagged: Tagged) -> None:
    threads = Threads(issue)
    articles = {letters(head.said): letters(node.said) for node in tagged.root.all("Art") for head in node.kids}
    for story in issue.all(Story):
        if story.kind == "label" or not threads.pages(story.id) or not story.headline:
            continue
        said, at = articles[letters(story.headline)], 0
        for flow in ("lead", "body"):
            for paragraph in issue.children(Paragraph, story.id):
                if paragraph.flow == flow and threads.frames(story.id, flow):
                    at = said.find(letters(paragraph.text), at)
                    assert at >= 0, (story.slug, paragraph.text)


def test_every_mark_is_in_the_tree_once_and_nothing_is_unmarked(tagged: Tagged) -> None:
    places = [place for node in tagged.root.walk() for place in node.places]
    assert not tagged.unmarked
    assert len(places) == len(set(places)) and set(places) == set(tagged.marks)


def test_headings_nest_without_skipping(tagged: Tagged) -> None:
    levels = [int(node.tag[1]) for node in tagged.root.walk() if re.fullmatch(r"H\d", node.tag)]
    assert levels[0] == 1 and levels.count(1) == 1 and max(levels) >= 3
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_every_figure_has_words_and_a_place(issue: Issue, tagged: Tagged) -> None:
    figures = tagged.root.all("Figure")
    assert len(figures) > 40
    for figure in figures:
        left, bottom, right, top = figure.object.A.BBox
        assert str(figure.object.Alt).strip() and left < right and bottom < top
    shown = [frame for frame in issue.all(PictureFrame) if frame.photo and not frame.artefact and issue.page_number(frame.parent)]
    alts = {str(figure.object.Alt) for figure in figures}
    for frame in shown:
        photo = issue.get(frame.photo)
        assert photo.alt in alts  # type: ignore[attr-defined]


def test_captions_stand_beside_their_pictures(tagged: Tagged) -> None:
    told = [node for node in tagged.root.all("Div") if [kid.tag for kid in node.kids] == ["Figure", "Caption"]]
    assert len(told) > 25
    assert any(node.kids[1].words.startswith("A palace with a blue dome") for node in told)


def test_links_have_words_and_annotations_that_lead_back(built: tuple[Issue, Path], tagged: Tagged) -> None:
    links = tagged.root.all("Link")
    assert all(link.annotations and (link.words or link.all("Figure")) for link in links)
    led = [annotation for link in links for annotation in link.annotations]
    with pikepdf.open(built[1]) as pdf:
        there = [annotation for page in pdf.pages for annotation in page.obj.get("/Annots", ())]
        assert len(there) == len(led) and all(str(annotation.Contents).strip() for annotation in there)
    entries = tagged.root.all("TOCI")
    assert len(entries) > 20 and all(len(entry.all("Link")) == 1 for entry in entries)


def test_lists_have_labels_and_bodies(tagged: Tagged) -> None:
    items = tagged.root.all("LI")
    assert items and all([kid.tag for kid in item.kids] == ["Lbl", "LBody"] for item in items)
    assert {item.kids[0].words for item in items} <= {"•", "–", *(f"{n}." for n in range(1, 30))}


def test_folios_and_running_heads_are_no_part_of_the_text(tagged: Tagged) -> None:
    assert "Voice of Asia ·" not in tagged.root.words


def test_an_ad_in_kazakh_is_read_in_kazakh(issue: Issue, tagged: Tagged) -> None:
    kazakh = {booking.advertiser for booking in issue.all(Booking) if booking.language == "kk" and booking.asset}
    assert kazakh
    for figure in tagged.root.all("Figure"):
        is_kazakh = any(str(figure.object.Alt).startswith(name) for name in kazakh)
        assert (str(figure.object.get("/Lang", "")) == "kk") == is_kazakh
