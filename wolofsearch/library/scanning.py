"""Which files of a folder are documents, told one by one while the folder is walked.

Links to folders are followed after the real folders, each real folder once: so loops end, and a document keeps the
name under which a person would look for it. Nothing is opened here: a file whose name tells nothing is found as
uncertain. What is surely no document is told too, by its kind, so that no file is passed over in silence.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wolofsearch.documents.containers import ARCHIVE_SUFFIXES
from wolofsearch.documents.suffixes import OTHER_SUFFIXES, PICTURE_SUFFIXES, SUPPORTED_SUFFIXES, UNREAD_SUFFIXES
from wolofsearch.library import mounts
from wolofsearch.library.selection import EVERYTHING, Selection

NO_SUFFIX, LINK, DEVICE = "", "link", "device"
"""Kinds of what is passed over, beside suffixes: a name without one, a link that leads nowhere, a pipe or a device."""
_WANTED = SUPPORTED_SUFFIXES | UNREAD_SUFFIXES
_WANTED_WITH_PICTURES = _WANTED | PICTURE_SUFFIXES
_TELLING = _WANTED | OTHER_SUFFIXES | ARCHIVE_SUFFIXES
_SYSTEM_NAMES = frozenset(
    {"$recycle.bin", "system volume information", "__macosx", "lost+found", "found.000", "thumbs.db", "desktop.ini"}
)
_OFFICE_LOCKS = ("~$", ".~lock")
_SUFFIX = re.compile(r"\.[a-z0-9_-]{1,12}")
"""What stands behind the last dot of a name may be a part of its sentence."""
_ELSEWHERE_ATTRIBUTES = (
    getattr(stat, "FILE_ATTRIBUTE_OFFLINE", 0x1000) | 0x40000 | 0x400000  # RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS
)
_ELSEWHERE_FLAG = 0x40000000  # SF_DATALESS of macOS
_HIDDEN_ATTRIBUTES = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2) | getattr(stat, "FILE_ATTRIBUTE_SYSTEM", 4)


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be a document; one that is not ``certain`` has a name that tells nothing."""

    path: Path
    size_bytes: int
    mtime_ns: int
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Excluded:
    """A document, or a folder with all that lies in it, that a person's patterns leave out."""

    path: Path


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that is no document. ``kind``: its suffix in lower case, :data:`NO_SUFFIX`, :data:`LINK`, …."""

    path: Path
    kind: str


@dataclass(frozen=True, slots=True)
class Mounted:
    """A folder on whose place another drive is mounted."""

    path: Path


Met = Found | Excluded | PassedOver | Mounted | Path | None


def scan(root: Path, selection: Selection = EVERYTHING, *, pictures: bool = False) -> Iterator[Met]:
    """Yield what lies below the folder ``root``, folders that may not be opened (as paths), and None now and then.

    None gives the caller the chance to stop. What vanishes meanwhile, and what is hidden, is left out. ``pictures``:
    they may be scans.
    """
    later: deque[tuple[Path, str, int | None]] = deque()
    seen: set[tuple[int, int]] = set()
    folders: deque[tuple[Path, str, int | None]] = deque([(root, "", None)])
    while folders or later:
        folder, way, around = folders.popleft() if folders else later.popleft()
        yield None
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            device = mounts.device_of(folder)
            if around not in (None, device):
                yield Mounted(folder)
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except PermissionError:
            yield folder
            continue
        except OSError:
            continue
        for entry in entries:
            found = _looked_at(entry, pictures=pictures)
            below = way + entry.name
            if isinstance(found, Found):
                yield found if selection.takes(below) else Excluded(found.path)
            elif isinstance(found, PassedOver):
                yield found
            elif found is None:
                continue
            elif selection.enters(below):
                (later if entry.is_symlink() else folders).append((found, f"{below}/", device))
            else:
                yield Excluded(found)


def may_be_document(name: str, *, pictures: bool = True, folder: bool = False) -> bool:
    """Return whether a file of this name is probably a document, or a folder of this name may hold some."""
    if folder or _hidden(name.lower()):
        return not _hidden(name.lower())
    return _suffix(name) in (_WANTED_WITH_PICTURES if pictures else _WANTED)


def tells_nothing(name: str) -> bool:
    """Return whether only its content can tell if a file of this name is a document."""
    return not _hidden(name.lower()) and _suffix(name) not in _TELLING


def kind_of(name: str) -> str:
    """Return the kind under which a file of this name is passed over: a suffix, or :data:`NO_SUFFIX`."""
    suffix = _suffix(name)
    return suffix if _SUFFIX.fullmatch(suffix) else NO_SUFFIX


def may_be_archive(name: str) -> bool:
    """Return whether a file of this name may be an archive of files."""
    return _suffix(name) in ARCHIVE_SUFFIXES


def lying_in(path: Path) -> Path:
    """Return the file of the disk in which ``path`` lies: the outermost archive that it is in, else itself."""
    return next((folder for folder in path.parents if may_be_archive(folder.name) and folder.is_file()), path)


def unsupported_kind(path: Path) -> str | None:
    """Return as what a file's name tells that no reader knows it (``"XLS"``); None where one does."""
    suffix = _suffix(path.name)
    unread = suffix in UNREAD_SUFFIXES | OTHER_SUFFIXES and suffix not in PICTURE_SUFFIXES
    return suffix.lstrip(".").upper() if unread else None


def found_at(path: Path) -> Found:
    """Return a single file, whatever its name.

    Raises:
        OSError: it is not there, may not be looked at, or is a pipe or a device, which nobody could read to its end.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return Found(path, status.st_size, status.st_mtime_ns)


def why_not_there(path: Path) -> str:
    """Return the message id of the reason why what a person named is neither a file nor a folder."""
    if path.exists():
        return "documents.not_a_file"
    return "documents.dead_link" if path.is_symlink() else "general.file_missing"


def _looked_at(entry: os.DirEntry[str], *, pictures: bool) -> Found | PassedOver | Path | None:
    """Return a file, a folder to walk, or None for what is hidden or gone again."""
    if _hidden(entry.name.lower()):
        return None
    path = Path(entry.path)
    try:
        status = entry.stat()
    except OSError:
        return PassedOver(path, LINK) if entry.is_symlink() else None
    if getattr(status, "st_file_attributes", 0) & _HIDDEN_ATTRIBUTES:
        return None
    if stat.S_ISDIR(status.st_mode):
        return path
    return _judged(path, status, pictures=pictures) if stat.S_ISREG(status.st_mode) else PassedOver(path, DEVICE)


def _judged(path: Path, status: os.stat_result, *, pictures: bool) -> Found | PassedOver:
    """Tell a file by its name; one that tells nothing and lies in the cloud is not fetched to be looked into."""
    if may_be_document(path.name, pictures=pictures) or may_be_archive(path.name):
        return Found(path, status.st_size, status.st_mtime_ns)
    attributes, flags = getattr(status, "st_file_attributes", 0), getattr(status, "st_flags", 0)
    elsewhere = attributes & _ELSEWHERE_ATTRIBUTES or flags & _ELSEWHERE_FLAG
    if tells_nothing(path.name) and status.st_size and not elsewhere:
        return Found(path, status.st_size, status.st_mtime_ns, certain=False)
    return PassedOver(path, kind_of(path.name))


def _suffix(name: str) -> str:
    """Return what :attr:`Path.suffix` would, in lower case: a path for every name of a large folder takes long."""
    stem, _, end = name.rpartition(".")
    return f".{end.lower()}" if stem and end else ""


def _hidden(name: str) -> bool:
    return name.startswith((".", *_OFFICE_LOCKS)) or name in _SYSTEM_NAMES
