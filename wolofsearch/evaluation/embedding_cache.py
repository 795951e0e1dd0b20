"""Vectors of what was encoded before: a run that was killed, or one more measure, does not encode anything twice.

Entries are named by the hash of the model and of the inputs, so nothing here can be out of date; the folder may be
deleted at any time. They are written in pieces, and progress is told after each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.events import Event

PIECE = 128
"""Inputs in a file: a few seconds of speech encoding, all that a kill can cost."""


@dataclass(frozen=True, slots=True)
class Encoded(Event):
    """``done`` of ``total`` inputs of ``what`` have vectors."""

    name: ClassVar[str] = "encoded"
    what: str
    done: int
    total: int


class EmbeddingCache:
    """Vectors of one model under a folder.

    Args:
        folder: where they are kept; made when needed.
        model: hash of all that decides the vectors.
    """

    def __init__(self, folder: Path, model: str) -> None:
        self._folder = folder
        self._model = model

    def vectors(
        self, what: str, inputs: Sequence[str], encode: Callable[[range], FloatArray]
    ) -> Generator[Encoded, None, FloatArray]:
        """Return the vectors of all inputs, (inputs, …) float32, encoding only what is not there.

        Args:
            what: how they are encoded: system, kind and task.
            inputs: the text of each, or the hash of its sound.
            encode: returns the vectors of a range of the inputs.
        """
        pieces = []
        for start in range(0, len(inputs), PIECE):
            part = range(start, min(start + PIECE, len(inputs)))
            file = self._file(what, [inputs[number] for number in part])
            vectors = self._read(file)
            if vectors is None:
                vectors = encode(part)
                self._write(file, vectors)
            pieces.append(vectors)
            yield Encoded(what, part.stop, len(inputs))
        return np.concatenate(pieces)

    def _file(self, what: str, inputs: list[str]) -> Path:
        digest = hashlib.sha256(f"{self._model}\n{what}\n".encode())
        for each in inputs:
            digest.update(hashlib.sha256(each.encode()).digest())
        return self._folder / f"{digest.hexdigest()[:40]}.npy"

    @staticmethod
    def _read(file: Path) -> FloatArray | None:
        try:
            return np.asarray(np.load(file, allow_pickle=False), np.float32)
        except (OSError, ValueError, EOFError):  # absent, or cut short by a full disk
            return None

    def _write(self, file: Path, vectors: FloatArray) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        with part.open("wb") as out:
            np.save(out, vectors)
        part.replace(file)
