"""The libraries that the package imports are those that pyproject.toml asks for: a fresh computer gets them all."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions, version

import pytest
from packaging.requirements import Requirement

from tests.guards.source import PACKAGE, ROOT, Module, modules

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED_FOR = [
    wanted for wanted in map(Requirement, PROJECT["dependencies"]) if wanted.marker is None or wanted.marker.evaluate()
]
BUILD = [Requirement(line) for line in PROJECT["optional-dependencies"]["build"]]
RESEARCH = [Requirement(line) for line in PROJECT["optional-dependencies"]["research"]]
RESEARCH_ROOMS = {"training", "evaluation"}
"""What may use the research extra: elsewhere it may not be installed."""
BUILD_ROOMS = RESEARCH_ROOMS | {"encoder"}
"""What may use the extra that makes models: the program as people install it has none of it."""


ADAPTERS = {"wolofsearch/evaluation/mteb_model.py"}
"""What is of use only to who already has the library that it serves."""


def normal(name: str) -> str:
    """Return the name of a distribution as the indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def names_of(wanted: list[Requirement]) -> set[str]:
    """Return the names of the distributions that are asked for."""
    return {normal(one.name) for one in wanted}


def forgotten(of: Iterable[Module]) -> set[str]:
    """Return the imports of libraries that nothing asks for on behalf of their module's room."""
    holders = packages_distributions()
    own = sys.stdlib_module_names | {"wolofsearch", "__future__"}
    always, build, research = names_of(ASKED_FOR), names_of(ASKED_FOR + BUILD), names_of(ASKED_FOR + BUILD + RESEARCH)
    adapters = research | {"mteb"}

    def allowed(module: Module) -> set[str]:
        if module.name in ADAPTERS:
            return adapters
        if module.room in RESEARCH_ROOMS:
            return research
        return build if module.room in BUILD_ROOMS else always

    return {
        f"{module.name}:{imported.line}: {top}"
        for module in of
        for imported in module.imports()
        if (top := imported.target.split(".")[0]) not in own
        and not allowed(module) & {normal(holder) for holder in holders.get(top, [])}
    }


def test_every_imported_library_is_asked_for() -> None:
    assert forgotten(modules()) == set()


def test_only_the_research_side_may_use_its_extra() -> None:
    research = [module for module in modules() if module.room in RESEARCH_ROOMS]
    assert research
    own = [module for module in research if module.name not in ADAPTERS]
    used = {line for room in ("audio", "search") for line in forgotten(elsewhere(own, room))}
    assert {line.split(": ")[1] for line in used} == {
        "scipy", "sklearn", "rapidfuzz", "ir_measures", "bm25s", "matplotlib", "pyarrow",
        "datasketch", "accelerate", "torch", "transformers", "onnx",
    }  # fmt: skip


def elsewhere(research: list[Module], room: str) -> list[Module]:
    """Return the modules as if they stood in another room."""
    return [Module(PACKAGE / room / module.path.name, module.source, module.tree) for module in research]


@pytest.mark.parametrize("wanted", ASKED_FOR + BUILD + RESEARCH, ids=str)
def test_what_runs_here_is_what_is_asked_for(wanted: Requirement) -> None:
    assert wanted.specifier.contains(version(wanted.name), prereleases=True)
