"""Stages report their progress under their own names and share the time between those that ask and those that answer."""

from collections.abc import Iterator

import pytest

from voa_editor.jobs.stages import Stages


def test_steps_are_told_under_the_name_of_the_stage() -> None:
    told: list[tuple[str, int, int]] = []
    with Stages(lambda *step: told.append(step)).stage("import") as within:
        within("photographs", 3, 7)
    assert told == [("import", 0, 0), ("import", 3, 7), ("import", 1, 1)]


def test_what_is_lent_is_not_counted_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("voa_editor.jobs.stages.perf_counter", lambda: clock[0])

    def made(each: float) -> Iterator[float]:
        for _ in range(3):
            clock[0] += each
            yield each

    stages = Stages()
    with stages.stage("export"):
        for _ in stages.lent("compose", made(2.0), "export"):
            clock[0] += 0.5
    assert stages.seconds == {"compose": 6.0, "export": 1.5}


def test_a_stage_that_fails_is_not_told_done() -> None:
    told: list[tuple[str, int, int]] = []
    stages = Stages(lambda *step: told.append(step))
    with pytest.raises(OSError), stages.stage("save"):
        raise OSError
    assert told == [("save", 0, 0)] and "save" in stages.seconds
