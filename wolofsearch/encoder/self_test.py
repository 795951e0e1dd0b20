"""Whether a model works on this computer, beyond its checksums: known vectors, invariants, an unambiguous ranking.

Each layer finds what the others cannot. Known vectors tell whether this is still the model that was built, but only a
build can write them down. Invariants hold for any model whatever it has learnt. The ranking is what people notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from wolofsearch.encoder.bundle import read_manifest
from wolofsearch.encoder.fidelity import LEAST_COSINE
from wolofsearch.encoder.known_answers import PASSAGES, KnownAnswers, answers_of, known_answers
from wolofsearch.encoder.self_test_rules import broken_rule, shorter_dims
from wolofsearch.errors import WolofSearchError

if TYPE_CHECKING:
    from wolofsearch.encoder.onnx_runtime import OnnxEncoder

KNOWN_VECTORS, INVARIANTS, RANKING = "known_vectors", "invariants", "ranking"
LAYERS = (KNOWN_VECTORS, INVARIANTS, RANKING)
Status = Literal["passed", "failed", "absent"]

FLOAT_COSINE = 0.9999
"""Least cosine in float32, where another processor only adds in another order.

Reduced models need :data:`~wolofsearch.encoder.fidelity.LEAST_COSINE` as at their build: a processor without 8-bit dot
products lets sums saturate, which costs as much as a recipe does, and beyond what the gate allows the model is no
longer the one that was judged.
"""


@dataclass(frozen=True, slots=True)
class Check:
    """What one layer found. ``absent``: the model brings nothing to compare with. ``problem`` tells why it failed."""

    layer: str
    status: Status
    problem: WolofSearchError | None = None


def self_test(folder: Path, *, thorough: bool = True) -> Iterator[Check]:
    """Try a bundle whose files have the right checksums; takes as long as loading it and about thirty short texts.

    Args:
        folder: the bundle.
        thorough: also what takes a second load of the model, and inputs as long as it can take.

    Yields:
        One :class:`Check` for each of :data:`LAYERS`, in their order.

    Raises:
        WolofSearchError: ``encoder.…`` when the model cannot be loaded, or fails to answer at all.
    """
    from wolofsearch.encoder.onnx_runtime import OnnxEncoder  # native code, only for what has the right checksums

    # Closed before the model is opened a second time: a large one does not fit twice into a small memory.
    shorter = shorter_dims(OnnxEncoder(folder, min(read_manifest(folder).dims))) if thorough else None
    encoder = OnnxEncoder(folder)
    least = least_cosine(encoder.precision)
    known = known_answers(folder, encoder.manifest)
    try:
        now = answers_of(encoder)
        yield _known_vectors(folder, known, now, least)
        broken = broken_rule(encoder, least, shorter)
        yield _failed(INVARIANTS, "encoder.broken_rule", path=folder, **broken) if broken else _passed(INVARIANTS)
        yield _ranking(folder, encoder, known, now)
    except WolofSearchError:
        raise
    except Exception as error:  # a native library's complaint: whatever its type, the model cannot be used
        raise WolofSearchError("encoder.unusable", path=folder, detail=error) from error


def require_self_test(folder: Path) -> None:
    """Raise what is wrong with a bundle in the cheap form of :func:`self_test`."""
    for check in self_test(folder, thorough=False):
        if check.problem:
            raise check.problem


def least_cosine(precision: str) -> float:
    """Return how alike two vectors of one input must be in a model of this precision."""
    return FLOAT_COSINE if precision == "float32" else LEAST_COSINE


def _known_vectors(folder: Path, known: KnownAnswers | None, now: KnownAnswers, least: float) -> Check:
    if known is None:
        return Check(KNOWN_VECTORS, "absent")
    for name, wanted in known.vectors.items():
        found = now.vectors.get(name, [])
        cosine = float(np.dot(wanted, found)) if len(wanted) == len(found) else 0.0
        if not cosine >= least:
            return _failed(KNOWN_VECTORS, "encoder.other_vectors", path=folder, name=name, cosine=round(cosine, 4))
    return _passed(KNOWN_VECTORS)


def _ranking(folder: Path, encoder: OnnxEncoder, known: KnownAnswers | None, now: KnownAnswers) -> Check:
    together = encoder.encode_documents(PASSAGES)
    for place, passage in enumerate(PASSAGES):
        found = int((together @ encoder.encode_documents([passage])[0]).argmax())
        if found != place:
            return _failed(RANKING, "encoder.wrong_ranking", path=folder, asked=passage, found=PASSAGES[found])
    for place, wanted in enumerate(known.ranking if known else []):
        found_now = now.ranking[place] if place < len(now.ranking) else None
        # What has come closer than the margin since is no other answer; what has moved to another passage is.
        if wanted is not None and found_now is not None and found_now != wanted:
            return _failed(
                RANKING, "encoder.wrong_ranking", path=folder, asked=PASSAGES[wanted], found=PASSAGES[found_now]
            )
    return _passed(RANKING)


def _passed(layer: str) -> Check:
    return Check(layer, "passed")


def _failed(layer: str, message_id: str, **facts: object) -> Check:
    return Check(layer, "failed", WolofSearchError(message_id, **facts))
