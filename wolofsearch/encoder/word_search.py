"""Letters as they are heard → the words that were probably said, each reading with its share.

A prefix beam search over the frames (Graves and Jaitly, 2014; Hannun et al., 2014): a reading is a row of words of the
lexicon and the beginning of the next; its score sums over all ways to time its letters, and the bigram model weighs its
words. Nobody is shown the words. Several readings go on, because a vector can be the mean of what they mean.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wolofsearch.encoder.lexicon import START, Lexicon, Numbers
from wolofsearch.encoder.protocol import FloatArray

BLANK, SPACE = 0, 1
BEAM = 200
"""Readings that are followed from frame to frame."""
LANGUAGE_WEIGHT = 0.6
"""Weight of the bigram model against the letters."""
WORD_BONUS = 0.5
"""For each word: without it few long words would win."""
READINGS = 10
SPREAD = 2.0
"""Scores are divided by it before they become shares: letter heads are surer than they are right."""
Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reading:
    """What may have been said, and how likely against the other readings; shares sum to 1."""

    text: str
    share: float


class _Histories:
    """Rows of words, each known by its number; number 0 is the empty row."""

    def __init__(self) -> None:
        self._entries: list[tuple[int, int]] = [(0, START)]
        self._numbers: dict[tuple[int, int], int] = {}
        self.last = np.zeros(1, np.int64)
        """The last word of each row."""

    def extended(self, rows: Numbers, words: Numbers) -> Numbers:
        found = []
        for entry in zip(rows.tolist(), words.tolist(), strict=True):
            number = self._numbers.setdefault(entry, len(self._entries))
            if number == len(self._entries):
                self._entries.append(entry)
            found.append(number)
        if len(self._entries) > len(self.last):
            self.last = np.array([word for _, word in self._entries])
        return np.array(found, np.int64)

    def words(self, row: int) -> list[int]:
        found: list[int] = []
        while row:
            row, word = self._entries[row]
            found.append(word)
        return found[::-1]


@dataclass(slots=True)
class _Beam:
    """Readings side by side: place in the letter tree, words before it, scores ending in a blank and in a letter."""

    node: Numbers
    history: Numbers
    blank: Scores
    letter: Scores

    @property
    def score(self) -> Scores:
        return np.logaddexp(self.blank, self.letter)

    def merged(self, nodes: int) -> _Beam:
        """Return the best of the readings, equal ones as one."""
        keys = self.history * nodes + self.node
        order = np.argsort(keys, kind="stable")
        starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
        kept = order[starts]
        beam = _Beam(
            self.node[kept],
            self.history[kept],
            np.logaddexp.reduceat(self.blank[order], starts),
            np.logaddexp.reduceat(self.letter[order], starts),
        )
        if len(kept) > BEAM:
            best = np.argpartition(-beam.score, BEAM)[:BEAM]
            beam = _Beam(beam.node[best], beam.history[best], beam.blank[best], beam.letter[best])
        return beam


def readings(scores: FloatArray, lexicon: Lexicon) -> list[Reading]:
    """Return at most :data:`READINGS` readings, the likeliest first; none where no word was heard.

    Args:
        scores: (frames, 1 + letters) log-probabilities of the letter head, blank first.
        lexicon: the words that may be heard.
    """
    histories = _Histories()
    nothing = np.full(1, -np.inf)
    beam = _Beam(np.zeros(1, np.int64), np.zeros(1, np.int64), np.zeros(1), nothing)
    for frame in scores.astype(np.float64):
        beam = _step(beam, frame, lexicon, histories)
    ended: dict[int, float] = {}
    whole = beam.node == 0
    for row, score in zip(beam.history[whole], beam.score[whole], strict=True):
        ended[int(row)] = float(score)
    ends = np.flatnonzero(lexicon.tree.word[beam.node] != START)
    last, ending = _ended(beam, beam.score, ends, lexicon, histories)
    for row, score in zip(last, ending, strict=True):
        ended[int(row)] = float(np.logaddexp(ended.get(int(row), -np.inf), score))
    ended.pop(0, None)
    best = sorted(ended, key=lambda row: -ended[row])[:READINGS]
    if not best:
        return []
    weights = np.exp((np.array([ended[row] for row in best]) - ended[best[0]]) / SPREAD)
    texts = (" ".join(lexicon.words[word - 1] for word in histories.words(row)) for row in best)
    return [Reading(text, float(weight)) for text, weight in zip(texts, weights / weights.sum(), strict=True)]


def clarity(scores: FloatArray) -> float:
    """Return how sure the letter head is, 0 to 1: the mean chance of the likeliest letter where one is likeliest.

    Args:
        scores: (frames, 1 + letters) log-probabilities, blank first.
    """
    spoken = scores[scores.argmax(axis=1) != BLANK]
    return float(np.exp(spoken.max(axis=1)).mean()) if len(spoken) else 0.0


def _step(beam: _Beam, frame: Scores, lexicon: Lexicon, histories: _Histories) -> _Beam:
    tree, score = lexicon.tree, beam.score
    own = tree.letter[beam.node]
    silent, held = score + frame[BLANK], beam.letter + frame[own]
    counts = tree.count[beam.node]
    source = np.repeat(np.arange(len(counts)), counts)
    child = np.arange(len(source)) + np.repeat(tree.first[beam.node] - np.cumsum(counts) + counts, counts)
    # A letter that follows its like must be parted from it by a blank.
    came = np.where(tree.letter[child] == own[source], beam.blank[source], score[source])
    promise = tree.best[child] - tree.best[beam.node[source]]
    next_letter = came + frame[tree.letter[child]] + LANGUAGE_WEIGHT * promise
    everything = np.concatenate([np.maximum(silent, held), next_letter])
    least = np.partition(everything, -2 * BEAM)[-2 * BEAM] if len(everything) > 2 * BEAM else -np.inf
    ends = np.flatnonzero((tree.word[beam.node] != START) & (score + frame[SPACE] >= least))
    row, ended = _ended(beam, score, ends, lexicon, histories)
    stays, grows = np.maximum(silent, held) >= least, next_letter >= least
    none = np.full(len(next_letter) + len(ended), -np.inf)
    return _Beam(
        np.concatenate([beam.node[stays], child[grows], np.zeros(len(row), np.int64)]),
        np.concatenate([beam.history[stays], beam.history[source[grows]], row]),
        np.concatenate([silent[stays], none[: int(grows.sum()) + len(row)]]),
        np.concatenate([held[stays], next_letter[grows], ended + frame[SPACE]]),
    ).merged(len(tree.letter))


def _ended(
    beam: _Beam, score: Scores, ends: Numbers, lexicon: Lexicon, histories: _Histories
) -> tuple[Numbers, Scores]:
    """Return the histories with the word that ends at each of the places, and their scores."""
    tree, node = lexicon.tree, beam.node[ends]
    word, before = tree.word[node], histories.last[beam.history[ends]]
    likely = lexicon.scores(before, word) - tree.best[node]
    return histories.extended(beam.history[ends], word), score[ends] + LANGUAGE_WEIGHT * likely + WORD_BONUS
