"""How much of a typed question's words passages and documents hold, asked of the full-text index of a database.

A bm25 cannot be compared between questions; over the most that anything could reach it is a share, 0 to 1.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from wolofsearch.library.filtering import EVERYTHING, Filters, Rows
from wolofsearch.library.schema import MIGRATIONS
from wolofsearch.library.words import content_words, fts_query, fts_stretches, most_bm25, neighbouring

TITLE_WEIGHT = 3.0
"""How often a word in a document's title counts."""
NEIGHBOURS_WEIGHT = 0.2
"""What words that stand together, as in the question, count beside the words; chosen as those of search/fusion.py."""


def passage_shares(rows: Rows, query_text: str, k: int, filters: Filters = EVERYTHING) -> dict[int, float]:
    """Return the shares of up to ``k`` passages, by id, that hold any telling word of the query, best first.

    A word that no passage holds counts too, as the most telling of all: of such a query no passage says much.
    """
    return _shares(rows, "words", "bm25(words)", query_text, k, filters)


def document_shares(rows: Rows, query_text: str, k: int, filters: Filters = EVERYTHING) -> dict[str, float]:
    """Return the same of whole documents and their titles, by the documents' ids."""
    shares = _shares(rows, "document_words", f"bm25(document_words, {TITLE_WEIGHT}, 1.0)", query_text, k, filters)
    marks = ", ".join("?" * len(shares))
    owners: dict[int, str] = dict(rows(f"SELECT id, document_id FROM passages WHERE id IN ({marks})", list(shares)))  # noqa: S608 - marks only
    return {owners[first]: share for first, share in shares.items() if first in owners}


def words_of(documents: Sequence[tuple[str, Sequence[str]]]) -> Rows:
    """Return the rows of a full-text index in memory, as a library with these documents would have it.

    Args:
        documents: the title of each, and its passages; passages are numbered through all documents, from 0.
    """
    database = Database(memory=True, execute_plugins=False)
    MIGRATIONS.apply(database)
    number = 0
    for place, (title, passages) in enumerate(documents):
        named = [str(place), title, "\n\n".join(passages)]
        database.execute("INSERT INTO documents (id, title, format, text, pages) VALUES (?, ?, '', ?, '')", named)
        for ordinal, text in enumerate(passages):
            database.execute(
                """INSERT INTO passages (id, document_id, ordinal, "start", "end", text) VALUES (?, ?, ?, 0, 0, ?)""",
                [number, str(place), ordinal, text],
            )
            number += 1
    return lambda sql, values: list(database.execute(sql, list(values)).fetchall())


def _shares(rows: Rows, index: str, score: str, query_text: str, k: int, filters: Filters) -> dict[int, float]:
    telling = content_words(query_text)
    if not telling or k < 1:
        return {}
    found = _found(rows, index, score, fts_query(telling), k, filters)
    if not found:
        return {}
    together = neighbouring(query_text)
    beside = _found(rows, index, score, fts_stretches(together), k, filters) if together else {}
    most = _most(rows, index, telling)
    return {one: min(1.0, (value + NEIGHBOURS_WEIGHT * beside.get(one, 0.0)) / most) for one, value in found.items()}


def _found(rows: Rows, index: str, score: str, asked: str, k: int, filters: Filters) -> dict[int, float]:
    """Return the bm25, with its sign turned, of up to ``k`` rows that an FTS5 query finds, best first."""
    sql = f"SELECT rowid, {score} AS score FROM {index} WHERE {index} MATCH ?"  # noqa: S608 - names of our own, the words are bound
    values: list[str | int] = [asked]
    if filters:
        chosen, wanted = filters.passages()
        sql += f" AND rowid IN ({chosen})"
        values += wanted
    return {row[0]: max(0.0, -row[1]) for row in rows(f"{sql} ORDER BY score, rowid LIMIT ?", [*values, k])}


def _most(rows: Rows, index: str, telling: list[str]) -> float:
    """Return the most that words could reach, by bm25 with its sign turned."""
    total = int(rows(f"SELECT count(*) FROM {index}_docsize", [])[0][0])  # noqa: S608 - names of our own, the words are bound
    counted = f"SELECT count(*) FROM {index} WHERE {index} MATCH ?"  # noqa: S608 - names of our own, the words are bound
    return sum(most_bm25(total, int(rows(counted, [fts_query([word])])[0][0])) for word in telling)
