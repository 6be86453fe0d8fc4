"""What preflight reads in placed artwork: spot inks that two places define in two ways, and fonts that are not there."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from test_rules_table import FONTLESS, FULL, GOLD, Kept, art, inked, made

from voa_editor.compose.composer import Composer
from voa_editor.fonts.library import bundled
from voa_editor.model.assets import Booking, Finding
from voa_editor.model.colour import Cmyk, Spot
from voa_editor.model.frames import AdFrame
from voa_editor.prepress.artwork_notes import read_notes, spot_of
from voa_editor.prepress.preflight import check
from voa_editor.prepress.surroundings import Surroundings


def ads(*files: bytes) -> list[Finding]:
    """The findings of an issue with an ad on each page."""
    parts = []
    for n, data in enumerate(files, 1):
        booking = Booking(id=f"booking-{n}", advertiser=f"Bank {n}", asset=art(data).id, approved=True)
        x, y, w, h = FULL
        parts += [booking, AdFrame(id=f"frame-{n}", parent=f"page-{n}", x=x, y=y, w=w, h=h, booking=booking.id), art(data)]
    return check(made(parts), Composer(bundled()), surroundings=Surroundings(Kept(files)))


def test_two_ads_that_define_an_ink_in_two_ways_are_both_named():
    (found,) = (one for one in ads(GOLD, inked(0, 0.5, 0.9, 0)) if one.rule == "spot-twice")
    assert (found.severity, found.page, found.record) == ("error", 2, "frame-2")
    for said in ("“Gold”", "0/30/90/0", "the ad of Bank 1 on page 1", "0/50/90/0", "the ad of Bank 2 on page 2"):
        assert said in found.message


def test_what_is_written_otherwise_and_is_the_same_is_no_conflict():
    """A table of a straight line is that line; so does the check of finished files take it."""
    pdf = pikepdf.new()
    ramp = bytes(round(255 * part * at / 2) for at in range(3) for part in (0, 0.4, 1.0, 0))
    table = pdf.make_stream(ramp, FunctionType=0, Domain=[0, 1], Range=[0, 1] * 4, Size=[3], BitsPerSample=8)
    page = pdf.add_blank_page(page_size=(100, 100)).obj
    page.Contents = pdf.make_stream(b"/S cs 1 scn 10 10 50 50 re f")
    page.Resources = Dictionary(ColorSpace=Dictionary(S=Array([Name.Separation, Name.Gold, Name.DeviceCMYK, table])))
    out = io.BytesIO()
    pdf.save(out)
    assert not [one for one in ads(out.getvalue(), inked(0, 0.4, 1.0, 0)) if one.rule == "spot-twice"]


def test_a_swatch_is_known_as_the_file_will_have_it():
    (found,) = noted(GOLD).spots
    assert found == spot_of(Spot("Gold", Cmyk(0, 0.3, 0.9, 0)))
    assert found != spot_of(Spot("Gold", Cmyk(0, 0.3, 0.8, 0)))


def test_fonts_that_an_ad_lacks_are_named_as_soon_as_it_is_placed():
    (found,) = (one for one in ads(FONTLESS) if one.rule == "ad-fonts")
    assert "the ad of Bank 1" in found.message and "Helvetica" in found.message


def noted(data: bytes):
    steps = read_notes(data)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 and no more", GOLD[:200]])
def test_damaged_artwork_is_passed_over_here(data: bytes):
    assert noted(data) == noted(b"")
