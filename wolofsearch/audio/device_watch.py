"""Notices, while a program is open, that a microphone or a loudspeaker was plugged in or out.

Nothing that records or plays is interrupted: while a stream is open, the devices are listed later.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from wolofsearch.audio.devices import input_devices, look_again
from wolofsearch.audio.floor import FLOOR
from wolofsearch.audio.plugged import plugged

LIST_AFTER_LOOKS = (1, 8)
"""How many looks after a change the devices are listed. Not at once, as a device comes in steps; and once more, because
other programs (PulseAudio, PipeWire) open a new device first and hold it for seconds, in which it is not listed."""


def _microphones() -> list[str]:
    return [device.name for device in input_devices()]


class DeviceWatch:
    """To be asked about once a second, by one thread.

    Args:
        trace: gives another value when something was plugged in or out; None where nothing tells.
        look_again: makes the sound system list its devices anew.
        microphones: names the microphones that the sound system lists.
    """

    def __init__(
        self,
        trace: Callable[[], Hashable | None] = plugged,
        look_again: Callable[[], None] = look_again,
        microphones: Callable[[], list[str]] = _microphones,
    ) -> None:
        self._trace = trace
        self._look_again = look_again
        self._microphones = microphones
        self._seen: Hashable | None = None
        self._looks = 0
        self._due: list[int] | None = None

    def look(self) -> list[str] | None:
        """Return the names of the microphones: at the first look, and when devices were listed anew; None otherwise.

        Raises:
            WolofSearchError: ``audio.no_sound_system``.
        """
        before, self._seen = self._seen, self._trace()
        if self._due is None:
            self._due = []
            return self._microphones()
        self._looks += 1
        if self._seen != before:
            self._looks, self._due = 0, list(LIST_AFTER_LOOKS)
        if not self._due or self._looks < self._due[0]:
            return None
        with FLOOR.at_rest() as at_rest:
            if not at_rest:
                return None
            self._due = [looks for looks in self._due if looks > self._looks]
            self._look_again()
            return self._microphones()
