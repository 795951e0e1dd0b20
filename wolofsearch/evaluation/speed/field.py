"""Who takes part: every contender of a size, and why one cannot run on this computer.

``reference`` and ``tiny`` are checkpoints of the published layout; ``bundled`` has the shape of the model that is
shipped, which runs beside it as it is. This module imports torch.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

from wolofsearch import paths
from wolofsearch.encoder.bundle import MANIFEST
from wolofsearch.encoder.providers import CPU, installed
from wolofsearch.evaluation.speed.contender import Contender
from wolofsearch.evaluation.speed.machine import multiplies_bfloat16, sees_gpu

Size = Literal["reference", "bundled", "tiny"]
INT8, FLOAT16, FLOAT32 = "int8", "float16", "float32"
"""Precisions of bundles, and the names of their folders."""
TORCH, SHIPPED, CASCADE, ON_GPU = "torch float32", "as shipped", "cascade", " on GPU"
BFLOAT16 = "torch bfloat16"
NO_BFLOAT16 = "the processor does not multiply matrices of bfloat16"
NO_GPU = "no GPU computes here"


def contenders(size: Size, work: Path) -> dict[str, Contender]:
    """Return the contenders of a size by their names, also those that this computer cannot run.

    Args:
        size: of the weights.
        work: where they lie, or will: bundles by precision, the weights of torch, and the cascade's two models.
    """
    bundled = size == "bundled"
    plain = Contender(TORCH, "fused" if bundled else "authors", (weights_dir(size, work),))
    halves = replace(plain, name=BFLOAT16, dtype="bfloat16")
    models = work / "transcriber", work / "translator", *plain.folders
    found = [
        *(Contender(precision, "ours", (work / precision,)) for precision in (INT8, FLOAT32)),
        plain,
        Contender(SHIPPED, "ours", (shipped_dir(),)) if bundled else halves,
        Contender(CASCADE, "cascade", models, reads=False),
        # Halves are a GPU's: a processor would compute with them as with floats, only later.
        *(Contender(precision, "ours", (work / precision,), device="gpu") for precision in (FLOAT16, FLOAT32)),
        replace(plain, device="gpu"),
        *([] if bundled else [replace(halves, device="gpu")]),
    ]
    named = [replace(one, name=f"{one.name}{ON_GPU}") if one.device == "gpu" else one for one in found]
    return {one.name: one for one in named}


def missing(contender: Contender) -> str | None:
    """Return what this computer lacks to run a contender; None: nothing."""
    if contender.device == "gpu":
        computes = sees_gpu() and (contender.kind != "ours" or installed()[0] is not CPU)
        return None if computes else NO_GPU
    return None if contender.dtype != "bfloat16" or multiplies_bfloat16() else NO_BFLOAT16


def weights_dir(size: Size, work: Path) -> Path:
    """Return the folder of the weights that torch reads: a checkpoint, or a model of this program's own sizes."""
    return work / ("fused" if size == "bundled" else "checkpoint")


def shipped_dir() -> Path:
    """Return the bundle that is shipped."""
    return next(file.parent for file in sorted(paths.BUNDLED_MODELS_DIR.glob(f"*/{MANIFEST}")))
