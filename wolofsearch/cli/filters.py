"""What limits a search to some documents, and how a passage is named on the command line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from wolofsearch.documents.formats import FORMATS
from wolofsearch.library.filtering import Filters

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_FIRST_DAY = "0001-01-01"


def passage_named(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, int] | None:
    """Return the document's id and the offset that ``DOCUMENT:START`` names."""
    if value is None:
        return None
    document_id, _, start = value.rpartition(":")
    if not document_id or not start.isdecimal():
        raise click.BadParameter("Give the document's id, a colon and the passage's start, as --json prints them.")
    return document_id, int(start)


def _date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Return the date as it was given, if there is such a one."""
    if value is None:
        return None
    try:
        if not _DATE.fullmatch(value):
            raise ValueError
        dt.date.fromisoformat(value + _FIRST_DAY[len(value) :])
    except ValueError:
        raise click.BadParameter("Give a date as YYYY, YYYY-MM or YYYY-MM-DD.") from None
    return value


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that limit a search; it gets them as ``filters``."""

    @click.option("--collection", metavar="NAME", help="Search only this collection of the library.")
    @click.option(
        "--format",
        "formats",
        multiple=True,
        type=click.Choice(sorted(FORMATS), case_sensitive=False),
        metavar="FORMAT",
        help="Search only documents of this format (pdf, docx, html…); may be given several times.",
    )
    @click.option("--language", metavar="CODE", help="Search only documents in this language (fr, en, wo…).")
    @click.option(
        "--since", metavar="DATE", callback=_date, help="Only documents of this time (2020, 2020-05…) or later."
    )
    @click.option(
        "--until", metavar="DATE", callback=_date, help="Only documents of this time (2020, 2020-05…) or earlier."
    )
    @wraps(command)
    def limited(
        *arguments: Any,
        collection: str | None,
        formats: tuple[str, ...],
        language: str | None,
        since: str | None,
        until: str | None,
        **options: Any,
    ) -> Any:
        filters = Filters(collection, formats, language.lower() if language else None, since, until)
        return command(*arguments, filters=filters, **options)

    return limited
