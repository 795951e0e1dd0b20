"""``wolofsearch model build``: a published checkpoint on a stick becomes a model that this program runs."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wolofsearch.cli.language import label
from wolofsearch.cli.options import FILE, json_option
from wolofsearch.cli.output import print_json, shown_path, size
from wolofsearch.encoder.build_tools import require_build_tools

if TYPE_CHECKING:
    from wolofsearch.encoder.build_events import BuildStage, Built, RecipeFailed
    from wolofsearch.events import Event


@click.command()
@click.argument("checkpoint", type=FILE)
@click.argument("out", type=FILE)
@click.option(
    "--precision",
    type=click.Choice(["int8", "float16", "float32"]),
    default="int8",
    show_default=True,
    help="int8: a quarter of the size and a third of the time, where it is faithful; float16: half, for GPUs.",
)
@click.option(
    "--dim",
    "dims",
    type=click.IntRange(min=1),
    multiple=True,
    metavar="D",
    help="A length of vectors that the model was trained for, as often as there are lengths; default: the reference's.",
)
@click.option(
    "--prompts",
    "prompts_file",
    type=FILE,
    metavar="FILE",
    help="JSON with the text before queries, by kind (speech, text) and task; default: the reference's.",
)
@json_option
def build(
    checkpoint: Path, out: Path, *, precision: str, dims: tuple[int, ...], prompts_file: Path | None, as_json: bool
) -> None:
    """Build the model OUT from the published CHECKPOINT.

    CHECKPOINT is the folder that holds oolel_mrl and hubert_mrl, a copy of the published repository, or the text model
    alone. Nothing in it is executed. The name of the folder OUT becomes the model's id; a model that is there already
    is replaced once the new one is finished. A build that was stopped goes on where it was when it is started again;
    until then its work lies beside OUT, in OUT.unfinished, which may be deleted.
    """
    require_build_tools()
    from wolofsearch.encoder.checkpoint import building  # torch is loaded only where a model is built
    from wolofsearch.encoder.checkpoint.configuration import read_json
    from wolofsearch.encoder.checkpoint.prompts import checked_prompts

    prompts = checked_prompts(read_json(prompts_file)) if prompts_file else None
    with closing(building.build(checkpoint, out, precision, list(dims) or None, prompts)) as happening:
        for event in happening:
            if as_json:
                print_json(event.as_json(), lines=True)
            else:
                tell(event, installed=False)


def tell(event: Event, *, installed: bool) -> None:
    """Print what a build tells; at its end whether the model was put among the installed ones or where it was asked."""
    from wolofsearch.encoder.build_events import BuildStage, Built, RecipeFailed

    if isinstance(event, BuildStage):
        click.echo(_stage_line(event), err=True)
    elif isinstance(event, RecipeFailed):
        click.echo(_recipe_line(event), err=True)
    elif isinstance(event, Built):
        facts = {"model": event.model, "folder": shown_path(event.folder), "size": size(event.size_bytes)}
        click.echo(label("model_installed", **facts) if installed else label("build_finished", **facts))
        _tell_fidelity(event)


def _stage_line(event: BuildStage) -> str:
    from wolofsearch.encoder.build_events import FINISHING, GRAPHS, READING

    known = {name: label(f"build_{name}") for name in (READING, GRAPHS, FINISHING)}
    what = known.get(event.stage) or label("build_reducing", recipe=event.stage)
    return f"{event.number}/{event.of} {what}" + (f" {label('build_resumed')}" if event.resumed else "")


def _recipe_line(event: RecipeFailed) -> str:
    """Return why a recipe was given up."""
    from wolofsearch.encoder.fidelity import LEAST_COSINE

    straying = next((number for number, cosine in enumerate(event.layers, 1) if not cosine >= LEAST_COSINE), None)
    if straying is None:
        return label("build_recipe_failed", recipe=event.recipe, cosine=event.mean_cosine)
    return label(
        "build_recipe_strays",
        recipe=event.recipe,
        cosine=event.mean_cosine,
        layer=straying,
        layers=len(event.layers),
        layer_cosine=event.layers[straying - 1],
    )


def _tell_fidelity(built: Built) -> None:
    """Print how close a reduced model is to the full one, and whether it hears."""
    if not built.hears:
        click.echo(label("build_reads_only"))
    if built.quality:
        figures = built.quality[f"{built.precision}_against_float32"]
        recipe = built.quality["quantisation"]["recipe"]
        agreement = figures.get("rank_agreement", "–")
        click.echo(label("build_fidelity", recipe=recipe, cosine=figures["mean_cosine"], agreement=agreement))
