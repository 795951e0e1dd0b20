"""Checkpoints: what was saved comes back, and a crash leaves the last good one."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from wolofsearch.training.checkpoints import averaged, load, save


def test_nothing_was_saved(tmp_path: Path) -> None:
    assert load(tmp_path / "none.pt") is None


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    save(tmp_path / "deep" / "stage.pt", step=7, best=float("-inf"), weights={"a": torch.ones(3)})
    state = load(tmp_path / "deep" / "stage.pt", torch.device("cpu:0"))
    assert state is not None
    assert (state["step"], state["best"]) == (7, float("-inf"))
    assert torch.equal(state["weights"]["a"], torch.ones(3))


def test_the_mean_of_checkpoints() -> None:
    states = [{"weight": torch.full((2,), value), "count": torch.tensor(7 + int(value))} for value in (1.0, 2.0, 6.0)]
    mean = averaged(states)
    assert torch.equal(mean["weight"], torch.full((2,), 3.0))
    assert int(mean["count"]) == 8
    assert torch.equal(averaged(states[:1])["weight"], states[0]["weight"])


def test_a_kill_while_writing_leaves_the_last_good_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "stage.pt"
    save(file, step=1)

    def killed(state: object, target: Path) -> None:
        target.write_bytes(b"half a check")
        raise KeyboardInterrupt

    monkeypatch.setattr(torch, "save", killed)
    with pytest.raises(KeyboardInterrupt):
        save(file, step=2)
    state = load(file)
    assert state is not None
    assert state["step"] == 1
