"""The computer, as far as it decides how fast a model runs; nothing that tells whose it is.

This module imports torch, which knows the processor on every system.
"""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch

from wolofsearch import __version__

FEATURES = ("avx2", "avx512_f", "avx_vnni", "avx512_vnni", "avx512_bf16", "amx_bf16", "amx_int8", "neon", "sve", "bf16")
"""Instructions that decide which kernels run."""
LIBRARIES = ("numpy", "onnxruntime", "torch", "transformers", "tokenizers")
CPU_INFO = Path("/proc/cpuinfo")


def machine() -> dict[str, Any]:
    """Return processor, features, cores, the GPU (None: torch sees none), and the versions of what computes."""
    known = torch.cpu.get_capabilities()
    return {
        "processor": _name() or str(known.get("cpu_name", "")) or platform.machine(),
        "features": [name for name in FEATURES if known.get(name)],
        "cores": known.get("num_physical_cores"),
        "gpu": torch.cuda.get_device_name() if sees_gpu() else None,
        "system": platform.system(),
        "versions": {"wolofsearch": __version__, "python": platform.python_version()}
        | {name: version(name) for name in LIBRARIES},
    }


def multiplies_bfloat16() -> bool:
    """Return whether the processor multiplies matrices of bfloat16; where it does not, they take 15 times as long."""
    known = torch.cpu.get_capabilities()
    return bool(known.get("amx_bf16") or known.get("avx512_bf16") or known.get("bf16"))


def sees_gpu() -> bool:
    """Return whether torch is built for GPUs and there is one, with its driver."""
    return torch.cuda.is_available()


def _name() -> str:
    if not CPU_INFO.exists():
        return ""
    lines = CPU_INFO.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
