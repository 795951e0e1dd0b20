"""Every exception from the rules of security says why it is none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.guards.source import ROOT, tracked_files

SILENT = re.compile(r"#\s*(?:ruff:\s*)?noqa(?:: *(?:[A-Z]+\d+, *)*S\d+(?:, *[A-Z]+\d+)*)? *$")
"""An exception from all rules, or from one of S (what bandit looks for), with nothing behind it."""


def silent(text: str) -> list[int]:
    """Return the numbers of the lines that make an exception without a reason."""
    return [number for number, line in enumerate(text.splitlines(), 1) if SILENT.search(line)]


def shipped() -> list[Path]:
    """Return the Python that the rules hold for."""
    files = [file for file in tracked_files() if file.suffix == ".py"]
    return [file for file in files if file.relative_to(ROOT).parts[0] in {"wolofsearch", "packaging"}]


def test_every_exception_has_its_reason() -> None:
    assert shipped()
    found = [(file.relative_to(ROOT).as_posix(), silent(file.read_text(encoding="utf-8"))) for file in shipped()]
    assert [one for one in found if one[1]] == []


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("x()  # noqa: S608", True),
        ("x()  # noqa: E501, S608", True),
        ("x()  # noqa", True),
        ("x()  # noqa: S608 - names of our own", False),
        ("x()  # noqa: SIM118", False),
    ],
)
def test_a_silent_exception_is_seen(line: str, *, seen: bool) -> None:
    assert bool(silent(line)) is seen


def test_the_tests_that_the_threat_model_points_to_exist() -> None:
    named = re.findall(r"`(tests/[\w./]+)`", (ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    assert len(named) > 10
    assert [path for path in named if not (ROOT / path).exists()] == []
