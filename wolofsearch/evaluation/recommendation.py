"""Which coarse dim ``search`` should use: the rule, and where the recommendation is kept.

The index holds the leading dimensions only to choose candidates, so the fewest that lose nothing are best: less memory,
faster building. "Nothing" is :data:`TOLERANCE` of the nDCG@10 of exact search over all dims, in every set, and not only
in the mean: with 95 % confidence. The candidates are those of the index's float32 vectors compared one by one: what its
graph misses is missed at every dim and says nothing about them; it is told beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from wolofsearch.encoder.bundle import read_manifest, write_manifest
from wolofsearch.evaluation.analysis_storage import FLAT, PRODUCT, QUERIES

TOLERANCE = 0.005
RECORDED = "coarse_dim"
"""Under this name a manifest's quality tells the recommendation and what it stands on."""


def recommend(rows: Sequence[dict[str, Any]], width: int) -> dict[str, Any]:
    """Return the coarse dim for ``search``.

    Args:
        rows: of :func:`~wolofsearch.evaluation.analysis_storage.storage`, all forms.
        width: the full dim; recommended, as ``dim``, when no shorter one is good enough in every set.

    Returns:
        ``dim``, ``tolerance``, and ``dims``: for each dim the set that loses most, with its loss and upper bound.
    """
    graphs = {row["dim"]: row for row in rows if row["form"] == PRODUCT}
    judged = []
    for row in sorted((row for row in rows if row["form"] == FLAT), key=lambda row: row["dim"]):
        name, worst = max(row["sets"].items(), key=lambda item: item[1]["loss_high"])
        graph = graphs[row["dim"]]
        judged.append(
            {
                "dim": row["dim"],
                "worst_set": name,
                "loss": worst["loss"],
                "loss_high": worst["loss_high"],
                "good_enough": worst["loss_high"] < TOLERANCE,
                "recall": row["recall"],
                "index_recall": graph["recall"],
                "index_bytes": graph["bytes"],
                "index_ms": graph["ms"],
            }
        )
    dim = next((each["dim"] for each in judged if each["good_enough"]), width)
    return {"dim": dim, "tolerance": TOLERANCE, "dims": judged}


def record(folder: Path, results: dict[str, Any]) -> None:
    """Write the recommendation of an analysis into the manifest of its bundle."""
    manifest = read_manifest(folder)
    found = results["recommendation"]
    told = {
        "dim": found["dim"],
        "tolerance": found["tolerance"],
        "passages": results["pool"]["passages"],
        "queries": {
            each["name"]: min(each["queries"], QUERIES)
            for each in results["asked"]
            if each["name"] in results["storage"][0]["sets"]
        },
        "dims": found["dims"],
    }
    write_manifest(folder, replace(manifest, quality={**manifest.quality, RECORDED: told}))
