"""Draws batches of clips of like length from groups of clips, each group by its share."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
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
    """Some clips of one group: sound and lengths as :meth:`Clips.batch` returns them, on the machine's device."""

    clips: Clips
    indices: list[int]
    sound: Tensor
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


@dataclass(frozen=True, slots=True)
class _Sized:
    """A group, its clips' numbers and samples, and how many of them a batch looks at."""

    group: Group
    indices: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]
    nearby: int


class SpeechSampler:
    """Draws batches.

    Args:
        groups: those without clips, or without a share, are passed over.
        batch_seconds: most audio in a batch, padding included.
    """

    def __init__(self, groups: list[Group], batch_seconds: float) -> None:
        self._samples = int(batch_seconds * SAMPLES_PER_S)
        self._sized = [self._of(group) for group in groups if group.indices and group.share > 0]

    def batch(self, place: Place) -> SpeechBatch:
        """Return the batch of a place."""
        generator = place.generator()
        shares = np.array([sized.group.share for sized in self._sized])
        sized = self._sized[int(generator.choice(len(self._sized), p=shares / shares.sum()))]
        some = generator.choice(len(sized.indices), size=min(len(sized.indices), sized.nearby), replace=False)
        ordered = some[np.argsort(sized.lengths[some], kind="stable")]
        start = int(generator.integers(len(ordered)))
        candidates = np.concatenate([ordered[start:], ordered[:start][::-1]])
        longest = np.maximum.accumulate(sized.lengths[candidates])
        fits = longest * np.arange(1, len(candidates) + 1) <= self._samples  # up to one of them, and none behind it
        count = max(1, int(fits.sum()))
        indices: list[int] = sized.indices[candidates[:count]].tolist()
        sound, lengths = sized.group.clips.batch(indices)
        return SpeechBatch(sized.group.clips, indices, sound.to(device()), lengths.to(device()))

    def _of(self, group: Group) -> _Sized:
        lengths = np.array([group.clips.lengths[index] for index in group.indices])
        nearby = max(1, int(_NEARBY * self._samples / float(lengths[:1_000].mean())))
        return _Sized(group, np.array(group.indices), lengths, nearby)
