"""List the panels there are, and what each is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voa_editor.ui.docks import Panel

if TYPE_CHECKING:
    from voa_editor.ui.window import Window


def panels(window: Window) -> tuple[Panel, ...]:
    """The panels of a window, in the order of the Window menu. Those of one group share a place as tabs, the first in front."""
    return ()
