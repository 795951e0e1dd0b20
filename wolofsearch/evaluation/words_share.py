"""Words as the application counts them: its own full-text index, in memory, with the passages of a set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sqlite_utils import Database

from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.evaluation.controls import Lexical
from wolofsearch.library.schema import MIGRATIONS
from wolofsearch.library.word_ranking import most, ranked


def words_share(passages: list[str]) -> Lexical:
    """Index the words of passages: bm25 over the most that any passage could reach, 0 to 1, as ``search`` ranks."""
    database = Database(memory=True, execute_plugins=False)
    MIGRATIONS.apply(database)
    database.execute("INSERT INTO documents (id, title, format, text, pages) VALUES ('', '', '', '', '')")
    database.conn.executemany(
        """INSERT INTO passages (id, document_id, ordinal, "start", "end", text) VALUES (?1, '', ?1, 0, 0, ?2)""",
        enumerate(passages),
    )

    def rows(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        return list(database.execute(sql, list(values)).fetchall())

    def scores(queries: list[str]) -> FloatArray:
        shares = np.zeros((len(queries), len(passages)), np.float32)
        for row, query in zip(shares, queries, strict=True):
            said = ranked(rows, query, len(passages))
            ceiling = most(rows, query)
            for passage, score in said:
                row[passage] = max(0.0, -score) / ceiling
        return shares

    return scores
