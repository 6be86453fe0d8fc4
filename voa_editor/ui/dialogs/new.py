"""Ask how a new issue is to begin: from a template, or with the looks of an earlier issue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from voa_editor.errors import UserError
from voa_editor.jobs.create import DEFAULT_TEMPLATE, new_from_last, new_from_template
from voa_editor.resources import resources
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.form import Form
from voa_editor.ui.widgets.options import Option

if TYPE_CHECKING:
    from voa_editor.ui.application import Application

_FROM_ISSUE = "issue"


class NewDialog(QDialog):
    """Makes the project and opens it. What cannot be made is said in the dialog, and nothing is replaced."""

    def __init__(self, home: Application, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._folder, self._last = home, folder, ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("New Issue"))
        grid = tokens().grid
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid)
        column.setSpacing(2 * grid)
        form = Form(label_width=96)
        self._begin = Choice(tr("Begin with"), _templates())
        self._begin.key = DEFAULT_TEMPLATE
        self._begin.chosen.connect(self._chosen)
        form.add_row(tr("Begin with"), self._begin)
        self._earlier = QLabel()
        self._earlier_row = form.add_row(tr("Earlier issue"), self._earlier)
        self._earlier_row.hide()
        self._place = QLineEdit(str(_free(Path(folder))))
        self._place.setAccessibleName(tr("File"))
        self._place.setMinimumWidth(360)
        form.add_row(tr("File"), _with_button(self._place, tr("Choose…"), self._choose))
        column.addWidget(form)
        self._fault = QLabel()
        self._fault.setProperty("role", "error")
        self._fault.setWordWrap(True)
        self._fault.hide()
        column.addWidget(self._fault)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Make Issue"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def accept(self) -> None:
        """Make it and open it."""
        out = Path(self._place.text().strip()).expanduser()
        out = out if out.suffix.lower() == ".voa" else out.with_name(out.name + ".voa")
        try:
            if self._begin.key == _FROM_ISSUE:
                new_from_last(out, Path(self._last))
            else:
                new_from_template(out, self._begin.key or DEFAULT_TEMPLATE)
            self._home.open(out)
        except UserError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return
        super().accept()

    def _chosen(self, key: str) -> None:
        if key == _FROM_ISSUE:
            self._last, _ = QFileDialog.getOpenFileName(self, tr("Earlier Issue"), self._folder, tr("Issues (*.voa)"))
            if not self._last:
                self._begin.key = DEFAULT_TEMPLATE
        self._earlier.setText(Path(self._last).name)
        self._earlier_row.setVisible(self._begin.key == _FROM_ISSUE)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, tr("New Issue"), self._place.text(), tr("Issues (*.voa)"))
        if chosen:
            self._place.setText(chosen)


def _templates() -> list[Option]:
    names = sorted(folder.name for folder in (resources() / "templates").iterdir() if folder.is_dir())
    ways = [Option(name, tr("The template {name}", name=name)) for name in names]
    return [*ways, Option(_FROM_ISSUE, tr("The looks of an earlier issue…"))]


def _free(folder: Path) -> Path:
    """A name in a folder that no file has."""
    tried = [folder / f"issue{n or ''}.voa" for n in (0, *range(2, 100))]
    return next((path for path in tried if not path.exists()), tried[0])


def _with_button(field: QWidget, label: str, act: object) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field, 1)
    button = QPushButton(label)
    button.clicked.connect(act)
    row.addWidget(button)
    return both
