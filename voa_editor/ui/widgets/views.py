"""Ready a list, tree or table for the window."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractItemView, QListView, QTreeView

View = TypeVar("View", bound=QAbstractItemView)


def dressed(view: View, name: str) -> View:
    """The view itself, named for screen readers and with rows as high as the stylesheet wants; call before filling it.

    A tree measures rows as they come, and one that the stylesheet has not reached yet keeps rows that are too low.
    """
    view.setAccessibleName(name)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
    if isinstance(view, QTreeView):
        view.setUniformRowHeights(True)
    if isinstance(view, QListView) and view.viewMode() == QListView.ViewMode.ListMode:
        view.setUniformItemSizes(True)
    view.ensurePolished()
    return view
