"""Is everything in the library as it should be? Told in sentences, because a librarian reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from wolofsearch.documents.passages import CHUNKER_VERSION
from wolofsearch.errors import WolofSearchError
from wolofsearch.library import index
from wolofsearch.library.vectors import ITEM_BYTES, SENTENCE_DIM, WORD_DIM, unpacked
from wolofsearch.messages import message

if TYPE_CHECKING:
    from wolofsearch.library.library import Library

_UNIT_TOLERANCE = 0.01
"""float16 keeps three digits; a vector of another length was not written by us."""
_ORPHANS = """SELECT (SELECT count(*) FROM passages WHERE id NOT IN (SELECT passage_id FROM vectors)),
    (SELECT count(*) FROM documents WHERE id NOT IN (SELECT document_id FROM files)),
    (SELECT count(*) FROM documents WHERE id NOT IN (SELECT document_id FROM passages)),
    (SELECT count(*) FROM collections WHERE id NOT IN (SELECT collection_id FROM documents
        WHERE collection_id IS NOT NULL))"""

_INDEXED = """SELECT (SELECT count(*) FROM words_docsize), (SELECT count(*) FROM passages),
    (SELECT count(*) FROM document_words_docsize), (SELECT count(*) FROM document_texts)"""


def check(library: Library, language: str) -> list[str]:
    """Return what is wrong with a library; ``[]`` when all is well."""
    problems: list[tuple[str, dict[str, object]]] = []
    for look in _LOOKS:
        try:
            problems += look(library)
        except WolofSearchError as error:
            if error.message_id != "library.broken":
                raise
            problems.append(("database", {"detail": error.facts["detail"]}))
    told = [str(message(f"library.check_{name}", language, **facts)) for name, facts in problems]
    return list(dict.fromkeys(told))


_Problems = Iterator[tuple[str, dict[str, object]]]


def _database(library: Library) -> _Problems:
    told = [str(row[0]) for row in library.store.rows("PRAGMA integrity_check(1)")]
    if told != ["ok"]:
        lines = [line for line in "\n".join(told).splitlines() if not line.startswith("***")]  # the heading of a list
        yield "database", {"detail": " ".join(lines[:1])}
    strays = library.store.rows("PRAGMA foreign_key_check")
    strays_elsewhere = sum(library.store.rows(_ORPHANS)[0])
    if strays or strays_elsewhere:
        yield "orphans", {"count": len(strays) + strays_elsewhere}


def _words(library: Library) -> _Problems:
    """FTS5 checks itself by a write, which a read-only medium refuses: there the numbers are compared."""
    if library.read_only:
        counts = library.store.rows(_INDEXED)[0]
        if counts[0] != counts[1] or counts[2] != counts[3]:
            yield "words", {}
        return
    try:
        for words in ("words", "document_words"):
            library.store.rows(f"INSERT INTO {words} ({words}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - names of our own
    except WolofSearchError as error:
        if error.message_id != "library.broken":
            raise
        yield "words", {}


def _passages(library: Library) -> _Problems:
    wrong = sum(torn_passages(library).values())
    if wrong:
        yield "passages", {"count": wrong}


def torn_passages(library: Library) -> dict[str, int]:
    """Return the documents of which passages are not what stands there, and how many these are."""
    torn = {}
    for (document_id,) in library.store.rows("SELECT id FROM documents"):
        text = library.store.rows("SELECT text FROM documents WHERE id = ?", [document_id])[0][0]
        wrong = sum(
            text[start:end] != passage
            for passage, start, end in library.store.rows(
                'SELECT text, "start", "end" FROM passages WHERE document_id = ?', [document_id]
            )
        )
        if wrong:
            torn[document_id] = wrong
    return torn


def _vectors(library: Library) -> _Problems:
    pipeline = library.pipeline
    wrong = len(unfit_vectors(library)) + len(unfit_titles(library)) + len(unfit_words(library))
    if pipeline and pipeline.chunker == CHUNKER_VERSION:
        lacking = "SELECT count(*) FROM passages WHERE id NOT IN (SELECT passage_id FROM sentences)"
        wrong += int(library.store.rows(lacking)[0][0])
        wrong += len(unfit_sentences(library))
    if wrong:
        yield "vectors", {"count": wrong}


def unfit_vectors(library: Library) -> list[int]:
    """Return the passages whose vector is of another size than the library's, or no unit vector."""
    return [int(one) for one in _unfit(library, "SELECT passage_id, vector FROM vectors")]


def unfit_titles(library: Library) -> list[str]:
    """Return the documents whose title's vector is so; that a title has none yet is no fault."""
    return [str(one) for one in _unfit(library, "SELECT document_id, vector FROM titles")]


def unfit_words(library: Library) -> list[str]:
    """Return the words whose vector is of another size than the library's."""
    if library.pipeline is None:
        return []
    wrong = "SELECT word FROM word_vectors WHERE length(vector) <> ?"
    return [row[0] for row in library.store.rows(wrong, [min(library.pipeline.dim, WORD_DIM)])]


def _unfit(library: Library, vectors: str) -> list[int | str]:
    pipeline = library.pipeline
    unfit: list[int | str] = []
    for rows in library.store.stream(vectors):
        right = [row for row in rows if pipeline and len(row[1]) == pipeline.dim * ITEM_BYTES]
        lengths = np.linalg.norm(unpacked([row[1] for row in right], pipeline.dim if pipeline else 0), axis=1)
        fit = {row[0] for row, length in zip(right, lengths, strict=True) if abs(length - 1) < _UNIT_TOLERANCE}
        unfit += [row[0] for row in rows if row[0] not in fit]
    return unfit


def unfit_sentences(library: Library) -> list[int]:
    """Return the passages whose vectors of sentences are of another size than the library's."""
    if library.pipeline is None:
        return []
    width = min(library.pipeline.dim, SENTENCE_DIM)
    wrong = "SELECT passage_id FROM sentences WHERE length(vectors) = 0 OR length(vectors) % ?"
    return [row[0] for row in library.store.rows(wrong, [width])]


def _index(library: Library) -> _Problems:
    """A missing, unfinished or old index is no problem: search is exact without it. A damaged one should be known."""
    if not all((library.folder / name).exists() for name in (index.INDEX_NAME, index.HEADER_NAME)):
        return
    header = index.read_header(library.folder)
    if header is None or not index.intact(library.folder, header):
        yield "index", {"path": str(library.folder / index.INDEX_NAME)}


_LOOKS = (_database, _words, _passages, _vectors, _index)
