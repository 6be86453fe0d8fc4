"""Tell what undo and redo would do, by the names in the project's history."""

from __future__ import annotations

from voa_editor.store.project import Project
from voa_editor.tools.desk import Desk


class Steps:
    """The labels of the step that undo takes back and of the one that redo makes again; "" for none."""

    def __init__(self, desk: Desk, project: Project) -> None:
        self._project = project
        self._labels: tuple[str, str] | None = None
        desk.editor.listen(lambda issue, change: self._forget())

    @property
    def undo_label(self) -> str:
        return self._read()[0]

    @property
    def redo_label(self) -> str:
        return self._read()[1]

    def _read(self) -> tuple[str, str]:
        if self._labels is None:
            self._labels = self._project.labels()
        return self._labels

    def _forget(self) -> None:
        self._labels = None
