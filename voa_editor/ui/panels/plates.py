"""Show the inks of the page that shows: each plate's eye, and how much of each lies under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from voa_editor.model.colour import BLACK, Cmyk
from voa_editor.model.styles import Swatch
from voa_editor.render.colour import screen_rgb
from voa_editor.ui.canvas.canvas import Canvas
from voa_editor.ui.canvas.proof import COVERAGE, OFF, PLATES, PROOF, Proof
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.icon_button import icon_button
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.segmented import Segmented

_SOLID = {"Cyan": Cmyk(1, 0, 0, 0), "Magenta": Cmyk(0, 1, 0, 0), "Yellow": Cmyk(0, 0, 1, 0), "Black": BLACK}
_CHIP = 14  # logical pixels
_NUMBER = "300 %"  # as wide as a number gets


class PlatesPanel(QWidget):
    """The plates of one canvas."""

    def __init__(self, canvas: Canvas, proof: Proof) -> None:
        super().__init__()
        self._canvas, self._proof = canvas, proof
        self.rows: dict[str, PlateRow] = {}
        grid = tokens().grid
        column = QVBoxLayout(self)
        column.setContentsMargins(grid, grid, grid, grid)
        column.setSpacing(grid)
        self.mode = Segmented(tr("What the pages show"), [
            Option("page", tr("Page"), tip=tr("The pages as they are")), Option(PROOF, tr("Proof"), tip=tr("Proof colours")),
            Option(PLATES, tr("Plates"), tip=tr("The plates of the inks")),
            Option(COVERAGE, tr("Coverage"), tip=tr("How much ink lies where")),
        ])  # fmt: skip
        column.addWidget(self.mode)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        self.total = PlateRow(tr("Total"), None)
        column.addWidget(self.total)
        self.words = QLabel()
        self.words.setProperty("role", "small")
        self.words.setWordWrap(True)
        column.addWidget(self.words)
        column.addStretch(1)
        self.mode.chosen.connect(lambda key: proof.show(mode=OFF if key == "page" else key))
        proof.changed.connect(self._refresh)
        proof.arrived.connect(lambda _: self._refresh())
        canvas.page_changed.connect(lambda _: self._refresh())
        canvas.pointer_moved.connect(self._measure)
        self._refresh()

    def _refresh(self) -> None:
        look = self._proof.look
        self.mode.key = look.mode or "page"
        inks = self._proof.inks(self._canvas.page)
        if tuple(self.rows) != inks:
            self._fill(inks)
        for ink, row in self.rows.items():
            row.set_shown(look.mode != PLATES or ink not in look.hidden)
            row.eye.setEnabled(look.mode in (OFF, PLATES))
        self.words.setText(self._said())
        if not look.active:
            self._tell({})

    def _said(self) -> str:
        match self._proof.look.mode:
            case "plates":
                return tr("An eye shows or hides a plate; the name of an ink shows it alone.")
            case "coverage":
                limit = f"{self._proof.limit:g}"
                return tr("Red is above {limit} %, which is what the press takes; yellow is near it.", limit=limit)
            case "proof":
                return tr("Paper white and rendering are in View > Proof Options.")
        return tr("Choose what the pages show; the inks under the pointer are told here.")

    def _fill(self, inks: tuple[str, ...]) -> None:
        for row in self.rows.values():
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = {ink: PlateRow(tr(ink), self._chip(ink)) for ink in inks}
        for ink, row in self.rows.items():
            self._list.addWidget(row)
            row.eye.clicked.connect(lambda _=False, ink=ink: self._toggle(ink))
            row.alone.connect(lambda ink=ink: self._alone(ink))

    def _chip(self, ink: str) -> QColor:
        known = _SOLID.get(ink)
        if known is None:
            spots = (swatch for swatch in self._canvas.desk.issue.all(Swatch) if swatch.kind == "spot" and swatch.name == ink)
            known = next((Cmyk(each.c, each.m, each.y, each.k) for each in spots), BLACK)
        return QColor.fromRgbF(*screen_rgb(known))

    def _toggle(self, ink: str) -> None:
        look = self._proof.look
        hidden = look.hidden if look.mode == PLATES else frozenset()
        self._proof.show(mode=PLATES, hidden=hidden ^ {ink})

    def _alone(self, ink: str) -> None:
        """Show one plate; all of them again if it is the one that shows."""
        others = frozenset(self.rows) - {ink}
        already = self._proof.look.mode == PLATES and self._proof.look.hidden == others
        self._proof.show(mode=PLATES, hidden=frozenset() if already else others)

    def _measure(self, page: str, x: float, y: float) -> None:
        if self._proof.look.active and self.isVisible():
            self._tell(self._proof.at(page, x, y))

    def _tell(self, amounts: dict[str, float]) -> None:
        for ink, row in self.rows.items():
            row.set_amount(amounts.get(ink))
        total = sum(amounts.values()) if amounts else None
        self.total.set_amount(total, above=total is not None and total > self._proof.limit)


class PlateRow(QWidget):
    """An ink: its eye, its colour, its name, how much of it there is. Without a colour it is the sum of the others."""

    alone = Signal()

    def __init__(self, name: str, colour: QColor | None) -> None:
        super().__init__()
        self._name, self._colour = name, colour
        self.eye: QToolButton = icon_button("eye", tr("Show or hide {ink}", ink=name))
        self.name, self.amount = QLabel(name), QLabel("–")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        if colour is not None:
            self.name.setToolTip(tr("Show {ink} alone", ink=name))
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.amount.setMinimumWidth(self.amount.fontMetrics().horizontalAdvance(_NUMBER))
        self.amount.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, tokens().grid, 0)
        row.setSpacing(tokens().grid)
        row.addWidget(self.eye)
        row.addWidget(_Chip(colour))
        row.addWidget(self.name, 1)
        row.addWidget(self.amount)
        if colour is None:
            policy = self.eye.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            self.eye.setSizePolicy(policy)
            self.eye.hide()

    def set_shown(self, shown: bool) -> None:
        self.eye.setIcon(icon("eye" if shown else "eye-off", "" if shown else "text_quiet"))
        self.eye.setAccessibleName(tr("Hide {ink}", ink=self._name) if shown else tr("Show {ink}", ink=self._name))
        self.name.setProperty("role", "" if shown else "quiet")
        self.name.style().polish(self.name)

    def set_amount(self, amount: float | None, above: bool = False) -> None:
        """In per cent; None where none is known. `above` marks what is more than the press takes."""
        self.amount.setText("–" if amount is None else f"{amount:.0f} %")
        role = "error" if above else ""
        if self.amount.property("role") != role:
            self.amount.setProperty("role", role)
            self.amount.style().polish(self.amount)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._colour is not None:
            self.alone.emit()


class _Chip(QWidget):
    """The colour of an ink; nothing for none."""

    def __init__(self, colour: QColor | None) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(QSize(_CHIP, _CHIP))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._colour is not None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(tokens().mark_edge))
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), self._colour)
            painter.end()
