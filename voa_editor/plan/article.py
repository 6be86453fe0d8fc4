"""Lay out articles: choose the pattern that fits a story best, and place its pieces as frames."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf

from voa_editor.model.assets import Asset, Photo
from voa_editor.model.issue import Issue
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.threads import paragraphs
from voa_editor.plan.arrange import CAPTION_LEAD, Piece, Sizes, photo_bands
from voa_editor.plan.copyfit import Fit, Job, body_frame, first_guess, refined, sized
from voa_editor.plan.draft import Draft, caption_story
from voa_editor.plan.grid import Grid
from voa_editor.plan.measure import Measure
from voa_editor.plan.parents import parent_id, slot_name
from voa_editor.plan.template import Band, PagePattern, Pattern, Template
from voa_editor.units import counted

LEAST_PPI = 225.0  # GWG 2022 warns below; photographs are not made larger than that, crops allowing
HEAD_GAP = 8.0  # points, at least, from the headline to the lead
_QUOTE_FOOT = 6.0
_READ = ("head", "lead", "body", "quote", "photo", "caption")  # the order in which the parts of a page are read
_FINALISTS = 6
_GOOD = 1.5  # lines: a solution no dearer than it promised to be ends the search
_SMALL_ERROR = 3  # lines that can be made good without touching the photographs
_UNUSED_PHOTO = 2.2  # the price of leaving a photograph out, in the unit of one line's hole
_REPEATED = (6.0, 4.0, 3.0, 2.5, 2.0, 1.5, 1.0)  # the price of the pattern of the last article, of the one before, …
_CROP = 10.0
_LINE_AREA = 3000.0  # square points: about what a line of a column covers
_BARE_PAGE = 4.0  # the price of a page of nothing but text


@dataclass(frozen=True, slots=True)
class Placing:
    """An article to place: its story, its first page's number and how many pages it has."""

    story: Story
    first: int
    pages: int
    section: str
    pattern: str = ""


@dataclass(frozen=True)
class Chosen:
    """How an article fits in the pattern it got, and its photographs, of which the pattern shows the first."""

    fit: Fit
    photos: tuple[Photo, ...]


def choose(measure: Measure, template: Template, placing: Placing, recent: list[str]) -> Chosen:
    """Try the patterns that suit the story's pages, photographs and quotes; return the best fit."""
    photos = tuple(p for p in measure.issue.children(Photo, placing.story.id) if p.role == "article")
    quotes = len(paragraphs(measure.issue, placing.story.id, "quote"))
    jobs = [_job(measure, pattern, placing, photos) for pattern in _candidates(template, placing, photos, quotes)]
    rough = sorted(jobs, key=lambda job: _price(first_guess(job), len(photos), recent, rough=True))
    promising = sorted((sized(job) for job in rough[:_FINALISTS]), key=lambda f: _promise(f, len(photos), recent))
    best, price = None, inf
    for tried in promising:
        fit = refined(tried)
        asked = _price(fit, len(photos), recent, rough=False)
        if asked < price:
            best, price = fit, asked
        if price < _promise(tried, len(photos), recent) + _GOOD:
            break
    assert best is not None  # there is always a pattern, if only that of bare text
    return Chosen(best, photos)


def _candidates(template: Template, placing: Placing, photos: tuple[Photo, ...], quotes: int) -> list[Pattern]:
    """The patterns that suit: the one the flat plan names, if it does, else all others; bare text where none suits."""
    patterns = [p for p in template.patterns if p.kind == "article" and len(p.pages) <= placing.pages]
    extended = [_extended(p, placing.pages, len(photos)) for p in patterns]
    suiting = [p for p in extended if p.photos <= len(photos) and _captions_suit(p, photos)]
    quoting = [p for p in suiting if p.quotes == min(quotes, 1)]
    named = [p for p in quoting if p.name == placing.pattern]
    return named or quoting or [p for p in suiting if not p.quotes] or [_bare(placing.pages, quotes)]


def _captions_suit(pattern: Pattern, photos: tuple[Photo, ...]) -> bool:
    """Whether each picture with a place for its caption beside it has a caption to put there."""
    photo = 0
    for _, band in photo_bands(pattern):
        if band.caption == "side" and not caption_story(photos[photo]):
            return False
        photo += len(band.columns)
    return True


def _bare(pages: int, quotes: int) -> Pattern:
    quote = (Band("head", ((7, 12),), quote=True),) if quotes else ()
    return Pattern("text alone", "article", (PagePattern(objects=quote), *[PagePattern()] * (pages - 1)))


def _extended(pattern: Pattern, pages: int, photos: int) -> Pattern:
    """The pattern with its last page repeated (without its quote) while photographs last, then pages of text."""
    extra: list[PagePattern] = []
    last = replace(pattern.pages[-1], objects=tuple(band for band in pattern.pages[-1].objects if not band.quote))
    used, more = pattern.photos, sum(len(band.columns) for band in last.bands)
    while len(pattern.pages) + len(extra) < pages:
        again = 0 < more <= photos - used
        extra.append(last if again else PagePattern())
        used += more if again else 0
    return replace(pattern, pages=pattern.pages + tuple(extra))


def _promise(tried: Fit, photos: int, recent: list[str]) -> float:
    """What a solution by photographs alone would cost if what is left of its error were made good."""
    settled = replace(tried, hole=0, over=0) if abs(tried.error) <= _SMALL_ERROR else tried
    return _price(settled, photos, recent, rough=False) + (0.5 if tried.error else 0.0)


def _price(tried: Fit, photos: int, recent: list[str], *, rough: bool) -> float:
    """What a solution costs, in lines: holes and overset, crops, photographs left out, sameness with its neighbours."""
    name = tried.job.pattern.name
    same = sum(price for price, other in zip(_REPEATED, reversed(recent), strict=False) if other == name)
    left_out = (photos - tried.job.pattern.photos) * _UNUSED_PHOTO
    left_out += _BARE_PAGE * sum(not page.bands for page in tried.job.pattern.pages)
    if rough:
        room = sum(p.box.w * p.box.h for p in tried.pieces if p.slot == "photo") / _LINE_AREA
        return 8 * abs(tried.error) / max(room, 4.0) + left_out + same
    faults = tried.over * 20 + tried.hole * 3 + tried.ragged * 1.5 + tried.sink * 0.6
    return faults + tried.crop * _CROP + _stretched(tried) + left_out + same


def _stretched(tried: Fit) -> float:
    """The price of paragraphs set longer or shorter than they would be: longer ones gape."""
    return sum(0.8 if lines > 0 else 0.3 for _, lines in tried.loose)


def _job(measure: Measure, pattern: Pattern, placing: Placing, photos: tuple[Photo, ...]) -> Job:
    settings, story = measure.issue.settings, placing.story.id
    grids = [Grid(settings, left_hand=(placing.first + n) % 2 == 0) for n in range(placing.pages)]
    used = photos[: pattern.photos]
    first = pattern.pages[0]
    grid = grids[0]
    lead = measure.height(story, "lead", grid.width(*first.lead))
    # What is longer than the page is cut at its foot, where it is told as overset, and does not run off the paper.
    head_rows = min(grid.rows_for(measure.height(story, "head", grid.width(*first.head)) + HEAD_GAP), grid.rows)
    lead_rows = min(grid.rows_for(lead + 1) if lead else 0, grid.rows - head_rows)
    quotes = tuple(min(rows, grid.rows - head_rows - lead_rows) for rows in _quote_rows(measure, pattern, story, grid))
    sizes = Sizes(head_rows, lead_rows, _caption_rows(measure, pattern, used, grid), quotes)
    body = measure.pour(story, "body", ()).paragraphs
    aspects = tuple(_aspect(measure.issue, photo) for photo in used)
    tallest = tuple(_tallest(measure.issue, photo) for photo in used)
    return Job(pattern, grids, sizes, aspects, tallest, body)


def _aspect(issue: Issue, photo: Photo) -> float:
    asset = issue.find(Asset, photo.asset)
    return asset.width / asset.height if asset and asset.height else 1.5


def _tallest(issue: Issue, photo: Photo) -> float:
    """The height in points to which the photograph's pixels last at LEAST_PPI."""
    asset = issue.find(Asset, photo.asset)
    return asset.height * 72 / LEAST_PPI if asset and asset.height else inf


def _caption_rows(measure: Measure, pattern: Pattern, photos: tuple[Photo, ...], grid: Grid) -> tuple[int, ...]:
    rows: list[int] = []
    for _, band in photo_bands(pattern):
        for columns in band.columns:
            wide = columns if band.caption == "below" else (columns[1] + 1, grid.settings.columns)
            photo = photos[len(rows)]
            height = measure.height(caption_story(photo), "body", grid.width(*wide))
            rows.append(grid.rows_for(height + CAPTION_LEAD + 5) if height else 0)
    return tuple(rows)


def _quote_rows(measure: Measure, pattern: Pattern, story: str, grid: Grid) -> tuple[int, ...]:
    bands = [band for page in pattern.pages for band in page.bands if band.quote]
    return tuple(grid.rows_for(measure.height(story, "quote", grid.width(*band.columns[0])) + _QUOTE_FOOT) for band in bands)


# -- placing -----------------------------------------------------------------------------------------------------


def place(draft: Draft, template: Template, placing: Placing, chosen: Chosen) -> None:
    """Make the pages and frames of an article, and set the paragraph that copyfit asked tighter or looser."""
    pattern = chosen.fit.job.pattern
    names = [p.name for p in template.patterns]
    known = names.index(pattern.name) if pattern.name in names else 0
    depth = len(template.patterns[known].pages)
    pages = [
        draft.page(placing.first + n, "article", parent_id("article", known, min(n, depth - 1)), placing.section)
        for n in range(placing.pages)
    ]
    for piece in sorted(chosen.fit.pieces, key=lambda piece: _READ.index(piece.slot)):
        if piece.box.h > 0:
            _place_piece(draft, placing, chosen, piece, pages)
    for record, lines in chosen.fit.loose:
        paragraph = draft.issue.need(Paragraph, record)
        draft.add(replace(paragraph, looseness=paragraph.looseness + lines))


def _place_piece(draft: Draft, placing: Placing, chosen: Chosen, piece: Piece, pages: list[str]) -> None:
    page, slot, story = pages[piece.page], slot_name(piece), placing.story.id
    match piece.slot:
        case "photo":
            draft.picture_frame(page, slot, piece.box, chosen.photos[piece.index], wrap=piece.wrap)
        case "caption":
            side = _is_side(chosen, piece)
            label = caption_story(chosen.photos[piece.index])
            draft.text_frame(page, slot, piece.box, label, wrap=piece.wrap, valign="bottom" if side else "top")
        case "quote":
            draft.text_frame(page, slot, piece.box, story, flow="quote", wrap=piece.wrap)
        case "body":
            settings = draft.issue.settings
            body = body_frame(piece, chosen.fit.job.pattern, settings.gutter)
            more = {"columns": body.columns, "column_gap": body.column_gap, "thread": f"{piece.page:03d}i"}
            draft.text_frame(page, slot, piece.box, story, **more)
        case _:
            draft.text_frame(page, slot, piece.box, story, flow=piece.slot)


def _is_side(chosen: Chosen, piece: Piece) -> bool:
    photo = next(p for p in chosen.fit.pieces if p.slot == "photo" and p.index == piece.index)
    return piece.box.x >= photo.box.right


def report(draft: Draft, placing: Placing, chosen: Chosen) -> None:
    """Note what copyfit could not solve, and by how many lines."""
    tried, title = chosen.fit, placing.story.title
    if placing.pattern and chosen.fit.job.pattern.name != placing.pattern:
        draft.finding("pattern-unsuited", placing.first, placing.story.id,
                      f"“{title}”: the pattern “{placing.pattern}” is not in the template, or does not suit its photographs",
                      "Correct its name in the flat plan, or leave it out")  # fmt: skip
    if tried.over:
        draft.finding("copyfit-unsolved", placing.first, placing.story.id,
                      f"“{title}” is {counted(tried.over, 'line')} too long for {counted(placing.pages, 'page')}",
                      "Cut the text, take out a photograph, or give the article another page")  # fmt: skip
    elif tried.hole > 1:
        draft.finding("copyfit-unsolved", placing.first, placing.story.id,
                      f"“{title}” ends {counted(tried.hole, 'line')} before the foot of its last column",
                      "Add a photograph or text, or give the article fewer pages")  # fmt: skip
