"""``wolofsearch doctor``: is this computer ready, and if not, what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wolofsearch import __version__
from wolofsearch.cli.edge import FAILED
from wolofsearch.cli.language import label, language
from wolofsearch.cli.options import NewFile, json_option
from wolofsearch.cli.output import StatusLine, print_json, shown_path
from wolofsearch.examination.bench import Bench
from wolofsearch.examination.diagnostics import write_diagnostics
from wolofsearch.examination.examining import examine
from wolofsearch.examination.finding import OK, PROBLEM, WARNING, Finding

_MARKS = {OK: ("✔", "green"), WARNING: ("!", "yellow"), PROBLEM: ("✘", "red")}


@click.command()
@click.option(
    "--save",
    type=NewFile(".zip"),
    metavar="FILE.zip",
    help="Write a diagnostics file to hand on: no documents, no sound, no names of people, folders or files.",
)
@json_option
@click.pass_context
def doctor(ctx: click.Context, *, save: Path | None, as_json: bool) -> None:
    """Examine this computer: model, sound, library, index, disk, memory, missing programs.

    A verdict a line (good, could be better, bad), with what to do. Exit code 1 when searching cannot work.
    """
    line = StatusLine()
    line.show(label("doctor_working"))
    findings = []
    for event in examine(Bench(language())):
        if not isinstance(event, Finding):
            continue
        findings.append(event)
        line.clear()
        if not as_json:
            _tell(event)
        line.show(label("doctor_working"))
    line.clear()
    well = all(finding.status != PROBLEM for finding in findings)
    if as_json:
        checks = [_described(finding) for finding in findings]
        print_json({"ok": well, "version": __version__, "checks": checks})
    if save is not None:
        write_diagnostics(save, findings, language())
        click.echo(label("doctor_saved", path=shown_path(save)), err=True)
    if not well:
        ctx.exit(FAILED)


def _tell(finding: Finding) -> None:
    told = finding.told(language())
    mark, colour = _MARKS[finding.status]
    verdict = click.style(f"{mark} {label(f'doctor_{finding.status}'):<16}", fg=colour)
    click.echo(f"{verdict} {shown_path(told.sentence)}")
    if finding.status != OK:
        click.echo(f"  → {shown_path(told.next_step)}")


def _described(finding: Finding) -> dict[str, Any]:
    told = finding.told(language())
    return {
        "name": finding.subject,
        "status": finding.status,
        "sentence": shown_path(told.sentence),
        "next_step": shown_path(told.next_step),
    }
