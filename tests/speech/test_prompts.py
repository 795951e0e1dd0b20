"""The prompts: declared once, all there, replaced by dropping a file, and never in anybody's way."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.audio.conftest import syllables
from tests.speech.conftest import RATE_HZ, PaperOutput, PaperVoice
from wolofsearch import paths
from wolofsearch.audio.sound import Sound
from wolofsearch.audio.waveform import Waveform
from wolofsearch.errors import Cancelled, WolofSearchError
from wolofsearch.speech import utterances
from wolofsearch.speech.announcer import Announcer
from wolofsearch.speech.prompt_sounds import (
    broken_recording,
    built_in_dir,
    built_in_sound,
    forget_recordings,
    own_recordings,
    prompt_sound,
    save_recording,
)
from wolofsearch.speech.prompts import BY_ID, LONGEST_S, PROMPTS, answers_prompt

MOST_BYTES = 600_000


def same(one: Sound, other: Sound) -> bool:
    return np.array_equal(one.samples, other.samples)


def drop(name: str, seconds: float = 1.0, content: bytes | None = None) -> Path:
    file = paths.prompts_dir() / name
    file.parent.mkdir(parents=True, exist_ok=True)
    if content is None:
        soundfile.write(file, syllables(seconds, 22_050), 22_050)
    else:
        file.write_bytes(content)
    return file


def test_every_prompt_has_one_name_a_text_and_a_sound_and_no_sound_is_left_over() -> None:
    assert len(BY_ID) == len(PROMPTS)
    assert all(prompt.wolof and prompt.french and prompt.when for prompt in PROMPTS)
    assert {file.stem for file in built_in_dir().iterdir()} == set(BY_ID)
    assert sum(file.stat().st_size for file in built_in_dir().iterdir()) < MOST_BYTES


@pytest.mark.parametrize("prompt", [prompt.id for prompt in PROMPTS])
def test_every_prompt_is_heard_soon_and_loud_enough(prompt: str) -> None:
    sound = built_in_sound(prompt)
    assert 0.5 < sound.seconds < 7
    assert 0.3 < np.abs(sound.samples).max() <= 1
    assert np.abs(sound.samples[: round(0.3 * sound.rate_hz)]).max() > 0.02


def test_the_answers_are_counted_in_words() -> None:
    assert [answers_prompt(count) for count in (1, 2, 3, 4, 10)] == [
        "answers_one", "answers_two", "answers_three", "answers_many", "answers_many"]  # fmt: skip


@pytest.mark.parametrize("suffix", ["wav", "ogg", "flac", "mp3"])
def test_a_dropped_file_is_used(suffix: str) -> None:
    drop(f"ready.{suffix}")
    assert prompt_sound("ready").seconds == pytest.approx(1.0, abs=0.1)
    assert same(prompt_sound("again"), built_in_sound("again"))


def test_a_long_file_is_cut() -> None:
    drop("ready.wav", 20)
    assert prompt_sound("ready").seconds == pytest.approx(LONGEST_S)


def test_a_broken_file_is_told_and_the_built_in_sound_is_heard(caplog: pytest.LogCaptureFixture) -> None:
    file = drop("ready.wav", content=b"RIFF\0\0\0\0WAVEnonsense")
    assert same(prompt_sound("ready"), built_in_sound("ready"))
    assert str(file) in caplog.text
    told = broken_recording("ready")
    assert told is not None
    assert str(file) in str(told)
    assert broken_recording("again") is None


def test_a_recording_is_kept_and_can_be_taken_back() -> None:
    drop("ready.ogg")
    save_recording("ready", Waveform(syllables(2.0)))
    assert [file.name for file in own_recordings("ready")] == ["ready.wav"]
    assert prompt_sound("ready").seconds == pytest.approx(2.0)
    forget_recordings("ready")
    assert same(prompt_sound("ready"), built_in_sound("ready"))


def test_a_recording_that_cannot_be_saved_leaves_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    before = drop("ready.wav")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(soundfile, "write", full)
    with pytest.raises(WolofSearchError) as told:
        save_recording("ready", Waveform(syllables(2.0)))
    assert told.value.message_id == "general.disk_full"
    assert list(paths.prompts_dir().iterdir()) == [before]
    assert prompt_sound("ready").seconds == pytest.approx(1.0)


def sound_of(value: float) -> utterances.Utterance:
    return lambda _dropped: Sound(np.full(10, value, np.float32), RATE_HZ)


def test_things_are_said_one_after_the_other() -> None:
    output = PaperOutput(instant=True)
    announcer = Announcer(output)
    said = announcer.say(sound_of(0.1), sound_of(0.2))
    assert said.over.wait(5)
    assert said.complete
    assert [round(float(sound.samples[0]), 1) for sound in output.played] == [0.1, 0.2]
    assert not output.open
    assert announcer.close()


def test_what_is_said_last_replaces_what_is_being_said() -> None:
    output = PaperOutput()
    announcer = Announcer(output)
    first = announcer.say(sound_of(0.1), sound_of(0.2))
    while not output.played:
        pass
    second = announcer.say(sound_of(0.3))
    assert first.over.wait(5)
    assert not first.complete
    while len(output.played) < 2:
        pass
    output.hear()
    assert second.over.wait(5)
    assert second.complete
    assert float(output.played[1].samples[0]) == pytest.approx(0.3)
    announcer.close()


@pytest.mark.parametrize("error", [Cancelled(), WolofSearchError("audio.no_output")])
def test_what_cannot_be_heard_is_over_and_the_next_is_said(error: WolofSearchError) -> None:
    output = PaperOutput(instant=True, error=error)
    announcer = Announcer(output)
    first = announcer.say(sound_of(0.1))
    assert first.over.wait(5)
    assert not first.complete
    output.error = None
    assert announcer.say(sound_of(0.2)).over.wait(5)
    assert len(output.played) == 1
    announcer.close()


def test_closing_ends_the_thread_in_the_middle_of_a_sound() -> None:
    announcer = Announcer(PaperOutput())
    said = announcer.say(sound_of(0.1))
    assert announcer.close()
    assert said.over.wait(5)
    assert not [thread for thread in threading.enumerate() if thread.name == "wolofsearch-announcer"]


def test_a_text_is_said_by_the_french_voice() -> None:
    voice = PaperVoice()
    utterances.french("Bonjour", 0.8, lambda: voice)(threading.Event())
    assert voice.said == [("Bonjour", 0.8)]
