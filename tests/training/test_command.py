"""The stages by name, and what is told when one comes too early."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from tests import tiny
from wolofsearch.errors import WolofSearchError
from wolofsearch.training import command
from wolofsearch.training.command import STAGES, run


@pytest.fixture(autouse=True)
def threads() -> None:
    """A stage sets the number of threads: the other tests keep theirs."""
    torch.set_num_threads(1)


def test_data_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WOLOFSEARCH_DATA", str(tmp_path / "none"))
    with pytest.raises(WolofSearchError) as caught:
        list(run("text", tiny.SMALL, tmp_path))
    assert caught.value.message_id == "training.no_data"


@pytest.mark.parametrize(
    ("stage", "needed"),
    [
        ("ctc", "data"),
        ("fusion", "text"),
        ("export", "text"),
        ("words", "data"),
        ("text", "words"),
        ("adapt", "fusion"),
    ],
)
def test_a_stage_that_comes_too_early(stage: str, needed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WOLOFSEARCH_DATA", str(tmp_path))
    monkeypatch.setattr(command, "new_model", lambda *_: tiny.model())
    with pytest.raises(WolofSearchError) as caught:
        list(run(stage, tiny.SMALL, tmp_path / "out"))
    assert caught.value.message_id == "training.stage_missing"
    assert caught.value.facts["needed"] == needed


def test_all_runs_every_stage_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def stage(name: str) -> object:
        def work(config: object, out: Path) -> list[object]:
            assert out.is_dir()
            ran.append(name)
            return []

        return work

    monkeypatch.setenv("WOLOFSEARCH_DATA", str(tmp_path))
    monkeypatch.setattr(command, "processes", lambda _: 1)
    monkeypatch.setattr(command, "NEEDS", {})
    monkeypatch.setattr(command, "STAGES", {name: stage(name) for name in STAGES})
    list(run("all", tiny.SMALL, tmp_path / "out"))
    assert ran == ["samples", "data", "words", "text", "ctc", "fusion", "adapt", "export", "dual", "measure"]
