"""``wolofsearch doctor``: is this computer ready, and if not, what to do."""

from __future__ import annotations

from dataclasses import asdict

import click

from wolofsearch import __version__
from wolofsearch.cli.diagnosis import OK, PROBLEM, WARNING, looks
from wolofsearch.cli.edge import FAILED
from wolofsearch.cli.language import label
from wolofsearch.cli.options import json_option
from wolofsearch.cli.output import StatusLine, print_json

_MARKS = {OK: ("✔", "green"), WARNING: ("!", "yellow"), PROBLEM: ("✘", "red")}


@click.command()
@json_option
@click.pass_context
def doctor(ctx: click.Context, *, as_json: bool) -> None:
    """Check the model, the microphone, the disk and the speed of this computer.

    One verdict a line, with what to do where something is missing. Exit code 1 when searching cannot work.
    """
    line = StatusLine()
    line.show(label("doctor_working"))
    verdicts = []
    for verdict in looks():
        verdicts.append(verdict)
        if as_json:
            continue
        line.clear()
        mark, colour = _MARKS[verdict.status]
        click.echo(f"{click.style(mark, fg=colour)} {verdict.sentence}")
        if verdict.next_step:
            click.echo(f"  → {verdict.next_step}")
        line.show(label("doctor_working"))
    line.clear()
    well = all(verdict.status != PROBLEM for verdict in verdicts)
    if as_json:
        print_json({"ok": well, "version": __version__, "checks": [asdict(verdict) for verdict in verdicts]})
    if not well:
        ctx.exit(FAILED)
