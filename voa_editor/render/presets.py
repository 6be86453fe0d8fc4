"""Load the named ways to write a PDF: for the press, for the screen, or with every picture as it came."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from voa_editor.errors import UserError
from voa_editor.resources import resources

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


_CHOICES = {
    "colours": ("cmyk", "rgb"),
    "page_layout": ("SinglePage", "OneColumn", "TwoColumnLeft", "TwoColumnRight", "TwoPageLeft", "TwoPageRight"),
}
_LIMITS = {"max_ppi": (0.0, 10_000.0), "target_ppi": (30.0, 10_000.0), "jpeg_quality": (30, 100)}


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
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise UserError(f"the preset cannot be read ({fault.strerror})", file=path, remedy="Check the path") from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise UserError(f"the preset is not TOML ({fault})", file=path, remedy="Correct it or choose another preset") from fault
    return _checked(path, data)


def _checked(path: Path, data: dict[str, object]) -> Preset:
    kinds = {field.name: type(field.default) for field in fields(Preset) if field.name != "name"}
    values: dict[str, object] = {}
    for key, value in data.items():
        kind = kinds.get(key)
        if kind is None:
            raise UserError("the preset has an unknown key", file=path, place=key, remedy=f"Known keys: {', '.join(kinds)}")
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if type(value) is not kind:
            raise UserError(f"the value must be a {kind.__name__}", file=path, place=key, remedy="Correct the preset")
        if key in _CHOICES and value not in _CHOICES[key]:
            raise UserError(f"{value!r} is not allowed", file=path, place=key, remedy=f"Use one of {', '.join(_CHOICES[key])}")
        if key in _LIMITS and not _LIMITS[key][0] <= value <= _LIMITS[key][1]:  # type: ignore[operator]
            low, high = _LIMITS[key]
            raise UserError(f"{value} is out of range", file=path, place=key, remedy=f"Use a value from {low:g} to {high:g}")
        values[key] = value
    return Preset(name=path.stem, **values)  # type: ignore[arg-type]
