"""A trace of what is plugged in, that the system gives at once, without the sound system being made anew.

The sound system lists its devices when it is loaded and never again. To ask it anew takes a moment and ends every open
stream, so it is asked only when this trace has become another.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import sys
from collections.abc import Hashable
from pathlib import Path
from typing import Any

_CARDS = Path("/proc/asound/pcm")
_NODES = Path("/dev/snd")
_ENDPOINTS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\MMDevices\Audio"
_CORE_AUDIO = "/System/Library/Frameworks/CoreAudio.framework/CoreAudio"
_SYSTEM_OBJECT = 1


def plugged() -> Hashable | None:
    """Return something that is another when a sound device was plugged in or out; None where the system gives none."""
    try:
        if sys.platform == "win32":
            return _windows()
        return _macos() if sys.platform == "darwin" else _linux()
    except (OSError, AttributeError):
        return None


def _linux() -> Hashable:
    """The inputs and outputs of all cards, and which of them this person may open: that comes a moment later."""
    cards = _CARDS.read_text(encoding="utf-8", errors="replace") if _CARDS.exists() else ""
    nodes = sorted(_NODES.iterdir()) if _NODES.exists() else []
    return cards, *((node.name, os.access(node, os.R_OK)) for node in nodes)


def _windows() -> Hashable:
    """The state (active, switched off, unplugged) of each microphone and loudspeaker that Windows remembers."""
    winreg: Any = importlib.import_module("winreg")
    states = []
    for flow in ("Capture", "Render"):
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, rf"{_ENDPOINTS}\{flow}") as endpoints:
            for place in range(winreg.QueryInfoKey(endpoints)[0]):
                name = winreg.EnumKey(endpoints, place)
                with winreg.OpenKey(endpoints, name) as endpoint:
                    states.append((name, winreg.QueryValueEx(endpoint, "DeviceState")[0]))
    return tuple(states)


def _macos() -> Hashable:
    """The numbers that Core Audio gives its devices; one that was plugged in again has another."""
    core = ctypes.CDLL(_CORE_AUDIO)
    # AudioObjectPropertyAddress: kAudioHardwarePropertyDevices, kAudioObjectPropertyScopeGlobal, the main element.
    address = (ctypes.c_uint32 * 3)(_code("dev#"), _code("glob"), 0)
    size = ctypes.c_uint32()
    if core.AudioObjectGetPropertyDataSize(_SYSTEM_OBJECT, address, 0, None, ctypes.byref(size)):
        return None
    devices = (ctypes.c_uint32 * (size.value // ctypes.sizeof(ctypes.c_uint32)))()
    if core.AudioObjectGetPropertyData(_SYSTEM_OBJECT, address, 0, None, ctypes.byref(size), devices):
        return None
    return tuple(devices)


def _code(letters: str) -> int:
    """A four-letter code, as the number that Core Audio takes."""
    return int.from_bytes(letters.encode("ascii"), "big")
