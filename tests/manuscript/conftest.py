"""Make small manuscripts, pictures and folders for the tests of the manuscript readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from voa_editor.manuscript.reader import Imported, read_source
from voa_editor.model.issue import Issue

Source = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Source:
    """A folder with an issue: folder(text, toml="", photos=[names], ads=[names])."""

    def make(text: str, toml: str = "", photos: list[str] = [], ads: list[str] = []) -> Path:  # noqa: B006
        (tmp_path / "manuscript.md").write_text(text, encoding="utf-8")
        if toml:
            (tmp_path / "issue.toml").write_text(toml, encoding="utf-8")
        for n, name in enumerate([*(f"photos/{name}" for name in photos), *(f"ads/{name}" for name in ads)]):
            picture(tmp_path / name, n)
        return tmp_path

    return make


def picture(path: Path, seed: int = 0) -> Path:
    """A small picture, other for each seed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (30 + seed, 20), (seed * 7 % 256, 90, 120)).save(path)
    return path


@pytest.fixture
def make_picture() -> Callable[..., Path]:
    return picture


@pytest.fixture
def read(folder: Source) -> Callable[..., tuple[Issue, Imported]]:
    """Read an issue made by `folder`: the issue of its records, and what was imported."""

    def make(text: str, toml: str = "", **files: list[str]) -> tuple[Issue, Imported]:
        where = folder(text, toml, **files)
        photos, ads = where / "photos", where / "ads"
        imported = read_source(where, photos if photos.is_dir() else None, ads if ads.is_dir() else None)
        return Issue(imported.records), imported

    return make
