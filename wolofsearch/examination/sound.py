"""What hears and what is heard: microphones, loudspeakers, voices."""

from __future__ import annotations

from collections.abc import Iterator

from wolofsearch.audio.devices import input_devices
from wolofsearch.audio.outputs import output_devices
from wolofsearch.examination.bench import Bench
from wolofsearch.examination.finding import Finding, better, good
from wolofsearch.speech.choosing import available_voices, find_voice


def microphone(_bench: Bench) -> Iterator[Finding]:
    """Look for microphones; none is opened."""
    names = [device.name for device in input_devices()]
    if names:
        yield good("microphone", "microphone", names=", ".join(names), count=len(names))
    else:
        yield better("microphone", "audio.no_microphone")


def speakers(_bench: Bench) -> Iterator[Finding]:
    """Look for loudspeakers; nothing is played."""
    names = output_devices()
    if names:
        yield good("speakers", "speakers", names=", ".join(names), count=len(names))
    else:
        yield better("speakers", "examination.no_speakers")


def voice(bench: Bench) -> Iterator[Finding]:
    """Name the French voices, the one that reads first; where there is none, what to install."""
    first = find_voice(bench.settings.voice).title
    titles = dict.fromkeys([first, *(one.title for one in available_voices())])
    yield good("voice", "voice", voices=", ".join(titles))
