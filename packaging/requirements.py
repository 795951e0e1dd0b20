"""Prints what the frozen program is built from, one requirement a line, for pip; hnswlib is compiled apart."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def wanted() -> list[str]:
    """Return the run-time requirements and PyInstaller's."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    lines = project["dependencies"] + project["optional-dependencies"]["freeze"]
    return [line for line in lines if not line.startswith("hnswlib")]


if __name__ == "__main__":
    sys.stdout.write("\n".join(wanted()) + "\n")
