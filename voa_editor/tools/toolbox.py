"""List the tools there are, by name, label, key and icon, in the order of the toolbox."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from voa_editor.tools.ad import AdTool
from voa_editor.tools.draw import DrawTool
from voa_editor.tools.eyedropper import EyedropperTool
from voa_editor.tools.picture import PictureTool
from voa_editor.tools.select import SelectTool
from voa_editor.tools.tool import Tool
from voa_editor.tools.type import TypeTool
from voa_editor.tools.view import HandTool, ZoomTool


@dataclass(frozen=True, slots=True)
class ToolEntry:
    """A tool of the toolbox. `make` gives one ready to hand; `icon` is a file of resources/icons."""

    name: str
    label: str
    keys: str
    icon: str
    make: Callable[[], Tool]


TOOLBOX = (
    ToolEntry("select", "Select", "V", "select", SelectTool),
    ToolEntry("text", "Text", "T", "text", TypeTool),
    ToolEntry("picture", "Picture", "F", "picture", PictureTool),
    ToolEntry("ad", "Ad Block", "A", "ad", AdTool),
    ToolEntry("line", "Line", "L", "line", lambda: DrawTool("line")),
    ToolEntry("rectangle", "Rectangle", "R", "rectangle", lambda: DrawTool("rectangle")),
    ToolEntry("ellipse", "Ellipse", "E", "ellipse", lambda: DrawTool("ellipse")),
    ToolEntry("eyedropper", "Eyedropper", "I", "eyedropper", EyedropperTool),
    ToolEntry("hand", "Hand", "H", "hand", HandTool),
    ToolEntry("zoom", "Zoom", "Z", "zoom", ZoomTool),
)
