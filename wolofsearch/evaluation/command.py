"""``wolofsearch evaluate NAME``: one evaluation of one model, as plain values for a table or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from wolofsearch.encoder.loading import load_encoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.runs import RUNS, samples
from wolofsearch.evaluation.sets import data_dir

NAMES = (*RUNS, "samples")


def run(name: str, model: Path | None = None, data: Path | None = None) -> dict[str, Any]:
    """Run the evaluation ``name`` and return its figures with the model's id, precision and dim.

    Raises:
        WolofSearchError: ``evaluation.unknown``, ``evaluation.no_data`` or the encoder's own.
    """
    if name not in NAMES:
        raise WolofSearchError("evaluation.unknown", name=name, names=", ".join(NAMES))
    folder = None if name == "samples" else data_dir(data)
    encoder = load_encoder(model)
    figures = samples(encoder) if folder is None else RUNS[name](encoder, folder)
    return {"model": {"id": encoder.model_id, "precision": encoder.precision, "dim": encoder.dim}, **figures}
