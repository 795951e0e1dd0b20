"""Which voice reads: the one that the settings name, or else the first that this computer has."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from wolofsearch.errors import WolofSearchError
from wolofsearch.speech.engines import Espeak, Pico, Piper, Sapi, Say
from wolofsearch.speech.voice import Voice

VOICES: tuple[Voice, ...] = (Piper(), Say(), Sapi(), Pico(), Espeak())
"""What a person brought comes first, then the system's own, then the more natural one."""
_SYSTEMS = {"darwin": "mac", "win32": "windows"}


def available_voices(voices: Sequence[Voice] = VOICES) -> Iterator[Voice]:
    """Yield the voices of this computer, the best first."""
    return (voice for voice in voices if voice.available())


def find_voice(wanted: str | None, voices: Sequence[Voice] = VOICES) -> Voice:
    """Return the voice named ``wanted`` where it is there, else the first one that is.

    Raises:
        WolofSearchError: ``speech.no_voice_linux``, ``_mac`` or ``_windows``: there is none.
    """
    named = [voice for voice in voices if voice.name == wanted]
    others = [voice for voice in voices if voice.name != wanted]
    voice = next(available_voices([*named, *others]), None)
    if voice is None:
        raise WolofSearchError(f"speech.no_voice_{_SYSTEMS.get(sys.platform, 'linux')}")
    return voice
