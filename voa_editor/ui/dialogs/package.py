"""Ask for which printer an issue is to be packaged, and where the package is to be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from voa_editor.jobs.package import PackageOrder
from voa_editor.ui.dialogs.order import OrderDialog
from voa_editor.ui.dialogs.print_choices import PROFILES, PrintChoice
from voa_editor.ui.i18n import tr
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.place_field import PlaceField

if TYPE_CHECKING:
    from voa_editor.ui.window import Window


class PackageDialog(OrderDialog):
    """Orders a PackageOrder."""

    def __init__(self, window: Window) -> None:
        intro = tr("Print file, proof, certificate, fonts, ICC profile, the issue and a job ticket: all that the printer needs.")
        super().__init__(window, tr("Package for Print"), tr("Package"), intro)
        kept, project = window.preferences.value.export, window.project.path
        self.profile = PrintChoice(PROFILES, str(kept.get("profile", "")), self)
        self.form = Choice(tr("Form"), [Option("zip", tr("One zip file")), Option("folder", tr("A folder"))])
        self.form.key = "folder" if kept.get("packed") == "folder" else "zip"
        folder = Path(str(kept.get("folder", "")))
        there = folder if folder.is_absolute() and folder.is_dir() else project.parent
        self.place = PlaceField(tr("Save as"), str(there / f"{project.stem}-print"), self._choose, self)
        self._suffix()
        self.form.chosen.connect(lambda _: self._suffix())
        for label, field in ((tr("Printer"), self.profile), (tr("Form"), self.form), (tr("Save as"), self.place)):
            self.add(label, field)

    def order(self) -> PackageOrder:
        self._suffix()
        return PackageOrder(self.place.path(), self.profile.key)

    def kept(self, order: object) -> dict[str, str | bool | int]:
        return {"profile": self.profile.key, "packed": self.form.key or "zip"}

    def _suffix(self) -> None:
        """Let the name end as the form asks."""
        text = self.place.text()
        bare = text[:-4] if text.lower().endswith(".zip") else text
        if bare:
            self.place.setText(bare + (".zip" if self.form.key == "zip" else ""))

    def _choose(self, there: str) -> str:
        kinds = "Zip (*.zip)" if self.form.key == "zip" else ""
        return QFileDialog.getSaveFileName(self, self.windowTitle(), there, kinds)[0]
