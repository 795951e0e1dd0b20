"""What is missing on this computer is said: by the commands that need it, or by ``doctor``."""

from __future__ import annotations

import sys

import pytest

from tests.cli.conftest import Run
from wolofsearch.encoder import build_tools
from wolofsearch.library import index


def test_they_are_there_when_the_tests_run() -> None:
    build_tools.require_build_tools()


@pytest.mark.parametrize("command", [("build", "checkpoint", "out"), ("fetch", "--yes")])
def test_a_program_without_torch_says_what_to_install(
    run: Run, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_tools, "find_spec", lambda name: None if name == "torch" else sys.modules)
    told = run("model", *command)
    assert told.exit_code == 1
    assert "torch" in told.stderr
    assert "make setup" in told.stderr


def test_doctor_tells_that_there_can_be_no_index(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "hnswlib", None)
    assert "hnswlib manque" in run("doctor").stdout
