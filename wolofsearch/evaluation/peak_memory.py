"""The most memory that this process has held so far, of the computer and of its GPU."""

from __future__ import annotations

import sys
from pathlib import Path

STATUS = Path("/proc/self/status")


def peak_mb() -> float | None:
    """Return the process's peak of resident memory in MiB; None where the system does not tell (Windows)."""
    if STATUS.exists():
        # What a process held before it became this program counts elsewhere, but not here.
        peak = next(
            (line for line in STATUS.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM")), None
        )
        return round(int(peak.split()[1]) / 1024, 1) if peak else None
    if sys.platform == "darwin":
        import resource

        return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 1)
    return None


def gpu_peak_mb() -> float | None:
    """Return the most memory of the GPU that torch has held for this process, in MiB.

    What the driver takes for itself does not count. None where torch computes on no GPU here; it is not imported to
    find out.
    """
    torch = sys.modules.get("torch")
    if torch is None or not torch.cuda.is_initialized():
        return None
    held: int = torch.cuda.max_memory_reserved()
    return round(held / 2**20, 1)
