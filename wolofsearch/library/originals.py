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
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import psutil

from wolofsearch import paths
from wolofsearch.documents.containers import members
from wolofsearch.errors import WolofSearchError, file_error
from wolofsearch.library.companions import companion_places, parts_of_whole_folder
from wolofsearch.library.location import shown
from wolofsearch.library.presence import root_away
from wolofsearch.library.records import StoredDocument, StoredFile
from wolofsearch.library.sameness import bytes_id
from wolofsearch.library.scanning import may_be_archive

LONGEST_NAME_BYTES = 120
Take = Callable[[Path, Path], Path]
"""Makes a file of an unpacked one, which is gone afterwards, and its path into the archive."""


def copies_dir() -> Path:
    """Return the folder of files copied out of archives; it may not exist yet."""
    return paths.cache_dir() / "opened"


def original(document: StoredDocument, *, changed: bool = False) -> Generator[None, None, Path]:
    """Return a file that holds a document, as it was when it was imported; take it out of its archive if need be.

    Args:
        document: the document.
        changed: a file that has changed since will do, too, where it lay then, or where the whole folder that was
            imported now lies beside the library.

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
            return (yield from _same(file, document.id, changed=changed, take=_kept))
        except WolofSearchError as error:
            reason = error
    if document.library_dir is None:
        raise reason
    for file in document.files:
        place = yield from companion(file, document.id, document.library_dir, take=_kept)
        if place is not None:
            return place
    if reason.message_id == "library.original_away":
        for file in document.files:
            least = parts_of_whole_folder(file.path, file.root)
            for one in _beside(file, document.library_dir, least):
                return (yield from _same(one, document.id, changed=changed, take=_kept))
    raise reason


def _path_in_archive(_file: Path, path: Path) -> Path:
    return path


def companion(
    file: StoredFile, document_id: str, folder: Path, *, take: Take = _path_in_archive
) -> Generator[None, None, Path | None]:
    """Return where a file that travelled with its library lies now, known by its bytes; None: not beside it.

    Args:
        file: as it was imported.
        document_id: of the document in it.
        folder: of the library, absolute.
        take: what makes a file of one that was found in an archive; without it, its path into the archive is returned.

    Yields:
        Now and then, as large files are compared by their bytes.
    """
    for one in _beside(file, folder):
        with suppress(WolofSearchError):
            return (yield from _same(one, document_id, changed=False, take=take))
    return None


def _beside(file: StoredFile, folder: Path, least: int = 1) -> Iterator[StoredFile]:
    """Yield files beside the library that may be this one; ``least``: as in :func:`companion_places`."""
    for place in companion_places(file.path, folder, least=least):
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


def _same(file: StoredFile, document_id: str, *, changed: bool, take: Take) -> Generator[None, None, Path]:
    path = file.path
    archive = archive_of(path)
    if archive is not None:
        return (yield from _from_archive(archive, path, document_id, changed=changed, take=take))
    try:
        status = path.stat()
        if changed or (status.st_size, status.st_mtime_ns) == (file.size_bytes, file.mtime_ns):
            return path
        # A copy of a whole drive has other times, and is the same.
        if status.st_size == file.size_bytes and (yield from bytes_id(path)) == document_id:
            return path
    except FileNotFoundError:
        gone = "original_away" if root_away(file.root, path) else "original_gone"
        raise WolofSearchError(f"library.{gone}", path=shown(path)) from None
    except NotADirectoryError:
        raise WolofSearchError("library.original_gone", path=shown(path)) from None
    except OSError as error:
        raise file_error(error, shown(path)) from error
    raise WolofSearchError("library.original_changed", path=shown(path))


def _from_archive(
    archive: Path, path: Path, document_id: str, *, changed: bool, take: Take
) -> Generator[None, None, Path]:
    """Return what ``take`` makes of a file in an archive; of several with its name, of the one with the right bytes."""
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
                    return take(member.file, path)
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
