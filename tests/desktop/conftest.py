"""The real window, offscreen, over a real library on disk; only the model and the microphone are stand-ins."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.audio.conftest import syllables
from tests.conftest import WordEncoder
from tests.speech.conftest import PaperOutput, PaperVoice
from wolofsearch import paths, settings
from wolofsearch.audio.cues import start_cue, stop_cue
from wolofsearch.audio.device_watch import DeviceWatch
from wolofsearch.audio.sound import Sound
from wolofsearch.audio.waveform import Waveform
from wolofsearch.desktop import appearance
from wolofsearch.desktop.garbage import GarbageCollector
from wolofsearch.desktop.microphone_button import MicrophoneState
from wolofsearch.desktop.services import Services
from wolofsearch.desktop.window import MainWindow
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.speech.announcer import Announcer
from wolofsearch.speech.choosing import find_voice
from wolofsearch.speech.prompt_sounds import built_in_sound
from wolofsearch.speech.prompts import PROMPTS
from wolofsearch.speech.reader import Reader

WAIT_MS = 20_000
FEVER_S = 2.0
FISH_S = 2.5
"""Lengths of the recordings: the stand-in model knows what was said by how long it took."""

TEXTS = {
    "fievre.html": "<html><head><title>La fièvre de l'enfant</title></head><body><p>Quand un enfant a de la fièvre, "
    "donnez-lui à boire.</p><p>Après un jour de fièvre, allez au poste de santé.</p></body></html>",
    "mil.md": "# Semer le mil\n\nLe mil se sème aux premières pluies de juin, en lignes.",
    "chevres.txt": "Les chèvres donnent du lait deux fois par jour.",
}


def spoken_samples(seconds: float) -> FloatArray:
    """A clear voice-like sound of exactly this length at 16 kHz."""
    return syllables(seconds)


@dataclass
class FakeMicrophone:
    """Hands out what a test wants to have been recorded."""

    samples: FloatArray = field(default_factory=lambda: spoken_samples(FEVER_S))
    error: WolofSearchError | None = None
    names: list[str] = field(default_factory=lambda: ["Casque"])
    sources: list[FakeSource] = field(default_factory=list)
    looks: int = 0
    listings: int = 0

    def recorder(self, device: str | None) -> FakeSource:
        source = FakeSource(self, device)
        self.sources.append(source)
        return source

    def device_watch(self) -> DeviceWatch:
        return DeviceWatch(self.trace, self.look_again, lambda: self.names)

    def trace(self) -> tuple[str, ...]:
        self.looks += 1
        return tuple(self.names)

    def look_again(self) -> None:
        self.listings += 1


@dataclass
class FakeSource:
    """One recording; a test that sets ``finished`` lets the person fall silent."""

    microphone: FakeMicrophone
    device: str | None
    level: float = 0.6
    seconds: float = 1.0
    full: bool = False
    held: bool = False
    cancelled: bool = False
    tail_s: float | None = None
    silence_s: float = 0.0
    so_far: FloatArray = field(default_factory=lambda: np.zeros(0, np.float32))
    _silent: bool = False

    @property
    def finished(self) -> bool:
        return self.full or (self._silent and not self.held)

    @finished.setter
    def finished(self, silent: bool) -> None:
        self._silent = silent

    def recorded(self) -> Waveform:
        return Waveform(self.so_far)

    def start(self) -> None:
        if self.microphone.error is not None:
            raise self.microphone.error

    def stop(self, tail_s: float = 0.0) -> Waveform:
        self.tail_s = tail_s
        return Waveform(self.microphone.samples)

    def cancel(self) -> None:
        self.cancelled = True


@pytest.fixture
def model() -> WordEncoder:
    """The stand-in model: it knows what two recordings say."""
    return WordEncoder(
        spoken={
            len(spoken_samples(FEVER_S)): "enfant fièvre poste de santé",
            len(spoken_samples(FISH_S)): "prix poisson Mbour",
        }
    )


@pytest.fixture
def microphone() -> FakeMicrophone:
    """The stand-in microphone."""
    return FakeMicrophone()


@pytest.fixture
def voice() -> PaperVoice:
    """The stand-in voice."""
    return PaperVoice()


@pytest.fixture
def output() -> PaperOutput:
    """The stand-in loudspeaker."""
    return PaperOutput()


@pytest.fixture
def prompt_output() -> PaperOutput:
    """The stand-in loudspeaker of what the window says."""
    return PaperOutput(instant=True)


@pytest.fixture
def services(
    model: WordEncoder,
    microphone: FakeMicrophone,
    voice: PaperVoice,
    output: PaperOutput,
    prompt_output: PaperOutput,
) -> Services:
    """What the window gets from the outer world."""
    return Services(
        lambda _name: model,
        microphone.recorder,
        microphone.device_watch,
        lambda: [("cuda", "CUDA"), ("cpu", "CPU")],
        lambda wanted, tell: Reader(lambda: find_voice(wanted(), [voice]), output, tell),
        lambda: output,
        lambda: Announcer(prompt_output),
        lambda wanted: find_voice(wanted, [voice]),
        lambda: [("espeak-ng", "eSpeak NG"), ("paper", "Papier")],
        lambda _language, _encoder: iter(()),
    )


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a few documents."""
    folder = tmp_path_factory.mktemp("documents")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def library_dir(tmp_path_factory: pytest.TempPathFactory, documents: Path) -> Path:
    """A library made of these documents once; tests only read it."""
    folder = tmp_path_factory.mktemp("library")
    with Library.open(folder, create=True) as library:
        list(import_paths(library, [documents], WordEncoder()))
    return folder


@pytest.fixture
def samples_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, documents: Path) -> Path:
    """A small set of samples in place of the shipped one: the documents and six recorded questions."""
    folder = tmp_path / "sample"
    (folder / "questions").mkdir(parents=True)
    (folder / "documents").symlink_to(documents)
    rows = ["audio\twolof\tfrench\texpected"]
    for number in range(6):
        name = f"questions/{number}.wav"
        soundfile.write(folder / name, spoken_samples(FEVER_S if number == 0 else FISH_S), 16_000)
        rows.append(f"{name}\tLaaj {number} ?\tQuestion {number} ?\tfievre.html")
    (folder / "questions.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    monkeypatch.setattr(paths, "SAMPLE_DIR", folder)
    return folder


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, services: Services, samples_dir: Path, library_dir: Path
) -> Iterator[OpenWindow]:
    """Return a function that opens the window: ``open_window(own=True, first=False, until=MicrophoneState.READY)``.

    ``own`` is a library of one's own in place of the samples, ``first`` the very first start.
    """
    garbage = GarbageCollector()
    opened: list[MainWindow] = []

    def open_it(
        *, own: bool = True, first: bool = False, until: MicrophoneState | None = MicrophoneState.READY
    ) -> MainWindow:
        if own or not (first or paths.settings_file().exists()):
            settings.save(settings.Settings(library=str(library_dir) if own else None))
        window = MainWindow(services)
        opened.append(window)
        window.resize(1024, 768)
        window.begin()
        if until is not None:
            qtbot.waitUntil(lambda: window.search.state is until, timeout=WAIT_MS)
        return window

    yield open_it
    for window in opened:
        window.close()
        window.deleteLater()
    garbage.restore()
    appearance.begin(settings.Settings())


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """The window, ready to be asked."""
    return open_window()


@cache
def _known() -> dict[str, Sound]:
    sounds = {prompt.id: built_in_sound(prompt.id) for prompt in PROMPTS}
    return {**sounds, "(start)": start_cue(), "(stop)": stop_cue()}


def names(output: PaperOutput) -> list[str]:
    """What was played: ids of prompts, the signals, and "(voice)" for a voice or a recording."""

    def name(sound: Sound) -> str:
        for name, samples in ((name, one.samples) for name, one in _known().items()):
            if len(sound.samples) >= len(samples) and np.array_equal(sound.samples[: len(samples)], samples):
                return name
        return "(voice)"

    return [name(sound) for sound in list(output.played)]


Said = Callable[..., None]


@pytest.fixture
def said(qtbot: QtBot, prompt_output: PaperOutput) -> Said:
    """Return a function that waits until these things were said, one after the other, since it was called last."""
    seen = 0

    def wait(*wanted: str) -> None:
        nonlocal seen
        qtbot.waitUntil(lambda: len(prompt_output.played) >= seen + len(wanted), timeout=WAIT_MS)
        assert names(prompt_output)[seen : seen + len(wanted)] == list(wanted)
        seen += len(wanted)

    return wait
