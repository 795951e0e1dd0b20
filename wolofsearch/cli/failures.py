"""``wolofsearch library failures``: every file that could not be read, why, and what to do about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wolofsearch.cli.language import label, sentence
from wolofsearch.cli.opening import own_library_dir
from wolofsearch.cli.options import NewFile, json_option, library_option
from wolofsearch.cli.output import print_json, shown_path
from wolofsearch.library.failures_table import write_table
from wolofsearch.library.library import Library


@click.command()
@library_option
@click.option("--csv", "table", type=NewFile(".csv"), metavar="FILE", help="Write them as a table.")
@json_option
def failures(*, folder: Path | None, table: Path | None, as_json: bool) -> None:
    """Show the files that could not be read, newest first.

    They are tried again when they change, when the program that they lack is installed, or with import --retry-failed.
    """
    with Library.open(own_library_dir(folder)) as opened:
        where, rows = opened.folder, described_failures(opened)
    if table is not None:
        _write(table, rows)
    if as_json:
        print_json({"folder": shown_path(where), "failures": rows})
        return
    if table is not None:
        click.echo(label("failures_written", count=len(rows), path=shown_path(table)))
        return
    if not rows:
        click.echo(label("no_failures"))
    for row in rows:
        click.echo(f"{row['when']}  {row['reason']}")
        click.echo(f"  → {row['next_step']}")


def described_failures(opened: Library) -> list[dict[str, Any]]:
    """Return the failures with their sentences as plain values."""
    rows = []
    for failure in opened.failures():
        told = sentence(failure.message_id, **{"path": shown_path(failure.path), **failure.facts})
        rows.append(
            {
                "path": shown_path(failure.path),
                "message_id": failure.message_id,
                "reason": told.sentence,
                "next_step": told.next_step,
                "facts": failure.facts,
                "when": failure.when,
            }
        )
    return rows


def _write(table: Path, rows: list[dict[str, Any]]) -> None:
    names = {
        "path": label("csv_path"),
        "reason": label("csv_reason"),
        "next_step": label("csv_next_step"),
        "when": label("csv_when"),
        "message_id": label("csv_kind"),
    }
    write_table(table, list(names.values()), [[str(row[key]) for key in names] for row in rows])
