"""``wolofsearch curate`` and ``wolofsearch train``: the research side, loaded only when it is asked for."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from wolofsearch.cli.options import FOLDER
from wolofsearch.errors import WolofSearchError

STAGES = (
    "restore",
    "samples",
    "data",
    "words",
    "text",
    "ctc",
    "fusion",
    "adapt",
    "export",
    "dual",
    "measure",
    "all",
    "plan",
    "report",
    "ablation",
    "prompts",
)


@click.command()
@click.option(
    "--data", type=FOLDER, metavar="DIR", help="The data folder; default: WOLOFSEARCH_DATA or ../shared/data."
)
@click.option("--out", type=FOLDER, metavar="DIR", default=Path("runs/curated"), help="Where the data set is written.")
def curate(*, data: Path | None, out: Path) -> None:
    """Make one clean training data set, and a report on it, from the declared sources.

    A run that was stopped goes on where it was. The report in report.md tells what was dropped and why.
    """
    try:
        from wolofsearch.evaluation.data_folder import data_dir
        from wolofsearch.training.curation.curating import curate as work

        for event in work(data_dir(data), out):
            click.echo(" ".join(_figures(asdict(event))))
    except ModuleNotFoundError as error:
        raise WolofSearchError("cli.research_missing", module=error.name or "?") from error
    click.echo(str(out / "report.md"))


@click.command()
@click.argument("stage", type=click.Choice(STAGES))
@click.argument("config", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--out", type=FOLDER, metavar="DIR", help="Folder of checkpoints and results; default: as configured.")
def train(stage: str, config: Path, *, out: Path | None) -> None:
    """Train a model: one STAGE of it, or all, as the file CONFIG says.

    A stage that was stopped goes on where it was; another --out begins anew. "plan" tells beforehand what memory and
    time the stages want on this machine, "report" draws how they went, "ablation" trains and measures a row of the
    ablation table (wolofsearch/training/configs/ablation).
    """
    try:
        from wolofsearch.training.command import run

        for event in run(stage, config, out):
            click.echo(" ".join(_figures(asdict(event))))
    except ModuleNotFoundError as error:
        raise WolofSearchError("cli.research_missing", module=error.name or "?") from error


def _figures(fields: dict[str, object]) -> list[str]:
    words = []
    for name, value in fields.items():
        if isinstance(value, dict):
            words += _figures(value)
        elif isinstance(value, float):
            words.append(f"{name}={value:.4g}")
        else:
            words.append(f"{name}={value}")
    return words
