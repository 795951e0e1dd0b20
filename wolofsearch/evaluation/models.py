"""A bundle as the evaluation sees it: its encoder, its dims, the rivals that stand on its speech encoder, its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from wolofsearch.encoder.bundle import Manifest, read_manifest, sha256
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.encoder.onnx_runtime import OnnxEncoder, SpeechReading
from wolofsearch.encoder.protocol import FloatArray, Task
from wolofsearch.evaluation.rivals import RIVALS, cascaded, dual_vectors, load_rivals
from wolofsearch.evaluation.systems import CASCADE, DUAL, FUSION, VOICE, Hear, Model, side_by_side


def load_model(folder: Path) -> Model:
    """Load a bundle with the rivals that were trained on its speech encoder, if there are any.

    Raises:
        WolofSearchError: ``encoder.…``, naming the file and what to do.
    """
    encoder = load_encoder(folder, read_manifest(folder).width)
    dims = tuple(sorted(encoder.manifest.dims, reverse=True))
    read = _reader(encoder)
    rivals: dict[str, Hear] = _readings(encoder, dims, read) if encoder.knows_words else {}
    heads = load_rivals(folder)
    if heads is not None:

        def by_dual(waveform: FloatArray, task: Task) -> FloatArray:
            del task  # it hears no prompt
            vectors = dual_vectors(waveform, heads)
            return np.concatenate([vectors[dim] for dim in dims])

        def by_cascade(waveform: FloatArray, task: Task) -> FloatArray:
            return side_by_side(cascaded(waveform, task, heads, encoder), dims)

        rivals = {DUAL: by_dual, CASCADE: by_cascade, **rivals}
    if not encoder.knows_words:
        return Model(encoder, dims, rivals)
    return Model(encoder, dims, rivals, VOICE, lambda waveform, task: read(waveform, task).words)


def _reader(encoder: OnnxEncoder) -> Callable[[FloatArray, Task], SpeechReading]:
    """Return what reads a clip, and listens to each only once."""
    known: dict[bytes, SpeechReading] = {}

    def read(waveform: FloatArray, task: Task) -> SpeechReading:
        key = hashlib.sha256(task.encode() + waveform.tobytes()).digest()
        if key not in known:
            known[key] = encoder.read_speech(waveform, task)
        return known[key]

    return read


def _readings(
    encoder: OnnxEncoder, dims: tuple[int, ...], read: Callable[[FloatArray, Task], SpeechReading]
) -> dict[str, Hear]:
    """Return both readings of speech together and each alone."""

    def both(waveform: FloatArray, task: Task) -> FloatArray:
        return side_by_side(read(waveform, task).mean, dims)

    def fused(waveform: FloatArray, task: Task) -> FloatArray:
        return side_by_side(read(waveform, task).fused, dims)

    def meant(waveform: FloatArray, task: Task) -> FloatArray:
        heard = read(waveform, task).meant
        return side_by_side(encoder.encode_query("", task) if heard is None else heard, dims)

    return {VOICE: both, FUSION: fused, CASCADE: meant}


def model_hash(folder: Path) -> str:
    """Return the hash of all that decides a bundle's vectors and its rivals'; what is said of it does not count."""
    manifest = read_manifest(folder)
    rivals = folder / RIVALS
    decisive = {
        **{name: getattr(manifest, name) for name in DECISIVE},
        "files": {part: entry["sha256"] for part, entry in manifest.files.items()},
        "rivals": sha256(rivals) if rivals.exists() else None,
    }
    return hashlib.sha256(json.dumps(decisive, sort_keys=True).encode()).hexdigest()


DECISIVE = (
    "id",
    "dims",
    "width",
    "precision",
    "sample_rate_hz",
    "max_seconds",
    "max_tokens",
    "prompts",
    "end_after_prompt",
    "end_after_speech",
)
"""The fields of a manifest that change vectors."""


def rivals_bytes(folder: Path) -> int:
    """Return what the rivals' heads take on disk beside their bundle; 0 where there are none."""
    file = folder / RIVALS
    return file.stat().st_size if file.exists() else 0


def size_bytes(manifest: Manifest) -> int:
    """Return what the files of a bundle take on disk."""
    return sum(int(entry["bytes"]) for entry in manifest.files.values())
