"""How an answer looks in a terminal: what was found first, then where, then the words themselves."""

from __future__ import annotations

import shutil
import textwrap

import click

from wolofsearch.cli.language import label, sentence
from wolofsearch.cli.output import shown_path
from wolofsearch.cli.printable import printable
from wolofsearch.search.answer import Answer, Result

_INDENT = "   "
_MAX_WIDTH = 100


def print_answer(answer: Answer) -> None:
    """Print the results for a person; says so first where nothing is close to the question."""
    if not answer.results:
        click.echo(sentence("cli.nothing_there"))
        return
    if not answer.confident:
        click.echo(sentence("cli.nothing_close"))
        click.echo()
    for result in answer.results:
        _print_result(result)
    click.echo(label("timing", encode=f"{answer.encode_ms:.0f}", search=f"{answer.search_ms:.0f}"), err=True)


def _print_result(result: Result) -> None:
    click.echo(
        f"{click.style(f'{result.rank}. {printable(result.title)}', bold=True)}{_page(result)} · {result.score:.2f}"
    )
    click.echo(f"{_INDENT}{click.style(shown_path(result.path), dim=True)}")
    width = min(shutil.get_terminal_size().columns, _MAX_WIDTH)
    for paragraph in printable(result.passage).splitlines():
        for line in textwrap.wrap(paragraph, width, initial_indent=_INDENT, subsequent_indent=_INDENT):
            click.echo(line)
    for other in result.also_in:
        told = label("also_in", title=other.title)
        click.echo(f"{_INDENT}{told}{_page(other)} · {click.style(shown_path(other.path), dim=True)}")
    click.echo()


def _page(result: Result) -> str:
    return f" · {label('page', number=result.page)}" if result.page is not None else ""
