"""``wolofsearch embed``: the vector of a question or a passage, for other programs and for research."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

import click

from wolofsearch.cli.options import FILE, dim_option, json_option, model_option
from wolofsearch.cli.output import print_json
from wolofsearch.cli.questions import question_from_file
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.encoder.protocol import Task


@click.command()
@click.argument("audio", required=False, type=FILE)
@click.option("--text", metavar="T", help="A typed question, in French or Wolof.")
@click.option("--document", metavar="T", help="A French passage, encoded as the library does.")
@click.option(
    "--task", type=click.Choice(get_args(Task)), default="document", show_default=True, help="What a question asks for."
)
@dim_option
@model_option
@json_option
def embed(
    audio: Path | None,
    text: str | None,
    document: str | None,
    *,
    task: str,
    dim: int | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Print the unit vector of a recorded question (AUDIO), a typed one (--text) or a passage (--document)."""
    if sum(given is not None for given in (audio, text, document)) != 1:
        raise click.UsageError("Give exactly one of AUDIO, --text and --document.")
    waveform = question_from_file(audio) if audio else None
    encoder = load_encoder(model, dim)
    if waveform is not None:
        vector, truncated = encoder.encode_speech(waveform.samples, cast("Task", task)), waveform.truncated
    elif text is not None:
        vector = encoder.encode_query(text, cast("Task", task))
        truncated = encoder.cuts(text, cast("Task", task))
    else:
        passage = document or ""
        vector, truncated = encoder.encode_documents([passage])[0], encoder.cuts(passage)
    numbers = [round(float(number), 6) for number in vector]
    if as_json:
        told = {"model": encoder.model_id, "dim": len(numbers), "precision": encoder.precision, "vector": numbers}
        print_json(told | {"truncated": truncated}, lines=True)
    else:
        click.echo(" ".join(f"{number:.6f}" for number in numbers))
