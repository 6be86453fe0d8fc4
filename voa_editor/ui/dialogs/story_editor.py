"""Show a whole story as plain text with its styles beside it, the part that finds no place marked, and take edits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from voa_editor.edit.story_text import StoryLine, replace_story_text, whole_story
from voa_editor.model.story import Paragraph, Story
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.options import Option

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

_SOON = 200  # milliseconds after the last key, before the pages follow
_MARGIN = 132  # logical pixels of the column with the styles
_LINE_BREAK = "\u2028"  # as Qt keeps a forced line break within a paragraph
_FLOWS = {"head": "Head", "lead": "Lead", "body": "Body", "quote": "Pull quote", "signature": "Signature"}
_ORDER = tuple(_FLOWS)


class StoryEditor(QDialog):
    """One flow of one story at a time. Undo and redo are those of the issue."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._story, self._flow, self._filling = "", "body", False
        self.resize(720, 640)
        grid = tokens().grid
        column = QVBoxLayout(self)
        column.setContentsMargins(0, grid, 0, 0)
        column.setSpacing(grid)
        head = QHBoxLayout()
        head.setContentsMargins(2 * grid, 0, 2 * grid, 0)
        self.flows = Choice(tr("Part of the story"))
        self.flows.chosen.connect(self._choose_flow)
        self.state = QLabel()
        head.addWidget(self.flows)
        head.addStretch(1)
        head.addWidget(self.state)
        column.addLayout(head)
        self.text = StoryText(self._undo)
        column.addWidget(self.text, 1)
        self._clock = QTimer(self, singleShot=True, interval=_SOON)
        self._clock.timeout.connect(self.keep)
        self.text.textChanged.connect(self._typed)
        self._stop = window.desk.editor.listen(lambda issue, change: self._follow())
        self.show_story(window.story)

    def show_story(self, story: str) -> None:
        """Show a story; the part of it that the selected frame shows, or its body."""
        self.keep()
        issue = self._window.desk.issue
        there = {paragraph.flow for paragraph in issue.children(Paragraph, story)}
        flows = sorted(there, key=lambda flow: _ORDER.index(flow) if flow in _ORDER else len(_ORDER))
        self._story = story
        self._flow = self._window.flow if self._window.flow in there else (flows[0] if flows else "body")
        self.flows.set_options([Option(flow, tr(_FLOWS.get(flow, flow))) for flow in flows])
        self.flows.key = self._flow
        self.flows.setVisible(len(flows) > 1)
        found = issue.find(Story, story)
        title = (found.title if found else "") or tr("Story")
        self.setWindowTitle(tr("Story Editor: {title}", title=title))
        self._fill()
        self.text.setFocus()

    def keep(self) -> None:
        """Take what was typed into the issue; one step of the history for a burst of typing."""
        self._clock.stop()
        if not self._story:
            return
        change = replace_story_text(self._window.desk.issue, self._story, self._flow, self.text.paragraphs())
        self._window.desk.apply(change, "Edit Story", burst=f"story-{self._story}-{self._flow}")

    def _undo(self, action: str) -> None:
        self.keep()
        self._window.do(action)

    def _choose_flow(self, flow: str) -> None:
        self.keep()
        self._flow = flow
        self._fill()

    def _typed(self) -> None:
        if not self._filling:
            self._clock.start()

    def _follow(self) -> None:
        """The issue changed, here or elsewhere."""
        if self._window.desk.issue.find(Story, self._story) is None:
            self._story = ""
            self.close()
        elif not self._clock.isActive():
            self._fill()

    def _fill(self) -> None:
        lines = whole_story(self._window.desk.issue, self._story, self._flow)
        self._filling = True
        self.text.show_lines(lines)
        self._filling = False
        over = self._over()
        self.text.mark_over(over)
        words = sum(len(line.text.split()) for line in lines)
        said = tr("1 word") if words == 1 else tr("{count} words", count=words)
        self.state.setText(said if over is None else tr("{words}, marked what finds no place", words=said))
        self.state.setProperty("role", "quiet" if over is None else "error")
        self.state.style().polish(self.state)

    def _over(self) -> tuple[int, int] | None:
        """The paragraph and the character in it from which the text finds no place."""
        composer, issue = self._window.desk.composer, self._window.desk.issue
        poured = composer.typesetter.flow(composer.view(issue), self._story, self._flow)
        return poured.over if poured.over is not None and poured.over_text.strip() else None

    def done(self, result: int) -> None:
        self.keep()
        self._stop()
        self._stop, self._story = (lambda: None), ""
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.done(0)
        super().closeEvent(event)


class StoryText(QPlainTextEdit):
    """Paragraphs, each a block, with the names of their styles in a column at the left."""

    def __init__(self, undo: Callable[[str], object]) -> None:
        """`undo` is called with "undo" or "redo"."""
        super().__init__()
        self._undo = undo
        self._lines: list[StoryLine] = []
        self.setAccessibleName(tr("Text of the story"))
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setProperty("role", "story")
        font = QFont(self.font())
        font.setPixelSize(tokens().type + 2)
        self.setFont(font)
        self.document().setDocumentMargin(1.5 * tokens().grid)
        self.setViewportMargins(_MARGIN, 0, 0, 0)
        self._margin = _StyleColumn(self)
        self.updateRequest.connect(lambda rect, dy: self._margin.update())

    def paragraphs(self) -> list[str]:
        """The text of each paragraph, a line feed for a forced line break."""
        block, found = self.document().begin(), []
        while block.isValid():
            found.append(block.text().replace(_LINE_BREAK, "\n"))
            block = block.next()
        return found

    def show_lines(self, lines: list[StoryLine]) -> None:
        """Show these paragraphs, the caret where it was; nothing moves if they are those that show."""
        self._lines = lines
        texts = [line.text for line in lines] or [""]
        if texts != self.paragraphs():
            at = self.textCursor().position()
            self.setPlainText("\n".join(text.replace("\n", _LINE_BREAK) for text in texts))
            caret = self.textCursor()
            caret.setPosition(min(at, self.document().characterCount() - 1))
            self.setTextCursor(caret)
        self._margin.update()

    def mark_over(self, over: tuple[int, int] | None) -> None:
        """Mark the text from a character of a paragraph on."""
        marks: list[QTextEdit.ExtraSelection] = []
        block = self.document().findBlockByNumber(over[0]) if over else None
        if over and block is not None and block.isValid():
            mark = QTextEdit.ExtraSelection()
            mark.format.setBackground(QColor(tokens().error_fill))
            caret = QTextCursor(self.document())
            caret.setPosition(min(block.position() + over[1], self.document().characterCount() - 1))
            caret.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = caret
            marks.append(mark)
        self.setExtraSelections(marks)

    def style_of(self, paragraph: int) -> str:
        """The name of the style of a paragraph by its place; that of the one before for one just begun."""
        return self._lines[min(paragraph, len(self._lines) - 1)].style_name if self._lines else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo are those of the issue."""
        for keys, action in ((QKeySequence.StandardKey.Undo, "undo"), (QKeySequence.StandardKey.Redo, "redo")):
            if event.matches(keys):
                self._undo(action)
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._margin.setGeometry(QRect(inside.left(), inside.top(), _MARGIN, inside.height()))

    def paint_styles(self, painter: QPainter, area: QRect) -> None:
        """The style of each paragraph that shows, beside its first line; again only where it changes."""
        look, block = tokens(), self.firstVisibleBlock()
        painter.fillRect(area, QColor(look.panel))
        painter.setPen(QColor(look.text_quiet))
        before = ""
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > area.bottom():
                return
            name = self.style_of(block.blockNumber())
            if name != before:
                words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _MARGIN - 3 * look.grid)
                line = QRect(2 * look.grid, round(box.top()), _MARGIN - 3 * look.grid, self.fontMetrics().height())
                painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
            before, block = name, block.next()


class _StyleColumn(QWidget):
    """The column beside the text; the text knows what to paint in it."""

    def __init__(self, text: StoryText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        return QSize(_MARGIN, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._text.paint_styles(QPainter(self), self.rect())
