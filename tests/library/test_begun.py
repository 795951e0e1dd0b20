"""What was encoded of a long document outlives a cut, gives the same library, and is gone afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import WordEncoder
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.library import begun
from wolofsearch.library.begun import FILE, Begun
from wolofsearch.library.encoding import PassageVectors
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.records import Pipeline
from wolofsearch.paths import PROJECT_DIR

CUT_AFTER = 100


class CountingEncoder(WordEncoder):
    """Counts what it encodes, and is interrupted behind so many texts."""

    def __init__(self, cut_after: int | None = None) -> None:
        super().__init__()
        self.encoded = 0
        self._cut_after = cut_after

    def encode_documents(self, texts: list[str]) -> FloatArray:  # type: ignore[override]
        self.encoded += len(texts)
        if self._cut_after is not None and self.encoded > self._cut_after:
            raise KeyboardInterrupt
        return super().encode_documents(texts)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A document of some sixty passages."""
    file = tmp_path / "documents" / "livre.txt"
    file.parent.mkdir()
    said = "le mil, la pluie. Et le puits"
    lines = [f"Chapitre {part} : {said} numéro {part} ? " + f"mot{part} " * 150 for part in range(60)]
    file.write_text("\n\n".join(lines), encoding="utf-8")
    return file


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every batch."""
    monkeypatch.setattr(begun, "KEPT_S", 0.0)


def stored(library: Library) -> list[tuple[bytes, bytes]]:
    """Return the vectors of a library as they lie in it."""
    return [
        (row[0], row[1])
        for row in library.store.rows("SELECT v.vector, s.vectors FROM vectors v JOIN sentences s USING (passage_id)")
    ]


def cut_off(folder: Path, book: Path) -> None:
    """Import until the encoder is interrupted."""
    with Library.open(folder, create=True) as library, pytest.raises(KeyboardInterrupt):
        list(import_paths(library, [book.parent], CountingEncoder(CUT_AFTER)))
    assert (folder / FILE).exists()


@pytest.mark.usefixtures("at_once")
def test_an_import_goes_on_inside_a_document(tmp_path: Path, book: Path) -> None:
    whole, rest = CountingEncoder(), CountingEncoder()
    with Library.open(tmp_path / "whole", create=True) as library:
        list(import_paths(library, [book.parent], whole))
        wanted = stored(library)
        assert not (library.folder / FILE).exists()
    cut_off(tmp_path / "library", book)
    with Library.open(tmp_path / "library") as library:
        assert library.info().documents == 0
        list(import_paths(library, [book.parent], rest))
        assert stored(library) == wanted
        assert library.check() == []
        assert not (library.folder / FILE).exists()
    assert 0 < rest.encoded < whole.encoded - CUT_AFTER / 2


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("what", ["text", "title", "model"])
def test_what_was_encoded_otherwise_is_not_used(tmp_path: Path, what: str) -> None:
    encoder, texts = WordEncoder(), ["un deux", "trois"]
    pipeline = Pipeline.of(encoder)
    rows = encoder.encode_documents(texts)
    Begun(tmp_path, pipeline, "Titre", texts).maybe_keep([PassageVectors(rows[0], rows)])
    assert len(Begun(tmp_path, pipeline, "Titre", texts).vectors()) == 1
    other = {
        "text": (pipeline, "Titre", ["un deux", "quatre"]),
        "title": (pipeline, "Autre", texts),
        "model": (Pipeline("other", pipeline.precision, pipeline.dim, pipeline.chunker), "Titre", texts),
    }[what]
    assert Begun(tmp_path, *other).vectors() == []


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("damage", ["noise", "half", "foreign"])
def test_a_damaged_cache_is_no_error(tmp_path: Path, book: Path, damage: str) -> None:
    folder = tmp_path / "library"
    cut_off(folder, book)
    data = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes({"noise": b"x" * 5000, "half": data[: len(data) // 2], "foreign": b""}[damage])
    with Library.open(folder) as library:
        list(import_paths(library, [book.parent], WordEncoder()))
        assert library.info().documents == 1
        assert library.check() == []


def test_short_documents_never_come_here(tmp_path: Path, book: Path) -> None:
    folder = tmp_path / "library"
    with Library.open(folder, create=True) as library, pytest.raises(KeyboardInterrupt):
        list(import_paths(library, [book.parent], CountingEncoder(CUT_AFTER)))
    assert not (folder / FILE).exists()


_CHILD = """
import os, signal, sys
from pathlib import Path
from tests.conftest import WordEncoder
from wolofsearch.library import begun
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library

class Killed(WordEncoder):
    def encode_documents(self, texts):
        if (Path(sys.argv[1]) / begun.FILE).exists():
            os.kill(os.getpid(), signal.SIGKILL)
        return super().encode_documents(texts)

begun.KEPT_S = 0.0
library = Library.open(Path(sys.argv[1]), create=True)
list(import_paths(library, [Path(sys.argv[2])], Killed()))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_killed_inside_a_document(tmp_path: Path, book: Path) -> None:
    folder = tmp_path / "library"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT_DIR)}
    command = [sys.executable, "-c", _CHILD, str(folder), str(book.parent)]
    assert subprocess.run(command, cwd=PROJECT_DIR, env=environment, check=False).returncode == -signal.SIGKILL
    whole, rest = CountingEncoder(), CountingEncoder()
    with Library.open(tmp_path / "whole", create=True) as library:
        list(import_paths(library, [book.parent], whole))
        wanted = stored(library)
    with Library.open(folder) as library:
        assert library.check() == []
        list(import_paths(library, [], rest))
        assert stored(library) == wanted
    assert 0 < rest.encoded < whole.encoded
