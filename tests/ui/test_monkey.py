"""A monkey works in the window, and what it leaves is sound, on the disk, and can be taken back to the first touch."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from monkey import released, shrunk

STEPS = int(os.environ.get("MONKEY_STEPS", "5000"))
FIRST = 3  # its five thousand steps do all that is asked for below
SEEDS = range(FIRST, FIRST + int(os.environ.get("MONKEYS", "1")))  # `make soak` sends more of them, and for longer


@pytest.mark.monkey
@pytest.mark.parametrize("seed", SEEDS)
def test_a_monkey_breaks_nothing(sample_issue, tmp_path: Path, seed: int):
    project = Path(shutil.copy(sample_issue.project, tmp_path / "issue.voa"))
    with released(project, tmp_path, seed) as monkey:
        monkey.run(range(1, STEPS + 1))
        monkey.back_and_forth()
        labels = {entry.label for entry in monkey.desk.editor.entries()}
    wanted = {"Move Frame", "Resize Frame", "Type", "Erase", "New Paragraph", "Delete", "Insert Page", "Place Picture"}
    assert wanted <= labels, "it is lazy"


def test_a_failure_is_made_short():
    tried: list[list[int]] = []

    def fails(steps) -> bool:
        tried.append(list(steps))
        return {17, 423} <= set(steps)

    assert shrunk(range(1, 500), fails) == [17, 423] and len(tried) < 60
