"""An issue of every kind of object and picture at once, verified rule by rule against each standard."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pdfs
import pypdfium2
import pytest
import verapdf
from adverts import WORDS, advert, changed
from image_kinds import KINDS
from pikepdf import Array
from sheets import FOGRA39, HERE, INFO, MemoryBlobs, box, picture, run, sheet, showcase

from voa_editor.artwork.page import artwork_shape
from voa_editor.display.items import Gradient, Group, Picture, Sheet
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Matrix, Rect
from voa_editor.jobs.pressing import Mixer
from voa_editor.manuscript.svg import svg_to_pdf
from voa_editor.model.assets import Finding
from voa_editor.model.colour import BLACK, PAPER, Cmyk, Lab, Rgb, Spot
from voa_editor.prepress.artwork import Fitter
from voa_editor.prepress.pdf.verify import FAILED, NOT_APPLICABLE, STANDARDS, verify
from voa_editor.render.pdf.writer import write_pdf
from voa_editor.render.presets import load_preset

GOLD = Spot("Gold 1", Cmyk(0, 0.2, 0.6, 0.1))
SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">
<linearGradient id="g"><stop stop-color="#f80"/><stop offset="1" stop-color="#08f"/></linearGradient>
<g opacity=".6"><rect width="120" height="80" fill="url(#g)"/>
<circle cx="150" cy="50" r="40" stroke="#444" stroke-dasharray="4 2"/></g>
<text x="10" y="60">An anchor</text></svg>"""
_NOWHERE = {"annotations", "trap-network", "viewer-areas", "crop-box", "halftones"}
UNASKED = {"x4": _NOWHERE | {"optional-content", "jpeg2000", "overprint-icc"}, "x1a": _NOWHERE}
"""Rules about what no page of ours has, artwork included."""


def torture(blobs: MemoryBlobs, preset: str) -> list[Sheet]:
    """A page of pictures of every kind, one of objects upon each other, one of artwork, and where that is quick the showcase."""
    return [_pictures(blobs), _objects(blobs), _artwork(blobs), *(showcase(blobs) if preset == "press-x4" else ())]


def _pictures(blobs: MemoryBlobs) -> Sheet:
    kinds = enumerate(KINDS.values())
    shown = [picture(blobs.add(make()), Rect(40 + n % 4 * 110, 40 + n // 4 * 110, 96, 96)) for n, make in kinds]
    turned = Group((shown[0],), HERE, Matrix.rotation(30, shown[0].rect.centre), None, 0.4)
    return sheet(*shown, turned, number=11)


def _objects(blobs: MemoryBlobs) -> Sheet:
    colours = (Rgb(0.9, 0.2, 0.1), Lab(60, 40, 30), Cmyk(1, 0.5, 0, 0.1), GOLD, Spot("Gold 1", GOLD.alternate, 0.5), BLACK, PAPER)
    boxes = [box(Rect(40 + n * 60, 40, 90, 90), colour, opacity=1 - n / 10) for n, colour in enumerate(colours)]
    lines = (((), "butt", "mitre"), ((4.0, 2.0), "round", "round"), ((1.0,), "square", "bevel"))
    strokes = [
        box(Rect(40 + n * 90, 160, 70, 50), None, stroke=BLACK, stroke_width=n + 0.25, dash=dash, cap=cap, join=join)
        for n, (dash, cap, join) in enumerate(lines)
    ]
    shades = [
        box(Rect(40, 240, 90, 90), Gradient(GOLD, Cmyk(1, 0, 0, 0), angle=30)),
        box(Rect(140, 240, 90, 90), Gradient(GOLD, PAPER)),
        box(Rect(190, 280, 90, 90), Gradient(BLACK, BLACK, 0.0, 0.8)),
    ]
    words = run("Set in gold", 60, 300, 40, colour=GOLD), run("small and black", 60, 360, 6)
    faded = Group((*words, *strokes), HERE, Matrix.rotation(-12), Rect(0, 0, 500, 700), 0.5)
    return sheet(*boxes, *strokes, *shades, *words, faded, number=12)


def _artwork(blobs: MemoryBlobs) -> Sheet:
    good = io.BytesIO()
    pdfs.good("x4").save(good)
    ads = [
        good.getvalue(), advert(), advert(rgb=True), advert(clear=True), advert(embedded=False), svg_to_pdf(SVG).pdf,
        changed(advert(clear=True, rgb=True), Rotate=90, TrimBox=Array([10, 10, 290, 190]), UserUnit=2),
    ]  # fmt: skip
    placed = []
    for n, data in enumerate(ads):
        w, h = artwork_shape(data).size
        size = min(150 / w, 150 / h)
        rect = Rect(40 + n % 3 * 170, 40 + n // 3 * 170, w * size, h * size)
        placed.append(Picture(blobs.add(data), rect, rect.inset(2, 2), HERE, "ad", "An ad"))
    return sheet(box(Rect(20, 20, 300, 400), Gradient(GOLD, PAPER)), *placed, number=13)


def written(out: Path, preset: str) -> tuple[Path, tuple[Finding, ...]]:
    blobs, chosen = MemoryBlobs(), replace(load_preset(preset), max_ppi=100, target_ppi=72)  # coarse, and quick
    mixer, fit = Mixer(blobs, chosen, FOGRA39), Fitter(chosen, FOGRA39)
    findings = write_pdf(
        out / f"{preset}.pdf", torture(blobs, preset), INFO, blobs, bundled(), chosen, FOGRA39, rasterise=mixer, fit=fit
    )
    return out / f"{preset}.pdf", findings


@pytest.mark.parametrize(("preset", "standard"), [("press-x4", "x4"), ("press-x1a", "x1a")])
def test_every_rule_is_asked_and_kept(tmp_path, preset, standard):
    path, findings = written(tmp_path, preset)
    report = verify(path, STANDARDS[standard])
    assert {one.rule.id: one.faults for one in report.outcomes if one.status == FAILED} == {}
    assert {one.rule.id for one in report.outcomes if one.status == NOT_APPLICABLE} <= UNASKED[standard]
    assert {finding.rule for finding in findings} <= {"changed-artwork", "unreadable-picture"}  # the showcase has one


def test_the_digital_edition_keeps_its_standards(tmp_path):
    path, _ = written(tmp_path, "digital")
    for verdict in verapdf.validate(path).values():
        assert verdict.compliant, (verdict.profile, verdict.failures, verdict.fault)
    said = pypdfium2.PdfDocument(path)[2].get_textpage().get_text_range()
    assert WORDS in said and "An anchor" in said
