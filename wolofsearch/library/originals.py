"""The files that documents came from, looked for again when a person wants to see one: still there, still the same?

Where it is not, it may have travelled with the library. A file that lies in an archive is copied out, read-only, into a
folder of the program's own. What a program that ended has left there is removed at the next start: the viewers that
were given the copies may outlive the window.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import psutil

from wolofsearch import paths
from wolofsearch.documents.containers import members
from wolofsearch.errors import WolofSearchError, file_error
from wolofsearch.library.companions import companion_places
from wolofsearch.library.location import shown
from wolofsearch.library.presence import away
from wolofsearch.library.records import StoredDocument, StoredFile
from wolofsearch.library.sameness import bytes_id
from wolofsearch.library.scanning import may_be_archive

LONGEST_NAME_BYTES = 120


def copies_dir() -> Path:
    """Return the folder of files copied out of archives; it may not exist yet."""
    return paths.cache_dir() / "opened"


def original(document: StoredDocument, *, changed: bool = False) -> Generator[None, None, Path]:
    """Return a file that holds a document, as it was when it was imported; take it out of its archive if need be.

    Args:
        document: the document.
        changed: a file that has changed since will do, too, where it lay then.

    Yields:
        Now and then, as large files are compared by their bytes.

    Raises:
        WolofSearchError: ``library.original_away`` (its drive or folder is not there), ``library.original_gone``,
            ``library.original_changed``, ``general.permission_denied``, ``general.disk_full``, or what keeps an
            archive closed.
    """
    reason = WolofSearchError("library.original_gone", path=shown(document.path))
    for file in document.files:
        try:
            return (yield from _same(file, document.id, changed=changed))
        except WolofSearchError as error:
            reason = error
    for file in _companions(document):
        with suppress(WolofSearchError):
            return (yield from _same(file, document.id, changed=False))
    raise reason


def _companions(document: StoredDocument) -> Iterator[StoredFile]:
    """Yield files beside the library that may be the document's, which travelled with it."""
    if document.library_dir is None:
        return
    for file in document.files:
        for place in companion_places(file.path, document.library_dir):
            with suppress(OSError):
                if place.is_file() or archive_of(place) is not None:
                    yield replace(file, path=place, root=place)


def clean_copies() -> None:
    """Remove the copies of programs that have ended; what another program still holds open stays until next time."""
    for folder in copies_dir().glob("*"):
        if not (folder.name.isdecimal() and psutil.pid_exists(int(folder.name))):
            for copy in folder.rglob("*"):
                with suppress(OSError):  # Windows removes nothing that is read-only
                    copy.chmod(stat.S_IRWXU)
            shutil.rmtree(folder, ignore_errors=True)


def archive_of(path: Path) -> Path | None:
    """Return the archive in which a file lies, None for a file of its own."""
    return next((parent for parent in path.parents if may_be_archive(parent.name) and parent.is_file()), None)


def _same(file: StoredFile, document_id: str, *, changed: bool) -> Generator[None, None, Path]:
    path = file.path
    archive = archive_of(path)
    if archive is not None:
        return (yield from _copied_out(archive, path, document_id, changed=changed))
    try:
        status = path.stat()
        if changed or (status.st_size, status.st_mtime_ns) == (file.size_bytes, file.mtime_ns):
            return path
        # A copy of a whole drive has other times, and is the same.
        if status.st_size == file.size_bytes and (yield from bytes_id(path)) == document_id:
            return path
    except FileNotFoundError:
        gone = "original_away" if away(file.root, path) else "original_gone"
        raise WolofSearchError(f"library.{gone}", path=shown(path)) from None
    except NotADirectoryError:
        raise WolofSearchError("library.original_gone", path=shown(path)) from None
    except OSError as error:
        raise file_error(error, shown(path)) from error
    raise WolofSearchError("library.original_changed", path=shown(path))


def _copied_out(archive: Path, path: Path, document_id: str, *, changed: bool) -> Generator[None, None, Path]:
    """Return a copy of a file in an archive: the one with the document's bytes, if several have its name."""
    address = path.relative_to(archive.parent).as_posix()
    reason = WolofSearchError("library.original_gone", path=shown(path))
    # Slow members are unpacked in one piece; the lane of the originals has nothing better to do.
    with closing(members(archive, address.__eq__)) as found:  # type: ignore[type-var]  # it is a generator
        for member in found:
            yield
            if member.failure is not None:
                reason = member.failure
            elif member.file is not None:
                if changed or (yield from bytes_id(member.file)) == document_id:
                    return _kept(member.file, path)
                reason = WolofSearchError("library.original_changed", path=shown(path))
    raise reason


def _kept(file: Path, path: Path) -> Path:
    """Move an unpacked file into this program's own folder, under its own name as far as the system allows it."""
    own = copies_dir() / str(os.getpid())
    try:
        own.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=own))
        stem = path.stem.encode(errors="replace")[:LONGEST_NAME_BYTES].decode(errors="ignore")
        kept = folder / f"{stem}{file.suffix}"
        try:
            shutil.copyfile(file, kept)
        except ValueError:
            kept = folder / f"document{file.suffix}"
            shutil.copyfile(file, kept)
        kept.chmod(stat.S_IRUSR)
    except OSError as error:
        raise file_error(error, own) from error
    return kept
