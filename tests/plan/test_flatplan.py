"""The flat plan settles: bookings keep their pages, nothing overlaps, the count is a multiple of four."""

from hypothesis import given
from hypothesis import strategies as st

from voa_editor.model.issue import Issue
from voa_editor.model.order import keys
from voa_editor.model.pages import PlanItem
from voa_editor.model.settings import Settings
from voa_editor.plan.flatplan import settle


def plan(*items: tuple[str, int, int]) -> Issue:
    """Items as (kind, page, pages)."""
    ranks = keys(len(items))
    records = [
        PlanItem(id=f"plan-{n}", order=ranks[n], kind=kind, page=page, pages=count, subject=f"s{n}")
        for n, (kind, page, count) in enumerate(items)
    ]
    return Issue([Settings(), *records])


def pages(issue: Issue) -> dict[str, tuple[int, ...]]:
    return {standing.item.id: standing.numbers for standing in settle(issue).standings}


def test_items_stand_on_their_planned_pages():
    assert pages(plan(("cover", 1, 1), ("contents", 2, 2), ("article", 4, 1))) == {
        "plan-0": (1,), "plan-1": (2, 3), "plan-2": (4,)}  # fmt: skip


def test_an_item_without_a_page_follows_the_one_before():
    assert pages(plan(("cover", 1, 1), ("article", 0, 2), ("article", 0, 1)))["plan-2"] == (4,)


def test_a_booked_ad_keeps_its_page_and_the_article_moves():
    settled = settle(plan(("article", 3, 1), ("ad", 3, 1), ("article", 4, 1)))
    assert {s.item.id: s.numbers for s in settled.standings}["plan-1"] == (3,)
    assert [s.item.id for s in settled.moved] == ["plan-0"]


def test_the_back_cover_is_the_last_page_of_a_multiple_of_four():
    settled = settle(plan(("cover", 1, 1), ("article", 2, 4), ("back", 40, 1)))
    assert settled.pages == 8
    assert settled.standings[-1].numbers == (8,)
    assert settled.empty == (6, 7)


items = st.lists(
    st.tuples(st.sampled_from(["article", "ad", "opener", "gallery"]), st.integers(0, 30), st.integers(1, 4)), max_size=14
)


@given(items, st.booleans())
def test_every_item_stands_somewhere_and_no_two_on_one_page(some, back):
    settled = settle(plan(*some, *([("back", 0, 1)] if back else [])))
    stood = [number for standing in settled.standings for number in standing.numbers]
    assert len(stood) == len(set(stood)) == sum(pages for _, _, pages in some) + back
    assert settled.pages % 4 == 0 and settled.pages >= 4
    assert set(stood) | set(settled.empty) == set(range(1, settled.pages + 1))


def test_an_item_that_leaves_its_pages_open_gets_what_it_needs():
    settled = settle(plan(("cover", 1, 1), ("article", 0, 0), ("article", 0, 1)), needed=lambda item: 3)
    assert [standing.numbers for standing in settled.standings] == [(1,), (2, 3, 4), (5,)]
