"""The layers of the program, proved from its source: no import points upward, and each library has one home."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "voa_editor"

# Low to high. A module imports from its own package and from lines above its own; packages of one line may not see each other.
LAYERS = (
    ("units", "geometry", "errors", "resources", "faults"),
    ("arithmetic", "toml_fields", "artwork"),
    ("kernels", "model"),
    ("edit", "fonts", "display"),
    ("compose",),
    ("plan",),
    ("store", "render", "manuscript"),
    ("prepress",),
    ("tools",),
    ("jobs",),
    ("cli", "ui"),
    ("app",),
    ("__main__",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}

# A library → the only places, as the beginnings of module names, that may import it.
HOMES = {
    "sqlite3": ("store.",),
    "sqlite_utils": ("store.",),
    "reportlab": ("render.pdf.", "manuscript.svg."),
    "svglib": ("manuscript.svg.",),
    "lxml": ("manuscript.svg.",),
    "PySide6": ("render.painter", "render.png", "ui."),
    "shiboken6": ("render.painter", "render.png", "ui."),
    "click": ("cli.", "app"),
    "rich": ("cli.", "app"),
    "uharfbuzz": ("fonts.", "compose."),
    "PIL.ImageCms": ("render.icc.", "manuscript.picture_facts."),  # the latter only reads a profile's name
    "pikepdf": ("artwork.", "render.pdf.", "prepress."),
    "pypdfium2": ("artwork.", "prepress."),
}
QT_MODULES = HOMES["PySide6"]
NETWORK = ("socket", "http.client", "urllib.request", "ftplib", "smtplib", "requests", "httpx", "aiohttp")


def sources() -> list[Path]:
    return sorted((ROOT / PACKAGE).rglob("*.py"))


def module_name(path: Path) -> str:
    """The name within the package: "compose.page"; "" for the package itself."""
    parts = path.relative_to(ROOT / PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and whole name of each module that a source names in an import, wherever it stands."""
    package = [PACKAGE, *path.relative_to(ROOT / PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield node.lineno, module
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names if module in (PACKAGE, "PIL", ""))


def fault(importer: str, imported: str) -> str:
    """What is wrong with one module of the package importing another, else ""."""
    mine, theirs = importer.split(".")[0], imported.split(".")[0]
    if mine == theirs or not mine:
        return ""
    if RANK[theirs] > RANK[mine]:
        return f"{importer} imports {imported}, which stands above it"
    if RANK[theirs] == RANK[mine]:
        return f"{importer} imports {imported}, which stands beside it"
    return ""


def test_each_package_has_its_layer():
    names = {module_name(path).split(".")[0] for path in sources()} - {""}
    assert not names - set(RANK), "give the new package a line in LAYERS"


def test_no_import_points_upward():
    faults = []
    for path in sources():
        for line, name in imports(path):
            head, _, rest = name.partition(".")
            if head == PACKAGE and rest.split(".")[0] in RANK and (said := fault(module_name(path), rest)):
                faults.append(f"{path.relative_to(ROOT)}:{line}: {said}")
    assert not faults, "\n".join(sorted(set(faults)))


@pytest.mark.parametrize("library", HOMES)
def test_each_library_has_one_home(library):
    faults = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sources()
        for line, name in imports(path)
        if f"{name}.".startswith(f"{library}.") and not f"{module_name(path)}.".startswith(HOMES[library])
    ]
    assert not faults, f"{library} is imported outside {HOMES[library]}: {faults}"


def test_nothing_reaches_for_the_network():
    faults = [(path, name) for path in sources() for _, name in imports(path) if name in NETWORK]
    assert not faults


def test_each_module_says_what_it_does():
    assert not [path for path in sources() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]


def test_the_test_finds_what_it_looks_for():
    assert "above" in fault("model.issue", "store.project")
    assert "beside" in fault("store.project", "render.presets")
    assert not fault("store.project", "model.issue") and not fault("plan.grid", "plan.draft")


# Runs in a process of its own, where Qt is not to be had.
WITHOUT_QT = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(f"{name} is not installed", name=name)

sys.meta_path.insert(0, Blocker())
"""


def without_qt(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT_QT + code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120)


def test_all_but_the_painter_imports_without_qt():
    names = [module_name(path) for path in sources()]
    wanted = [f"{PACKAGE}.{name}" for name in names if name and name != "__main__" and not f"{name}.".startswith(QT_MODULES)]
    done = without_qt("import importlib\nfor name in sys.argv[1:]: importlib.import_module(name)", *wanted)
    assert done.returncode == 0, done.stderr


def test_the_command_line_runs_without_qt(tmp_path):
    code = """
from voa_editor.app import main
sys.argv[0] = "voa-editor"
sys.exit(main())
"""
    done = without_qt(code, "--help")
    assert done.returncode == 0 and "build" in done.stdout, done.stderr
    manuscript = tmp_path / "manuscript.md"
    manuscript.write_text("# The Bridge\n\nThe bridge was opened in July.\n\nIt is long.\n", encoding="utf-8")
    pdf = tmp_path / "out.pdf"
    done = without_qt(code, "build", str(manuscript), "-o", str(pdf))
    assert done.returncode == 0, done.stdout + done.stderr
    assert pdf.read_bytes().startswith(b"%PDF-")
