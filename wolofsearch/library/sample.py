"""The sample library: shipped as documents, made searchable on first use, so that a new person can ask at once.

It is derived: when the model changes, or it is damaged, it is thrown away and made again.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Generator
from functools import cache
from pathlib import Path

from wolofsearch import paths
from wolofsearch.encoder.protocol import TextEncoder
from wolofsearch.errors import WolofSearchError
from wolofsearch.events import Event, outcome
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.location import located
from wolofsearch.library.records import Pipeline


def documents_dir() -> Path:
    """Return the folder of the shipped sample documents."""
    return paths.SAMPLE_DIR / "documents"


def open_sample_library(encoder: TextEncoder) -> Library:
    """Return the sample library, open; :func:`build_sample_library` without the events.

    Raises:
        WolofSearchError: ``general.disk_full``…
    """
    return outcome(build_sample_library(encoder))


def build_sample_library(encoder: TextEncoder) -> Generator[Event, None, Library]:
    """Make the sample library searchable with ``encoder`` and return it, open.

    Yields:
        The events of the import, which takes no time when there is nothing to do.

    Raises:
        WolofSearchError: ``general.disk_full``…
    """
    library = _reusable(paths.sample_library_dir(), encoder)
    if library is None:
        folder = _place()
        library = _reusable(folder, encoder)
        if library is None:
            shutil.rmtree(folder, ignore_errors=True)
            library = Library.open(folder, create=True)
    if library.read_only:
        return library
    try:
        # These documents are all readable: what failed, failed for a reason of that day.
        yield from import_paths(library, [documents_dir()], encoder, retry_failed=True)
    except BaseException:
        library.close()
        raise
    return library


def _place() -> Path:
    """Return a folder that can be written: the sample library's own, else one that lasts as long as the program."""
    folder = paths.sample_library_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return _temporary_folder()
    return folder if os.access(folder, os.W_OK) else _temporary_folder()


@cache
def _temporary_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="wolofsearch-sample-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _reusable(folder: Path, encoder: TextEncoder) -> Library | None:
    """Return the library in ``folder`` if it is of this encoder and of these documents."""
    try:
        library = Library.open(folder)
    except WolofSearchError:
        return None
    roots = {located(row[0], library.folder) for row in library.store.rows("SELECT DISTINCT root FROM files")}
    if library.pipeline == Pipeline.of(encoder) and roots <= {documents_dir()}:
        return library
    library.close()
    return None
