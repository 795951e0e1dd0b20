"""What a model is measured on: queries, a corpus, and which passages answer which query (BEIR's three parts).

A classification set is one of these too: its corpus is the names of the labels, and the label of a query is its one
relevant passage. So zero-shot classification by label name is retrieval, and nothing is written twice.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from wolofsearch.encoder.protocol import Task

Kind = Literal["retrieval", "classification"]
Qrels = dict[str, dict[str, int]]
"""Query id → passage id → relevance, above 0 for what answers the query."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question: ``text`` is what was typed or a true transcript of ``audio``; either may be missing."""

    id: str
    text: str = ""
    audio: Path | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that may answer."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """One benchmark set. ``about`` is what its manifest tells: sources, licences, what was dropped and why."""

    name: str
    task: Task
    queries: list[Query]
    corpus: list[Passage]
    qrels: Qrels
    kind: Kind = "retrieval"
    about: dict[str, Any] = field(default_factory=dict)

    @property
    def spoken(self) -> bool:
        """Whether every query has a recording."""
        return bool(self.queries) and all(query.audio for query in self.queries)

    @property
    def written(self) -> bool:
        """Whether every query has a text."""
        return bool(self.queries) and all(query.text for query in self.queries)

    def relevant(self, query: Query) -> set[str]:
        """Return the ids of the passages that answer a query."""
        return {passage for passage, relevance in self.qrels.get(query.id, {}).items() if relevance > 0}

    def sha256(self) -> str:
        """Return the hash of all that decides a figure: texts, sounds, answers, task."""
        digest = hashlib.sha256(f"{self.kind} {self.task}\n".encode())
        for query in self.queries:
            sound = hashlib.sha256(query.audio.read_bytes()).hexdigest() if query.audio else ""
            answers = sorted(self.qrels.get(query.id, {}).items())
            digest.update(f"{query.id}\t{query.text}\t{sound}\t{answers}\n".encode())
        for passage in self.corpus:
            digest.update(f"{passage.id}\t{passage.text}\n".encode())
        return digest.hexdigest()


def tidied(given: RetrievalSet) -> RetrievalSet:
    """Return the set with equal passages as one and without queries that nothing in the corpus answers.

    A passage that stands in a corpus twice answers under either id; a query without an answer measures nothing.
    ``about`` tells how many of each there were.
    """
    first: dict[str, str] = {}
    known = {passage.id: first.setdefault(" ".join(passage.text.split()), passage.id) for passage in given.corpus}
    qrels: Qrels = {}
    for query, answers in given.qrels.items():
        for passage, relevance in answers.items():
            if passage in known and relevance > 0:
                merged = qrels.setdefault(query, {})
                merged[known[passage]] = max(relevance, merged.get(known[passage], 0))
    kept = set(first.values())
    queries = [query for query in given.queries if query.id in qrels]
    about = {
        "equal_passages_merged": len(given.corpus) - len(kept),
        "queries_without_answer": len(given.queries) - len(queries),
    }
    return replace(
        given,
        queries=queries,
        corpus=[passage for passage in given.corpus if passage.id in kept],
        qrels={query.id: qrels[query.id] for query in queries},
        about={**given.about, **about},
    )
