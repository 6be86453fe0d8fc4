"""Mix a swatch with the pages following at once; Cancel leaves the issue as it was."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QStackedWidget, QVBoxLayout, QWidget

from voa_editor.edit.change import Change
from voa_editor.edit.commands.swatches import edit_swatch, mixed_name, new_swatch, rename_swatch
from voa_editor.errors import UserError
from voa_editor.model.issue import Issue
from voa_editor.model.styles import Swatch
from voa_editor.model.swatches import PAPER_ID
from voa_editor.render.colour import screen_rgb
from voa_editor.render.icc import Conversion, lab, srgb
from voa_editor.tools.desk import Desk
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.colours import chips, on_screen, shade
from voa_editor.ui.panels.words import WordsField
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.form import Form
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.segmented import Segmented
from voa_editor.ui.widgets.slider_field import SliderField
from voa_editor.ui.widgets.swatch_button import SwatchButton

_KINDS = (("cmyk", "CMYK"), ("rgb", "RGB"), ("lab", "Lab"), ("spot", "Spot"), ("tint", "Tint"), ("gradient", "Gradient"))
_INKS = (("c", "Cyan"), ("m", "Magenta"), ("y", "Yellow"), ("k", "Black"))
_LIGHTS = (("r", "Red"), ("g", "Green"), ("b", "Blue"))
_LABS = (("lab_l", "L*", 0, 100), ("lab_a", "a*", -128, 127), ("lab_b", "b*", -128, 127))
_PAGES = {"rgb": 1, "tint": 2, "lab": 3, "gradient": 4}
_FIELDS = ("kind", "c", "m", "y", "k", "r", "g", "b", "of", "tint", "lab_l", "lab_a", "lab_b", "to", "angle")
_MOST_INK = 3.0  # of four inks together: more does not dry on coated paper (FOGRA39, 300 %)
_LABELS = 72


class SwatchEditor(QDialog):
    """Sliders with fields for inks, lights or a tint. Everything is one step of the history."""

    def __init__(self, desk: Desk, swatch: str, parent: QWidget | None = None, *, like: str = "") -> None:
        """`swatch` is the one to edit, "" makes a new one that begins as `like` is. Call begin()."""
        super().__init__(parent)
        self._desk, self._id = desk, swatch
        self._before = desk.issue
        source = desk.issue.find(Swatch, swatch or like) or Swatch(id="", name="", k=1.0)
        self._mix: dict[str, Any] = {name: getattr(source, name) for name in _FIELDS}
        self._name = source.name if swatch else ""
        self._source = source
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Edit Swatch") if swatch else tr("New Swatch"))
        self.setFixedWidth(420)
        self.sliders: dict[str, SliderField] = {}
        self._units: dict[str, int] = {}
        self.chip = _Comparison()
        self.name = WordsField(tr("Name"))
        self.kind = Segmented(tr("Kind of swatch"), [Option(kind, tr(words)) for kind, words in _KINDS])
        self.of = SwatchButton(tr("Tint of"), self._bases())
        self.start, self.to = SwatchButton(tr("Gradient from"), self._bases()), SwatchButton(tr("Gradient to"), self._bases())
        self.note, self.fault = QLabel(), QLabel()
        self._lay_out()
        self.name.edited.connect(self._rename)
        self.kind.chosen.connect(self._turn_into)
        for button, name in ((self.of, "of"), (self.start, "of"), (self.to, "to")):
            button.chosen.connect(partial(self._set, name))
        self.name.value = self._name

    def begin(self) -> None:
        """Show the dialog; nothing else may be done meanwhile, for the gesture takes in every change."""
        self._desk.escape()
        self._desk.editor.mark()
        self._preview()
        self.open()

    # -- making ----------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        grid = tokens().grid
        head = Form(label_width=_LABELS)
        head.add_fields(self.chip)
        head.add_row(tr("Name"), self.name)
        head.add_row(tr("Kind"), self.kind)
        self.pages = QStackedWidget()
        inks, lights, tint, measured, gradient = (Form(label_width=_LABELS) for _ in range(5))
        for name, words in _INKS:
            inks.add_row(tr(words), self._slider(name, tr(words), 100, "%"))
        for name, words in _LIGHTS:
            lights.add_row(tr(words), self._slider(name, tr(words), 255, ""))
        tint.add_row(tr("Of"), self.of)
        tint.add_row(tr("Tint"), self._slider("tint", tr("Tint"), 100, "%"))
        for name, words, least, most in _LABS:
            measured.add_row(tr(words), self._slider(name, tr(words), most, "", least, 1))
        gradient.add_row(tr("From"), self.start)
        gradient.add_row(tr("To"), self.to)
        gradient.add_row(tr("Angle"), self._slider("angle", tr("Angle"), 180, "°", -180, 1))
        for form in (inks, lights, tint, measured, gradient):
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(form)
            column.addStretch(1)
            self.pages.addWidget(page)
        self.note.setProperty("role", "small")
        self.fault.setProperty("role", "error")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid)
        column.setSpacing(grid)
        for widget in (head, self.pages, self.note, self.fault, self.buttons):
            column.addWidget(widget)

    def _slider(self, name: str, words: str, most: int, suffix: str, least: int = 0, unit: int = 0) -> SliderField:
        """A slider for a part of the mix, which counts from 0 to 1 or, with a `unit`, in such steps as the slider shows."""
        slider = self.sliders[name] = SliderField(words, least, most, suffix=suffix)
        self._units[name] = unit or most
        for sent in (slider.previewed, slider.edited):
            sent.connect(lambda value: self._set(name, value / self._units[name]))
        return slider

    def _bases(self) -> Any:
        """What the swatch can be a tint of: others that are no tints themselves."""
        found = [one for one in self._before.all(Swatch) if one.kind not in ("tint", "gradient")]
        found = [one for one in found if one.id not in (self._id, PAPER_ID)]
        return chips(self._before, none=False, only=sorted(found, key=lambda one: one.name.casefold()))

    # -- changing --------------------------------------------------------------------------------------------------------

    def _rename(self, name: str) -> None:
        self._name = name.strip()
        self._preview()

    def _set(self, name: str, value: Any) -> None:
        if self._mix[name] != value:
            self._mix[name] = value
            self._preview()

    def _turn_into(self, kind: str) -> None:
        """Another kind of swatch, of the colour that it has."""
        old = self._mixed()
        r, g, b = screen_rgb(shade(self._before, old))
        if kind == "rgb" and old.kind != "rgb":
            self._mix |= {"r": round(r, 3), "g": round(g, 3), "b": round(b, 3)}
        elif kind in ("cmyk", "spot") and old.kind not in ("cmyk", "spot"):
            black = 1 - max(r, g, b)
            light = max(1 - black, 1e-6)
            inks = {name: round((1 - value - black) / light, 2) for name, value in (("c", r), ("m", g), ("y", b))}
            self._mix |= {**inks, "k": round(black, 2)}
        elif kind == "tint" and not self._mix["of"]:
            self._mix |= {"of": self._bases()[0].key if self._bases() else "", "tint": 0.5}
        elif kind == "lab" and old.kind != "lab":
            measured = Conversion(srgb(), lab()).colour((r, g, b))
            self._mix |= {name: float(round(value)) for name, value in zip(("lab_l", "lab_a", "lab_b"), measured, strict=True)}
        elif kind == "gradient":
            flat = [chip.key for chip in self._bases()]
            for name, key in zip(("of", "to"), flat, strict=False):
                self._mix[name] = self._mix[name] or key
        self._mix["kind"] = kind
        self._preview()

    def _mixed(self) -> Swatch:
        return Swatch(id=self._id, name=self._name, **self._mix)

    def _preview(self) -> None:
        """Show the issue with the swatch as it is to be; what cannot be is said, and the last that could be stays."""
        self._show()
        try:
            self._desk.preview(self._change(self._before))
        except UserError as error:
            self.fault.setText(f"{error.message[:1].upper()}{error.message[1:]}. {error.remedy}")
        else:
            self.fault.clear()
        self.fault.setVisible(bool(self.fault.text()))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not self.fault.text())

    def _change(self, issue: Issue) -> Change:
        if not self._id:
            return new_swatch(issue, self._name, **self._mix)
        change = edit_swatch(issue, self._id, **self._mix) or Change()
        return change.then(rename_swatch(change.apply(issue), self._id, self._name) or Change())

    def _show(self) -> None:
        mixed = self._mixed()
        self.kind.key = mixed.kind
        self.pages.setCurrentIndex(_PAGES.get(mixed.kind, 0))
        self.of.key = self.start.key = mixed.of
        self.to.key = mixed.to
        for name, slider in self.sliders.items():
            shown = round(getattr(mixed, name) * self._units[name])
            if slider.value != shown:
                slider.value = shown
        self.name.setPlaceholderText(mixed_name(self._before, mixed))
        self.chip.show_colours(on_screen(shade(self._before, self._source)), on_screen(shade(self._before, mixed)))
        self._tell(mixed)

    def _tell(self, mixed: Swatch) -> None:
        """How much ink lies on the paper."""
        ink = mixed.c + mixed.m + mixed.y + mixed.k
        said = {
            "rgb": tr("Light of the screen; the printer's profile turns it into inks"),
            "lab": tr("A measured colour; the printer's profile turns it into inks"),
            "spot": tr("An ink of its own, shown as these four"), "tint": "", "gradient": "",
        }.get(mixed.kind, tr("{ink} % of ink in all", ink=round(ink * 100)))  # fmt: skip
        role = "warning" if mixed.kind == "cmyk" and ink > _MOST_INK + 1e-9 else "small"
        self.note.setText(tr("{said}, more than dries well (300 %)", said=said) if role == "warning" else said)
        if self.note.property("role") != role:
            self.note.setProperty("role", role)
            self.note.style().unpolish(self.note)
            self.note.style().polish(self.note)

    def accept(self) -> None:
        """Keep what was mixed, as one step."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # what is typed there and not yet sent
        if not self.fault.text():
            super().accept()
            self._desk.editor.finish("Edit Swatch" if self._id else "New Swatch")

    def reject(self) -> None:
        """Leave the issue as it was."""
        super().reject()
        self._desk.editor.bail()


class _Comparison(QWidget):
    """The colour as it was beside the colour as it is now."""

    def __init__(self) -> None:
        super().__init__()
        self._colours = (QColor(), QColor())
        self.setFixedHeight(56)
        self.setAccessibleName(tr("The colour before, and now"))

    def show_colours(self, before: QColor, now: QColor) -> None:
        """Show others."""
        self._colours = before, now
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for n, colour in enumerate(self._colours):
            painter.setBrush(colour)
            painter.setClipRect(QRectF(self.width() / 2 * n, 0, self.width() / 2, self.height()))
            painter.drawRoundedRect(QRectF(self.rect()), tokens().radius, tokens().radius)
        painter.setClipping(False)
        painter.setPen(QColor(127, 127, 127, 150))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), tokens().radius, tokens().radius)
