"""Draws batches of clips of like length from groups of clips, each group by its share."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from torch import Tensor

from wolofsearch.training.clips import Clips
from wolofsearch.training.engine import Place
from wolofsearch.training.machine import device

SAMPLES_PER_S = 16_000
_NEARBY = 16
"""So many times a batch's clips are looked at to find some of like length: little padding, and much chance."""


@dataclass(frozen=True, slots=True)
class Group:
    """Clips, which of them, and the share of the batches that is drawn from these."""

    clips: Clips
    indices: list[int]
    share: float


@dataclass(frozen=True, slots=True)
class SpeechBatch:
    """Some clips of one group: waveforms (clips, longest) float32, zero behind each clip, and lengths in samples."""

    clips: Clips
    indices: list[int]
    waveforms: Tensor
    lengths: Tensor

    @property
    def letters(self) -> list[str]:
        """Return what is to be spelled of each clip."""
        return [self.clips.facts[index].letters for index in self.indices]


def real_groups(
    real: Clips, wolof: Clips, shares: tuple[float, float, float], wolof_voices: Collection[str]
) -> list[Group]:
    """Return the groups of real speech: without a French side, with one, and the Wolof voices that may teach.

    Args:
        real: speech of many languages.
        wolof: real Wolof voices.
        shares: of the three groups, in this order.
        wolof_voices: those that may teach.
    """
    untranslated = [i for i in range(len(real)) if not real.facts[i].french]
    translated = [i for i in range(len(real)) if real.facts[i].french]
    taught = [i for i in range(len(wolof)) if wolof.facts[i].voice in wolof_voices]
    clips = ((real, untranslated), (real, translated), (wolof, taught))
    return [Group(*each, share) for each, share in zip(clips, shares, strict=True)]


class SpeechSampler:
    """Draws batches.

    Args:
        groups: those without clips, or without a share, are passed over.
        batch_seconds: most audio in a batch, padding included.
    """

    def __init__(self, groups: list[Group], batch_seconds: float) -> None:
        self._groups = [group for group in groups if group.indices and group.share > 0]
        self._samples = int(batch_seconds * SAMPLES_PER_S)

    def batch(self, place: Place) -> SpeechBatch:
        """Return the batch of a place."""
        generator = place.generator()
        shares = np.array([group.share for group in self._groups])
        group = self._groups[int(generator.choice(len(self._groups), p=shares / shares.sum()))]
        some = generator.choice(group.indices, size=min(len(group.indices), self._nearby(group)), replace=False)
        ordered = sorted(some.tolist(), key=lambda index: group.clips.lengths[index])
        start = int(generator.integers(len(ordered)))
        indices: list[int] = []
        for index in ordered[start:] + ordered[:start][::-1]:
            longest = max([group.clips.lengths[index], *(group.clips.lengths[other] for other in indices)])
            if indices and longest * (len(indices) + 1) > self._samples:
                break
            indices.append(index)
        waveforms, lengths = group.clips.batch(indices)
        return SpeechBatch(group.clips, indices, waveforms.to(device()), lengths.to(device()))

    def _nearby(self, group: Group) -> int:
        typical = float(np.mean([group.clips.lengths[index] for index in group.indices[:1_000]]))
        return max(1, int(_NEARBY * self._samples / typical))
