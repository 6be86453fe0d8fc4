"""Write the stylesheet of the window from the tokens."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from voa_editor.resources import resources
from voa_editor.ui.theme.tokens import Tokens


def stylesheet(look: Tokens) -> str:
    """resources/theme/window.qss with each $name replaced. Raises KeyError for a name that is no token."""
    controls = (resources() / "icons" / "controls").as_posix()
    shade = "dark" if look.dark else "light"
    sheet = (resources() / "theme" / "window.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute(asdict(look), controls=controls, shade=shade)
