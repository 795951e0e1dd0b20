"""``wolofsearch open`` and ``wolofsearch FILE``: what happens when a person opens a package in the file manager."""

from __future__ import annotations

from pathlib import Path

import click

from wolofsearch.cli.options import FILE


@click.command("open")
@click.argument("file", type=FILE)
@click.pass_context
def open_(ctx: click.Context, file: Path) -> None:
    """Show the window and offer to take in the package FILE (.woloflib or .wolofmodel)."""
    from wolofsearch.desktop.application import run

    ctx.exit(run(package=file.absolute()))
