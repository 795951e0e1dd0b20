"""One question in, one answer out.

The nearest passages are looked up coarsely, scored exactly with their full vectors and those of their sentences, titles
and single words and, for typed questions, fused with the ranking of the words. Each document appears once, with its
best passage; where these are nearly the same text, the best one tells the others. When nothing is close the answer says
so instead of pretending.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from wolofsearch.encoder.protocol import CLARITY, SAMPLE_RATE_HZ, Encoder, FloatArray, Heard
from wolofsearch.errors import WolofSearchError
from wolofsearch.library.filtering import EVERYTHING, Filters
from wolofsearch.library.library import Library
from wolofsearch.library.records import Pipeline, StoredPassage
from wolofsearch.library.words import content_words, occurrences
from wolofsearch.search import word_meanings
from wolofsearch.search.answer import Answer, Kind, ModelUsed, Range
from wolofsearch.search.fusion import fused
from wolofsearch.search.highlight import marked_sentence, marked_words
from wolofsearch.search.results import MOST_OTHERS, Card, cards_of, result_of
from wolofsearch.search.scoring import Nearness, nearness, title_nearness
from wolofsearch.search.word_meanings import Asked

CANDIDATES = 400
"""Passages that are scored exactly, at least."""
_CANDIDATES_PER_RESULT = 20


class Spoken(Protocol):
    """What was said: 16 kHz mono samples, shape (n,), in [-1, 1]."""

    @property
    def samples(self) -> FloatArray:
        """The samples."""
        ...


@dataclass(frozen=True, slots=True)
class _Question:
    """A question as it is compared: its vector, what its words mean, what was typed, and how long that took."""

    vector: FloatArray
    asked: Asked | None
    typed: str
    encode_ms: float


class Searcher:
    """Asks one library with one encoder. Used by the thread that uses the library.

    Args:
        library: that is asked.
        encoder: of the library's model.
        hear: hears spoken questions with this encoder, where that began before the question was there.
    """

    def __init__(self, library: Library, encoder: Encoder, hear: Callable[[FloatArray], Heard] | None = None) -> None:
        self._library = library
        self._encoder = encoder
        self._hear = hear or encoder.hear

    def speech(self, waveform: Spoken, top: int = 10, filters: Filters = EVERYTHING) -> Answer:
        """Answer a spoken question with at most ``top`` documents that ``filters`` let through.

        Raises:
            WolofSearchError: ``library.other_pipeline`` when the library's vectors are of another model.
        """
        self._require_same_model()
        started_s = time.perf_counter()
        heard = self._hear(waveform.samples)
        asked = word_meanings.asked(heard.words, self._encoder)
        question = _Question(heard.vector, asked, "", _since_ms(started_s))
        answer = self._answer("speech", len(waveform.samples) / SAMPLE_RATE_HZ, question, top, filters)
        clear = heard.clarity >= self._encoder.confidence_threshold.get(CLARITY, 0.0)
        return replace(answer, confident=answer.confident and clear)

    def text(self, query: str, top: int = 10, filters: Filters = EVERYTHING) -> Answer:
        """Answer a typed question, French or Wolof, with at most ``top`` documents that ``filters`` let through.

        Raises:
            WolofSearchError: ``search.empty_query``, or ``library.other_pipeline`` when the library's vectors are of
                another model.
        """
        if not query.strip():
            raise WolofSearchError("search.empty_query")
        self._require_same_model()
        started_s = time.perf_counter()
        vector = self._encoder.encode_query(query)
        question = _Question(vector, word_meanings.asked(query, self._encoder), query, _since_ms(started_s))
        return self._answer("text", None, question, top, filters)

    def _answer(self, kind: Kind, seconds: float | None, question: _Question, top: int, filters: Filters) -> Answer:
        started_s = time.perf_counter()
        query, words = question.vector, content_words(question.typed)
        said = self._library.words(question.typed, _candidates(top), filters)
        told = self._library.document_words(question.typed, _candidates(top), filters)
        near = self._library.nearest(query, _candidates(top), filters=filters)
        candidates = list(dict.fromkeys([*near, *said]))
        sentences = self._library.sentence_vectors(candidates)
        exact = nearness(query, self._library.vectors(candidates), [sentences.get(one) for one in candidates])
        near_to = dict(zip(candidates, exact, strict=True))
        scores = {one: each.score for one, each in near_to.items()}
        owners = self._library.document_ids(candidates)
        meant = self._meant(question.asked, candidates, owners)
        told_by_passage = {one: told.get(owner, 0.0) for one, owner in owners.items()}
        order = fused(scores, self._titles(query, owners), meant, said, told_by_passage)
        shown = self._shown(order, owners, top)
        marks = _marks(near_to, words, [card[0][0] for card in shown])
        results = tuple(
            result_of(rank, card, scores, marked, words)
            for rank, (card, marked) in enumerate(zip(shown, marks, strict=True), start=1)
        )
        best = [group[0] for card in shown for group in card]
        close = max((scores[passage.id] for passage in best), default=-1.0) >= self._encoder.confidence_threshold[kind]
        used = ModelUsed(self._encoder.model_id, self._encoder.dim, self._encoder.runtime, self._encoder.precision)
        confident = close or any(_says_all(words, passage.text) for passage in best)
        return Answer(kind, seconds, used, question.encode_ms, _since_ms(started_s), confident, results)

    def _titles(self, query: FloatArray, owners: dict[int, str]) -> dict[int, float]:
        """Return how near the titles of the passages' documents are."""
        near = title_nearness(query, self._library.title_vectors(list(dict.fromkeys(owners.values()))))
        return {one: near[owner] for one, owner in owners.items() if owner in near}

    def _meant(self, asked: Asked | None, candidates: list[int], owners: dict[int, str]) -> dict[int, float]:
        """Return how near each passage, and the title of its document, comes to the words of the question."""
        if asked is None:
            return {}
        known = self._library.word_vectors
        passages = word_meanings.meant(asked, self._library.texts(candidates), known)
        titles = word_meanings.meant(asked, self._library.titles(list(dict.fromkeys(owners.values()))), known)
        return {one: own + titles.get(owners.get(one, ""), own) for one, own in passages.items()}

    def _shown(self, order: list[int], owners: dict[int, str], top: int) -> list[Card]:
        """Return the best ``top`` cards; ``order``: ids of passages, best first, ``owners``: the document of each."""
        groups: dict[str, list[int]] = {}
        for one in order:
            if one in owners:
                groups.setdefault(owners[one], []).append(one)
        return cards_of(self._library, [group[: 1 + MOST_OTHERS] for group in groups.values()], top)

    def _require_same_model(self) -> None:
        """A query may be cut shorter than the library's vectors (Matryoshka), never be of another model."""
        bound, own = self._library.pipeline, Pipeline.of(self._encoder)
        if bound is None:
            return
        if (bound.model_id, bound.precision) != (own.model_id, own.precision) or own.dim > bound.dim:
            raise WolofSearchError(
                "library.other_pipeline", path=str(self._library.folder), bound=str(bound), wanted=str(own)
            )


def _marks(near_to: dict[int, Nearness], words: list[str], best: list[StoredPassage]) -> list[tuple[Range, ...]]:
    """Return what to mark in the best passages: words of the question, else the nearest sentence."""
    by_words = [marked_words(words, passage.text) for passage in best]
    if any(by_words):
        return by_words
    return [marked_sentence(near_to[passage.id].sentence, passage.text) for passage in best]


def _candidates(top: int) -> int:
    return max(CANDIDATES, top * _CANDIDATES_PER_RESULT)


def _since_ms(started_s: float) -> float:
    return (time.perf_counter() - started_s) * 1000


def _says_all(words: list[str], text: str) -> bool:
    """Return whether a passage holds every telling word of the question: as good a reason for trust as a cosine."""
    return bool(words) and {word for word, _, _ in occurrences(words, text)} == set(words)
