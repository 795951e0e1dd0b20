"""Two streams kept apart: results on stdout, where programs read them; everything said to a person on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

import click

from wolofsearch.cli.language import sentence
from wolofsearch.messages import Message

_CLEAR_LINE = "\r\033[K"


def use_utf8() -> None:
    """Make both streams UTF-8 and unbreakable: other programs expect it, and a file name may be no valid text."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def print_json(document: object, *, lines: bool = False) -> None:
    """Print one JSON document on stdout; with ``lines`` on one line, at once, as part of a stream of them."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=None if lines else 2, default=_plain))
    if lines:
        sys.stdout.flush()


def _plain(value: object) -> str:
    return str(value)


def tell(told: Message) -> None:
    """Say a sentence and, on a line of its own, the next step."""
    click.echo(told.sentence, err=True)
    if told.next_step:
        click.echo(f"  → {told.next_step}", err=True)


def tell_id(message_id: str, **facts: object) -> None:
    """Say the message with this id."""
    tell(sentence(message_id, **facts))


def print_figures(figures: Mapping[str, object]) -> None:
    """Print what was measured, a figure a line."""
    for name, value in figures.items():
        click.echo(f"{name}  {value}")


def caption(name: str, value: object) -> str:
    """Return ``name : value``, the name padded so that lines stand in columns."""
    return f"{name:<24} {value}"


def size(size_bytes: int) -> str:
    """Return a number of bytes as people read it."""
    amount, unit = float(size_bytes), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if amount < 1000:
            break
        amount, unit = amount / 1000, larger
    return f"{amount:.0f} {unit}" if unit == "B" or amount >= 10 else f"{amount:.1f} {unit}"


def shown_path(path: str | Path) -> str:
    """Return a path as text that can always be printed."""
    return str(path).encode(errors="replace").decode()


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
