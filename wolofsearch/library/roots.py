"""The folders and files that were given to imports, with what was wanted of each, so that all can be scanned again."""

from __future__ import annotations

import json
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from wolofsearch.library.location import located, stored
from wolofsearch.library.selection import EVERYTHING, Selection
from wolofsearch.library.store import Store


@dataclass(frozen=True, slots=True)
class Root:
    """A folder or file to import, as a person asked for it.

    ``collection``: where its documents go; None: nowhere in particular, and those that are in one stay there.
    ``ocr``: the text in pictures is wanted too. ``again``: it is only scanned again, so that documents which a person
    has put elsewhere since stay there.
    """

    path: Path
    collection: str | None = None
    selection: Selection = EVERYTHING
    ocr: bool = False
    again: bool = False


def remember(store: Store, root: Root) -> None:
    """Write down what is wanted of a root now, unless it is written already."""
    wanted = [
        stored(root.path, store.folder),
        root.collection,
        json.dumps(root.selection.include, ensure_ascii=False),
        json.dumps(root.selection.exclude, ensure_ascii=False),
        int(root.ocr),
    ]
    if (root.path.is_dir() or root.path.is_file()) and not store.rows(
        "SELECT 1 FROM roots WHERE path = ? AND collection IS ? AND include = ? AND exclude = ? AND ocr = ?", wanted
    ):
        with store.transaction() as database:
            database.execute("INSERT OR REPLACE INTO roots VALUES (?, ?, ?, ?, ?)", wanted)


def remembered(store: Store, only: Container[Path] | None = None, *, every: bool = False) -> list[Root]:
    """Return all roots, or ``only`` some, to be scanned again.

    Files that are met in one of the folders anyway are left out, unless ``every`` root is wanted.
    """
    roots = [
        Root(
            located(path, store.folder),
            collection,
            Selection(tuple(json.loads(include)), tuple(json.loads(exclude))),
            ocr=bool(ocr),
            again=True,
        )
        for path, collection, include, exclude, ocr in store.rows(
            "SELECT path, collection, include, exclude, ocr FROM roots ORDER BY rowid"
        )
    ]
    roots = [root for root in roots if only is None or root.path in only]
    if every:
        return roots
    folders = {root.path: root for root in roots if root.path.is_dir()}
    return [root for root in roots if root.path in folders or not _met_below(root.path, folders)]


def _met_below(file: Path, folders: dict[Path, Root]) -> bool:
    return any(
        folders[parent].selection.takes(file.relative_to(parent).as_posix())
        for parent in file.parents
        if parent in folders
    )
