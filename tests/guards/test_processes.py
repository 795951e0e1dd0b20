"""What a running program really does: which libraries it loads, and that it never reaches for the network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.source import ROOT
from tests.guards.test_walls import THE_ONE_WAY_OUT

RUN_TIME_MODULES = (
    "wolofsearch.cli.main",
    "wolofsearch.search.searching",
    "wolofsearch.library.library",
    "wolofsearch.encoder.loading",
)
HEAVY = ("torch", "transformers", "optimum", "PySide6")


def python(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a fresh Python in the repository."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def loaded_by(code: str) -> list[str]:
    """Return the heavy libraries that this code brings into a fresh process."""
    told = python("-c", f"import sys\n{code}\nprint([name for name in {HEAVY!r} if name in sys.modules])")
    assert told.returncode == 0, told.stderr
    return list(json.loads(told.stdout.replace("'", '"')))


@pytest.mark.parametrize("module", RUN_TIME_MODULES)
def test_the_search_process_loads_nothing_heavy(module: str) -> None:
    assert loaded_by(f"import {module}") == []


def test_a_heavy_library_would_be_noticed() -> None:
    assert loaded_by("import PySide6") == ["PySide6"]


@pytest.fixture
def offline(tmp_path: Path) -> dict[str, str]:
    """The environment in which every Python refuses the network and notes the attempt."""
    return {
        "PYTHONPATH": str(Path(__file__).parent / "offline"),
        "NETWORK_NOTES": str(tmp_path / "network-notes"),
    }


def attempts(offline: dict[str, str]) -> list[str]:
    """Return what was refused."""
    notes = Path(offline["NETWORK_NOTES"])
    return notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []


def test_a_search_opens_no_socket_and_loads_no_torch(offline: dict[str, str]) -> None:
    searching = (
        "import sys; from wolofsearch.cli.main import main\n"
        "sys.argv = ['wolofsearch', 'search', '--text', 'Comment éviter le paludisme ?', '--json']\n"
        "try:\n    main()\n"
        "finally:\n"
        f"    print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    told = python("-c", searching, **offline)
    assert told.returncode == 0, told.stderr
    assert attempts(offline) == []
    assert json.loads(told.stdout)["results"], told.stdout
    assert told.stderr.splitlines()[-1] == "[]", told.stderr


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        "import urllib.request as r\ntry: r.urlopen('http://example.org')\nexcept OSError: pass",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import socket; socket.socket()'])",
    ],
)
def test_a_planted_connection_is_caught(offline: dict[str, str], code: str) -> None:
    python("-c", code, **offline)
    assert attempts(offline)


def test_fetching_a_model_reaches_out_from_its_own_process_only(offline: dict[str, str], tmp_path: Path) -> None:
    command = ("-m", "wolofsearch", "model", "fetch", "--yes", "--out", str(tmp_path / "stick"))
    told = python(*command, **offline, HF_ENDPOINT="https://hub.example.org")
    assert told.returncode == 1
    assert "hub.example.org" in told.stderr
    assert "Traceback" not in told.stderr
    assert attempts(offline)
    assert all(note.endswith(f" -m {THE_ONE_WAY_OUT}") for note in attempts(offline))
