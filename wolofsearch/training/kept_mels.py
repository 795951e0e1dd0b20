"""Mel frames of all clips at hand on the GPU, where a step is shorter than the time to fetch and transform its clips.

A tenth of the clips' own size in 16 bits, computed once when a stage begins. A processor, whose steps take seconds,
draws waveforms as they are asked for.
"""

from __future__ import annotations

import torch
from torch import Tensor

from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.logmel import LogMel
from wolofsearch.training.clips import Clips

_CLIPS = 64
_SPARE = 0.5
"""Share of the GPU's free memory that the frames may take."""


class KeptMels:
    """The normalised frames of some clips, one after the other, float16.

    Args:
        features: computes them.
        clips: of which.
        place: where they lie.
    """

    def __init__(self, features: LogMel, clips: Clips, place: torch.device) -> None:
        settings = features.settings
        self._counts = torch.tensor([length // settings.hop_samples + 1 for length in clips.lengths])
        self._starts = self._counts.cumsum(0) - self._counts
        self._frames = torch.empty(int(self._counts.sum()), settings.bins, dtype=torch.float16, device=place)
        ordered = sorted(range(len(clips)), key=clips.lengths.__getitem__)
        with torch.no_grad(), torch.autocast(place.type, enabled=False):
            for first in range(0, len(ordered), _CLIPS):
                some = ordered[first : first + _CLIPS]
                waveforms, lengths = clips.waveforms(some)
                mels, _ = features.mels(waveforms.to(place), lengths.to(place))
                for clip, frames in zip(some, mels, strict=True):
                    start, count = int(self._starts[clip]), int(self._counts[clip])
                    self._frames[start : start + count] = frames[:count]

    def batch(self, indices: list[int]) -> tuple[Tensor, Tensor]:
        """Return frames (clips, longest, bins) float32, zero behind each clip, and counts, both where they lie."""
        place = self._frames.device
        counts, starts = self._counts[indices].to(place), self._starts[indices].to(place)
        within = torch.arange(int(self._counts[indices].max()), device=place)
        inside = within[None, :] < counts[:, None]
        rows = self._frames[(starts[:, None] + within[None, :]).clamp(max=len(self._frames) - 1)]
        return rows.float() * inside[..., None], counts


def keep_mels(model: FusionModel, every: list[Clips], place: torch.device) -> None:
    """Let clips be drawn as mel frames from now on, where there is a GPU with room for all of them."""
    if place.type != "cuda" or model.speech.kind == "hubert":
        return
    features = model.speech.features.to(place)
    settings = features.settings
    samples = sum(sum(clips.lengths) for clips in every)
    wanted_bytes = samples / settings.hop_samples * settings.bins * torch.float16.itemsize
    if wanted_bytes < _SPARE * torch.cuda.mem_get_info(place)[0]:
        for clips in every:
            if len(clips):
                clips.keep(KeptMels(features, clips, place).batch)
