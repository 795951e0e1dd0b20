"""Archives as folders: the files in them come out one by one, under addresses like ``a.zip/inner/b.pdf``.

They are ZIP and TAR archives, mailboxes, and letters with something attached.

A single file that was compressed is an archive of one: ``b.txt.gz/b.txt``.

An archive is untrusted: its names never become places on this computer, sizes are counted while unpacking rather than
believed, and archives within archives go only so deep.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from wolofsearch.documents.container_entries import COMPRESSED, DAMAGE, Entry, entries_of
from wolofsearch.documents.document import DEFAULT_LIMITS, MEGABYTE, Limits
from wolofsearch.documents.letters import LETTER_SUFFIXES, holds_letters, letter_entries
from wolofsearch.documents.packages import package_format
from wolofsearch.errors import WolofSearchError, file_error

ARCHIVE_SUFFIXES: frozenset[str] = LETTER_SUFFIXES | frozenset(
    {".zip", ".tar", ".tgz", ".tbz2", ".txz", ".gz", ".bz2", ".xz"}
)
"""Suffixes, in lower case with their dot, of files that may be archives; their content decides."""
MAX_DEPTH = 3
"""An archive in an archive in an archive is opened; one deeper is told."""
MAX_MEMBERS = 100_000
MAX_RATIO = 250
LEAST_UNPACKED_BYTES = 1024 * MEGABYTE
"""An archive may unpack to this much, or to :data:`MAX_RATIO` times its size where that is more."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TAR_AT, _TAR = 257, b"ustar"
_PIECE_BYTES = MEGABYTE


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive.

    ``address``: the archive's name and the names inside, joined by slashes. ``file``: where its bytes lie until the
    next member is asked for; None where ``failure`` tells why they do not.
    """

    address: str
    file: Path | None
    failure: WolofSearchError | None = None


def is_archive(path: Path) -> bool:
    """Tell whether a file is an archive of files, by its content; zipped documents (DOCX, EPUB, …) are none.

    Letters and mailboxes are told by their suffix, too; a letter with nothing attached is none.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_TAR_AT + len(_TAR))
        if head.startswith(_ZIP):
            package_format(path)
            return False
        if head.startswith(COMPRESSED):
            return True
        if head[_TAR_AT:] != _TAR:
            return holds_letters(path)
    except WolofSearchError as error:
        return error.message_id == "documents.other_archive"
    except DAMAGE:
        return False
    return True


def members(path: Path, wanted: Callable[[str], bool], limits: Limits = DEFAULT_LIMITS) -> Iterator[Member]:
    """Yield the files in an archive and in the archives in it, in the order they lie there.

    Args:
        path: an archive (:func:`is_archive`).
        wanted: tells from a member's address whether it is to be unpacked; archives inside are opened in any case.
        limits: ``file_bytes`` bounds each member.

    Yields:
        Each member that is wanted, its bytes in a file with the member's own suffix, or the reason why not
        (``documents.encrypted``, ``.too_large``, ``.broken``). A letter comes under its own address, before what is
        attached to it. An archive that is damaged, too large or too deep is told once, under its own address, and what
        came before stays.

    Raises:
        WolofSearchError: ``general.disk_full`` and the like, where this computer cannot hold an unpacked file.
    """
    allowance = _Allowance(max(LEAST_UNPACKED_BYTES, MAX_RATIO * path.stat().st_size), limits.file_bytes)
    with tempfile.TemporaryDirectory(prefix="wolofsearch-", ignore_cleanup_errors=True) as folder:
        yield from _opened(path, path.name, wanted, Path(folder), allowance, depth=1)


class _Allowance:
    """How much may still be unpacked, from one archive and all that are inside it."""

    def __init__(self, unpacked_bytes: int, member_bytes: int) -> None:
        self.member_bytes = member_bytes
        self._unpacked_bytes = unpacked_bytes
        self._members = MAX_MEMBERS

    def spend(self, size_bytes: int, members: int = 0) -> bool:
        """Take something off, and return whether there was enough."""
        self._unpacked_bytes -= size_bytes
        self._members -= members
        return self._unpacked_bytes >= 0 and self._members >= 0


def _opened(
    path: Path, address: str, wanted: Callable[[str], bool], folder: Path, allowance: _Allowance, depth: int
) -> Iterator[Member]:
    """Yield the members of one archive."""
    if depth > MAX_DEPTH:
        readable = path.suffix == ".eml" and wanted(address)
        too_deep = WolofSearchError("documents.too_deep", path=address, depth=MAX_DEPTH)
        yield Member(address, path) if readable else Member(address, None, too_deep)
        return
    entries = _entries(path, address)
    while True:
        try:
            entry = next(entries, None)
        except DAMAGE as error:
            yield _broken(address, error)
            return
        if entry is None:
            return
        if not allowance.spend(entry.passing_bytes, members=1):
            yield _too_large(address, allowance)
            return
        member = f"{address}/{entry.name}" if entry.name else address
        suffix = PurePosixPath(member).suffix.lower()[:20]
        is_wanted = wanted(member)
        if not is_wanted and suffix not in ARCHIVE_SUFFIXES:
            continue
        file = folder / f"{depth}{suffix}"
        failed = _unpack(entry, file, member, allowance)
        if failed is not None:
            yield failed
        elif entry.name and suffix in ARCHIVE_SUFFIXES and is_archive(file):
            yield from _opened(file, member, wanted, folder, allowance, depth + 1)
        elif is_wanted:
            yield Member(member, file)
        file.unlink(missing_ok=True)


def _entries(path: Path, address: str) -> Iterator[Entry]:
    # What an archive is called tells what is in it; the file that was unpacked has another name.
    yield from letter_entries(path) if holds_letters(path) else entries_of(path, PurePosixPath(address).name)


def _unpack(entry: Entry, file: Path, address: str, allowance: _Allowance) -> Member | None:
    """Write a member's bytes into ``file``; return the failure where they cannot be had."""
    if entry.encrypted:
        return Member(address, None, WolofSearchError("documents.encrypted", path=address))
    left_bytes = allowance.member_bytes
    try:
        packed = entry.open()
        target = _created(file)
        with packed, target:
            while piece := packed.read(_PIECE_BYTES):
                left_bytes -= len(piece)
                if left_bytes < 0 or not allowance.spend(len(piece) if entry.passing_bytes == 0 else 0):
                    return _too_large(address, allowance)
                try:
                    target.write(piece)
                except OSError as error:
                    raise file_error(error, file.parent) from error
    except DAMAGE as error:
        return _broken(address, error)
    return None


def _created(file: Path) -> IO[bytes]:
    try:
        return file.open("wb", buffering=0)
    except OSError as error:
        raise file_error(error, file.parent) from error


def _too_large(address: str, allowance: _Allowance) -> Member:
    limit_mb = allowance.member_bytes // MEGABYTE
    return Member(address, None, WolofSearchError("documents.too_large", path=address, limit_mb=limit_mb))


def _broken(address: str, error: Exception) -> Member:
    detail = f"{type(error).__name__}: {error}"
    return Member(address, None, WolofSearchError("documents.broken", path=address, detail=detail))
