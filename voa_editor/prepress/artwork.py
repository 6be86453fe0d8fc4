"""Bring placed artwork to the standard of the file it goes into: mended where that changes nothing, else as a picture."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from voa_editor.artwork.page import inherited, opened_artwork, page_shape
from voa_editor.errors import UserError
from voa_editor.prepress.artwork_ink_parts import needs_inks
from voa_editor.prepress.artwork_inks import into_inks
from voa_editor.prepress.artwork_mending import mend, unlayered
from voa_editor.prepress.artwork_picture import as_picture
from voa_editor.prepress.artwork_screen import SCREEN
from voa_editor.prepress.flatten import flatten
from voa_editor.prepress.pdf.facts import Facts
from voa_editor.prepress.pdf.gather import gather
from voa_editor.prepress.pdf.opening import set_limits
from voa_editor.prepress.pdf.rules import Rule
from voa_editor.prepress.pdf.rules_colour import has_transparency, inks_only
from voa_editor.prepress.pdf.verify import X1A, X4
from voa_editor.prepress.plates.rewrite import FAULTS
from voa_editor.render.icc import IccProfile, srgb
from voa_editor.render.intent import OutputIntent
from voa_editor.render.pdf.artwork import Fitted
from voa_editor.render.presets import X1A as X1A_TITLE
from voa_editor.render.presets import Preset

_KEPT = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit", "/Resources", "/Contents", "/Group")
_INHERITED = ("/MediaBox", "/CropBox", "/Resources", "/Rotate")
_TOLD = 3  # reasons that are named
_NAMELESS = Path("artwork.pdf")


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is still wrong with artwork, whether something shows through, and what was done to it that one may see."""

    reasons: list[str]
    transparent: bool = False
    done: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fitter:
    """Fits artwork to what a preset writes for a printing condition."""

    preset: Preset
    intent: OutputIntent

    def __call__(self, data: bytes) -> Fitted:
        """The first page of a PDF, fit for the document. Raises UserError for a file that is locked, damaged or empty."""
        set_limits()
        with opened_artwork(data) as source, pikepdf.new() as alone:
            hidden = unlayered(source)
            _take_page(source, alone)
            alone.remove_unreferenced_resources()
            page_shape(alone.pages[0].obj)
            found = _Judged([hidden]) if hidden else self._mended(alone)
            if not found.reasons:
                return Fitted(_saved(alone), *_told(found.done), transparent=found.transparent)
            if self.preset.standard == X1A_TITLE and not hidden and (flat := self._flattened(alone)) is not None:
                return Fitted(flat, *_told((*found.done, "what shows through in the artwork was flattened for PDF/X-1a")))
        ppi, picture = as_picture(data, self.preset, self.intent)
        said = f"the artwork is printed as a picture of {ppi:.0f} ppi: {'; '.join(found.reasons[:_TOLD])}"
        return Fitted(picture, said, "Ask the advertiser for a file where this is mended, or look at it in the proof")

    @property
    def _rules(self) -> tuple[Rule, ...]:
        if self.preset.colours == "rgb":
            return SCREEN
        rules = (X1A if self.preset.standard == X1A_TITLE else X4).content
        return (*rules, inks_only) if self._inks_asked else rules

    @property
    def _profiles(self) -> dict[str, IccProfile]:
        """What colours without a profile are taken for: RGB as sRGB and, in light, inks as those of the printing condition."""
        if self.preset.colours == "rgb":
            return {"DeviceRGB": srgb(), "DeviceCMYK": self.intent.profile}
        return {} if self.preset.images == "cmyk" else {"DeviceRGB": srgb()}

    def _mended(self, alone: pikepdf.Pdf) -> _Judged:
        """Mend a file, convert its colours where inks are asked, and say what is still wrong with it."""
        mend(alone, self._profiles, light=self.preset.colours == "rgb")
        facts = gather(_NAMELESS, alone)
        done: tuple[str, ...] = ()
        if self._inks_asked and inks_only.check(facts):
            try:
                done = (self._converted(alone, facts),)
            except (*FAULTS, UserError) as fault:
                said = str(fault) if type(fault) in (ValueError, UserError) else "a part of it is damaged"
                return _Judged([f"its colours cannot be converted one by one: {said}"])
            facts = gather(_NAMELESS, alone)
        return _Judged(list(dict.fromkeys(_faults(facts, self._rules))), has_transparency(facts), done)

    @property
    def _inks_asked(self) -> bool:
        return self.preset.colours != "rgb" and self.preset.images == "cmyk"

    def _converted(self, alone: pikepdf.Pdf, facts: Facts) -> str:
        """Convert all colours to inks, and say so. Raises ValueError, and pikepdf's errors, for what cannot be."""
        wrong = [use for use in facts.spaces if any(needs_inks(space) for space in use.space.nested())]
        if any(part.startswith("soft mask") for use in wrong for part in use.place.path):
            raise ValueError("a soft mask is made of light")  # how light it is decides what is seen: inks are not as light
        into_inks(alone, self.intent, self.preset)
        families = dict.fromkeys(space.family for use in wrong for space in use.space.nested() if needs_inks(space))
        return f"colours of the artwork ({', '.join(families)}) were converted to inks of {self.intent.identifier}"

    def _flattened(self, alone: pikepdf.Pdf) -> bytes | None:
        """The file without transparency; None where that is not all that is wrong."""
        with tempfile.TemporaryDirectory(prefix="voa-ad-") as folder:
            live, flat = Path(folder) / "live.pdf", Path(folder) / "flat.pdf"
            live.write_bytes(_saved(alone))
            flatten(live, flat, self.intent.profile, self.preset.target_ppi)
            with pikepdf.open(flat) as pdf:
                wrong = any(_faults(gather(_NAMELESS, pdf), self._rules))
            return None if wrong else flat.read_bytes()


def _told(done: tuple[str, ...]) -> tuple[str, str]:
    """What was done to artwork, and what to do about it; nothing of nothing."""
    return "; ".join(done), "Look at it in the proof" if done else ""


def _faults(facts: Facts, rules: tuple[Rule, ...]) -> Iterator[str]:
    """What is wrong, a sentence for each fault; what could not be looked at is wrong too."""
    yield from (said for _, said in facts.faults)
    for rule in rules:
        yield from (fault.said for fault in rule.check(facts) or ())


def _take_page(source: pikepdf.Pdf, alone: pikepdf.Pdf) -> None:
    """Put the first page of a PDF into an empty one: what it paints, with annotations that print, and nothing else."""
    if "/Annots" in source.pages[0].obj:
        source.flatten_annotations("print")
    page = source.pages[0].obj
    alone.add_blank_page()
    taken = alone.pages[0].obj
    for key in _KEPT:
        value = inherited(page, key) if key in _INHERITED else page.get(key)
        if value is not None:
            taken[key] = alone.copy_foreign(source.make_indirect(value)) if _large(value) else value
    if "/Resources" not in taken:
        taken["/Resources"] = pikepdf.Dictionary()


def _large(value: Any) -> bool:
    return isinstance(value, (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array))


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
    return out.getvalue()
