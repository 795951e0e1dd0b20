"""Two streams kept apart: results on stdout, where programs read them; everything said to a person on stderr."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

import click

from wolofsearch.cli.language import language, sentence
from wolofsearch.cli.printable import printable
from wolofsearch.messages import Message

_CLEAR_LINE = "\r\033[K"
_UNITS = {"en": ("B", "kB", "MB", "GB", "TB")}
_FRENCH_UNITS = ("o", "ko", "Mo", "Go", "To")
_JSON_LEAVES = re.compile("[\x7f-\x9f]")
"""Control characters that JSON may hold as they are."""


def use_utf8() -> None:
    """Make both streams UTF-8 and unbreakable: other programs expect it, and a file name may be no valid text."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def print_json(document: object, *, lines: bool = False) -> None:
    """Print one JSON document on stdout; with ``lines`` on one line, at once, as part of a stream of them."""
    written = json.dumps(document, ensure_ascii=False, indent=None if lines else 2, default=_plain)
    click.echo(_JSON_LEAVES.sub(lambda found: f"\\u{ord(found[0]):04x}", written))
    if lines:
        sys.stdout.flush()


def _plain(value: object) -> str:
    return str(value)


def tell(told: Message) -> None:
    """Say a sentence and, on a line of its own, the next step."""
    click.echo(printable(told.sentence), err=True)
    if told.next_step:
        click.echo(f"  → {printable(told.next_step)}", err=True)


def tell_id(message_id: str, **facts: object) -> None:
    """Say the message with this id."""
    tell(sentence(message_id, **facts))


def print_figures(figures: Mapping[str, object]) -> None:
    """Print what was measured, a figure a line."""
    for name, value in figures.items():
        click.echo(f"{name}  {value}")


def caption(name: str, value: object) -> str:
    """Return ``name : value``, the name padded so that lines stand in columns."""
    return f"{name:<24} {printable(value)}"


def size(size_bytes: int) -> str:
    """Return a number of bytes as people read it in the language of the command line."""
    spoken = language()
    units = _UNITS.get(spoken, _FRENCH_UNITS)
    amount, power = float(size_bytes), 0
    while amount >= 1000 and power < len(units) - 1:
        amount, power = amount / 1000, power + 1
    written = f"{amount:.0f}" if power == 0 or amount >= 10 else f"{amount:.1f}"
    return f"{written if spoken == 'en' else written.replace('.', ',')} {units[power]}"


def shown_path(path: str | Path) -> str:
    """Return a path as text that can always be printed."""
    return printable(path)


class StatusLine:
    """One line on a terminal that is written over; nothing at all where stderr is a file or a pipe."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream: Any = stream or sys.stderr
        self._on = self._stream.isatty()
        self._written = False

    def show(self, text: str) -> None:
        """Replace the line."""
        if self._on:
            self._stream.write(f"{_CLEAR_LINE}{text}")
            self._stream.flush()
            self._written = True

    def clear(self) -> None:
        """Take the line away, so that other lines can be printed."""
        if self._written:
            self._stream.write(_CLEAR_LINE)
            self._stream.flush()
            self._written = False
