"""Two runs side by side: what changed, and whether the queries could have made that difference by chance.

Models of different widths share no row at their largest dim, so what the application does with each is compared too.
Both runs must have asked the same queries of the same corpus (the set's hash); then each query is its own control, and
the differences are resampled (paired bootstrap: Efron and Tibshirani 1993; Sakai 2006 for retrieval).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from wolofsearch.evaluation.metrics import MAIN, METRICS, Values, draws
from wolofsearch.evaluation.report import table
from wolofsearch.evaluation.results import query_values, read_results
from wolofsearch.evaluation.systems import FUSION, TEXT, VOICE

SHOWN = (MAIN, "accuracy@10")


def compare(before: Path, after: Path) -> dict[str, Any]:
    """Return the differences of every row that both runs have, ``after`` minus ``before``.

    Returns:
        ``{"before", "after": model ids, "rows": […], "other_sets": names that only one has or that differ}``. Each
        row: set, row, measure, both values, difference with 95 % bounds, two-sided p, and whether it is significant.

    Raises:
        WolofSearchError: ``evaluation.no_results`` for a folder without results.
    """
    first, second = read_results(before), read_results(after)
    same = [name for name in first["sets"] if _hash(first, name) == _hash(second, name)]
    rows: list[dict[str, Any]] = []
    for name in same:
        left, right = (_with_largest(query_values(folder, name)) for folder in (before, after))
        for row in (row for row in left if row in right):
            shares = draws(len(left[row]))
            for measure in SHOWN:
                column = METRICS.index(measure)
                one, other = left[row][:, column], right[row][:, column]
                resampled = shares @ (other - one)
                low, high = np.percentile(resampled, [2.5, 97.5])
                tail = min(float((resampled <= 0).mean()), float((resampled >= 0).mean()))
                rows.append(
                    {
                        "set": name,
                        "row": row,
                        "measure": measure,
                        "before": round(float(one.mean()), 4),
                        "after": round(float(other.mean()), 4),
                        "difference": round(float((other - one).mean()), 4),
                        "low": round(float(low), 4),
                        "high": round(float(high), 4),
                        "p": round(min(1.0, 2 * tail), 4),
                        "significant": bool(low > 0 or high < 0),
                    }
                )
    return {
        "before": first["model"]["id"],
        "after": second["model"]["id"],
        "rows": rows,
        "other_sets": sorted({*first["sets"], *second["sets"]} - set(same)),
    }


BY_VOICE, TYPED = "as the application hears", "typed, at the largest dim"


def _with_largest(values: dict[str, Values]) -> dict[str, Values]:
    """Return the values of each query with the rows that the application would use under names of their own."""
    whole = dict(values)
    for name, systems in ((BY_VOICE, (VOICE, FUSION)), (TYPED, (TEXT,))):
        rows = [[row for row in values if row.startswith(f"{system} / ")] for system in systems]
        best = next((found for found in rows if found), None)
        if best:
            whole[name] = values[max(best, key=lambda row: int(row.rsplit(" / ", 1)[1]))]
    return whole


def _hash(results: dict[str, Any], name: str) -> str | None:
    figures = results["sets"].get(name)
    return figures["sha256"] if figures else None


def comparison_table(found: dict[str, Any]) -> str:
    """Return what :func:`compare` found as a Markdown table, significant differences marked."""
    rows = [
        [
            f"`{row['set']}`",
            row["row"],
            row["measure"],
            f"{row['before']:.3f}",
            f"{row['after']:.3f}",
            f"{row['difference']:+.3f} ({row['low']:+.3f} to {row['high']:+.3f})",
            f"{row['p']:.3f}",
            "significant" if row["significant"] else "",
        ]
        for row in found["rows"]
    ]
    heads = ["set", "row", "measure", found["before"], found["after"], "difference (95 %)", "p", ""]
    lines = [table(heads, rows)]
    if found["other_sets"]:
        lines.append(
            f"Not compared, since only one run has them or their content differs: {', '.join(found['other_sets'])}."
        )
    return "\n\n".join(lines)
