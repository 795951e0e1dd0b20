"""The libraries that the package imports are those that pyproject.toml asks for: a fresh computer gets them all."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions, version

import pytest
from packaging.requirements import Requirement

from tests.guards.source import ROOT, modules

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED_FOR = [
    wanted for wanted in map(Requirement, PROJECT["dependencies"]) if wanted.marker is None or wanted.marker.evaluate()
]


def normal(name: str) -> str:
    """Return the name of a distribution as the indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_imported_library_is_asked_for() -> None:
    names = {normal(wanted.name) for wanted in ASKED_FOR}
    holders = packages_distributions()
    own = sys.stdlib_module_names | {"wolofsearch", "__future__"}
    forgotten = {
        f"{module.name}:{imported.line}: {top}"
        for module in modules()
        for imported in module.imports()
        if (top := imported.target.split(".")[0]) not in own
        and not names & {normal(holder) for holder in holders.get(top, [])}
    }
    assert forgotten == set()


@pytest.mark.parametrize("wanted", ASKED_FOR, ids=str)
def test_what_runs_here_is_what_is_asked_for(wanted: Requirement) -> None:
    assert wanted.specifier.contains(version(wanted.name), prereleases=True)
