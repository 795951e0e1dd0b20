"""What the program is made of: the installed libraries that it needs to run, each with its licence.

Read from the metadata of the environment at hand, so that nothing can be forgotten; NOTICE and the bill of materials
are both made from it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

SPELLINGS = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache 2.0 License": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache License v2.0": "Apache-2.0",
    "BSD 3-Clause License": "BSD-3-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "GNU Affero General Public License": "AGPL-3.0-or-later",
    "MIT License": "MIT",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: Public Domain": "LicenseRef-Public-Domain",
}
"""How libraries without an SPDX expression write their licence, as SPDX writes it."""

CHOSEN = {
    "hnswlib": "Apache-2.0",  # its metadata is silent; its file LICENSE is not
    "olefile": "BSD-2-Clause",  # "BSD" alone; its documentation tells which
    "pyside6-essentials": "LGPL-3.0-only",  # of the licences offered, the one that we take
    "shiboken6": "LGPL-3.0-only",
}
"""What the metadata leave open."""

SPDX = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")
BINDING = re.compile(r"(?<!L)GPL(?!-[\w.-]+ WITH GCC-exception)")
"""GPL and AGPL, which would bind what we ship; LGPL does not bind who links to a shared library, nor does the GPL of
what a compiler adds, with its exception."""


def binds(licence: str) -> bool:
    """Return whether every licence that this expression offers would bind our own program."""
    return all(BINDING.search(choice) for choice in licence.split(" OR "))


@dataclass(frozen=True)
class Component:
    """One library: its name in the index, its version here, its licence in SPDX, and the names of what it needs."""

    name: str
    version: str
    licence: str
    needs: tuple[str, ...]


def normal(name: str) -> str:
    """Return a name as the indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence_of(of: Distribution) -> str:
    """Return the licence of a library as SPDX writes it.

    Raises:
        LookupError: its metadata say nothing that is known here.
    """
    name = normal(of.metadata["Name"])
    if name in CHOSEN:
        return CHOSEN[name]
    told = [of.metadata.get("License-Expression"), of.metadata.get("License")]
    told += [line for line in of.metadata.get_all("Classifier", []) if line.startswith("License ::")]
    for text in filter(None, told):
        known = SPELLINGS.get(text, text)
        if SPDX.fullmatch(known) and known not in {"BSD", "UNKNOWN"}:
            return str(known)
    raise LookupError(f"{name}: what licence is {told}?")


def wanted_here(lines: Iterable[str]) -> Iterator[str]:
    """Yield the names of the requirements that hold on this system, without any extra."""
    for requirement in map(Requirement, lines):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield normal(requirement.name)


def components(asked_for: Iterable[str] | None = None) -> list[Component]:
    """Return all libraries that these requirements bring, by name; None: what the program needs to run.

    Raises:
        LookupError: a licence is unknown.
        PackageNotFoundError: a library is not installed.
    """
    waiting = list(wanted_here(PROJECT["dependencies"] if asked_for is None else asked_for))
    found: dict[str, Component] = {}
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            here = distribution(name)
        except PackageNotFoundError as error:
            raise PackageNotFoundError(f"{name}: install the program's requirements first") from error
        needs = tuple(sorted(set(wanted_here(here.requires or []))))
        found[name] = Component(name, here.version, licence_of(here), needs)
        waiting += needs
    return [found[name] for name in sorted(found)]
