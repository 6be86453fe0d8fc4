"""Start the long jobs of a window, each in a process of its own, and take up what comes out of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from voa_editor.edit.change import Change
from voa_editor.model.issue import Issue
from voa_editor.ui.background import Task
from voa_editor.ui.dialogs.verdict import verdict
from voa_editor.ui.i18n import tr
from voa_editor.units import counted

if TYPE_CHECKING:
    from voa_editor.jobs.export import Exported, ExportOrder
    from voa_editor.jobs.package import Packaged, PackageOrder
    from voa_editor.plan.refit import Refit
    from voa_editor.ui.window import Window

_SOON = 200  # milliseconds until what a job made is offered again to an issue that is in hand
MANUSCRIPTS = "*.md *.markdown *.txt issue.toml"


class Jobs(QObject):
    """The jobs begun in one window. They read the project file; work goes on meanwhile.

    What a job ends with is taken up by methods of this object: Qt calls none of them any more when the window is gone.
    """

    changed = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._tasks: list[Task] = []
        self._laid_out_from: Issue | None = None
        self._fitted_from: Issue | None = None
        self._imported_from = ""

    @property
    def running(self) -> Task | None:
        """The job begun last that still runs."""
        return self._tasks[-1] if self._tasks else None

    def start(self, task: Task) -> Task:
        """Run a job; it is kept until it ends, even if the window closes before."""
        self._tasks.append(task)
        self._window.home.keep(task)
        task.progressed.connect(self._progressed)
        for end in (task.finished, task.cancelled, task.failed):
            end.connect(self._over)
        task.failed.connect(self._window.home.reporter.report)
        task.start()
        self.changed.emit()
        return task

    def cancel(self) -> None:
        """Stop the job that is shown."""
        if self.running is not None:
            self.running.cancel()

    # -- layout ------------------------------------------------------------------------------------------------------------

    def lay_out(self) -> None:
        """Compute the layout of the issue as it is on the disk now; one step of the history when it comes."""
        self._laid_out_from = self._window.desk.issue
        task = Task(tr("Laying out the issue"), "voa_editor.jobs.importing:planned", self._window.project.path)
        task.finished.connect(self._laid_out)
        self.start(task)

    def _laid_out(self, change: Change) -> None:
        window = self._window
        if window.desk.editor.busy or window.desk.in_gesture:
            QTimer.singleShot(_SOON, self, lambda: self._laid_out(change))
            return
        if self._laid_out_from is not window.desk.issue:
            window.toast.tell(tr("The issue was changed while it was laid out; the new layout was not used"), "warning",
                              action=tr("Lay Out Again"), act=self.lay_out)  # fmt: skip
        elif window.desk.editor.apply(change, "Lay Out the Issue"):  # its thousands of frames are not selected
            window.tell_done(tr("The issue is laid out"))
        else:
            window.toast.tell(tr("The issue is laid out already; nothing changed"), "info")

    # -- copyfit -----------------------------------------------------------------------------------------------------------

    def fit_story(self, story: str, flow: str) -> None:
        """Fit a story that runs over into the frames it has; one step of the history when it comes."""
        from voa_editor.jobs.fitting import refitted

        self._fitted_from = self._window.desk.issue
        task = Task(tr("Fitting the story"), refitted, self._window.project.path, story, flow)
        task.finished.connect(self._fitted)
        self.start(task)

    def _fitted(self, found: Refit | None) -> None:
        window = self._window
        if self._fitted_from is not window.desk.issue:
            window.toast.tell(tr("The issue was changed meanwhile; the story was not fitted"), "warning")
        elif found is None:
            window.toast.tell(tr("The story fits already; nothing changed"), "info")
        elif not found.change:
            window.toast.tell(tr("No picture or paragraph can give the story room; cut it, or give it another page"), "warning")
        else:
            window.desk.apply(found.change, "Fit Story")
            left = tr("{count} lines are over still; cut the text, or give it another page", count=found.over)
            window.toast.tell(left, "warning") if found.over else window.tell_done(tr("The story fits"))

    # -- export ------------------------------------------------------------------------------------------------------------

    def ask_export(self, form: str) -> None:
        """Ask what to export, then do it."""
        from voa_editor.ui.dialogs.export import ExportDialog

        dialog = ExportDialog(self._window, form)
        dialog.ordered.connect(self.export)
        dialog.open()

    def export(self, order: ExportOrder) -> Task:
        """Export the project as it is on the disk now."""
        from voa_editor.jobs.export import export

        folder = order.out.parent if order.out.suffix else order.out
        task = Task(tr("Exporting {name}", name=order.out.name), export, self._window.project.path, order, folder=folder)
        task.finished.connect(self._exported)
        return self.start(task)

    def _exported(self, exported: Exported) -> None:
        first, report = exported.files[0], exported.report
        said = tr("{name} is ready", name=first.name) if len(exported.files) == 1 else tr(
            "{count} files are ready in {folder}", count=len(exported.files), folder=first.parent.name)  # fmt: skip
        kind = "warning" if exported.findings else "ok"
        if exported.findings:
            said += ". " + tr("{count} things could not be shown as they should", count=len(exported.findings))
        action, act = tr("Show in Folder"), lambda: show_in_folder(first)
        if report:
            said += ". " + tr("It {verdict}", verdict=verdict(report))
            action, act = tr("Show Rules…"), lambda: self.show_verdict(report, first)
        self._window.toast.tell(said, kind, action=action, act=act)  # type: ignore[arg-type]

    def show_verdict(self, report: dict[str, Any], file: Path) -> None:
        """Show what the verifier found in an exported file."""
        from voa_editor.ui.dialogs.verdict import VerdictDialog

        VerdictDialog(report, lambda: show_in_folder(file), self._window).show()

    # -- package -----------------------------------------------------------------------------------------------------------

    def ask_package(self) -> None:
        """Ask for which printer and where, then package the issue."""
        from voa_editor.ui.dialogs.package import PackageDialog

        dialog = PackageDialog(self._window)
        dialog.ordered.connect(self.package)
        dialog.open()

    def package(self, order: PackageOrder) -> Task:
        """Package the project as it is on the disk now for the printer."""
        task = Task(tr("Packaging {name}", name=order.out.name), "voa_editor.jobs.package:package", self._window.project.path,
                    order, folder=order.out.parent)  # fmt: skip
        task.finished.connect(self._packaged)
        return self.start(task)

    def _packaged(self, packaged: Packaged) -> None:
        said = tr("{name} is ready for the printer: {count} files", name=packaged.out.name, count=len(packaged.files))
        counts = Counter(finding["severity"] for finding in packaged.ticket["findings"])
        open_still = [counted(counts[kind], kind) for kind in ("error", "warning") if counts[kind]]
        if packaged.left_out:
            said += ". " + tr("Left out: {files}", files=", ".join(each.file for each in packaged.left_out))
        if open_still:
            said += ". " + tr("The ticket tells of {findings}", findings=", ".join(open_still))
        self._window.toast.tell(said, "warning" if open_still or packaged.left_out else "ok", action=tr("Show in Folder"),
                                act=lambda: show_in_folder(packaged.out))  # fmt: skip

    # -- import ------------------------------------------------------------------------------------------------------------

    def ask_import(self) -> None:
        """Ask for a manuscript and put it in the place of what the issue holds; one step that can be undone."""
        start = str(self._window.project.path.parent)
        kinds = tr("Manuscripts ({kinds})", kinds=MANUSCRIPTS)
        chosen, _ = QFileDialog.getOpenFileName(self._window, tr("Import Manuscript"), start, kinds)
        if chosen:
            self.import_manuscript(Path(chosen))

    def import_manuscript(self, source: Path) -> None:
        """Read a manuscript (or the folder of an issue.toml) into the project file, then open that anew.

        The window waits meanwhile: while another process writes the file, nothing may be changed here.
        """
        from voa_editor.ui.dialogs.waiting import Waiting

        window = self._window
        window.desk.escape()
        source = source.parent if source.name == "issue.toml" else source
        task = Task(tr("Importing {name}", name=source.name), "voa_editor.jobs.importing:replace_contents",
                    window.project.path, source)  # fmt: skip
        self._imported_from = source.name
        task.finished.connect(self._imported)
        Waiting(task, window).open()
        self.start(task)

    def _imported(self) -> None:
        window = self._window.home.reopen(self._window)
        window.toast.tell(tr("{name} is imported; its pages come with the layout", name=self._imported_from), "ok",
                          action=tr("Lay Out"), act=window.jobs.lay_out)  # fmt: skip

    def _progressed(self) -> None:
        self.changed.emit()

    def _over(self) -> None:
        self._tasks = [task for task in self._tasks if task.running]
        self.changed.emit()


def show_in_folder(file: Path) -> None:
    """Open the folder of a file in the file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
