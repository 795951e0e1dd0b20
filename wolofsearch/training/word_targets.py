"""What every soft token of a clip should be: the embedding of the word that is being said.

A whole sentence tells a speech encoder little about which sound meant what. But its own letter head, held to the right
letters, knows when each word was said, and the frozen text model knows how that word looks when it is typed. So each
soft token inside a word is pulled to the mean of the word's token embeddings: dozens of targets a clip instead of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from wolofsearch.encoder.tokens import Tokens
from wolofsearch.training.alignment import NO_WORD, Path, align, words_said
from wolofsearch.training.clips import ClipFacts

EDGES = ' .,;:!?()[]«»"“”…-–—'
"""What stands around words in running text."""


def words_of(facts: ClipFacts) -> list[str]:
    """Return the written word for each word of a clip's letters; none where the two do not correspond."""
    words = [raw.strip(EDGES) for raw in facts.text.split()]
    written = [word for word in words if any(char.isalpha() for char in word)]
    return written if len(written) == len(facts.letters.split()) else []


class WordTargets:
    """The embeddings of words, as the frozen text model has them.

    Args:
        table: token embeddings (vocabulary, width).
        tokens: cuts words.
        every: facts of all clips that will be heard.
    """

    def __init__(self, table: Tensor, tokens: Tokens, every: Iterable[ClipFacts]) -> None:
        words = {word for facts in every for word in words_of(facts)}
        self._numbers = {word: number for number, word in enumerate(sorted(words))}
        cut = [row[:-1] for row in tokens.encode_batch(list(self._numbers))]
        ids = torch.tensor([token for row in cut for token in row], dtype=torch.long, device=table.device)
        owners = torch.tensor([number for number, row in enumerate(cut) for _ in row], dtype=torch.long)
        sums = torch.zeros(len(cut), table.shape[1], device=table.device)
        rows = functional.normalize(table.detach()[ids].float(), dim=-1)
        self._vectors = functional.normalize(sums.index_add_(0, owners.to(table.device), rows), dim=-1)

    def vector(self, word: str) -> Tensor:
        """Return the direction, (width,), of a typed word of the clips: the mean of its tokens'."""
        return self._vectors[self._numbers[word]]

    def loss(self, soft: Tensor, counts: Tensor, scores: Tensor, frames: Tensor, facts: Sequence[ClipFacts]) -> Tensor:
        """Return the mean of 1 - cosine over the soft tokens that fall into a word.

        Args:
            soft: soft tokens (clips, longest, width), two frames each.
            counts: valid ones of each clip.
            scores: (clips, frames, letters + blank) of the letter head.
            frames: valid frames of each clip.
            facts: of each clip.
        """
        paths = align(scores.detach(), frames.tolist(), [each.letters for each in facts])
        places: list[Path] = []  # (tokens, 3): clip, soft token, word
        for row, (path, count, each) in enumerate(zip(paths, counts.tolist(), facts, strict=True)):
            written = words_of(each)
            if not written or not len(path):
                continue
            said = words_said(path[: 2 * count], each.letters)
            of_tokens = np.maximum(said[0::2], np.pad(said[1::2], (0, len(said) % 2), constant_values=NO_WORD))
            inside = np.flatnonzero(of_tokens != NO_WORD)
            numbers = np.array([self._numbers[word] for word in written])
            places.append(np.stack([np.full(len(inside), row), inside, numbers[of_tokens[inside]]], axis=1))
        if not sum(map(len, places)):
            return soft.new_zeros((), dtype=torch.float32)
        rows, tokens, words = torch.from_numpy(np.concatenate(places)).to(soft.device).T
        wanted = self._vectors.to(soft.device)[words]
        return (1 - functional.cosine_similarity(soft[rows, tokens].float(), wanted, dim=-1)).mean()
