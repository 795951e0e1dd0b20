"""The judgements on a batch of rows, one after the other: each keeps a row or names the reason why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from wolofsearch.encoder.protocol import Encoder
from wolofsearch.evaluation.leaks import key
from wolofsearch.training.curation.languages import SHORTEST, LanguageGuess
from wolofsearch.training.curation.normalisation import Orthography, clean, without_tags
from wolofsearch.training.curation.overlap import Evaluation
from wolofsearch.training.curation.rows import Reason, Row

Judged = tuple[Row, Reason | None]
LONGEST_RATIO = 3.0
"""Of the lengths of the two sides of a translation; short ones may differ more."""
_RATIO_SLACK = 20
LEAST_CHANCE = 0.5
LETTERS_PER_S = (1.0, 35.0)
"""Slowest and fastest transcript of a clip that is taken to be the right one."""
LEAST_SIMILARITY = {"high": -1.0, "medium": 0.0, "low": 0.15}
"""Cosine of the two sides by the bundled model below which a pair of a trust is dropped.

Of matched pairs of the curated set 0 and 0.7 % lie below, of pairs matched at random 58 and 97 %.
"""


@dataclass(frozen=True, slots=True)
class Judge:
    """What the filters need to know."""

    data: Path
    orthography: Orthography
    guess: LanguageGuess
    evaluation: Evaluation
    encoder: Encoder

    def judge(self, rows: Iterable[Row]) -> list[Judged]:
        """Return every row, normalised, with the first reason to drop it or None."""
        judged: list[Judged] = [(self._normalised(row), None) for row in rows]
        steps: tuple[Callable[[Sequence[Row]], list[Reason | None]], ...] = (
            _each(_empty), _each(_length), _each(self._sound), self._language, _each(self._evaluation),
        )  # fmt: skip
        for step in steps:
            judged = _apply(step, judged)
        return self._meaning(judged)

    def _normalised(self, row: Row) -> Row:
        said = clean(row.query)
        if row.language != "wo":
            return replace(row, query=said, document=clean(row.document))
        spelled = self.orthography(without_tags(said) if row.kind == "text" else said)
        original = "" if key(spelled) == key(said) else said
        return replace(row, query=spelled, document=clean(row.document), original=original)

    def _sound(self, row: Row) -> Reason | None:
        if row.kind != "speech":
            return None
        slowest, fastest = LETTERS_PER_S
        if not slowest <= len(row.query) / max(row.seconds, 0.01) <= fastest:
            return Reason.SPEED
        return None if (self.data / row.audio).is_file() else Reason.SOUND

    def _language(self, rows: Sequence[Row]) -> list[Reason | None]:
        asked = [(row.query, row.language) for row in rows] + [(row.document, "fr") for row in rows]
        chances = self.guess.chances([text for text, _ in asked])
        wrong = [
            len(text) >= SHORTEST and language in chance and chance[language] < LEAST_CHANCE
            for (text, language), chance in zip(asked, chances, strict=True)
        ]
        middle = len(rows)
        return [
            Reason.LANGUAGE if one or other else None for one, other in zip(wrong[:middle], wrong[middle:], strict=True)
        ]

    def _evaluation(self, row: Row) -> Reason | None:
        texts = (row.query, row.original, row.document)
        return Reason.EVALUATION if any(text and self.evaluation.overlaps(text) for text in texts) else None

    def _meaning(self, judged: list[Judged]) -> list[Judged]:
        """Ask the bundled model how near the two sides of each pair are; costs most, so it comes last."""
        asked = [
            place
            for place, (row, reason) in enumerate(judged)
            if reason is None and row.kind == "pair" and row.language == "wo" and row.trust != "high"
        ]
        if asked:
            documents = self.encoder.encode_documents([judged[place][0].document for place in asked])
            for place, document in zip(asked, documents, strict=True):
                row = judged[place][0]
                similarity = float(np.dot(self.encoder.encode_query(row.query), document))
                reason = Reason.MEANING if similarity < LEAST_SIMILARITY[row.trust] else None
                judged[place] = (replace(row, similarity=similarity), reason)
        return judged


def _each(step: Callable[[Row], Reason | None]) -> Callable[[Sequence[Row]], list[Reason | None]]:
    return lambda rows: [step(row) for row in rows]


def _apply(step: Callable[[Sequence[Row]], list[Reason | None]], judged: list[Judged]) -> list[Judged]:
    """Ask a step about the rows that no earlier step has dropped."""
    open_places = [place for place, (_, reason) in enumerate(judged) if reason is None]
    for place, reason in zip(open_places, step([judged[place][0] for place in open_places]), strict=True):
        judged[place] = (judged[place][0], reason)
    return judged


def _empty(row: Row) -> Reason | None:
    sides = (row.query, row.document) if row.kind == "pair" else (row.query,)
    return None if all(key(side) for side in sides) else Reason.EMPTY


def _length(row: Row) -> Reason | None:
    """A translation is about as long as its original; a passage, or what explains a word, may be far longer."""
    if row.kind != "pair" or row.language != "wo" or row.family == "words":
        return None
    shorter, longer = sorted((len(row.query), len(row.document)))
    return Reason.LENGTH if longer > LONGEST_RATIO * shorter + _RATIO_SLACK else None
