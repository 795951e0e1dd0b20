"""Which language a sentence is in: Wolof, French, or another, told apart by their letters.

The ready-made detectors that need no download do not know Wolof, and it stands beside French in one sentence. A naive
Bayes model over letter n-grams (scikit-learn), learnt from the trusted sources themselves, tells them apart; the report
states how often it errs on sentences that it has not learnt from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.naive_bayes import MultinomialNB

LANGUAGES = ("wo", "fr", "other")
SHORTEST = 20
"""Characters below which no verdict is asked: names and single words are alike in all languages."""
_HELD_OUT = 10  # every tenth sentence is kept to state the error


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """A learnt guess. ``error``: share of wrong verdicts on unseen sentences from :data:`SHORTEST` characters on."""

    model: Any
    error: float

    def chances(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """Return for each text how likely each of :data:`LANGUAGES` is."""
        if not texts:
            return []
        rows = self.model.predict_proba(_features(texts))
        return [dict(zip(self.model.classes_, map(float, row), strict=True)) for row in rows]


def learn(sentences: dict[str, list[str]]) -> LanguageGuess:
    """Learn from sentences by language.

    Args:
        sentences: under each of :data:`LANGUAGES`.
    """
    texts: list[str] = []
    labels: list[str] = []
    unseen: list[str] = []
    truth: list[str] = []
    for language, known in sorted(sentences.items()):
        long = [text for text in known if len(text) >= SHORTEST]
        for number, text in enumerate(long):
            (unseen if number % _HELD_OUT == 0 else texts).append(text)
            (truth if number % _HELD_OUT == 0 else labels).append(language)
    model = MultinomialNB(alpha=0.05, fit_prior=False)
    model.fit(_features(texts), labels)
    guessed = model.predict(_features(unseen))
    wrong = sum(guess != right for guess, right in zip(guessed, truth, strict=True))
    return LanguageGuess(model, wrong / max(1, len(unseen)))


def _features(texts: Sequence[str]) -> Any:
    vectorizer = HashingVectorizer(
        analyzer="char_wb", ngram_range=(1, 4), n_features=2**18, alternate_sign=False, norm=None
    )
    return vectorizer.transform(texts)
