"""A whole issue is laid out: text to the foot, ads kept, everything computed from its records and free to be edited."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from notation import asset, issue

from voa_editor.compose.composer import Composer
from voa_editor.edit.change import put
from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.model.assets import Booking, Finding, Photo
from voa_editor.model.frames import AdFrame, PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.order import keys
from voa_editor.model.pages import Page, PlanItem
from voa_editor.model.settings import Section, Settings
from voa_editor.model.story import FIELD_MARK, Paragraph, Span, Story
from voa_editor.plan.autolayout import layout
from voa_editor.plan.contents import entries
from voa_editor.plan.template import load_template
from voa_editor.units import mm

WORDS = "steppe river market council bridge mountain treaty harvest railway museum harbour festival village teacher".split()


def article(name, words, photos=2, quote=False, lead=30, seed=1):
    """A story of so many words, with photographs of its own."""
    pick = random.Random(seed)

    def prose(count):
        return " ".join(pick.choice(WORDS) for _ in range(count)).capitalize() + "."

    head = Story(id=f"story-{name}", parent="section-july", order=name, headline=f"A tale of {name}", kicker="Tales")
    texts = [("ps-kicker", "head", FIELD_MARK, "kicker"), ("ps-headline", "head", FIELD_MARK, "headline")]
    texts += [("ps-lead", "lead", prose(lead), "")] if lead else []
    texts += [("ps-pull-quote", "quote", prose(14), "")] if quote else []
    whole, first = words, True
    while whole > 0:
        texts.append(("ps-body-first" if first else "ps-body", "body", prose(min(whole, 65)), ""))
        whole, first = whole - 65, False
    ranks = keys(len(texts))
    paragraphs = [
        Paragraph(id=f"para-{name}-{n}", parent=head.id, order=ranks[n], style=style, flow=flow, text=text,
                  spans=(Span(0, 1, field=field),) if field else ())
        for n, (style, flow, text, field) in enumerate(texts)
    ]  # fmt: skip
    pictures = []
    for n in range(photos):
        art = asset(f"{name}{n}".encode(), width=2400, height=1600)
        pictures += [art, Photo(id=f"photo-{name}-{n}", parent=head.id, order=str(n + 1), asset=art.id, caption="A view")]
    return [head, *paragraphs, *pictures]


def planned(*items):
    """Flat plan lines (kind, page, pages, subject)."""
    ranks = keys(len(items))
    return [
        PlanItem(id=f"plan-{n}", order=ranks[n], kind=kind, page=page, pages=pages, subject=subject)
        for n, (kind, page, pages, subject) in enumerate(items)
    ]


BASE = [Settings(title="Voice", subtitle="Digest", number="3", period="July"), Section(id="section-july", name="July"),
        *load_template("voice-of-asia")]  # fmt: skip
SMALL = issue(
    BASE, article("a", 240), article("b", 520, photos=3, quote=True), article("c", 160, photos=1),
    Booking(id="booking-1", advertiser="Bank", lines=("Save", "with us")),
    planned(("cover", 1, 1, ""), ("contents", 2, 2, ""), ("article", 4, 1, "story-a"), ("ad", 5, 1, "booking-1"),
            ("article", 6, 2, "story-b"), ("article", 0, 1, "story-c")),
)  # fmt: skip


def laid(start: Issue) -> Issue:
    return layout(start).apply(start)


def findings(of: Issue, rule: str) -> list[Finding]:
    return [f for f in of.all(Finding) if f.rule == rule]


def foot(of: Issue, story: str) -> float:
    """How far above the foot of its last column a story's body ends, in lines."""
    composer = Composer(bundled())
    flow = composer.typesetter.flow(composer.view(of), story, "body")
    columns = [column for column in flow.columns if column.bottom - column.top > 1]
    last = max(line.slot.bottom for line in flow.lines if line.slot.column == len(flow.columns) - 1)
    wrapped = [o.y for o in columns[-1].obstacles if o.y > columns[-1].top + 20 and o.x < columns[-1].x + columns[-1].width]
    return (min([columns[-1].bottom, *wrapped]) - last) / 12.5


def test_articles_end_at_the_foot_with_nothing_overset():
    after = laid(SMALL)
    assert Composer(bundled()).overset(after) == []
    assert findings(after, "copyfit-unsolved") == []
    for name in "abc":
        assert foot(after, f"story-{name}") < 2.0


@pytest.mark.parametrize("words", [90, 150, 220, 300, 380, 430])
@pytest.mark.parametrize("photos", [1, 2])
def test_copyfit_solves_articles_of_many_lengths(words, photos):
    one = issue(BASE, article("a", words, photos=photos, seed=words), planned(("article", 2, 1, "story-a")))
    after = laid(one)
    assert Composer(bundled()).overset(after) == []
    assert findings(after, "copyfit-unsolved") == [] or words < 100


def test_an_article_too_long_is_reported_with_its_lines_and_nothing_is_lost():
    one = issue(BASE, article("a", 1500), planned(("article", 2, 1, "story-a")))
    (over,) = Composer(bundled()).overset(laid(one))
    (told,) = findings(laid(one), "copyfit-unsolved")
    assert f"{over.lines} lines too long" in told.message
    assert told.record == "story-a" and "another page" in told.remedy


def test_an_article_without_photographs_says_how_much_is_missing():
    one = issue(BASE, article("a", 120, photos=0), planned(("article", 2, 1, "story-a")))
    (told,) = findings(laid(one), "copyfit-unsolved")
    assert "lines before the foot" in told.message


def test_a_short_story_without_a_lead_has_no_frame_for_one():
    one = laid(issue(BASE, article("a", 200, lead=0), planned(("article", 2, 1, "story-a"))))
    assert "lead" not in {frame.slot for frame in one.all(TextFrame)}


def test_ads_keep_their_pages_and_the_count_is_a_multiple_of_four():
    after = laid(SMALL)
    assert len(after.pages()) == 8
    assert [after.page_number(frame.parent) for frame in after.all(AdFrame)] == [5]
    assert after.pages()[4].kind == "ad"


def test_contents_cover_and_pages_follow_when_the_plan_is_changed():
    moved = put(SMALL, [replace(SMALL.need(PlanItem, "plan-2"), page=8)]).apply(SMALL)
    assert [(e.title, e.page) for e in entries(laid(SMALL))] == [("A tale of a", 4), ("A tale of b", 6), ("A tale of c", 8)]
    assert [e.page for e in entries(laid(moved))] == [8, 6, 9]


def test_laying_out_again_gives_the_same_and_leaves_nothing_behind():
    once = laid(SMALL)
    assert not layout(once)
    fewer = put(once, [], [p.id for p in once.children(PlanItem) if p.subject == "story-b"]).apply(once)
    again = laid(fewer)
    assert all(frame.story != "story-b" for frame in again.all(TextFrame))
    assert {p.id for p in again.all(Page)} == {f"page-{n:03d}" for n in range(1, len(again.pages()) + 1)}
    parents = {record.id for record in again.records.values()}
    assert all(frame.parent in parents for kind in (TextFrame, PictureFrame) for frame in again.all(kind))


def test_neighbouring_articles_are_arranged_differently():
    ten = issue(BASE, [r for n in range(10) for r in article(f"s{n}", 260, seed=n)],
                planned(*[("article", n + 1, 1, f"story-s{n}") for n in range(10)]))  # fmt: skip
    kinds = [page.parent_page for page in laid(ten).pages()[:10]]
    assert all(one != other for one, other in zip(kinds, kinds[1:], strict=False))
    assert len(set(kinds)) >= 4


def test_a_pull_quote_is_always_placed():
    quotes = issue(BASE, article("a", 240, photos=1, quote=True), planned(("article", 2, 1, "story-a")))
    assert [frame.flow for frame in laid(quotes).all(TextFrame) if frame.flow == "quote"] == ["quote"]


def test_a_plan_that_names_what_is_gone_leaves_an_empty_page_and_says_so():
    broken = issue(BASE, article("a", 200), planned(("article", 1, 1, "story-a"), ("article", 2, 1, "story-gone")))
    assert [f.page for f in findings(laid(broken), "empty-page")] == [2, 3, 4]


def test_an_empty_plan_is_refused_with_a_remedy():
    with pytest.raises(UserError, match="flat plan is empty.*Import a manuscript"):
        layout(issue(BASE))


@pytest.mark.parametrize("words", [60, 900, 3000])
def test_an_article_gets_the_pages_it_needs_where_the_plan_leaves_them_open(words):
    after = laid(issue(BASE, article("a", words, photos=3), planned(("cover", 1, 1, ""), ("article", 0, 0, "story-a"))))
    pages = len({frame.parent for frame in after.all(TextFrame) if frame.story == "story-a"})
    assert Composer(bundled()).overset(after) == []
    assert words / 700 <= pages <= 1 + words / 330


@pytest.mark.parametrize("size", [(40, 40), (60, 800), (800, 60)])
def test_pages_too_small_for_a_layout_are_refused(size):
    small = replace(SMALL.settings, trim_w=mm(size[0]), trim_h=mm(size[1]))
    with pytest.raises(UserError, match="too little to lay out.*larger trim"):
        layout(SMALL.with_records({small.id: small}))


def test_a_quote_longer_than_the_page_stays_on_it():
    story = [replace(r, text=r.text * 30) if getattr(r, "flow", "") == "quote" else r for r in article("a", 300, quote=True)]
    after = laid(issue(BASE, story, planned(("article", 1, 1, "story-a"))))
    quotes = [frame for frame in after.all(TextFrame) if frame.flow == "quote" and after.page_number(frame.parent)]
    assert quotes and all(0 <= frame.y and frame.rect.bottom <= after.settings.trim_h for frame in quotes)
    assert any(over.flow == "quote" for over in Composer(bundled()).overset(after))


def test_a_pattern_that_cannot_be_had_and_an_item_that_moved_are_told_by_name():
    lines = planned(("article", 1, 1, "story-a"), ("ad", 1, 1, "booking-1"))
    lines[0] = replace(lines[0], pattern="nonesuch")
    after = laid(issue(BASE, article("a", 240), Booking(id="booking-1", advertiser="Bank", lines=("Save",)), lines))
    assert "“nonesuch”" in findings(after, "pattern-unsuited")[0].message
    assert "“A tale of a” was planned for page 1" in findings(after, "plan-moved")[0].message


def test_a_named_pattern_that_does_not_suit_gives_way_to_those_that_do_and_says_so():
    bare = [replace(r, caption="") if isinstance(r, Photo) else r for r in article("a", 240, photos=1)]
    plan = [replace(p, pattern="two thirds with a side caption") for p in planned(("article", 2, 1, "story-a"))]
    after = laid(issue(BASE, bare, plan))
    assert [f.record for f in findings(after, "pattern-unsuited")] == ["story-a"]
    assert sum(frame.slot.startswith("photo") for frame in after.all(PictureFrame)) == 1
    assert findings(after, "copyfit-unsolved") == []


def test_a_named_pattern_that_suits_is_the_one_taken():
    plan = [replace(p, pattern="wide photograph at the foot") for p in planned(("article", 2, 1, "story-a"))]
    after = laid(issue(BASE, article("a", 240, photos=1), plan))
    parent = after.records[after.pages()[1].parent_page]
    assert parent.pattern == "wide photograph at the foot"
    assert findings(after, "pattern-unsuited") == []
