"""List the layers with the frames of a spread on them, front to back, groups as branches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont

from voa_editor.display.items import TextBox
from voa_editor.model.frames import Frame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Layer
from voa_editor.model.stack import chain
from voa_editor.tools.desk import Desk
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.frame_words import icon_of, kind_of, words_of
from voa_editor.ui.panels.rows import Index
from voa_editor.ui.panels.tree import Node, Tree
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.chips import chip_icon

DEPTH_MIME = "application/x-voa-depth"  # frames or layers that are dragged in depth: their keys, a line each
BASE = "layer:"  # the key of the bottom layer
BASE_COLOUR = "#9a9aa0"
PAGE, EYE, LOCK = 1, 2, 3  # columns


@dataclass(frozen=True, slots=True)
class Row(Node):
    """A layer ("layer:" and its id is the key) or a frame (its id). `quiet`: it does not show, by itself or by what it is in."""

    name: str = ""
    said: str = ""  # for screen readers
    icon: str = ""
    colour: str = ""  # of a layer
    hidden: bool = False
    locked: bool = False
    quiet: bool = False
    active: bool = False  # the layer that new frames go to
    page: str = ""  # the number of the page a frame stands on, where there are two

    @property
    def layer(self) -> str | None:
        """The id of the layer it is; None for a frame."""
        return self.key.removeprefix(BASE) if self.key.startswith(BASE) else None


def layer_rows(desk: Desk) -> list[Row]:
    """The layers, the topmost first, with what stands on the spread worked on."""
    issue, board, page = desk.issue, desk.pasteboard, desk.selection.page
    pages = board.spread(page).pages if page in board else ()
    layers = issue.children(Layer)
    known = {layer.id for layer in layers}
    found: dict[str, list[Row]] = {}
    for each in pages:
        boxes = {box.frame: box for box in desk.sheet(each).texts}
        for frame in reversed(issue.frames(each)):
            layer = frame.layer if frame.layer in known else ""
            hidden = bool(layer and issue.need(Layer, layer).hidden)
            number = str(issue.page_number(each)) if len(pages) > 1 else ""
            found.setdefault(layer, []).append(replace(_frame(issue, frame, boxes, hidden), page=number))
    active = desk.selection.layer
    rows = [_layer(layer, tuple(found.get(layer.id, ())), layer.id == active) for layer in reversed(layers)]
    base = Row(BASE, tuple(found.get("", ())), tr("Base"), tr("Base layer"), colour=BASE_COLOUR, active=not active)
    return [*rows, base]


def _layer(layer: Layer, below: tuple[Row, ...], active: bool) -> Row:
    said = tr("Layer {name}", name=layer.name) + (", " + tr("active") if active else "")
    key, hidden = BASE + layer.id, layer.hidden
    return Row(key, below, layer.name, said, "", layer.colour, hidden, layer.locked, quiet=hidden, active=active)


def _frame(issue: Issue, frame: Frame, boxes: dict[str, TextBox], hidden: bool) -> Row:
    words, quiet = words_of(issue, frame, boxes.get(frame.id)), hidden or frame.hidden
    below = tuple(_frame(issue, child, boxes, quiet) for child in reversed(issue.frames(frame.id)))
    said = f"{kind_of(frame)}: {words}"
    said += ", " + tr("hidden") if frame.hidden else ""
    said += ", " + tr("locked") if frame.locked else ""
    return Row(frame.id, below, words, said, icon_of(frame), "", frame.hidden, frame.locked, quiet)


class LayerTree(Tree):
    """Layers and frames for a view. `renamed` is sent with a key when another name was typed."""

    columns = 4
    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def row(self, index: Index) -> Row:
        """What is in an index; an empty row for none."""
        node = self.node(index)
        return node if isinstance(node, Row) else Row("")

    def shown(self, node: Node, column: int, role: int) -> Any:
        assert isinstance(node, Row)
        if column:
            return _page(node, role) if column == PAGE else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return node.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return node.said
            case Qt.ItemDataRole.DecorationRole:
                return chip_icon(QColor(node.colour)) if node.layer is not None else icon(node.icon, "text_quiet")
            case Qt.ItemDataRole.FontRole if node.active:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        if str(value).strip() != row.name:
            self.renamed.emit(row.key, str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag, row = Qt.ItemFlag, self.row(index)
        common = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDropEnabled
        if row.key in ("", BASE):
            return common
        return common | flag.ItemIsDragEnabled | flag.ItemIsEditable if index.column() == 0 else common

    def mimeTypes(self) -> list[str]:
        return [DEPTH_MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        data.setData(DEPTH_MIME, "\n".join(dict.fromkeys(self.row(index).key for index in indexes)).encode())
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction


def _page(node: Row, role: int) -> Any:
    """The number of the page, small."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return node.page
        case Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        case Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setPixelSize(tokens().type_small)
            return font
    return None


def drop_depth(issue: Issue, row: Row, half: float) -> tuple[str, str, str] | None:
    """Where frames dropped on a row come to stand: owner, layer and the frame they are right behind ("" in front of all).

    `half` is the height in the row, 0 its top to 1 its foot. The owner of a layer is "", the page of each frame itself.
    """
    if row.layer is not None:
        return "", row.layer, ""
    frame = issue.find(Frame, row.key)
    if frame is None:
        return None
    if row.below and 0.25 < half < 0.75:
        return frame.id, frame.layer, ""
    if half >= 0.5:
        return frame.parent, frame.layer, frame.id
    above = [one.id for one in issue.frames(frame.parent) if one.layer == frame.layer or len(list(chain(issue, frame))) > 1]
    at = above.index(frame.id)
    return frame.parent, frame.layer, above[at + 1] if at + 1 < len(above) else ""
