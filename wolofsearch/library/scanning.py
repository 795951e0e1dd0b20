"""Which files of a folder are documents, told one by one while the folder is walked.

Links to folders are followed after the real folders, each real folder once: so loops end, and a document keeps the
name under which a person would look for it. The library's own files are never met: none has a document's suffix.
"""

from __future__ import annotations

import errno
import os
import stat
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wolofsearch.documents.containers import ARCHIVE_SUFFIXES
from wolofsearch.documents.reading import PICTURE_SUFFIXES, SUPPORTED_SUFFIXES
from wolofsearch.library.selection import EVERYTHING, Selection

_TAKEN_FOR_DOCUMENTS = frozenset(
    ".abw .azw1 .azw4 .csv .djvu .doc .dot .fodt .key .kfx .numbers .odp .ods .pages .pps .ppsx .ppt .pptx .ps .pub"
    " .rtf .sxw .tex .wpd .wps .wri .xls .xlsx .xps".split()
)
"""People call these documents too: each is tried, and told as a failure with its reason where it cannot be read."""
_WANTED = SUPPORTED_SUFFIXES | _TAKEN_FOR_DOCUMENTS
_COMPRESSED = frozenset({".gz", ".bz2", ".xz"})
"""Of one file mostly; of many where ``.tar`` stands before."""
_SYSTEM_NAMES = frozenset({"$recycle.bin", "system volume information", "__macosx", "lost+found", "found.000"})
_OFFICE_LOCKS = ("~$", ".~lock")
_HIDDEN_ATTRIBUTES = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2) | getattr(stat, "FILE_ATTRIBUTE_SYSTEM", 4)


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be a document."""

    path: Path
    size_bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Excluded:
    """A document, or a folder with all that lies in it, that a person's patterns leave out."""

    path: Path


def scan(
    root: Path, selection: Selection = EVERYTHING, *, pictures: bool = False
) -> Iterator[Found | Excluded | Path | None]:
    """Yield the documents below the folder ``root``, folders that may not be opened (as paths), and None now and then.

    None gives the caller the chance to stop. What vanishes meanwhile is passed over. ``pictures``: they may be scans.
    """
    wanted = _WANTED | PICTURE_SUFFIXES if pictures else _WANTED
    later: deque[tuple[Path, str]] = deque()
    seen: set[tuple[int, int]] = set()
    folders = deque([(root, "")])
    while folders or later:
        folder, way = folders.popleft() if folders else later.popleft()
        yield None
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except PermissionError:
            yield folder
            continue
        except OSError:
            continue
        for entry in entries:
            found = _looked_at(entry, wanted)
            below = way + entry.name
            if isinstance(found, Found):
                yield found if selection.takes(below) else Excluded(found.path)
            elif found is None:
                continue
            elif selection.enters(below):
                (later if entry.is_symlink() else folders).append((found, f"{below}/"))
            else:
                yield Excluded(found)


def may_be_document(name: str, *, pictures: bool = True, folder: bool = False) -> bool:
    """Return whether a file of this name may be a document, or a folder of this name hold some."""
    if folder or _hidden(name.lower()):
        return not _hidden(name.lower())
    return Path(name).suffix.lower() in (_WANTED | PICTURE_SUFFIXES if pictures else _WANTED)


def may_be_archive(name: str) -> bool:
    """Return whether a file of this name may be an archive of files."""
    path = Path(name.lower())
    if path.suffix in _COMPRESSED:
        return Path(path.stem).suffix == ".tar"
    return path.suffix in ARCHIVE_SUFFIXES


def lying_in(path: Path) -> Path:
    """Return the file of the disk in which ``path`` lies: the outermost archive that it is in, else itself."""
    return next((folder for folder in path.parents if may_be_archive(folder.name) and folder.is_file()), path)


def unsupported_kind(path: Path) -> str | None:
    """Return as what a file's name tells that no reader knows it (``"XLS"``); None where one does."""
    suffix = path.suffix.lower()
    if may_be_archive(path.name):
        return None
    return None if suffix in SUPPORTED_SUFFIXES | PICTURE_SUFFIXES else suffix.lstrip(".").upper() or "?"


def found_at(path: Path) -> Found:
    """Return a single file, whatever its name.

    Raises:
        OSError: it is not there, may not be looked at, or is a pipe or a device, which nobody could read to its end.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return Found(path, status.st_size, status.st_mtime_ns)


def _looked_at(entry: os.DirEntry[str], wanted: frozenset[str]) -> Found | Path | None:
    """Return a document, a folder to walk, or None."""
    if _hidden(entry.name.lower()):
        return None
    try:
        status = entry.stat()
    except OSError:
        return None
    if getattr(status, "st_file_attributes", 0) & _HIDDEN_ATTRIBUTES:
        return None
    path = Path(entry.path)
    if stat.S_ISDIR(status.st_mode):
        return path
    if stat.S_ISREG(status.st_mode) and (path.suffix.lower() in wanted or may_be_archive(path.name)):
        return Found(path, status.st_size, status.st_mtime_ns)
    return None


def _hidden(name: str) -> bool:
    return name.startswith((".", *_OFFICE_LOCKS)) or name in _SYSTEM_NAMES
