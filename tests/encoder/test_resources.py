"""Cores and memory: what a model takes of a small computer and of a large one."""

from __future__ import annotations

import os
import subprocess
import sys

import psutil
import pytest

from wolofsearch import paths
from wolofsearch.encoder.resources import (
    BYTES_PER_TOKEN_AND_COMPONENT,
    FEWEST_BATCH_TOKENS,
    MOST_BATCH_TOKENS,
    Resources,
    physical_cores,
)

GIGABYTE = 1_000_000_000


def test_batches_grow_with_the_memory_and_shrink_with_the_width() -> None:
    tokens = [Resources(2, size).batch_tokens(1024) for size in (0, GIGABYTE // 2, GIGABYTE, 64 * GIGABYTE)]
    assert tokens[0] == FEWEST_BATCH_TOKENS
    assert tokens == sorted(tokens)
    assert FEWEST_BATCH_TOKENS < tokens[1] < tokens[2] < tokens[3] == MOST_BATCH_TOKENS
    assert Resources(2, GIGABYTE).batch_tokens(384) > tokens[2]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells a process its peak")
def test_a_token_takes_no_more_memory_than_is_reckoned_with() -> None:
    code = (
        "import re, numpy as np; from pathlib import Path\n"
        "from wolofsearch.encoder.loading import load_encoder; from wolofsearch.encoder.bundle import find_model\n"
        "encoder = load_encoder(find_model(None)); width = encoder.manifest.width\n"
        "status = Path('/proc/self/status')\n"
        "peak = lambda: 1024 * int(re.search(r'VmHWM:\\s+(\\d+)', status.read_text())[1])\n"
        "embeds = np.full((256, width), 0.01, np.float32); encoder._run_text([embeds[:8]])\n"
        "before = peak(); encoder._run_text([embeds] * 4); print((peak() - before) / (4 * 256 * width))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.PROJECT_DIR, capture_output=True, text=True, timeout=60, check=True
    )
    assert BYTES_PER_TOKEN_AND_COMPONENT / 4 < float(told.stdout) <= BYTES_PER_TOKEN_AND_COMPONENT


@pytest.mark.parametrize(("logical", "whole", "cores"), [(8, 4, 4), (2, None, 2), (1, 4, 1)])
def test_whole_cores_count(monkeypatch: pytest.MonkeyPatch, logical: int, whole: int | None, cores: int) -> None:
    monkeypatch.setattr(psutil, "cpu_count", lambda logical: None if logical else whole)
    monkeypatch.setattr(os, "cpu_count", lambda: logical)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(logical)), raising=False)
    assert physical_cores() == cores
    assert Resources.of_this_computer().threads == cores
    assert Resources.of_this_computer(spare_cores=1).threads == {4: 3, 2: 2, 1: 1}[cores]


def test_an_importing_process_lets_others_go_first() -> None:
    code = "import os; from wolofsearch.encoder.resources import lower_priority; lower_priority(); print(os.nice(0))"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.PROJECT_DIR, capture_output=True, text=True, timeout=60, check=True
    )
    assert int(told.stdout) >= 10
