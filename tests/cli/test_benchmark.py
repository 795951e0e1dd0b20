"""``benchmark encoder`` on the command line: what is printed, and what is saved."""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from wolofsearch.evaluation.speed import measuring
from wolofsearch.evaluation.speed.measuring import Asked

FOUND = {
    "format": 1,
    "size": "tiny",
    "rounds": 2,
    "passage_tokens": 1600,
    "machine": {"processor": "a processor", "cores": 2, "features": ["avx2"], "gpu": "a GPU"},
    "left_out": {"torch bfloat16": "no such instructions"},
    "contenders": {
        "int8": {
            "size_bytes": 2_000_000,
            "peak_mb": {"loaded": 50.0, "queries": 60.0, "all": None},
            "gpu_peak_mb": 1234.4,
            "ms": {"speech 5 s": {"median": 340.0, "least": 330.0, "most": 350.0, "runs": [330.0, 350.0]}},
            "tokens_per_s": 970.0,
        }
    },
    "ratios": {"torch float32": {"int8": {"speech 5 s": 0.28}}},
}


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders in which something was made, and nothing is measured."""
    folders: list[Path] = []

    def measure(size: str, work: Path, rounds: int, chosen: tuple[str, ...]) -> Generator[Asked, None, dict[str, Any]]:
        assert (size, rounds, chosen) == ("tiny", 2, ("int8", "torch bfloat16"))
        assert work.is_dir()
        folders.append(work)
        yield Asked(0, "cold start", "int8", 900.0)
        return FOUND

    monkeypatch.setattr(measuring, "measure", measure)
    return folders


ARGUMENTS = (
    "benchmark", "encoder", "--size", "tiny", "--rounds", "2", "--contender", "int8", "--contender", "torch bfloat16",
)  # fmt: skip


def test_a_table_is_printed_and_json_saved(run: Run, works: list[Path], tmp_path: Path) -> None:
    told = run(*ARGUMENTS, "--out", tmp_path / "saved" / "speed.json")
    assert told.exit_code == 0, told.stderr
    assert "| int8 | 0.34 (0.33–0.35) | 970.0 | 50 / 60 / – | 1234 | 2 |" in told.stdout
    assert "a GPU" in told.stdout.splitlines()
    assert "| speech 5 s | 0.28 |" in told.stdout
    assert "torch bfloat16: left out, no such instructions." in told.stdout
    saved = json.loads((tmp_path / "saved" / "speed.json").read_text(encoding="utf-8"))
    assert saved.pop("command").startswith("wolofsearch")
    assert saved == FOUND
    assert not works[0].exists()


def test_json_and_a_folder_that_stays(run: Run, works: list[Path], tmp_path: Path) -> None:
    told = run(*ARGUMENTS, "--json", "--work", tmp_path)
    assert json.loads(told.stdout)["ratios"] == FOUND["ratios"]
    assert works == [tmp_path]
    assert tmp_path.is_dir()
