"""One stage on every core: torchrun starts a process for each, and the engine averages their gradients.

A small model leaves a second thread little to do: on two cores two processes heard 1.5 times as much speech in a
second as one process with two threads. On several machines torchrun is called by hand, with the same command behind it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import torch

from wolofsearch.errors import WolofSearchError


def processes(cores: int) -> int:
    """Return how many processes a stage wants: one where torchrun has started this one, or where a GPU is."""
    started = "WORLD_SIZE" in os.environ
    return 1 if started or torch.cuda.is_available() else cores


def spread(stage: str, config_file: Path, out: Path, cores: int) -> None:
    """Run a stage in a process for each core; the first of them tells its progress on this one's output.

    Raises:
        WolofSearchError: ``training.stage_failed``; what went wrong stands above it on the error output.
    """
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={cores}"]
    command = [*torchrun, "-m", "wolofsearch", "train", stage, str(config_file), "--out", str(out)]
    done = subprocess.run(command, check=False, env={**os.environ, "OMP_NUM_THREADS": "1", "GLOO_SOCKET_IFNAME": "lo"})
    if done.returncode:
        raise WolofSearchError("training.stage_failed", stage=stage, path=out)
