"""The ways from a question to a passage that are compared: ours, its rivals, baselines, and controls.

Each becomes a matrix of scores over the same queries and passages, so that one table holds them all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

import numpy as np

from wolofsearch.audio.decoding import decode_audio
from wolofsearch.audio.voice import trim_silence
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, Encoder, FloatArray, Task
from wolofsearch.evaluation.application import cut, ranked
from wolofsearch.evaluation.controls import (
    bm25,
    duration_scores,
    letter_tfidf,
    random_scores,
    shuffled,
)
from wolofsearch.evaluation.embedding_cache import EmbeddingCache, Encoded
from wolofsearch.evaluation.meanings import meanings_of_all
from wolofsearch.evaluation.nearness import nearness_of_all, sentences_of
from wolofsearch.evaluation.retrieval import RetrievalSet
from wolofsearch.search.word_meanings import asked

VOICE, FUSION, DUAL, CASCADE, TEXT = "fusion and words", "late fusion", "dual encoder", "cascade", "text"
TFIDF, BM25, HYBRID, ANSWERED = "letter TF-IDF", "BM25", "text and words", "voice, word by word"
RANDOM, DURATION, SHUFFLED = "random", "length only", "shuffled"
CONTROLS = (RANDOM, DURATION, SHUFFLED)
Hear = Callable[[FloatArray, Task], FloatArray]
"""Waveform, (samples,) at 16 kHz, and task → its vectors at all dims side by side, (sum of dims,)."""


@dataclass(frozen=True, slots=True)
class Model:
    """What is measured: an encoder, its Matryoshka dims, largest first, and the rivals on the same speech encoder.

    ``voice`` is what the application does with speech: late fusion, or :data:`VOICE`, which hears words beside it;
    ``words`` returns those of a waveform, where it does.
    """

    encoder: Encoder
    dims: tuple[int, ...]
    rivals: dict[str, Hear] = field(default_factory=dict)
    voice: str = FUSION
    words: Callable[[FloatArray, Task], str] | None = None

    def heads(self) -> dict[str, Hear]:
        """Return every way of hearing a question, by the name of its system; the application's first."""
        return {self.voice: self._heard, **self.rivals}

    def _heard(self, waveform: FloatArray, task: Task) -> FloatArray:
        return side_by_side(self.encoder.encode_speech(waveform, task), self.dims)


@dataclass(frozen=True, slots=True)
class Ranking:
    """One row of a table. ``given`` is what the system knows of the query: ``"speech"`` or ``"text"``."""

    system: str
    given: str
    dim: int | None
    scores: FloatArray
    queries: FloatArray | None = None
    """The query vectors, (queries, dim), of a system that has such."""


def side_by_side(vector: FloatArray, dims: tuple[int, ...]) -> FloatArray:
    """Return the unit vector cut to each of the dims and renormalised, one after the other: (sum of dims,)."""
    return np.concatenate([truncated(vector, dim) for dim in dims])


def truncated(vectors: FloatArray, dim: int) -> FloatArray:
    """Cut unit rows to their first ``dim`` components and renormalise."""
    cut = vectors[..., :dim]
    return np.asarray(cut / np.maximum(np.linalg.norm(cut, axis=-1, keepdims=True), 1e-12), np.float32)


def heard(recording: Path) -> Waveform:
    """Return what the application hands to the model when it is asked with this file."""
    return trim_silence(decode_audio(recording))


def passage_vectors(texts: list[str], encoder: Encoder, cache: EmbeddingCache) -> Generator[Encoded, None, FloatArray]:
    """Return the vectors of passages, (passages, width); yields progress."""
    return (yield from cache.vectors("passages", texts, partial(_documents, encoder, texts)))


def text_vectors(given: RetrievalSet, encoder: Encoder, cache: EmbeddingCache) -> Generator[Encoded, None, FloatArray]:
    """Return the vectors of the queries as they are typed, (queries, width); yields progress."""
    questions = [query.text for query in given.queries]
    asked = partial(_asked, encoder, questions, given.task)
    return (yield from cache.vectors(f"{TEXT} {given.task}", questions, asked))


def speech_vectors(
    given: RetrievalSet, system: str, hear: Hear, cache: EmbeddingCache
) -> Generator[Encoded, None, FloatArray]:
    """Return what a system says of the recordings, (queries, its width), at all dims side by side; yields progress."""
    files = [query.audio for query in given.queries if query.audio]

    def encode(part: range) -> FloatArray:
        return np.stack([hear(heard(files[number]).samples, given.task) for number in part])

    sounds = [_fingerprint(file) for file in files]
    return (yield from cache.vectors(f"{system} {given.task}", sounds, encode))


def rankings(given: RetrievalSet, model: Model, cache: EmbeddingCache) -> Generator[Encoded, None, list[Ranking]]:
    """Return the scores of every system that the set allows; yields progress of the encoding."""
    texts = [passage.text for passage in given.corpus]
    passages = yield from passage_vectors(texts, model.encoder, cache)
    rows: list[Ranking] = []
    lengths = [float(len(query.text)) for query in given.queries]
    if given.spoken:
        for system, hear in model.heads().items():
            vectors = yield from speech_vectors(given, system, hear, cache)
            rows += _at_dims(system, "speech", _parts(vectors, model.dims), passages)
            if system == VOICE:
                whole = _parts(vectors, model.dims)[model.dims[0]]
                scores = yield from _answered(given, whole, model, cache, typed=False)
                rows.append(Ranking(ANSWERED, "speech", None, scores))
        lengths = (yield from speech_vectors(given, "seconds", _seconds, cache))[:, 0].tolist()
    if given.written:
        questions = [query.text for query in given.queries]
        vectors = yield from text_vectors(given, model.encoder, cache)
        rows += _at_dims(TEXT, "text", {dim: truncated(vectors, dim) for dim in model.dims}, passages)
        rows += [
            Ranking(HYBRID, "text", None, (yield from _answered(given, vectors, model, cache, typed=True))),
            Ranking(TFIDF, "text", None, letter_tfidf(texts)(questions)),
            Ranking(BM25, "text", None, bm25(texts)(questions)),
        ]
    mode = "speech" if given.spoken else "text"
    return [
        *rows,
        Ranking(RANDOM, mode, None, random_scores(len(given.queries), len(texts))),
        Ranking(DURATION, mode, None, duration_scores(lengths, texts)),
        Ranking(SHUFFLED, mode, None, shuffled(rows[0].scores)),
    ]


def _answered(
    given: RetrievalSet, vectors: FloatArray, model: Model, cache: EmbeddingCache, *, typed: bool
) -> Generator[Encoded, None, FloatArray]:
    """Return what the application makes of typed or spoken questions, (questions, texts); yields progress."""
    encoder = model.encoder
    documents = cut([passage.text for passage in given.corpus], encoder)
    passages = [passage for each in documents for passage in each]
    parts, counts = sentences_of(passages)
    wholes = yield from passage_vectors(passages, encoder, cache)
    rows = yield from passage_vectors(parts, encoder, cache)
    questions = [query.text for query in given.queries] if typed else heard_words(given, model)
    words = [asked(question, encoder) for question in questions]
    meanings = yield from meanings_of_all(words, passages, encoder, cache)
    near = nearness_of_all(vectors, wholes, rows, counts)
    return ranked(near, meanings, documents, questions if typed else None)


def heard_words(given: RetrievalSet, model: Model) -> list[str]:
    """Return the words that are heard in each recording of a spoken set, ``""`` where the model hears none."""
    files = [query.audio for query in given.queries if query.audio]
    return [model.words(heard(file).samples, given.task) if model.words else "" for file in files]


def _seconds(waveform: FloatArray, task: Task) -> FloatArray:
    """Return how long a question is, without the silence around it, (1,): what the length control knows."""
    del task
    return np.array([len(waveform) / SAMPLE_RATE_HZ], np.float32)


def _documents(encoder: Encoder, texts: list[str], part: range) -> FloatArray:
    return encoder.encode_documents(texts[part.start : part.stop])


def _asked(encoder: Encoder, questions: list[str], task: Task, part: range) -> FloatArray:
    return np.stack([encoder.encode_query(questions[number], task) for number in part])


@cache
def _fingerprint(recording: Path) -> str:
    """Return the hash of what a model is given of a recording, not of the file: it may be cut otherwise one day."""
    return hashlib.sha256(heard(recording).samples.tobytes()).hexdigest()


def _parts(vectors: FloatArray, dims: tuple[int, ...]) -> dict[int, FloatArray]:
    ends = np.cumsum(dims)
    return {dim: vectors[:, end - dim : end] for dim, end in zip(dims, ends, strict=True)}


def _at_dims(system: str, mode: str, vectors: dict[int, FloatArray], passages: FloatArray) -> list[Ranking]:
    return [
        Ranking(system, mode, dim, queries @ truncated(passages, dim).T, queries) for dim, queries in vectors.items()
    ]
