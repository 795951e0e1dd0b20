"""A process for each core, unless something else has already decided."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import torch

from wolofsearch.errors import WolofSearchError
from wolofsearch.training import machine, spreading
from wolofsearch.training.spreading import processes, spread


def test_one_process_is_enough_where_torchrun_or_a_gpu_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORLD_SIZE", raising=False)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert processes(4) == 4
    monkeypatch.setenv("WORLD_SIZE", "2")
    assert processes(4) == 1
    monkeypatch.delenv("WORLD_SIZE")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert processes(4) == 1


def test_the_same_command_is_started_once_for_each_core(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    class Done:
        returncode = 0

    def run(command: list[str], **_: Any) -> Done:
        asked.append(command)
        return Done()

    monkeypatch.setattr(spreading.subprocess, "run", run)
    spread("ctc", Path("small.toml"), Path("out"), 3)
    [command] = asked
    assert command[:3] == [sys.executable, "-m", "torch.distributed.run"]
    assert "--nproc-per-node=3" in command
    assert command[-6:] == ["wolofsearch", "train", "ctc", "small.toml", "--out", "out"]
    Done.returncode = 1
    with pytest.raises(WolofSearchError, match="ctc"):
        spread("ctc", Path("small.toml"), Path("out"), 3)


def test_bfloat16_only_where_the_processor_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    for known, has in (({"avx512_bf16": True}, True), ({"amx_bf16": True}, True), ({"avx2": True}, False)):
        monkeypatch.setattr(torch.cpu, "get_capabilities", lambda known=known: known)
        assert machine.has_bfloat16() is has
