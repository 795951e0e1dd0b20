"""What an import has to do: the files below its roots that are new or have changed.

Only new files whose names tell nothing are opened, to see whether they are documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wolofsearch.documents.formats import is_document
from wolofsearch.library.location import stored
from wolofsearch.library.retrying import worth_retrying
from wolofsearch.library.roots import Root
from wolofsearch.library.scanning import (
    Excluded,
    Found,
    Met,
    Mounted,
    PassedOver,
    found_at,
    kind_of,
    may_be_archive,
    scan,
)
from wolofsearch.library.store import Store

NEW, CHANGED, UNCHANGED, FAILED_BEFORE = "new", "changed", "unchanged", "failed_before"


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that was found, and its ``state``: NEW, CHANGED, UNCHANGED or FAILED_BEFORE.

    Of an unchanged file also what is stored of it: ``root``, as stored, ``document_id`` and ``collection``; nothing of
    an archive.
    """

    found: Found
    state: str
    root: str | bytes = ""
    document_id: str = ""
    collection: str | None = None


def look_through(
    store: Store | None, root: Root, *, retry_failed: bool
) -> Iterator[Seen | Excluded | PassedOver | Mounted | Path | None]:
    """Yield every document of a root with its state, all else that :func:`scan` meets, and None between.

    Changes nothing. Without a library, every file is new.
    """
    for found in _found(root):
        if not isinstance(found, Found):
            yield found
            continue
        seen = Seen(found, NEW) if store is None else _seen(store, found, root, retry_failed=retry_failed)
        unknown = seen.state == NEW and not found.certain
        if unknown and not is_document(found.path, pictures=root.ocr):
            yield PassedOver(found.path, kind_of(found.path.name))
        else:
            yield seen


def _found(root: Root) -> Iterator[Met]:
    if root.path.is_dir():
        yield from scan(root.path, root.selection, pictures=root.ocr)
        return
    with suppress(OSError):  # whoever knows whether it was ever here tells that it is missing
        yield found_at(root.path)


def _seen(store: Store, found: Found, root: Root, *, retry_failed: bool) -> Seen:
    name = stored(found.path, store.folder)
    stamp = (found.size_bytes, found.mtime_ns)
    rows = store.rows(
        """SELECT size_bytes, mtime_ns, unread_pages, root, document_id, name FROM files
        JOIN documents ON documents.id = document_id LEFT JOIN collections ON collections.id = collection_id
        WHERE path = ?""",
        [name],
    )
    opened: list[Any] = []
    if may_be_archive(found.path.name):
        opened = store.rows("SELECT size_bytes, mtime_ns FROM archives WHERE path = ?", [name])
    if opened and opened[0] == stamp:
        if not retry_failed and (root.again or root.collection is None):
            return Seen(found, UNCHANGED, *(rows[0][3:] if rows else ()))  # a letter is a document, too
    elif rows and rows[0][:2] == stamp and not (root.ocr and rows[0][2]):
        return Seen(found, UNCHANGED, *rows[0][3:])
    failed = store.rows("SELECT size_bytes, mtime_ns, message_id, facts FROM failures WHERE path = ?", [name])
    if failed and failed[0][:2] == stamp and not retry_failed:
        message_id, facts = failed[0][2:]
        if not worth_retrying(message_id, facts, ocr=root.ocr):
            return Seen(found, FAILED_BEFORE)
    return Seen(found, CHANGED if rows else NEW)
