"""Playing a sound, with a sound system made of paper."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.audio.conftest import best_correlation, syllables
from tests.audio.virtual_microphone import SINK, VirtualMicrophone
from wolofsearch.audio import playback
from wolofsearch.audio.capture import Recorder
from wolofsearch.audio.floor import FLOOR
from wolofsearch.audio.playback import Player
from wolofsearch.audio.sound import Sound, sound_of_wav
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import Cancelled, WolofSearchError


class PortAudioError(Exception):
    """What sounddevice raises."""


class PaperStream:
    """An open loudspeaker; ``pull`` is what the sound card's thread would do."""

    latency = 0.0

    def __init__(self, callback: Callable[..., None], channels: int, **_options: Any) -> None:
        self.callback = callback
        self.channels = channels
        self.open = False
        self.aborted = False

    def start(self) -> None:
        self.open = True

    def abort(self, ignore_errors: bool = True) -> None:
        self.aborted = True

    def close(self, ignore_errors: bool = True) -> None:
        self.open = False

    def pull(self, frames: int) -> FloatArray:
        block = np.full((frames, self.channels), np.nan, np.float32)
        self.callback(block, frames, None, None)
        return block


class PaperSoundSystem(types.ModuleType):
    """``sounddevice`` without hardware."""

    PortAudioError = PortAudioError

    def __init__(self) -> None:
        super().__init__("sounddevice")
        self.output: dict[str, Any] | None = {
            "name": "Haut-parleur",
            "index": 3,
            "default_samplerate": 48_000.0,
            "max_output_channels": 2,
        }
        self.input = {
            "name": "Micro",
            "index": 0,
            "default_samplerate": 48_000.0,
            "max_input_channels": 1,
            "hostapi": 0,
        }
        self.refuses: set[int] = set()
        self.comes_later = False
        self.restarts = 0
        self.streams: list[PaperStream] = []
        self.recordings: list[PaperStream] = []
        self.OutputStream = self.output_stream
        self.InputStream = self.input_stream

    def output_stream(self, **options: Any) -> PaperStream:
        if options["channels"] in self.refuses:
            raise PortAudioError("Invalid number of channels")
        assert not [stream for stream in self.recordings if stream.open]
        self.streams.append(PaperStream(**options))
        return self.streams[-1]

    def input_stream(self, **options: Any) -> PaperStream:
        assert not [stream for stream in self.streams if stream.open], "the loudspeaker leaks into the recording"
        self.recordings.append(PaperStream(**options))
        return self.recordings[-1]

    def query_devices(self, kind: str | None = None) -> Any:
        if kind is None:
            return (self.input,)
        if kind == "input":
            return self.input
        if self.output is None:
            raise PortAudioError("Error querying device -1")
        return self.output

    def _terminate(self) -> None:
        assert not [stream for stream in (*self.streams, *self.recordings) if stream.open], "it would be cut off"
        self.restarts += 1

    def _initialize(self) -> None:
        if self.comes_later:
            self.refuses.clear()


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> PaperSoundSystem:
    system = PaperSoundSystem()
    monkeypatch.setitem(sys.modules, "sounddevice", system)
    return system


@pytest.fixture
def player() -> Iterator[Player]:
    made = Player()
    yield made
    made.close()


def ramp(length: int = 480, rate_hz: int = 48_000) -> Sound:
    return Sound(np.linspace(0.1, 0.9, length, dtype=np.float32), rate_hz)


def test_a_sound_is_played_to_its_last_sample_then_silence(paper: PaperSoundSystem, player: Player) -> None:
    sound = ramp(1000)
    player.play(sound)
    (stream,) = paper.streams
    heard = [stream.pull(480), stream.pull(480)]
    assert player.position == 960
    assert not player.finished
    heard.append(stream.pull(480))
    assert player.finished
    assert player.position == 1000
    whole = np.concatenate(heard)[:, 0]
    assert np.array_equal(whole[:1000], sound.samples)
    assert not whole[1000:].any()


def test_the_last_samples_are_waited_for_until_they_are_heard(
    paper: PaperSoundSystem, player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s = [100.0]
    monkeypatch.setattr(playback.time, "monotonic", lambda: now_s[0])
    monkeypatch.setattr(PaperStream, "latency", 0.2)
    player.play(ramp())
    paper.streams[0].pull(480)
    assert not player.finished
    now_s[0] += 0.1
    paper.streams[0].pull(480)
    assert not player.finished
    now_s[0] += 0.15
    assert player.finished


def test_a_pause_is_silent_and_keeps_the_place(paper: PaperSoundSystem, player: Player) -> None:
    sound = ramp(1000)
    player.play(sound)
    stream = paper.streams[0]
    stream.pull(300)
    player.pause()
    assert not stream.pull(480).any()
    assert player.position == 300
    player.resume()
    assert np.array_equal(stream.pull(480)[:, 0], sound.samples[300:780])


def test_another_sound_takes_the_place_on_the_same_stream(paper: PaperSoundSystem, player: Player) -> None:
    player.play(ramp(1000))
    paper.streams[0].pull(300)
    player.pause()
    player.play(ramp(10))
    assert len(paper.streams) == 1
    assert paper.streams[0].pull(20)[:10].any()
    assert player.finished


def test_the_sound_is_resampled_to_the_device(paper: PaperSoundSystem, player: Player) -> None:
    player.play(Sound(np.full(1600, 0.5, np.float32), 16_000))
    block = paper.streams[0].pull(4800)
    assert abs(float(block[2400, 0]) - 0.5) < 0.02
    assert player.finished
    assert player.position == 1600


def test_a_device_that_refuses_mono_gets_both_channels(paper: PaperSoundSystem, player: Player) -> None:
    paper.refuses = {1}
    sound = ramp()
    player.play(sound)
    block = paper.streams[0].pull(480)
    assert np.array_equal(block[:, 0], sound.samples)
    assert np.array_equal(block[:, 1], sound.samples)


def test_a_loudspeaker_plugged_in_later_is_found(paper: PaperSoundSystem, player: Player) -> None:
    paper.refuses, paper.comes_later = {1, 2}, True
    player.play(ramp())
    assert paper.streams[0].open


@pytest.mark.parametrize(("missing", "message_id"), [(True, "audio.no_output"), (False, "audio.output_failed")])
def test_no_loudspeaker_is_told(paper: PaperSoundSystem, player: Player, missing: bool, message_id: str) -> None:
    paper.refuses = {1, 2}
    if missing:
        paper.output = None
    with pytest.raises(WolofSearchError) as error:
        player.play(ramp())
    assert error.value.message_id == message_id
    paper.refuses = set()
    paper.output = paper.output or {**paper.input, "max_output_channels": 1}
    player.play(ramp())


def test_a_loudspeaker_that_is_pulled_out_is_told(
    paper: PaperSoundSystem, player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s = [100.0]
    monkeypatch.setattr(playback.time, "monotonic", lambda: now_s[0])
    player.play(ramp())
    now_s[0] += 10
    with pytest.raises(WolofSearchError) as error:
        _ = player.finished
    assert error.value.message_id == "audio.output_failed"
    assert not paper.streams[0].open


def test_closing_cuts_the_sound_off(paper: PaperSoundSystem, player: Player) -> None:
    player.play(ramp())
    player.close()
    assert paper.streams[0].aborted
    assert not paper.streams[0].open
    player.close()


def test_a_recording_silences_the_loudspeaker_before_it_begins(paper: PaperSoundSystem, player: Player) -> None:
    player.play(ramp())
    recorder = Recorder()
    recorder.start()
    assert not paper.streams[0].open
    assert paper.recordings[0].open
    with pytest.raises(Cancelled):
        _ = player.finished
    with pytest.raises(Cancelled):
        player.play(ramp())
    recorder.cancel()
    player.play(ramp())
    assert paper.streams[-1].open


def test_a_microphone_that_fails_gives_the_floor_back(
    paper: PaperSoundSystem, player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_options: Any) -> PaperStream:
        raise PortAudioError("busy")

    monkeypatch.setattr(paper, "InputStream", broken)
    with pytest.raises(WolofSearchError):
        Recorder().start()
    player.play(ramp())
    assert paper.streams[-1].open


def test_a_recording_waits_while_a_loudspeaker_is_being_opened() -> None:
    order: list[str] = []
    with FLOOR.for_playing(lambda: order.append("hushed")) as may_play:
        assert may_play
        thread = threading.Thread(target=FLOOR.take_for_recording)
        thread.start()
        thread.join(0.05)
        order.append("opened")
    thread.join(5)
    FLOOR.give_back()
    assert order == ["opened", "hushed"]


def wait_until(ready: Callable[[], bool], seconds: float = 20.0) -> None:
    end_s = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end_s
        time.sleep(0.01)


def test_a_real_loudspeaker_plays_what_it_is_given(
    virtual_microphone: VirtualMicrophone, player: Player, tmp_path: Path
) -> None:
    spoken = syllables(1.5)
    heard = tmp_path / "heard"
    listen = ["parec", f"--device={SINK}.monitor", "--format=float32le", "--rate=16000", "--channels=1"]
    with heard.open("wb") as file, subprocess.Popen(listen, stdout=file) as listener:
        wait_until(lambda: heard.stat().st_size > 0)
        player.play(Sound(spoken, 16_000))
        wait_until(lambda: player.finished)
        time.sleep(0.5)  # the pretended card is behind
        listener.terminate()
    assert player.position == len(spoken)
    assert best_correlation(np.fromfile(heard, "<f4"), spoken) > 0.98


def test_nothing_that_was_read_aloud_gets_into_a_real_recording(
    virtual_microphone: VirtualMicrophone, player: Player
) -> None:
    player.play(Sound(syllables(8.0), 16_000))
    wait_until(lambda: player.position > 16_000)
    recorder = Recorder(silence_ms=None)
    recorder.start()  # from the loudspeaker's own monitor: it hears everything that is played
    wait_until(lambda: recorder.seconds > 1.0)
    recorded = recorder.recorded().samples
    recorder.cancel()  # not stopped: a pretended room is so quiet that its microphone would be taken for a muted one
    assert len(recorded) > 12_000
    assert float(np.abs(recorded).max()) < 1e-3


def test_what_is_no_wav_is_no_sound() -> None:
    assert sound_of_wav(b"") is None
    assert sound_of_wav(b"RIFF....WAVE") is None


def test_a_pause_is_added_behind_a_sound() -> None:
    longer = ramp(480).followed_by_silence(0.1)
    assert longer.seconds == pytest.approx(0.11)
    assert not longer.samples[480:].any()
