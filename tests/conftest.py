"""Let tests write `from notation import …`, keep Qt off the display, and keep hypothesis steady."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="voa-cache-")  # no test reads or fills the user's own
atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)
sys.path.insert(0, str(Path(__file__).parent.parent))  # the package, also where it is not installed

# The same examples each time: a failure can be repeated. Time on a shared machine says nothing.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow])  # `make soak`
settings.load_profile("steady")


_kept: list[object] = []  # Qt falls over an application that goes before its windows do


@pytest.fixture(scope="session", autouse=True)
def application() -> None:
    """The one application of the process: one for windows, before a test of the painter makes one that has none."""
    from PySide6.QtWidgets import QApplication

    _kept.append(QApplication.instance() or QApplication([]))


@dataclass(frozen=True)
class SampleIssue:
    """The sample issue as `voa-editor build` makes it: its project file and its PDF. Read them, do not write."""

    project: Path
    pdf: Path


@pytest.fixture(scope="session")
def sample_issue(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> SampleIssue:
    """The sample issue, built once for all tests that ask for it, whichever process they run in."""
    from PySide6.QtCore import QLockFile

    source = Path(__file__).parent.parent / "issues" / "2023-q3"
    if not (source / "issue.toml").is_file():
        pytest.skip("the sample issue issues/2023-q3 is not here")
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "sample"  # the workers of a run share the folder above theirs
    folder.mkdir(exist_ok=True)
    made = SampleIssue(folder / "2023-q3.voa", folder / "2023-q3.pdf")
    lock = QLockFile(str(folder / "building.lock"))
    lock.setStaleLockTime(0)  # it holds as long as who builds lives, however busy the machine
    assert lock.lock(), "another process should be building the sample issue, but no lock can be had"
    try:
        if not made.pdf.exists():
            _build(source, made)
    finally:
        lock.unlock()
    return made


def _build(source: Path, made: SampleIssue) -> None:
    """Build it; the PDF, which is complete when it has its name, comes last."""
    from voa_editor import app

    code = app.main(["build", str(source), "--project", str(made.project), "-o", str(made.pdf)])
    assert code == 0, "the sample issue does not build"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest test first: the other process does the rest meanwhile."""
    items.sort(key=lambda item: item.get_closest_marker("monkey") is None)
