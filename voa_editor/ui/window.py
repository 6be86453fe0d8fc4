"""Frame the canvas with menus, tools, panels and a status bar, and pass what the user asks for to who does it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QStyle

from voa_editor.errors import ChangedElsewhere, NotWritable, UserError
from voa_editor.model.frames import TextFrame
from voa_editor.prepress.profiles import DEFAULT as DEFAULT_PROFILE
from voa_editor.prepress.profiles import Profile, load_profile
from voa_editor.prepress.surroundings import Surroundings
from voa_editor.store.project import Project
from voa_editor.tools.desk import Desk
from voa_editor.tools.tool import Key
from voa_editor.ui.actions import action_table
from voa_editor.ui.actions.action import Action
from voa_editor.ui.background import Idle, Task
from voa_editor.ui.canvas.canvas import Canvas
from voa_editor.ui.canvas.pictures import Pictures
from voa_editor.ui.canvas.proof import Proof
from voa_editor.ui.checking import Checking
from voa_editor.ui.clipboard import Clipboard
from voa_editor.ui.corner import Corner
from voa_editor.ui.docks import Docks
from voa_editor.ui.i18n import tr
from voa_editor.ui.jobs import Jobs
from voa_editor.ui.left_at import left_at
from voa_editor.ui.menus import build, context_menu, menu
from voa_editor.ui.panel_list import panels
from voa_editor.ui.placing import Placing
from voa_editor.ui.reading import READS, ReadingBar
from voa_editor.ui.shortcuts import Shortcuts
from voa_editor.ui.statusbar import StatusBar
from voa_editor.ui.style_keys import StyleKeys
from voa_editor.ui.toolbox import Toolbelt, Toolbox
from voa_editor.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from voa_editor.ui.application import Application

D = TypeVar("D", bound=QDialog)
_SOON = 50  # milliseconds until a window that must not close yet tries again
_LEAST, _MOST, _OF_SCREEN = QSize(1440, 900), QSize(2200, 1400), 0.9  # of a window that opens for the first time


class Window(QMainWindow):
    """The window of one issue. It decides nothing itself: actions, jobs, clipboard, canvas and panels do."""

    home: Application
    project: Project
    desk: Desk
    canvas: Canvas
    proof: Proof
    checking: Checking
    docks: Docks
    shortcuts: Shortcuts
    jobs: Jobs
    placing: Placing
    clipboard: Clipboard

    def __init__(self, home: Application, project: Project, desk: Desk) -> None:
        super().__init__()
        self.home, self.project, self.desk = home, project, desk
        self.preferences = home.preferences
        self._options, self._worked_on = desk.options, desk.selection.page
        self._dialogs: dict[type[QDialog], QDialog] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._take_place()
        self.idle = Idle(lambda: desk.in_gesture or desk.editor.busy, self)
        self.canvas = Canvas(desk, project.blobs, home.theme, self.idle)
        self.proof = Proof(self.canvas, project.blobs, self._printer)
        self.setCentralWidget(self.canvas)
        self.toast = Toast(self)
        self.belt = Toolbelt()
        self.checking = Checking(desk, self.idle, self._weigh, Surroundings(project.blobs, project.path))
        self.jobs, self.placing, self.clipboard = Jobs(self), Placing(self), Clipboard(self)
        self.docks = Docks(self, panels(self))
        self.shortcuts = Shortcuts(self, self.canvas, action_table(self.docks.panels))
        self.docks.made.connect(self.shortcuts.tell_keys)
        self.style_keys = StyleKeys(self)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, Toolbox(self))
        self.status = StatusBar(self)
        self.setStatusBar(self.status)
        build(self, self.menuBar())
        self.menuBar().setCornerWidget(Corner(self))
        self._connect()
        self._check_for_printer()
        self._restore()

    # -- doing -----------------------------------------------------------------------------------------------------------

    def do(self, action: Action | str) -> bool:
        """Do an action if it applies now. False (and nothing done, nothing said) if it does not."""
        action = self.shortcuts.actions[action] if isinstance(action, str) else action
        if self.desk.editor.busy or (self.desk.in_gesture and not action.views) or not action.applies(self):
            self.refresh(self.shortcuts[action.name], enable=True)
            return False
        if not (self.project.writable or action.views or action.name in READS):
            self.tell_error(NotWritable(tr("the issue is open for reading only; work on a copy")))
            return False
        action.run(self)
        self.refresh(self.shortcuts[action.name], enable=True)
        return True

    def refresh(self, shown: QAction, enable: bool = False) -> None:
        """Bring what a menu row says up to what holds now; with `enable` it is left ready for its key."""
        action = self.shortcuts.actions.get(shown.objectName())
        if action is None:
            return
        shown.setEnabled(enable or action.applies(self))
        if action.checked is not None:
            shown.setChecked(action.checked(self))
        if action.says is not None:
            shown.setText(action.says(self))

    def take(self, tool: str) -> None:
        """Take up a tool by its name."""
        self.desk.take(self.belt.tool(tool))
        self.canvas.setFocus()

    def send_key(self, text: str, **held: bool) -> bool:
        """A key for the tool in hand, as if it had been pressed on the canvas; False if it means nothing to it."""
        return self.desk.key(Key(text, "", **held))

    # -- telling ---------------------------------------------------------------------------------------------------------

    def tell_error(self, error: UserError) -> None:
        """Say what the user can mend; what she did before is safe."""
        self.status.show_fault(error)
        text = ". ".join(part for part in (error.said(self.project.path), error.remedy) if part)
        if isinstance(error, ChangedElsewhere):
            self.toast.tell(text, "error", action=tr("Open Again"), act=lambda: self.home.reopen(self))
        elif isinstance(error, NotWritable):
            self.toast.tell(text, "info", action=tr("Save a Copy…"), act=lambda: self.do("save-copy"))
        else:
            self.toast.tell(text, "error")

    def tell_done(self, text: str) -> None:
        """Say what was done, with a button that takes it back; it goes with the next change, which undo would take back then."""

        def gone(*_: object) -> None:
            stop()
            if self.toast.text == text:
                self.toast.hide()

        self.toast.tell(text, "ok", action=tr("Undo"), act=self.desk.undo)
        stop = self.desk.editor.listen(gone)

    # -- pages -----------------------------------------------------------------------------------------------------------

    @property
    def page(self) -> str:
        """The page worked on, which panels, status bar and commands mean; "" where there is none."""
        page = self.desk.selection.page
        return page if page in self.desk.pasteboard else ""

    @property
    def pages(self) -> list[str]:
        """The pages (or parent pages) on the pasteboard, in order."""
        return [page for spread in self.desk.pasteboard.spreads for page in spread.pages]

    def go_to(self, page: str, spread: bool = False) -> None:
        """Show a page, or all of its spread, and work on it; nothing happens for one that is not on the pasteboard."""
        if page in self.desk.pasteboard:
            self.desk.selection = replace(self.desk.selection, page=page)
            (self.canvas.show_spread if spread else self.canvas.show_page)(page)
            self._page_shown(self.canvas.page)

    def go_to_record(self, record: str) -> None:
        """Show a frame (or a page) and select it."""
        issue = self.desk.issue
        page = issue.page_of(record)
        if page not in self.desk.pasteboard:
            return
        frame = issue.get(record)
        self.go_to(page)
        if record != page and frame is not None:
            self.desk.selection = self.desk.selection.of(record)

    @property
    def story(self) -> str:
        """The story of the text frame that is selected or edited, "" for none."""
        frame = self._text_frame()
        return frame.story if frame else ""

    @property
    def flow(self) -> str:
        """The part of the story that the frame shows, "" for none."""
        frame = self._text_frame()
        return frame.flow if frame else ""

    def _text_frame(self) -> TextFrame | None:
        frames = self.desk.selection.frames
        return self.desk.issue.find(TextFrame, frames[0]) if len(frames) == 1 else None

    # -- dialogs, one of each at a time ----------------------------------------------------------------------------------

    def open_palette(self) -> None:
        from voa_editor.ui.dialogs.palette import Palette

        self._open(Palette, lambda: Palette(self))

    def open_go_to(self) -> None:
        from voa_editor.ui.dialogs.go_to import GoTo

        self._open(GoTo, lambda: GoTo(self))

    def open_preferences(self) -> None:
        from voa_editor.ui.dialogs.preferences import PreferencesDialog

        self._open(PreferencesDialog, lambda: PreferencesDialog(self.preferences, self))

    def open_shortcuts(self) -> None:
        from voa_editor.ui.dialogs.shortcuts import ShortcutsDialog

        self._open(ShortcutsDialog, lambda: ShortcutsDialog(self.preferences, tuple(self.shortcuts.actions.values()), self))

    def open_find(self) -> None:
        from voa_editor.ui.dialogs.find import FindDialog

        self._open(FindDialog, lambda: FindDialog(self))

    def open_story(self) -> None:
        from voa_editor.ui.dialogs.story_editor import StoryEditor

        self._open(StoryEditor, lambda: StoryEditor(self)).show_story(self.story)

    def open_about(self) -> None:
        from voa_editor.ui.dialogs.about import About

        self._open(About, lambda: About(self))

    def _open(self, kind: type[D], make: Callable[[], D]) -> D:
        """Show the dialog of a kind, made anew unless it is open."""
        dialog = self._dialogs.get(kind)
        if not isinstance(dialog, kind):
            dialog = self._dialogs[kind] = make()
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(lambda _: self._dialogs.pop(kind, None))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    # -- what happens to the window --------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.canvas.page_changed.connect(self._page_shown)
        self.proof.failed.connect(self.tell_error)
        self.canvas.context_menu.connect(lambda at, page, point: self._context(at))
        self.canvas.dropped.connect(self.placing.drop)
        self.canvas.drops.takes = self.placing.takes
        for ruler in self.canvas.rulers:
            ruler.unit_chosen.connect(lambda unit: self.preferences.update(unit=unit))
        self.preferences.changed.connect(self._follow_preferences)
        self.desk.watch(self._desk_changed)

    def _page_shown(self, page: str) -> None:
        """Another page came to the middle: it is the one worked on, unless that of what is selected still shows."""
        selection = self.desk.selection
        if page and (selection.empty or selection.page not in self.canvas.visible_pages()):
            self.desk.selection = replace(selection, page=page)

    def _context(self, at: QPoint) -> None:
        from voa_editor.ui.context import rows

        context_menu(self, rows(self.desk)).popup(at)

    def _desk_changed(self) -> None:
        self.idle.touch()
        if self.desk.selection.page != self._worked_on:
            self._worked_on = self.desk.selection.page
            self.status.show_page(self.page)
        if self.desk.options is not self._options:
            self._options = self.desk.options
            self.preferences.update(view={name: bool(getattr(self._options, name)) for name in self.home.switches})

    def _follow_preferences(self) -> None:
        self.home.set_options(self.desk)
        self.shortcuts.bind()
        self._check_for_printer()

    def _check_for_printer(self) -> None:
        with suppress(UserError):  # a profile of the user's own that is gone: exporting will tell
            self.checking.hold_against(self._printer())

    def _printer(self) -> Profile:
        """The printer profile that was last exported for."""
        return load_profile(self._printer_name())

    def _printer_name(self) -> str:
        return str(self.preferences.value.export.get("profile") or DEFAULT_PROFILE)

    def _take_place(self) -> None:
        """Stand in the middle of the screen, as large as helps there, until the user moves it."""
        room = self.screen().availableGeometry()
        size = (room.size() * _OF_SCREEN).expandedTo(_LEAST).boundedTo(_MOST).boundedTo(room.size())
        middle = Qt.AlignmentFlag.AlignCenter
        self.setGeometry(QStyle.alignedRect(Qt.LayoutDirection.LeftToRight, middle, size, room))

    def _restore(self) -> None:
        self.setWindowTitle(f"{self.project.path.name} – voa_editor")
        kept = self.preferences.value
        if kept.geometry:
            self.restoreGeometry(QByteArray.fromBase64(kept.geometry.encode("ascii", "replace")))
        left = kept.left_at(self.project.path)
        self.docks.restore(left.docks if left else kept.docks)
        if not self.project.writable:
            self.addToolBar(Qt.ToolBarArea.TopToolBarArea, ReadingBar(self))

    def createPopupMenu(self) -> QMenu:
        """The menu under the right button on bars and tabs: the panels there are."""
        return menu(self, "Window")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.placing.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What is dropped beside the canvas: issues are opened, pictures come to the page that shows."""
        self.placing.drop(event.mimeData())

    def _weigh(self, pages: tuple[str, ...]) -> Task:
        """The job that weighs the ink of pages as they are on the disk."""
        task = Task(tr("Weighing the ink"), "voa_editor.jobs.weighing:weigh", self.project.path, pages, self._printer_name())
        self.home.keep(task)
        return task

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close without a question: all that was done is on the disk, what is being typed into a field among it."""
        if self.desk.editor.busy:  # what is being written comes first
            event.ignore()
            QTimer.singleShot(_SOON, self, self.close)
            return
        if (field := self.focusWidget()) is not None:
            field.clearFocus()
        self.desk.escape()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        left = left_at(self)
        places = self.preferences.value.with_left(*([left] if left else []))
        self.preferences.update(geometry=geometry, docks=self.docks.save(), left=places)
        for dialog in list(self._dialogs.values()):
            dialog.close()
        self.idle.stop()
        self.proof.close()
        self.checking.stop()
        self.canvas.close_view()
        for pictures in self.findChildren(Pictures):  # those of panels too: their files are about to be closed
            pictures.close()
        self.home.closed(self)
        event.accept()
