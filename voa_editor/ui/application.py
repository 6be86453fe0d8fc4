"""Build the objects of the window once, by hand, and wire them; keep the windows that are open and the jobs that run."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import weakref
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QPoint, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from voa_editor.errors import NotWritable, UserError
from voa_editor.ui.background import Aside, Task
from voa_editor.ui.i18n import install_translation, tr
from voa_editor.ui.left_at import go_back, left_at
from voa_editor.ui.open_marks import OpenMarks
from voa_editor.ui.preferences import PreferenceFile, config_folder
from voa_editor.ui.report import Reporter
from voa_editor.ui.signals import heeding_signals
from voa_editor.ui.theme.theme import Theme

if TYPE_CHECKING:
    from voa_editor.tools.desk import Desk
    from voa_editor.ui.start import StartWindow
    from voa_editor.ui.window import Window

PROJECTS = "*.voa"
_KEEPS_COPIED = ("offscreen", "minimal")  # platforms without a clipboard: Qt keeps what is copied until the process has ended
_NEVER = 1_000_000_000  # collections of what is younger, between two of everything


def run(path: Path | None) -> int:
    """Show the window with a project, or with that of a manuscript or a folder, made if need be; without a path, the start.

    Returns the exit code. Raises UserError for what cannot be opened, and where there is no screen.
    """
    _need_screen()
    gc.disable()  # until the window stands: nothing of what is made now is rubbish
    try:
        return _run(path)
    finally:
        gc.enable()


def _run(path: Path | None) -> int:
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    application = Application(app, PreferenceFile())
    application.reporter.install()
    failed: list[BaseException] = []
    try:
        if path is None:
            application.show_start()
        elif (project := project_of(path)) == path or project.exists():
            application.open(project)
        else:
            making = application.make(path, project)
            making.failed.connect(failed.append)
            making.failed.connect(app.quit)
        QTimer.singleShot(0, settle_memory)
        with heeding_signals(application):
            code = app.exec()
    finally:
        application.end()
    if failed:
        raise failed[0]
    return code


def project_of(path: Path) -> Path:
    """The project that stands for a path: itself, or the one beside a manuscript, whether it is there yet or not.

    Raises UserError for what can be neither.
    """
    if path.suffix.lower() == ".voa" and not path.is_dir():
        return path
    from voa_editor.jobs.importing import project_beside
    from voa_editor.manuscript.source import ENDINGS

    remedy = "Give a .voa project, a manuscript (.md) or a folder with an issue.toml"
    if not path.exists():
        raise UserError("there is no such file or folder", file=path, remedy=remedy)
    if path.name == "issue.toml":
        return project_beside(path.parent)
    if not path.is_dir() and path.suffix.lower() not in ENDINGS:
        raise UserError("this is neither a project nor a manuscript", file=path, remedy=remedy)
    return project_beside(path)


class Application(QObject):
    """What is one for all windows: look, preferences, reports, jobs."""

    def __init__(self, app: QApplication, preferences: PreferenceFile) -> None:
        super().__init__()
        self._app, self.preferences = app, preferences
        app.setApplicationName("voa-editor")
        app.setApplicationDisplayName("voa_editor")
        app.setQuitOnLastWindowClosed(False)  # an export may still be under way
        self.windows: list[Window] = []
        self.start: StartWindow | None = None
        self.reporter = Reporter(self.active, config_folder())
        self._tasks: list[Task] = []
        self._marks = OpenMarks(config_folder() / "open")
        language = preferences.value.language
        install_translation(app, QLocale(language) if language else None)
        self.theme = Theme()
        self.theme.apply(app, preferences.value.theme)  # type: ignore[arg-type]
        preferences.changed.connect(self._follow)
        atexit.register(_end, weakref.ref(self))

    # -- windows -----------------------------------------------------------------------------------------------------------

    def open(self, path: Path) -> Window:
        """Open a project in a window of its own, or bring the window it is open in to the front. Raises UserError."""
        path = path.resolve()
        for window in self.windows:
            if window.project.path == path:
                window.raise_()
                window.activateWindow()
                return window
        self._marks.set(path)
        try:
            window = self._window(path)
        except BaseException:
            self._marks.clear(path)
            raise
        self.windows.append(window)
        self.preferences.update(recent=self.preferences.value.with_recent(path).recent)
        if self.start is not None:
            self.start.close()
        window.show()
        go_back(window)
        return window

    def open_calmly(self, path: Path | str, window: Window | None = None) -> None:
        """Open a project, or make that of a manuscript; what is wrong with it is told in the window one comes from."""
        try:
            project = project_of(Path(path))
            if project.exists() or Path(path) == project:
                self.open(project)
            else:
                self.make(Path(path), project)
        except UserError as error:
            if window is not None:
                window.tell_error(error)
            else:
                self.reporter.report(error)

    def reopen(self, window: Window) -> Window:
        """Read the project of a window again, which another program or a job wrote, and show it in the same place."""
        path, place = window.project.path, window.geometry()
        window.close()
        again = self.open(path)
        again.setGeometry(place)
        return again

    def make(self, source: Path, project: Path) -> Task:
        """Make the project of a manuscript in the background and open it."""
        from voa_editor.ui.dialogs.waiting import Waiting

        label, make = tr("Making {name}", name=project.name), "voa_editor.jobs.importing:make_project"
        task = Task(label, make, source, project, folder=project.parent)
        task.finished.connect(self.open)
        if self.windows or self.start is not None:  # else who asked for it tells what went wrong
            task.failed.connect(self.reporter.report)
        task.cancelled.connect(self._leave_if_idle)
        self.keep(task)
        Waiting(task, self.active() or self.start).show()
        task.start()
        return task

    def closed(self, window: Window) -> None:
        """A window was closed: let go of its project, and end the program when nothing is left to do."""
        if window not in self.windows:  # Qt closes it once more when the program ends
            return
        self.windows.remove(window)
        window.project.close()
        self._marks.clear(window.project.path)
        QTimer.singleShot(0, self._leave_if_idle)  # reopening closes the one before it opens the other
        QTimer.singleShot(0, _tidy_memory)

    def show_start(self) -> None:
        """Show the start window: recent issues, and ways to a new one."""
        from voa_editor.ui.start import StartWindow

        if self.start is None:
            self.start = StartWindow(self)
            self.start.destroyed.connect(self._start_closed)
        self.start.show()
        self.start.raise_()
        self.start.activateWindow()

    def active(self) -> Window | None:
        """The window the user works in."""
        from voa_editor.ui.window import Window

        here: QWidget | None = self._app.activeWindow()
        while here is not None and not isinstance(here, Window):
            here = here.parentWidget()
        return here or (self.windows[-1] if self.windows else None)

    def quit(self) -> None:
        """Close all windows; the jobs that run are finished first."""
        for window in list(self.windows):
            window.close()
        if self.start is not None:
            self.start.close()

    def end(self) -> None:
        """Leave nothing to Qt's own end, which comes when Python is half gone: windows, jobs, and what was copied.

        What was copied goes where other programs can have it, if the system has such a place.
        """
        self.wait()
        self.quit()
        if QGuiApplication.platformName() in _KEEPS_COPIED:
            QGuiApplication.clipboard().clear()

    # -- asking ------------------------------------------------------------------------------------------------------------

    def ask_open(self, parent: QWidget | None) -> None:
        """Let a project be chosen."""
        chosen, _ = QFileDialog.getOpenFileName(parent, tr("Open"), self._folder(), tr("Issues ({kinds})", kinds=PROJECTS))
        if chosen:
            self.open_calmly(chosen, self.active())

    def ask_new(self, parent: QWidget | None) -> None:
        """Let the way to a new issue be chosen."""
        from voa_editor.ui.dialogs.new import NewDialog

        NewDialog(self, self._folder(), parent).open()

    def ask_manuscript(self, parent: QWidget | None) -> None:
        """Let a manuscript, or the issue.toml of a folder, be chosen; its project is made beside it, or opened if it is there."""
        from voa_editor.ui.jobs import MANUSCRIPTS

        kinds = tr("Manuscripts ({kinds})", kinds=MANUSCRIPTS)
        chosen, _ = QFileDialog.getOpenFileName(parent, tr("New Issue from a Manuscript"), self._folder(), kinds)
        if chosen:
            source = Path(chosen)
            self.open_calmly(source.parent if source.name == "issue.toml" else source, self.active())

    def ask_save_copy(self, window: Window) -> None:
        """Let a place for a copy of an issue be chosen, and write it there."""
        here = window.project.path
        beside = here.with_name(tr("{name} copy", name=here.stem) + here.suffix)
        start = str(beside if window.project.writable else Path.home() / here.name)
        chosen, _ = QFileDialog.getSaveFileName(window, tr("Save a Copy"), start, tr("Issues ({kinds})", kinds=PROJECTS))
        if chosen:
            named = chosen.lower().endswith(here.suffix)  # then the dialog asked whether a file of that name may go
            self.save_copy(window, Path(chosen if named else chosen + here.suffix), overwrite=named)

    def save_copy(self, window: Window, path: Path, overwrite: bool = False) -> None:
        """Write a copy of an issue; work goes on in it, if the issue itself can only be read. Raises UserError."""
        from voa_editor.ui.jobs import show_in_folder

        if any(other.project.path == path.resolve() for other in self.windows):
            raise UserError("the issue is open in a window", file=path, remedy="Give another name, or close it first")
        window.project.save_copy(path, overwrite)
        if window.project.writable:
            said = tr("{name} is saved", name=path.name)
            window.toast.tell(said, "ok", action=tr("Show in Folder"), act=lambda: show_in_folder(path))
            return
        place = window.geometry()
        here = left_at(window)
        if here is not None:
            self.preferences.update(left=self.preferences.value.with_left(replace(here, path=str(path.resolve()))))
        self.open(path).setGeometry(place)
        window.close()

    def _folder(self) -> str:
        recent = self.preferences.value.recent
        return str(Path(recent[0]).parent) if recent else str(Path.home())

    # -- jobs --------------------------------------------------------------------------------------------------------------

    def keep(self, task: Task) -> None:
        """Keep a job until it is over, also when its window closes."""
        self._tasks.append(task)
        for end in (task.finished, task.failed, task.cancelled):
            end.connect(lambda *_: self._over(task))

    def wait(self) -> None:
        """End the jobs that run, leaving nothing half done."""
        for task in list(self._tasks):
            task.wait()

    def _over(self, task: Task) -> None:
        if task in self._tasks:
            self._tasks.remove(task)
        QTimer.singleShot(0, self._leave_if_idle)

    def _leave_if_idle(self) -> None:
        if not self.windows and not self._tasks and self.start is None:
            self._app.quit()

    # -- wiring ------------------------------------------------------------------------------------------------------------

    def _window(self, path: Path) -> Window:
        from voa_editor.compose.composer import Composer
        from voa_editor.edit.editor import Editor, at_once
        from voa_editor.fonts.library import bundled
        from voa_editor.store.connection import ANY_THREAD
        from voa_editor.store.project import Project
        from voa_editor.tools.desk import Desk
        from voa_editor.tools.select import SelectTool
        from voa_editor.ui.window import Window

        try:
            project = Project.open(path, write=True)
        except NotWritable:
            project = Project.open(path)
        try:
            aside = Aside() if ANY_THREAD else at_once
            desk = Desk(Editor(project.issue, project, aside), Composer(bundled()), SelectTool())
            self.set_options(desk)
            window = Window(self, project, desk)
        except BaseException:
            project.close()
            raise
        if self.windows:
            window.move(self.windows[-1].pos() + QPoint(32, 32))
        return window

    @property
    def switches(self) -> tuple[str, ...]:
        """The options of a desk that are switches and remembered; the preview is for the moment."""
        from voa_editor.tools.desk import Options

        return tuple(f.name for f in fields(Options) if isinstance(f.default, bool) and f.name != "preview")

    def set_options(self, desk: Desk) -> None:
        """Set a desk as the user prefers it."""
        kept = self.preferences.value
        wanted: dict[str, object] = {name: kept.view[name] for name in self.switches if name in kept.view}
        wanted["unit"] = kept.unit
        changed = {name: value for name, value in wanted.items() if getattr(desk.options, name) != value}
        if changed:
            desk.set_options(**changed)

    def _follow(self) -> None:
        if self.theme.mode != self.preferences.value.theme:
            self.theme.apply(self._app, self.preferences.value.theme)  # type: ignore[arg-type]

    def _start_closed(self) -> None:
        self.start = None
        QTimer.singleShot(0, self._leave_if_idle)


def _end(application: weakref.ref[Application]) -> None:
    """The process ends, whatever the reason: where Python still stands."""
    if (there := application()) is not None:
        there.end()


def settle_memory() -> None:
    """Let the collector look at what is young alone: walking through the issue and its sheets takes longer than a frame."""
    gc.freeze()
    gc.set_threshold(*gc.get_threshold()[:2], _NEVER)
    gc.enable()


def _tidy_memory() -> None:
    """A window was closed: find those of its parts that keep each other alive."""
    if gc.get_threshold()[2] == _NEVER:
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def _need_screen() -> None:
    """Raise UserError where Qt would find no screen and end the process."""
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise UserError("there is no screen to show a window on", remedy="Start it from a desktop, or set DISPLAY")
