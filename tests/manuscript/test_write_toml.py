"""The plan that is written out, read back beside the same manuscript, is the same plan."""

import tomllib
from collections.abc import Callable
from pathlib import Path

from test_contents_list import PRINTED

from voa_editor.manuscript.reader import Imported, read_source
from voa_editor.manuscript.write_toml import plan_to_toml
from voa_editor.model.assets import Finding
from voa_editor.model.records import Record


def settled(imported: Imported) -> dict[str, Record]:
    return {record.id: record for record in imported.records if not isinstance(record, Finding)}


def round_trip(where: Path, source: Path) -> None:
    photos = where / "photos" if (where / "photos").is_dir() else None
    ads = where / "ads" if (where / "ads").is_dir() else None
    before = read_source(source, photos, ads)
    (where / "issue.toml").write_text(plan_to_toml(before), encoding="utf-8")
    after = read_source(where, photos, ads)
    assert settled(after) == settled(before)
    assert after.files == before.files


def test_of_a_printed_text(folder: Callable[..., Path]) -> None:
    where = folder(PRINTED, photos=[f"p{n}.png" for n in range(14)], ads=["x.png"])
    round_trip(where, where / "manuscript.md")


def test_of_a_typed_text(folder: Callable[..., Path]) -> None:
    text = '# July\n\n## Ports "and" more\nkicker: A\ncover: 1\n\nText.\n\n## Events\nkind: gallery\n\n*One.*\n'
    where = folder(text, photos=["ports-and-more.png", "x.png", "y.png", "z.png"])
    round_trip(where, where / "manuscript.md")


def test_odd_texts_are_quoted(folder: Callable[..., Path]) -> None:
    where = folder("## A \"b\" \\\\ c\nkicker: tab\tand 'quote'\n\nText.\n")
    story = tomllib.loads(plan_to_toml(read_source(where)))["story"][0]
    assert story["headline"] == "A “b” \\ c" and "tab" in story["kicker"]
