"""Set out the menus: the order of what the action table holds, and context menus of the same rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QMenuBar

from voa_editor.ui.i18n import tr

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

_PATIENCE = 0.02  # seconds that a menu asks what applies, before it opens
_APART = 24  # pixels more between the names of a menu and their keys
BARS = ("File", "Edit", "Layout", "Object", "Type", "Tools", "View", "Window", "Help")

ORDER: dict[str, str] = {
    "File": """new new-from-manuscript open @recent save-copy - import place layout - check - export-pdf export-png package -
        close quit""",
    "Edit": """undo redo - cut copy paste paste-plain paste-in-place duplicate delete - select-all deselect select-next
        select-previous - find story-editor - palette shortcuts preferences""",
    "View": """zoom-in zoom-out /Zoom - fit-page fit-spread fit-selection fit-width actual-size - preview parents - proof-colours
        gamut-warning separations ink-coverage /Proof_Options - rulers edges
        margins guides baselines threads hidden-characters overrides - snap""",
    "Object": """/Transform /Arrange /Align /Distribute - group ungroup - lock unlock unlock-all - hide show-all -
        /Fitting /Picture /Text_Frame /Ad_Size /Look""",
    "Type": "bold italic clear-overrides - /Change_Case /Insert - redefine-paragraph-style redefine-character-style",
    "Object/Text Frame": "autoflow fit-story - unlink-frame break-thread",
    "Layout": "/Pages /Parents - go-to-page previous-page next-page previous-spread next-spread first-page last-page -",
}
"""Menu → its rows in order: actions, "-" for a line, "/Ad_Size" for the submenu Ad Size, "@recent" for the recent issues.

What the table has for a menu and is not named here follows at the end, in the order of the table.
"""


def build(window: Window, bar: QMenuBar) -> None:
    """Fill the menu bar. A menu asks what applies when it opens, not before."""
    taken: set[str] = set()
    for name in BARS:
        if rows_of(window, name):
            made = menu(window, name)
            made.setTitle(with_mnemonic(made.title(), taken))
            bar.addMenu(made)


def with_mnemonic(title: str, taken: set[str]) -> str:
    """The title with "&" before the letter that opens the menu with Alt: the first one that no other has."""
    for n, letter in enumerate(title.lower()):
        if letter.isalpha() and letter not in taken:
            taken.add(letter)
            return f"{title[:n]}&{title[n:]}"
    return title


def rows_of(window: Window, path: str) -> list[str]:
    """The rows of a menu, in order, as in ORDER."""
    said = [row.replace("_", " ") for row in ORDER.get(path, "").split()]
    own = [name for name, action in window.shortcuts.actions.items() if action.menu == path]
    below = dict.fromkeys(
        action.menu[len(path) :].split("/")[1]
        for action in window.shortcuts.actions.values()
        if action.menu.startswith(path + "/")
    )
    known = [row for row in said if row in own or row == "-" or row == "@recent" or (row[0] == "/" and row[1:] in below)]
    rest = [name for name in own if name not in known]
    submenus = ["/" + name for name in below if "/" + name not in known]
    return [*known, *rest, *(["-"] if (known or rest) and submenus else []), *submenus]


def menu(window: Window, path: str) -> QMenu:
    """A menu of the table by its path: "Object", "Object/Arrange"."""
    made = QMenu(tr(path.rsplit("/", 1)[-1]), window)
    _fill(window, made, path, rows_of(window, path))
    return made


def context_menu(window: Window, rows: Iterable[str]) -> QMenu:
    """A menu of those of some rows that apply now; lines where "-" stands between two that do."""
    made = QMenu(window)
    until = perf_counter() + _PATIENCE
    for row in rows:
        if row == "-":
            made.addSeparator()  # Qt shows none at the ends, nor two together
        elif row in window.shortcuts.actions and (perf_counter() > until or window.shortcuts.actions[row].applies(window)):
            made.addAction(window.shortcuts[row])
    made.aboutToShow.connect(lambda: _ask(window, made))
    made.aboutToHide.connect(lambda: _free(made))
    return made


def _fill(window: Window, made: QMenu, path: str, rows: Iterable[str]) -> None:
    for row in rows:
        if row == "-":
            made.addSeparator()
        elif row == "@recent":
            made.addMenu(_recent(window))
        elif row.startswith("/"):
            inner = rows_of(window, path + row)
            if len(inner) == 1:  # a submenu of one row would only hide it
                made.addAction(window.shortcuts[inner[0]])
            else:
                made.addMenu(menu(window, path + row))
        else:
            made.addAction(window.shortcuts[row])
    made.aboutToShow.connect(lambda: _ask(window, made))
    made.aboutToHide.connect(lambda: _free(made))


def _ask(window: Window, made: QMenu) -> None:
    """Show each row as it is now: what it says, whether it applies, whether it is switched on.

    A menu opens at once. Where many frames are selected, what could not be asked by then stays enabled: to choose it asks again.
    """
    until = perf_counter() + _PATIENCE
    for shown in made.actions():
        window.refresh(shown, enable=perf_counter() > until)
    made.setMinimumWidth(0)
    if any(not shown.shortcut().isEmpty() for shown in made.actions()):
        made.setMinimumWidth(made.sizeHint().width() + _APART)  # Qt lets the longest name touch its keys


def _free(made: QMenu) -> None:
    """A row that did not apply while the menu showed may by the time its key is pressed: then it is asked again."""
    for shown in made.actions():
        shown.setEnabled(True)


def _recent(window: Window) -> QMenu:
    made = QMenu(tr("Open Recent"), window)

    def fill() -> None:
        made.clear()
        for path in window.preferences.value.recent:
            made.addAction(path).triggered.connect(_opener(window, path))
        if made.isEmpty():
            made.addAction(tr("Nothing opened yet")).setEnabled(False)

    made.aboutToShow.connect(fill)
    return made


def _opener(window: Window, path: str) -> Callable[[], object]:
    return lambda: window.home.open_calmly(path, window)
