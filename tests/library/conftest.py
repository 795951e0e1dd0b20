"""Folders of real documents and a real library for every test of the room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import WordEncoder
from wolofsearch.events import Event, Finished
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library

TEXTS = {
    "paludisme.txt": "Le paludisme se soigne au poste de santé.\n\nDormez sous une moustiquaire imprégnée.",
    "mil.md": "# Semer le mil\n\nLe mil se sème aux premières pluies de juin.",
    "chevres/lait.txt": "Les chèvres donnent du lait deux fois par jour.",
    "chevres/vaccin.html": "<html><body><p>Vaccinez les chèvres contre la peste chaque année.</p></body></html>",
}


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with four documents in three formats."""
    folder = tmp_path / "documents"
    for name, text in TEXTS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library, closed after the test."""
    with Library.open(tmp_path / "library", create=True) as opened:
        yield opened


Bring = Callable[..., list[Event]]


@pytest.fixture
def bring(library: Library, encoder: WordEncoder) -> Bring:
    """Import paths into the library and return the events."""

    def run(*paths: Path, collection: str | None = None, **options: Any) -> list[Event]:
        return list(import_paths(library, paths, encoder, collection, **options))

    return run


def finished(events: Sequence[Event]) -> Finished:
    """Return the last event, which must be the only :class:`Finished`."""
    found = [event for event in events if isinstance(event, Finished)]
    assert found == [events[-1]]
    return found[0]


def of(events: Sequence[Event], kind: type[Event]) -> list[Event]:
    """Return the events of one kind."""
    return [event for event in events if isinstance(event, kind)]
