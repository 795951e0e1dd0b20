"""What is measured: this program, the authors' way, and the chain of models that a user would run otherwise.

Each kind lives in a module of its own, imported only in the child process that runs it: peak memory and cold start are
then those of this contender alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import numpy as np

from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, FloatArray

Kind = Literal["ours", "authors", "fused", "cascade"]
Device = Literal["cpu", "gpu"]


@dataclass(frozen=True, slots=True)
class Contender:
    """One row of the table.

    Attributes:
        name: as people read it.
        kind: how ``folders`` are run.
        folders: what it loads: a bundle; a checkpoint; for the cascade the transcriber, the translator, then the
            text model's.
        dtype: of weights and activations, torch's word; a bundle's own precision is in its manifest.
        device: what computes; the cascade knows the processor alone.
        reads: whether it is asked typed queries and passages too; a cascade does that with its text model alone.
    """

    name: str
    kind: Kind
    folders: tuple[Path, ...]
    dtype: str = "float32"
    device: Device = "cpu"
    reads: bool = True

    @property
    def size_bytes(self) -> int:
        """What its folders take on disk."""
        files = (file for folder in self.folders for file in folder.rglob("*") if file.is_file())
        return sum(file.stat().st_size for file in files)


class Runner(Protocol):
    """A loaded contender. What it returns is looked at by tests alone.

    It lies in the computer's own memory: whoever has it knows that the GPU has finished.
    """

    def hear(self, waveform: FloatArray) -> FloatArray:
        """Return the vector, (width,), of 16 kHz mono speech."""
        ...

    def read_query(self, text: str) -> FloatArray:
        """Return the vector, (width,), of a typed query behind its prompt."""
        ...

    def read_passages(self, texts: list[str]) -> FloatArray:
        """Return the vectors, (texts, width), of passages."""
        ...


def load(contender: Contender) -> Runner:
    """Load a contender; imports what it needs."""
    if contender.kind == "ours":
        from wolofsearch.evaluation.speed.ours import Ours

        return Ours(contender.folders[0], contender.device)
    from wolofsearch.evaluation.speed import authors

    if contender.kind == "authors":
        return authors.Authors(contender.folders[0], contender.dtype, contender.device)
    if contender.kind == "fused":
        return authors.Fused(contender.folders[0], contender.device)
    from wolofsearch.evaluation.speed.cascade import Cascade

    return Cascade(*contender.folders)


def clip(seconds: float) -> FloatArray:
    """Return a waveform (samples,) of so many seconds; what it sounds like costs no time."""
    walk = np.random.default_rng(0).standard_normal(int(seconds * SAMPLE_RATE_HZ)).cumsum().astype(np.float32)
    return np.asarray(walk / np.abs(walk).max(initial=1.0), np.float32)
