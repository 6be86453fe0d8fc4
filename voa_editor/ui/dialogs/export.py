"""Ask what to export and where; what was chosen last is offered again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
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

from voa_editor.jobs.export import ExportOrder
from voa_editor.jobs.pages import page_numbers
from voa_editor.render.presets import load_preset, preset_names
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.form import Form
from voa_editor.ui.widgets.number_field import NumberField
from voa_editor.ui.widgets.options import Option

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

_LEAST_DPI, _MOST_DPI = 18, 1200


class ExportDialog(QDialog):
    """Sends `ordered` with what to do. `form` is "pdf" or "png"."""

    ordered = Signal(object)

    def __init__(self, window: Window, form: str) -> None:
        super().__init__(window)
        self._window, self._form = window, form
        kept = window.preferences.value.export
        self.setWindowTitle(tr("Export PDF") if form == "pdf" else tr("Export PNG"))
        grid = tokens().grid
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid)
        column.setSpacing(2 * grid)
        rows = Form(label_width=96)
        self.preset = Choice(tr("Preset"), _presets())
        self.preset.key = str(kept.get("preset", "")) if kept.get("preset") in preset_names() else preset_names()[0]
        self.dpi = NumberField(tr("Pixels an inch"), decimals=0).with_bounds(_LEAST_DPI, _MOST_DPI)
        dpi = kept.get("dpi", 150)
        self.dpi.value = float(dpi) if isinstance(dpi, int) else 150.0
        rows.add_row(tr("Preset") if form == "pdf" else tr("Pixels an inch"), self.preset if form == "pdf" else self.dpi)
        self.pages = QLineEdit()
        self.pages.setAccessibleName(tr("Pages"))
        self.pages.setPlaceholderText(tr("All, or such as 1,4-7"))
        rows.add_row(tr("Pages"), self.pages)
        self.place = QLineEdit(str(self._first_place(str(kept.get("folder", "")))))
        self.place.setAccessibleName(tr("Save as") if form == "pdf" else tr("Folder"))
        self.place.setMinimumWidth(360)
        rows.add_row(self.place.accessibleName(), self._with_button())
        column.addWidget(rows)
        self.spreads, self.bleed = QCheckBox(tr("Facing pages side by side")), QCheckBox(tr("With the bleed"))
        for box, key in ((self.spreads, "spreads"), (self.bleed, "bleed")):
            box.setChecked(kept.get(key) is True)
            rows.add_row("", box).setVisible(form == "png")
        self.fault = QLabel()
        self.fault.setProperty("role", "error")
        self.fault.setWordWrap(True)
        self.fault.hide()
        column.addWidget(self.fault)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Export"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def accept(self) -> None:
        """Order it, or say what is not as it should be."""
        try:
            order = self._order()
        except ValueError as fault:
            self.fault.setText(str(fault))
            self.fault.show()
            return
        chosen: dict[str, str | bool | int] = {
            **self._window.preferences.value.export, "preset": order.preset, "dpi": order.dpi,
            "spreads": self.spreads.isChecked(), "bleed": self.bleed.isChecked(),
            "folder": str(order.out.parent if self._form == "pdf" else order.out),
        }  # fmt: skip
        self._window.preferences.update(export=chosen)
        super().accept()
        self.ordered.emit(order)

    def _order(self) -> ExportOrder:
        pages = page_numbers(self.pages.text()) if self.pages.text().strip() else None
        there = len(self._window.desk.issue.pages())
        if pages and pages[-1] > there:
            raise ValueError(tr("there is no page {page}; the issue has {count}", page=pages[-1], count=there))
        out = Path(self.place.text().strip()).expanduser()
        if not self.place.text().strip() or not out.is_absolute():
            raise ValueError(tr("choose where it is to be written"))
        if not self.dpi.commit():
            raise ValueError(tr("pixels an inch: {least} to {most}", least=_LEAST_DPI, most=_MOST_DPI))
        if self._form == "pdf":
            out = out if out.suffix.lower() == ".pdf" else out.with_name(out.name + ".pdf")
            return ExportOrder(out, self.preset.key or preset_names()[0], "pdf", pages, dpi=round(self.dpi.value or 150))
        return ExportOrder(out, self.preset.key or preset_names()[0], "png", pages, self.spreads.isChecked(),
                           self.bleed.isChecked(), round(self.dpi.value or 150))  # fmt: skip

    def _first_place(self, folder: str) -> Path:
        project = self._window.project.path
        if self._form == "pdf":
            return (Path(folder) if folder and Path(folder).is_dir() else project.parent) / f"{project.stem}.pdf"
        return project.parent / f"{project.stem}-png"

    def _with_button(self) -> QWidget:
        both, button = QWidget(), QPushButton(tr("Choose…"))
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.place, 1)
        row.addWidget(button)
        button.clicked.connect(self._choose)
        return both

    def _choose(self) -> None:
        if self._form == "pdf":
            chosen, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), self.place.text(), "PDF (*.pdf)")
        else:
            chosen = QFileDialog.getExistingDirectory(self, self.windowTitle(), self.place.text())
        if chosen:
            self.place.setText(chosen)


def _presets() -> list[Option]:
    return [Option(name, load_preset(name).title or name) for name in preset_names()]
