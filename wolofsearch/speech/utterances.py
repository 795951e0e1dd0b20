"""What an announcer can say: a prompt in Wolof or French, a title, a recording, or a signal without words."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from wolofsearch.audio.cues import start_cue, stop_cue
from wolofsearch.audio.decoding import decode_audio
from wolofsearch.audio.sound import Sound
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ
from wolofsearch.speech.announcer import Utterance
from wolofsearch.speech.prompt_sounds import prompt_sound
from wolofsearch.speech.voice import Voice

_PAUSE_S = 0.15


def wolof(prompt_id: str) -> Utterance:
    """Return what says a prompt in Wolof."""
    return lambda _dropped: prompt_sound(prompt_id).followed_by_silence(_PAUSE_S)


def french(text: str, rate: float, find_voice: Callable[[], Voice]) -> Utterance:
    """Return what says a text with the voice that ``find_voice`` returns, at ``rate`` times its speed."""

    def said(dropped: threading.Event) -> Sound:
        return find_voice().synthesise(text, rate, dropped).followed_by_silence(_PAUSE_S)

    return said


def recorded(recording: Path | Waveform) -> Utterance:
    """Return what plays a recording, from its file or from memory."""

    def played(_dropped: threading.Event) -> Sound:
        waveform = decode_audio(recording) if isinstance(recording, Path) else recording
        return Sound(waveform.samples, SAMPLE_RATE_HZ).followed_by_silence(_PAUSE_S)

    return played


def start_signal(_dropped: threading.Event) -> Sound:
    """Say that the microphone opens."""
    return start_cue()


def stop_signal(_dropped: threading.Event) -> Sound:
    """Say that the microphone has closed."""
    return stop_cue()
