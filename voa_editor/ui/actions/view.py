"""List the actions of the View and Layout menus: how the canvas shows the issue, and which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voa_editor.tools.handles import selected_box
from voa_editor.ui.actions.action import Action

if TYPE_CHECKING:
    from voa_editor.ui.window import Window


def _switch(name: str, label: str, option: str, keys: str = "", icon: str = "", tip: str = "") -> Action:
    """A row that switches one of the desk's options."""

    def run(window: Window) -> None:
        window.desk.set_options(**{option: not getattr(window.desk.options, option)})

    def checked(window: Window) -> bool:
        return bool(getattr(window.desk.options, option))

    return Action(name, label, "View", run, keys, icon, checked=checked, tip=tip, views=True)


def _zoom(percent: int, keys: str = "") -> Action:
    return Action(f"zoom-{percent}", f"Zoom to {percent} %", "View/Zoom", lambda w: w.canvas.set_zoom(percent / 100), keys,
                  views=True)  # fmt: skip


def _has_pages(window: Window) -> bool:
    return bool(window.desk.pasteboard.spreads)


def _go(window: Window, pages: int) -> None:
    """Show the page so many pages on; the first or last one where there are not so many."""
    there = window.pages
    at = there.index(window.page) if window.page in there else 0
    window.go_to(there[min(max(at + pages, 0), len(there) - 1)])


def _turn(window: Window, spreads: int) -> None:
    there = window.desk.pasteboard.spreads
    at = next((n for n, spread in enumerate(there) if window.page in spread.pages), 0)
    window.go_to(there[min(max(at + spreads, 0), len(there) - 1)].pages[0], spread=True)


def _fit_selection(window: Window) -> None:
    box = selected_box(window.desk)
    if box is not None:
        window.canvas.fit_area(box[0].turned(box[1]))


def _toggle_parents(window: Window) -> None:
    window.desk.parents = not window.desk.parents
    page = window.desk.selection.page
    window.canvas.catch_up()  # the view still knows the pages of before
    window.go_to(page)
    window.canvas.fit_spread()


_FAR = 1_000_000  # pages: more than there are

ACTIONS: tuple[Action, ...] = (
    Action("zoom-in", "Zoom In", "View", lambda w: w.canvas.zoom_in(w.canvas.hand.over), "Ctrl+= Ctrl++", "zoom", views=True),
    Action("zoom-out", "Zoom Out", "View", lambda w: w.canvas.zoom_out(w.canvas.hand.over), "Ctrl+-", "", views=True),
    Action("fit-page", "Fit Page in Window", "View", lambda w: w.canvas.fit_page(), "Ctrl+0", "fit", _has_pages, views=True),
    Action("fit-spread", "Fit Spread in Window", "View", lambda w: w.canvas.fit_spread(), "Ctrl+Alt+0", "spread", _has_pages,
           views=True),
    Action("fit-selection", "Fit Selection in Window", "View", _fit_selection, "Ctrl+Alt+=", "",
           lambda w: selected_box(w.desk) is not None, views=True),
    Action("fit-width", "Fit Width in Window", "View", lambda w: w.canvas.fit_width(), "Ctrl+Alt+9", "", _has_pages, views=True),
    Action("actual-size", "Actual Size", "View", lambda w: w.canvas.actual_size(), "Ctrl+1", "", views=True),
    *(_zoom(percent, keys) for percent, keys in ((25, ""), (50, "Ctrl+5"), (200, "Ctrl+2"), (400, "Ctrl+4"), (800, ""))),
    _switch("preview", "Preview", "preview", "W", "preview", "As printed: no helpers, cropped at the trim"),
    _switch("rulers", "Rulers", "rulers", "Ctrl+R", "ruler"),
    _switch("edges", "Frame Edges", "edges", "Ctrl+H"),
    _switch("margins", "Margins and Columns", "margins", "", "columns"),
    _switch("guides", "Guides", "guides", "Ctrl+;", "guide"),
    _switch("lock-guides", "Lock Guides", "guides_locked", "Ctrl+Alt+;"),
    _switch("baselines", "Baseline Grid", "baselines", "Ctrl+Alt+'", "grid"),
    _switch("threads", "Text Threads", "threads", "Ctrl+Alt+Y", "text-threads"),
    _switch("hidden-characters", "Hidden Characters", "hidden_characters", "Ctrl+Alt+I", "paragraph"),
    _switch("overrides", "Local Overrides", "overrides", "", "clear-overrides", "Mark what differs from its style"),
    _switch("snap", "Snap to Guides and Frames", "snap", "Ctrl+Shift+;"),
    Action("parents", "Parent Pages", "View", _toggle_parents, "Ctrl+Alt+M", "pages", checked=lambda w: w.desk.parents,
           tip="Edit what repeats on pages", views=True),
    Action("go-to-page", "Go to Page…", "Layout", lambda w: w.open_go_to(), "Ctrl+J", "", _has_pages, views=True),
    Action("next-page", "Next Page", "Layout", lambda w: _go(w, 1), "Shift+PgDown", "", _has_pages, views=True),
    Action("previous-page", "Previous Page", "Layout", lambda w: _go(w, -1), "Shift+PgUp", "", _has_pages, views=True),
    Action("next-spread", "Next Spread", "Layout", lambda w: _turn(w, 1), "Alt+PgDown", "", _has_pages, views=True),
    Action("previous-spread", "Previous Spread", "Layout", lambda w: _turn(w, -1), "Alt+PgUp", "", _has_pages, views=True),
    Action("first-page", "First Page", "Layout", lambda w: _go(w, -_FAR), "Ctrl+Shift+PgUp", "", _has_pages, views=True),
    Action("last-page", "Last Page", "Layout", lambda w: _go(w, _FAR), "Ctrl+Shift+PgDown", "", _has_pages, views=True),
)  # fmt: skip
