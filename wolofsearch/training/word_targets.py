"""What every soft token of a clip should be: the embedding of the word that is being said.

A whole sentence tells a speech encoder little about which sound meant what. But its own letter head, held to the right
letters, knows when each word was said, and the frozen text model knows how that word looks when it is typed. So each
soft token inside a word is pulled to the mean of the word's token embeddings: dozens of targets a clip instead of one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from wolofsearch.encoder.tokens import Tokens
from wolofsearch.training.clips import ClipFacts
from wolofsearch.training.phonemes import LETTERS

NO_WORD = -1
EDGES = ' .,;:!?()[]«»"“”…-–—'
"""What stands around words in running text."""
Path = npt.NDArray[np.int64]


def words_of(facts: ClipFacts) -> list[str]:
    """Return the written word for each word of a clip's letters; none where the two do not correspond."""
    words = [raw.strip(EDGES) for raw in facts.text.split()]
    written = [word for word in words if any(char.isalpha() for char in word)]
    return written if len(written) == len(facts.letters.split()) else []


def align(scores: npt.NDArray[np.float32], frames: Sequence[int], spelled: Sequence[str]) -> list[Path]:
    """Return which letter each frame of each clip says, by the best path that spells it (Graves et al., 2006).

    Args:
        scores: (clips, longest, letters + blank) log-probabilities, blank first.
        frames: valid frames of each clip.
        spelled: letters of each clip.

    Returns:
        For each clip (frames,): twice the place of a letter in the text plus 1, or twice the place of the letter that
        follows where the frame is blank. Empty where there are too few frames for the letters.
    """
    clips, longest, _ = scores.shape
    states = 2 * max(map(len, spelled)) + 1
    labels = np.zeros((clips, states), np.int64)
    skips = np.zeros((clips, states), bool)
    for row, text in enumerate(spelled):
        numbers = np.array([LETTERS.index(letter) + 1 for letter in text])
        labels[row, 1 : 2 * len(text) : 2] = numbers
        skips[row, 3 : 2 * len(text) : 2] = numbers[1:] != numbers[:-1]
    best = np.full((clips, states), -np.inf, np.float32)
    best[:, :2] = np.take_along_axis(scores[:, 0], labels[:, :2], axis=1)
    came = np.zeros((longest, clips, states), np.int8)
    for frame in range(1, longest):
        one = np.pad(best[:, :-1], ((0, 0), (1, 0)), constant_values=-np.inf)
        two = np.where(skips, np.pad(best[:, :-2], ((0, 0), (2, 0)), constant_values=-np.inf), -np.inf)
        choices = np.stack([best, one, two])
        came[frame] = choices.argmax(axis=0)
        reached = choices.max(axis=0) + np.take_along_axis(scores[:, frame], labels, axis=1)
        going = (frame < np.asarray(frames))[:, None]
        best = np.where(going, reached, best).astype(np.float32)
    return [_back(came[:, row], best[row], frames[row], len(text)) for row, text in enumerate(spelled)]


def _back(came: npt.NDArray[np.int8], best: npt.NDArray[np.float32], frames: int, letters: int) -> Path:
    last = 2 * letters - 1
    state = last + 1 if best[last + 1] > best[last] else last
    if not np.isfinite(best[state]):
        return np.zeros(0, np.int64)
    path = np.zeros(frames, np.int64)
    for frame in range(frames - 1, -1, -1):
        path[frame] = state
        state -= int(came[frame, state])
    return path


def words_said(path: Path, spelled: str) -> Path:
    """Return the number of the word that each frame of a path says, :data:`NO_WORD` between words."""
    number, numbers = 0, []
    for letter in spelled:
        number += letter == " "
        numbers.append(NO_WORD if letter == " " else number)
    before, after = np.array([NO_WORD, *numbers]), np.array([*numbers, NO_WORD])
    between = np.where(before == after, before, NO_WORD)
    said = np.stack([between, after], axis=1).reshape(-1)  # blank, letter, blank, letter, …
    return np.asarray(said[path], np.int64)


class WordTargets:
    """The embeddings of words, as the frozen text model has them.

    Args:
        table: token embeddings (vocabulary, width).
        tokens: cuts words.
    """

    def __init__(self, table: Tensor, tokens: Tokens) -> None:
        self._table = table.detach()
        self._tokens = tokens
        self._known: dict[str, Tensor] = {}

    def vector(self, word: str) -> Tensor:
        """Return the direction, (width,), of a typed word."""
        if word not in self._known:
            rows = functional.normalize(self._table[self._tokens.encode(word)[:-1]].float(), dim=-1)
            self._known[word] = functional.normalize(rows.mean(dim=0), dim=-1)
        return self._known[word]

    def loss(self, soft: Tensor, counts: Tensor, scores: Tensor, frames: Tensor, facts: Sequence[ClipFacts]) -> Tensor:
        """Return the mean of 1 - cosine over the soft tokens that fall into a word.

        Args:
            soft: soft tokens (clips, longest, width), two frames each.
            counts: valid ones of each clip.
            scores: (clips, frames, letters + blank) of the letter head.
            frames: valid frames of each clip.
            facts: of each clip.
        """
        paths = align(scores.detach().cpu().numpy(), frames.tolist(), [each.letters for each in facts])
        rows, places, targets = [], [], []
        for row, (path, each) in enumerate(zip(paths, facts, strict=True)):
            written = words_of(each)
            if not written or not len(path):
                continue
            said = words_said(path, each.letters)
            for place in range(int(counts[row])):
                word = int(said[2 * place : 2 * place + 2].max())
                if word != NO_WORD:
                    rows.append(row)
                    places.append(place)
                    targets.append(self.vector(written[word]))
        if not targets:
            return soft.new_zeros((), dtype=torch.float32)
        found = soft[torch.tensor(rows), torch.tensor(places)].float()
        return (1 - functional.cosine_similarity(found, torch.stack(targets).to(found.device), dim=-1)).mean()
