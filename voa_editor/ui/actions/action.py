"""Define what an action is: one thing the user can ask for, in menus, by keys, in the palette, under the right button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voa_editor.ui.window import Window


def always(window: Window) -> bool:
    """It applies whatever is selected."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """A row of the action table.

    `name` never changes; `menu` is its place ("Object/Arrange"), "" for none; `keys` its shortcuts, the one that menus show
    first, apart by spaces. `applies` is asked when a menu or the palette shows it, and before it runs. `checked` is given for
    switches, `says` for a label that depends on what there is ("Undo Move Frame"). `views` marks what changes nothing in the
    issue, and may run in the middle of a gesture.
    """

    name: str
    label: str
    menu: str
    run: Callable[[Window], object]
    keys: str = ""
    icon: str = ""
    applies: Callable[[Window], bool] = always
    checked: Callable[[Window], bool] | None = None
    says: Callable[[Window], str] | None = None
    tip: str = ""
    views: bool = False

    @property
    def shortcuts(self) -> tuple[str, ...]:
        return tuple(self.keys.split())
