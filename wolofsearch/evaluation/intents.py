"""What a speaker wants and what it is about: intents and topics of this product's world, written for it.

The utterances are our own (``intents.tsv``), spoken by machine voices that no training clip was spoken by. The corpus
is the labels' French names (``labels.tsv``), since the reference classifies by the nearest label name.
"""

from __future__ import annotations

from pathlib import Path

from wolofsearch.evaluation.data_folder import rows
from wolofsearch.evaluation.drafts import Draft, DraftQuery, DraftTask, Source
from wolofsearch.evaluation.retrieval import Passage

UTTERANCES = Path(__file__).parent / "intents.tsv"
UNREVIEWED = "written for this project; no native speaker has reviewed the sentences yet"
LABELS = Path(__file__).parent / "labels.tsv"


def intents(data: Path) -> Draft:
    """Intents and topics of the same utterances."""
    del data  # these sentences are our own
    utterances = list(rows(UTTERANCES))
    labels = list(rows(LABELS))
    queries = [DraftQuery(f"u{n:03d}", row["wolof"], speak=True) for n, row in enumerate(utterances)]
    tasks = [
        DraftTask(
            f"{kind}s",
            "intent" if kind == "intent" else "topic",
            [Passage(row["label"], row["french"]) for row in labels if row["kind"] == kind],
            {query.id: {row[kind]: 1} for query, row in zip(queries, utterances, strict=True)},
            kind="classification",
        )
        for kind in ("intent", "topic")
    ]
    return Draft("intents", queries, tasks, [Source("sentences of this project", "Apache-2.0")], notes=[UNREVIEWED])
