"""The pictures of a report, as SVG documents with text that stays text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from wolofsearch.evaluation.classification import REGRESSION
from wolofsearch.evaluation.metrics import MAIN
from wolofsearch.evaluation.results import find_row
from wolofsearch.evaluation.systems import BM25, CASCADE, DUAL, DURATION, FUSION, HYBRID, TEXT, TFIDF, VOICE

COLOURS = {
    VOICE: "#0b6e4f", FUSION: "#5aa88c", DUAL: "#2f6fb3", CASCADE: "#8a4fa3", TEXT: "#e0912f", HYBRID: "#8c5a1a",
    TFIDF: "#7d8791", BM25: "#a9b1b8", DURATION: "#c0392b",
}  # fmt: skip
# One look for each line where a picture has a line for each set: ten colours, then again with dashes and squares.
_LOOKS = [
    {"color": f"C{number % 10}", "linestyle": ("-", "--")[number // 10], "marker": "os"[number // 10]}
    for number in range(20)
]
STYLE: Any = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans", "sans-serif"],
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#e6eaee",
    "svg.hashsalt": "wolofsearch",
}


@contextmanager
def drawing(width_in: float, height_in: float, columns: int = 1) -> Iterator[tuple[Any, Any]]:
    """Give a figure and its panels, side by side, in the style of all reports."""
    import matplotlib as mpl
    from matplotlib import pyplot as plt

    mpl.use("Agg")
    with mpl.rc_context(STYLE):
        figure, axes = plt.subplots(ncols=columns, squeeze=False, figsize=(width_in, height_in), layout="constrained")
        yield figure, axes[0]
        plt.close(figure)


def as_svg(figure: Any) -> str:
    """Return a figure as an SVG document, the same for the same figure."""
    out = io.StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None})
    return out.getvalue()


def sets_plot(sets: dict[str, Any]) -> str:
    """Draw the main measure of every system on every set, with bounds and chance."""
    names = list(sets)
    systems = [system for system in COLOURS if any(find_row(sets[name], system) for name in names)]
    with drawing(9.5, 0.62 * len(names) + 1.6) as (figure, (axes,)):
        for number, system in enumerate(systems):
            for place, name in enumerate(names):
                row = find_row(sets[name], system)
                if row is None:
                    continue
                found = row["metrics"][MAIN]
                bounds = [[max(0.0, found["value"] - found["low"])], [max(0.0, found["high"] - found["value"])]]
                height = place - 0.32 + 0.64 * number / max(1, len(systems) - 1)
                axes.errorbar(
                    found["value"], height, xerr=bounds, fmt="o", markersize=5, elinewidth=1.4, color=COLOURS[system],
                    label=system if name == first_with(sets, system) else None,
                )  # fmt: skip
        for place, name in enumerate(names):
            chance = sets[name]["rows"][0]["metrics"][MAIN]["chance"]
            axes.plot([chance, chance], [place - 0.4, place + 0.4], color="#444444", linestyle=":", linewidth=1.2,
                      label="chance" if place == 0 else None)  # fmt: skip
            axes.axhline(place + 0.5, color="#c5ccd3", linewidth=0.8)
        axes.set_yticks(range(len(names)), names)
        axes.grid(visible=False, axis="y")
        axes.set_ylim(len(names) - 0.5, -0.5)
        axes.set_xlim(-0.015, 1.015)
        axes.set_xlabel("nDCG@10")
        figure.legend(loc="outside upper center", ncols=4, frameon=False)
        return as_svg(figure)


def first_with(sets: dict[str, Any], system: str) -> str:
    """Return the name of the first set that has a row of the system."""
    return next(name for name in sets if find_row(sets[name], system))


def dims_plot(sets: dict[str, Any]) -> str:
    """Draw the main measure over the Matryoshka dims: by voice left, by text right; a line for each set."""
    looks = dict(zip(sets, _LOOKS, strict=False))
    with drawing(9.5, 5.4, columns=2) as (figure, both):
        voice = VOICE if any(find_row(each, VOICE) for each in sets.values()) else FUSION
        for axes, system, title in zip(both, (voice, TEXT), (f"by voice ({voice})", "by text"), strict=True):
            for name, each in sets.items():
                rows = sorted((row for row in each["rows"] if row["system"] == system), key=lambda row: row["dim"])
                if rows:
                    dims = [row["dim"] for row in rows]
                    values = [row["metrics"][MAIN]["value"] for row in rows]
                    axes.plot(dims, values, markersize=5, label=name, **looks[name])
                    axes.set_xscale("log", base=2)
                    axes.set_xticks(dims, [str(dim) for dim in dims])
                    axes.minorticks_off()
            axes.set_ylim(bottom=0)
            axes.set_title(title)
            axes.set_xlabel("dimensions")
            axes.set_ylabel("nDCG@10")
        drawn = {label: line for axes in both for line, label in zip(*axes.get_legend_handles_labels(), strict=True)}
        names = [name for name in sets if name in drawn]
        figure.legend([drawn[name] for name in names], names, loc="outside upper center", ncols=5, frameon=False)
        return as_svg(figure)


def few_shot_plot(sets: dict[str, Any]) -> str:
    """Draw accuracy over the number of examples (logistic regression), a panel for each set."""
    with drawing(9.5, 4.2, columns=len(sets)) as (figure, panels):
        for axes, (name, each) in zip(panels, sets.items(), strict=True):
            for row in each["classification"]:
                shots = [shot for shot in row["few_shot"] if shot["learner"] == REGRESSION]
                if shots:
                    axes.errorbar(
                        [shot["k"] for shot in shots], [shot["accuracy"] for shot in shots],
                        yerr=[shot["accuracy_sd"] for shot in shots], marker="o", capsize=2,
                        color=COLOURS.get(row["system"], "#444444"), label=row["system"],
                    )  # fmt: skip
                    axes.set_xscale("log", base=2)
                    axes.set_xticks([shot["k"] for shot in shots], [str(shot["k"]) for shot in shots])
                    axes.minorticks_off()
            axes.axhline(1 / each["passages"], color="#444444", linestyle=":", linewidth=1.2, label="chance")
            axes.set_ylim(0, 1)
            axes.set_title(name)
            axes.set_xlabel("examples of each label")
            axes.set_ylabel("accuracy")
            axes.legend(fontsize=8, frameon=False)
        return as_svg(figure)
