"""The model that is shipped, on what is shipped with it: it finds what its card says, and refuses what is no speech."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.bundle import find_model
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, FloatArray
from wolofsearch.library.sample import open_sample_library
from wolofsearch.search.searching import Searcher

SECONDS = 4


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    return load_encoder(find_model(None))


@pytest.fixture(scope="module")
def searcher(encoder: OnnxEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    """One sample library for all tests here: it is only searched, and takes seconds to make."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WOLOFSEARCH_HOME", str(tmp_path_factory.mktemp("home")))
        library = open_sample_library(encoder)
    with library:
        yield Searcher(library, encoder)


def noise(colour: float) -> FloatArray:
    """Return noise whose power falls with frequency to the power of ``colour``."""
    count = SECONDS * SAMPLE_RATE_HZ
    spectrum = np.fft.rfft(np.random.default_rng(0).standard_normal(count))
    spectrum /= np.maximum(np.arange(len(spectrum)), 1) ** (colour / 2)
    samples = np.fft.irfft(spectrum, count)
    return np.asarray(0.3 * samples / np.abs(samples).max(), np.float32)


def tune() -> FloatArray:
    """Return a melody of tones with overtones."""
    time_s = np.arange(SAMPLE_RATE_HZ // 2) / SAMPLE_RATE_HZ
    notes = [
        sum(np.sin(2 * np.pi * hz * part * time_s) / part for part in range(1, 5)) * np.exp(-4 * time_s)
        for hz in (262, 330, 392, 523, 392, 330, 294, 262)
    ]
    return np.asarray(0.15 * np.concatenate(notes), np.float32)


NOT_SPEECH = {
    "white noise": noise(0.0),
    "rain": noise(1.0),
    "rumble": noise(2.0),
    "tune": tune(),
    "hum": np.asarray(0.2 * np.sin(np.arange(SECONDS * SAMPLE_RATE_HZ) / 20), np.float32),
    "silence": np.zeros(SECONDS * SAMPLE_RATE_HZ, np.float32),
}


@pytest.mark.parametrize("name", NOT_SPEECH)
def test_what_is_no_speech_is_not_answered(searcher: Searcher, name: str) -> None:
    assert not searcher.speech(Waveform(NOT_SPEECH[name])).confident
