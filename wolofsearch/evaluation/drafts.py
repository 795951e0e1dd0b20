"""A set before it is built: what is asked, in which sound or voice, and the tasks that are made of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wolofsearch.encoder.protocol import Task
from wolofsearch.evaluation.leaks import key
from wolofsearch.evaluation.retrieval import Kind, Passage, Qrels


@dataclass(frozen=True, slots=True)
class DraftQuery:
    """A question: ``recording`` is copied; without one, ``speak`` has a machine voice say the Wolof text.

    ``voice`` is whose voice the recording has: what a voice says that has taught is not asked.
    """

    id: str
    text: str
    recording: Path | None = None
    speak: bool = False
    voice: str = ""


@dataclass(frozen=True, slots=True)
class DraftTask:
    """One corpus with its answers. ``known`` says why its texts may have been trained on; "" refuses such texts."""

    name: str
    task: Task
    corpus: list[Passage]
    qrels: Qrels
    kind: Kind = "retrieval"
    known: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where texts or recordings come from."""

    name: str
    licence: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A set to build. ``drop_known`` leaves out queries that were trained on instead of refusing the set."""

    name: str
    queries: list[DraftQuery]
    tasks: list[DraftTask]
    sources: list[Source]
    drop_known: bool = False
    notes: list[str] = field(default_factory=list)


def one_to_one(
    queries: Sequence[DraftQuery], answers: Sequence[str], others: Iterable[str] = ()
) -> tuple[list[Passage], Qrels]:
    """Return the corpus of the answers, equal ones once, with ``others`` behind, and what answers which query.

    Equal questions share their answers: a word that is glossed twice means both.
    """
    ids: dict[str, str] = {}
    corpus: list[Passage] = []
    for text in [*answers, *others]:
        if key(text) not in ids:
            ids[key(text)] = f"p{len(corpus):05d}"
            corpus.append(Passage(ids[key(text)], text))
    means: dict[str, dict[str, int]] = {}
    for query, answer in zip(queries, answers, strict=True):
        means.setdefault(key(query.text), {})[ids[key(answer)]] = 1
    return corpus, {query.id: dict(means[key(query.text)]) for query in queries}
