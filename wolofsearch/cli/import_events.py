"""What an import tells while it goes on, as a person reads it."""

from __future__ import annotations

import click

from wolofsearch.cli.language import label, language
from wolofsearch.cli.output import StatusLine, shown_path, size, tell
from wolofsearch.events import Event, FileDone, FileFailed, Finished, Paused, Planned, Progress, Resumed, Watching
from wolofsearch.library.scanning import DEVICE, LINK, NO_SUFFIX
from wolofsearch.messages import message

_MOST_KINDS = 12
_MINUTE_S = 60
_HOUR_S = 3600


def tell_event(event: Event, line: StatusLine, *, as_json: bool) -> None:
    """Say what happened; with ``as_json`` nothing that would go to stdout."""
    if isinstance(event, Progress):
        left = "" if event.seconds_left is None else time_left(event.seconds_left)
        counts = {"passages": event.passages, "words": event.words}
        told = label("import_progress", done=event.files_done, total=event.files_total, left=left, **counts)
        line.show(told + (label("import_postponed", count=event.postponed) if event.postponed else ""))
        return
    line.clear()
    if isinstance(event, FileFailed):
        tell(message(event.message_id, language(), **{"path": shown_path(event.path), **event.facts}))
    elif isinstance(event, FileDone) and event.cut:
        tell(message("library.passages_cut", language(), path=shown_path(event.path), passages=event.cut))
    elif isinstance(event, Paused):
        tell(message("library.paused_battery", language(), percent=event.percent))
    elif isinstance(event, Resumed):
        tell(message("library.resumed", language()))
    elif isinstance(event, Watching):
        counts = {"folders": len(event.folders), "rescanned": len(event.rescanned)}
        tell(message("library.watching", language(), minutes=f"{event.rescan_minutes:g}", **counts))
    elif not as_json and isinstance(event, Finished):
        click.echo(label("import_finished", **{key: value for key, value in event.as_json().items() if key != "event"}))
        _tell_passed_over(event.passed_over)
    elif not as_json and isinstance(event, Planned):
        _tell_plan(event)


def _tell_plan(plan: Planned) -> None:
    counts = {name: getattr(plan, name) for name in ("new", "changed", "unchanged", "removed", "excluded")}
    click.echo(label("plan", size=size(plan.size_bytes), failed_before=plan.failed_before, **counts))
    if plan.unsupported:
        kinds = ", ".join(f"{kind} ({files})" for kind, files in plan.unsupported.items())
        click.echo(label("plan_unsupported", kinds=kinds))
    if plan.too_large:
        click.echo(label("plan_too_large", files=plan.too_large))
    _tell_passed_over(plan.passed_over)
    for program, files in plan.lacking.items():
        click.echo(label("plan_lacking", program=program, files=files))
    if plan.sampled:
        click.echo(label("plan_passages", passages=plan.passages, sampled=plan.sampled))
    if plan.sampled and plan.seconds is not None:
        click.echo(label("plan_time", time=duration(plan.seconds)))


def _tell_passed_over(passed_over: dict[str, int]) -> None:
    """Say how many files of which kinds are no documents: the kinds of most, and the rest in one number."""
    if not passed_over:
        return
    captions = {
        NO_SUFFIX: label("passed_over_no_suffix"),
        LINK: label("passed_over_link"),
        DEVICE: label("passed_over_device"),
    }
    counts = [(captions.get(kind, kind), files) for kind, files in passed_over.items()]
    rest = sum(files for _, files in counts[_MOST_KINDS:])
    told = counts[:_MOST_KINDS] + ([(label("passed_over_others"), rest)] if rest else [])
    click.echo(label("passed_over", kinds=", ".join(f"{kind} ({files})" for kind, files in told)))


def time_left(seconds: float) -> str:
    """Return about how long the rest takes, in words."""
    if seconds < _MINUTE_S:
        return label("seconds_left", seconds=round(seconds))
    return label("minutes_left", minutes=round(seconds / _MINUTE_S))


def duration(seconds: float) -> str:
    """Return a length of time as people say it."""
    if seconds < _MINUTE_S:
        return label("seconds", seconds=round(seconds))
    if seconds < _HOUR_S:
        return label("minutes", minutes=round(seconds / _MINUTE_S))
    minutes = round(seconds / _MINUTE_S)
    return label("hours", hours=minutes // 60, minutes=minutes % 60)
