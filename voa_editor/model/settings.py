"""Record what holds for the whole issue: its name, number, paper and grid; and its sections."""

from __future__ import annotations

from dataclasses import dataclass

from voa_editor.geometry import Rect
from voa_editor.model.records import Child, Record
from voa_editor.units import mm

SETTINGS_ID = "issue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Record):
    """The one record with id "issue". Lengths in points; bleed is one value per edge."""

    id: str = SETTINGS_ID
    title: str = ""
    subtitle: str = ""
    number: str = ""
    period: str = ""  # "July–September 2023"
    date: str = ""  # ISO date of publication, "2023-10-10"
    language: str = "en"
    template: str = "voice-of-asia"
    trim_w: float = mm(210)
    trim_h: float = mm(297)
    bleed_top: float = mm(3)
    bleed_outer: float = mm(3)
    bleed_bottom: float = mm(3)
    bleed_inner: float = mm(3)
    margin_inner: float = mm(18)
    margin_outer: float = mm(15)
    margin_top: float = mm(22)
    margin_bottom: float = mm(20)
    columns: int = 12
    gutter: float = mm(4.5)
    baseline: float = 12.5
    page_multiple: int = 4
    publisher: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    web: str = ""
    social: tuple[str, ...] = ()  # "@handle https://…" one an entry
    credits: tuple[str, ...] = ()  # "Editor: …"

    def type_area(self, left_hand: bool) -> Rect:
        """The rectangle inside the margins of a left-hand or right-hand page."""
        left = self.margin_outer if left_hand else self.margin_inner
        return Rect(
            left,
            self.margin_top,
            self.trim_w - self.margin_inner - self.margin_outer,
            self.trim_h - self.margin_top - self.margin_bottom,
        )

    @property
    def issue_line(self) -> str:
        """Number and period as they stand in folios and on the cover."""
        return " · ".join(part for part in (self.period, f"No. {self.number}" if self.number else "") if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Child):
    """A part of the issue (a month). `hue` is the swatch of its opener and its folio mark."""

    name: str
    hue: str = ""
    opener: bool = True  # has a section opener page
    deck: str = ""
