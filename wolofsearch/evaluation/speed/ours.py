"""A bundle as the application runs it."""

from __future__ import annotations

from pathlib import Path

from wolofsearch.encoder.loading import load_encoder
from wolofsearch.encoder.protocol import FloatArray


class Ours:
    """A :class:`wolofsearch.evaluation.speed.contender.Runner` of a bundle."""

    def __init__(self, folder: Path) -> None:
        self._encoder = load_encoder(folder)

    def hear(self, waveform: FloatArray) -> FloatArray:
        """Return the vector of speech."""
        return self._encoder.encode_speech(waveform)

    def read_query(self, text: str) -> FloatArray:
        """Return the vector of a typed query."""
        return self._encoder.encode_query(text)

    def read_passages(self, texts: list[str]) -> FloatArray:
        """Return the vectors of passages."""
        return self._encoder.encode_documents(texts)
