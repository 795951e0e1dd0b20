"""``wolofsearch model fetch``: the one command that uses a network, for those who have none."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import click

from wolofsearch.cli.building import tell
from wolofsearch.cli.language import label
from wolofsearch.cli.options import FILE, json_option
from wolofsearch.cli.output import StatusLine, caption, print_json, shown_path, size
from wolofsearch.encoder.build_tools import require_build_tools
from wolofsearch.encoder.fetching.exchange import DownloadProgress, FileFetched
from wolofsearch.encoder.fetching.planning import PUBLISHED, Fetched, Plan, plan
from wolofsearch.encoder.fetching.planning import fetch as downloading
from wolofsearch.encoder.fetching.preparation import fetch_and_install
from wolofsearch.events import Event

_YES = {"o", "oui", "y", "yes"}


@click.command()
@click.argument("repository", default=PUBLISHED)
@click.option(
    "--out",
    type=FILE,
    metavar="DIR",
    help="Only download, into DIR (on a stick, for example); default: build and install it, and keep no download.",
)
@click.option("--yes", is_flag=True, help="Do not ask before downloading.")
@json_option
def fetch(repository: str, *, out: Path | None, yes: bool, as_json: bool) -> None:
    """Download the published model REPOSITORY, then build and install it.

    No other command opens a connection. What it will download, and how much, is shown first; a download that was cut
    goes on where it stopped when the same command is run again. HF_ENDPOINT names another hub, HF_TOKEN holds the
    access token of a repository that asks for one.
    """
    if as_json and not yes:
        raise click.UsageError("--json asks nothing: give --yes too")
    if out is None:
        require_build_tools()
    planned = plan(repository, out)
    if as_json:
        print_json(planned.as_json(), lines=True)
    else:
        _tell_plan(planned)
        if planned.bytes_left and not yes and not _agreed(planned):
            raise click.Abort
    line = StatusLine()
    with closing(downloading(planned) if out else fetch_and_install(planned)) as happening:
        for event in happening:
            if as_json:
                print_json(event.as_json(), lines=True)
            else:
                _tell(event, line, only_download=out is not None)


def _agreed(planned: Plan) -> bool:
    question = label("fetch_question", left=size(planned.bytes_left), host=urlsplit(planned.endpoint).netloc)
    answer: str = click.prompt(question, default="", show_default=False, prompt_suffix=" ", err=True)
    return answer.strip().lower() in _YES


def _tell_plan(planned: Plan) -> None:
    amounts = {"left": size(planned.bytes_left), "total": size(planned.bytes_total)}
    whole = planned.bytes_left == planned.bytes_total
    for told in (
        caption(label("fetch_repository"), f"{planned.endpoint}/{planned.repository} ({planned.revision[:12]})"),
        caption(label("licence"), planned.licence or label("fetch_no_licence")),
        caption(label("folder"), shown_path(planned.folder)),
        *(caption(f"  {size(file.size_bytes)}", name) for name, file in planned.files.items()),
        caption(label("fetch_total"), amounts["total"] if whole else label("fetch_partly", **amounts)),
    ):
        click.echo(told, err=True)


def _tell(event: Event, line: StatusLine, *, only_download: bool) -> None:
    if isinstance(event, DownloadProgress):
        line.show(label("fetch_progress", done=size(event.bytes_done), total=size(event.bytes_total)))
        return
    line.clear()
    if isinstance(event, FileFetched):
        click.echo(label("fetch_file", file=event.file, size=size(event.size_bytes)), err=True)
    elif not isinstance(event, Fetched):
        tell(event, installed=True)
    elif only_download:
        click.echo(label("fetch_finished", folder=shown_path(event.folder)))
