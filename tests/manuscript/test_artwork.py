"""Artwork finds its ad; a PDF is kept as it came; without artwork the ad's lines stand."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
from PIL import Image

from voa_editor.geometry import Size
from voa_editor.manuscript.reader import read_source
from voa_editor.model.assets import Asset, Booking
from voa_editor.model.issue import Issue
from voa_editor.model.pages import PlanItem

TEXT = "## A\n\nText.\n"
TOML = """
[[ad]]
slug = "rail"
advertiser = "Rail"
page = 4
file = "track.png"
[[ad]]
slug = "bank"
advertiser = "Bank"
page = 6
[[ad]]
slug = "tour"
advertiser = "Tour"
lines = ["GO"]
"""


def test_by_file_name_page_and_order(read: Callable) -> None:  # type: ignore[type-arg]
    issue, imported = read(TEXT, TOML, ads=["6.png", "any.png", "track.png"])
    art = {b.id: issue.need(Asset, b.asset).name for b in issue.all(Booking)}
    assert art == {"booking-rail": "track.png", "booking-bank": "6.png", "booking-tour": "any.png"}
    assert all(isinstance(imported.files[b.asset], Path) for b in issue.all(Booking))
    assert [i.kind for i in issue.children(PlanItem) if i.subject.startswith("booking")] == ["ad", "ad", "back"]


def test_artwork_of_no_ad_is_booked_and_reported(read: Callable) -> None:  # type: ignore[type-arg]
    issue, imported = read(TEXT, ads=["new-bank.png"])
    (booking,) = issue.all(Booking)
    assert booking.id == "booking-new-bank" and booking.asset
    assert "no ad" in imported.report.of("ad-artwork")[0].message
    assert any(item.subject == booking.id for item in issue.children(PlanItem))


def test_missing_artwork_leaves_the_lines(read: Callable) -> None:  # type: ignore[type-arg]
    issue, imported = read(TEXT, TOML)
    assert issue.need(Booking, "booking-tour").lines == ("GO",)
    assert "track.png" in imported.report.of("ad-artwork")[0].message


def test_a_pdf_is_kept_as_it_came(folder: Callable[..., Path]) -> None:
    where = folder(TEXT, TOML)
    (where / "ads").mkdir()
    Image.new("RGB", (210, 297), "red").save(where / "ads/rail.pdf", resolution=72)
    (where / "ads/bank.pdf").write_bytes(b"%PDF-1.4\nbroken")
    imported = read_source(where, ads=where / "ads")
    issue = Issue(imported.records)
    asset = issue.need(Asset, issue.need(Booking, "booking-rail").asset)
    assert asset.media_type == "application/pdf" and asset.natural == Size(210, 297)
    assert imported.files[asset.id] == where / "ads/rail.pdf"
    (message,) = [finding.message for finding in imported.report.of("ad-artwork") if "bank.pdf" in finding.message]
    assert "damaged" in message


def test_a_locked_pdf_is_left_out_in_words(folder: Callable[..., Path]) -> None:
    where = folder(TEXT, TOML)
    (where / "ads").mkdir()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(where / "ads/rail.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    findings = read_source(where, ads=where / "ads").report.of("ad-artwork")
    assert any("password" in finding.message for finding in findings)
