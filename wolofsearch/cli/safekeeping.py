"""``wolofsearch library backup | restore | repair``: copies of a library, and what to do when it is damaged."""

from __future__ import annotations

from pathlib import Path

import click

from wolofsearch.cli.edge import FAILED
from wolofsearch.cli.language import label, language, sentence
from wolofsearch.cli.opening import bound_model, own_library_dir
from wolofsearch.cli.options import FILE, NewFile, json_option, library_option
from wolofsearch.cli.output import StatusLine, print_json, shown_path, size, tell
from wolofsearch.cli.printable import printable
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.encoder.resources import lower_priority
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Progress
from wolofsearch.library import backups
from wolofsearch.library.library import Library
from wolofsearch.library.location import absolute
from wolofsearch.library.mending import UNENCODED, mend
from wolofsearch.library.repairing import repair as repairing
from wolofsearch.library.restoring import restore as restoring


@click.command()
@click.argument("target", required=False, type=NewFile(".db"), metavar="[FILE]")
@click.option("--list", "listed", is_flag=True, help="Show the backups that are there instead of making one.")
@library_option
@json_option
def backup(*, target: Path | None, listed: bool, folder: Path | None, as_json: bool) -> None:
    """Make a backup of the library's database now: in its folder, or in FILE.

    Backups also come by themselves: before the first import of a day, an update, a change of model and a repair.
    """
    where = absolute(own_library_dir(folder))
    if listed and backups.found(where):  # also of a library that cannot be opened: they are its rescue
        _tell_backups(where, as_json=as_json)
        return
    with Library.look(where) as opened:
        if not listed and target is not None:
            opened.backup(absolute(target))
    if listed:
        _tell_backups(where, as_json=as_json)
        return
    made = backups.make(where, backups.ASKED) if target is None else absolute(target)
    if as_json:
        print_json({"folder": shown_path(where), "backup": shown_path(made)})
    else:
        click.echo(label("backup_made", file=shown_path(made)))


@click.command()
@click.argument("file", required=False, type=FILE, metavar="[FILE]")
@click.option("--backup", "name", metavar="NAME", help="One of those that `library backup --list` shows.")
@library_option
@json_option
def restore(*, file: Path | None, name: str | None, folder: Path | None, as_json: bool) -> None:
    """Make the library again what it was in a backup: NAME, FILE elsewhere, or the newest that is whole.

    What it holds now is kept: as a backup, or set aside where it is damaged.
    """
    where = absolute(own_library_dir(folder))
    if name is not None:
        if file is not None:
            raise click.UsageError("--backup or FILE, not both")
        file = next((one.file for one in backups.found(where) if one.file.name == name), None)
        if file is None:
            raise WolofSearchError("library.backup_unknown", name=name, path=str(where))
    used = restoring(where, file and absolute(file))
    if used is None:
        raise WolofSearchError("library.no_backup", path=str(where))
    if as_json:
        print_json({"folder": shown_path(where), "backup": shown_path(used)})
    else:
        click.echo(label("library_restored", folder=shown_path(where), file=shown_path(used)))


@click.command()
@library_option
@json_option
@click.pass_context
def repair(ctx: click.Context, *, folder: Path | None, as_json: bool) -> None:
    """Put right what `library check` finds. No document is lost, and what is damaged is set aside, not erased."""
    where = absolute(own_library_dir(folder))
    done = []
    for message_id in repairing(where):
        done.append(message_id.removeprefix("library."))
        if not as_json:
            tell(sentence(message_id))
    with Library.open(where) as opened:
        _encode(opened)
        problems = opened.check(language())
    if as_json:
        print_json({"folder": shown_path(where), "done": done, "ok": not problems, "problems": problems})
    elif not done:
        click.echo(label("repair_needless", folder=shown_path(where)))
    for problem in problems:
        click.echo(printable(problem), err=as_json)
    if problems:
        ctx.exit(FAILED)


def _encode(opened: Library) -> None:
    """Make the vectors that are missing, where the library's model is at hand."""
    if opened.store.meta(UNENCODED) is None:
        return
    model = bound_model(opened)
    if model is None:
        click.echo(label("repair_no_model"), err=True)
        return
    lower_priority()
    line = StatusLine()
    for event in mend(opened, load_encoder(model, spare_cores=1)):
        if isinstance(event, Progress):
            line.show(label("reindex_progress", done=event.files_done, total=event.files_total, left=""))
    line.clear()


def _tell_backups(folder: Path, *, as_json: bool) -> None:
    there = backups.counted(folder)
    if as_json:
        told = [
            {
                "name": one.file.name,
                "file": shown_path(one.file),
                "made_at": one.made_at.isoformat(),
                "reason": one.reason,
                "documents": one.documents,
                "size_bytes": one.size_bytes,
            }
            for one in there
        ]
        print_json({"folder": shown_path(folder), "backups": told})
        return
    for one in there:
        moment = f"{one.made_at.astimezone():%Y-%m-%d %H:%M}"
        broken = one.documents is None
        held = label("backup_unreadable") if broken else label("backup_documents", count=one.documents)
        click.echo(
            f"{moment}  {label(f'backup_{one.reason}'):<30} {held:>16} {size(one.size_bytes):>8}  {one.file.name}"
        )
    if not there:
        click.echo(label("backup_none"))
