"""Make the manuscript folder to measure with: the sample issue, once or ten times over, with photographs of full size.

Each copy has its own slugs, sections and photographs, and its paragraphs begin at other words, so that nothing set for one
copy serves for the next.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).parent.parent / "issues" / "2023-q3"
PAGES, PHOTOGRAPHS = 40, 60  # of one copy
_PLAIN = re.compile(r"\w[^*\[\]_`|]{200,}")  # a paragraph of body text without marks in it
_NAMES = re.compile(r"[\w.-]+\.jpg")


def make_source(folder: Path, photographs: list[Path], times: int) -> None:
    """Fill `folder` with issue.toml, manuscript.md, photos/ and ads/ of an issue of `times` × 40 pages."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "photos").mkdir(parents=True)
    shutil.copytree(SAMPLE / "ads", folder / "ads")
    plan = tomllib.loads((SAMPLE / "issue.toml").read_text(encoding="utf-8"))
    text = (SAMPLE / "manuscript.md").read_text(encoding="utf-8")
    listed = [*_NAMES.findall(text), *(photo["file"] for photo in plan.get("photo", ()))]
    names = list(dict.fromkeys(listed))
    copies = [Copy(plan, k, k == times - 1) for k in range(times)]
    for copy in copies:
        for n, name in enumerate(names):
            picture = photographs[copy.number * PHOTOGRAPHS + n % PHOTOGRAPHS]
            os.link(picture, folder / "photos" / (copy.prefix + name))
    (folder / "manuscript.md").write_text("\n\n".join(copy.manuscript(text) for copy in copies), encoding="utf-8")
    (folder / "issue.toml").write_text("\n".join(toml(plan["issue"], copies)), encoding="utf-8")


class Copy:
    """One repetition of the issue."""

    def __init__(self, plan: dict[str, Any], number: int, last: bool) -> None:
        self.plan, self.number, self.last = plan, number, last
        self.prefix = f"c{number}-"

    def tables(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The tables of issue.toml but [issue], under the names of this copy."""
        for table in ("section", "story", "photo", "page", "ad"):
            for entry in self.plan.get(table, ()):
                yield table, {key: self._renamed(table, key, value) for key, value in entry.items()}

    def manuscript(self, text: str) -> str:
        return "\n\n".join(self._block(block) for block in text.split("\n\n"))

    def _block(self, block: str) -> str:
        if block.startswith("# "):
            return "# " + self._section(block[2:].strip())
        if _PLAIN.fullmatch(block):
            words = block.split()
            start = self.number * 5 % len(words)
            return " ".join(words[start:] + words[:start])
        block = re.sub(r"^(slug: *)", rf"\g<1>{self.prefix}", block, flags=re.M)
        return re.sub(r"^photos:.*|^!\[.*", lambda line: _NAMES.sub(lambda m: self.prefix + m[0], line[0]), block, flags=re.M)

    def _section(self, name: str) -> str:
        return f"{name} {self.number + 1}" if self.number else name

    def _renamed(self, table: str, key: str, value: Any) -> Any:
        match table, key:
            case (_, "slug" | "story" | "ad") | ("photo", "file"):
                return self.prefix + value
            case (_, "section") | ("section", "name"):
                return self._section(value)
            case ("story", "photos"):
                return [self.prefix + name for name in value]
            case (_, "page"):
                return value + PAGES * self.number
            case ("page", "kind") if value == "back" and not self.last:
                return "ad"
        return value


def toml(settings: dict[str, Any], copies: list[Copy]) -> Iterator[str]:
    """The lines of an issue.toml; TOML takes strings, numbers and lists as JSON writes them."""
    yield from ("[issue]", *_lines(settings))
    for copy in copies:
        for table, entry in copy.tables():
            yield from ("", f"[[{table}]]", *_lines(entry))


def _lines(table: dict[str, Any]) -> Iterator[str]:
    return (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in table.items())
