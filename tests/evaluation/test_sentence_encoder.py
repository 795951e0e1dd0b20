"""The encoder in the manner of sentence-transformers: every kind of input, its prompt, and the shape of the answer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.conftest import WordEncoder
from wolofsearch.encoder.protocol import FloatArray, Task
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.sentence_encoder import SentenceEncoder

ASKED, OTHER = "ana ndox", "tànk yi"


class Noted(WordEncoder):
    """Notes what it was asked to encode, and with which prompt."""

    def __init__(self, spoken: dict[int, str] | None = None) -> None:
        super().__init__(spoken=spoken)
        self.calls: list[tuple[str, str]] = []

    def encode_documents(self, texts: list[str]) -> FloatArray:
        self.calls += [("passage", text) for text in texts]
        return super().encode_documents(texts)

    def encode_query(self, text: str, task: Task = "document") -> FloatArray:
        self.calls.append((task, text))
        return super().encode_query(text, task)

    def encode_speech(self, waveform: FloatArray, task: Task = "document") -> FloatArray:
        self.calls.append((task, self.spoken.get(len(waveform), "?")))
        return super().encode_speech(waveform, task)


class Decoder:
    """What newer versions of ``datasets`` give for a sound: two names to ask for, but no mapping."""

    def __getitem__(self, name: str) -> object:
        return {"array": voice(8_000), "sampling_rate": 16_000}[name]


def voice(samples: int) -> FloatArray:
    """Return noise without any silence, of which nothing is trimmed: (samples,) float32."""
    return np.random.default_rng(samples).uniform(-0.5, 0.5, samples).astype(np.float32)


def test_a_question_may_be_typed_or_spoken_in_any_form(tmp_path: Path) -> None:
    model = SentenceEncoder(Noted({8_000: ASKED, 16_000: OTHER}))
    file = tmp_path / "question.wav"
    soundfile.write(file, voice(8_000), 16_000)
    forms = [ASKED, file, voice(8_000), {"array": voice(8_000), "sampling_rate": 16_000}, Decoder()]
    slow = {"array": voice(4_000).astype(np.float64).tolist(), "sampling_rate": 8_000}
    vectors = model.encode_query([*forms, slow, voice(16_000)])
    assert vectors.shape == (7, 64)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    cosines = model.similarity(vectors[:1], vectors)[0]
    assert np.allclose(cosines[:6], 1, atol=1e-5)
    assert cosines[6] < 0.5


def test_silence_around_a_sound_does_not_count() -> None:
    frame = 480  # samples by which loudness is measured
    encoder = Noted({17 * frame + 2 * 12_800: ASKED})  # 800 ms are kept on each side
    quiet = np.zeros(66 * frame, np.float32)
    SentenceEncoder(encoder).encode_query([np.concatenate([quiet, voice(17 * frame), quiet])])
    assert encoder.calls == [("document", ASKED)]


@pytest.mark.parametrize("prompt", ["document", "translation", "transcription", "intent", "topic"])
def test_the_name_of_a_task_chooses_the_prompt(prompt: Task) -> None:
    encoder = Noted({8_000: OTHER})
    SentenceEncoder(encoder).encode_query([ASKED, voice(8_000)], prompt_name=prompt)
    assert encoder.calls == [(prompt, ASKED), (prompt, OTHER)]


def test_documents_have_no_prompt_and_may_be_spoken() -> None:
    encoder = Noted({8_000: OTHER})
    model = SentenceEncoder(encoder)
    vectors = model.encode_document(["l'eau", voice(8_000), ASKED])
    assert encoder.calls == [("passage", "l'eau"), ("passage", ASKED), ("transcription", OTHER)]
    expected = model.encode_query(["l'eau", OTHER, ASKED])
    assert np.allclose(model.similarity_pairwise(vectors, expected), 1, atol=1e-5)


def test_without_a_prompt_an_input_is_a_document() -> None:
    encoder = Noted()
    model = SentenceEncoder(encoder)
    model.encode([ASKED])
    model.encode([OTHER], prompt_name="topic")
    assert encoder.calls == [("passage", ASKED), ("topic", OTHER)]


def test_similarity_is_the_cosine_whatever_the_length() -> None:
    rows, others = np.array([[3.0, 0.0], [0.0, 2.0]]), np.array([[1.0, 0.0], [1.0, 1.0], [0.0, -5.0]])
    half = np.sqrt(0.5)
    assert np.allclose(SentenceEncoder.similarity(rows, others), [[1, half, 0], [0, half, -1]])
    assert np.allclose(SentenceEncoder.similarity_pairwise(rows, others[:2]), [1, half])
    assert SentenceEncoder.similarity(rows[0], others).shape == (1, 3)


@pytest.mark.parametrize("method", ["encode_query", "encode_document", "encode"])
def test_nothing_gives_no_rows_and_one_text_is_not_a_list(method: str) -> None:
    encode = getattr(SentenceEncoder(WordEncoder()), method)
    assert encode([]).shape == (0, 64)
    with pytest.raises(TypeError, match="list"):
        encode(ASKED)


@pytest.mark.parametrize("array", [np.zeros(8_000, np.int16), np.zeros((2, 8_000), np.float32)])
def test_what_would_be_misheard_is_refused(array: np.ndarray) -> None:
    with pytest.raises(ValueError, match="floats"):
        SentenceEncoder(WordEncoder()).encode_query([{"array": array, "sampling_rate": 16_000}])


def test_a_real_bundle_is_loaded_and_cut(tiny_bundle: Path) -> None:
    model = SentenceEncoder.load(tiny_bundle, truncate_dim=8)
    assert model.truncate_dim == model.get_sentence_embedding_dimension() == 8
    vectors = model.encode_query([ASKED, voice(8_000)])
    assert vectors.shape == (2, 8)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    with pytest.raises(WolofSearchError):
        SentenceEncoder.load(tiny_bundle, truncate_dim=10_000)


def test_it_brings_in_neither_torch_nor_mteb() -> None:
    code = "import sys, wolofsearch.evaluation.sentence_encoder as _; print({'torch', 'mteb'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
