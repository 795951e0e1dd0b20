"""Which loudspeakers there are; what plays takes the system's own choice among them."""

from __future__ import annotations

from wolofsearch.audio.devices import LISTING, sound_system
from wolofsearch.errors import WolofSearchError


def output_devices() -> list[str]:
    """Return the names of this computer's loudspeakers, the default one first; empty where there is none.

    Raises:
        WolofSearchError: ``audio.no_sound_system``.
    """
    sounddevice = sound_system()
    with LISTING:
        try:
            found = list(sounddevice.query_devices())
        except sounddevice.PortAudioError as error:
            raise WolofSearchError("audio.no_sound_system") from error
        try:
            default = sounddevice.query_devices(kind="output")
        except (sounddevice.PortAudioError, ValueError):
            default = None
    # Windows lists every loudspeaker once for each of its sound systems; one of them is enough.
    names = [
        str(entry["name"])
        for entry in found
        if int(entry["max_output_channels"]) > 0 and (default is None or entry["hostapi"] == default["hostapi"])
    ]
    first = [str(default["name"])] if default is not None else []
    return list(dict.fromkeys([*first, *names]))
