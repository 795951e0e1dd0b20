"""Looking at a library, checking it, rebuilding its indexes."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from wolofsearch.library.library import Library


def test_info_for_programs(run: Run, library: Path) -> None:
    told = run("library", "info", "--library", library, "--json")
    assert told.exit_code == 0
    info = json.loads(told.stdout)
    assert info["folder"] == str(library)
    assert info["documents"] == 3
    assert info["pipeline"]["model_id"] == "words"
    assert info["size_bytes"] > 0
    (failure,) = info["failures"]
    assert failure["path"].endswith("casse.pdf")
    assert "casse.pdf" in failure["message"]


def test_info_for_people(run: Run, library: Path) -> None:
    told = run("library", "info", "--library", library)
    assert told.exit_code == 0
    assert "Documents" in told.stdout
    assert "casse.pdf" in told.stdout
    assert "{" not in told.stdout


def test_a_whole_library_passes_the_check(run: Run, library: Path) -> None:
    assert "bon état" in run("library", "check", "--library", library).stdout
    told = run("library", "check", "--library", library, "--json")
    assert json.loads(told.stdout) == {"folder": str(library), "ok": True, "problems": []}


def test_a_damaged_library_does_not(run: Run, library: Path) -> None:
    with Library.open(library) as opened, opened.store.transaction() as database:
        database.execute("DELETE FROM vectors")
    told = run("library", "check", "--library", library, "--json")
    assert told.exit_code == 1
    report = json.loads(told.stdout)
    assert not report["ok"]
    assert report["problems"]
    assert report["problems"][0] in run("library", "check", "--library", library).stdout


def test_rebuilding(run: Run, library: Path) -> None:
    told = run("library", "rebuild", "--library", library, "--json")
    assert told.exit_code == 0
    assert json.loads(told.stdout)["passages"] >= 3
    assert "refaits" in run("library", "rebuild", "--library", library).stdout


def test_no_library_yet(run: Run) -> None:
    told = run("library", "info")
    assert told.exit_code == 1
    assert "importez des documents" in told.stderr
