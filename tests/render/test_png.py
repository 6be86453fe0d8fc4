from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PIL import Image
from sheets import HERE, MemoryBlobs, box, sheet

from voa_editor.display.items import Sheet
from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Rect
from voa_editor.model.colour import Rgb
from voa_editor.render.png import write_png
from voa_editor.units import mm


def pages(*numbers: int) -> list[Sheet]:
    """Pages full of ink to their bleed, of a shade that tells their number."""
    return [sheet(box(Rect(-99, -99, 999, 1999), Rgb(number / 50, 0, 1)), number=number) for number in numbers]


def made(out, sheets, **options) -> list[str]:
    return [path.name for path in write_png(out, sheets, MemoryBlobs(), bundled(), **{"dpi": 36, **options})]


def shade(path, x: float) -> int:
    """The page number that the shade at a share `x` of the width tells, 0 for none."""
    with Image.open(path) as image:
        red, _, blue = image.convert("RGB").getpixel((round(x * (image.width - 1)), image.height // 2))
    return round(red / 255 * 50) if blue == 255 and red < 255 else 0


def test_pages_into_a_folder(tmp_path):
    assert made(tmp_path / "new" / "pages", pages(1, 2, 12)) == ["page-001.png", "page-002.png", "page-012.png"]


def test_one_page_into_a_file_and_several_beside_it(tmp_path):
    assert made(tmp_path / "cover.png", pages(1)) == ["cover.png"]
    assert made(tmp_path / "issue.png", pages(1, 2)) == ["issue-001.png", "issue-002.png"]
    assert sorted(os.listdir(tmp_path)) == ["cover.png", "issue-001.png", "issue-002.png"]


def test_spreads_put_facing_pages_together_and_leave_the_first_alone(tmp_path):
    names = made(tmp_path, pages(1, 2, 3, 4, 6, 7, 8), spreads=True)
    assert names == ["page-001.png", "spread-002-003.png", "page-004.png", "spread-006-007.png", "page-008.png"]
    spread = tmp_path / "spread-002-003.png"
    assert [shade(spread, x) for x in (0.0, 0.25, 0.49, 0.51, 0.75, 1.0)] == [2, 2, 2, 3, 3, 3]


def test_size_and_resolution(tmp_path):
    made(tmp_path / "a.png", pages(1), dpi=150)
    made(tmp_path / "b.png", pages(2, 3), dpi=150, bleed=True, spreads=True)
    with Image.open(tmp_path / "a.png") as trim, Image.open(tmp_path / "b.png") as spread:
        assert trim.size == (round(mm(210) / 72 * 150), round(mm(297) / 72 * 150))
        assert spread.size == (round(mm(426) / 72 * 150), round(mm(303) / 72 * 150))
        assert trim.info["dpi"][0] == pytest.approx(150, abs=0.1)
        middle = spread.width // 2
        edge = [spread.convert("RGB").getpixel((x, 2)) for x in (1, middle - 2, middle + 2, spread.width - 2)]
    assert [round(red / 255 * 50) for red, _, _ in edge] == [2, 2, 3, 3]  # the fold has no bleed


def test_the_same_page_gives_the_same_bytes(tmp_path):
    for name in ("a.png", "b.png"):
        made(tmp_path / name, pages(1))
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


@pytest.mark.parametrize("dpi", [0, 4, 99_999])
def test_resolutions_of_no_use(tmp_path, dpi):
    with pytest.raises(UserError, match="5 to 2400"):
        made(tmp_path, pages(1), dpi=dpi)


def test_a_picture_too_large_for_the_engine(tmp_path):
    with pytest.raises(UserError, match="lower resolution"):
        made(tmp_path, [Sheet("page-1", 1, "1", 5000, 5000, (0, 0, 0, 0), (box(Rect(0, 0, 1, 1), None),))], dpi=2400)
    assert HERE and os.listdir(tmp_path) == []


def test_no_pages_and_no_folder(tmp_path):
    with pytest.raises(UserError, match="no page"):
        made(tmp_path, [])
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="folder"):
        made(tmp_path / "file", pages(1))


def test_without_qt_the_error_says_what_to_install(tmp_path):
    """Run apart: Qt must be missing from the start."""
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from pathlib import Path; from voa_editor.render.png import write_png\n"
        "try: write_png(Path('x'), [], None, None)\n"
        "except Exception as fault: print(type(fault).__name__, fault)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, env=_environment())
    assert done.stdout.startswith("UserError") and "libegl1" in done.stdout, done.stderr


def test_neither_the_pdf_nor_the_module_needs_qt(tmp_path):
    code = (
        "import sys, voa_editor.render.pdf.writer, voa_editor.render.png\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path, env=_environment())


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
