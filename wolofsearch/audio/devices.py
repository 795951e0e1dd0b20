"""Which microphones there are, and in which order to try them.

The sound system is loaded only when somebody wants to record: a computer without one still searches files and text.
"""

from __future__ import annotations

import importlib
import threading
from dataclasses import dataclass
from typing import Any

from wolofsearch.errors import WolofSearchError

LISTING = threading.Lock()
"""Held while devices are listed: to make the sound system anew frees the memory that their list lies in."""


@dataclass(frozen=True, slots=True)
class InputDevice:
    """A microphone; ``default`` marks the one the system would choose."""

    name: str
    index: int
    default: bool
    rate_hz: float
    channels: int


def sound_system() -> Any:
    """Return the ``sounddevice`` module.

    Raises:
        WolofSearchError: ``audio.no_sound_system`` where it or the PortAudio library is missing.
    """
    try:
        return importlib.import_module("sounddevice")
    except (ImportError, OSError) as error:
        raise WolofSearchError("audio.no_sound_system") from error


def look_again() -> None:
    """Make the sound system notice what was plugged in or out since it was loaded.

    This ends every open stream, so only who has the floor (:mod:`wolofsearch.audio.floor`) may do it, before the
    stream is opened, or who was told that nobody has it.

    Raises:
        WolofSearchError: ``audio.no_sound_system``.
    """
    sounddevice = sound_system()
    try:
        with LISTING:
            sounddevice._terminate()
            sounddevice._initialize()
    except sounddevice.PortAudioError as error:
        raise WolofSearchError("audio.no_sound_system") from error


def input_devices() -> list[InputDevice]:
    """Return the microphones of this computer, the default one first; empty where there is none.

    Raises:
        WolofSearchError: ``audio.no_sound_system``.
    """
    sounddevice = sound_system()
    try:
        with LISTING:
            found = list(sounddevice.query_devices())
            default_index, system = _default_input(sounddevice)
    except sounddevice.PortAudioError as error:
        raise WolofSearchError("audio.no_sound_system") from error
    devices = [
        InputDevice(
            name=str(entry["name"]),
            index=index,
            default=index == default_index,
            rate_hz=float(entry["default_samplerate"]),
            channels=int(entry["max_input_channels"]),
        )
        for index, entry in enumerate(found)
        # Windows lists every microphone once for each of its sound systems; one of them is enough.
        if int(entry["max_input_channels"]) > 0 and (system is None or entry["hostapi"] == system)
    ]
    return sorted(devices, key=lambda device: not device.default)


def candidates(wanted: str | None) -> list[InputDevice]:
    """Return the devices to try, the wanted one first, then the default, then the others.

    Raises:
        WolofSearchError: ``audio.no_sound_system``.
    """
    devices = input_devices()
    return sorted(devices, key=lambda device: device.name != wanted) if wanted else devices


def _default_input(sounddevice: Any) -> tuple[int | None, int | None]:
    try:
        default = sounddevice.query_devices(kind="input")
    except (sounddevice.PortAudioError, ValueError):
        return None, None
    return int(default["index"]), int(default["hostapi"])
