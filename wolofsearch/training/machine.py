"""Where training computes: one processor, one GPU, or several machines, without the stages knowing which.

Hugging Face's accelerate finds the device and, started by ``torchrun``, the other processes; bfloat16 is used where
the machine computes in it and not where it would only imitate it.
"""

from __future__ import annotations

from functools import cache

import torch
from accelerate import Accelerator


@cache
def accelerator() -> Accelerator:
    """Return this process's share of the machine."""
    gpu = torch.cuda.is_available()
    # Convolutions in TensorFloat-32 would blur the quiet bands of a spectrum, which no processor blurs when it is used.
    torch.backends.cudnn.allow_tf32 = False
    return Accelerator(cpu=not gpu, mixed_precision="bf16" if has_bfloat16() else "no")


def has_bfloat16() -> bool:
    """Return whether this machine computes in bfloat16."""
    if torch.cuda.is_available():
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    known = torch.cpu.get_capabilities()
    return bool(known.get("avx512_bf16") or known.get("amx_bf16"))


def device() -> torch.device:
    """Return where the model lies."""
    found: torch.device = accelerator().device
    return found


def gpu_name() -> str:
    """Return the name of the GPU where the model lies; "" on a processor."""
    return torch.cuda.get_device_name() if device().type == "cuda" else ""
