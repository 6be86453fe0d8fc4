"""Edit the page worked on when nothing is selected: its parent page, its section; and the margins and grid of all pages."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from voa_editor.edit.commands.data import set_grid
from voa_editor.edit.commands.pages import set_section
from voa_editor.edit.commands.parents import apply_parent
from voa_editor.model.issue import Version, same
from voa_editor.model.pages import Page, ParentPage
from voa_editor.model.settings import Section as IssueSection
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.properties.group import Group, show_key, show_value
from voa_editor.ui.panels.properties.subject import Subject
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.number_field import NumberField
from voa_editor.ui.widgets.options import Option
from voa_editor.units import format_length

_MARGINS = ("margin_top", "margin_bottom", "margin_inner", "margin_outer")


class PageData(Group):
    """The parent page and the section of a page, and a hint of what else there is."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(tr("Page"), hand)
        self._versions: tuple[Version, ...] = ()
        self.parent_page, self.section = Choice(tr("Parent page")), Choice(tr("Section"))
        self.trim = QLabel()
        self.form.add_row(tr("Parent"), self.parent_page)
        self.form.add_row(tr("Section"), self.section)
        self.form.add_row(tr("Trim"), self.trim)
        self.parent_page.chosen.connect(self._apply_parent)
        self.section.chosen.connect(self._set_section)

    def fits(self, subject: Subject) -> bool:
        return subject.of_page and subject.issue.find(Page, subject.selection.page) is not None

    def fill(self, subject: Subject) -> None:
        issue = subject.issue
        versions = (issue.version(ParentPage), issue.version(IssueSection))
        if not same(versions, self._versions):
            self._versions = versions
            parents = [Option(parent.id, parent.name or parent.id) for parent in issue.children(ParentPage)]
            sections = [Option(section.id, section.name) for section in issue.children(IssueSection)]
            self.parent_page.set_options([Option("", tr("None")), *parents])
            self.section.set_options([Option("", tr("None")), *sections])
        page = issue.need(Page, subject.selection.page)
        show_key(self.parent_page, page.parent_page)
        show_key(self.section, page.section)
        w, h = (format_length(side, subject.unit) for side in (issue.settings.trim_w, issue.settings.trim_h))
        self.trim.setText(f"{w} × {h}")

    def _apply_parent(self, parent: str) -> None:
        self.hand.do("Apply Parent Page", lambda issue, selection: apply_parent(issue, [selection.page], parent))

    def _set_section(self, section: str) -> None:
        self.hand.do("Change Section", lambda issue, selection: set_section(issue, [selection.page], section))


class PageGrid(Group):
    """Margins, columns and baseline grid: they are the same on all pages."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(tr("Margins and Grid of All Pages"), hand)
        self.margin_top = self.length(tr("Head margin"), prefix=tr("Head"))
        self.margin_bottom = self.length(tr("Foot margin"), prefix=tr("Foot"))
        self.margin_inner = self.length(tr("Inner margin"), prefix=tr("Inner"))
        self.margin_outer = self.length(tr("Outer margin"), prefix=tr("Outer"))
        self.columns = NumberField(tr("Columns"), decimals=0, prefix=tr("Columns")).with_bounds(1, 100)
        self.gutter = self.length(tr("Gutter between columns"), prefix=tr("Gutter")).with_bounds(0.0, None)
        self.baseline = self.length(tr("Baseline grid"), unit="pt").with_bounds(1.0, 1000.0)
        self.form.add_fields(self.margin_top, self.margin_bottom)
        self.form.add_fields(self.margin_inner, self.margin_outer)
        self.form.add_fields(self.columns, self.gutter)
        self.form.add_row(tr("Baselines"), self.baseline)
        for name in _MARGINS:
            getattr(self, name).minimum = 0.0
            getattr(self, name).edited.connect(lambda value, name=name: self._set("Change Margins", **{name: value}))
        self.columns.edited.connect(lambda value: self._set("Change Columns of All Pages", columns=round(value)))
        self.gutter.edited.connect(lambda value: self._set("Change Columns of All Pages", gutter=value))
        self.baseline.edited.connect(lambda value: self._set("Change Baseline Grid", baseline=value))
        hint = QLabel(tr("Select something on the page to see its properties."))
        hint.setProperty("role", "small")
        hint.setWordWrap(True)
        self.add(hint)

    def fits(self, subject: Subject) -> bool:
        return subject.of_page

    def fill(self, subject: Subject) -> None:
        for name in (*_MARGINS, "columns", "gutter", "baseline"):
            show_value(getattr(self, name), getattr(subject.issue.settings, name))

    def _set(self, label: str, **grid: float) -> None:
        self.hand.do(label, lambda issue, selection: set_grid(issue, **grid))  # type: ignore[arg-type]
