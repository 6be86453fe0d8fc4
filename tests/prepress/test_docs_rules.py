"""The list of rules in docs/ is that of the program. Run as a program, this file writes it anew."""

from __future__ import annotations

from pathlib import Path

from voa_editor.prepress.fixes import FIXES
from voa_editor.prepress.profiles import load_profile
from voa_editor.prepress.rules.table import GROUPS, Rule

LIST = Path(__file__).parents[2] / "docs" / "rules.md"
_SEVERITIES = {"error": "error", "warning": "warning", "info": "note"}
_OF_THE_WINDOW = {"overset": "Fit Story", "file-changed": "Update from File"}  # which take longer, or a file
_COLUMNS = "| rule | severity | why | asked | mended by |\n|---|---|---|---|---|"
_HEAD = """# What preflight asks of an issue

While you work in the window, and with `voa-editor check ISSUE.voa`, every page and every text is held against these
rules. Only what a change touched is looked at again. Each finding says where it is, what is wrong and what to do; the
window leads to the place, and mends it at a click where the last column names how. The severity is the worst that a
rule tells. Thresholds are those of the printer's profile, here of `sheetfed-cmyk` (GWG 2022); `--profile` names
another.

- **Ink coverage** is weighed as [separations](print.md) are: the page is written for the press, separated into plates,
  and the heaviest square is looked for. Pages whose colours cannot be too heavy anywhere are not weighed; in the window
  the others are weighed aside, a moment after the last change, and again only when they change.
- **What the export sees to** needs no rule: pictures in light are converted where the printer takes inks alone, small
  black type overprints, white knocks out, transparency is blended in CMYK, fonts are embedded.
- **Placed files** are kept in the project, and are printed as they were placed. Where they came from is kept too: by size and
  date it is told that a file was written anew since, or is gone. Nothing is read until you ask for it with *Update from
  File*; links, devices and places on the network are not looked at. Page numbers in contents and running heads are computed.
- **Artwork** is read as soon as it is placed, for fonts it does not hold and spot inks; all else that `check --pdf` says
  of a file is asked of the file itself.
- **Links** are judged by how they are written and by the pages there are; nothing is asked of the network.
- **Contrast** is that of the colours on the screen. On pictures and shades, which are of many colours, nothing is told.

Findings of import and layout (`unmatched-title`, `copyfit-unsolved` …) stand among them; [the command
line](command-line.md#check) has them. This list is made from the program: `tests/prepress/test_docs_rules.py` writes it
and holds it to the truth."""


def written() -> str:
    """What docs/rules.md has to say."""
    parts = [_HEAD]
    for name, rules in GROUPS:
        parts += ["", f"## {name[0].upper()}{name[1:]}", "", _COLUMNS]
        parts += map(_row, rules)
    return "\n".join(parts) + "\n"


def _row(rule: Rule) -> str:
    asked = rule.threshold(load_profile()) if rule.threshold else ""
    fix = _OF_THE_WINDOW.get(rule.id) or (FIXES[rule.id].label if rule.id in FIXES else "")
    row = f"| `{rule.id}` | {_SEVERITIES[rule.severity]} | {rule.why} | {asked} | {f'*{fix}*' if fix else ''} |"
    return row.replace("|  |", "| |").replace("|  |", "| |")


def test_the_list_of_rules_is_that_of_the_program():
    assert LIST.read_text(encoding="utf-8") == written(), f"write it anew: python {Path(__file__).relative_to(LIST.parents[1])}"


if __name__ == "__main__":
    LIST.write_text(written(), encoding="utf-8")
