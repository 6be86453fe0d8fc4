"""From manuscript to print PDF, on the real issue and on the sample: pages, contents, and every word in its place."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from voa_editor.compose.composer import Composer
from voa_editor.fonts.library import bundled
from voa_editor.jobs.build import build
from voa_editor.jobs.export import ExportOrder
from voa_editor.jobs.importing import Sources
from voa_editor.model.assets import Asset, Finding
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.threads import Threads
from voa_editor.plan.contents import entries

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "seed" / "voice-of-asia-2023-q3.md"
SAMPLE = ROOT / "issues" / "2023-q3"
PRINTED = [5, 6, 8, 9, 10, 12, 14, 15, 16, 18, 21, 22, 23, 24, 26, 27, 29, 31, 33, 34, 36, 38]
ADS = {11, 17, 40}
OPENERS = {7, 20, 30}


@dataclass(frozen=True)
class Made:
    """A built issue: its records, and the text of each page of its PDF in the order it is written there."""

    issue: Issue
    pdf: Path
    pages: list[str]


# A folio stands first in a page, and may part a word that runs over two.
FOLIO = re.compile(r"\A(\d+\s[\s\S]{0,30}?)?Voice of Asia\s·.*\r\n")
PARTED = re.compile(r"(?<=\w)[-\u2010\u2011\u2013\u00ad\ufffe]\s*(?=\w)")  # pdfium tells any hyphen at a line's end as U+FFFE


def words(text: str) -> list[str]:
    """Letters and figures alone, small; what a hyphen joins or parts is one word, whether or not a line ends there."""
    return re.findall(r"\w+", PARTED.sub("", unicodedata.normalize("NFKC", text)).lower())


def read_back(pdf: Path) -> list[str]:
    return [FOLIO.sub("", page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(pdf)]


def made(source: Path, photos: Path | None, folder: Path) -> Made:
    out = folder / "issue.pdf"
    built = build(Sources(source, photos), ExportOrder(out, preset="original"), None)
    return Made(built.issue, out, read_back(out))


@pytest.fixture(scope="module", params=["seed", "sample"])
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "sample":
        return made(SAMPLE, None, folder)
    if not SEED.exists():
        pytest.skip("the real issue's text (../shared/seed) is not here")
    photos = folder / "photos"
    photos.mkdir()
    for n in range(45):
        shade = Image.linear_gradient("L").resize((60, 40))
        shade.point(lambda v, n=n: (v + 5 * n) % 256).convert("RGB").save(photos / f"p{n:02d}.jpg")
    return made(SEED, photos, folder)


def test_the_contents_computed_from_the_layout_carry_the_printed_page_numbers(whole: Made):
    assert [entry.page for entry in entries(whole.issue)] == PRINTED
    shown = words(" ".join(whole.pages[1:3]))
    for entry in entries(whole.issue):
        title = [str(entry.page), *words(entry.title)]
        assert any(shown[n : n + len(title)] == title for n in range(len(shown))), entry


def test_forty_pages_with_ads_and_openers_where_they_are_booked(whole: Made):
    kinds = [page.kind for page in whole.issue.children(Page)]
    assert len(kinds) == len(whole.pages) == 40
    assert {n for n, kind in enumerate(kinds, 1) if kind in ("ad", "back")} == ADS
    assert {n for n, kind in enumerate(kinds, 1) if kind == "opener"} == OPENERS


def test_nothing_is_overset_and_no_story_is_left_out(whole: Made):
    assert Composer(bundled()).overset(whole.issue) == []
    threads = Threads(whole.issue)
    for story in whole.issue.all(Story):
        flows = {p.flow for p in whole.issue.children(Paragraph, story.id)}
        assert all(threads.frames(story.id, flow) for flow in flows), story.id


def test_every_word_of_each_article_is_read_in_order_on_its_pages(whole: Made):
    threads = Threads(whole.issue)
    for story in whole.issue.all(Story):
        if story.kind not in ("article", "foreword"):
            continue
        pages = threads.pages(story.id)
        told = words("\n".join(whole.pages[n - 1] for n in pages))
        for flow in ("lead", "body", "quote"):
            text = [p.text for p in whole.issue.children(Paragraph, story.id) if p.flow == flow]
            missing = first_missing(words(" \n".join(text)), told)
            assert missing is None, (story.headline, flow, missing)
        assert first_missing(words(story.headline), told) is None


def first_missing(wanted: list[str], told: list[str]) -> str | None:
    """The first word that is not found after the ones before it, with those; None if all are."""
    at = 0
    for n, word in enumerate(wanted):
        try:
            at = told.index(word, at) + 1
        except ValueError:
            return " ".join(wanted[max(n - 6, 0) : n + 1])
    return None


def test_every_word_of_the_manuscript_is_printed(whole: Made, request: pytest.FixtureRequest):
    if "seed" not in request.node.name:
        pytest.skip("the raw text is read for the real issue alone")
    raw = SEED.read_text(encoding="utf-8").split("# Foreword", 1)[1]
    raw = re.sub(r"\]\([^)]*\)", "]", raw).replace("\\", "")
    wanted, printed = Counter(words(raw)), Counter(words("\n".join(whole.pages)))
    assert {word: count - printed[word] for word, count in wanted.items() if printed[word] < count} == {}


def test_text_frames_end_at_the_foot_of_their_last_column(whole: Made):
    unsolved = [f for f in whole.issue.all(Finding) if f.rule == "copyfit-unsolved"]
    assert unsolved == []


def test_the_result_is_ordinary_frames(whole: Made):
    frames = [f for page in whole.issue.pages() for f in whole.issue.frames(page.id)]
    assert {type(f) for f in frames} >= {TextFrame, PictureFrame}
    assert not any(frame.locked for frame in frames)
    assert all(whole.issue.find(Asset, f.asset) for f in frames if isinstance(f, PictureFrame) and f.asset)


def test_the_pdf_says_what_it_is(whole: Made):
    with pikepdf.open(whole.pdf) as pdf:
        assert pdf.Root.Lang == "en"
        assert "Voice of Asia" in str(pdf.docinfo.Title)
        for page in pdf.pages:
            trim, bleed = [float(v) for v in page.TrimBox], [float(v) for v in page.BleedBox]
            assert [round(trim[2] - trim[0], 1), round(trim[3] - trim[1], 1)] == [595.3, 841.9]
            assert all(abs(abs(a - b) - 8.504) < 0.01 for a, b in zip(trim, bleed, strict=True))
        titles = [str(item.title) for item in pdf.open_outline().root]
        assert {"July", "August", "September"} <= set(titles)


def test_fonts_are_embedded_subsets_and_nothing_else(whole: Made):
    with pikepdf.open(whole.pdf) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        assert fonts
        for font in fonts:
            assert re.match(r"/[A-Z]{6}\+Source", str(font.BaseFont)), font.BaseFont
            if font.Subtype == "/CIDFontType2":
                assert "/FontFile2" in font.FontDescriptor
