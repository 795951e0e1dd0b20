"""Where somebody speaks, and when they have ended."""

from __future__ import annotations

import numpy as np
import pytest
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audio.conftest import silence, syllables
from wolofsearch import paths
from wolofsearch.audio.decoding import decode_audio
from wolofsearch.audio.resampling import to_encoder_rate
from wolofsearch.audio.voice import FRAME_MS, EndOfSpeech, settled_speech, trim_silence, voiced_frames
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import FloatArray

NOISE_DBFS = -45.0


def noise(seconds: float, rate_hz: int = 16_000) -> FloatArray:
    rng = np.random.default_rng(3)
    return (rng.standard_normal(int(seconds * rate_hz)) * 10 ** (NOISE_DBFS / 20)).astype(np.float32)


def ended_at_s(sound: FloatArray, rate_hz: int, silence_ms: int = 1200, block: int = 1000) -> float | None:
    end = EndOfSpeech(rate_hz, silence_ms)
    for start in range(0, len(sound), block):
        if end.accept(sound[start : start + block]):
            return (start + block) / rate_hz
    return None


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 44_100, 48_000])
@pytest.mark.parametrize("room", [silence, noise])
def test_it_ends_after_silence_and_not_before(rate_hz: int, room: object) -> None:
    assert callable(room)
    sound = room(6.0, rate_hz)
    spoken = syllables(2.0, rate_hz)
    sound[rate_hz : 3 * rate_hz] += spoken
    assert ended_at_s(sound, rate_hz) == pytest.approx(3.0 + 1.2, abs=0.2)


def test_pauses_between_words_do_not_end_it() -> None:
    sound = np.concatenate([silence(0.5), syllables(1.0), silence(0.9), syllables(1.0), silence(0.9), syllables(1.0)])
    assert ended_at_s(sound, 16_000) is None


def test_it_waits_for_somebody_to_begin() -> None:
    assert ended_at_s(silence(10.0), 16_000) is None
    assert ended_at_s(noise(10.0), 16_000) is None


def test_a_click_is_not_speech() -> None:
    sound = silence(5.0)
    sound[8000:8400] += 0.8
    assert ended_at_s(sound, 16_000) is None


def test_small_blocks_hear_the_same_as_large_ones() -> None:
    sound = np.concatenate([silence(1.0), syllables(1.0), silence(3.0)])
    times = [ended_at_s(sound, 16_000, block=block) for block in (7, 160, 4000)]
    assert None not in times
    assert np.ptp(np.array(times, float)) < 0.3


def test_trimming_keeps_the_voice_and_a_little_more() -> None:
    sound = np.concatenate([silence(2.0), syllables(1.0), silence(3.0)])
    trimmed = trim_silence(Waveform(sound, truncated=True), keep_ms=250)
    assert trimmed.seconds == pytest.approx(1.5, abs=0.2)
    assert trimmed.truncated
    assert np.abs(trimmed.samples).max() == np.abs(sound).max()


def test_trimming_keeps_quiet_speech_beside_a_loud_click() -> None:
    click = np.full(480, 0.9, np.float32)
    speech = syllables(2.0, loudness=0.06)
    sound = np.concatenate([silence(2.0), click, silence(1.0), speech, silence(4.0)])
    trimmed = trim_silence(Waveform(sound)).samples
    kept = np.correlate(trimmed, speech[8_000:24_000], "valid").max()
    assert kept == pytest.approx(float(np.square(speech[8_000:24_000]).sum()), rel=0.02)
    assert 3.0 < len(trimmed) / 16_000 < 5.5
    assert len(trimmed) >= 480 + 16_000 + len(speech) - 4_800  # nothing between the click and the end is lost


def test_trimming_leaves_silence_and_nothing_as_they_are() -> None:
    for sound in (np.zeros(0, np.float32), np.zeros(100, np.float32), silence(1.0)):
        assert len(trim_silence(Waveform(sound)).samples) == len(sound)


def said_after_s(recording: FloatArray, rate_hz: int, silent_s: float) -> FloatArray | None:
    """What is settled of a recording of ``rate_hz`` so long before its end."""
    so_far = recording[: len(recording) - int(silent_s * rate_hz)]
    said = settled_speech(Waveform(to_encoder_rate(so_far, rate_hz)))
    return None if said is None else said.samples


@pytest.mark.parametrize("rate_hz", [16_000, 44_100, 48_000])
@pytest.mark.parametrize("question", ["01.wav", "09.wav", "17.wav"])
def test_what_is_settled_in_a_pause_is_what_is_left_in_the_end(question: str, rate_hz: int) -> None:
    spoken = decode_audio(paths.SAMPLE_DIR / "questions" / question).samples
    spoken = np.concatenate([silence(0.4), spoken, silence(0.2)])
    live = soxr.resample(spoken, 16_000, rate_hz).astype(np.float32)
    live = np.concatenate([live, silence(1.2, rate_hz)])
    left = trim_silence(Waveform(to_encoder_rate(live, rate_hz))).samples
    settled = [said_after_s(live, rate_hz, ago_s) for ago_s in (0.0, 0.1, 0.2)]
    assert all(said is not None and np.array_equal(said, left) for said in settled)


@given(
    lead_s=st.floats(0.0, 1.0),
    words_s=st.lists(st.floats(0.3, 1.2), min_size=1, max_size=3),
    pause_s=st.floats(0.1, 0.7),
    loudness=st.floats(0.02, 0.9),
)
@settings(max_examples=25, deadline=None)
def test_silence_alone_never_changes_what_was_said(
    lead_s: float, words_s: list[float], pause_s: float, loudness: float
) -> None:
    parts = [silence(lead_s)]
    for word_s in words_s:
        parts += [syllables(word_s, loudness=loudness), silence(pause_s)]
    recording = np.concatenate([*parts, silence(1.3)])
    settled = said_after_s(recording, 16_000, 0.25)
    assert settled is not None
    assert np.array_equal(settled, trim_silence(Waveform(recording)).samples)


def test_nothing_is_settled_while_somebody_speaks_or_nobody_has() -> None:
    for sound in (
        np.zeros(0, np.float32),
        silence(3.0),
        syllables(3.0),
        np.concatenate([syllables(2.0), silence(0.8)]),
    ):
        assert settled_speech(Waveform(sound)) is None


def test_the_length_of_a_silence_is_known_once_somebody_has_spoken() -> None:
    end = EndOfSpeech(16_000, 1200)
    end.accept(silence(2.0))
    assert end.silence_s == 0.0
    end.accept(syllables(1.0))
    end.accept(silence(0.9))
    assert end.silence_s == pytest.approx(0.9, abs=0.2)
    end.accept(syllables(0.5))
    assert end.silence_s < 0.2


def test_voice_without_any_pause_is_voice() -> None:
    hum = 0.2 * np.sin(2 * np.pi * 200 * np.arange(16_000) / 16_000).astype(np.float32)
    assert voiced_frames(hum).all()
    assert len(voiced_frames(hum)) == 1000 // FRAME_MS
