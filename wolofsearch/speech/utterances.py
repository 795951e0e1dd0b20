"""What an announcer can say: a Wolof prompt, the same in French, a title in French, or a signal without words."""

from __future__ import annotations

import threading
from collections.abc import Callable

from wolofsearch.audio.cues import start_cue, stop_cue
from wolofsearch.audio.sound import Sound
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


def start_signal(_dropped: threading.Event) -> Sound:
    """Say that the microphone opens."""
    return start_cue()


def stop_signal(_dropped: threading.Event) -> Sound:
    """Say that the microphone has closed."""
    return stop_cue()
