"""Documents coming in, as people and as programs see it."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, events_named, json_lines, process
from wolofsearch import paths, settings
from wolofsearch.settings import Settings


def test_every_file_is_told_as_json_and_some_failed(run: Run, folder: Path, tmp_path: Path) -> None:
    told = run("import", folder, "--library", tmp_path / "library", "--collection", "Santé", "--json")
    assert told.exit_code == 3
    events = json_lines(told.stdout)
    assert {Path(event["path"]).name for event in events_named(events, "file_done")} == {
        "paludisme.txt",
        "mil.md",
        "etat-civil.html",
    }
    (failure,) = events_named(events, "file_failed")
    assert failure["path"].endswith("casse.pdf")
    finished = events[-1]
    assert finished["event"] == "finished"
    assert {name: finished[name] for name in ("added", "updated", "unchanged", "removed", "failed")} == {
        "added": 3,
        "updated": 0,
        "unchanged": 0,
        "removed": 0,
        "failed": 1,
    }
    assert finished["passages"] >= 3


def test_for_people_the_failures_have_sentences(run: Run, folder: Path, tmp_path: Path) -> None:
    told = run("import", folder, "--library", tmp_path / "library")
    assert told.exit_code == 3
    assert "Fichiers ajoutés : 3" in told.stdout
    assert "casse.pdf" in told.stderr
    assert "→" in told.stderr


def test_what_is_no_document_is_told_in_one_line(run: Run, folder: Path, tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg", "moteur", *(f"f.x{number}" for number in range(20))):
        (folder / name).write_bytes(bytes(range(256)))
    (folder / "lien.pdf").symlink_to(folder / "absent.pdf")
    for told in (
        run("import", folder, "--library", tmp_path / "none", "--dry-run"),
        run("import", folder, "--library", tmp_path / "library"),
    ):
        [line] = [line for line in told.stdout.splitlines() if "Pas regardés" in line]
        assert ": .jpg (2), " in line
        assert line.endswith("autres (11).")


def test_a_second_import_has_nothing_to_do(run: Run, folder: Path, library: Path) -> None:
    told = run("import", folder, "--library", library, "--json")
    assert told.exit_code == 0
    finished = json_lines(told.stdout)[-1]
    assert (finished["added"], finished["unchanged"]) == (0, 3)
    again = run("import", folder, "--library", library, "--retry-failed", "--json")
    assert again.exit_code == 3


def test_the_first_import_makes_the_own_library_the_one_that_is_searched(run: Run, folder: Path) -> None:
    (folder / "casse.pdf").unlink()
    assert run("import", folder).exit_code == 0
    assert settings.load().library == str(paths.default_library_dir())
    assert run("search", "--text", "mil").stdout.startswith("1. mil")


def test_a_named_library_leaves_the_settings_alone(run: Run, library: Path) -> None:
    assert settings.load() == Settings()
    assert library.exists()


def test_a_path_is_needed_at_first(run: Run, library: Path, folder: Path, tmp_path: Path) -> None:
    assert run("import").exit_code == 2
    assert not paths.default_library_dir().exists()
    assert run("import", "--library", tmp_path / "other").exit_code == 2
    (folder / "neuf.txt").write_text("Un texte nouveau.", encoding="utf-8")
    again = run("import", "--library", library, "--json")
    assert again.exit_code == 0
    assert json_lines(again.stdout)[-1]["added"] == 1
    assert run("import", "--library", library, "--exclude", "*.md").exit_code == 2


def test_patterns_are_remembered(run: Run, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "library"
    for arguments in ((folder, "--include", "*.md", "--include", "*.html", "--exclude", "etat*"), ()):
        told = run("import", *arguments, "--library", target, "--json")
        assert told.exit_code == 0
        finished = json_lines(told.stdout)[-1]
        assert (finished["added"] + finished["unchanged"], finished["excluded"]) == (1, 3)
    assert "laissés de côté : 3" in run("import", "--library", target).stdout


def test_a_dry_run_writes_nothing(run: Run, folder: Path, library: Path, tmp_path: Path) -> None:
    told = run("import", folder, "--library", tmp_path / "none", "--dry-run")
    assert told.exit_code == 0
    assert not (tmp_path / "none").exists()
    assert "nouveaux : 4" in told.stdout
    assert "passages" in told.stdout
    assert settings.load() == Settings()
    (folder / "neuf.txt").write_text("Un texte nouveau.", encoding="utf-8")
    before = {path: path.read_bytes() for path in library.iterdir()}
    told = run("import", folder, "--library", library, "--dry-run", "--json")
    plan = json_lines(told.stdout)[-1]
    assert (plan["event"], plan["new"], plan["unchanged"], plan["failed_before"]) == ("planned", 1, 3, 1)
    assert plan["passages"] == 1
    assert {path: path.read_bytes() for path in library.iterdir()} == before
    assert run("import", folder, "--dry-run", "--watch").exit_code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal for another process")
def test_watching_ends_with_ctrl_c_and_keeps_what_is_done(run: Run, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "library"
    with process("import", folder, "--library", target, "--watch", "--json") as started:
        assert started.stdout is not None
        for line in started.stdout:
            if '"watching"' in line:
                (folder / "neuf.txt").write_text("Le niébé enrichit la terre.", encoding="utf-8")
            if "file_done" in line and "neuf.txt" in line:
                break
        started.send_signal(signal.SIGINT)
        _, err = started.communicate(timeout=30)
    assert started.returncode == 130
    assert "Traceback" not in err
    assert run("library", "check", "--library", target).exit_code == 0
    assert run("search", "--text", "niébé", "--library", target).stdout.startswith("1. neuf")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal for another process")
def test_ctrl_c_stops_it_and_nothing_is_lost(run: Run, tmp_path: Path) -> None:
    documents, target = tmp_path / "many", tmp_path / "library"
    documents.mkdir()
    for number in range(40):
        (documents / f"{number}.txt").write_text(f"Le document numéro {number} parle du mil.", encoding="utf-8")
    with process("import", documents, "--library", target, "--json", delay_s=0.2) as started:
        assert started.stdout is not None
        for line in started.stdout:
            if "file_done" in line:
                break
        started.send_signal(signal.SIGINT)
        _, err = started.communicate(timeout=30)
    assert started.returncode == 130
    assert "arrêté" in err
    assert "Traceback" not in err
    assert run("library", "check", "--library", target).exit_code == 0
    finished = json_lines(run("import", documents, "--library", target, "--json").stdout)[-1]
    assert 0 < finished["added"] < 40
    assert finished["added"] + finished["unchanged"] == 40
