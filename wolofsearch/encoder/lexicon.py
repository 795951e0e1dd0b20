"""The words that a model can hear, and which word tends to follow which.

A letter head alone writes what no dictionary holds. Wolof has far fewer words than letters could spell, and a word
narrows what may come next; both are learnt from text, of which there is more than of speech. The file is untrusted
input: it is safetensors, and whatever does not fit together is refused before it is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wolofsearch.encoder.protocol import FloatArray

Numbers = npt.NDArray[np.int64]
START = 0
"""Number of the word before the first; the word ``words[n]`` has number n + 1."""
MOST_WORDS = 65_000
LONGEST_WORD = 60
COMMON_NATS = 6.0
"""A word that makes up more than e⁻⁶ of all text tells nothing by itself."""


@dataclass(frozen=True)
class Lexicon:
    """Words, and a bigram model over them.

    Args:
        letters: what the outputs of the letter head behind the blank are; the first is the space.
        words: as they are written.
        spelled: the same words in ``letters``, all different, without spaces.
        chances: (words,) natural logarithm of each word's share of all words.
        before, after: (pairs,) numbers of words that were met one behind the other, in order.
        follows: (pairs,) logarithm of the share of ``after`` among what follows ``before``.
        unmet: (words + 1,) logarithm of the weight of ``chances`` behind each word, for pairs that were not met.
    """

    letters: str
    words: list[str]
    spelled: list[str]
    chances: FloatArray
    before: Numbers
    after: Numbers
    follows: FloatArray
    unmet: FloatArray

    def __post_init__(self) -> None:
        """Refuse what does not fit together with a ValueError."""
        count, known = len(self.words), set(self.letters[1:])
        arrays = (self.chances, self.follows, self.unmet)
        fits = (
            0 < count <= MOST_WORDS
            and self.letters[:1] == " "
            and len(set(self.spelled)) == len(self.spelled) == len(self.chances) == len(self.unmet) - 1 == count
            and len(self.before) == len(self.after) == len(self.follows)
            and all(0 < len(word) <= LONGEST_WORD and known.issuperset(word) for word in self.spelled)
            and all(np.isfinite(values).all() and (values <= 0.01).all() for values in arrays)
            and (not len(self.before) or (self.before.min() >= START and self.before.max() <= count))
            and (not len(self.after) or (self.after.min() > START and self.after.max() <= count))
            and (np.diff(self._pairs) > 0).all()
        )
        if not fits:
            raise ValueError("lexicon")

    @cached_property
    def _pairs(self) -> Numbers:
        return self.before * (len(self.words) + 1) + self.after

    @cached_property
    def tree(self) -> LetterTree:
        """The words' letters, as a tree."""
        return LetterTree.of(self.spelled, self.letters, self.chances)

    def scores(self, before: Numbers, after: Numbers) -> FloatArray:
        """Return the logarithm of the chance of each word behind the one before it, both (n,) numbers of words."""
        wanted = before * (len(self.words) + 1) + after
        guess = self.unmet[before] + self.chances[after - 1]
        if not len(self._pairs):
            return guess
        places = np.minimum(np.searchsorted(self._pairs, wanted), len(self._pairs) - 1)
        return np.where(self._pairs[places] == wanted, self.follows[places], guess)

    def weights(self, words: Sequence[str]) -> FloatArray:
        """Return how much each word tells, (n,): how rare it is, in nats beyond :data:`COMMON_NATS`.

        A word that is not in the lexicon, such as a French one, is as rare as the rarest.
        """
        chances = self.chances[[self._numbers.get(word, self._rarest) for word in words]]
        return np.asarray(np.maximum(-chances - COMMON_NATS, 0.0), np.float32)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.words)}

    @cached_property
    def _rarest(self) -> int:
        return int(self.chances.argmin())

    def save(self, file: Path) -> None:
        """Write the lexicon; the same lexicon makes the same bytes."""
        from safetensors.numpy import save_file

        tensors = {
            "words": _as_bytes(self.words),
            "spelled": _as_bytes(self.spelled),
            "chances": self.chances.astype(np.float16),
            "before": self.before.astype(np.uint16),
            "after": self.after.astype(np.uint16),
            "follows": self.follows.astype(np.float16),
            "unmet": self.unmet.astype(np.float16),
        }
        save_file(tensors, file, {"letters": self.letters})
        file.chmod(0o644)  # safetensors lets nobody else read it, but a model is installed for all

    @classmethod
    def load(cls, file: Path) -> Lexicon:
        """Read :meth:`save`'s file; raises whatever its damage causes."""
        from safetensors import safe_open

        with safe_open(str(file), "np") as opened:
            values = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118
            letters = (opened.metadata() or {})["letters"]
        return cls(
            letters=letters,
            words=_as_words(values["words"]),
            spelled=_as_words(values["spelled"]),
            chances=values["chances"].astype(np.float32),
            before=values["before"].astype(np.int64),
            after=values["after"].astype(np.int64),
            follows=values["follows"].astype(np.float32),
            unmet=values["unmet"].astype(np.float32),
        )


def _as_words(values: npt.NDArray[np.uint8]) -> list[str]:
    return values.tobytes().decode("utf-8").split("\n")


def _as_bytes(words: list[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode("utf-8"), np.uint8)


@dataclass(frozen=True, slots=True)
class LetterTree:
    """All words letter by letter; node 0 is the root, and the children of a node have numbers in a row.

    Args:
        letter: (nodes,) output of the letter head that leads to a node; of the root, that of the space.
        first, count: (nodes,) the first child of each node, and how many there are.
        word: (nodes,) number of the word that ends at a node, else :data:`START`.
        best: (nodes,) largest of the chances of the words at or below a node; of the root 0.
    """

    letter: Numbers
    first: Numbers
    count: Numbers
    word: Numbers
    best: FloatArray

    @classmethod
    def of(cls, spelled: list[str], letters: str, chances: FloatArray) -> LetterTree:
        """Build the tree of the words, level by level."""
        outputs = {letter: number + 1 for number, letter in enumerate(letters)}
        rows = np.zeros((len(spelled), max(map(len, spelled)) + 1), np.int64)
        for row, word in enumerate(spelled):
            rows[row, : len(word)] = [outputs[letter] for letter in word]
        node = np.zeros(len(spelled), np.int64)
        letters_of, parents, size = [np.array([1])], [np.array([0])], 1
        for column in rows.T[:-1]:
            inside = column > 0
            if not inside.any():
                break
            wide = len(letters) + 1
            keys, places = np.unique(node[inside] * wide + column[inside], return_inverse=True)
            node[inside] = size + places
            letters_of.append(keys % wide)
            parents.append(keys // wide)
            size += len(keys)
        above = np.concatenate(parents)
        count = np.bincount(above[1:], minlength=size)
        ends = np.full(size, START)
        ends[node] = np.arange(len(spelled)) + 1
        best = np.full(size, -np.inf, np.float32)
        best[node] = chances
        for number in range(size - 1, 0, -1):
            best[above[number]] = max(best[above[number]], best[number])
        best[0] = 0.0
        return cls(np.concatenate(letters_of), np.cumsum(count) - count + 1, count, ends, best)
