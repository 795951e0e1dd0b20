"""What holds for every model of this kind, trained or not: the rules of the self-test's second layer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from wolofsearch.encoder.known_answers import PASSAGES, QUESTIONS, voice
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, FloatArray

if TYPE_CHECKING:
    from wolofsearch.encoder.onnx_runtime import OnnxEncoder

LENGTH_TOLERANCE = 1e-3
REPEAT_TOLERANCE = 1e-5
"""The same input on the same computer: threads may add in another order, nothing else may change."""
SILENCE_S = 3.0

Rows = dict[str, FloatArray]


def shorter_dims(encoder: OnnxEncoder) -> Rows:
    """Return vectors by an encoder that was opened at one of the model's shorter dims, for :func:`broken_rule`."""
    rows = {"document": encoder.encode_documents(PASSAGES[:1])[0], "query": encoder.encode_query(QUESTIONS[0])}
    return rows | ({"speech": encoder.encode_speech(voice())} if encoder.hears and not encoder.has_heads else {})


def broken_rule(encoder: OnnxEncoder, least_cosine: float, shorter: Rows | None) -> dict[str, Any]:
    """Return ``rule`` and ``detail`` of the first rule that ``encoder`` breaks; empty where it keeps all.

    Args:
        encoder: at the model's default dim.
        least_cosine: how alike vectors of one input must be that were computed in another company.
        shorter: of :func:`shorter_dims`; None leaves out that rule, and inputs as long as the model can take.
    """
    for rule, found, wanted, tolerance in _comparisons(encoder, shorter):
        lengths = np.linalg.norm(found, axis=-1)
        if not np.allclose(lengths, 1.0, atol=LENGTH_TOLERANCE):  # NaN is close to nothing
            return {"rule": f"{rule}, ‖v‖ = 1", "detail": f"‖v‖ = {lengths}"}
        if wanted is not None:
            cosine = float(np.sum(found * wanted, axis=-1).min())
            apart = float(np.abs(found - wanted).max())
            if not (apart <= tolerance if tolerance else cosine >= least_cosine):
                return {"rule": rule, "detail": f"cos = {cosine:.4f}"}
    return {}


Comparison = tuple[str, FloatArray, FloatArray | None, float]
"""Rule, vectors found, those that they must equal, and the largest difference of a component; 0: by cosine."""


def _comparisons(encoder: OnnxEncoder, shorter: Rows | None) -> Iterator[Comparison]:
    together = encoder.encode_documents([*PASSAGES, ""])
    yield "documents", together, None, 0
    alone = encoder.encode_documents(PASSAGES[:1])
    yield "document, repeated", alone, encoder.encode_documents(PASSAGES[:1]), REPEAT_TOLERANCE
    yield "document alone = in a batch", together[:1], alone, 0
    query = encoder.encode_query(QUESTIONS[0])
    yield "query, repeated", query, encoder.encode_query(QUESTIONS[0]), REPEAT_TOLERANCE
    rows = {"document": alone[0], "query": query}
    if encoder.hears:
        clip = voice()
        speech = encoder.encode_speech(clip)
        rows["speech"] = speech
        silence = np.zeros(int(SILENCE_S * SAMPLE_RATE_HZ), np.float32)
        yield "no sound", encoder.encode_speech(clip[:0]), None, 0
        yield "silence", encoder.encode_speech(silence), None, 0
        yield "silence at the end", encoder.encode_speech(np.concatenate([clip, silence])), None, 0
        yield "speech after other speech", encoder.encode_speech(clip), speech, REPEAT_TOLERANCE
    if shorter is None:
        return
    for name, row in shorter.items():
        prefix = rows[name][: len(row)] / np.linalg.norm(rows[name][: len(row)])
        yield f"{name}, {len(row)} = prefix of {encoder.dim}", row, prefix, REPEAT_TOLERANCE
    # No vocabulary says these passages in a hundred tokens.
    long = " ".join(PASSAGES * (encoder.max_tokens // 100 + 1))
    yield "text too long", encoder.encode_documents([long])[0], None, 0
    if encoder.hears:
        longest = np.resize(voice(), int(encoder.manifest.max_seconds * SAMPLE_RATE_HZ))
        heard = encoder.encode_speech(longest)
        yield (
            "speech too long",
            encoder.encode_speech(np.concatenate([longest, longest[:8000]])),
            heard,
            REPEAT_TOLERANCE,
        )
