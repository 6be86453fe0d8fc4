"""List the rules of preflight: what each is called, how bad it is, why it is asked, and by which threshold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from voa_editor.prepress.profiles import Profile
from voa_editor.units import format_length

Threshold = Callable[[Profile], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, the worst severity of its findings, and in plain words why it is asked.

    `threshold` says what a printer's profile asks, in words; None where the rule has none.
    """

    id: str
    severity: str
    why: str
    threshold: Threshold | None = None


def _ppi(profile: Profile) -> str:
    return f"more than {profile.resolution.warning:g} ppi, line art more than {profile.resolution_1bit.warning:g}"


def _points(name: str) -> Threshold:
    return lambda profile: f"{getattr(profile.fine, name):g} pt"


def _percent(name: str) -> Threshold:
    return lambda profile: f"{getattr(profile.inks, name):g} %"


def _coverage(profile: Profile) -> str:
    return f"{profile.inks.coverage:g} % over {format_length(profile.inks.window)}"


def _bleed(profile: Profile) -> str:
    return ", ".join(dict.fromkeys(format_length(edge) for edge in profile.geometry.bleed))


FRAMES = (
    Rule("overset", "error", "Text that finds no place in its frames is not printed."),
    Rule("unprinted-text", "error", "Words of a story that no frame shows are not printed."),
    Rule("cut-text", "error", "The knife takes words that stand outside the trim."),
    Rule("empty-frame", "warning", "A frame that holds nothing was meant to hold something."),
    Rule("empty-page", "warning", "A page with nothing but its folio was forgotten, or is one too many."),
    Rule("missing-glyph", "error", "A character that no font has prints as a box or not at all."),
    Rule("fallback-face", "info", "Characters from another family may look strange among the others."),
    Rule("font-embedding", "error", "A font whose maker forbids embedding may not be sent to the printer in a PDF."),
)
PICTURES = (
    Rule("file-changed", "info", "What was placed is printed, and the file it came from was written anew since."),
    Rule("file-gone", "info", "A file that is gone cannot be looked at for changes; what was placed of it is kept."),
    Rule("low-resolution", "error", "A picture with too few pixels prints soft, or in steps.", _ppi),
    Rule("no-file", "error", "A picture whose file the project lacks prints as nothing."),
    Rule("no-caption", "warning", "Readers want to know what, and whom, a photograph shows."),
    Rule("photo-twice", "warning", "The same photograph in two places looks like a mistake."),
    Rule("photo-left-out", "info", "A photograph of a story found no room."),
)
SHEETS = (
    Rule("bleed-missing", "error", "Paper is never cut quite true: what ends at the trim leaves a white edge.", _bleed),
    Rule("bleed-setting", "error", "The issue has less bleed than the printer asks.", _bleed),
    Rule(
        "safety-margin", "warning", "What stands too near to the trim may be cut, or looks it.",
        lambda profile: format_length(profile.geometry.safety),
    ),
    Rule(
        "page-multiple", "warning", "Pages are printed on folded sheets, which have so many.",
        lambda profile: f"{profile.geometry.page_multiple} pages",
    ),
    Rule("plan-page", "info", "What the flat plan puts on one page stands on another."),
    Rule("stale-contents", "warning", "The contents list leaves a story out, or one that is gone in."),
)  # fmt: skip
INKS = (
    Rule("small-white-type", "warning", "Ink creeps into small white letters and fills them.", _points("reversed_type")),
    Rule(
        "small-coloured-type", "warning", "Plates never fit quite: small letters in several inks blur.", _points("multi_ink_type")
    ),
    Rule("rich-black-type", "warning", "Black letters of four inks blur, and dry slowly.", _percent("rich_black")),
    Rule("hairline", "warning", "A line thinner than any press can hold is lost."),
    Rule("thin-white-line", "warning", "Ink creeps into thin white lines and closes them.", _points("white_line")),
    Rule("thin-coloured-line", "warning", "Plates never fit quite: thin lines of several inks blur.", _points("multi_ink_line")),
    Rule("rgb-colour", "info", "A colour given as light is converted to inks, and may print duller than it looks."),
    Rule("spot-colour", "error", "Each spot ink is a plate and a wash of the press: it is paid for, or not there."),
    Rule("registration-colour", "warning", "This colour prints on every plate; it is for marks outside the page."),
    Rule("ink-coverage", "warning", "Too much ink on one place does not dry, and sets off on the next sheet.", _coverage),
)
ADS = (
    Rule("ad-unfilled", "error", "Space that was sold would stay empty."),
    Rule("ad-unapproved", "warning", "The advertiser has not said yes to the ad."),
    Rule("ad-size", "warning", "The ad is not printed at the size that was booked, or its artwork is cut."),
    Rule("ad-fonts", "warning", "Without its fonts artwork is printed as a picture, in fonts that only resemble them."),
    Rule("spot-twice", "error", "An ink has one definition in a file: with two of them no PDF/X can be written."),
    Rule("ad-page", "warning", "The ad stands on another page than was booked, or on none."),
)
EDITORIAL = (
    Rule("spelling", "warning", "One word or name is spelt in two ways."),
    Rule("similar-name", "warning", "Two names that differ by one letter are mostly one person."),
    Rule("doubled-word", "warning", "A word was typed twice."),
    Rule("mixed-quotes", "warning", "Quotation marks and apostrophes of several kinds look careless."),
    Rule("mixed-dashes", "warning", "Dashes of several kinds for one purpose look careless."),
    Rule("placeholder-text", "error", "Words that held a place for others were left."),
    Rule("page-reference", "warning", "Readers are sent to a page that is not there, or not the right one."),
    Rule("issue-line", "warning", "Number, period or date are missing, or those of another issue."),
    Rule("link-address", "warning", "A link leads nowhere: its address is malformed, or the page is not there."),
)
DIGITAL = (
    Rule("alternative-text", "warning", "Who cannot see a picture is told nothing of it."),
    Rule("language", "warning", "Speech and hyphenation go by the language that is set, and it is not that of the words."),
    Rule("contrast", "info", "Pale letters cannot be read by all (WCAG 2.2, 1.4.3: 4.5 : 1, large type 3 : 1)."),
    Rule("heading-order", "warning", "Headings that skip a level leave readers who listen without their bearings."),
)
GROUPS: tuple[tuple[str, Iterable[Rule]], ...] = (
    ("frames and fonts", FRAMES), ("pictures", PICTURES), ("pages", SHEETS), ("inks", INKS), ("ads", ADS),
    ("words", EDITORIAL), ("the digital edition", DIGITAL),
)  # fmt: skip
RULES: dict[str, Rule] = {rule.id: rule for _, group in GROUPS for rule in group}
"""Rule id → the rule: every finding of preflight itself has one of these."""
