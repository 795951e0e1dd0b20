"""Plays sound on the default loudspeaker, one sound after the other; a pause keeps the place to the sample.

As in a recording, the sound card's thread must never wait: its callback only copies out of memory. Sound is resampled
to the device's own rate beforehand, because not every device takes another.
"""

from __future__ import annotations

import threading
import time
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import soxr

from wolofsearch.audio.devices import look_again, sound_system
from wolofsearch.audio.floor import FLOOR
from wolofsearch.audio.sound import Sound
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import Cancelled, WolofSearchError

_LATENCY_S = 0.2
"""Sound that waits in the sound card, so that a slow computer does not stutter; a pause comes as much later."""
_LOST_AFTER_S = 5.0


class Output(Protocol):
    """What plays sound: :class:`Player`, or a stand-in without a sound card."""

    @property
    def finished(self) -> bool:
        """Whether the sound has been heard to its end; raises what stopped it otherwise."""
        ...

    def play(self, sound: Sound) -> None:
        """Begin to play, instead of what is being played."""
        ...

    def pause(self) -> None:
        """Be silent, and keep the place."""
        ...

    def resume(self) -> None:
        """Go on from the place."""
        ...

    def close(self) -> None:
        """Be silent, and let go of the sound card."""
        ...


class Player:
    """The default loudspeaker; opened at the first sound and kept open until :meth:`close`."""

    def __init__(self) -> None:
        self._stream: Any = None
        self._device = ""
        self._rate_hz = 1.0
        self._playing = _Playing(np.zeros(0, np.float32), 1.0)
        self._paused = False
        self._hushed = False
        self._closing = threading.Lock()

    @property
    def position(self) -> int:
        """Samples of the sound, at its own rate, that were given to the sound card."""
        playing = self._playing
        return round(playing.at * playing.sound_rate_hz / self._rate_hz)

    @property
    def finished(self) -> bool:
        """Whether the sound has been heard to its end.

        Raises:
            Cancelled: a recording began, or another player.
            WolofSearchError: ``audio.output_failed`` where the loudspeaker was lost.
        """
        if self._hushed:
            raise Cancelled
        stream = self._stream
        if stream is None:
            return True
        playing, now_s = self._playing, time.monotonic()
        if now_s - playing.touched_s > _LOST_AFTER_S:
            self.close()
            raise WolofSearchError("audio.output_failed", device=self._device)
        # What was copied is heard when it has gone through the sound card.
        return playing.ended_s is not None and now_s - playing.ended_s >= float(stream.latency)

    def play(self, sound: Sound) -> None:
        """Begin to play, instead of what is being played; returns at once when the loudspeaker is open.

        Raises:
            Cancelled: somebody is speaking into the microphone.
            WolofSearchError: ``audio.no_output``, ``audio.output_failed``, ``audio.no_sound_system``.
        """
        self._hushed = self._paused = False
        with FLOOR.for_playing(self._hush) as may_play:
            if not may_play:
                raise Cancelled
            if self._stream is None and not self._open():
                look_again()  # a headset may have been plugged in since the program started
                if not self._open():
                    if not self._device:
                        raise WolofSearchError("audio.no_output")
                    raise WolofSearchError("audio.output_failed", device=self._device)
            self._playing = _Playing(_at_rate(sound, self._rate_hz), sound.rate_hz)

    def pause(self) -> None:
        """Be silent, and keep the place."""
        self._paused = True

    def resume(self) -> None:
        """Go on from the place."""
        self._paused = False

    def close(self) -> None:
        """Be silent, and let go of the sound card; harmless when nothing plays."""
        with self._closing:  # to the end: who takes the floor meanwhile must find the loudspeaker closed
            stream, self._stream = self._stream, None
            if stream is not None:
                stream.abort(ignore_errors=True)
                stream.close(ignore_errors=True)
        if stream is not None:
            FLOOR.fell_silent(self._hush)

    def _hush(self) -> None:
        self._hushed = self._stream is not None
        self.close()

    def _open(self) -> bool:
        sounddevice = sound_system()
        try:
            device = sounddevice.query_devices(kind="output")
        except (sounddevice.PortAudioError, ValueError):
            self._device = ""
            return False
        self._device = str(device["name"])
        rate_hz = float(device["default_samplerate"])
        for channels in dict.fromkeys([1, min(2, int(device["max_output_channels"]))]):  # some devices refuse mono
            stream = None
            try:
                stream = sounddevice.OutputStream(
                    samplerate=rate_hz,
                    device=int(device["index"]),
                    channels=channels,
                    dtype="float32",
                    latency=_LATENCY_S,
                    callback=self._fill,
                )
                self._playing.touched_s = time.monotonic()
                stream.start()
            except (sounddevice.PortAudioError, ValueError, OSError):
                if stream is not None:
                    stream.close(ignore_errors=True)
                continue
            self._stream, self._rate_hz = stream, rate_hz
            return True
        return False

    def _fill(self, block: npt.NDArray[np.float32], frames: int, _time: object, _status: object) -> None:
        playing = self._playing
        playing.touched_s = time.monotonic()
        at = playing.at
        end = at if self._paused else min(at + frames, len(playing.samples))
        block[: end - at] = playing.samples[at:end, None]
        block[end - at :] = 0.0
        playing.at = end
        if playing.ended_s is None and end == len(playing.samples):
            playing.ended_s = playing.touched_s


class _Playing:
    """One sound on its way to the sound card."""

    def __init__(self, samples: FloatArray, sound_rate_hz: float) -> None:
        self.samples = samples
        self.sound_rate_hz = sound_rate_hz
        self.at = 0
        self.touched_s = time.monotonic()
        self.ended_s: float | None = None


def _at_rate(sound: Sound, rate_hz: float) -> FloatArray:
    if sound.rate_hz == rate_hz or len(sound.samples) == 0:
        return sound.samples
    resampled: FloatArray = soxr.resample(sound.samples, sound.rate_hz, rate_hz)
    return np.clip(resampled, -1.0, 1.0).astype(np.float32)
