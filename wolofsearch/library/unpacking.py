"""Archives as folders: each file in one is stored as if it lay in a folder of the archive's name."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from wolofsearch.documents.containers import Member, is_archive, members
from wolofsearch.documents.formats import is_document
from wolofsearch.library.aside import Aside
from wolofsearch.library.location import Stored, stored
from wolofsearch.library.scanning import kind_of, may_be_archive, may_be_document, tells_nothing
from wolofsearch.library.store import Store
from wolofsearch.library.writing import FileRow

_LONGEST_NAME_BYTES = 120


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A file of an archive: the ``path`` under which it is remembered, and the member itself."""

    path: Path
    member: Member


def holds_files(path: Path, aside: Aside) -> Generator[None, None, bool]:
    """Return whether a file is an archive to be opened."""
    if not may_be_archive(path.name):
        return False
    return (yield from aside.do(partial(is_archive, path), _not_to_be_stopped))


def unpacked(
    path: Path, aside: Aside, passed_over: Counter[str], *, pictures: bool
) -> Generator[Unpacked | None, None, None]:
    """Yield the documents in an archive, each in a file of its own name until the next is asked for; None meanwhile.

    What is no document is counted in ``passed_over`` by its kind, as a scan has it.

    Raises:
        WolofSearchError: ``general.disk_full`` and the like, where this computer cannot hold an unpacked file.
    """
    with ExitStack() as ending:
        scratch = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="wolofsearch-")))
        found = members(path, partial(_wanted, passed_over=passed_over, pictures=pictures))
        ending.callback(found.close)  # type: ignore[attr-defined]  # it is a generator
        while True:
            member = yield from aside.do(partial(next, found, None), _not_to_be_stopped)
            if member is None:
                return
            name = PurePosixPath(member.address).name
            if member.file is not None and tells_nothing(name) and not is_document(member.file, pictures=pictures):
                passed_over[kind_of(name)] += 1
                yield None
                continue
            with ExitStack() as after:
                if member.file is not None:
                    member = _named(member, member.file, scratch, after.callback)
                yield Unpacked(path.parent / member.address, member)


def gone_members(store: Store, archive: Path, kept: Sequence[Stored]) -> list[Stored]:
    """Return what is remembered of an archive and is not among what it holds now."""
    inside = stored(archive / "_", store.folder)[:-1]
    now = set(kept)
    rows = store.rows(
        """SELECT path FROM files WHERE substr(path, 1, ?1) = ?2
        UNION SELECT path FROM failures WHERE substr(path, 1, ?1) = ?2""",
        [len(inside), inside],
    )
    return [name for (name,) in rows if name not in now]


def remember(store: Store, file: FileRow) -> None:
    """Note that an archive is done as it is now, and end its job."""
    with store.transaction() as database:
        database.execute(
            "INSERT OR REPLACE INTO archives VALUES (?, ?, ?)", [file.name, file.size_bytes, file.mtime_ns]
        )
        database.execute("DELETE FROM jobs WHERE path = ?", [file.name])


def _wanted(address: str, *, passed_over: Counter[str], pictures: bool) -> bool:
    inside = PurePosixPath(address).parts[1:]
    if not inside:
        return True  # a letter, which has what is attached to it inside
    name, *folders = reversed(inside)
    if not all(may_be_document(part, folder=True) for part in (name, *folders)):
        return False  # hidden
    if may_be_document(name, pictures=pictures) or tells_nothing(name):
        return True
    if not may_be_archive(name):
        passed_over[kind_of(name)] += 1
    return False


def _named(member: Member, file: Path, scratch: Path, later: Callable[..., object]) -> Member:
    """Give an unpacked file the name that it has in the archive: it may become its title."""
    wanted = PurePosixPath(member.address)
    stem = wanted.stem.encode()[:_LONGEST_NAME_BYTES].decode(errors="ignore")
    named = scratch / f"{stem}{file.suffix}"
    with suppress(OSError, ValueError):  # a name that this system does not allow
        file.replace(named)
        later(partial(named.unlink, missing_ok=True))
        return Member(member.address, named)
    return member


def _not_to_be_stopped() -> None:
    """Unpacking one file ends by itself soon."""
