"""The vectors that the analysis looks at: each set's queries and passages, and one large pool that all are asked of.

A dimension that loses nothing among 300 passages may lose much among 50,000; so the passages of all sets lie in one
pool with other French texts. They are encoded under the names that the evaluation uses, so that one cache serves both.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, zip_longest
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.evaluation.embedding_cache import EmbeddingCache, Encoded
from wolofsearch.evaluation.metrics import MAIN, METRICS, Values, per_query, ranked
from wolofsearch.evaluation.retrieval import RetrievalSet
from wolofsearch.evaluation.systems import Model, passage_vectors, speech_vectors, text_vectors

CUT = 10
MEASURES = (MAIN, f"accuracy@{CUT}")
"""Both look at ten passages only, so rankings are cut there and cost little."""
POOL = 50_000
FRENCH = ("wikineural_fr_wikipedia", "wivico_v2_sentences", "beta_gouv_fr", "agri_west_africa_pdf_fr")
"""Files of the data folder that fill the pool, one line of each in turn: encyclopaedia, administration, farming."""


@dataclass(frozen=True, slots=True)
class SetVectors:
    """A set asked one way. ``mode`` is ``"speech"`` or ``"text"``; vectors are unit rows, (n, width) float32."""

    given: RetrievalSet
    mode: str
    queries: FloatArray
    passages: FloatArray

    @property
    def name(self) -> str:
        """The set and how it was asked."""
        return f"{self.given.name}, {self.mode}"

    def first(self, queries: int) -> SetVectors:
        """Return the same with no more than so many queries."""
        return replace(self, given=first_queries(self.given, queries), queries=self.queries[:queries])


@dataclass(frozen=True, slots=True)
class Pool:
    """Distinct passages in an order that tells nothing: ``vectors`` (n, width) float32, ``rows`` text → its row."""

    vectors: FloatArray
    rows: dict[str, int]

    def sha256(self) -> str:
        """Return the hash of the texts in their order."""
        return hashlib.sha256("\n".join(self.rows).encode()).hexdigest()

    def names(self, given: RetrievalSet) -> npt.NDArray[np.str_]:
        """Return what each row is called in a set: the passage's id there, or a name that answers nothing."""
        known = {self.rows[_plain(passage.text)]: passage.id for passage in given.corpus}
        return np.array([known.get(row, f"- {row}") for row in range(len(self.vectors))])


def first_queries(given: RetrievalSet, count: int) -> RetrievalSet:
    """Return the set with no more than so many queries."""
    kept = given.queries[:count]
    return replace(given, queries=kept, qrels={query.id: given.qrels[query.id] for query in kept})


def values_of(rankings: list[list[str]], given: RetrievalSet) -> Values:
    """Return :data:`MEASURES` of each query, (queries, 2)."""
    return per_query(rankings, given)[:, [METRICS.index(name) for name in MEASURES]]


def values_at(scores: FloatArray, given: RetrievalSet) -> Values:
    """Return :data:`MEASURES` of each query, (queries, 2), for scores (queries, passages)."""
    return values_of([ranking[:CUT] for ranking in ranked(scores, given)], given)


def means(values: Values) -> dict[str, float]:
    """Return the means of :data:`MEASURES` over queries (or draws), (n, 2), by their names."""
    return {name: round(float(mean), 4) for name, mean in zip(MEASURES, values.mean(axis=0), strict=True)}


def means_at(scores: FloatArray, given: RetrievalSet) -> dict[str, float]:
    """Return the means of :data:`MEASURES` for scores (queries, passages)."""
    return means(values_at(scores, given))


def set_vectors(given: RetrievalSet, model: Model, cache: EmbeddingCache) -> Generator[Encoded, None, list[SetVectors]]:
    """Return a set's vectors at the model's largest dim, by speech and by text where it can be asked so."""
    texts = [passage.text for passage in given.corpus]
    passages = (yield from passage_vectors(texts, model.encoder, cache))[:, : model.dims[0]]
    found = []
    if given.spoken:
        heard = yield from speech_vectors(given, model.voice, model.heads()[model.voice], cache)
        found.append(SetVectors(given, "speech", heard[:, : model.dims[0]], passages))
    if given.written:
        typed = yield from text_vectors(given, model.encoder, cache)
        found.append(SetVectors(given, "text", typed[:, : model.dims[0]], passages))
    return found


def pooled(sets: Sequence[SetVectors], others: Sequence[str] = (), vectors: FloatArray | None = None) -> Pool:
    """Return the passages of all sets, and other texts with their vectors, as one pool; equal texts are one."""
    texts = chain(*([passage.text for passage in each.given.corpus] for each in sets), others)
    rows = np.concatenate([*(each.passages for each in sets), *([] if vectors is None else [vectors])])
    first: dict[str, int] = {}
    for row, text in enumerate(texts):
        first.setdefault(_plain(text), row)
    # Where scores tie, the order of the rows decides: it must not favour the sets, which came first.
    order = np.random.default_rng(0).permutation(len(first))
    names, places = list(first), np.array(list(first.values()))
    return Pool(rows[places[order]], {names[each]: row for row, each in enumerate(order)})


def french_texts(data: Path | None, count: int) -> list[str]:
    """Return up to ``count`` lines of :data:`FRENCH`; none where there is no data folder."""
    files = [file for name in FRENCH if data and (file := data / "french" / f"{name}.txt.gz").exists()]
    return list(islice((line for turn in zip_longest(*map(_lines, files)) for line in turn if line), count))


def _lines(file: Path) -> Iterator[str]:
    with gzip.open(file, "rt", encoding="utf-8") as text:
        yield from (line.strip() for line in text)


def _plain(text: str) -> str:
    return " ".join(text.split())
