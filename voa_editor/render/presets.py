"""Load the named ways to write a PDF: for the press by a standard, as a proof, or for reading on a screen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from voa_editor.errors import UserError
from voa_editor.resources import resources
from voa_editor.toml_fields import Fields, load_toml

DEFAULT = "press-x4"
X4 = "PDF/X-4"
X1A = "PDF/X-1a:2003"


@dataclass(frozen=True, slots=True)
class Preset:
    """How a PDF is written. Resolutions are pixels per inch as placed on the page.

    `standard` is what the file conforms to, "" for none; press standards are made for an output intent. A picture above
    `max_ppi` is sampled down to `target_ppi`; 0 passes every picture through as it is. `lossless` keeps pictures that did
    not come as JPEG free of loss. `colours` is "cmyk" or "rgb" (light, as a screen shows it). `images` is "keep" (their own
    colours, with their profile) or "cmyk" (all in the inks of the output intent). `marks` are crop and registration marks,
    `bars` patches of the inks, `slug` a line that tells issue, version, page and date: all outside the bleed. `tags` says what
    everything is and in which order it is read, as PDF/UA-1 and PDF/A-2a ask.
    """

    name: str
    title: str = ""
    standard: str = ""
    max_ppi: float = 450.0
    target_ppi: float = 300.0
    jpeg_quality: int = 92
    lossless: bool = True
    colours: str = "cmyk"
    images: str = "keep"
    bleed: bool = True
    marks: bool = False
    bars: bool = False
    slug: bool = False
    links: bool = False
    bookmarks: bool = True
    page_layout: str = "TwoColumnRight"
    tags: bool = False

    @property
    def version(self) -> tuple[int, int]:
        """The version of PDF: what the standard stands on (ISO 15930-4 and -7; ISO 14289-1 and 19005-2)."""
        if self.tags:
            return (1, 7)
        return (1, 4) if self.standard == X1A else (1, 6)


_FIELDS = Fields(
    choices={
        "standard": ("", X4, X1A),
        "colours": ("cmyk", "rgb"),
        "images": ("keep", "cmyk"),
        "page_layout": ("SinglePage", "OneColumn", "TwoColumnLeft", "TwoColumnRight", "TwoPageLeft", "TwoPageRight"),
    },
    limits={"max_ppi": (0.0, 10_000.0), "target_ppi": (30.0, 10_000.0), "jpeg_quality": (30, 100)},
)


def preset_names() -> tuple[str, ...]:
    """The names of the presets that come with the program, the default first."""
    names = sorted(path.stem for path in (resources() / "presets").glob("*.toml"))
    return tuple(sorted(names, key=lambda name: name != DEFAULT))


def load_preset(name: str = DEFAULT) -> Preset:
    """The preset of a name, or of a TOML file of the user's own when `name` ends with ".toml".

    Raises UserError naming the file, the key and what is allowed.
    """
    path = Path(name) if name.endswith(".toml") else resources() / "presets" / f"{name}.toml"
    if not name.endswith(".toml") and name not in preset_names():
        known = ", ".join(preset_names())
        raise UserError(f"there is no export preset {name!r}", remedy=f"Choose one of {known}, or name a .toml file")
    preset = _FIELDS.read(Preset, load_toml(path, "preset"), path, name=path.stem)
    _refuse(path, preset)
    return preset


def _refuse(path: Path, preset: Preset) -> None:
    """Raise UserError for what contradicts the preset's standard."""
    if not preset.standard:
        if preset.images == "cmyk" and preset.colours == "rgb":
            raise UserError("pictures in inks do not go with colours in light", file=path, place="images", remedy='Write "keep"')
        if preset.tags and preset.colours != "rgb":
            raise UserError("tags go with colours in light", file=path, place="colours", remedy='Write colours = "rgb"')
        return
    wrong = {
        "colours": preset.colours != "cmyk",
        "links": preset.links,
        "tags": preset.tags,
        "images": preset.standard == X1A and preset.images != "cmyk",
        "page_layout": preset.standard == X1A and preset.page_layout.startswith("TwoPage"),
    }
    for key, is_wrong in wrong.items():
        if is_wrong:
            words = {"colours": '"cmyk"', "images": '"cmyk"', "page_layout": '"TwoColumnRight"'}
            allowed = words.get(key, "false")
            raise UserError(f"{preset.standard} does not allow this", file=path, place=key, remedy=f"Write {key} = {allowed}")
