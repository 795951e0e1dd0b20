"""What was played a moment ago stays out of a recording, and the last word stays in it."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from tests.audio.conftest import syllables
from tests.audio.test_capture import PaperSoundSystem, paper  # noqa: F401 - a fixture
from tests.audio.virtual_microphone import VirtualMicrophone
from wolofsearch.audio.capture import Recorder
from wolofsearch.audio.cues import start_cue, stop_cue
from wolofsearch.audio.floor import ECHO_S, FLOOR
from wolofsearch.audio.playback import Player
from wolofsearch.speech.announcer import Announcer
from wolofsearch.speech.utterances import start_signal

RATE_HZ = 48_000
# ruff: noqa: F811 - the fixture


@pytest.fixture(autouse=True)
def long_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """No sound of a test before is still in the room."""
    monkeypatch.setattr(FLOOR, "_silent_since_s", -1e9)


def test_the_echo_of_what_was_played_is_dropped(paper: PaperSoundSystem) -> None:
    paper.add("Micro")
    FLOOR.fell_silent(lambda: None)
    recorder = Recorder()
    recorder.start()
    echo = np.full(round(ECHO_S * RATE_HZ), 0.9, np.float32)
    voice = np.full(RATE_HZ, 0.1, np.float32)
    paper.streams[0].feed(np.concatenate([echo, voice]), block=500)  # blocks that do not end with the echo
    assert recorder.seconds == pytest.approx(1.0)
    recorded = recorder.stop().samples
    assert len(recorded) == 16_000
    assert np.abs(recorded).max() < 0.2


def test_a_recording_in_silence_loses_nothing(paper: PaperSoundSystem) -> None:
    paper.add("Micro")
    recorder = Recorder()
    recorder.start()
    paper.streams[0].feed(syllables(1.0, RATE_HZ))
    assert recorder.stop().seconds == pytest.approx(1.0)


def test_what_a_recording_cuts_off_is_an_echo_too(paper: PaperSoundSystem) -> None:
    paper.add("Micro")
    with FLOOR.for_playing(lambda: None) as may_play:
        assert may_play
    recorder = Recorder()
    recorder.start()
    paper.streams[0].feed(np.full(RATE_HZ, 0.5, np.float32))
    assert recorder.stop().seconds == pytest.approx(1.0 - ECHO_S)


def test_the_word_that_the_hand_cut_is_kept(paper: PaperSoundSystem) -> None:
    paper.add("Micro")
    recorder = Recorder()
    recorder.start()
    paper.streams[0].feed(syllables(1.0, RATE_HZ))
    late = threading.Timer(0.05, lambda: paper.streams[0].feed(syllables(0.2, RATE_HZ)))
    late.start()
    assert recorder.stop(tail_s=0.2).seconds == pytest.approx(1.2)


def test_nobody_waits_after_a_silence(paper: PaperSoundSystem) -> None:
    paper.add("Micro")
    recorder = Recorder()
    recorder.start()
    paper.streams[0].feed(np.concatenate([syllables(1.0, RATE_HZ), np.zeros(RATE_HZ, np.float32)]))
    began_s = time.monotonic()
    recorder.stop(tail_s=0.9)
    assert time.monotonic() - began_s < 0.5


def test_of_two_players_the_one_that_begins_is_heard() -> None:
    hushed: list[str] = []
    first, second = (lambda: hushed.append("first")), (lambda: hushed.append("second"))
    for hush in (first, first, second):
        with FLOOR.for_playing(hush) as may_play:
            assert may_play
    assert hushed == ["first"]
    FLOOR.take_for_recording()
    FLOOR.give_back()
    assert hushed == ["first", "second"]


def test_the_signals_are_short_soft_and_not_the_same() -> None:
    for cue in (start_cue(), stop_cue()):
        assert cue.seconds < ECHO_S
        assert 0.1 < np.abs(cue.samples).max() <= 0.35
        assert abs(cue.samples[0]) < 0.01
        assert abs(cue.samples[-1]) < 0.01
    assert not np.allclose(start_cue().samples, stop_cue().samples)


def test_the_signal_of_a_real_loudspeaker_is_not_in_the_recording(virtual_microphone: VirtualMicrophone) -> None:
    """What is played on the virtual sound card is what its microphone hears."""
    announcer = Announcer(Player())
    assert announcer.say(start_signal).over.wait(10)
    recorder = Recorder()
    recorder.start()
    until_s = time.monotonic() + 10
    while recorder.seconds < 0.4 and time.monotonic() < until_s:
        time.sleep(0.02)
    # Nothing may be announced while it records.
    refused = announcer.say(start_signal)
    assert refused.over.wait(10)
    assert not refused.complete
    recorded = recorder.stop()
    announcer.close()
    assert recorded.seconds >= 0.4
    assert np.abs(recorded.samples).max() < 0.01 < np.abs(start_cue().samples).max()
