"""What the processor can do, asked before any native code is loaded: a library that it cannot run kills the program.

The wheels of NumPy and with them ONNX Runtime need x86-64-v2 (SSE4.2 and POPCNT: Intel since 2009, AMD since 2011);
below it, importing them ends in an illegal instruction. Everything above is a matter of speed, and of int8: without a
dot product of bytes (VNNI) the fast way of multiplying them overflows, and an exact, slower one has to be taken. Only
the standard library is used here.
"""

from __future__ import annotations

import ctypes
import platform
import re
import sys
from functools import cache
from pathlib import Path

from wolofsearch.errors import WolofSearchError

NEEDED = ("sse4_2", "popcnt")
"""Without these on an x86 processor nothing runs."""
EXACT_INT8 = ("avx_vnni", "avx512_vnni", "amx_int8", "dotprod", "i8mm")
"""Any of these multiplies bytes fast and exactly."""
SPEED = ("avx2", "avx512f", *EXACT_INT8)
"""What makes a model fast."""
CPUINFO = Path("/proc/cpuinfo")

_X86 = ("sse4_2", "popcnt", "avx2", "avx512f", "avx_vnni", "avx512_vnni", "amx_int8")
_ARM = {"dotprod": "asimddp", "i8mm": "i8mm"}
_WINDOWS = {"sse4_2": 38, "avx2": 40, "avx512f": 41, "dotprod": 43}
"""Numbers of ``IsProcessorFeaturePresent``, PF_…_INSTRUCTIONS_AVAILABLE."""
_WINDOWS_TELLS_SINCE = 19041
"""The build of Windows (10, version 2004) that knows these numbers; an older one denies what it does not know."""
_MACOS = {
    "sse4_2": "hw.optional.sse4_2",
    "avx2": "hw.optional.avx2_0",
    "avx512f": "hw.optional.avx512f",
    "avx512_vnni": "hw.optional.avx512vnni",
    "dotprod": "hw.optional.arm.FEAT_DotProd",
    "i8mm": "hw.optional.arm.FEAT_I8MM",
}

Features = dict[str, bool]
"""Name → whether the processor has it. What the system does not tell is left out."""


@cache
def features() -> Features:
    """Return what the system tells of this computer's processor; empty where it tells nothing."""
    if sys.platform == "win32":
        return _told_by_windows()
    if sys.platform == "darwin":
        return _told_by_macos()
    try:
        return told_by_linux(CPUINFO.read_text(encoding="utf-8", errors="replace"), platform.machine())
    except OSError:
        return {}


def told_by_linux(cpuinfo: str, machine: str) -> Features:
    """Return what ``/proc/cpuinfo`` tells of a processor of the kind ``machine`` (``"x86_64"``, ``"aarch64"``)."""
    found = re.search(r"^(?:flags|Features)\s*:(.*)$", cpuinfo, re.MULTILINE)
    flags = set(found[1].split()) if found else set()
    if not flags:
        return {}
    if machine in {"x86_64", "AMD64", "i686"}:
        return {name: name in flags for name in _X86}
    return {name: flag in flags for name, flag in _ARM.items()}


def require_processor() -> None:
    """Raise ``encoder.processor_too_old`` where this processor cannot run the libraries that the model needs."""
    missing = [name for name in NEEDED if features().get(name) is False]
    if missing:
        raise WolofSearchError("encoder.processor_too_old", missing=", ".join(missing).upper().replace("_", "."))


def int8_overflows() -> bool | None:
    """Return whether the fast product of bytes overflows on this processor; None where that is not known."""
    known = features()
    if any(known.get(name) for name in EXACT_INT8):
        return False
    if "dotprod" in known and "sse4_2" not in known:
        return False  # ARM adds products of bytes up in wider registers
    return True if "avx512_vnni" in known and "avx_vnni" in known else None


def _told_by_windows() -> Features:
    windows = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    build = sys.getwindowsversion().build  # type: ignore[attr-defined,unused-ignore]
    if build < _WINDOWS_TELLS_SINCE:
        return {}
    of_x86 = platform.machine() in {"AMD64", "x86"}
    names = ("sse4_2", "avx2", "avx512f") if of_x86 else ("dotprod",)
    return {name: bool(windows.IsProcessorFeaturePresent(_WINDOWS[name])) for name in names}


def _told_by_macos() -> Features:
    system = ctypes.CDLL(None)
    told: Features = {}
    for name, key in _MACOS.items():
        value = ctypes.c_int64(0)
        size = ctypes.c_size_t(ctypes.sizeof(value))
        if system.sysctlbyname(key.encode(), ctypes.byref(value), ctypes.byref(size), None, ctypes.c_size_t(0)) == 0:
            told[name] = bool(value.value)
    return told
