"""Wolof text as the speech side will hand it to the text model: soft tokens of letters and silence, not spelled words.

The encoder of the speech stage spells with peaks: a letter fills a frame of 40 ms, silence the frames between, and the
convolution makes one soft token of two frames. A text model that has only read rows of letters must be met half way by
the speech side; here it meets such tokens in text alone, so every Wolof line counts, spoken or not. The simulation
knows the ways in which an encoder errs: letters confused, lost, doubled, uncertain, and every pace between hasty talk
and reading aloud.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wolofsearch.encoder.tokens import Tokens
from wolofsearch.training.mishearing import ALIKE, mishear
from wolofsearch.training.phonemes import LETTERS, NUMBERS
from wolofsearch.training.text_rows import SoftRow

SILENCE = 0
"""Number of the blank, beside :data:`~wolofsearch.training.phonemes.NUMBERS`."""
FRAMES_PER_TOKEN = 2
PACE = (0.2, 2.2)
"""Mean number of silent frames behind a letter, drawn for each text: fourteen letters a second to eight."""
PAUSE_SHARE, PAUSE_FRAMES = 0.1, (4, 20)
"""Word boundaries at which a speaker pauses, and for how long."""
UNCERTAIN_SHARE, LEAST_CERTAIN = 0.4, 0.4
"""Frames in which another letter, or silence, is heard too; the least weight of the one that is right."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Soft tokens: letter numbers and their weights, both (tokens, 4); the weights of a token sum to 1."""

    numbers: npt.NDArray[np.int64]
    weights: npt.NDArray[np.float32]

    def __len__(self) -> int:
        """Return the number of soft tokens."""
        return len(self.numbers)


class LetterTable:
    """The token that stands for each letter, and for silence, in the text model.

    Args:
        tokens: cuts texts into letters.
    """

    def __init__(self, tokens: Tokens) -> None:
        # A space is the tokenizer's mark of a word's beginning; silence is a character that no text holds.
        silence, boundary = tokens.encode("a\0")[-2], tokens.encode("a a")[-3]
        rows = [silence, boundary, *(tokens.encode(f"a{letter}")[-2] for letter in LETTERS[1:])]
        self.ids = np.array(rows, np.int64)

    def row(self, before: list[int], soft: Heard, end: int) -> SoftRow:
        """Return the soft tokens between the ids of a prompt and the end of the text."""
        ids, weights = self.ids[soft.numbers], soft.weights
        plain = np.zeros((len(before) + 1, ids.shape[1]), np.int64)
        plain[:, 0] = [*before, end]
        whole = np.zeros(plain.shape, np.float32)
        whole[:, 0] = 1.0
        return SoftRow(np.concatenate([plain[:-1], ids, plain[-1:]]), np.concatenate([whole[:-1], weights, whole[-1:]]))


def _alternatives() -> list[list[int]]:
    """Return, by letter number, the numbers of what it is taken for."""
    found = [[SILENCE]]
    for letter in LETTERS:
        alike = sorted({other for group in ALIKE if letter in group for other in group} - {letter})
        found.append([*(NUMBERS[other] for other in alike), SILENCE])
    return found


_ALTERNATIVES = _alternatives()


def heard(spelled: str, most_errors: float, rng: random.Random) -> Heard:
    """Return a text in letters as an encoder might hear it.

    Args:
        spelled: in the alphabet of :data:`~wolofsearch.training.phonemes.LETTERS`, not empty.
        most_errors: largest share of letters heard wrongly; see :func:`~wolofsearch.training.mishearing.mishear`.
        rng: all chance.
    """
    generator = np.random.default_rng(rng.getrandbits(64))
    numbers = np.array([NUMBERS[letter] for letter in mishear(spelled, most_errors, rng)])
    gaps = generator.poisson(generator.uniform(*PACE), len(numbers))
    gaps[:-1] = np.maximum(gaps[:-1], numbers[:-1] == numbers[1:])  # CTC parts equal letters by silence
    pauses = (numbers == 1) & (generator.random(len(numbers)) < PAUSE_SHARE)
    gaps[pauses] += generator.integers(*PAUSE_FRAMES, int(pauses.sum()))
    places = generator.integers(0, 6) + np.arange(len(numbers)) + np.concatenate([[0], gaps[:-1].cumsum()])
    total = int(places[-1]) + 1 + int(generator.integers(0, 6))
    total += total % FRAMES_PER_TOKEN
    frames = np.full(total, SILENCE)
    frames[places] = numbers
    others = np.array([_ALTERNATIVES[number][0] for number in frames])
    for place in places:
        choices = _ALTERNATIVES[frames[place]]
        others[place] = choices[int(generator.integers(len(choices)))]
    silent = frames == SILENCE
    others[silent] = np.roll(frames, 1)[silent]  # a letter rings on
    uncertain = generator.random(total) < np.where(silent, UNCERTAIN_SHARE / 4, UNCERTAIN_SHARE)
    certain = np.where(uncertain, generator.uniform(LEAST_CERTAIN, 1.0, total), 1.0)
    columns = np.stack([frames, others], axis=1).reshape(-1, 2 * FRAMES_PER_TOKEN)
    weights = np.stack([certain, 1 - certain], axis=1).reshape(-1, 2 * FRAMES_PER_TOKEN) / FRAMES_PER_TOKEN
    return Heard(columns.astype(np.int64), weights.astype(np.float32))
