"""Draws batches of pairs, tokenised: one family at a time, so that the wrong answers are of the right one's kind.

A Wolof query may be cut into smaller pieces than need be, or be heard: soft tokens of letters, some of them wrong, as
the speech side hands them over. A French answer may stand among other texts, since a passage says more than any one
question asks. In the family ``spelling`` a heard text must find itself: it needs no translation, so all the Wolof there
is can teach it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from wolofsearch.encoder.tokens import Tokens
from wolofsearch.training.heard_letters import LetterTable, heard
from wolofsearch.training.negatives import Found
from wolofsearch.training.phonemes import letters
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.text_data import SPELLING, Pair
from wolofsearch.training.text_rows import SoftRow, TextRow

_LOOSE = 0.3
"""Share of the words of a loosely cut text that fall into letters (after BPE dropout; Provilkov et al., 2020)."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of n queries and of at least n documents: the answers in the same order, then hard negatives.

    ``answers`` are the texts of the documents, for finding those that are right too.
    """

    queries: list[TextRow]
    documents: list[TextRow]
    answers: list[str]

    def chunks(self, tokens: int) -> list[list[TextRow]]:
        """Return all rows in order, in pieces of at most so many tokens with their padding."""
        pieces: list[list[TextRow]] = [[]]
        longest = 0
        for side in (self.queries, self.documents):
            for row in side:
                longest = max(longest, len(row))
                if pieces[-1] and longest * (len(pieces[-1]) + 1) > tokens:
                    pieces.append([])
                    longest = len(row)
                pieces[-1].append(row)
        return pieces


class PairSampler:
    """Draws batches of the families that the configuration weighs."""

    def __init__(self, families: dict[str, list[Pair]], config: TrainingConfig, tokenizer_file: Path) -> None:
        self._config = config
        self._families = families
        self.names = [name for name in config.text.weights if families.get(name)]
        self._weights = [config.text.weights[name] for name in self.names]
        self._plain = Tokens.load(tokenizer_file, config.text.document_tokens)
        self._letters = without_merges(tokenizer_file)
        self._table = LetterTable(self._letters)
        self._prompt = self._plain.encode(config.model.prompts["document"])[:-1]

    def batch(self, rng: random.Random, found: Found) -> Batch:
        """Return a batch, bounded in pairs and in tokens, with a mined negative for each pair that has one."""
        settings = self._config.text
        family = rng.choices(self.names, self._weights)[0]
        pairs = self._families[family]
        drawn = rng.choices(range(len(pairs)), k=settings.batch_pairs)
        texts = [self._document(pairs, place, family, rng) for place in drawn]
        encoded: list[TextRow] = [*self._plain.encode_batch(texts)]
        queries: list[TextRow] = []
        total = 0
        for place, document in zip(drawn, encoded, strict=True):
            query = self._query(pairs[place], rng, heard_only=family == SPELLING)
            total += len(query) + len(document)
            if queries and total > settings.batch_tokens:
                break
            queries.append(query)
        kept = drawn[: len(queries)]
        hard = _negatives(found[family], kept, rng) if family in found else []
        wrong = [pairs[place].document for place in hard]
        return Batch(
            queries,
            [*encoded[: len(queries)], *(self._plain.encode_batch(wrong) if wrong else [])],
            [*(pairs[place].document for place in kept), *wrong],
        )

    def heard(self, spelled: str, rng: random.Random) -> SoftRow:
        """Return a query, given in letters, as it might be heard."""
        return self._table.row(self._prompt, heard(spelled, self._config.text.misheard_share, rng), self._plain.end)

    def _document(self, pairs: list[Pair], place: int, family: str, rng: random.Random) -> str:
        pair, settings = pairs[place], self._config.text
        if family == SPELLING:
            return f"{self._config.model.prompts['document']} {pair.document}"
        if not pair.wolof or rng.random() >= settings.surrounded_share:
            return pair.document
        others = rng.choices(pairs, k=rng.randint(1, settings.surroundings))
        texts = [pair.document, *(other.document for other in others)]
        rng.shuffle(texts)
        return " ".join(texts)

    def _query(self, pair: Pair, rng: random.Random, *, heard_only: bool) -> TextRow:
        settings = self._config.text
        draw = rng.random()
        by_ear = heard_only or (pair.wolof and draw < settings.wolof_heard_share)
        if by_ear and (spelled := pair.spoken or letters(pair.query)):
            return self.heard(_stretch(spelled, settings.heard_letters, rng), rng)
        loose = pair.wolof and draw < settings.wolof_heard_share + settings.wolof_dropout_share
        if not loose:
            return self._closed(self._plain.encode(pair.query)[:-1])
        cut = ((self._letters if rng.random() < _LOOSE else self._plain).encode(word) for word in pair.query.split())
        return self._closed([number for word in cut for number in word[:-1]])

    def _closed(self, ids: list[int]) -> list[int]:
        return [*[*self._prompt, *ids][: self._config.text.query_tokens - 1], self._plain.end]


def _stretch(spelled: str, longest: int, rng: random.Random) -> str:
    """Return whole words, in a row, of at most so many letters (one word at least)."""
    if len(spelled) <= longest:
        return spelled
    starts = [
        0,
        *(place + 1 for place, letter in enumerate(spelled) if letter == " " and place + longest < len(spelled)),
    ]
    start = rng.choice(starts)
    return spelled[start : start + longest].rsplit(" ", 1)[0]


def _negatives(found: npt.NDArray[np.int32], kept: list[int], rng: random.Random) -> list[int]:
    """Return one of the negatives of each kept pair that has any."""
    rows = ([int(place) for place in found[row] if place >= 0] for row in kept)
    return [rng.choice(row) for row in rows if row]


def without_merges(tokenizer_file: Path) -> Tokens:
    """Return a tokenizer that cuts every text into letters."""
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.model.dropout = 1.0
    return Tokens(tokenizer, 512)
