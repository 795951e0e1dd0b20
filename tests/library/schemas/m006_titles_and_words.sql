-- A library as the program wrote it when its newest migration was this one. Never changed.
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO meta VALUES ('generation', '0');
CREATE TABLE collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE documents (
        id TEXT PRIMARY KEY,  -- SHA-256 of the file's bytes, hexadecimal
        title TEXT NOT NULL,
        format TEXT NOT NULL,
        text TEXT NOT NULL,
        pages TEXT NOT NULL,  -- JSON: [[number, start, end], …], characters of text
        collection_id INTEGER REFERENCES collections (id)
    );
CREATE INDEX documents_collection ON documents (collection_id);
CREATE TABLE files (
        path TEXT PRIMARY KEY,  -- relative to the library's folder when inside it; a BLOB when the name is no UTF-8
        root TEXT NOT NULL,  -- the folder or file that was given to the import
        size_bytes INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        document_id TEXT NOT NULL REFERENCES documents (id)
    );
CREATE INDEX files_document ON files (document_id);
CREATE TABLE passages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        "start" INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        page INTEGER,
        text TEXT NOT NULL,
        UNIQUE (document_id, ordinal)
    );
CREATE TABLE vectors (
        passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
        vector BLOB NOT NULL  -- unit vector of the pipeline's dim, little-endian float16
    );
CREATE TABLE jobs (  -- a row exists only while the work is outstanding
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL UNIQUE,
        root TEXT NOT NULL,
        collection TEXT,
        size_bytes INTEGER NOT NULL,
        batch TEXT NOT NULL  -- the import that asked for it
    );
CREATE TABLE failures (
        path TEXT PRIMARY KEY,
        message_id TEXT NOT NULL,
        facts TEXT NOT NULL,  -- JSON
        failed_at TEXT NOT NULL,  -- ISO 8601, UTC
        size_bytes INTEGER NOT NULL,  -- -1: the reason may pass by itself, so the file is tried again
        mtime_ns INTEGER NOT NULL
    );
CREATE VIRTUAL TABLE words USING fts5 (
        text, content='passages', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
    );
CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
        INSERT INTO words (rowid, text) VALUES (new.id, new.text);
    END;
CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
        INSERT INTO words (words, rowid, text) VALUES ('delete', old.id, old.text);
    END;
INSERT INTO "_sqlite_migrations" ("applied_at", "migration_set", "name") VALUES ('2026-11-25 22:31:27.900996+00:00', 'library', 'm001_tables');
CREATE TABLE sentences (
            passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
            vectors BLOB NOT NULL  -- leading components of a vector for each sentence of the passage, in order, int8
        );
INSERT INTO "_sqlite_migrations" ("applied_at", "migration_set", "name") VALUES ('2026-11-25 22:31:27.901299+00:00', 'library', 'm002_sentences');
CREATE VIEW document_texts AS
        SELECT passages.id AS id, documents.title AS title, documents.text AS text
        FROM documents JOIN passages ON document_id = documents.id AND ordinal = 0;
CREATE VIRTUAL TABLE document_words USING fts5 (
        title, text, content='document_texts', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
    );
INSERT INTO document_words (document_words) VALUES ('rebuild');
CREATE TRIGGER documents_added AFTER INSERT ON passages WHEN new.ordinal = 0 BEGIN
        INSERT INTO document_words (rowid, title, text) SELECT id, title, text FROM document_texts WHERE id = new.id;
    END;
CREATE TRIGGER documents_removed BEFORE DELETE ON documents BEGIN
        INSERT INTO document_words (document_words, rowid, title, text)
        SELECT 'delete', document_texts.id, document_texts.title, document_texts.text
        FROM document_texts JOIN passages ON passages.id = document_texts.id WHERE document_id = old.id;
    END;
CREATE TRIGGER documents_cut BEFORE DELETE ON passages WHEN old.ordinal = 0 BEGIN
        INSERT INTO document_words (document_words, rowid, title, text)
        SELECT 'delete', id, title, text FROM document_texts WHERE id = old.id;
    END;
INSERT INTO "_sqlite_migrations" ("applied_at", "migration_set", "name") VALUES ('2026-11-25 22:31:27.901812+00:00', 'library', 'm003_document_words');
ALTER TABLE documents ADD COLUMN text_id TEXT;
ALTER TABLE documents ADD COLUMN author TEXT;
ALTER TABLE documents ADD COLUMN language TEXT;
ALTER TABLE documents ADD COLUMN date TEXT;
ALTER TABLE documents ADD COLUMN unread_pages INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN ocr_confidence REAL;
CREATE INDEX documents_text_id ON documents (text_id);
CREATE TABLE roots (
        path TEXT PRIMARY KEY,  -- as in files
        collection TEXT,
        include TEXT NOT NULL,  -- JSON, patterns
        exclude TEXT NOT NULL,
        ocr INTEGER NOT NULL  -- whether text in pictures is wanted
    );
INSERT INTO roots SELECT DISTINCT root, NULL, '[]', '[]', 0 FROM files;
CREATE TABLE archives (  -- what was imported from them is in files, below their own path
        path TEXT PRIMARY KEY,  -- as in files
        size_bytes INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL
    );
ALTER TABLE jobs ADD COLUMN ocr INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN slow INTEGER NOT NULL DEFAULT 0;
CREATE INDEX jobs_in_order ON jobs (slow, size_bytes, id);
INSERT INTO "_sqlite_migrations" ("applied_at", "migration_set", "name") VALUES ('2026-11-25 22:31:27.903343+00:00', 'library', 'm004_keeping_in_step');
CREATE INDEX documents_filters ON documents (language, format, date, collection_id, id);
INSERT INTO "_sqlite_migrations" ("applied_at", "migration_set", "name") VALUES ('2026-11-25 22:31:27.903343+00:00', 'library', 'm005_document_filters');
INSERT INTO meta VALUES ('pipeline', '{"model_id": "words", "precision": "float32", "dim": 16, "chunker": "1"}');
INSERT INTO collections (name) VALUES ('Santé');
INSERT INTO documents (id, title, format, text, pages, collection_id, text_id, author, language, date) VALUES ('0000000000000000000000000000000000000000000000000000000000000000', 'Le mil', 'txt', 'Le mil se sème en juin.', '[]', NULL, '6a8ea1163a27c8097272e3382dcb4e203dd19372bd56d09a2059348e6ec483e5', 'Awa Ndiaye', 'fr', '2024');
INSERT INTO passages (document_id, ordinal, "start", "end", page, text) VALUES ('0000000000000000000000000000000000000000000000000000000000000000',0,0,23,NULL,'Le mil se sème en juin.');
INSERT INTO vectors VALUES (1, x'902d9db7c22e78aea50e0eb06836f3ac002eceb54eab45b7dc3225abd62c5a36');
INSERT INTO sentences VALUES (1, x'17811ce500de6beb199ff18739f1146a');
INSERT INTO files VALUES ('/documents/0.txt', '/documents', 10, 20, '0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO documents (id, title, format, text, pages, collection_id, text_id, author, language, date) VALUES ('1111111111111111111111111111111111111111111111111111111111111111', 'La moustiquaire', 'txt', 'La moustiquaire protège du paludisme.

Dormez dessous.', '[]', 1, '02cf2404a6504e053cb4c1781298dea719755e934a32d63945103da4b0414eb0', 'Awa Ndiaye', 'fr', '2024');
INSERT INTO passages (document_id, ordinal, "start", "end", page, text) VALUES ('1111111111111111111111111111111111111111111111111111111111111111',0,0,37,NULL,'La moustiquaire protège du paludisme.');
INSERT INTO vectors VALUES (2, x'b7aea83299b204389426152559b278305fb1a934532a6936b62fd3b57e288b36');
INSERT INTO sentences VALUES (2, x'e535cc7f0705ce23d64a0d651ea40968');
INSERT INTO passages (document_id, ordinal, "start", "end", page, text) VALUES ('1111111111111111111111111111111111111111111111111111111111111111',1,39,54,NULL,'Dormez dessous.');
INSERT INTO vectors VALUES (3, x'4d35c9355cb66ab078a56c31da314dae50a66234e3a873ae5538d9b12f2ae834');
INSERT INTO sentences VALUES (3, x'4e55a3e0fb282be9fa40f7e87fd50b48');
INSERT INTO files VALUES ('/documents/1.txt', '/documents', 10, 20, '1111111111111111111111111111111111111111111111111111111111111111');
INSERT INTO documents (id, title, format, text, pages, collection_id, text_id, author, language, date) VALUES ('2222222222222222222222222222222222222222222222222222222222222222', 'Le lait', 'txt', 'Les chèvres donnent du lait.', '[]', NULL, '49f7f17dc9d99948f1b8bf4c963e9cbd7563520e30691af7e5b43491c1a7ed23', 'Awa Ndiaye', 'fr', '2024');
INSERT INTO passages (document_id, ordinal, "start", "end", page, text) VALUES ('2222222222222222222222222222222222222222222222222222222222222222',0,0,28,NULL,'Les chèvres donnent du lait.');
INSERT INTO vectors VALUES (4, x'd621feb76cb71036fca59fb223ab6e2933b5312e5cb133aeffb3b5b4382c36b2');
INSERT INTO sentences VALUES (4, x'03818a60facbf20bad19d5e7c0b511cf');
INSERT INTO files VALUES ('/documents/2.txt', '/documents', 10, 20, '2222222222222222222222222222222222222222222222222222222222222222');
INSERT INTO roots VALUES ('/documents', NULL, '[]', '[]', 0);
INSERT INTO failures VALUES ('/documents/casse.pdf','documents.broken','{}','2026-01-01T00:00:00+00:00',5,6);
CREATE TABLE titles (
        document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
        vector BLOB NOT NULL  -- as in vectors
    );
CREATE TABLE word_vectors (
        word TEXT PRIMARY KEY,  -- in lower case
        vector BLOB NOT NULL  -- leading components, int8
    );
INSERT INTO titles VALUES ('0000000000000000000000000000000000000000000000000000000000000000', x'85aaf3b76b32a7a532a99c2d333659b3edad0eb57032afb6932834b171afd635');
INSERT INTO titles VALUES ('1111111111111111111111111111111111111111111111111111111111111111', x'1029edaa9db4123682b1e1ace227f7b0bcac2937b4b1e03542acbda9bb34de37');
INSERT INTO titles VALUES ('2222222222222222222222222222222222222222222222222222222222222222', x'df92cdb930281b30ebb1ed32593709b07fb00c2f50acb5b0ca2904b19f33942d');
INSERT INTO "_sqlite_migrations" ("applied_at", "migration_set", "name") VALUES ('2026-11-25 22:31:27.903343+00:00', 'library', 'm006_titles_and_words');
