"""``wolofsearch search``: one question, spoken or typed, and what answers it."""

from __future__ import annotations

from pathlib import Path

import click

from wolofsearch.cli.aloud import read_aloud
from wolofsearch.cli.opening import open_for_search, require_hearing
from wolofsearch.cli.options import FILE, dim_option, json_option, library_option, model_option
from wolofsearch.cli.output import print_json
from wolofsearch.cli.questions import question_from_file, question_from_microphone
from wolofsearch.cli.results import print_answer
from wolofsearch.search.searching import Searcher


@click.command()
@click.argument("audio", required=False, type=FILE)
@click.option("--text", metavar="T", help="Ask by a typed question, in French or Wolof.")
@click.option("--record", is_flag=True, help="Ask through the microphone; ends by silence or Enter.")
@library_option
@click.option("--collection", metavar="NAME", help="Search only this collection of the library.")
@click.option("--top", type=click.IntRange(1, 1000), default=10, show_default=True, help="Most documents to show.")
@click.option("--aloud", is_flag=True, help="Read the answers aloud in French too; Ctrl+C ends it.")
@dim_option
@model_option
@json_option
def search(
    audio: Path | None,
    text: str | None,
    *,
    record: bool,
    folder: Path | None,
    collection: str | None,
    top: int,
    aloud: bool,
    dim: int | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Search with a recorded question (AUDIO), a typed one (--text) or the microphone (--record).

    The library is the one named, the one chosen in the settings, or else the sample library.
    """
    if sum([audio is not None, text is not None, record]) != 1:
        raise click.UsageError("Give exactly one of AUDIO, --text and --record.")
    if record:
        require_hearing(model)
    waveform = question_from_file(audio) if audio else question_from_microphone() if record else None
    library, encoder = open_for_search(folder, model, dim)
    with library:
        searcher = Searcher(library, encoder)
        if waveform is not None:
            answer = searcher.speech(waveform, top, collection)
        else:
            answer = searcher.text(text or "", top, collection)
    if as_json:
        print_json(answer.as_json())
    else:
        print_answer(answer)
    if aloud:
        read_aloud(answer)
