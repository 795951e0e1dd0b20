"""Recording one question from the microphone.

The sound card's callback runs in a thread of its own that must never wait: it only copies into memory reserved
beforehand. Everything else (level, end of speech) is worked out when the window or the command line asks for it.
"""

from __future__ import annotations

import sys
import threading
import time
from typing import Any

import numpy as np

from wolofsearch.audio.devices import InputDevice, candidates, input_devices, look_again, sound_system
from wolofsearch.audio.floor import ECHO_S, FLOOR
from wolofsearch.audio.resampling import to_encoder_rate, to_mono
from wolofsearch.audio.voice import EndOfSpeech
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError

__all__ = ["InputDevice", "Recorder", "input_devices"]

MAX_SECONDS = 30.0
SILENCE_MS = 1200
_LEVEL_MS = 60
_LEVEL_FLOOR_DB = 60.0
_LOST_AFTER_S = 5.0
_LOOK_EVERY_S = 0.02
_RATES_HZ = (8_000.0, 192_000.0)
_MUTE_AFTER_S = 0.5
_MUTE = {"win32": "audio.microphone_mute_windows", "darwin": "audio.microphone_mute_macos"}
_recording = threading.Lock()


class Recorder:
    """Records from one microphone until it ends by itself, is stopped or is cancelled; used once.

    Args:
        device: name of the microphone to try first; None: the system's default. If it fails, the others are tried.
        max_seconds: longest recording.
        silence_ms: silence after speech that ends the recording; None: only ``stop`` and the time limit end it.

    Attributes:
        held: whether somebody holds the button: while that is so, silence does not end it.
        device: which microphone it became.
    """

    def __init__(
        self, device: str | None = None, max_seconds: float = MAX_SECONDS, silence_ms: int | None = SILENCE_MS
    ) -> None:
        self._wanted = device
        self._max_seconds = max_seconds
        self._silence_ms = silence_ms
        self._stream: Any = None
        self._buffer: FloatArray = np.zeros((0, 1), np.float32)
        self._filled = 0
        self._rate_hz = 1.0
        self._last_sound_s = 0.0
        self._end: EndOfSpeech | None = None
        self._examined = 0
        self._asking = threading.Lock()
        self._echo_s = 0.0
        self._to_drop = 0
        self.held = False
        self.device: InputDevice | None = None

    def start(self) -> None:
        """Open the microphone and record; returns at once. :attr:`device` tells which one it became.

        Where something was played a moment ago, the first :data:`wolofsearch.audio.floor.ECHO_S` are dropped.

        Raises:
            WolofSearchError: ``audio.no_microphone``, ``audio.microphone_failed`` (all of them),
                ``audio.no_sound_system``, ``audio.microphone_busy`` (another recorder of this program is at work).
        """
        if not _recording.acquire(blocking=False):
            raise WolofSearchError("audio.microphone_busy")
        try:
            self._echo_s = ECHO_S if FLOOR.take_for_recording() else 0.0
            if not any(map(self._open, candidates(self._wanted))):
                look_again()  # a microphone may have been plugged in since the program started
                devices = candidates(self._wanted)
                if not devices:
                    raise WolofSearchError("audio.no_microphone")
                if not any(map(self._open, devices)):
                    raise WolofSearchError("audio.microphone_failed", device=devices[0].name)
        except BaseException:
            FLOOR.give_back()
            _recording.release()
            raise

    @property
    def seconds(self) -> float:
        """How much has been recorded."""
        return self._filled / self._rate_hz

    @property
    def silence_s(self) -> float:
        """How long nothing has been said since somebody spoke, as of the last time :attr:`finished` was asked."""
        return self._end.silence_s if self._end else 0.0

    @property
    def level(self) -> float:
        """Loudness of the last moment, 0 (60 dB under full scale or less) to 1; safe and cheap in any thread."""
        filled = self._filled
        last = self._buffer[max(0, filled - int(self._rate_hz * _LEVEL_MS / 1000)) : filled]
        power = float(np.mean(np.square(to_mono(last)))) if len(last) else 0.0
        return float(np.clip(1 + 10 * np.log10(power + 1e-12) / _LEVEL_FLOOR_DB, 0.0, 1.0))

    @property
    def finished(self) -> bool:
        """Whether the recording ended by itself: silence after speech, the time limit, or a lost microphone.

        Ask a few times a second: the end of speech is looked for when this is asked.
        """
        if self._stream is None:
            return True
        if self._filled >= len(self._buffer) or time.monotonic() - self._last_sound_s > _LOST_AFTER_S:
            return True
        if self._end is None:
            return False
        with self._asking:
            filled = self._filled
            fresh = self._buffer[self._examined : filled]
            self._examined = filled
            ended = self._end.accept(to_mono(fresh))  # heard in any case: silence_s and the tail need it
            return ended and not self.held

    def recorded(self) -> Waveform:
        """Return what has been recorded so far, at 16 kHz, while recording goes on; from any thread."""
        return Waveform(to_encoder_rate(to_mono(self._buffer[: self._filled]), self._rate_hz))

    def stop(self, tail_s: float = 0.0) -> Waveform:
        """Close the microphone and return everything that was recorded, at 16 kHz.

        Args:
            tail_s: record for so long before, unless it ended by itself or nobody has spoken for so long.

        Raises:
            WolofSearchError: ``audio.microphone_failed`` where the microphone gave no samples;
                ``audio.microphone_mute``, or that of the system, where all of them are exactly zero: no room is that
                quiet, but so it looks where the program may not hear.
        """
        until_s = time.monotonic() + tail_s
        while time.monotonic() < until_s and not self.finished and self.silence_s < tail_s:
            time.sleep(_LOOK_EVERY_S)
        self._close()
        recorded = self.recorded()
        device = self.device.name if self.device else ""
        self._forget()
        if not len(recorded.samples):
            raise WolofSearchError("audio.microphone_failed", device=device)
        if recorded.seconds >= _MUTE_AFTER_S and not recorded.samples.any():
            raise WolofSearchError(_MUTE.get(sys.platform, "audio.microphone_mute"), device=device)
        return recorded

    def cancel(self) -> None:
        """Close the microphone and forget what was recorded; harmless when nothing records."""
        self._close()
        self._forget()

    def _open(self, device: InputDevice) -> bool:
        sounddevice = sound_system()
        rate_hz = float(np.clip(device.rate_hz, *_RATES_HZ))
        for channels in dict.fromkeys([1, min(2, device.channels), device.channels]):  # some devices refuse mono
            self._buffer = np.zeros((int(self._max_seconds * rate_hz), channels), np.float32)
            self._filled = 0
            self._to_drop = int(self._echo_s * rate_hz)
            stream = None
            try:
                stream = sounddevice.InputStream(
                    samplerate=rate_hz,
                    device=device.index,
                    channels=channels,
                    dtype="float32",
                    latency="high",  # a slow computer loses no sound, and a tenth of a second later is soon enough
                    callback=self._copy,
                )
                stream.start()
            except (sounddevice.PortAudioError, ValueError, OSError):
                if stream is not None:
                    stream.close(ignore_errors=True)
                continue
            self._stream, self.device, self._rate_hz = stream, device, rate_hz
            self._last_sound_s = time.monotonic()
            self._end = None if self._silence_ms is None else EndOfSpeech(rate_hz, self._silence_ms)
            return True
        return False

    def _copy(self, block: FloatArray, frames: int, _time: object, _status: object) -> None:
        dropped = min(self._to_drop, frames)
        self._to_drop -= dropped
        filled = self._filled
        end = min(filled + frames - dropped, len(self._buffer))
        self._buffer[filled:end] = block[dropped : dropped + end - filled]
        self._filled = end
        self._last_sound_s = time.monotonic()

    def _close(self) -> None:
        stream, self._stream = self._stream, None
        if stream is None:
            return
        try:
            stream.close(ignore_errors=True)
        finally:
            FLOOR.give_back()
            _recording.release()

    def _forget(self) -> None:
        self._buffer = np.zeros((0, 1), np.float32)
        self._filled = 0
        self._examined = 0
