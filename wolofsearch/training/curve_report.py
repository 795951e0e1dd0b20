"""``wolofsearch train report``: how the stages of a run went, as curves that a person can look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wolofsearch.evaluation.plots import as_svg, drawing
from wolofsearch.evaluation.report import table
from wolofsearch.evaluation.report_html import page
from wolofsearch.training.checkpoints import load
from wolofsearch.training.curves import read_curve
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import TrainingConfig

STAGES = ("words", "text", "ctc", "fusion", "adapt", "dual")


def report(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    """Write ``out/report.html`` and a picture of each stage that has a curve; yields where each stage ended."""
    figures: dict[str, str] = {}
    rows = []
    for stage in STAGES:
        points = read_curve(out / f"{stage}.curve.jsonl")
        if not points:
            continue
        figures[f"{stage}.svg"] = curve_plot(points)
        minutes = (load(out / f"{stage}.pt") or {}).get("worked_s", 0.0) / 60
        last: dict[str, float] = {}
        for point in points:
            last |= point
        step = int(last.pop("step"))
        rows.append(
            [stage, str(step), f"{minutes:.1f}", ", ".join(f"{name} {value:g}" for name, value in last.items())]
        )
        yield StageProgress(stage, step, 1.0, last)
    text = [
        f"# {config.model.id}: how it was trained",
        table(["stage", "steps", "minutes at work", "at the end"], rows),
    ]
    text += [f"## {name.removesuffix('.svg')}\n\n![Loss and watched figures]({name})" for name in figures]
    for name, picture in figures.items():
        (out / name).write_text(picture, encoding="utf-8")
    (out / "report.html").write_text(page(f"{config.model.id}: training", "\n\n".join(text), figures), encoding="utf-8")


def curve_plot(points: list[dict[str, float]]) -> str:
    """Draw the loss left and the figures that were watched right, over the steps."""
    names = sorted({name for point in points for name in point} - {"step", "loss"})
    with drawing(9.5, 3.6, columns=2) as (figure, (losses, watched)):
        losses.plot([point["step"] for point in points], [point["loss"] for point in points], color="#0b6e4f")
        losses.set_ylabel("loss (running average)")
        for name in names:
            told = [(point["step"], point[name]) for point in points if name in point]
            watched.plot(*zip(*told, strict=True), marker="o", markersize=3, label=name)
        watched.set_ylabel("watched, never trained on")
        watched.set_ylim(bottom=0)
        for axes in (losses, watched):
            axes.set_xlabel("step")
        if names:
            watched.legend(frameon=False, fontsize=9)
        return as_svg(figure)
