"""An issue is opened where it was left: page, zoom, place, panels; kept with the user, and nothing in the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from designer import Designer
from notation import issue, pages

from voa_editor.ui.application import Application
from voa_editor.ui.left_at import MOST_LEFT, LeftAt
from voa_editor.ui.preferences import PreferenceFile, Preferences, read


def test_an_issue_is_opened_where_it_was_left(open_issue, home: Application, tmp_path: Path):
    window = open_issue(issue(pages(12)))
    other = open_issue(issue(pages(3)), "other")
    designer = Designer(window).on("page-9", 1.7)
    window.canvas.move_view(window.canvas.view.x + 60, window.canvas.view.y - 130)
    window.docks._docks["pages"].close()
    view, path, data = window.canvas.view, window.project.path, window.project.path.read_bytes()
    window.close()
    assert path.read_bytes() == data, "the file knows nothing of it"
    other.close()
    home.preferences = PreferenceFile(tmp_path / "config" / "preferences.json")  # as the program started anew reads it
    again = home.open(path)
    designer = Designer(again).settle()
    assert again.page == again.desk.selection.page == "page-9" and again.canvas.zoom == pytest.approx(1.7)
    middle, there = view.area.centre, again.canvas.view.area.centre
    assert abs(there.x - middle.x) < 1 > abs(there.y - middle.y)
    assert not again.docks.shown("pages")
    assert home.open(tmp_path / "other.voa").docks.shown("pages"), "each issue has its own"
    designer.window.close()


def test_a_page_that_is_gone_leads_to_the_first_and_parent_pages_are_only_visited(open_issue, home: Application):
    window = open_issue(issue(pages(4)))
    path = window.project.path
    window.close()
    home.preferences.update(left=(LeftAt(str(path), "page-9", 3.0),))
    again = home.open(path)
    assert again.page == "page-1"
    Designer(again).on("page-2", 0.8).do("parents")
    again.close()
    assert home.open(path).desk.parents is False


def test_places_are_as_many_as_bounded_and_damaged_ones_are_left_out(tmp_path: Path):
    kept = Preferences()
    for n in range(MOST_LEFT + 5):
        kept = Preferences(left=kept.with_left(LeftAt(f"/{n}.voa", "page-1")))
    assert len(kept.left) == MOST_LEFT and kept.left_at(Path(f"/{MOST_LEFT + 4}.voa")) and not kept.left_at(Path("/0.voa"))
    assert Preferences(left=kept.with_left(LeftAt("/9.voa", "page-2"))).left_at(Path("/9.voa")) == LeftAt("/9.voa", "page-2")
    good = {"path": "/a.voa", "page": "p", "zoom": 2, "x": 1.5, "y": 0, "docks": ""}
    bad = [{**good, "zoom": "2"}, {**good, "x": 1e9}, {"path": "/b.voa"}, 7, {**good, "more": 1}, {**good, "y": float("nan")}]
    (tmp_path / "p.json").write_text(json.dumps({"left": [*bad, good], "nudge": 2}))
    assert read(tmp_path / "p.json").left == (LeftAt("/a.voa", "p", 2, 1.5, 0, ""),)
