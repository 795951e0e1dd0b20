"""A bundle as the application runs it."""

from __future__ import annotations

from pathlib import Path

from wolofsearch.encoder.onnx_runtime import OnnxEncoder
from wolofsearch.encoder.processor import require_processor
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.encoder.providers import CPU
from wolofsearch.evaluation.speed.contender import Device


class Ours:
    """A :class:`wolofsearch.evaluation.speed.contender.Runner` of a bundle; the user's settings do not count.

    Args:
        folder: the bundle.
        device: ``"gpu"`` stands for the provider that the application would choose.

    Raises:
        WolofSearchError: ``encoder.provider_failed_at_…``, here as in every method: what the processor computes in the
            GPU's place would be taken for the GPU's.
    """

    def __init__(self, folder: Path, device: Device) -> None:
        require_processor()
        self._encoder = OnnxEncoder(folder, provider=CPU.name if device == "cpu" else None)
        self._stay()

    def hear(self, waveform: FloatArray) -> FloatArray:
        """Return the vector of speech."""
        vector = self._encoder.encode_speech(waveform)
        self._stay()
        return vector

    def read_query(self, text: str) -> FloatArray:
        """Return the vector of a typed query."""
        vector = self._encoder.encode_query(text)
        self._stay()
        return vector

    def read_passages(self, texts: list[str]) -> FloatArray:
        """Return the vectors of passages."""
        rows = self._encoder.encode_documents(texts)
        self._stay()
        return rows

    def _stay(self) -> None:
        for failure in self._encoder.fallbacks:
            raise failure
