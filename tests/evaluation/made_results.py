"""Results as a run writes them, with figures that a test can look for."""

from __future__ import annotations

from typing import Any

from wolofsearch.evaluation.classification import CENTROID, LETTERS, REGRESSION
from wolofsearch.evaluation.metrics import METRICS
from wolofsearch.evaluation.systems import BM25, CONTROLS, FUSION, TEXT, TFIDF


def row(system: str, given: str, dim: int | None, value: float, *, above: bool) -> dict[str, Any]:
    """Return a row whose measures are all ``value``."""
    figure = {"value": value, "low": value - 0.02, "high": value + 0.02, "chance": 0.01}
    return {
        "system": system,
        "given": given,
        "dim": dim,
        "metrics": dict.fromkeys(METRICS, figure),
        "above_control": dict.fromkeys(METRICS, above),
    }


def made_results(*, above: bool = True) -> dict[str, Any]:
    """Return a run on a retrieval and a classification set; ``above``: whether speech beats its control."""
    rows = [
        row(FUSION, "speech", 64, 0.42, above=above),
        row(FUSION, "speech", 32, 0.41, above=above),
        row(TEXT, "text", 64, 0.75, above=True),
        row(TFIDF, "text", None, 0.53, above=True),
        row(BM25, "text", None, 0.29, above=True),
        *(row(control, "speech", None, 0.03, above=False) for control in CONTROLS),
    ]
    about = {
        "sources": [{"name": "afriqa", "licence": "CC BY"}],
        "voices": ["espeak-ng m5"],
        "notes": ["digits are not spoken"],
        "dropped_as_trained_on": 3,
    }
    common = {
        "sha256": "ab" * 32,
        "task": "translation",
        "queries": 324,
        "spoken": True,
        "trained_on": 0,
        "about": about,
    }
    shots = [
        {"learner": name, "k": k, "accuracy": accuracy, "accuracy_sd": 0.02, "weighted_f1": 0.7, "weighted_f1_sd": 0.02}
        for name, accuracy in ((CENTROID, 0.731), (REGRESSION, 0.731), (LETTERS, 0.802))
        for k in (1, 4)
    ]
    classified = [
        {
            "system": system,
            "given": given,
            "dim": 64,
            "zero_shot": {"accuracy": 0.6, "weighted_f1": 0.5},
            "few_shot": shots,
        }
        for system, given in ((FUSION, "speech"), (TEXT, "text"))
    ]
    return {
        "format": 1,
        "command": "wolofsearch evaluate --all",
        "versions": {"numpy": "2"},
        "machine": {"processor": "x86_64", "cores": 2},
        "model": {"id": "small", "sha256": "cd" * 32, "precision": "int8", "dims": [64, 32], "size_bytes": 12_300_000},
        "missing": [],
        "costs": {
            FUSION: {
                "parameters": 17_900_000,
                "size_bytes": 29_600_000,
                "ms_per_query": 33.1,
                "memory_mb": 148.0,
                "asked": "20",
            },
            BM25: {"parameters": 0, "size_bytes": 0, "ms_per_query": 0.04, "memory_mb": None, "asked": "20"},
        },
        "samples": {
            "questions": 22,
            "documents": 51,
            "chance_top_3": 0.0588,
            "speech_top_3": 11,
            "wolof_text_top_3": 9,
            "french_text_top_3": 22,
            "further": [{"asked": "wolof_text", "questions": 88, "first": 31, "top_3": 43, "mrr": 0.44}],
        },
        "sets": {
            "afriqa": {**common, "kind": "retrieval", "passages": 324, "rows": rows},
            "intents": {
                **common,
                "kind": "classification",
                "passages": 2,
                "rows": rows,
                "classification": classified,
            },
        },
    }
