"""The tables of a library, as migrations.

A migration is never edited once released: a new one is added below it, so that every library ever made opens again.
Ids of passages are never reused (AUTOINCREMENT): an old index can name a passage that is gone, never a wrong one.
"""

from __future__ import annotations

from functools import cache

from sqlite_utils import Database, Migrations

from wolofsearch.library.sameness import text_id

MIGRATIONS = Migrations("library")

_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "INSERT INTO meta VALUES ('generation', '0')",
    "CREATE TABLE collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    """CREATE TABLE documents (
        id TEXT PRIMARY KEY,  -- SHA-256 of the file's bytes, hexadecimal
        title TEXT NOT NULL,
        format TEXT NOT NULL,
        text TEXT NOT NULL,
        pages TEXT NOT NULL,  -- JSON: [[number, start, end], …], characters of text
        collection_id INTEGER REFERENCES collections (id)
    )""",
    "CREATE INDEX documents_collection ON documents (collection_id)",
    """CREATE TABLE files (
        path TEXT PRIMARY KEY,  -- relative to the library's folder when inside it; a BLOB when the name is no UTF-8
        root TEXT NOT NULL,  -- the folder or file that was given to the import
        size_bytes INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        document_id TEXT NOT NULL REFERENCES documents (id)
    )""",
    "CREATE INDEX files_document ON files (document_id)",
    """CREATE TABLE passages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        page INTEGER,
        text TEXT NOT NULL,
        UNIQUE (document_id, ordinal)
    )""",
    """CREATE TABLE vectors (
        passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
        vector BLOB NOT NULL  -- unit vector of the pipeline's dim, little-endian float16
    )""",
    """CREATE TABLE jobs (  -- a row exists only while the work is outstanding
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL UNIQUE,
        root TEXT NOT NULL,
        collection TEXT,
        size_bytes INTEGER NOT NULL,
        batch TEXT NOT NULL  -- the import that asked for it
    )""",
    """CREATE TABLE failures (
        path TEXT PRIMARY KEY,
        message_id TEXT NOT NULL,
        facts TEXT NOT NULL,  -- JSON
        failed_at TEXT NOT NULL,  -- ISO 8601, UTC
        size_bytes INTEGER NOT NULL,  -- -1: the reason may pass by itself, so the file is tried again
        mtime_ns INTEGER NOT NULL
    )""",
    """CREATE VIRTUAL TABLE words USING fts5 (
        text, content='passages', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
    )""",
    """CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
        INSERT INTO words (rowid, text) VALUES (new.id, new.text);
    END""",
    """CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
        INSERT INTO words (words, rowid, text) VALUES ('delete', old.id, old.text);
    END""",
)

_DOCUMENT_WORDS = (
    """CREATE VIEW document_texts AS
        SELECT passages.id AS id, documents.title AS title, documents.text AS text
        FROM documents JOIN passages ON document_id = documents.id AND ordinal = 0""",
    """CREATE VIRTUAL TABLE document_words USING fts5 (
        title, text, content='document_texts', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
    )""",
    "INSERT INTO document_words (document_words) VALUES ('rebuild')",
    """CREATE TRIGGER documents_added AFTER INSERT ON passages WHEN new.ordinal = 0 BEGIN
        INSERT INTO document_words (rowid, title, text) SELECT id, title, text FROM document_texts WHERE id = new.id;
    END""",
    # Passages that go with their document are deleted after it, when the view no longer tells what was indexed.
    """CREATE TRIGGER documents_removed BEFORE DELETE ON documents BEGIN
        INSERT INTO document_words (document_words, rowid, title, text)
        SELECT 'delete', document_texts.id, document_texts.title, document_texts.text
        FROM document_texts JOIN passages ON passages.id = document_texts.id WHERE document_id = old.id;
    END""",
    """CREATE TRIGGER documents_cut BEFORE DELETE ON passages WHEN old.ordinal = 0 BEGIN
        INSERT INTO document_words (document_words, rowid, title, text)
        SELECT 'delete', id, title, text FROM document_texts WHERE id = old.id;
    END""",
)

_KEEPING_IN_STEP = (
    "ALTER TABLE documents ADD COLUMN text_id TEXT",  # wolofsearch.library.sameness.text_id
    "ALTER TABLE documents ADD COLUMN author TEXT",
    "ALTER TABLE documents ADD COLUMN language TEXT",
    "ALTER TABLE documents ADD COLUMN date TEXT",
    # Pages that show something without text, on which no recognition was tried; and how sure it was where it was.
    "ALTER TABLE documents ADD COLUMN unread_pages INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE documents ADD COLUMN ocr_confidence REAL",
    "UPDATE documents SET text_id = text_id(text)",
    "CREATE INDEX documents_text_id ON documents (text_id)",
    """CREATE TABLE roots (
        path TEXT PRIMARY KEY,  -- as in files
        collection TEXT,
        include TEXT NOT NULL,  -- JSON, patterns
        exclude TEXT NOT NULL,
        ocr INTEGER NOT NULL  -- whether text in pictures is wanted
    )""",
    "INSERT INTO roots SELECT DISTINCT root, NULL, '[]', '[]', 0 FROM files",
    """CREATE TABLE archives (  -- what was imported from them is in files, below their own path
        path TEXT PRIMARY KEY,  -- as in files
        size_bytes INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL
    )""",
    "ALTER TABLE jobs ADD COLUMN ocr INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE jobs ADD COLUMN slow INTEGER NOT NULL DEFAULT 0",  # 1: its turn comes after all that are quick
    "CREATE INDEX jobs_in_order ON jobs (slow, size_bytes, id)",
)

_TITLES_AND_WORDS = (
    """CREATE TABLE titles (
        document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
        vector BLOB NOT NULL  -- as in vectors
    )""",
    """CREATE TABLE word_vectors (
        word TEXT PRIMARY KEY,  -- in lower case
        vector BLOB NOT NULL  -- leading components, int8
    )""",
)


@MIGRATIONS()  # type: ignore[untyped-decorator]  # sqlite-utils carries no types
def m001_tables(db: Database) -> None:
    """Lay out the library."""
    for statement in _TABLES:
        db.execute(statement)


@MIGRATIONS()  # type: ignore[untyped-decorator]
def m002_sentences(db: Database) -> None:
    """Keep the vectors of sentences: a passage of many is near to none of the questions that one of them answers."""
    db.execute(
        """CREATE TABLE sentences (
            passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
            vectors BLOB NOT NULL  -- leading components of a vector for each sentence of the passage, in order, int8
        )"""
    )


@MIGRATIONS()  # type: ignore[untyped-decorator]
def m003_document_words(db: Database) -> None:
    """Index the words of whole documents: what a question says may stand in several passages, or in the title.

    A document goes by the id of its first passage, which unlike its own row's number never changes.
    """
    for statement in _DOCUMENT_WORDS:
        db.execute(statement)


@MIGRATIONS()  # type: ignore[untyped-decorator]
def m004_keeping_in_step(db: Database) -> None:
    """Know a document by its text too, remember what was asked of every root, and take the quick files first."""
    db.conn.create_function("text_id", 1, text_id, deterministic=True)
    for statement in _KEEPING_IN_STEP:
        db.execute(statement)


@MIGRATIONS()  # type: ignore[untyped-decorator]
def m005_document_filters(db: Database) -> None:
    """Keep what filters ask for beside the documents: behind its text a row is only read as a whole."""
    db.execute("CREATE INDEX documents_filters ON documents (language, format, date, collection_id, id)")


@MIGRATIONS()  # type: ignore[untyped-decorator]
def m006_titles_and_words(db: Database) -> None:
    """Keep the vectors of titles, which tell best what a document is about, and of each word that stands anywhere."""
    for statement in _TITLES_AND_WORDS:
        db.execute(statement)


@cache
def known_migrations() -> frozenset[str]:
    """Return the names of all migrations this program knows."""
    with Database(memory=True, execute_plugins=False) as nothing:
        return frozenset(migration.name for migration in MIGRATIONS.pending(nothing))
