"""Readers in real child processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents.pretended import Pretend
from wolofsearch.documents.isolation import ReaderPool


@pytest.fixture
def pool() -> Iterator[ReaderPool]:
    """A pool of real children, ended after the test."""
    made = ReaderPool()
    yield made
    made.close()


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pretend:
    """Install scripts in the place of programs; nothing else is found on the path."""

    def install(command: str, script: str) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        program = folder / command
        program.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        return program

    return install
