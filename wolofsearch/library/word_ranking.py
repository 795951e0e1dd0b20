"""Passages ranked by the words of a typed question, asked of the full-text index of any database that has one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from wolofsearch.library.words import content_words, fts_query, most_bm25

Rows = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
"""Statement and values → rows."""


def ranked(rows: Rows, query_text: str, k: int, collection: str | None = None) -> list[tuple[int, float]]:
    """Return up to ``k`` ``(passage id, bm25)`` with any telling word of the query, best first.

    bm25 is as SQLite gives it: the smaller (the more negative), the better.
    """
    telling = content_words(query_text)
    if not telling or k < 1:
        return []
    sql = "SELECT rowid, bm25(words) AS score FROM words WHERE words MATCH ?"
    values: list[str | int] = [fts_query(telling)]
    if collection is not None:
        sql += """ AND rowid IN (SELECT passages.id FROM collections
            JOIN documents ON collection_id = collections.id
            JOIN passages ON document_id = documents.id WHERE name = ?)"""
        values.append(collection)
    return [(row[0], row[1]) for row in rows(f"{sql} ORDER BY score, rowid LIMIT ?", [*values, k])]


def most(rows: Rows, query_text: str) -> float:
    """Return the most that the words of a query could reach in a passage, by bm25 with its sign turned.

    A word that no passage holds counts too, as the most telling of all: of such a query no passage says much.
    """
    total = int(rows("SELECT count(*) FROM passages", [])[0][0])
    return sum(
        most_bm25(total, int(rows("SELECT count(*) FROM words WHERE words MATCH ?", [form])[0][0]))
        for form in (fts_query([word]) for word in content_words(query_text))
    )
