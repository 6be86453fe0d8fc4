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
def sample_issue(tmp_path_factory: pytest.TempPathFactory) -> SampleIssue:
    """The sample issue, built once for all tests of a process that ask for it."""
    from voa_editor import app

    source = Path(__file__).parent.parent / "issues" / "2023-q3"
    if not (source / "issue.toml").is_file():
        pytest.skip("the sample issue issues/2023-q3 is not here")
    folder = tmp_path_factory.mktemp("sample")
    made = SampleIssue(folder / "2023-q3.voa", folder / "2023-q3.pdf")
    code = app.main(["build", str(source), "--project", str(made.project), "-o", str(made.pdf)])
    assert code == 0, "the sample issue does not build"
    return made
