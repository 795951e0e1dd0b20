"""Backups, check and repair, as the library lane does them. Knows no widget."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from wolofsearch.desktop.library_side import LibrarySide
from wolofsearch.errors import WolofSearchError

if TYPE_CHECKING:
    from wolofsearch.events import Event
    from wolofsearch.library.backups import Backup


def found(folder: Path) -> list[Backup]:
    """Return the backups of the library in ``folder``, newest first, with the number of their documents."""
    from wolofsearch.library import backups

    return backups.counted(folder)


def back_up(folder: Path) -> None:
    """Make a backup now."""
    from wolofsearch.library import backups

    backups.make(folder, backups.ASKED)


def bring_back(library: LibrarySide, folder: Path, file: Path) -> Generator[Event, None, None]:
    """Put a backup in the place of what the library holds, which is open again in the same breath."""
    from wolofsearch.library.restoring import restore

    library.close()
    try:
        restore(folder, file)
    finally:
        yield from _opened_again(library, folder)


def check(library: LibrarySide, language: str) -> list[str]:
    """Return what is wrong with the open library, in sentences."""
    return library.opened.check(language)


def repair(library: LibrarySide, folder: Path) -> Generator[Event, None, list[str]]:
    """Put right what a check finds; return what was done, message ids."""
    from wolofsearch.library.repairing import repair as repairing

    library.close()
    try:
        # Without a pause: what others ask of this lane meanwhile would find no library.
        done = list(repairing(folder))
    finally:
        yield from _opened_again(library, folder)
    return done


def waits(library: LibrarySide) -> bool:
    """Return whether anything is there to :func:`mend`."""
    from wolofsearch.library.mending import waits as waiting

    return waiting(*library.adding())


def mend(library: LibrarySide) -> Generator[Event | None, None, None]:
    """Encode what a repair, or an older program, left without vectors."""
    from wolofsearch.library.mending import mend as mending

    opened, encoder = library.adding()
    yield from library.resting(mending(opened, encoder))


def _opened_again(library: LibrarySide, folder: Path) -> Generator[Event, None, None]:
    try:
        yield from library.open(folder, create=False)
    except WolofSearchError:
        return  # the window opens it once more, and tells
