"""What the evaluation sets ask and expect: no training row may say it.

A row overlaps when one side is, word for word, a question or an answer of a set, or shares a long run of words with
one. The sets of single dictionary words are excepted: a dictionary that lacks them would be none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from wolofsearch.evaluation.data_folder import rows, sample_questions
from wolofsearch.evaluation.leaks import key
from wolofsearch.evaluation.recipes import RECIPES

RUN_WORDS = 8
"""Words in a row that no training text shares with an evaluation text."""
SPOKEN_RUN_WORDS = 5
"""The same for the recorded verses, whose wording is translated many times."""


class Evaluation:
    """The texts of the evaluation sets.

    Args:
        texts: questions and answers.
        spoken: those that are recorded by real voices.
    """

    def __init__(self, texts: Iterable[str], spoken: Iterable[str] = ()) -> None:
        self._keys: set[str] = set()
        self._runs: dict[int, set[str]] = {RUN_WORDS: set(), SPOKEN_RUN_WORDS: set()}
        for length, some in ((RUN_WORDS, texts), (SPOKEN_RUN_WORDS, spoken)):
            for text in some:
                self._keys.add(key(text))
                self._runs[length] |= set(_runs(text, length))
        self._keys.discard("")

    @classmethod
    def of(cls, data: Path) -> Evaluation:
        """Return the texts of every set that is built from a data folder, and of the sample questions."""
        texts: list[str] = []
        for recipe in RECIPES.values():
            draft = recipe(data)
            if any(task.known for task in draft.tasks):
                continue
            queries = {query.id: query.text for query in draft.queries}
            for task in draft.tasks:
                passages = {passage.id: passage.text for passage in task.corpus}
                for query, relevant in task.qrels.items():
                    texts += [queries[query], *(passages[passage] for passage in relevant)]
        texts += [row[side] for row in sample_questions() for side in ("wolof", "french")]
        manifest = rows(data / "speech" / "ngaretou" / "manifest.tsv")
        return cls(dict.fromkeys(texts), [row[side] for row in manifest for side in ("wolof", "french")])

    def overlaps(self, text: str) -> bool:
        """Return whether a training text says what an evaluation set asks or expects."""
        return key(text) in self._keys or any(
            run in known for length, known in self._runs.items() if known for run in _runs(text, length)
        )


def _runs(text: str, length: int) -> Iterator[str]:
    words = key(text).split()
    for start in range(len(words) - length + 1):
        yield " ".join(words[start : start + length])
