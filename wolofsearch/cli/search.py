"""``wolofsearch search``: one question, spoken or typed, and what answers it."""

from __future__ import annotations

from pathlib import Path

import click

from wolofsearch.cli.aloud import read_aloud
from wolofsearch.cli.filters import filter_options, passage_named
from wolofsearch.cli.opening import open_for_search, require_hearing
from wolofsearch.cli.options import FILE, dim_option, json_option, library_option, model_option
from wolofsearch.cli.output import print_json
from wolofsearch.cli.questions import question_from_file, question_from_microphone
from wolofsearch.cli.results import print_answer
from wolofsearch.library.filtering import Filters
from wolofsearch.search.searching import Searcher
from wolofsearch.search.similar import similar


@click.command()
@click.argument("audio", required=False, type=FILE)
@click.option("--text", metavar="T", help="Ask by a typed question, in French or Wolof.")
@click.option("--record", is_flag=True, help="Ask through the microphone; ends by silence or Enter.")
@library_option
@click.option("--like", metavar="DOCUMENT:START", callback=passage_named, help="Show what resembles a passage.")
@filter_options
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
    like: tuple[str, int] | None,
    filters: Filters,
    top: int,
    aloud: bool,
    dim: int | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Search with a recorded question (AUDIO), a typed one (--text), the microphone (--record) or a passage (--like).

    The library is the one named, the one chosen in the settings, or else the sample library.
    """
    if sum([audio is not None, text is not None, record, like is not None]) != 1:
        raise click.UsageError("Give exactly one of AUDIO, --text, --record and --like.")
    if record:
        require_hearing(model)
    waveform = question_from_file(audio) if audio else question_from_microphone() if record else None
    library, encoder = open_for_search(folder, model, dim)
    with library:
        searcher = Searcher(library, encoder)
        if like is not None:
            answer = similar(library, *like, top, filters)
        elif waveform is not None:
            answer = searcher.speech(waveform, top, filters)
        else:
            answer = searcher.text(text or "", top, filters)
    if as_json:
        print_json(answer.as_json())
    else:
        print_answer(answer)
    if aloud:
        read_aloud(answer)
