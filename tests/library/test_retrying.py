"""Files that could not be read are tried again, one or all, without looking through their folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import WordEncoder
from tests.library.conftest import Bring, finished
from wolofsearch.library import importing
from wolofsearch.library.importing import retry
from wolofsearch.library.library import Library


@pytest.fixture
def failed(documents: Path, bring: Bring) -> list[Path]:
    """Two files in the folder that could not be read, and can be now."""
    files = [documents / "un.txt", documents / "chevres" / "deux.txt"]
    for file in files:
        file.write_bytes(b"%PDF-1.7 rien de plus")
    bring(documents, collection="villages")
    for number, file in enumerate(files):
        file.write_text(f"Lisible, enfin, le numéro {number}.", encoding="utf-8")
    return files


def test_one_and_then_all(
    library: Library, encoder: WordEncoder, failed: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = library.info().documents
    monkeypatch.setattr(importing, "look_through", None)  # no folder is looked through
    assert finished(list(retry(library, encoder, [failed[0]]))).added == 1
    assert [failure.path for failure in library.failures()] == [failed[1]]
    assert finished(list(retry(library, encoder))).added == 1
    assert library.failures() == []
    assert library.info().documents == before + 2
    assert library.info().collections == [("villages", before + 2)]
    roots = library.store.rows("SELECT DISTINCT root FROM files")
    assert roots == library.store.rows("SELECT path FROM roots")  # so that they go with their folder
    assert library.check() == []


def test_what_fails_again_stays_and_what_is_gone_is_no_error(
    library: Library, encoder: WordEncoder, failed: list[Path]
) -> None:
    failed[0].write_bytes(b"%PDF-1.7 toujours rien")
    failed[1].unlink()
    assert finished(list(retry(library, encoder))).failed == 1
    assert failed[0] in [failure.path for failure in library.failures()]
    assert library.info().pending == 0


def test_a_file_in_an_archive_is_tried_with_its_archive(
    library: Library, encoder: WordEncoder, bring: Bring, tmp_path: Path
) -> None:
    inside = tmp_path / "dedans"
    inside.mkdir()
    (inside / "abime.pdf").write_bytes(b"%PDF-1.7 rien de plus")
    (inside / "bon.txt").write_text("Une lettre lisible.", encoding="utf-8")
    archive = Path(shutil.make_archive(str(tmp_path / "lettres"), "zip", inside))
    bring(archive)
    (inside / "abime.pdf").unlink()
    (inside / "autre.txt").write_text("Une autre lettre.", encoding="utf-8")
    shutil.make_archive(str(tmp_path / "lettres"), "zip", inside)
    assert finished(list(retry(library, encoder))).added == 1
    assert (library.info().documents, library.info().failures) == (2, 0)
