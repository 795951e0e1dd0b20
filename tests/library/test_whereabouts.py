"""A passage that was noted is found again after its document was imported anew, changed, moved or removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import WordEncoder
from tests.library.conftest import Bring
from wolofsearch.library.library import Library
from wolofsearch.library.records import StoredPassage
from wolofsearch.library.whereabouts import Whereabouts, are_there, find_again


@pytest.fixture
def noted(library: Library, documents: Path, bring: Bring, encoder: WordEncoder) -> StoredPassage:
    bring(documents)
    [goats] = [one for one in library.passages([1, 2, 3, 4, 5, 6]) if one.path.name == "lait.txt"]
    return goats


def again(library: Library, noted: StoredPassage) -> Whereabouts | None:
    found = find_again(library, noted.document_id, noted.path, noted.start, noted.text)
    assert are_there(library, [(noted.document_id, noted.path)]) == [found is not None]
    return found


def test_after_a_new_import_it_is_where_it_was(
    library: Library, noted: StoredPassage, documents: Path, bring: Bring, tmp_path: Path
) -> None:
    there = Whereabouts(noted.document_id, noted.start, noted.end, None)
    assert again(library, noted) == there
    moved = documents.rename(tmp_path / "ailleurs")
    with Library.open(tmp_path / "other", create=True) as other:
        from wolofsearch.library.importing import import_paths

        list(import_paths(other, [moved], WordEncoder()))
        assert again(other, noted) == there


def test_in_a_changed_document_it_is_found_by_its_words(library: Library, noted: StoredPassage, bring: Bring) -> None:
    noted.path.write_text(f"Nouveau début.\n\n{noted.text}", encoding="utf-8")
    bring(noted.path)
    found = again(library, noted)
    assert found is not None
    assert found.document_id != noted.document_id
    assert library.document_text(found.document_id).text[found.start : found.end] == noted.text
    assert found.start > 0


def test_where_its_words_are_gone_the_document_is_still_found(
    library: Library, noted: StoredPassage, bring: Bring
) -> None:
    noted.path.write_text("Tout autre chose.", encoding="utf-8")
    bring(noted.path)
    found = again(library, noted)
    assert found is not None
    assert (found.start, found.end) == (0, 0)


def test_a_removed_document_is_gone(library: Library, noted: StoredPassage, documents: Path, bring: Bring) -> None:
    noted.path.unlink()
    bring(documents)
    assert again(library, noted) is None
