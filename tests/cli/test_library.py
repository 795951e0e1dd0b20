"""Looking at a library, checking it, rebuilding its indexes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import WordEncoder
from wolofsearch.cli.edge import FAILED
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


def test_failures_with_reason_and_next_step(run: Run, library: Path, tmp_path: Path) -> None:
    told = run("library", "failures", "--library", library)
    assert told.exit_code == 0
    assert "casse.pdf est abîmé" in told.stdout
    assert "  → " in told.stdout
    (failure,) = json.loads(run("library", "failures", "--library", library, "--json").stdout)["failures"]
    assert (failure["message_id"], failure["when"][:2]) == ("documents.broken", "20")
    table = tmp_path / "illisibles.csv"
    assert str(table) in run("library", "failures", "--library", library, "--csv", table).stdout
    with table.open(encoding="utf-8-sig", newline="") as file:
        header, row = csv.reader(file)
    assert header == ["Fichier", "Raison", "Que faire", "Quand", "Genre de raison"]
    assert row == [failure[key] for key in ("path", "reason", "next_step", "when", "message_id")]
    denied = run("library", "failures", "--library", library, "--csv", tmp_path / "absent" / "x.csv")
    assert denied.exit_code == 1


def test_a_library_without_failures(run: Run, library: Path, folder: Path) -> None:
    (folder / "casse.pdf").unlink()
    run("import", folder, "--library", library)
    assert "pu être lus" in run("library", "failures", "--library", library).stdout


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


class OtherEncoder(WordEncoder):
    """Another model."""

    model_id = "other"


def test_reindexing_with_another_model(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = json.loads(run("search", "--text", "moustiquaire", "--library", library, "--json").stdout)["results"]
    spared: list[int] = []

    def load(_model: str | None = None, _dim: int | None = None, spare_cores: int = 0) -> OtherEncoder:
        spared.extend([spare_cores] if spare_cores else [])
        return OtherEncoder()

    with monkeypatch.context() as patch:
        for name in ("cli.library", "cli.opening"):
            patch.setattr(f"wolofsearch.{name}.load_encoder", load)
        patch.setattr("wolofsearch.cli.library.lower_priority", lambda: spared.append(0))
        told = run("search", "--text", "moustiquaire", "--library", library)
        assert told.exit_code == 1
        assert "library reindex" in told.stderr
        told = run("library", "reindex", "--library", library, "--json")
        assert told.exit_code == 0
        events = [json.loads(line) for line in told.stdout.splitlines()]
        assert events[-1]["event"] == "reindexed"
        assert events[-1]["documents"] == 3
        assert spared == [0, 1]  # other programs go first, and have a core; who asks a question waits for it
        assert "other" in run("library", "reindex", "--library", library).stdout
        again = json.loads(run("search", "--text", "moustiquaire", "--library", library, "--json").stdout)
        assert again["model"]["id"] == "other"
        assert again["results"][0]["document"] == found[0]["document"]
    assert run("search", "--text", "moustiquaire", "--library", library).exit_code == 1


def test_a_library_is_asked_by_its_own_model_while_that_is_installed(
    run: Run, library: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []

    def load(model: str | None = None, _dim: int | None = None, **_cores: int) -> WordEncoder:
        asked.append(model)
        return WordEncoder() if model == "words" else OtherEncoder()

    for name in ("cli.library", "cli.opening", "cli.importing"):
        monkeypatch.setattr(f"wolofsearch.{name}.load_encoder", load)
    monkeypatch.setattr("wolofsearch.cli.opening.is_installed", lambda model, _precision: model == "words")
    assert run("search", "--text", "moustiquaire", "--library", library).exit_code == 0
    assert run("import", folder, "--library", library).exit_code == 0
    assert asked == ["words", "words"]
    assert run("library", "reindex", "--library", library).exit_code == 0
    assert run("search", "--text", "moustiquaire", "--library", library).exit_code == 0
    assert asked[2:] == [None, None]


def test_forgetting_a_folder_asks_first(run: Run, library: Path, folder: Path) -> None:
    (held,) = json.loads(run("library", "folders", "--library", library, "--json").stdout)["folders"]
    assert held == {"path": str(folder), "documents": 3}
    assert str(folder) in run("library", "folders", "--library", library).stdout
    refused = run("library", "forget", folder, "--library", library)  # nobody answers
    assert refused.exit_code == 130
    assert "3 documents" in refused.stderr
    with Library.open(library) as opened:
        assert opened.info().documents == 3
    told = run("library", "forget", folder, "--library", library, "--yes", "--json")
    assert json.loads(told.stdout) == {"documents": 3, "files": 3, "path": str(folder)}
    with Library.open(library) as opened:
        assert (opened.info().documents, opened.info().failures) == (0, 0)
    assert (folder / "casse.pdf").exists()
    unknown = run("library", "forget", folder, "--library", library, "--yes")
    assert unknown.exit_code == 1
    assert "library folders" in unknown.stderr


def test_no_output_takes_the_place_of_something_else(run: Run, library: Path, tmp_path: Path) -> None:
    letter = tmp_path / "lettre.odt"
    letter.write_text("Chère tante", encoding="utf-8")
    for command in (("library", "failures", "--csv"), ("library", "backup"), ("doctor", "--save")):
        refused = run(*command, letter, *(("--library", library) if command[0] == "library" else ()))
        assert refused.exit_code == FAILED
        assert "rien n'a été remplacé" in refused.stderr
    assert letter.read_text(encoding="utf-8") == "Chère tante"
