"""The program ``wolofsearch``: without a command the window, with one the command line."""

from __future__ import annotations

import sys

import click

from wolofsearch import __version__, program
from wolofsearch.cli.edge import Commands
from wolofsearch.cli.output import use_utf8

PLACES = {
    "search": "search:search",
    "import": "importing:import_",
    "library": "library:library",
    "model": "model:model",
    "publisher": "publisher:publisher",
    "open": "open:open_",
    "embed": "embed:embed",
    "doctor": "doctor:doctor",
    "curate": "training:curate",
    "train": "training:train",
    "evaluate": "evaluation:evaluate",
    "analyse": "analysis:analyse",
    "benchmark": "benchmark:benchmark",
}

PACKAGE_SUFFIXES = (".woloflib", ".wolofmodel")


@click.group(cls=Commands, places=PLACES, invoke_without_command=True)
@click.version_option(__version__, prog_name="wolofsearch")
@click.pass_context
def commands(ctx: click.Context) -> None:
    """Speak Wolof, find French: offline search by voice in a library of French documents.

    Without a command, the window opens.
    """
    if ctx.invoked_subcommand is None:
        from wolofsearch.desktop.application import run

        ctx.exit(run())


def main() -> None:
    """Run the command line; the entry point of the program."""
    program.settle()
    use_utf8()
    if len(sys.argv) == 2 and sys.argv[1].lower().endswith(PACKAGE_SUFFIXES):
        sys.argv.insert(1, "open")
    commands.main(prog_name="wolofsearch")
