"""Packages from the command line: made, signed, taken in, refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests import tiny
from tests.cli.conftest import Run
from tests.conftest import WordEncoder
from wolofsearch import paths
from wolofsearch.cli.edge import FAILED
from wolofsearch.encoder import bundle
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.packages import keys


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The folder of a library with one document."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "mil.txt").write_text("Le mil se sème en juin.", encoding="utf-8")
    with Library.open(tmp_path / "library", create=True) as opened:
        list(import_paths(opened, [tmp_path / "documents"], WordEncoder()))
    return tmp_path / "library"


def lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_a_library_there_and_back(run: Run, library: Path, tmp_path: Path) -> None:
    package = tmp_path / "champs.woloflib"
    made = run("library", "export", package, "--library", library, "--with-originals", "--json")
    assert made.exit_code == 0
    assert lines(made.stdout)[-1]["about"]["originals"] is True  # type: ignore[index]
    taken = run("library", "import", package)
    assert taken.exit_code == 0
    folder = paths.libraries_dir() / "champs"
    assert str(folder) in taken.stdout
    # Nobody signed it, and its model is not here: both are told, with what to do.
    assert "n'est pas signé" in taken.stderr
    assert "reindex --library" in taken.stderr
    assert (folder / "originals" / "documents" / "mil.txt").is_file()
    again = run("library", "import", package, "--json")
    assert lines(again.stdout)[-1]["change"] == "unchanged"
    assert lines(again.stdout)[-1]["model_installed"] is False
    stick = run("library", "import", package, "--into", tmp_path / "stick" / "champs", "--json")
    assert lines(stick.stdout)[-1]["folder"] == str(tmp_path / "stick" / "champs")
    assert run("library", "check", "--library", tmp_path / "stick" / "champs").exit_code == 0


def test_signed_and_trusted(run: Run, library: Path, tmp_path: Path) -> None:
    package = tmp_path / "champs.woloflib"
    unsigned = run("library", "export", package, "--library", library, "--sign")
    assert (unsigned.exit_code, package.exists()) == (FAILED, False)
    assert "publisher new" in unsigned.stderr
    assert "Aucun éditeur de confiance" in run("publisher", "list").stdout
    assert json.loads(run("publisher", "list", "--json").stdout) == {"publishers": []}
    own = json.loads(run("publisher", "new", "Thiès", "--json").stdout)
    assert json.loads(run("publisher", "show", "--json").stdout) == own
    assert run("library", "export", package, "--library", library, "--sign").exit_code == 0
    keys.own_key_file().unlink()  # as on any other computer
    taken = run("library", "import", package)
    assert own["key_id"] in taken.stderr
    assert f"publisher trust {own['public_key']}" in taken.stderr
    assert run("publisher", "trust", own["public_key"], "Bibliothèque").exit_code == 0
    assert json.loads(run("publisher", "list", "--json").stdout)["publishers"][0]["name"] == "Bibliothèque"
    assert own["key_id"] in run("publisher", "list").stdout
    taken = run("library", "import", package, "--json")
    assert lines(taken.stdout)[-1]["signature"] == {
        "state": "trusted", "key_id": own["key_id"], "name": "Bibliothèque",
    }  # fmt: skip
    content = bytearray(package.read_bytes())
    content[100] ^= 1
    package.write_bytes(content)
    refused = run("library", "import", package, "--into", tmp_path / "other")
    assert (refused.exit_code, (tmp_path / "other").exists()) == (FAILED, False)
    assert "signature" in refused.stderr
    assert run("publisher", "distrust", own["key_id"]).exit_code == 0
    assert run("publisher", "distrust", own["key_id"]).exit_code == FAILED


def test_a_password_of_the_key_is_asked_for(run: Run, library: Path, tmp_path: Path) -> None:
    own = json.loads(run("publisher", "new", "Thiès", "--json").stdout)
    assert "pas les mêmes" in run("publisher", "lock", typed="mil\nniébé\n").stderr
    assert "demandé à chaque signature" in run("publisher", "lock", typed="mil\nmil\n").stdout
    assert json.loads(run("publisher", "show", "--json").stdout) == own
    package = tmp_path / "champs.woloflib"
    export = ("library", "export", package, "--library", library, "--sign")
    refused = run(*export, typed="niébé\n")
    assert (refused.exit_code, package.exists()) == (FAILED, False)
    assert "pas le mot de passe" in refused.stderr
    made = run(*export, "--json", typed="mil\n")
    assert made.exit_code == 0
    assert lines(made.stdout)[-1]["event"] == "finished"  # the question is no part of the JSON
    assert run("publisher", "lock", typed="niébé\n").exit_code == FAILED
    assert "pas de mot de passe" in run("publisher", "lock", typed="mil\n\n\n").stdout
    assert run(*export).exit_code == 0


@pytest.fixture
def model(tmp_path: Path, tiny_bundle: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model in a folder; none came with the program."""
    monkeypatch.setattr(paths, "BUNDLED_MODELS_DIR", tmp_path / "bundled")
    return shutil.copytree(tiny_bundle, tmp_path / "model")


def test_a_model_there_and_back(run: Run, model: Path, tmp_path: Path) -> None:
    package = tmp_path / "tiny.wolofmodel"
    assert run("model", "export", model, package).exit_code == 0
    taken = run("model", "install", package)
    assert taken.exit_code == 0
    assert "n'est pas signé" in taken.stderr
    folder = paths.installed_models_dir() / "tiny"
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {
        file.name: file.read_bytes() for file in model.iterdir()
    }
    assert load_encoder("tiny").dim == 32
    assert run("library", "import", package).exit_code == FAILED
    assert "model install" in run("library", "import", package).stderr


def test_a_model_that_was_cut_goes_on_and_is_checked(
    run: Run, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from wolofsearch.encoder import installing

    package = tmp_path / "tiny.wolofmodel"
    assert run("model", "export", model, package).exit_code == 0
    with monkeypatch.context() as patch:
        patch.setattr(installing.Throttle, "ready", lambda _: True)
        work = installing.installation(package)
        for _ in range(3):
            next(work)
        work.close()
    assert bundle.installed_models() == []
    incoming = paths.installed_models_dir() / ".incoming"
    assert sum(file.stat().st_size for file in (incoming / "tiny").iterdir()) > 0
    assert run("model", "install", package).exit_code == 0
    assert not incoming.exists()
    # What is damaged does not travel.
    tiny.edit_manifest(model, licence="another")
    with (model / "text.onnx").open("r+b") as file:
        file.write(b"x")
    assert run("model", "export", model, package).exit_code == FAILED
    assert load_encoder("tiny").dim == 32


@pytest.mark.parametrize("name", ["run.sh", "a/model.json", "model.json.bak"])
def test_files_that_no_model_has(run: Run, model: Path, tmp_path: Path, name: str) -> None:
    from wolofsearch.encoder.packing import export
    from wolofsearch.events import outcome
    from wolofsearch.packages import writing

    package = tmp_path / "tiny.wolofmodel"
    manifest = outcome(export(model, package))
    (tmp_path / "extra").write_bytes(b"x")
    files = {one.name: model / one.name for one in manifest.files}
    outcome(writing.write(package, manifest, {**files, name: tmp_path / "extra"}))
    refused = run("model", "install", package)
    assert refused.exit_code == FAILED
    assert "refusé" in refused.stderr
    assert bundle.installed_models() == []
