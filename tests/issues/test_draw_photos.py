"""Test that the sample issue's pictures are all listed, present at 300 ppi, and drawn alike each time."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest
from PIL import Image

ISSUE = Path(__file__).resolve().parents[2] / "issues" / "2023-q3"


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("numpy")
    monkeypatch.syspath_prepend(str(ISSUE))
    import draw.catalogue as module

    yield module
    for name in [name for name in sys.modules if name == "draw" or name.startswith("draw.")]:
        del sys.modules[name]


def test_every_listed_picture_is_there_at_300_ppi(catalogue):
    for group, folder in ((catalogue.PHOTOS, "photos"), (catalogue.ADS, "ads")):
        for picture in group:
            with Image.open(ISSUE / folder / f"{picture.name}.jpg") as image:
                assert image.size == picture.size
                assert round(image.info["dpi"][0]) == 300


def test_issue_and_catalogue_name_the_same_photographs(catalogue):
    named = {photo["file"] for photo in tomllib.loads((ISSUE / "issue.toml").read_text(encoding="utf-8"))["photo"]}
    drawn = {f"{picture.name}.jpg" for picture in catalogue.PHOTOS}
    assert named == drawn == {path.name for path in (ISSUE / "photos").glob("*.jpg")}


@pytest.mark.parametrize("name", ["events-03-high-range", "week-manhattan", "succession-model"])
def test_a_picture_is_the_same_each_time(catalogue, name):
    from draw.raster import finish

    picture = next(p for p in catalogue.PHOTOS if p.name == name)
    first, second = (finish(picture.draw((360, 240)), 1).tobytes() for _ in range(2))
    assert first == second
