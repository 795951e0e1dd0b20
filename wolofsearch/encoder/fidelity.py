"""How far a reduced model strays from the full one, on sounds and passages like those that it will be asked.

Qwen3's outlier channels can turn 8 bits into another ranking, so no reduced bundle is written without this. Both
graphs are run as the application runs them: a clip's soft tokens behind a prompt, a passage's tokens alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from wolofsearch.encoder.prompt_states import text_inputs, without_prompt
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, FloatArray

if TYPE_CHECKING:
    from wolofsearch.encoder.graph_session import Session

LEAST_COSINE = 0.97
"""Least mean cosine of reduced against full vectors that a bundle may have."""
LEAST_AGREEMENT = 0.95
"""Least share of pairs of passages that a clip must still rank in the same order."""
TIE = 0.01
"""Passages whose cosines to a clip differ by less were never told apart."""


OpenGraph = Callable[[Path], "Session"]


def on_cpu(graph: Path) -> Session:
    """Return a session of ONNX Runtime on the CPU."""
    import onnxruntime

    session: Session = onnxruntime.InferenceSession(str(graph))
    return session


@dataclass(frozen=True, slots=True)
class Probe:
    """What both models are asked.

    Attributes:
        clips: waveforms (samples,) float32 at 16 kHz.
        before: states of the prompt before each clip (:mod:`wolofsearch.encoder.prompt_states`), of any length.
        passages: embeddings (tokens, width) float32 of each passage's tokens.
    """

    clips: list[FloatArray]
    before: FloatArray
    passages: list[FloatArray] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Vectors:
    """Unit rows of a probe's clips and passages, (clips, dim) and (passages, width); dim is width in late fusion."""

    clips: FloatArray
    passages: FloatArray


def noise(before: FloatArray) -> Probe:
    """Return clips of 1, 2, 4 and 8 seconds that sound like nothing: a probe for any model, which ranks nothing."""
    rng = np.random.default_rng(0)
    walks = [rng.standard_normal(SAMPLE_RATE_HZ * seconds).cumsum().astype(np.float32) for seconds in (1, 2, 4, 8)]
    return Probe([walk / np.abs(walk).max() for walk in walks], before)


def vectors_of(graphs: dict[str, Path], probe: Probe, opened: OpenGraph = on_cpu) -> Vectors:
    """Run the graphs ``speech`` and ``text`` on a probe; without ``speech`` no clip is heard.

    What gives no numbers is a vector of zeros.
    """
    sessions = {part: opened(file) for part, file in graphs.items()}

    def embedded(sequence: FloatArray, past: FloatArray) -> FloatArray:
        return np.asarray(sessions["text"].run(None, text_inputs([sequence], past), None)[0][0], np.float32)

    def heard(clip: FloatArray) -> FloatArray:
        soft = sessions["speech"].run(None, {"waveform": clip[None]}, None)[0][0]
        if soft.ndim == 1:
            return np.asarray(soft, np.float32)  # a dual encoder's vector, its longest
        return embedded(soft, probe.before)

    clips = probe.clips if "speech" in sessions else []
    none = without_prompt(probe.before)
    return Vectors(_rows([heard(clip) for clip in clips]), _rows([embedded(one, none) for one in probe.passages]))


def fidelity(full: Vectors, reduced: Vectors) -> dict[str, float]:
    """Return the mean and least cosine of all vectors, and the rank agreement where there are passages to rank.

    Rank agreement: of all pairs of passages that the full model tells apart for a clip, the share that the reduced
    model puts in the same order. Where nothing is heard, each passage asks in the place of a clip.
    """
    cosines = np.concatenate(
        [np.sum(getattr(full, kind) * getattr(reduced, kind), axis=-1) for kind in ("clips", "passages")]
    )
    figures = {"mean_cosine": round(float(cosines.mean()), 4), "least_cosine": round(float(cosines.min()), 4)}
    agreement = _rank_agreement(full, reduced)
    return figures if agreement is None else {**figures, "rank_agreement": round(agreement, 4)}


def faithful(figures: dict[str, float]) -> bool:
    """Return whether a model with these figures may take the full one's place; one that gives no numbers may not."""
    return figures["mean_cosine"] >= LEAST_COSINE and figures.get("rank_agreement", 1.0) >= LEAST_AGREEMENT


def _rank_agreement(full: Vectors, reduced: Vectors) -> float | None:
    """Return the share of ordered pairs that stay so; None where the full model tells no two passages apart."""
    if not len(full.passages):
        return None
    before, after = (_cosines(vectors) for vectors in (full, reduced))
    gaps = before[:, :, None] - before[:, None, :]
    told_apart = gaps > TIE
    if not told_apart.any():
        return None
    return float(((after[:, :, None] - after[:, None, :])[told_apart] > 0).mean())


def _cosines(vectors: Vectors) -> FloatArray:
    """Return (clips, passages) cosines; a dual encoder's clips may be shorter than the passages.

    Where no clip was heard, passages ask in their place.
    """
    asking = vectors.clips if len(vectors.clips) else vectors.passages
    passages = vectors.passages[:, : asking.shape[1]]
    lengths = np.maximum(np.linalg.norm(passages, axis=1, keepdims=True), 1e-12)
    scores: FloatArray = asking @ (passages / lengths).T
    return scores


def _rows(vectors: list[FloatArray]) -> FloatArray:
    return without_overflow(np.stack(vectors)) if vectors else np.zeros((0, 0), np.float32)


def without_overflow(rows: FloatArray) -> FloatArray:
    """Return rows (n, width) with zeros, like nothing at all, for each that holds an infinite number or none."""
    return np.where(np.isfinite(rows).all(axis=-1, keepdims=True), rows, np.float32(0))
