"""Every rule of a standard is kept by a good file, and broken by a file that is made for it: by that rule, and no other."""

from __future__ import annotations

import json
from pathlib import Path

import broken
import pdfs
import pytest

from voa_editor.errors import UserError
from voa_editor.prepress.pdf.verify import NOT_APPLICABLE, PASSED, STANDARDS, Report, verify

EVERY = [(standard.id, rule.id) for standard in STANDARDS.values() for rule in standard.rules]


def report(standard: str, file: Path) -> Report:
    return verify(file, STANDARDS[standard])


def failed(found: Report) -> dict[str, list[str]]:
    return {outcome.rule.id: [f"{fault.place}: {fault.said}" for fault in outcome.faults] for outcome in found.failures()}


@pytest.fixture(scope="module", params=STANDARDS)
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    out = tmp_path_factory.mktemp("good") / "good.pdf"
    return report(request.param, pdfs.saved(pdfs.good(request.param), out, request.param))


def test_a_good_file_breaks_nothing(kept: Report) -> None:
    assert failed(kept) == {}
    assert kept.passed and {outcome.status for outcome in kept.outcomes} == {PASSED, NOT_APPLICABLE}


@pytest.mark.parametrize(("standard", "rule"), EVERY)
def test_a_rule_is_broken_by_a_file_made_for_it(standard: str, rule: str, tmp_path: Path) -> None:
    found = report(standard, broken.write(standard, rule, tmp_path / "broken.pdf"))
    assert list(failed(found)) == [rule], failed(found)
    (outcome,) = found.failures()
    assert outcome.count and all(fault.said for fault in outcome.faults)
    assert found.passed == (outcome.rule.severity == "warning")


def test_rules_have_ids_of_their_own_and_say_what_they_want() -> None:
    for standard in STANDARDS.values():
        assert len({rule.id for rule in standard.rules}) == len(standard.rules)
        for rule in standard.rules:
            assert rule.asks.endswith(".") and rule.clause and rule.severity in ("error", "warning")


def test_the_manual_tells_each_rule() -> None:
    manual = (Path(__file__).parents[3] / "docs" / "preflight.md").read_text(encoding="utf-8")
    for standard in STANDARDS.values():
        assert not [rule.id for rule in standard.rules if f"`{rule.id}`" not in manual or rule.asks not in manual]


def test_a_report_is_json_with_every_rule(kept: Report) -> None:
    values = json.loads(json.dumps(kept.values()))
    assert values["passed"] and values["pages"] == 1 and values["standard"] == kept.standard.title
    assert [rule["rule"] for rule in values["rules"]] == [rule.id for rule in kept.standard.rules]


def test_a_fault_says_where_it_is(tmp_path: Path) -> None:
    pdf = pdfs.good("x4")
    form = pdf.pages[0].obj.Resources.XObject.Fm1
    form.write(b"q 1 0 0 RG 0 0 m 9 9 l S Q")
    found = report("x4", pdfs.saved(pdf, tmp_path / "a.pdf", "x4"))
    assert failed(found) == {"device-colours": ["page 1, form Fm1: drawn in DeviceRGB"]}


# Where bare RGB can hide: each is one place, and found there.
RGB = pdfs.Name.DeviceRGB
HIDDEN = {
    "image": lambda pdf: pdf.pages[0].obj.Resources.XObject.update(pdfs.Dictionary(Im1=pdfs.image(pdf, RGB, 3))),
    "inline image": broken.operators(b"q 1 0 0 1 20 20 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI Q"),
    "pattern": lambda pdf: broken.held(pdf, "Pattern").P1.write(b"1 0 0 rg 0 0 4 4 re f"),
    "Type 3 glyph": lambda pdf: broken.held(pdf, "Font").T3.CharProcs.square.write(b"600 0 d0 1 0 0 rg 0 0 9 9 re f"),
    "soft mask": lambda pdf: broken.held(pdf, "ExtGState").Masked.SMask.G.write(b"1 0 0 rg 0 0 9 9 re f"),
    "shading": lambda pdf: broken.held(pdf, "Shading").S1.update(pdfs.Dictionary(ColorSpace=RGB)),
    "alternate": broken.painted(lambda pdf: pdfs.spot(pdf, "Rose", RGB), values=b"1"),
    "group": lambda pdf: broken.page(pdf).Group.update(pdfs.Dictionary(CS=RGB)),
    "mask's group": lambda pdf: broken.held(pdf, "ExtGState").Masked.SMask.G.Group.update(pdfs.Dictionary(CS=RGB)),
    "indexed": broken.painted(pdfs.Array([pdfs.Name.Indexed, RGB, 0, pdfs.String("abc")])),
    "stroke": broken.operators(b"q 1 0 0 RG 0 0 m 9 9 l S Q"),
    "text": broken.operators(b"q 1 0 0 rg BT /F2 9 Tf 20 20 Td (A) Tj ET Q"),
    "stencil": broken.operators(b"q 1 0 0 rg 9 0 0 9 0 0 cm BI /W 8 /H 1 /IM true ID a EI Q"),
    "appearance": broken.annotation("PrinterMark", broken.OUTSIDE, AP=pdfs.Dictionary()),
}


@pytest.mark.parametrize("where", HIDDEN)
def test_bare_rgb_is_found_wherever_it_hides(where: str, tmp_path: Path) -> None:
    pdf = pdfs.good("x4")
    HIDDEN[where](pdf)
    if where == "appearance":
        mark = pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f", BBox=pdfs.Array([0, 0, 20, 20]))
        broken.page(pdf).Annots[0].AP.N = mark
    found = failed(report("x4", pdfs.saved(pdf, tmp_path / "a.pdf", "x4")))
    assert list(found) == ["device-colours"], found


def test_unused_resources_are_no_fault(tmp_path: Path) -> None:
    pdf = pdfs.good("x4")
    broken.held(pdf, "XObject").Unused = pdfs.image(pdf, RGB, 3)
    assert report("x4", pdfs.saved(pdf, tmp_path / "a.pdf", "x4")).passed


def test_a_default_colour_space_takes_the_place_of_bare_rgb(tmp_path: Path) -> None:
    pdf = pdfs.good("x4")
    broken.held(pdf, "ColorSpace").DefaultRGB = broken.profiled("RGB", "mntr", 3)(pdf)
    pdfs.adding(pdf, b"q 1 0 0 rg 20 20 5 5 re f Q")
    assert failed(report("x4", pdfs.saved(pdf, tmp_path / "a.pdf", "x4"))) == {}


def test_invisible_text_needs_its_font_in_x1a_alone(tmp_path: Path) -> None:
    for standard, wanted in (("x4", []), ("x1a", ["font-embedded"])):
        pdf = pdfs.good(standard)
        broken.held(pdf, "Font").Hidden = pdfs.Dictionary(
            Type=pdfs.Name.Font, Subtype=pdfs.Name.Type1, BaseFont=pdfs.Name.Helvetica
        )
        pdfs.adding(pdf, b"BT /Hidden 9 Tf 3 Tr 20 20 Td (a) Tj ET")
        assert list(failed(report(standard, pdfs.saved(pdf, tmp_path / "a.pdf", standard)))) == wanted


def test_a_locked_file_says_so(tmp_path: Path) -> None:
    lock = pdfs.pikepdf.Encryption(owner="a", user="b")
    out = pdfs.saved(pdfs.good("x4"), tmp_path / "locked.pdf", "x4", encryption=lock)
    with pytest.raises(UserError, match="locked.pdf: the PDF is locked with a password"):
        report("x4", out)
