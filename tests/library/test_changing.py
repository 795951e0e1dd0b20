"""A file that is written while it is read is told as such, keeps what was stored of it, and is read again later."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.conftest import Bring, finished
from wolofsearch.documents.reading import DocumentText, read_document
from wolofsearch.library import arriving
from wolofsearch.library.library import Library


def test_a_file_that_changes_while_it_is_read(
    library: Library, documents: Path, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(documents)
    note = documents / "mil.md"
    note.write_text("# Semer le mil\n\nUn premier état.", encoding="utf-8")

    def read(path: Path) -> DocumentText:
        document = read_document(path)
        path.write_text("# Semer le mil\n\nUn autre état, plus long.", encoding="utf-8")
        return document

    with monkeypatch.context() as patch:
        patch.setattr(arriving, "read_document", read)
        assert finished(bring(documents)).failed == 1
    assert [failure.message_id for failure in library.failures()] == ["documents.changing"]
    assert len(library.words("premières pluies de juin", 9)) == 1
    assert finished(bring(documents)).updated == 1
    assert len(library.words("autre état plus long", 9)) == 1
    assert library.failures() == []
    assert library.check() == []
