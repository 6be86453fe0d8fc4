"""Greet with the issues worked on lately, and with the ways to begin one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QFont, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from voa_editor.ui.covers import cover_of
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.empty_state import EmptyState
from voa_editor.ui.widgets.views import dressed

if TYPE_CHECKING:
    from voa_editor.ui.application import Application

Index = QModelIndex | QPersistentModelIndex
_FOLDER, _COVER = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_COVER_SIZE = QSize(40, 56)


class StartWindow(QWidget):
    """Recent issues at the right, what else can be done at the left. It goes when an issue opens."""

    def __init__(self, home: Application) -> None:
        super().__init__()
        self._home = home
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.setWindowTitle("voa_editor")
        self.resize(760, 460)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._ways())
        line = QLabel()
        line.setProperty("role", "upright")
        line.setFixedWidth(1)
        row.addWidget(line)
        row.addLayout(self._lately(), 1)
        for keys, act in (("Ctrl+O", self._open), ("Ctrl+N", self._new), ("Ctrl+Q", home.quit), ("Ctrl+W", self.close)):
            QShortcut(QKeySequence(keys), self, act)
        self.setFocus()  # Enter opens the last one

    def _ways(self) -> QVBoxLayout:
        grid = tokens().grid
        column = QVBoxLayout()
        column.setContentsMargins(4 * grid, 4 * grid, 4 * grid, 4 * grid)
        column.setSpacing(grid)
        title = QLabel("voa_editor")
        title.setProperty("role", "title")
        column.addWidget(title)
        hint = QLabel(tr("Lay out a newsletter, keep it editable, print it."))
        hint.setProperty("role", "quiet")
        column.addWidget(hint)
        column.addSpacing(3 * grid)
        new, open_, manuscript = QPushButton(tr("New Issue…")), QPushButton(tr("Open…")), QPushButton(tr("From a Manuscript…"))
        new.setProperty("kind", "primary")
        for button, act in ((new, self._new), (open_, self._open), (manuscript, self._manuscript)):
            button.clicked.connect(act)
            button.setMinimumWidth(200)
            column.addWidget(button)
        column.addStretch(1)
        return column

    def _lately(self) -> QVBoxLayout:
        grid = tokens().grid
        column = QVBoxLayout()
        column.setContentsMargins(2 * grid, 4 * grid, 2 * grid, 2 * grid)
        column.setSpacing(grid)
        heading = QLabel(tr("Recent issues"))
        heading.setProperty("role", "heading")
        heading.setContentsMargins(grid, 0, 0, 0)
        column.addWidget(heading)
        recent = [Path(path) for path in self._home.preferences.value.recent if Path(path).is_file()]
        if not recent:
            column.addWidget(EmptyState(tr("No issues yet"), tr("Issues you open are listed here. You can also drop one here."),
                                        icon_name="pages"), 1)  # fmt: skip
            return column
        shown = dressed(QListWidget(), tr("Recent issues"))
        shown.setItemDelegate(_Recent(shown))
        for path in recent:
            item = QListWidgetItem(path.stem, shown)
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setData(_FOLDER, _short(path.parent))
            item.setData(_COVER, cover_of(path))
            item.setToolTip(str(path))
        shown.itemActivated.connect(lambda item: self._home.open_calmly(item.data(Qt.ItemDataRole.UserRole)))
        shown.itemClicked.connect(lambda item: self._home.open_calmly(item.data(Qt.ItemDataRole.UserRole)))
        shown.setCurrentRow(0)
        self.setFocusProxy(shown)
        column.addWidget(shown, 1)
        return column

    def _new(self) -> None:
        self._home.ask_new(self)

    def _open(self) -> None:
        self._home.ask_open(self)

    def _manuscript(self) -> None:
        self._home.ask_manuscript(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self._home.open_calmly(url.toLocalFile())


class _Recent(QStyledItemDelegate):
    """The cover at the left, the name of the issue, and below it the folder it lies in."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _COVER_SIZE.height() + 2 * tokens().grid)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, grid = tokens(), tokens().grid
        self.initStyleOption(option, index)
        name, option.text = option.text, ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paper = QRect(option.rect.topLeft() + QPoint(grid, grid), _COVER_SIZE)
        cover = index.data(_COVER)
        if cover is not None and not cover.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            paper.setWidth(min(round(paper.height() * cover.width() / cover.height()), 2 * paper.width()))
            painter.drawPixmap(paper, cover)
        else:
            painter.fillRect(paper, QColor(look.field))
            icon("spread", "text_quiet").paint(painter, QRect(paper.center() - QPoint(8, 8), QSize(16, 16)))
        painter.setPen(QColor(look.paper_edge))
        painter.drawRect(paper.adjusted(0, 0, -1, -1))
        words = option.rect.adjusted(paper.right() - option.rect.left() + 2 * grid, 0, -grid, 0)
        half = words.height() // 2
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(look.selection_text if selected else look.text))
        painter.drawText(words.adjusted(0, 0, 0, -half - 1), Qt.AlignmentFlag.AlignBottom, name)
        painter.setFont(option.font)
        painter.setPen(QColor(look.selection_text if selected else look.text_quiet))
        folder = option.fontMetrics.elidedText(index.data(_FOLDER), Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words.adjusted(0, half + 1, 0, 0), Qt.AlignmentFlag.AlignTop, folder)
        painter.restore()


def _short(folder: Path) -> str:
    """A folder as people say it: from home on, where it is below that."""
    try:
        return "~/" + folder.relative_to(Path.home()).as_posix()
    except ValueError:
        return str(folder)
