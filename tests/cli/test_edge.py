"""What a person sees when something goes wrong, and in which language."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
import types
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run, process
from wolofsearch import __version__, paths, settings
from wolofsearch.cli import search as search_module
from wolofsearch.cli.edge import understood
from wolofsearch.cli.language import label
from wolofsearch.encoder.bundle import installed_models
from wolofsearch.encoder.installing import use_model
from wolofsearch.settings import Settings


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(search_module, "open_for_search", fail)


def test_a_defect_shows_no_traceback_but_tells_its_kind(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(ZeroDivisionError("by zero"), monkeypatch)
    told = run("search", "--text", "mil", "--json")
    assert told.exit_code == 1
    assert told.stdout == ""
    assert "Traceback" not in told.stderr
    assert "ZeroDivisionError" in told.stderr
    assert "by zero" in told.stderr


def test_a_traceback_comes_only_when_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(ZeroDivisionError("by zero"), monkeypatch)
    monkeypatch.setenv("WOLOFSEARCH_DEBUG", "1")
    told = run("search", "--text", "mil")
    assert told.exit_code == 1
    assert "Traceback" in told.stderr


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, "No space left", "/media/stick/library.db"), "general.disk_full"),
        (PermissionError(errno.EACCES, "denied", "/media/stick/x"), "general.permission_denied"),
        (OSError(errno.EIO, "i/o"), "general.unexpected"),
        (RuntimeError("{odd}"), "general.unexpected"),
    ],
)
def test_foreign_errors_get_a_sentence(error: Exception, expected: str) -> None:
    found = understood(error)
    assert found.message_id == expected
    assert found.told("fr").next_step


def test_ctrl_c(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(KeyboardInterrupt(), monkeypatch)
    told = run("search", "--text", "mil")
    assert told.exit_code == 130
    assert "arrêté" in told.stderr


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("LANG", "en_US.UTF-8", "does not exist"),
        ("LC_ALL", "en_GB", "does not exist"),
        ("LANG", "fr_SN.UTF-8", "n'existe pas"),
        ("LANG", "wo_SN.UTF-8", "n'existe pas"),
    ],
)
def test_before_anybody_chose_the_system_decides_the_language(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, expected: str
) -> None:
    monkeypatch.setenv(variable, value)
    assert expected in run("search", "nowhere.wav").stderr


def test_a_choice_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    settings.save(Settings(language="fr"))
    assert "n'existe pas" in run("search", "nowhere.wav").stderr
    settings.save(Settings(language="en"))
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert "does not exist" in run("search", "nowhere.wav").stderr


def test_a_choice_of_something_else_is_none_of_a_language(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    use_model(installed_models()[0].id)
    assert paths.settings_file().exists()
    assert "does not exist" in run("search", "nowhere.wav").stderr


def test_after_a_window_in_wolof_sentences_are_wolof_and_captions_french(run: Run) -> None:
    settings.save(Settings(language="wo"))
    assert "Fisiye nowhere.wav amul." in run("search", "nowhere.wav").stderr
    assert label("timing", encode=1, search=2) == "(question comprise en 1 ms, recherche en 2 ms)"


def test_without_a_command_the_window_opens(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    window = types.ModuleType("wolofsearch.desktop.application")
    window.run = lambda: 7  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "wolofsearch.desktop.application", window)
    assert run().exit_code == 7


def test_every_command_has_help(run: Run) -> None:
    told = run("--help")
    assert told.exit_code == 0
    for name in ("search", "import", "library", "model", "embed", "doctor", "train", "evaluate"):
        assert name in told.stdout
        assert "Usage" in run(name, "--help").stdout
    assert run("dance").exit_code == 2


def test_python_m_is_the_same_program() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "wolofsearch", "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert __version__ in told.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break differently there")
def test_a_reader_that_goes_away_is_no_error_worth_telling(library: Path) -> None:
    with process("search", "--text", "mil", "--library", library, "--json") as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        assert started.wait(timeout=60) in {0, 1}
        assert started.stderr.read() == ""


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="only here may a name be no valid text")
def test_a_file_name_that_is_no_text_can_be_printed(folder: Path, tmp_path: Path) -> None:
    odd = folder / "mil-\udce9t\udce9.txt"
    odd.write_text("Le mil de l'été se vend au marché.", encoding="utf-8")
    target = tmp_path / "odd"
    for arguments in (
        ["import", folder, "--json"],
        ["search", "--text", "marché", "--json"],
        ["search", "--text", "a"],
    ):
        with process(*arguments, "--library", target) as started:
            out, err = started.communicate(timeout=60)
        assert "UnicodeEncodeError" not in err
        assert started.returncode in {0, 3}, err
    assert out


def test_output_is_utf8_whatever_the_system_says(library: Path) -> None:
    arguments = ("search", "--text", "mairie", "--library", library, "--json")
    with process(*arguments, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C") as started:
        out, err = started.communicate(timeout=60)
    assert started.returncode == 0, err
    assert "déclare" in json.loads(out)["results"][0]["passage"]


@pytest.mark.parametrize(("name", "expected"), [("x.woloflib", "library import"), ("x.db", "library.db")])
def test_a_file_in_the_place_of_a_library_is_told_for_what_it_is(
    run: Run, tmp_path: Path, name: str, expected: str
) -> None:
    (tmp_path / name).write_bytes(b"")
    told = run("library", "info", "--library", tmp_path / name)
    assert told.exit_code == 1
    assert str(tmp_path / name) in told.stderr
    assert expected in told.stderr
