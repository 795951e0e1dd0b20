"""What the librarian does with folders, in the library lane: look ahead, add, try again, forget. Knows no widget."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wolofsearch.desktop.library_side import LibrarySide
    from wolofsearch.events import Event, Planned
    from wolofsearch.library.forgetting import Forgettable
    from wolofsearch.library.pausing import Pauses


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person wants of an import: patterns of names, and whether pictures are searched for text."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    ocr: bool = False


class ImportSide:
    """Works in the library that is open; all but :meth:`set_slow` belongs to the library lane."""

    def __init__(self, library: LibrarySide) -> None:
        self._library = library
        self._pauses: Pauses | None = None
        self._slow = False

    def set_slow(self, slow: bool) -> None:
        """Leave half of the time to other programs, or no longer; at any time, from any thread."""
        self._slow = slow
        if self._pauses is not None:
            self._pauses.slow = slow

    def plan(self, files: Sequence[Path], wishes: Wishes) -> Generator[Event | None, None, Planned | None]:
        """Look through files and folders, and return what adding them would take."""
        from wolofsearch.events import Planned
        from wolofsearch.library.location import absolute
        from wolofsearch.library.planning import plan
        from wolofsearch.library.roots import Root
        from wolofsearch.library.selection import Selection

        library, encoder = self._library.adding()
        selection = Selection(wishes.include, wishes.exclude)
        wanted = [Root(absolute(file), None, selection, wishes.ocr) for file in files]
        planned = None
        for event in plan(library.store, wanted, encoder):
            planned = event if isinstance(event, Planned) else planned
            yield event
        return planned

    def add(self, files: Sequence[Path], wishes: Wishes) -> Generator[Event | None, None, None]:
        """Add files and folders to the library; rest while somebody speaks, whose question comes first."""
        from wolofsearch.library.importing import import_paths
        from wolofsearch.library.selection import Selection

        library, encoder = self._library.adding()
        selection = Selection(wishes.include, wishes.exclude)
        events = import_paths(library, files, encoder, selection=selection, ocr=wishes.ocr, pauses=self._own_pauses())
        yield from self._library.resting(events)

    def retry(self, files: Sequence[Path] | None) -> Generator[Event | None, None, None]:
        """Try files again that could not be read; None: all."""
        from wolofsearch.library.importing import retry

        library, encoder = self._library.adding()
        yield from self._library.resting(retry(library, encoder, files, pauses=self._own_pauses()))

    def forgettable(self, folder: Path) -> Forgettable:
        """Return what would leave the library with a folder."""
        from wolofsearch.library.forgetting import forgettable

        return forgettable(self._library.adding()[0], folder)

    def forget(self, folder: Path) -> Generator[Event | None, None, None]:
        """Take out of the library what came in with a folder."""
        from wolofsearch.library.forgetting import forget

        yield from self._library.resting(forget(self._library.adding()[0], folder))

    def _own_pauses(self) -> Pauses:
        from wolofsearch.library.pausing import Pauses

        self._pauses = Pauses(slow=self._slow)
        return self._pauses
