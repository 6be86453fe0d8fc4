"""List the actions of the File menu: issues as wholes, what comes into them and what goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voa_editor.model.pages import PlanItem
from voa_editor.ui.actions.action import Action

if TYPE_CHECKING:
    from voa_editor.ui.window import Window


def _has_plan(window: Window) -> bool:
    return bool(window.desk.issue.children(PlanItem))


def _has_pages(window: Window) -> bool:
    return bool(window.desk.issue.pages())


ACTIONS: tuple[Action, ...] = (
    Action("new", "New Issue…", "File", lambda w: w.home.ask_new(w), "Ctrl+N", "add", views=True),
    Action("open", "Open…", "File", lambda w: w.home.ask_open(w), "Ctrl+O", "open", views=True),
    Action("new-from-manuscript", "New from Manuscript…", "File", lambda w: w.home.ask_manuscript(w), "", "import", views=True),
    Action("start", "Recent Issues…", "", lambda w: w.home.show_start(), views=True),
    Action("import", "Import Manuscript…", "File", lambda w: w.jobs.ask_import(), "", "import"),
    Action("place", "Place Picture…", "File", lambda w: w.placing.ask(), "Ctrl+D", "picture", _has_pages),
    Action("layout", "Lay Out the Issue", "File", lambda w: w.jobs.lay_out(), "", "spread", _has_plan,
           tip="Pour all stories into pages by the flat plan; one step that can be undone"),
    Action("export-pdf", "Export PDF…", "File", lambda w: w.jobs.ask_export("pdf"), "Ctrl+E", "export", _has_pages),
    Action("export-png", "Export PNG…", "File", lambda w: w.jobs.ask_export("png"), "Ctrl+Alt+E", "", _has_pages),
    Action("package", "Package for Print…", "File", lambda w: w.jobs.ask_package(), "Ctrl+Alt+Shift+P", "", _has_pages,
           tip="Print file, proof, certificate, fonts and job ticket for the printer, in one folder or zip"),
    Action("save-copy", "Save a Copy…", "File", lambda w: w.home.ask_save_copy(w),
           tip="The issue with its history, in another file"),
    Action("check", "Check the Issue", "File", lambda w: w.docks.show("findings"), "Ctrl+Alt+Shift+F", "findings", views=True),
    Action("close", "Close", "File", lambda w: w.close(), "Ctrl+W", "", views=True),
    Action("quit", "Quit", "File", lambda w: w.home.quit(), "Ctrl+Q", "", views=True),
)  # fmt: skip
