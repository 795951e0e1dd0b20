"""Recording, with a sound system made of paper and with a real one."""

from __future__ import annotations

import sys
import time
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.audio.conftest import best_correlation, silence, syllables
from tests.audio.virtual_microphone import VirtualMicrophone
from wolofsearch.audio import capture
from wolofsearch.audio.capture import Recorder, input_devices
from wolofsearch.audio.voice import settled_speech, trim_silence
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError


class PortAudioError(Exception):
    """What sounddevice raises."""


class PaperSoundSystem(types.ModuleType):
    """``sounddevice`` without hardware: devices that are listed, and streams that a test feeds."""

    PortAudioError = PortAudioError

    def __init__(self) -> None:
        super().__init__("sounddevice")
        self.devices: list[dict[str, Any]] = []
        self.default: int | None = None
        self.broken: set[int] = set()
        self.refuses_mono: set[int] = set()
        self.streams: list[PaperStream] = []
        self.restarts = 0
        self.plugged_in_later: list[dict[str, Any]] = []
        system = self

        def input_stream(**options: Any) -> PaperStream:
            if options["device"] in system.broken:
                raise PortAudioError("Invalid sample rate")
            if options["device"] in system.refuses_mono and options["channels"] == 1:
                raise PortAudioError("Invalid number of channels")
            stream = PaperStream(**options)
            system.streams.append(stream)
            return stream

        self.InputStream = input_stream

    def add(self, name: str, rate_hz: float = 48_000.0, channels: int = 2, hostapi: int = 0) -> None:
        index = len(self.devices)
        self.devices.append(
            {
                "name": name,
                "index": index,
                "hostapi": hostapi,
                "max_input_channels": channels,
                "default_samplerate": rate_hz,
            }
        )
        if self.default is None and channels:
            self.default = index

    def query_devices(self, kind: str | None = None) -> Any:
        if kind is None:
            return tuple(self.devices)
        if self.default is None:
            raise PortAudioError("Error querying device -1")
        return self.devices[self.default]

    def _terminate(self) -> None:
        assert not any(stream.open for stream in self.streams), "it would be cut off"
        self.restarts += 1

    def _initialize(self) -> None:
        for device in self.plugged_in_later:
            self.add(device["name"])
        self.plugged_in_later = []


class PaperStream:
    """An open microphone; ``feed`` is what the sound card's thread would do."""

    def __init__(self, callback: Callable[..., None], channels: int, samplerate: float, **_options: Any) -> None:
        self.callback = callback
        self.channels = channels
        self.rate_hz = samplerate
        self.open = False

    def start(self) -> None:
        self.open = True

    def close(self, ignore_errors: bool = True) -> None:
        self.open = False

    def feed(self, sound: FloatArray, block: int = 480) -> None:
        for start in range(0, len(sound), block):
            piece = sound[start : start + block]
            self.callback(np.repeat(piece[:, None], self.channels, axis=1), len(piece), None, None)


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Iterator[PaperSoundSystem]:
    system = PaperSoundSystem()
    monkeypatch.setitem(sys.modules, "sounddevice", system)
    yield system
    assert not any(stream.open for stream in system.streams)


def failure(recorder: Recorder) -> str:
    with pytest.raises(WolofSearchError) as caught:
        recorder.start()
    assert "{" not in str(caught.value)
    return caught.value.message_id


@pytest.mark.parametrize("rate_hz", [16_000, 44_100, 48_000])
def test_what_was_said_comes_back_at_16_khz(paper: PaperSoundSystem, rate_hz: int) -> None:
    paper.add("mic", rate_hz)
    recorder = Recorder()
    recorder.start()
    assert paper.streams[0].rate_hz == rate_hz
    paper.streams[0].feed(syllables(2.0, rate_hz))
    assert recorder.seconds == pytest.approx(2.0)
    waveform = recorder.stop()
    assert waveform.seconds == pytest.approx(2.0, abs=0.01)
    assert best_correlation(np.pad(waveform.samples, 800), syllables(2.0)[1000:-1000]) > 0.99


def test_it_ends_by_itself_after_speech(paper: PaperSoundSystem) -> None:
    paper.add("mic")
    recorder = Recorder(silence_ms=1200)
    recorder.start()
    stream = paper.streams[0]
    stream.feed(silence(1.0, 48_000))
    assert not recorder.finished
    stream.feed(syllables(1.5, 48_000))
    assert not recorder.finished
    stream.feed(silence(1.0, 48_000))
    assert not recorder.finished
    stream.feed(silence(0.4, 48_000))
    assert recorder.finished
    assert recorder.stop().seconds == pytest.approx(3.9, abs=0.01)


def test_while_it_is_held_silence_does_not_end_it(paper: PaperSoundSystem) -> None:
    paper.add("mic")
    recorder = Recorder(silence_ms=1200, max_seconds=8.0)
    recorder.held = True
    recorder.start()
    stream = paper.streams[0]
    stream.feed(np.concatenate([syllables(1.5, 48_000), silence(2.0, 48_000)]))
    assert not recorder.finished
    assert recorder.silence_s == pytest.approx(2.0, abs=0.2)
    stream.feed(syllables(1.0, 48_000))
    began_s = time.monotonic()
    waveform = recorder.stop(tail_s=0.2)  # the pause before does not cost the last word
    assert time.monotonic() - began_s >= 0.2
    assert waveform.seconds == pytest.approx(4.5, abs=0.01)


def test_the_limit_ends_it_although_it_is_held_and_silence_when_it_no_longer_is(paper: PaperSoundSystem) -> None:
    paper.add("mic")
    recorder = Recorder(silence_ms=1200, max_seconds=8.0)
    recorder.held = True
    recorder.start()
    paper.streams[0].feed(syllables(1.0, 48_000))
    assert not recorder.finished
    recorder.held = False
    paper.streams[0].feed(silence(1.5, 48_000))
    assert recorder.finished
    recorder.held = True
    assert not recorder.finished
    paper.streams[0].feed(silence(10.0, 48_000))
    assert recorder.finished
    assert recorder.stop(tail_s=5.0).seconds == pytest.approx(8.0, abs=0.01)


def test_what_was_said_so_far_can_be_had_while_it_records(paper: PaperSoundSystem) -> None:
    paper.add("mic")
    recorder = Recorder(silence_ms=1200)
    recorder.start()
    stream = paper.streams[0]
    stream.feed(np.concatenate([syllables(1.5, 48_000), silence(1.0, 48_000)]))
    assert not recorder.finished
    assert recorder.silence_s == pytest.approx(1.0, abs=0.2)
    said = settled_speech(recorder.recorded())
    stream.feed(silence(0.3, 48_000))
    assert recorder.finished
    assert said is not None
    assert np.array_equal(said.samples, trim_silence(recorder.stop()).samples)
    assert recorder.recorded().seconds == 0


def test_without_an_end_by_silence_only_the_limit_ends_it(paper: PaperSoundSystem) -> None:
    paper.add("mic")
    recorder = Recorder(silence_ms=None, max_seconds=4.0)
    recorder.start()
    paper.streams[0].feed(np.concatenate([syllables(1.0, 48_000), silence(2.5, 48_000)]))
    assert not recorder.finished
    paper.streams[0].feed(silence(60.0, 48_000))
    assert recorder.finished
    assert recorder.stop().seconds == pytest.approx(4.0, abs=0.01)


def test_the_level_follows_the_voice(paper: PaperSoundSystem) -> None:
    paper.add("mic")
    recorder = Recorder()
    assert recorder.level == 0.0
    recorder.start()
    paper.streams[0].feed(np.zeros(4800, np.float32))
    assert recorder.level == 0.0
    levels = []
    for loudness in (0.01, 0.1, 0.5, 1.0):
        paper.streams[0].feed(np.full(4800, loudness, np.float32))
        levels.append(recorder.level)
    assert levels == sorted(levels)
    assert levels[0] == pytest.approx(1 - 40 / 60, abs=0.01)
    assert levels[-1] == pytest.approx(1.0)
    recorder.cancel()
    assert recorder.level == 0.0


@pytest.mark.parametrize(
    ("platform", "message_id"),
    [
        ("linux", "audio.microphone_mute"),
        ("win32", "audio.microphone_mute_windows"),
        ("darwin", "audio.microphone_mute_macos"),
    ],
)
def test_exact_silence_is_a_microphone_that_is_muted_or_refused(
    paper: PaperSoundSystem, monkeypatch: pytest.MonkeyPatch, platform: str, message_id: str
) -> None:
    paper.add("mic", 16_000.0)
    room = Recorder()
    room.start()
    paper.streams[0].feed(silence(1.0))
    assert room.stop().seconds == pytest.approx(1.0, abs=0.01)
    muted = Recorder()
    muted.start()
    paper.streams[1].feed(np.zeros(16_000, np.float32))
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(WolofSearchError) as caught:
        muted.stop()
    assert caught.value.message_id == message_id
    assert "mic" in str(caught.value)


def test_the_wanted_microphone_comes_first_and_the_next_where_it_fails(paper: PaperSoundSystem) -> None:
    paper.add("built in")
    paper.add("loudspeaker", channels=0)
    paper.add("headset")
    recorder = Recorder(device="headset")
    recorder.start()
    assert recorder.device is not None
    assert recorder.device.name == "headset"
    recorder.cancel()
    paper.broken = {2}
    recorder = Recorder(device="headset")
    recorder.start()
    assert recorder.device is not None
    assert recorder.device.name == "built in"
    recorder.cancel()


def test_a_device_that_refuses_mono_is_opened_with_more_channels(paper: PaperSoundSystem) -> None:
    paper.add("interface", channels=8)
    paper.refuses_mono = {0}
    recorder = Recorder()
    recorder.start()
    assert paper.streams[0].channels == 2
    paper.streams[0].feed(syllables(1.0, 48_000))
    assert recorder.stop().seconds == pytest.approx(1.0, abs=0.01)


def test_no_microphone_and_failing_microphones_are_told(paper: PaperSoundSystem) -> None:
    assert failure(Recorder()) == "audio.no_microphone"
    paper.add("mic")
    paper.broken = {0}
    assert failure(Recorder()) == "audio.microphone_failed"
    paper.broken = set()
    recorder = Recorder()
    recorder.start()
    with pytest.raises(WolofSearchError) as caught:
        recorder.stop()
    assert caught.value.message_id == "audio.microphone_failed"


def test_a_microphone_plugged_in_late_is_found(paper: PaperSoundSystem) -> None:
    paper.plugged_in_later = [{"name": "headset"}]
    recorder = Recorder()
    recorder.start()
    assert recorder.device is not None
    assert recorder.device.name == "headset"
    recorder.cancel()


def test_a_working_microphone_needs_no_restart_of_the_sound_system(paper: PaperSoundSystem) -> None:
    paper.add("mic")
    recorder = Recorder()
    recorder.start()
    recorder.cancel()
    assert paper.restarts == 0


def test_a_microphone_that_falls_silent_for_good_ends_the_recording(
    paper: PaperSoundSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capture, "_LOST_AFTER_S", 0.05)
    paper.add("mic")
    recorder = Recorder()
    recorder.start()
    paper.streams[0].feed(syllables(1.0, 48_000))
    assert not recorder.finished
    time.sleep(0.1)
    assert recorder.finished
    assert recorder.stop().seconds == pytest.approx(1.0, abs=0.01)


def test_one_recording_at_a_time(paper: PaperSoundSystem) -> None:
    paper.add("mic")
    first = Recorder()
    first.start()
    assert failure(Recorder()) == "audio.microphone_busy"
    first.cancel()
    first.cancel()
    second = Recorder()
    second.start()
    second.cancel()


def test_each_microphone_is_listed_once_with_the_default_first(paper: PaperSoundSystem) -> None:
    paper.add("loudspeaker", channels=0)
    paper.add("line")
    paper.add("headset")
    paper.add("headset", hostapi=1)
    paper.default = 2
    assert [(device.name, device.default) for device in input_devices()] == [("headset", True), ("line", False)]


def test_a_computer_without_a_sound_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    assert failure(Recorder()) == "audio.no_sound_system"
    with pytest.raises(WolofSearchError):
        input_devices()


def test_a_real_sound_system_records_what_is_played(virtual_microphone: VirtualMicrophone, tmp_path: Path) -> None:
    rate_hz = 48_000
    spoken = syllables(2.0, rate_hz)
    path = tmp_path / "question.wav"
    soundfile.write(path, np.concatenate([silence(1.0, rate_hz), spoken, silence(2.5, rate_hz)]), rate_hz)
    recorder = Recorder()
    recorder.start()
    assert recorder.device is not None
    virtual_microphone.play(path)
    loudest, deadline_s = 0.0, time.monotonic() + 15
    while not recorder.finished and time.monotonic() < deadline_s:
        loudest = max(loudest, recorder.level)
        time.sleep(0.05)
    assert recorder.finished
    waveform = recorder.stop()
    assert time.monotonic() < deadline_s
    assert loudest > 0.5
    assert best_correlation(waveform.samples, syllables(2.0)) > 0.95
