"""Does an embedding that was never taught an intent know it? By the label's name, and from a few examples.

Zero-shot is the nearest label name (the reference's way): accuracy and weighted F1. k-shot keeps the embeddings frozen
and learns from k examples a label, drawn ten times: nearest centroid, and logistic regression. A small model's vector
says less than there is to know, so a third learner hears and reads: whoever shows an example knows what was said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.evaluation.metrics import ranked
from wolofsearch.evaluation.retrieval import RetrievalSet

SHOTS = (1, 2, 4, 8, 16)
SEEDS = 10
CENTROID, REGRESSION, LETTERS = "nearest centroid", "logistic regression", "vectors and letters"
Labels = npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Clues:
    """What there is to know of utterances beside their vectors.

    ``words``: of each, as they are heard or typed. ``spelled``: of each, as they are written, and ``typed``, the
    vectors of that, (utterances, dim): both are known of the examples alone.
    """

    words: list[str]
    spelled: list[str]
    typed: FloatArray


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


def few_shot(vectors: FloatArray, given: RetrievalSet, clues: Clues | None = None) -> list[dict[str, Any]]:
    """Return accuracy and weighted F1, mean and standard deviation over the draws, for each k and each learner.

    Args:
        vectors: (queries, dim) unit rows, as the frozen model gives them.
        given: a classification set; a k that leaves no example to test some label on is left out.
        clues: for the learner :data:`LETTERS`, which is left out without.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import accuracy_score, f1_score

    right = np.array(labels_of(given))
    smallest = min(int((right == label).sum()) for label in np.unique(right))
    rows: list[dict[str, Any]] = []
    for shots in (shots for shots in SHOTS if shots < smallest):
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in (CENTROID, REGRESSION)}
        if clues is not None:
            found[LETTERS] = []
        for seed in range(SEEDS):
            shown = _draw(right, shots, np.random.default_rng(seed))
            asked = np.setdiff1d(np.arange(len(right)), shown)
            fitted = LogisticRegression(C=10.0, max_iter=1000).fit(vectors[shown], right[shown])
            guesses = [
                nearest_centroid(vectors[shown], right[shown], vectors[asked]),
                fitted.predict(vectors[asked]),
            ]
            if clues is not None:
                guesses.append(with_letters(vectors, clues, right, shown, asked))
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


def with_letters(
    vectors: FloatArray, clues: Clues, right: Labels, shown: npt.NDArray[np.int64], asked: npt.NDArray[np.int64]
) -> Labels:
    """Return the label of each utterance asked, by what is likeliest to vectors and letters together.

    Two logistic regressions, whose log-probabilities are added: over the vectors of speech and of the examples' text,
    and over stretches of two to five letters (TF-IDF) of the words heard and of the examples' text.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    twice = np.tile(right[shown], 2)
    meaning = LogisticRegression(C=10.0, max_iter=1000).fit(np.concatenate([vectors[shown], clues.typed[shown]]), twice)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    rows = letters.fit_transform([texts[one].lower() for texts in (clues.words, clues.spelled) for one in shown])
    spelling = LogisticRegression(C=10.0, max_iter=1000).fit(rows, twice)
    asked_rows = letters.transform([clues.words[one].lower() for one in asked])
    likely = meaning.predict_log_proba(vectors[asked]) + spelling.predict_log_proba(asked_rows)
    return np.asarray(meaning.classes_[likely.argmax(axis=1)])


def _draw(right: Labels, shots: int, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """Return the numbers of ``shots`` examples of each label."""
    return np.concatenate(
        [rng.choice(np.flatnonzero(right == label), shots, replace=False) for label in np.unique(right)]
    )
