"""The walls between the rooms: data flows one way, and every heavy or foreign library has one owner."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.guards.source import Import, Module, modules, parse

TOP = {
    "__init__",
    "errors",
    "events",
    "messages",
    "paths",
    "program",
    "settings",
    "spreadsheets",
    "whole_file",
    "__version__",
}
"""Names at the top of the package that every room may use."""

CONTRACT = "wolofsearch.encoder.protocol"
"""What a model can do, without any model: rooms that may not know how vectors are made may know this."""

RUN_TIME = {
    "packages",
    "audio",
    "encoder",
    "documents",
    "library",
    "search",
    "speech",
    "notebook",
    "examination",
    "desktop",
}

MAY_IMPORT: dict[str, set[str]] = {
    ".": set(),
    "messages": set(),
    "packages": set(),
    "audio": set(),
    "documents": set(),
    "speech": {"audio", "documents"},
    "encoder": {"packages", "audio"},
    "library": {"packages", "documents"},
    "notebook": set(),
    "search": {"audio", "documents", "encoder", "library"},
    "examination": {"audio", "documents", "encoder", "library", "search", "speech"},
    "desktop": RUN_TIME,
    "cli": RUN_TIME | {"training", "evaluation"},
    "training": {"audio", "documents", "encoder", "library", "search", "speech", "evaluation"},
    "evaluation": {"audio", "documents", "encoder", "library", "search", "speech", "training"},
}

OWNERS: dict[str, set[str]] = {
    "PySide6": {"desktop"},
    "shiboken6": {"desktop"},
    "click": {"cli"},
    "nacl": {"packages"},
    # Curation: a scratch file of what was seen, larger than memory may be.
    "sqlite3": {"library", "notebook", "training"},
    "sqlite_utils": {"library"},
    "hnswlib": {"library"},
    "sounddevice": {"audio"},
    "soundfile": {"audio", "training", "evaluation"},
    "soxr": {"audio", "training", "evaluation"},
    "onnxruntime": {"encoder"},
    "tokenizers": {"encoder", "training"},
    "pypdfium2": {"documents"},
    "docx": {"documents"},
    "pptx": {"documents"},
    "python_calamine": {"documents"},
    "olefile": {"documents"},
    "striprtf": {"documents"},
    "selectolax": {"documents"},
}

HEAVY = {"torch", "transformers", "optimum"}
HEAVY_ROOMS = {"encoder", "training", "evaluation"}

NETWORK = (
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "xmlrpc",
    "requests",
    "urllib3",
    "httpx",
    "aiohttp",
    "huggingface_hub",
    "PySide6.QtNetwork",
)

THE_ONE_WAY_OUT = "wolofsearch.encoder.fetching.hub"
"""The only module that may open a connection. It is started as a process, and nothing imports it."""
WAY_OUT_PARTS = ("encoder", "fetching", "hub.py")


def wall_broken(module: Module, imported: Import) -> str | None:
    """Return why ``module`` may not import this, or None."""
    parts = imported.target.split(".")
    room = module.room
    if imported.is_of(THE_ONE_WAY_OUT):
        return "it runs in a process of its own"
    if imported.target.startswith("."):
        return "a relative import hides where it leads"
    if parts[0] == "wolofsearch":
        target = parts[1] if len(parts) > 1 else "__init__"
        if target in TOP or target == room or imported.is_of(CONTRACT):
            return None
        if target not in MAY_IMPORT[room]:
            return f"{room} may not import {target}"
        if room == "cli" and target in {"training", "evaluation"} and imported.at_import_time:
            return f"cli imports {target} only where the command runs"
        return None
    for library, rooms in OWNERS.items():
        if imported.is_of(library) and room not in rooms:
            return f"{library} belongs to {', '.join(sorted(rooms))}"
    if parts[0] in HEAVY and room not in HEAVY_ROOMS:
        return f"{parts[0]} belongs to {', '.join(sorted(HEAVY_ROOMS))}"
    if any(imported.is_of(name) for name in NETWORK) and module.path.parts[-3:] != WAY_OUT_PARTS:
        return "nothing leaves this machine"
    return None


def test_no_module_reaches_through_a_wall() -> None:
    broken = [
        f"{module.name}:{imported.line}: {imported.target}: {why}"
        for module in modules()
        for imported in module.imports()
        if (why := wall_broken(module, imported))
    ]
    assert broken == []


def test_one_module_alone_may_use_a_network() -> None:
    out = [
        module.dotted
        for module in modules()
        if any(imported.is_of(name) for imported in module.imports() for name in NETWORK)
    ]
    assert out == [THE_ONE_WAY_OUT]


def test_every_room_has_its_walls() -> None:
    assert {module.room for module in modules()} <= set(MAY_IMPORT)


def brought_in_by(starts: Iterable[str]) -> dict[str, list[str]]:
    """Return all that importing these modules imports at once, each with the way that leads to it."""
    by_name = {module.dotted: module for module in modules()}
    ways = {start: [start] for start in starts}
    waiting = list(ways)
    while waiting:
        name = waiting.pop()
        if name not in by_name:
            continue
        targets = {imported.target for imported in by_name[name].imports() if imported.at_import_time}
        # Importing a.b.c runs a and a.b too; the last part may be a name inside the module before it.
        reached = {target.rsplit(".", cut)[0] for target in targets for cut in range(target.count(".") + 1)}
        for target in sorted(reached - set(ways)):
            ways[target] = [*ways[name], target]
            waiting.append(target)
    return ways


def test_what_runs_on_every_computer_brings_in_nothing_heavy() -> None:
    light = [module.dotted for module in modules() if module.room not in HEAVY_ROOMS]
    ways = brought_in_by([*light, "wolofsearch.encoder.loading"])
    assert [" → ".join(ways[name]) for name in HEAVY & set(ways)] == []


def test_the_guard_follows_the_way_of_an_import() -> None:
    assert "platformdirs" in brought_in_by(["wolofsearch.settings"])


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("examination", "from wolofsearch.cli.output import size"),
        ("examination", "from PySide6.QtCore import QObject"),
        ("library", "from wolofsearch.examination.examining import examine"),
        ("search", "from PySide6.QtCore import QObject"),
        ("search", "def f():\n    from PySide6 import QtCore"),
        ("desktop", "import click"),
        ("desktop", "from wolofsearch.training import trainer"),
        ("desktop", "import sqlite3"),
        ("audio", "from wolofsearch.search.searching import Searcher"),
        ("library", "from wolofsearch.encoder.loading import load_encoder"),
        ("search", "def f():\n    import torch"),
        ("cli", "from wolofsearch.training.trainer import train"),
        ("library", "import urllib.request"),
        ("speech", "from wolofsearch.search.answer import Answer"),
        ("speech", "from PySide6.QtCore import QObject"),
        ("speech", "import sounddevice"),
        ("encoder", "from huggingface_hub import hf_hub_download"),
        ("cli", "def f():\n    import socket"),
        ("cli", "def f():\n    from wolofsearch.encoder.fetching.hub import serve"),
        ("encoder", "from wolofsearch.encoder.fetching import hub"),
        ("documents", "from wolofsearch import search"),
        ("documents", "from ..search import searching"),
    ],
)
def test_the_guard_sees_a_planted_breach(tmp_path: Path, room: str, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert breaches(tmp_path, room, line, monkeypatch)


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("desktop", "from wolofsearch.search.searching import Searcher"),
        ("library", "from wolofsearch.encoder.protocol import TextEncoder"),
        ("encoder", "def f():\n    import torch"),
        ("cli", "def f():\n    from wolofsearch.training.trainer import train"),
        ("documents", "from wolofsearch import paths"),
        ("search", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import torch"),
    ],
)
def test_the_guard_lets_the_way_through(tmp_path: Path, room: str, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not breaches(tmp_path, room, line, monkeypatch)


def breaches(package: Path, room: str, source: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the walls that a module of ``room`` with this source would break."""
    monkeypatch.setattr("tests.guards.source.PACKAGE", package)
    path = package / room / "planted.py"
    path.parent.mkdir()
    path.write_text(source, encoding="utf-8")
    module = parse(path)
    return [why for imported in module.imports() if (why := wall_broken(module, imported))]
