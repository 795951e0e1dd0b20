"""``wolofsearch train``: the research side, loaded only when it is asked for."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from wolofsearch.cli.options import FOLDER
from wolofsearch.errors import WolofSearchError

STAGES = ("restore", "samples", "data", "text", "ctc", "fusion", "export", "dual", "measure", "all")


@click.command()
@click.argument("stage", type=click.Choice(STAGES))
@click.argument("config", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--out", type=FOLDER, metavar="DIR", help="Folder of checkpoints and results; default: as configured.")
def train(stage: str, config: Path, *, out: Path | None) -> None:
    """Train a model: one STAGE of it, or all, as the file CONFIG says.

    A stage that was stopped goes on where it was; another --out begins anew.
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
