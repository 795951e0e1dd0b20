"""What the window needs from the outer world, in one object, so that a test can bring its own microphone and model.

The real ones import their rooms only when called: nothing heavy is loaded before the window is on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from wolofsearch.audio.device_watch import DeviceWatch
    from wolofsearch.audio.playback import Output
    from wolofsearch.audio.waveform import Waveform
    from wolofsearch.encoder.protocol import Encoder
    from wolofsearch.events import Event
    from wolofsearch.examination.finding import Finding
    from wolofsearch.speech.announcer import Announcer
    from wolofsearch.speech.reader import Reader
    from wolofsearch.speech.voice import Voice

MAX_RECORDING_S = 30.0
TAIL_S = 0.5
"""A recording that a hand ends goes on for so long if somebody speaks: hands are quicker than the last word."""


class SoundSource(Protocol):
    """A recording under way; as :class:`wolofsearch.audio.capture.Recorder`."""

    held: bool
    """Whether a hand holds the button: then silence does not end it."""

    @property
    def level(self) -> float:
        """Loudness now, from 0 to 1; cheap, from any thread."""
        ...

    @property
    def seconds(self) -> float:
        """Length recorded until now."""
        ...

    @property
    def finished(self) -> bool:
        """Whether it ended by itself: silence after speech, or the longest time."""
        ...

    @property
    def silence_s(self) -> float:
        """How long nothing has been said since somebody spoke; 0 while somebody speaks."""
        ...

    def start(self) -> None:
        """Begin to record."""
        ...

    def recorded(self) -> Waveform:
        """Return what was recorded so far; recording goes on."""
        ...

    def stop(self, tail_s: float = 0.0) -> Waveform:
        """Record for so long yet if somebody speaks, end, and return what was recorded."""
        ...

    def cancel(self) -> None:
        """End, and forget what was recorded."""
        ...


def _load_encoder(model: str | None) -> Encoder:
    from wolofsearch.encoder.bundle import installed_model
    from wolofsearch.encoder.loading import load_encoder

    # Named by the settings or by a library: no folder of that name may stand in.
    return load_encoder(installed_model(model))


def _recorder(device: str | None) -> SoundSource:
    from wolofsearch.audio.capture import Recorder

    return Recorder(device, max_seconds=MAX_RECORDING_S)


def _device_watch() -> DeviceWatch:
    from wolofsearch.audio.device_watch import DeviceWatch

    return DeviceWatch()


def _reader(voice: Callable[[], str | None], tell: Callable[[Event], None]) -> Reader:
    from wolofsearch.audio.playback import Player
    from wolofsearch.speech.choosing import find_voice
    from wolofsearch.speech.reader import Reader

    return Reader(lambda: find_voice(voice()), Player(), tell)


def _player() -> Output:
    from wolofsearch.audio.playback import Player

    return Player()


def _announcer() -> Announcer:
    from wolofsearch.audio.playback import Player
    from wolofsearch.speech.announcer import Announcer

    return Announcer(Player())


def _find_voice(name: str | None) -> Voice:
    from wolofsearch.speech.choosing import find_voice

    return find_voice(name)


def _voices() -> list[tuple[str, str]]:
    from wolofsearch.speech.choosing import available_voices

    return [(voice.name, voice.title) for voice in available_voices()]


def _providers() -> list[tuple[str, str]]:
    from wolofsearch.encoder.providers import installed

    return [(provider.name, provider.title) for provider in installed()]


def _addon() -> Finding | None:
    from wolofsearch.examination.model import addon_finding

    return addon_finding()


def _examine(language: str, encoder: Encoder | None) -> Iterator[Event]:
    from wolofsearch.examination.bench import Bench
    from wolofsearch.examination.examining import examine

    return examine(Bench(language, encoder))


@dataclass(frozen=True)
class Services:
    """The model, the microphone, the voice; the default is the real ones."""

    load_encoder: Callable[[str | None], Encoder] = _load_encoder
    recorder: Callable[[str | None], SoundSource] = _recorder
    device_watch: Callable[[], DeviceWatch] = _device_watch
    """What names the microphones, and notices that one was plugged in or out."""
    providers: Callable[[], list[tuple[str, str]]] = _providers
    """Name and title of everything that can compute here."""
    reader: Callable[[Callable[[], str | None], Callable[[Event], None]], Reader] = _reader
    """What reads aloud, given what names the wanted voice and what gets its events."""
    player: Callable[[], Output] = _player
    """What plays a recorded question again."""
    announcer: Callable[[], Announcer] = _announcer
    """What says prompts and gives signals."""
    find_voice: Callable[[str | None], Voice] = _find_voice
    """The French voice of that name, or else the best one; may take a second."""
    voices: Callable[[], list[tuple[str, str]]] = _voices
    """Name and title of the French voices; may take a second."""
    examine: Callable[[str, Encoder | None], Iterator[Event]] = _examine
    """What examines this computer, given the language and the model that is loaded."""
    addon: Callable[[], Finding | None] = _addon
    """What became of the GPU add-on, None where there is none; may take seconds."""
