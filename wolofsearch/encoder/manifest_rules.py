"""What every manifest of a model must keep to, whoever wrote it, and the checksum that tells whether it was changed.

The checksum tells of damage and of hands that slipped, not of forgers, who can write another: signed packages
(:mod:`wolofsearch.packages`) are for those.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from wolofsearch.encoder.bundle import Manifest

CHECKSUM = "manifest_sha256"
"""Field of ``model.json``; models made before there was one go without."""


def checksum(fields: dict[str, Any]) -> str:
    """Return the SHA-256, in hexadecimal, of the values of a manifest in canonical JSON, all but the checksum's own."""
    rest = {name: value for name, value in fields.items() if name != CHECKSUM}
    return hashlib.sha256(json.dumps(rest, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def broken_field(manifest: Manifest) -> str | None:
    """Return the name of the first field whose value no model can have; None where there is none.

    Raises:
        TypeError, KeyError, ValueError, AttributeError: a field is not even of the right kind.
    """
    for name, rule in _RULES.items():
        if not rule(manifest):
            return name
    return None


def _count(value: object, least: int = 1) -> bool:
    return type(value) is int and value >= least


def _between(value: object, low: float, high: float) -> bool:
    return type(value) in (int, float) and low <= value <= high  # type: ignore[operator]


def _texts(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


_RULES: dict[str, Callable[[Manifest], bool]] = {
    "id": lambda one: isinstance(one.id, str),
    "description": lambda one: _texts(one.description),
    "width": lambda one: _count(one.width),
    "vocabulary": lambda one: _count(one.vocabulary),
    "dims": lambda one: (
        all(_count(dim) and dim <= one.width for dim in one.dims)
        and _count(one.default_dim)
        and one.default_dim in one.dims
    ),
    "precision": lambda one: isinstance(one.precision, str),
    "sample_rate_hz": lambda one: one.sample_rate_hz == SAMPLE_RATE_HZ,
    "max_seconds": lambda one: _between(one.max_seconds, 1, math.inf) and math.isfinite(one.max_seconds),
    "max_tokens": lambda one: _count(one.max_tokens, 2),
    "prompts": lambda one: (
        {"speech", "text"} <= one.prompts.keys()
        and all(_texts(kind) and "document" in kind for kind in one.prompts.values())
    ),
    "end_after_prompt": lambda one: isinstance(one.end_after_prompt, bool),
    "end_after_speech": lambda one: isinstance(one.end_after_speech, bool),
    # Thresholds are cosines, and shares of letters that are sure.
    "confidence": lambda one: (
        {"speech", "text"} <= one.confidence.keys() and all(_between(each, -1, 1) for each in one.confidence.values())
    ),
    "licence": lambda one: isinstance(one.licence, str),
}
