"""Ask what to export and where; what was chosen last is offered again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QWidget

from voa_editor.jobs.export import ExportOrder
from voa_editor.jobs.pages import page_numbers
from voa_editor.render.presets import load_preset
from voa_editor.ui.dialogs.order import OrderDialog
from voa_editor.ui.dialogs.print_choices import PRESETS, PROFILES, PrintChoice
from voa_editor.ui.i18n import tr
from voa_editor.ui.widgets.number_field import NumberField
from voa_editor.ui.widgets.place_field import PlaceField

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

_LEAST_DPI, _MOST_DPI = 18, 1200


class ExportDialog(OrderDialog):
    """Orders an ExportOrder. `form` is "pdf" or "png"."""

    def __init__(self, window: Window, form: str) -> None:
        super().__init__(window, tr("Export PDF") if form == "pdf" else tr("Export PNG"), tr("Export"))
        self._form, kept = form, window.preferences.value.export
        self.preset = PrintChoice(PRESETS, str(kept.get("preset", "")), self)
        self.profile = PrintChoice(PROFILES, str(kept.get("profile", "")), self)
        self.dpi = NumberField(tr("Pixels an inch"), decimals=0).with_bounds(_LEAST_DPI, _MOST_DPI)
        dpi = kept.get("dpi", 150)
        self.dpi.value = float(dpi) if isinstance(dpi, int) else 150.0
        self.pages = QLineEdit()
        self.pages.setAccessibleName(tr("Pages"))
        self.pages.setPlaceholderText(tr("All, or such as 1,4-7"))
        place = tr("Save as") if form == "pdf" else tr("Folder")
        self.place = PlaceField(place, str(self._first_place(str(kept.get("folder", "")))), self._choose, self)
        self.spreads, self.bleed = QCheckBox(tr("Facing pages side by side")), QCheckBox(tr("With the bleed"))
        self.certificate = QCheckBox(tr("Write a certificate beside it"))
        self.certificate.setToolTip(tr("One page that tells how the file keeps its standard, rule by rule"))
        for box, key in ((self.spreads, "spreads"), (self.bleed, "bleed"), (self.certificate, "certificate")):
            box.setChecked(kept.get(key) is True)
        rows: tuple[tuple[str, QWidget, str], ...] = (
            (tr("Preset"), self.preset, "pdf"), (tr("Printer"), self.profile, "pdf"), (tr("Pixels an inch"), self.dpi, "png"),
            (tr("Pages"), self.pages, form), (place, self.place, form), ("", self.spreads, "png"), ("", self.bleed, "png"),
            ("", self.certificate, "pdf"),
        )  # fmt: skip
        for label, field, shown_for in rows:
            self.add(label, field).setVisible(shown_for == form)
        self.preset.choice.chosen.connect(lambda _: self._ask_standard())
        self._ask_standard()

    def kept(self, order: object) -> dict[str, str | bool | int]:
        assert isinstance(order, ExportOrder)
        return {
            "preset": order.preset, "profile": order.profile, "dpi": order.dpi,
            "spreads": self.spreads.isChecked(), "bleed": self.bleed.isChecked(), "certificate": self.certificate.isChecked(),
            "folder": str(order.out.parent if self._form == "pdf" else order.out),
        }  # fmt: skip

    def _ask_standard(self) -> None:
        """A file that keeps no standard has nothing to be certified."""
        self.certificate.setEnabled(bool(load_preset(self.preset.key).standard))

    def order(self) -> ExportOrder:
        pages = page_numbers(self.pages.text()) if self.pages.text().strip() else None
        there = len(self.window_.desk.issue.pages())
        if pages and pages[-1] > there:
            raise ValueError(tr("there is no page {page}; the issue has {count}", page=pages[-1], count=there))
        out = self.place.path()
        if not self.dpi.commit():
            raise ValueError(tr("pixels an inch: {least} to {most}", least=_LEAST_DPI, most=_MOST_DPI))
        preset, profile, dpi = self.preset.key, self.profile.key, round(self.dpi.value or 150)
        if self._form == "png":
            return ExportOrder(out, preset, "png", pages, self.spreads.isChecked(), self.bleed.isChecked(), dpi, profile)
        out = out if out.suffix.lower() == ".pdf" else out.with_name(out.name + ".pdf")
        wanted = self.certificate.isEnabled() and self.certificate.isChecked()
        certificate = out.with_name(f"{out.stem}-certificate.pdf") if wanted else None
        return ExportOrder(out, preset, "pdf", pages, dpi=dpi, profile=profile, certificate=certificate)

    def _first_place(self, folder: str) -> Path:
        project = self.window_.project.path
        if self._form == "pdf":
            return (Path(folder) if folder and Path(folder).is_dir() else project.parent) / f"{project.stem}.pdf"
        return project.parent / f"{project.stem}-png"

    def _choose(self, there: str) -> str:
        if self._form == "pdf":
            return QFileDialog.getSaveFileName(self, self.windowTitle(), there, "PDF (*.pdf)")[0]
        return QFileDialog.getExistingDirectory(self, self.windowTitle(), there)
