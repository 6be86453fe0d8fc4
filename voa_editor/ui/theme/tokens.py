"""Name each colour and size of the window once, for light and for dark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as Qt reads them ("#rrggbb", or "#aarrggbb" where the ground shows through); sizes in logical pixels.

    Text colours keep a contrast of 4.5 on each ground they stand on (WCAG 2.2, 1.4.3), marks and icons 3 (1.4.11).
    """

    dark: bool
    # Grounds, from the furthest back to the nearest.
    window: str  # toolbars, menu bar, status bar, between docks
    panel: str  # the body of panels and dialogs
    header: str  # a panel's title, a table's head
    field: str  # what can be typed into or chosen from
    popup: str  # menus, lists that drop down, tooltips, toasts
    button: str
    hover: str
    pressed: str
    # What stands on them.
    text: str
    text_quiet: str  # labels, units, hints
    text_disabled: str
    placeholder: str
    line: str  # the hairline between neighbours
    line_on_window: str
    field_edge: str  # the outline that tells a field from its panel
    mark_edge: str  # the outline of a box or circle to tick
    mark_disabled: str
    groove: str  # what a slider or a progress bar runs in
    knob: str
    knob_edge: str
    tab_selected: str
    # The one accent: selection, focus, the primary button.
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_text: str  # on the accent
    focus: str  # the ring around what has the keyboard
    focus_on_accent: str  # the ring around what is itself in the accent
    accent_ink: str  # the accent as text or icon on a ground
    selection_fill: str  # rows and toggles that are chosen, text that is selected
    selection_text: str
    # What the program has to say.
    error: str
    warning: str
    ok: str
    info: str
    error_fill: str
    shadow: str  # one of some ten layers of the shadow under a card
    # The canvas.
    pasteboard: str
    paper_edge: str
    paper_shadow: str
    ruler: str
    ruler_text: str
    ruler_mark: str
    guide_magenta: str
    guide_cyan: str
    margin: str
    column: str
    baseline: str
    bleed: str
    frame_edge: str
    thread: str
    overset: str
    doubtful: str  # like overset, of what may do
    on_mark: str  # words on either
    content: str  # the edge of a picture grasped within its frame
    handle: str
    caret: str
    text_tint: str  # selected text and marquees on paper
    override_tint: str  # words that differ from their style
    override_bar: str  # beside paragraphs that do
    drop_target: str
    scrollbar: str
    scrollbar_hover: str
    # Sizes.
    grid: int = 8
    type: int = 13
    type_small: int = 11
    type_large: int = 16
    row: int = 28
    icon: int = 16
    icon_tool: int = 20
    radius: int = 6
    radius_small: int = 4
    radius_large: int = 10
    handle_size: int = 7
    focus_width: int = 2


LIGHT = Tokens(
    dark=False,
    window="#e9e9eb",
    panel="#f5f5f6",
    header="#f5f5f6",
    field="#ffffff",
    popup="#ffffff",
    button="#ffffff",
    hover="#e6e6e9",
    pressed="#d8d8dc",
    text="#1f1f22",
    text_quiet="#57575e",
    text_disabled="#68686f",
    placeholder="#6b6b72",
    line="#dcdce0",
    line_on_window="#d0d0d5",
    field_edge="#c9c9ce",
    mark_edge="#8c8c93",
    mark_disabled="#b4b4ba",
    groove="#d3d3d8",
    knob="#ffffff",
    knob_edge="#a9a9b0",
    tab_selected="#e2e2e6",
    accent="#1f66d1",
    accent_hover="#1b5bbc",
    accent_pressed="#174fa4",
    accent_text="#ffffff",
    focus="#1f66d1",
    focus_on_accent="#071634",
    accent_ink="#1a5ac0",
    selection_fill="#d5e3f8",
    selection_text="#14305c",
    error="#b3261e",
    warning="#855000",
    ok="#1c6e3d",
    info="#1a5ac0",
    error_fill="#fbe9e7",
    shadow="#06000000",
    pasteboard="#d9d9dc",
    paper_edge="#b4b4ba",
    paper_shadow="#33000000",
    ruler="#efeff1",
    ruler_text="#5c5c63",
    ruler_mark="#8c8c93",
    guide_magenta="#e0218a",
    guide_cyan="#00a0c8",
    margin="#80c84fbf",
    column="#0f6f6fe0",
    baseline="#999cc4e8",
    bleed="#80d8473c",
    frame_edge="#808fa9c9",
    thread="#3f7fd6",
    overset="#d3261c",
    doubtful="#9a5c00",
    on_mark="#ffffff",
    content="#e07a10",
    handle="#ffffff",
    caret="#1f66d1",
    text_tint="#401f66d1",
    override_tint="#3d12a5bd",
    override_bar="#12a5bd",
    drop_target="#1f66d1",
    scrollbar="#bdbdc3",
    scrollbar_hover="#97979e",
)

DARK = Tokens(
    dark=True,
    window="#262628",
    panel="#2e2e30",
    header="#2e2e30",
    field="#1f1f21",
    popup="#353538",
    button="#3d3d40",
    hover="#3d3d41",
    pressed="#4a4a4f",
    text="#ececee",
    text_quiet="#b8b8be",
    text_disabled="#9e9ea4",
    placeholder="#929299",
    line="#1d1d1f",
    line_on_window="#3a3a3d",
    field_edge="#48484c",
    mark_edge="#77777d",
    mark_disabled="#56565b",
    groove="#4a4a4f",
    knob="#d6d6da",
    knob_edge="#1d1d1f",
    tab_selected="#434347",
    accent="#2f6fdb",
    accent_hover="#2a65c9",
    accent_pressed="#2459b4",
    accent_text="#ffffff",
    focus="#5e9bff",
    focus_on_accent="#c2d8fb",
    accent_ink="#86b4fb",
    selection_fill="#2c4a7c",
    selection_text="#f2f6fd",
    error="#ff9a8f",
    warning="#f0b656",
    ok="#79cf97",
    info="#86b4fb",
    error_fill="#4a2826",
    shadow="#0f000000",
    pasteboard="#3a3a3c",
    paper_edge="#1e1e20",
    paper_shadow="#66000000",
    ruler="#2a2a2c",
    ruler_text="#adadb3",
    ruler_mark="#75757b",
    guide_magenta="#ff4fa8",
    guide_cyan="#1cc3ec",
    margin="#80c84fbf",
    column="#0f6f6fe0",
    baseline="#999cc4e8",
    bleed="#80e2574c",
    frame_edge="#808fa9c9",
    thread="#3f7fd6",
    overset="#d8342a",
    doubtful="#9a5c00",
    on_mark="#ffffff",
    content="#e07a10",
    handle="#ffffff",
    caret="#1f66d1",
    text_tint="#401f66d1",
    override_tint="#3d12a5bd",
    override_bar="#12a5bd",
    drop_target="#4d8bf0",
    scrollbar="#57575c",
    scrollbar_hover="#7a7a80",
)
