"""Which documents a search may find: of a collection, of some formats, in a language, of a time.

What a document does not tell (most tell no date) no filter on it can match. A date is as exact as the document tells
it: one that may lie inside the wanted time counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any

Rows = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
"""Statement and values → rows."""
_DOCUMENTS = "documents INDEXED BY documents_filters"
"""SQLite may not choose by itself: what stands behind a document's text is only read through all of the text."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a document must be to be found; the default lets all through.

    Attributes:
        collection: name of the collection.
        formats: any of these, as :data:`wolofsearch.documents.formats.FORMATS`; empty for all.
        language: code such as ``"fr"``.
        since: first day, month or year of the date, ISO 8601, as exact as wanted.
        until: last day, month or year.
        without: id of a document that is left out.
    """

    collection: str | None = None
    formats: tuple[str, ...] = ()
    language: str | None = None
    since: str | None = None
    until: str | None = None
    without: str | None = None

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return any(getattr(self, field.name) for field in fields(self))

    def documents(self) -> tuple[str, list[str]]:
        """Return the SQL that selects the ids of the documents that may be found, and its values."""
        condition, values = self._condition()
        return f"SELECT documents.id FROM {_DOCUMENTS} WHERE {condition}", values  # noqa: S608 - conditions of our own, their values are bound

    def passages(self) -> tuple[str, list[str]]:
        """Return the SQL that selects the ids of all passages that may be found, and its values."""
        condition, values = self._condition()
        joined = f"{_DOCUMENTS} CROSS JOIN passages ON document_id = documents.id"
        return f"SELECT passages.id FROM {joined} WHERE {condition}", values  # noqa: S608 - conditions of our own, their values are bound

    def _condition(self) -> tuple[str, list[str]]:
        parts: list[str] = []
        values: list[str] = []

        def ask(part: str, *asked: str) -> None:
            parts.append(part)
            values.extend(asked)

        if self.collection is not None:
            ask("documents.collection_id IN (SELECT id FROM collections WHERE name = ?)", self.collection)
        if self.formats:
            ask(f"documents.format IN ({', '.join('?' * len(self.formats))})", *self.formats)
        if self.language is not None:
            ask("documents.language = ?", self.language)
        # Dates of different exactness are compared on what both tell: "2020" may be of May 2020.
        if self.since is not None:
            ask("substr(documents.date, 1, length(?)) >= substr(?, 1, length(documents.date))", *[self.since] * 2)
        if self.until is not None:
            ask("substr(documents.date, 1, length(?)) <= substr(?, 1, length(documents.date))", *[self.until] * 2)
        if self.without is not None:
            ask("documents.id != ?", self.without)
        return " AND ".join(parts) or "1", values


EVERYTHING = Filters()
"""Lets all documents through."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a library's documents differ in, each with how many there are, in the order to offer it.

    Attributes:
        collections: by name.
        formats: the most frequent first.
        languages: codes, the most frequent first.
        years: the newest first.
    """

    collections: tuple[tuple[str, int], ...] = ()
    formats: tuple[tuple[str, int], ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    years: tuple[tuple[str, int], ...] = ()


def choices(rows: Rows) -> Choices:
    """Return what there is to choose from in a library."""

    def counted(what: str, order: str) -> tuple[tuple[str, int], ...]:
        sql = f"""SELECT {what}, count(*) FROM documents LEFT JOIN collections ON collections.id = collection_id
            WHERE {what} IS NOT NULL GROUP BY 1 ORDER BY {order}"""  # noqa: S608 - conditions of our own, their values are bound
        return tuple((name, count) for name, count in rows(sql, []))

    return Choices(
        counted("collections.name", "1"),
        counted("documents.format", "2 DESC, 1"),
        counted("documents.language", "2 DESC, 1"),
        counted("substr(documents.date, 1, 4)", "1 DESC"),
    )
