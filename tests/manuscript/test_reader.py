"""The reader decodes what it is given, says what it cannot read, and makes one issue the same way each time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from voa_editor.errors import UserError
from voa_editor.manuscript.reader import read_source
from voa_editor.model.issue import Issue
from voa_editor.model.story import Paragraph, Story

TEXT = '## Ports\n\nThe "quay" at dawn - again.\n'


def read(path: Path, data: bytes | str) -> tuple[Issue, list[str]]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    imported = read_source(path)
    return Issue(imported.records), [finding.message for finding in imported.report.of("source")]


@pytest.mark.parametrize(
    ("data", "noted"),
    [
        ("## Тақырып\n\nМәтін.".encode(), ""),
        (b"\xef\xbb\xbf" + "## Тақырып\n\nМәтін.".encode(), ""),
        ("\ufeff## Тақырып\n\nМәтін.".encode("utf-16-le"), ""),
        ("## Заголовок\r\n\r\nТекст про порт.".encode("cp1251"), "Windows-1251"),
        ("## Café\n\nText: déjà vu.".encode("cp1252"), "Windows-1252"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, noted: str) -> None:
    issue, notes = read(tmp_path / "a.md", data)
    (story,) = issue.all(Story)
    assert story.headline in ("Тақырып", "Заголовок", "Café")
    assert bool(notes) == bool(noted) and all(noted in note and "line 1" in note for note in notes)


@pytest.mark.parametrize(("data", "words"), [(b"", "empty"), (b" \n\n", "empty"), (b"\x89PNG\r\n\x00\x00", "not a text file")])
def test_what_cannot_be_read(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words) as caught:
        read(tmp_path / "a.md", data)
    assert caught.value.remedy and "a.md" in caught.value.file


def test_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT)
    for source, photos in ((tmp_path / "gone.md", None), (tmp_path / "a.md", tmp_path / "gone"), (tmp_path / "sub", None)):
        (tmp_path / "sub").mkdir(exist_ok=True)
        with pytest.raises(UserError) as caught:
            read_source(source, photos)
        assert caught.value.remedy


def test_control_characters_are_taken_out(tmp_path: Path) -> None:
    issue, _ = read(tmp_path / "a.md", "## A\x07b\n\nText\x0b\x1b on.\ufeff")
    assert [p.text for p in issue.all(Paragraph)][1:] == ["Text on."]


def test_clean_up_can_be_switched_off(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT)
    texts = {
        clean: [p.text for p in Issue(read_source(tmp_path / "a.md", clean=clean).records).all(Paragraph)][1]
        for clean in (True, False)
    }
    assert texts == {True: "The “quay” at dawn\u00a0– again.", False: 'The "quay" at dawn - again.'}


def test_the_same_input_makes_the_same_records(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT)
    assert read_source(tmp_path / "a.md") == read_source(tmp_path / "a.md")


def test_the_name_gives_title_and_quarter(tmp_path: Path) -> None:
    issue, _ = read(tmp_path / "our-digest-2024-q1.md", TEXT)
    assert (issue.settings.title, issue.settings.period, issue.settings.language) == ("Our Digest", "January–March 2024", "en")


def test_one_paragraph_of_ten_megabytes(tmp_path: Path) -> None:
    issue, _ = read(tmp_path / "a.md", "## A\n\n" + "word and more. " * 700_000)
    assert max(len(p.text) for p in issue.all(Paragraph)) > 10_000_000


def test_very_many_headings(tmp_path: Path) -> None:
    issue, _ = read(tmp_path / "a.md", "# Contents\n\n- 5 Same\n- 9 Same\n\n" + "# Same\n\nText.\n\n" * 3000)
    assert len(list(issue.all(Story))) > 100


def test_progress_is_told(folder: Callable[..., Path]) -> None:
    told: list[tuple[str, int, int]] = []
    where = folder(TEXT, photos=["a.png", "b.png"])
    read_source(where, where / "photos", progress=lambda *step: told.append(step))
    assert told[0] == ("manuscript", 0, 1) and ("photographs", 2, 2) in told


def test_a_manuscript_of_countless_headlines_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manuscript.md").write_text("# Again\n\nText.\n\n" * 2001, encoding="utf-8")
    with pytest.raises(UserError, match="2001 headlines.*Split it"):
        read_source(tmp_path)
