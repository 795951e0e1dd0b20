"""The pictures of the analysis, as SVG documents."""

from __future__ import annotations

from typing import Any

import numpy as np

from wolofsearch.evaluation.analysis_storage import FORMS, front
from wolofsearch.evaluation.plots import as_svg, drawing

PREFIX, RANDOM, PCA = "#0b6e4f", "#7d8791", "#e0912f"
COLOURS = dict(zip(FORMS, ("#2f6fb3", "#8a4fa3", "#e0912f", "#c0392b", "#0b6e4f"), strict=True))
MARKERS = dict(zip(FORMS, "os^Dv", strict=True))
COLUMNS = 4


def accuracy_plot(sets: dict[str, list[dict[str, Any]]]) -> str:
    """Draw nDCG@10 over the dims, a panel for each set: prefix with bounds, random subsets with deviation, PCA."""
    lines = -(-len(sets) // COLUMNS)
    with drawing(11, 2.8 * lines + 0.5) as (figure, _):
        figure.clear()
        panels = figure.subplots(lines, min(COLUMNS, len(sets)), squeeze=False, sharey=True).ravel()
        for axes in panels[len(sets) :]:
            axes.set_visible(False)
        for number, (axes, (name, rows)) in enumerate(zip(panels, sets.items(), strict=False)):
            dims = [row["dim"] for row in rows]
            prefix, drawn = [row["prefix"] for row in rows], [row["random"] for row in rows]
            axes.plot(dims, [row["ndcg@10"] for row in prefix], "o-", color=PREFIX, markersize=4, label="prefix")
            axes.plot(dims, [row["pca"]["ndcg@10"] for row in rows], "--", color=PCA, label="PCA")
            axes.fill_between(
                dims, *([row[end] for row in prefix] for end in ("low", "high")), color=PREFIX, alpha=0.12
            )
            axes.errorbar(
                dims, [row["ndcg@10"] for row in drawn], yerr=[row["sd"] for row in drawn], fmt=".:", color=RANDOM,
                capsize=2, label="random subset",
            )  # fmt: skip
            _log_dims(axes, dims)
            axes.set_title(name, fontsize=10)
            axes.set_ylabel("nDCG@10" if number % COLUMNS == 0 else "")
            axes.set_xlabel("dimensions" if number + COLUMNS >= len(sets) else "")
        panels[0].set_ylim(bottom=0)  # once all are drawn: the panels share it, and setting it ends its growing
        figure.legend(*panels[0].get_legend_handles_labels(), loc="outside upper center", ncols=3, frameon=False)
        return as_svg(figure)


def spectrum_plot(spectra: dict[str, dict[str, Any]]) -> str:
    """Draw the energy of each direction of the passage vectors left, what the first ones hold together right."""
    with drawing(9.5, 4.2, columns=2) as (figure, (single, together)):
        for name, told in spectra.items():
            energy = np.array(told["energy"])
            places = np.arange(1, len(energy) + 1)
            single.plot(places, energy, label=name)
            together.plot(places, np.cumsum(energy))
        single.set_yscale("log")
        powers = [10.0**power for power in range(-8, 1)]
        single.set_yticks(powers, [_percent(power) for power in powers])
        single.set_ylim(bottom=max(1e-8, min(min(told["energy"]) for told in spectra.values()) / 2))
        single.minorticks_off()
        single.set_ylabel("share of the energy")
        together.set_ylim(0, 1.02)
        fifths = [0, 0.2, 0.4, 0.6, 0.8, 1]
        together.set_yticks(fifths, [_percent(share) for share in fifths])
        together.set_ylabel("share of the energy, summed")
        for axes in (single, together):
            axes.set_xlabel("direction (singular value), the strongest first")
        figure.legend(loc="outside upper center", ncols=3, frameon=False, fontsize=9)
        return as_svg(figure)


def _percent(share: float) -> str:
    return f"{100 * share:.7f}".rstrip("0").rstrip(".") + " %"


def bytes_plot(rows: list[dict[str, Any]]) -> str:
    """Draw nDCG@10 after exact rescoring over the coarse bytes of a passage, and the Pareto front."""
    return _pareto(rows, "bytes", "bytes per passage (coarse part)")


def time_plot(rows: list[dict[str, Any]]) -> str:
    """Draw nDCG@10 after exact rescoring over the milliseconds of a question, and the Pareto front."""
    return _pareto(rows, "ms", "milliseconds per question (median)")


def _pareto(rows: list[dict[str, Any]], cost: str, label: str) -> str:
    with drawing(9.5, 4.8) as (figure, (axes,)):
        best = sorted(
            (row for row, kept in zip(rows, front(rows, cost), strict=True) if kept), key=lambda row: row[cost]
        )
        axes.step(
            [row[cost] for row in best], [row["ndcg@10"] for row in best], where="post", color="#444444",
            linewidth=1, linestyle="--", label="Pareto front, with its dims", zorder=1,
        )  # fmt: skip
        for form in FORMS:
            those = [row for row in rows if row["form"] == form]
            axes.plot(
                [row[cost] for row in those], [row["ndcg@10"] for row in those], f"{MARKERS[form]}-",
                color=COLOURS[form], linewidth=0.6, markersize=6, alpha=0.85, label=form,
            )  # fmt: skip
        for row in best:
            axes.annotate(
                str(row["dim"]), (row[cost], row["ndcg@10"]), textcoords="offset points", xytext=(0, 7), ha="center",
                fontsize=8,
            )  # fmt: skip
        axes.set_xscale("log")
        ticks = _ticks(row[cost] for row in rows)
        axes.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
        axes.minorticks_off()
        axes.set_xlabel(label)
        axes.set_ylabel("nDCG@10, mean over the sets")
        figure.legend(loc="outside upper center", ncols=6, frameon=False)
        return as_svg(figure)


def _ticks(values: Any) -> list[float]:
    """Return 1, 2 and 5 times the powers of ten around some values."""
    found = sorted(values)
    powers = range(int(np.floor(np.log10(found[0]))), int(np.ceil(np.log10(found[-1]))) + 1)
    ticks = [step * 10.0**power for power in powers for step in (1, 2, 5)]
    return [tick for tick in ticks if found[0] * 0.8 <= tick <= found[-1] * 1.25]


def _log_dims(axes: Any, dims: list[int]) -> None:
    axes.set_xscale("log", base=2)
    powers = [dim for dim in dims if dim & (dim - 1) == 0]
    axes.set_xticks(powers, [str(dim) for dim in powers])
    axes.minorticks_off()
