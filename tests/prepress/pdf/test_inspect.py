"""Any PDF is inspected by what the printer asks: each rule has a file that triggers it, and one that does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import broken
import pdfs
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from voa_editor.geometry import Size
from voa_editor.prepress.pdf.inspect import Asked, inspect
from voa_editor.prepress.pdf.thresholds import Thresholds
from voa_editor.prepress.profiles import load_profile
from voa_editor.units import mm

ASKED = Thresholds(rgb_images=True, single_page=True)
BOOKED = Size(mm(105), mm(148))


def found(pdf: Pdf, out: Path, asked: Thresholds = ASKED, booked: Size | None = BOOKED) -> dict[str, str]:
    """The rules that find something, each with its severity."""
    file = pdfs.saved(pdf, out / "ad.pdf", "x4")
    return {finding.rule: finding.severity for finding in inspect(file, Asked(asked, booked))}


def after(operators: bytes) -> Callable[[Pdf], None]:
    return broken.operators(b"q " + operators + b" Q")


def second_page(pdf: Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


def larger_second_page(pdf: Pdf) -> None:
    second_page(pdf)
    pdf.pages[1].obj.TrimBox = Array([mm(3), mm(3), mm(100), mm(140)])


def coarse(pixels: int, **entries: object) -> Callable[[Pdf], None]:
    def changed(pdf: Pdf) -> None:
        picture = pdfs.image(pdf, pixels=pixels)
        for key, value in entries.items():
            picture[f"/{key}"] = value
        broken.held(pdf, "XObject").Im1 = picture

    return changed


def line_art(pdf: Pdf) -> None:
    picture = pdf.make_stream(
        bytes(5000), Type=Name.XObject, Subtype=Name.Image, Width=200, Height=200, BitsPerComponent=1, ImageMask=True
    )
    broken.held(pdf, "XObject").Im1 = picture


def bare_bleed(pdf: Pdf) -> None:
    """The background ends at the trim."""
    x0, y0, x1, y1 = pdfs.TRIM
    content = broken.page(pdf).Contents.read_bytes()
    cut = f"{x0} {y0} {x1 - x0} {y1 - y0} re f".encode()
    broken.page(pdf).Contents = pdf.make_stream(content.replace(b"0 0 314.65 436.54 re f", cut))


def no_bleed(pdf: Pdf) -> None:
    broken.page(pdf).MediaBox = broken.page(pdf).BleedBox = Array(pdfs.TRIM)


def not_embedded(pdf: Pdf) -> None:
    broken.held(pdf, "Font").F2 = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def rgb_group(pdf: Pdf) -> None:
    broken.page(pdf).Group.CS = Name.DeviceRGB


TRIGGERS: dict[str, tuple[str, Callable[[Pdf], None]]] = {
    "page-count": ("error", second_page),
    "page-size": ("error", larger_second_page),
    "booked-size": ("error", broken.setting(broken.page, "TrimBox", Array([mm(3), mm(3), mm(107), mm(151)]))),
    "trim-box": ("warning", broken.setting(broken.page, "ArtBox", Array(pdfs.TRIM))),
    "crop-box": ("warning", broken.setting(broken.page, "CropBox", Array([20, 20, 200, 200]))),
    "page-rotated": ("warning", broken.setting(broken.page, "Rotate", 90)),
    "user-unit": ("error", broken.setting(broken.page, "UserUnit", 2)),
    "bleed-bare": ("warning", bare_bleed),
    "bleed-missing": ("error", no_bleed),
    "image-resolution": ("error", coarse(90)),
    "rgb": ("error", after(b"1 0 0 rg 0 0 9 9 re f")),
    "icc-cmyk": ("warning", broken.painted(broken.profiled("CMYK", "prtr", 4), values=b"0 0 0 1")),
    "registration-colour": ("warning", broken.painted(lambda pdf: pdfs.spot(pdf, "All"), values=b"1")),
    "blending-space": ("error", rgb_group),
    "small-white-type": ("warning", after(b"BT /F2 7 Tf 0 0 0 0 k 40 140 Td (A) Tj ET")),
    "small-coloured-type": ("warning", after(b"BT /F2 7 Tf 1 1 0 0 k 40 140 Td (A) Tj ET")),
    "rich-black-type": ("warning", after(b"BT /F2 20 Tf 0.8 0.7 0.6 0.9 k 40 140 Td (A) Tj ET")),
    "hairline": ("warning", after(b"0 w 1 0 0 0 K 0 0 m 9 9 l S")),
    "thin-white-line": ("warning", after(b"0.1 w 0 0 0 0 K 0 0 m 9 9 l S")),
    "thin-coloured-line": ("warning", after(b"0.1 w 1 1 0 0 K 0 0 m 9 9 l S")),
    "white-overprints": ("error", after(b"/Over gs BT /F2 20 Tf 0 0 0 0 k 40 140 Td (A) Tj ET")),
    "black-knocks-out": ("warning", after(b"BT /F2 9 Tf 0 0 0 1 k 40 140 Td (A) Tj ET")),
    "font-embedded": ("error", not_embedded),
    "font-widths": ("warning", broken.SAME["font-widths"]),
    "font-glyphs": ("error", broken.SAME["font-glyphs"]),
    "font-program": ("error", broken.SAME["font-program"]),
    "annotations": ("warning", broken.SAME["annotations"]),
    "no-javascript": ("warning", broken.SAME["no-javascript"]),
    "no-transfer": ("error", broken.SAME["no-transfer"]),
    "no-opi": ("error", broken.SAME["no-opi"]),
    "no-postscript": ("error", broken.SAME["no-postscript"]),
    "syntax": ("warning", broken.SAME["syntax"]),
    "pdf-x": ("warning", broken.X4["xmp-ids"]),
}


def test_a_good_ad_has_notes_alone(tmp_path: Path) -> None:
    assert found(pdfs.good("x4"), tmp_path) == {"spot-colour": "info", "pdf-x": "info"}


@pytest.mark.parametrize("rule", TRIGGERS)
def test_a_rule_finds_what_it_is_for(rule: str, tmp_path: Path) -> None:
    severity, change = TRIGGERS[rule]
    pdf = pdfs.good("x4")
    change(pdf)
    assert found(pdf, tmp_path).get(rule) == severity


def test_the_manual_tells_each_rule() -> None:
    manual = (Path(__file__).parents[3] / "docs" / "preflight.md").read_text(encoding="utf-8")
    assert not [rule for rule in (*TRIGGERS, "spot-colour", "ink-coverage") if f"`{rule}`" not in manual]


def test_findings_say_what_where_and_what_to_do(tmp_path: Path) -> None:
    pdf = pdfs.good("x4")
    coarse(150)(pdf)
    (finding,) = [f for f in inspect(pdfs.saved(pdf, tmp_path / "a.pdf", "x4"), Asked(ASKED)) if f.rule == "image-resolution"]
    assert finding.severity == "warning" and finding.page == 1 and finding.remedy and finding.id
    assert "150 × 100 pixels has 180 ppi as placed" in finding.message and "image Im1" in finding.message


@pytest.mark.parametrize(
    ("asked", "change", "rule"),
    [
        (replace(ASKED, rgb_images=False), lambda pdf: None, "rgb"),
        (replace(ASKED, spots=False), lambda pdf: None, "spot-colour"),
        (replace(ASKED, single_page=False, page_multiple=4), lambda pdf: pdf.pages.append(pdf.pages[0]), "page-count"),
        (ASKED, line_art, "image-resolution"),
    ],
)
def test_what_one_printer_allows_another_does_not(
    asked: Thresholds, change: Callable[[Pdf], None], rule: str, tmp_path: Path
) -> None:
    pdf = pdfs.good("x4")
    change(pdf)
    assert found(pdf, tmp_path, asked)[rule] in ("error", "warning")


@pytest.mark.parametrize(
    "operators",
    [
        b"/Over gs BT /F2 9 Tf 0 0 0 1 k 40 140 Td (A) Tj ET",  # black that overprints
        b"BT /F2 9 Tf 0 0 0 0 k 40 140 Td (A) Tj ET",  # white type of just the size
        b"BT /F2 7 Tf 0 0.5 0 0 k 40 140 Td (A) Tj ET",  # small type of one ink
        b"BT /F2 20 Tf 0.6 0.4 0.4 1 k 40 140 Td (A) Tj ET",  # a rich black within the limit
        b"3 Tr BT /F2 5 Tf 0 0 0 0 k 40 140 Td (A) Tj ET",  # text that is not painted
        b"0.5 0 0 0.5 0 0 cm 1 w 0 0 0 0 K 0 0 m 9 9 l S",  # a white line of 0.5 pt
        b"q 60 0 0 40 -500 0 cm 0.1 0 0 0.1 0 0 cm /Im1 Do Q",  # a picture off the page
    ],
)
def test_what_will_do_is_not_found(operators: bytes, tmp_path: Path) -> None:
    pdf = pdfs.good("x4")
    pdfs.adding(pdf, b"q " + operators + b" Q")
    assert found(pdf, tmp_path) == {"spot-colour": "info", "pdf-x": "info"}


def test_an_ad_that_does_not_reach_its_edges_needs_no_bleed(tmp_path: Path) -> None:
    pdf = pdfs.good("x4")
    no_bleed(pdf)
    content = broken.page(pdf).Contents.read_bytes()
    broken.page(pdf).Contents = pdf.make_stream(content.replace(b"0 0 314.65 436.54 re f", b"40 40 9 9 re f"))
    assert "bleed-missing" not in found(pdf, tmp_path)


def test_who_measures_ink_is_passed_in(tmp_path: Path) -> None:
    file = pdfs.saved(pdfs.good("x4"), tmp_path / "a.pdf", "x4")
    heavy = inspect(file, Asked(ASKED, coverage=lambda path, page: 320.4))
    assert [f.message for f in heavy if f.rule == "ink-coverage"] == ["320 % of ink lie on 15 mm × 15 mm, more than 305 %"]
    assert not [f for f in inspect(file, Asked(ASKED, coverage=lambda path, page: 304.0)) if f.rule == "ink-coverage"]


def test_thresholds_come_from_the_printer_profile() -> None:
    assert Thresholds.of(load_profile("sheetfed-cmyk")).ppi == (149, 224)
    geometry = SimpleNamespace(bleed=(9.0, 9.0, 9.0, 0.0), single_page=True)
    asked = Thresholds.of(
        SimpleNamespace(
            geometry=geometry, **{"resolution": load_profile().resolution, "resolution_1bit": load_profile().resolution}
        )
    )
    assert asked.edges == {"top": 9, "right": 0, "bottom": 9, "left": 0} and asked.single_page and asked.reversed_type == 9
