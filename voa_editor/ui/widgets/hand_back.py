"""Give the keyboard back to the work when a list that dropped down from a field of a panel has closed."""

from __future__ import annotations

from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget


def hand_back(field: QWidget) -> None:
    """Let the canvas have the keyboard, where letters are tools, unless the focus has gone on to another field.

    Fields of dialogs keep it: there one goes on from field to field.
    """
    window = field.window()
    main = window.parentWidget() if isinstance(window, QDockWidget) else window  # a panel that floats has a window of its own
    canvas = main.centralWidget() if isinstance(main, QMainWindow) else None
    if canvas is not None and window.focusWidget() in (field, None):
        if window is not main:
            canvas.activateWindow()
        canvas.setFocus()
