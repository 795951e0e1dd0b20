"""Backups, restoring and repairing from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import WordEncoder
from wolofsearch import paths
from wolofsearch.library.library import Library


def count(library: Path) -> int:
    with Library.open(library) as opened:
        return opened.info().documents


def test_a_backup_and_back(run: Run, library: Path, folder: Path) -> None:
    assert "Pas encore" in run("library", "backup", "--list", "--library", library).stdout
    assert "Sauvegarde faite" in run("library", "backup", "--library", library).stdout
    (folder / "mil.md").unlink()
    run("import", folder, "--library", library)
    assert count(library) == 2
    told = run("library", "restore", "--library", library)
    assert told.exit_code == 0
    assert "de nouveau comme dans" in told.stdout
    assert count(library) == 3
    listed = json.loads(run("library", "backup", "--list", "--library", library, "--json").stdout)["backups"]
    assert listed[0]["reason"] == "restore"
    assert {"asked", "restore"} <= {one["reason"] for one in listed}
    assert "avant une restauration" in run("library", "backup", "--list", "--library", library).stdout


def test_a_chosen_backup(run: Run, library: Path, folder: Path) -> None:
    run("library", "backup", "--library", library)
    (folder / "mil.md").unlink()
    run("import", folder, "--library", library)
    run("library", "backup", "--library", library)
    listed = run("library", "backup", "--list", "--library", library)
    newer, older = [line.split()[-1] for line in listed.stdout.splitlines() if "demandée" in line]
    told = json.loads(run("library", "backup", "--list", "--library", library, "--json").stdout)["backups"]
    assert [one["documents"] for one in told if one["name"] in {newer, older}] == [2, 3]
    assert run("library", "restore", "--backup", older, "--library", library).exit_code == 0
    assert count(library) == 3
    torn = library / "backups" / newer
    torn.write_bytes(torn.read_bytes()[:9000])
    assert "abîmée" in run("library", "backup", "--list", "--library", library).stdout
    refused = run("library", "restore", "--backup", newer, "--library", library)
    assert refused.exit_code == 1
    assert f"--backup {older}" in refused.stderr
    refused = run("library", "restore", "--backup", "autre.db", "--library", library)
    assert "autre.db" in refused.stderr
    assert count(library) == 3


def test_a_backup_elsewhere(run: Run, library: Path, tmp_path: Path) -> None:
    target = tmp_path / "copie.db"
    assert run("library", "backup", target, "--library", library).exit_code == 0
    assert run("library", "restore", target, "--library", library).exit_code == 0
    assert count(library) == 3


def test_restoring_without_a_backup(run: Run, library: Path) -> None:
    told = run("library", "restore", "--library", library)
    assert told.exit_code == 1
    assert "library repair" in told.stderr


def test_repairing(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "rien à réparer" in run("library", "repair", "--library", library).stdout
    with Library.open(library) as opened, opened.store.transaction() as database:
        database.execute("DELETE FROM vectors")
    told = run("library", "repair", "--library", library)
    assert told.exit_code == 1  # the model that made them is not installed
    assert "n'est pas installé" in told.stderr
    monkeypatch.setattr("wolofsearch.cli.safekeeping.bound_model", lambda _library: "words")
    monkeypatch.setattr("wolofsearch.cli.safekeeping.load_encoder", lambda _model, spare_cores: WordEncoder())
    told = run("library", "repair", "--library", library, "--json")
    assert told.exit_code == 0
    assert json.loads(told.stdout)["ok"]
    assert run("library", "check", "--library", library).exit_code == 0


def test_a_lost_library_is_told_by_every_command_and_brought_back(run: Run, folder: Path) -> None:
    own = paths.default_library_dir()
    run("import", folder)
    run("library", "backup")
    before = count(own)
    for file in own.glob("library.db*"):
        file.unlink()
    listed = run("library", "backup", "--list", "--json")
    assert [one["documents"] for one in json.loads(listed.stdout)["backups"]] == [before]
    for forgotten in (False, True):
        if forgotten:  # the sample must not answer in its place either
            paths.settings_file().unlink()
        for command in (("search", "--text", "mil"), ("library", "check"), ("library", "info"), ("import", folder)):
            told = run(*command)
            assert (told.exit_code, told.stdout) == (1, ""), command
            assert "library restore" in told.stderr
    assert run("library", "repair").exit_code == 0
    assert count(own) == before
