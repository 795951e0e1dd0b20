"""Does an embedding that was never taught an intent know it? By the label's name, and from a few examples.

Zero-shot is the nearest label name (the reference's way): accuracy and weighted F1. k-shot keeps the embeddings frozen
and learns from k examples a label, drawn ten times: nearest centroid, and logistic regression.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.evaluation.metrics import ranked
from wolofsearch.evaluation.retrieval import RetrievalSet

SHOTS = (1, 2, 4, 8, 16)
SEEDS = 10
Labels = npt.NDArray[np.str_]


def labels_of(given: RetrievalSet) -> list[str]:
    """Return the label of each query: the one passage, a label's name, that is relevant to it."""
    return [min(given.relevant(query)) for query in given.queries]


def zero_shot(scores: FloatArray, given: RetrievalSet) -> dict[str, float]:
    """Return accuracy and weighted F1 of the nearest label name, from scores (queries, labels)."""
    from sklearn.metrics import accuracy_score, f1_score

    guessed, right = [best[0] for best in ranked(scores, given)], labels_of(given)
    return {
        "accuracy": round(float(accuracy_score(right, guessed)), 4),
        "weighted_f1": round(float(f1_score(right, guessed, average="weighted")), 4),
    }


def few_shot(vectors: FloatArray, given: RetrievalSet) -> list[dict[str, Any]]:
    """Return accuracy and weighted F1, mean and standard deviation over the draws, for each k and each learner.

    Args:
        vectors: (queries, dim) unit rows, as the frozen model gives them.
        given: a classification set; a k that leaves no example to test some label on is left out.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import accuracy_score, f1_score

    right = np.array(labels_of(given))
    smallest = min(int((right == label).sum()) for label in np.unique(right))
    rows: list[dict[str, Any]] = []
    for shots in (shots for shots in SHOTS if shots < smallest):
        found: dict[str, list[tuple[float, float]]] = {"nearest centroid": [], "logistic regression": []}
        for seed in range(SEEDS):
            shown = _draw(right, shots, np.random.default_rng(seed))
            asked = np.setdiff1d(np.arange(len(right)), shown)
            fitted = LogisticRegression(C=10.0, max_iter=1000).fit(vectors[shown], right[shown])
            guesses = (
                nearest_centroid(vectors[shown], right[shown], vectors[asked]),
                fitted.predict(vectors[asked]),
            )
            for name, guessed in zip(found, guesses, strict=True):
                accuracy = accuracy_score(right[asked], guessed)
                found[name].append((accuracy, f1_score(right[asked], guessed, average="weighted")))
        for name, scores in found.items():
            means, deviations = np.mean(scores, axis=0), np.std(scores, axis=0, ddof=1)
            rows.append(
                {
                    "learner": name,
                    "k": shots,
                    "accuracy": round(float(means[0]), 4),
                    "accuracy_sd": round(float(deviations[0]), 4),
                    "weighted_f1": round(float(means[1]), 4),
                    "weighted_f1_sd": round(float(deviations[1]), 4),
                }
            )
    return rows


def nearest_centroid(shown: FloatArray, labels: Labels, asked: FloatArray) -> Labels:
    """Return the label of the nearest mean, by cosine, of each row asked; scikit-learn's fails for single examples."""
    known = np.unique(labels)
    means = np.stack([shown[labels == label].mean(axis=0) for label in known])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)
    return np.asarray(known[(asked @ means.T).argmax(axis=1)])


def _draw(right: Labels, shots: int, rng: np.random.Generator) -> np.ndarray[Any, Any]:
    """Return the numbers of ``shots`` examples of each label."""
    return np.concatenate(
        [rng.choice(np.flatnonzero(right == label), shots, replace=False) for label in np.unique(right)]
    )
