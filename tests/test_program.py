"""How the program starts itself again, and what the programs that it starts find in their environment."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.source import ROOT
from wolofsearch import paths, program


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Let this process look like a frozen program; returns the folder of the program."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "stick" / "wolofsearch"))
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def portable(frozen: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frozen program with the marker of a stick beside it."""
    monkeypatch.delenv("WOLOFSEARCH_HOME")
    (frozen / paths.PORTABLE_MARKER).touch()
    return frozen


@pytest.mark.parametrize("module", program.HELPERS.values())
def test_every_helper_has_something_to_do(module: str) -> None:
    code = f"import importlib; assert callable(importlib.import_module({module!r}).main)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)


@pytest.mark.parametrize("flag", program.HELPERS)
def test_a_helper_from_source_is_a_module(flag: str) -> None:
    assert program.helper_command(flag, "7") == [sys.executable, "-P", "-m", program.HELPERS[flag], "7"]


def test_on_windows_a_helper_is_the_program_with_streams(frozen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    command = program.helper_command(program.READ_DOCUMENTS, "7")
    assert command == [str(frozen / program.CONSOLE_TWIN), program.READ_DOCUMENTS, "7"]


def test_a_frozen_program_becomes_the_helper_that_it_is_asked_for(
    frozen: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "made_helper.py").write_text("done = []\ndef main():\n    done.append(True)\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setitem(program.HELPERS, program.READ_DOCUMENTS, "made_helper")
    import made_helper

    assert program.run_helper([program.READ_DOCUMENTS, "5"])
    assert made_helper.done == [True]
    assert not program.run_helper(["search"])
    assert not program.run_helper([])


def test_from_source_a_helpers_flag_is_just_a_wrong_argument() -> None:
    assert not program.run_helper([program.READ_DOCUMENTS])


def test_other_programs_get_their_own_libraries(frozen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    with_one = {"LD_LIBRARY_PATH": "/stick/_internal:/old", "LD_LIBRARY_PATH_ORIG": "/old"}
    program.settle(with_one)
    assert with_one == {"LD_LIBRARY_PATH": "/old"}
    without = {"LD_LIBRARY_PATH": "/stick/_internal"}
    program.settle(without)
    assert without == {}


def test_from_source_nobodys_libraries_are_touched() -> None:
    variables = {"LD_LIBRARY_PATH": "/mine"}
    program.settle(variables)
    assert variables == {"LD_LIBRARY_PATH": "/mine"}


def test_on_a_stick_the_caches_of_others_lie_on_the_stick(portable: Path, tmp_path: Path) -> None:
    variables: dict[str, str] = {}
    program.settle(variables, tmp_path)
    assert Path(variables["XDG_CACHE_HOME"]).is_relative_to(portable)
    assert Path(variables["CUDA_CACHE_PATH"]).is_relative_to(portable)
    assert Path(variables["PULSE_COOKIE"]).is_relative_to(portable)


def test_a_sound_system_that_knows_this_user_is_left_alone(portable: Path, tmp_path: Path) -> None:
    (tmp_path / ".pulse-cookie").touch()
    variables: dict[str, str] = {}
    program.settle(variables, tmp_path)
    assert "PULSE_COOKIE" not in variables


def test_missing_streams_swallow_what_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    program.settle({})
    for stream in (sys.stdout, sys.stderr):
        stream.write("heard by nobody")
        stream.close()


def test_the_marker_moves_everything_beside_the_program(portable: Path) -> None:
    assert paths.home_dir() == portable / "data"
    assert paths.cache_dir() == portable / "data" / "cache"
    (portable / paths.PORTABLE_MARKER).unlink()
    assert not paths.home_dir().is_relative_to(portable)


def test_the_variable_is_stronger_than_the_marker(portable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WOLOFSEARCH_HOME", "/elsewhere")
    assert paths.home_dir() == Path("/elsewhere")


@pytest.mark.parametrize(
    ("variable", "program_file"),
    [("", "WolofSearch.app/Contents/MacOS/wolofsearch"), ("WolofSearch.AppImage", "mounted/wolofsearch")],
)
def test_the_marker_lies_where_a_person_sees_the_program(
    frozen: Path, monkeypatch: pytest.MonkeyPatch, variable: str, program_file: str
) -> None:
    monkeypatch.setattr(sys, "executable", str(frozen / program_file))
    if variable:
        monkeypatch.setenv("APPIMAGE", str(frozen / variable))
    assert paths.program_dir() == frozen
