"""Load the named ways to write a PDF: for the press, for the screen, or with every picture as it came."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from voa_editor.errors import UserError
from voa_editor.resources import resources
from voa_editor.toml_fields import Fields, load_toml

DEFAULT = "press"


@dataclass(frozen=True, slots=True)
class Preset:
    """How a PDF is written. Resolutions are pixels per inch as placed on the page.

    A picture above `max_ppi` is sampled down to `target_ppi`; 0 passes every picture through as it is. `lossless`
    keeps pictures that did not come as JPEG free of loss. `colours` is "cmyk" or "rgb" (what the screen shows).
    """

    name: str
    title: str = ""
    max_ppi: float = 450.0
    target_ppi: float = 300.0
    jpeg_quality: int = 92
    lossless: bool = True
    keep_profiles: bool = True
    colours: str = "cmyk"
    bleed: bool = True
    marks: bool = False
    links: bool = True
    bookmarks: bool = True
    page_layout: str = "TwoColumnRight"


_FIELDS = Fields(
    choices={
        "colours": ("cmyk", "rgb"),
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
    return _FIELDS.read(Preset, load_toml(path, "preset"), path, name=path.stem)
