"""Setting up works where things are missing, says what to install where it may not, and pins every package."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SETUP = ROOT / "scripts" / "setup.sh"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine of its own: a copy of the set-up script beside `bin`, the only folder on its PATH."""
    tools = tmp_path / "bin"
    (tmp_path / "scripts").mkdir()
    tools.mkdir()
    shutil.copy(SETUP, tmp_path / "scripts")
    for name in ("bash", "env", "dirname", "printf", "awk", "sort", "paste", "id", "touch", "mkdir", "chmod"):
        if found := shutil.which(name):
            (tools / name).symlink_to(found)
    put(tools / "uname", "echo Linux")
    put(tools / "id", "echo 1000")
    return tmp_path


def put(path: Path, script: str) -> None:
    path.unlink(missing_ok=True)
    path.write_text(f"#!/bin/bash\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def set_up(machine: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(machine / "bin"), "HOME": str(machine)}
    command = ["bash", str(machine / "scripts" / "setup.sh"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)


PYTHON_WITHOUT_ENSUREPIP = """case "$*" in
  *ensurepip*) [ -e "$HOME/installed" ] ;;
  *sys.exit*) exit 0 ;;
  *python%d*) echo python3.11-venv ;;
  *--version*) echo Python 3.11.2 ;;
  *--clear*)
    mkdir -p .venv/bin
    printf '#!/bin/bash\necho "$*" >>"$HOME/pip"\n' >.venv/bin/python
    chmod +x .venv/bin/python ;;
esac"""


def test_without_a_python_new_enough_it_says_what_to_install(machine: Path) -> None:
    put(machine / "bin" / "python3", "exit 1")
    done = set_up(machine, "venv")
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr and "apt-get install python3 python3-venv" in done.stderr
    assert not (machine / ".venv").exists()


def test_without_venv_and_without_rights_it_names_the_package(machine: Path) -> None:
    put(machine / "bin" / "python3", PYTHON_WITHOUT_ENSUREPIP)
    put(machine / "bin" / "apt-get", "exit 1")
    done = set_up(machine, "venv")
    assert done.returncode == 1 and "apt-get install python3.11-venv" in done.stderr


def test_root_gets_venv_installed(machine: Path) -> None:
    put(machine / "bin" / "python3", PYTHON_WITHOUT_ENSUREPIP)
    put(machine / "bin" / "id", "echo 0")
    put(machine / "bin" / "apt-get", 'echo "$*" >>"$HOME/apt"; case "$*" in *install*) touch "$HOME/installed" ;; esac')
    done = set_up(machine, "venv", "dev")
    assert done.returncode == 0, done.stderr
    assert "python3.11-venv" in (machine / "apt").read_text()
    assert "-e .[dev]" in (machine / "pip").read_text()


def lacking(machine: Path, *libraries: str) -> None:
    """Let Qt's parts lack these libraries until they are installed."""
    (machine / ".venv" / "bin").mkdir(parents=True)
    put(machine / ".venv" / "bin" / "python", "echo /qt")
    lines = "\n".join(f'echo "{library} => not found"' for library in libraries)
    put(machine / "bin" / "ldd", f'[ -e "$HOME/installed" ] || {{\n{lines}\n}}')


def test_missing_qt_libraries_are_named(machine: Path) -> None:
    lacking(machine, "libEGL.so.1", "libxkbcommon.so.0")
    done = set_up(machine, "qt")
    assert done.returncode == 1
    assert "libEGL.so.1 libxkbcommon.so.0" in done.stderr and "apt-get install libegl1 libxkbcommon0" in done.stderr


def test_missing_qt_libraries_are_installed_by_a_sudo_without_password(machine: Path) -> None:
    lacking(machine, "libEGL.so.1", "libdbus-1.so.3")
    put(machine / "bin" / "sudo", '[ "$1" = -n ] && shift && exec "$@"')
    put(machine / "bin" / "true", "exit 0")
    put(machine / "bin" / "apt-get", 'echo "$*" >>"$HOME/apt"; case "$*" in *install*) touch "$HOME/installed" ;; esac')
    done = set_up(machine, "qt")
    assert done.returncode == 0, done.stderr
    assert "libdbus-1-3 libegl1" in (machine / "apt").read_text()


def test_every_installed_package_is_pinned_at_its_version() -> None:
    pins = {}
    for line in (ROOT / "constraints.txt").read_text().splitlines():
        if match := re.match(r"([\w.-]+)==([\w.]+)(?:; python_version (<|>=) \"3\.12\")?$", line):
            name, version, side = match.groups()
            if side is None or (sys.version_info < (3, 12)) == (side == "<"):
                pins[name] = version
        else:
            assert line.startswith("#"), line
    for name in needed("voa_editor", {"dev"}):
        assert name in pins, f"constraints.txt has no version of {name}"
        assert importlib.metadata.version(name) == pins[name]


def needed(name: str, extras: set[str], seen: set[str] | None = None) -> set[str]:
    """The packages a package brings along on this machine, itself left out."""
    from packaging.requirements import Requirement

    seen = set() if seen is None else seen
    if name == "voa_editor":
        project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
        lines = project["dependencies"] + [line for extra in extras for line in project["optional-dependencies"][extra]]
    else:
        lines = importlib.metadata.requires(name) or []
    for requirement in map(Requirement, lines):
        package = requirement.name.lower().replace("_", "-")
        marker = requirement.marker
        if package not in {*seen, "pip"} and (not marker or any(marker.evaluate({"extra": e}) for e in extras | {""})):
            seen.add(package)
            needed(package, set(requirement.extras), seen)
    return seen


@pytest.mark.skipif(not shutil.which("git") or not (ROOT / ".git").exists(), reason="no git checkout to look through")
def test_no_file_names_a_package_source() -> None:
    sources = "--(extra-)?index[-]url|--find[-]links|^deb[ ]+https?:"
    command = ["git", "grep", "-nIE", "-e", sources, "--", ".", ":!tests/test_packaging.py"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (found.returncode, found.stdout, found.stderr) == (1, "", "")  # 1: looked through, and found nothing


def test_targets_and_ci() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.M)
    assert {"issue", "test", "check", "bench", "app", "clean", "help"} <= set(targets)
    assert "make test" in (ROOT / ".ci" / "run").read_text()
    assert os.access(ROOT / ".ci" / "run", os.X_OK) and os.access(SETUP, os.X_OK)
