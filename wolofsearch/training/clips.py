"""The clips that the speech stages learn from: one flat file of samples and one line of facts for each.

Samples are 16-bit and memory-mapped, so that a data set larger than memory trains; the facts name the letters to
spell, the Wolof text, its French side, the voice and where the clip came from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from wolofsearch.encoder.protocol import FloatArray

Batch = tuple[Tensor, Tensor]
"""Sound of some clips, zero behind each, and how much of it is valid."""


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """What is known of a clip. ``french`` is empty where there is no translation."""

    source: str
    voice: str
    letters: str
    text: str
    french: str


class ClipWriter:
    """Appends clips to ``NAME.i16`` and ``NAME.jsonl``; what was written by a killed run is written anew."""

    def __init__(self, base: Path) -> None:
        base.parent.mkdir(parents=True, exist_ok=True)
        self._samples = base.with_suffix(".i16").open("wb")
        self._facts = base.with_suffix(".jsonl").open("w", encoding="utf-8")
        self._position = 0

    def add(self, clip: FloatArray, facts: ClipFacts) -> None:
        """Append one clip, float32 in [-1, 1]."""
        samples = np.clip(clip * 32767, -32768, 32767).astype("<i2")
        self._samples.write(samples.tobytes())
        line = {"start": self._position, "length": len(samples), **asdict(facts)}
        self._facts.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._position += len(samples)

    def close(self) -> None:
        """Finish both files."""
        self._samples.close()
        self._facts.close()


class Clips:
    """Clips of one or several files, by number."""

    def __init__(self, bases: Iterable[Path]) -> None:
        self.facts: list[ClipFacts] = []
        self.lengths: list[int] = []
        self._places: list[tuple[np.memmap[tuple[int], np.dtype[np.int16]], int]] = []
        self._kept: Callable[[list[int]], Batch] | None = None
        for base in bases:
            samples = np.memmap(base.with_suffix(".i16"), dtype="<i2", mode="r")
            for line in base.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                start, length = row.pop("start"), row.pop("length")
                if start + length > len(samples):
                    continue
                self._places.append((samples, start))
                self.lengths.append(length)
                self.facts.append(ClipFacts(**row))

    def __len__(self) -> int:
        return len(self.facts)

    def waveform(self, index: int) -> FloatArray:
        """Return the samples of a clip, float32 in [-1, 1]."""
        samples, start = self._places[index]
        return np.asarray(samples[start : start + self.lengths[index]], dtype=np.float32) / np.float32(32768)

    def keep(self, batch: Callable[[list[int]], Batch]) -> None:
        """Let :meth:`batch` return from now on what ``batch`` returns, which has what is computed of each clip."""
        self._kept = batch

    def batch(self, indices: list[int]) -> Batch:
        """Return :meth:`waveforms`, or what is kept: mel frames (clips, longest, bins) and their counts."""
        return self._kept(indices) if self._kept else self.waveforms(indices)

    def waveforms(self, indices: list[int]) -> Batch:
        """Return (clips, longest) float32 padded with zeros, and their lengths in samples."""
        lengths = torch.tensor([self.lengths[index] for index in indices])
        waveforms = torch.zeros(len(indices), int(lengths.max()))
        for row, index in enumerate(indices):
            waveforms[row, : self.lengths[index]] = torch.from_numpy(self.waveform(index))
        return waveforms, lengths


def finished_clips(folder: Path, kind: str) -> Clips:
    """Return the clips of every finished file ``folder/KIND-*``."""
    return Clips(sorted(file.with_suffix("") for file in folder.glob(f"{kind}-*.done")))
