"""Show the tools in a bar at the left, the one in hand marked; each is made when it is first taken up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolBar, QToolButton

from voa_editor.tools.tool import Tool
from voa_editor.tools.toolbox import TOOLBOX
from voa_editor.ui.i18n import tr
from voa_editor.ui.menus import menu
from voa_editor.ui.theme.theme import tokens

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

HINTS = {
    "select": "Move, resize and turn frames; double-click to go into one",
    "text": "Edit text, or draw a frame for it",
    "picture": "Draw a frame for a picture, or move the picture in its frame",
    "ad": "Reserve a space for an advertiser; hold the button to choose its size",
    "line": "Shift keeps it level, upright or at 45°",
    "rectangle": "Shift makes a square, Alt draws from the centre",
    "ellipse": "Shift makes a circle, Alt draws from the centre",
    "eyedropper": "Take up the look of a frame or of text and give it to others",
    "hand": "Move the view; or hold Space with any tool",
    "zoom": "Click or drag to zoom in, Alt-click to zoom out",
}
"""Tool → what it does, and what holding a key adds to it."""

_ENDS_GROUP = ("select", "ad", "ellipse")
_VARIANTS = {"ad": "Tools/Ad Block Size"}
"""Tool → the menu of its variants: under its button when held, or by the right button."""


class Toolbelt:
    """The tools of one window, each made once."""

    def __init__(self) -> None:
        self._made: dict[str, Tool] = {}
        self._entries = {entry.name: entry for entry in TOOLBOX}

    def tool(self, name: str) -> Tool:
        """The tool of a name in TOOLBOX."""
        if name not in self._made:
            self._made[name] = self._entries[name].make()
        return self._made[name]


class Toolbox(QToolBar):
    """Buttons of the tools' actions. Taking one leaves the keyboard with the canvas."""

    def __init__(self, window: Window) -> None:
        super().__init__(tr("Tools"), window)
        self._window = window
        self.setObjectName("toolbox")
        self.setMovable(False)
        self.setOrientation(Qt.Orientation.Vertical)
        self.setIconSize(QSize(tokens().icon_tool, tokens().icon_tool))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for entry in TOOLBOX:
            self._add(entry.name)
            if entry.name in _ENDS_GROUP:
                self.addSeparator()
        window.desk.watch(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Mark the tool in hand."""
        for entry in TOOLBOX:
            self._window.shortcuts[f"tool-{entry.name}"].setChecked(self._window.desk.tool.name == entry.name)

    def _add(self, tool: str) -> None:
        name = f"tool-{tool}"
        shown = self._window.shortcuts[name]
        self.addAction(shown)
        button = self.widgetForAction(shown)
        if isinstance(button, QToolButton):
            button.setAccessibleName(shown.text())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setFixedSize(36, 36)
            if tool in _VARIANTS:
                button.setMenu(menu(self._window, _VARIANTS[tool]))
                button.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
                button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                button.customContextMenuRequested.connect(lambda _: button.showMenu())
