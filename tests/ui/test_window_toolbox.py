"""The toolbox marks the tool in hand and lets the ad tool's size be chosen, by button, menu and palette."""

from __future__ import annotations

from notation import issue, pages
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from voa_editor.edit.commands.ads import LABELS


def test_the_ad_button_offers_the_sizes_and_takes_the_tool_with_the_one_chosen(open_issue, qtbot: QtBot):
    window = open_issue(issue(pages(2)))
    (button,) = [each for each in window.findChildren(QToolButton) if each.accessibleName() == "Ad Block"]
    rows = {row.text(): row for row in button.menu().actions()}
    assert list(rows) == list(LABELS.values())
    rows["Strip"].trigger()
    assert (window.desk.tool.name, window.desk.tool.size) == ("ad", "strip") and button.isChecked()
    button.menu().aboutToShow.emit()
    assert [label for label, row in rows.items() if row.isChecked()] == ["Strip"]
    window.take("select")
    assert not button.isChecked()
