"""Show what the verifier found in a file that was exported: the verdict in words, and every rule with what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.icon_label import IconLabel

_ORDER = ("failed", "passed", "not applicable")


def verdict(report: dict[str, Any]) -> str:
    """The verdict in a sentence: "keeps PDF/X-4: 37 rules kept, none broken"."""
    counts = {status: sum(rule["status"] == status for rule in report["rules"]) for status in _ORDER}
    names = {"standard": report["standard"], "kept": counts["passed"], "broken": counts["failed"]}
    if not report["passed"]:
        return tr("does not keep {standard}: {kept} rules kept, {broken} broken", **names)
    if counts["failed"]:
        return tr("keeps {standard}: {kept} rules kept, {broken} things to look at", **names)
    return tr("keeps {standard}: {kept} rules kept, none broken", **names)


class VerdictDialog(QDialog):
    """Stands beside the work. `report` is as jobs.certificates.certified gives it; `show` opens the file's folder."""

    def __init__(self, report: dict[str, Any], show: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(report["file"])
        grid = tokens().grid
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid)
        column.setSpacing(2 * grid)
        column.addLayout(self._head(report))
        self.rules = _rules(report)
        column.addWidget(self.rules, 1)
        digest = QLabel(tr("SHA-256 {digest}", digest=report["sha256"]))
        digest.setProperty("role", "small")
        digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(digest)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(tr("Show in Folder"), QDialogButtonBox.ButtonRole.ActionRole).clicked.connect(lambda: show())
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(620, 560)

    def _head(self, report: dict[str, Any]) -> QHBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(2 * tokens().grid)
        kind = "ok" if report["passed"] else "error"
        row.addWidget(IconLabel(kind, kind, 32), 0, Qt.AlignmentFlag.AlignTop)
        said = verdict(report)
        title = QLabel(said[:1].upper() + said[1:])
        title.setProperty("role", "title")
        void = sum(rule["status"] == "not applicable" for rule in report["rules"])
        about = QLabel(
            tr("{void} rules are about what the file does not have. Verified in the finished file, object by object.", void=void)
        )
        about.setProperty("role", "small")
        for label in (title, about):
            label.setWordWrap(True)
            words.addWidget(label)
        row.addLayout(words, 1)
        return row


def _rules(report: dict[str, Any]) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName(tr("Rules"))
    tree.setHeaderHidden(True)
    tree.setRootIsDecorated(False)
    tree.setWordWrap(True)
    icons = {"failed": ("error", "error"), "passed": ("ok", "ok"), "not applicable": ("minus", "text_quiet")}
    for rule in sorted(report["rules"], key=lambda rule: _ORDER.index(rule["status"])):
        item = QTreeWidgetItem(tree, [rule["asks"]])
        item.setIcon(0, icon(*icons[rule["status"]]))
        item.setToolTip(0, f"{rule['clause']} [{rule['rule']}]")
        if rule["status"] == "not applicable":
            item.setForeground(0, tree.palette().placeholderText())
        for fault in rule["faults"]:
            QTreeWidgetItem(item, [f"{fault['place']}: {fault['message']}"])
        item.setExpanded(True)
    return tree
