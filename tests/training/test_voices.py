"""Machine voices: those that teach never examine, and what they say is sound."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.data_folder import write_table
from wolofsearch.errors import WolofSearchError
from wolofsearch.speech.prompt_sounds import built_in_dir
from wolofsearch.speech.prompts import PROMPTS
from wolofsearch.training import prompt_voices, voices
from wolofsearch.training.phonemes import phones
from wolofsearch.training.sample_voices import speak_samples
from wolofsearch.training.voices import (
    EVALUATION_VOICES,
    MBROLA_DIR,
    TRAINING_VOICES,
    Voice,
    draw_voice,
    require_voices,
    speak,
)

SENTENCE = phones("Sama doom dafa am yaram wu tàng, ñu ngi ko xool.")
needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
needs_mbrola = pytest.mark.skipif(
    shutil.which("mbrola") is None or not (MBROLA_DIR / "fr4").is_dir(), reason="MBROLA's voices are not installed"
)


@pytest.mark.parametrize("engine", ["espeak", "mbrola"])
def test_voices_that_teach_never_examine(engine: str) -> None:
    teaching, examining = TRAINING_VOICES[engine], EVALUATION_VOICES[engine]
    assert not set(teaching) & set(examining)
    assert len(set(teaching)) == len(teaching)
    assert examining


def test_voices_are_drawn_from_their_table() -> None:
    rng = random.Random(0)
    drawn = [draw_voice(rng, EVALUATION_VOICES) for _ in range(300)]
    assert {voice.name for voice in drawn} == {name for names in EVALUATION_VOICES.values() for name in names}
    assert all(voice.name in EVALUATION_VOICES[voice.engine] for voice in drawn)
    assert draw_voice(random.Random(1), TRAINING_VOICES) == draw_voice(random.Random(1), TRAINING_VOICES)


def test_voices_that_are_missing_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fr4").mkdir()
    (tmp_path / "fr4" / "fr4").touch()
    monkeypatch.setattr(voices, "MBROLA_DIR", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda program: None if program == "mbrola" else f"/usr/bin/{program}")
    with pytest.raises(WolofSearchError) as refused:
        require_voices(EVALUATION_VOICES)
    assert refused.value.facts == {"packages": "mbrola mbrola-ir1"}


@needs_espeak
def test_a_formant_voice_speaks_at_its_pace() -> None:
    slow, fast = (speak(SENTENCE, Voice("espeak", "m5", speed, 40), random.Random(0)) for speed in (0.8, 1.3))
    assert slow.dtype == np.float32
    assert len(slow) > len(fast) > 16_000
    assert 0.5 < np.abs(slow).max() <= 1.0


@needs_espeak
def test_voices_differ() -> None:
    one, other = (speak(SENTENCE, Voice("espeak", name, 1.0, 40), random.Random(0)) for name in ("m5", "f4"))
    assert len(one) != len(other) or np.abs(one - other).max() > 0.01


@needs_mbrola
def test_a_diphone_voice_speaks() -> None:
    clip = speak(SENTENCE, Voice("mbrola", "fr4", 1.0, 130), random.Random(0))
    assert len(clip) > 16_000
    assert np.abs(clip).max() > 0.5


@needs_espeak
def test_the_sample_questions_are_spoken(tmp_path: Path) -> None:
    table = tmp_path / "questions.tsv"
    rows = [{"audio": f"spoken/{number}.wav", "wolof": "Fan la garab gi nekk ?"} for number in (1, 2)]
    write_table(table, rows)
    events = list(speak_samples(table, seed=1))
    assert [event.share for event in events] == [0.5, 1.0]
    clips = [soundfile.read(tmp_path / row["audio"]) for row in rows]
    assert all(rate_hz == 16_000 and len(samples) > 8_000 for samples, rate_hz in clips)
    assert len(clips[0][0]) != len(clips[1][0])


def test_an_engine_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(command: list[str], **_: object) -> None:
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr("wolofsearch.training.voices.subprocess.run", failing)
    with pytest.raises(subprocess.CalledProcessError):
        speak(SENTENCE, Voice("espeak", "m5", 1.0, 40), random.Random(0))


@needs_espeak
def test_the_prompts_that_are_shipped_are_those_of_the_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prompt_voices, "PROMPTS", PROMPTS[:2])
    assert [event.step for event in prompt_voices.speak_prompts(tmp_path)] == [1, 2]
    for prompt in PROMPTS[:2]:
        made, shipped = (soundfile.info(folder / f"{prompt.id}.ogg").duration for folder in (tmp_path, built_in_dir()))
        assert made == pytest.approx(shipped, abs=0.3)
