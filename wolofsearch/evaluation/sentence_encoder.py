"""Our encoder in the manner of sentence-transformers, for researchers whose code expects that.

Questions may be typed or spoken, as everywhere in this program. The prompts are the model's own: the name of a task
chooses one, and documents have none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from wolofsearch.audio.decoding import decode_audio
from wolofsearch.audio.resampling import to_encoder_rate, to_mono
from wolofsearch.audio.voice import trim_silence
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, Encoder, FloatArray, Task

Sound = Path | Mapping[str, Any] | FloatArray
"""A file; ``{"array": …, "sampling_rate": …}`` as in Hugging Face datasets; or (samples,) float32 at 16 kHz."""


class SentenceEncoder:
    """Texts and sounds → unit rows.

    Args:
        encoder: what computes.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    @classmethod
    def load(cls, model: str | Path | None = None, truncate_dim: int | None = None) -> SentenceEncoder:
        """Load a model of this program.

        Args:
            model: id of an installed model, or a bundle's folder; None: the one in the settings, else the bundled one.
            truncate_dim: length of its vectors; None: the model's default.

        Raises:
            WolofSearchError: ``encoder.…``, naming the file and what to do.
        """
        return cls(load_encoder(model, truncate_dim))

    @property
    def truncate_dim(self) -> int:
        """Length of every vector."""
        return self.encoder.dim

    def get_sentence_embedding_dimension(self) -> int:
        """Return the length of every vector."""
        return self.encoder.dim

    def encode_query(self, inputs: Sequence[str | Sound], prompt_name: Task = "document") -> FloatArray:
        """Return one unit row for each question: (n, dim) float32.

        Args:
            inputs: what was typed or said, in any mixture; a ``str`` is always a text, a sound file is a ``Path``.
            prompt_name: what is looked for.

        Raises:
            WolofSearchError: ``audio.…`` for a file that cannot be heard, ``encoder.unknown_task``.
        """
        vectors = self._empty(inputs)
        for number, one in enumerate(inputs):
            if isinstance(one, str):
                vectors[number] = self.encoder.encode_query(one, prompt_name)
            else:
                vectors[number] = self.encoder.encode_speech(_waveform(one), prompt_name)
        return vectors

    def encode_document(self, inputs: Sequence[str | Sound]) -> FloatArray:
        """Return one unit row for each document: (n, dim) float32.

        A text has no prompt. A sound, which this program never searches among, is encoded as what is said in it: with
        the prompt ``"transcription"``.
        """
        vectors = self._empty(inputs)
        texts = {number: one for number, one in enumerate(inputs) if isinstance(one, str)}
        vectors[list(texts)] = self.encoder.encode_documents(list(texts.values()))
        for number, one in enumerate(inputs):
            if not isinstance(one, str):
                vectors[number] = self.encoder.encode_speech(_waveform(one), "transcription")
        return vectors

    def encode(self, inputs: Sequence[str | Sound], prompt_name: Task | None = None) -> FloatArray:
        """Return one unit row for each input: with a prompt it is a question, without one a document."""
        return self.encode_document(inputs) if prompt_name is None else self.encode_query(inputs, prompt_name)

    @staticmethod
    def similarity(embeddings1: npt.ArrayLike, embeddings2: npt.ArrayLike) -> FloatArray:
        """Return the cosine of every row of the one, (n, dim), with every row of the other, (m, dim): (n, m)."""
        return _unit(embeddings1) @ _unit(embeddings2).T

    @staticmethod
    def similarity_pairwise(embeddings1: npt.ArrayLike, embeddings2: npt.ArrayLike) -> FloatArray:
        """Return the cosine of each row of the one, (n, dim), with the same row of the other, (n, dim): (n,)."""
        return np.asarray((_unit(embeddings1) * _unit(embeddings2)).sum(axis=1), np.float32)

    def _empty(self, inputs: Sequence[object]) -> FloatArray:
        if isinstance(inputs, str):  # it would be taken for a list of letters
            raise TypeError("a list of inputs is wanted, not one text")
        return np.zeros((len(inputs), self.encoder.dim), np.float32)


def _waveform(sound: Sound) -> FloatArray:
    """Return what the application would hand to the model: mono at 16 kHz, without the silence around the voice."""
    if isinstance(sound, Path):
        return trim_silence(decode_audio(sound)).samples
    # Newer datasets give a decoder that answers to the two names but is no mapping.
    array, rate_hz = (
        (sound, SAMPLE_RATE_HZ) if isinstance(sound, np.ndarray) else (sound["array"], sound["sampling_rate"])
    )
    samples = np.asarray(array)
    if samples.ndim != 1 or not np.issubdtype(samples.dtype, np.floating):
        raise ValueError(f"a sound is (samples,) of floats in [-1, 1], not {samples.shape} of {samples.dtype}")
    return trim_silence(Waveform(to_encoder_rate(to_mono(samples), rate_hz))).samples


def _unit(vectors: npt.ArrayLike) -> FloatArray:
    rows = np.atleast_2d(np.asarray(vectors, np.float32))
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12), np.float32)
