"""Where a text model's configuration says how positions turn its queries and keys (RoPE), in old and new spelling.

transformers 5 writes the base and the scaling as ``rope_parameters``, which earlier releases do not know and pass over
in silence: every vector would be another, and every check of the built model against itself would pass.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from wolofsearch.encoder.checkpoint.configuration import unsupported
from wolofsearch.errors import WolofSearchError

_THETA, _SCALING, _NEW = "rope_theta", "rope_scaling", "rope_parameters"
PLAIN = "default"
TYPES = (PLAIN, "linear", "yarn", "llama3")
"""The kinds that are the same for inputs of every length, as a graph that is written once must be."""


def rope_of(raw: dict[str, Any], file: Path) -> dict[str, Any]:
    """Return ``rope_theta`` and ``rope_scaling`` as ``Qwen3Config`` takes them.

    Args:
        raw: the whole configuration.
        file: told in errors.

    Raises:
        WolofSearchError: ``encoder.broken_checkpoint`` where no base is given, or two; ``encoder.unsupported_setting``
            for a kind that a bundle cannot hold.
    """
    named = {key: raw[key] for key in (_SCALING, _NEW) if raw.get(key) is not None}
    for key, value in named.items():
        if not isinstance(value, dict):
            raise WolofSearchError("encoder.broken_checkpoint", path=file, detail=f"{key} = {json.dumps(value)}")
    scaling: dict[str, Any] = {key: value for told in named.values() for key, value in told.items()}
    kind = scaling.pop("rope_type", scaling.pop("type", PLAIN))
    if kind not in TYPES:
        raise unsupported(file, f"rope_type = {kind}", ", ".join(TYPES))
    partial = scaling.get("partial_rotary_factor", raw.get("partial_rotary_factor", 1.0))
    if partial not in (None, 1.0):
        raise unsupported(file, f"partial_rotary_factor = {partial}", 1.0)
    theta = _theta([told[_THETA] for told in (raw, *named.values()) if told.get(_THETA) is not None], file)
    for key in (_THETA, "type", "partial_rotary_factor"):
        scaling.pop(key, None)
    if kind == PLAIN and scaling:
        raise unsupported(file, f"{next(iter(named))} = {json.dumps(scaling)}", PLAIN)
    return {_THETA: theta, _SCALING: None if kind == PLAIN else {**scaling, "rope_type": kind}}


def _theta(given: list[Any], file: Path) -> float:
    numbers = [float(one) for one in given if isinstance(one, int | float) and not isinstance(one, bool)]
    if not given or numbers != given or len(set(numbers)) > 1 or not 0 < numbers[0] < math.inf:
        told = ", ".join(map(json.dumps, given)) or "–"
        raise WolofSearchError("encoder.broken_checkpoint", path=file, detail=f"{_THETA} = {told}")
    return numbers[0]
