"""SIGKILL at any moment: the library opens again, is in order, and the import goes on where it was."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import WordEncoder
from wolofsearch.library import neighbours
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.paths import PROJECT_DIR

FILES = 12
_CHILD = """
import sys, time
from pathlib import Path
from tests.conftest import WordEncoder
from wolofsearch.library import neighbours
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library

class SlowEncoder(WordEncoder):
    def encode_documents(self, texts):
        time.sleep(0.01)
        return super().encode_documents(texts)

neighbours.EXACT_LIMIT = 20
library = Library.open(Path(sys.argv[1]), create=True)
print("open", flush=True)
for event in import_paths(library, [Path(sys.argv[2])], SlowEncoder()):
    print(event.name, flush=True)
"""


def killed_at(library: Path, documents: Path, word: str, times: int, delay_s: float = 0.0) -> None:
    """Import in another process, and kill it a moment after it has told an event so many times."""
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(library), str(documents)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT_DIR,
        env={**os.environ, "PYTHONPATH": str(PROJECT_DIR)},
    )
    assert child.stdout is not None
    seen = 0
    for line in child.stdout:
        seen += line.strip() == word
        if seen == times:
            break
    time.sleep(delay_s)
    child.send_signal(signal.SIGKILL)
    assert child.wait(10) == -signal.SIGKILL
    child.stdout.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize(("word", "times"), [("open", 1), ("progress", 1), ("file_done", 1), ("file_done", 9)])
def test_killed_and_resumed(
    tmp_path: Path, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch, word: str, times: int
) -> None:
    monkeypatch.setattr(neighbours, "EXACT_LIMIT", 20)
    documents = tmp_path / "documents"
    documents.mkdir()
    for number in range(FILES):
        text = "\n\n".join(f"Document {number}, alinéa {part} : " + "mot " * 150 for part in range(4))
        (documents / f"{number}.txt").write_text(text, encoding="utf-8")
    killed_at(tmp_path / "library", documents, word, times)
    with Library.open(tmp_path / "library", create=True) as library:
        assert library.check() == []
        stored = library.info().documents
        assert stored < FILES
        if word == "file_done":
            assert stored >= times
            assert library.info().pending == FILES - stored
            list(import_paths(library, [], encoder))
        else:
            list(import_paths(library, [documents], encoder))
        assert (library.info().documents, library.info().pending) == (FILES, 0)
        assert library.check() == []
        assert (library.folder / "index.hnsw").exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize(
    ("word", "times", "delay_s"), [("file_moved", 1, 0.0), ("file_moved", 3, 0.003), ("file_skipped", 6, 0.01)]
)
def test_killed_among_moved_and_doubled_files(
    tmp_path: Path, encoder: WordEncoder, word: str, times: int, delay_s: float
) -> None:
    documents = tmp_path / "documents"
    (documents / "ailleurs").mkdir(parents=True)
    for number in range(FILES):
        text = f"Document {number}.\n\n" + "mot " * 150
        (documents / f"{number}.txt").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True) as library:
        list(import_paths(library, [documents], encoder))
    for number in range(4):
        (documents / f"{number}.txt").rename(documents / "ailleurs" / f"{number}.txt")
        shutil.copy(documents / f"{4 + number}.txt", documents / "ailleurs" / f"copie-{number}.txt")
        same = (documents / f"{8 + number}.txt").read_text(encoding="utf-8").replace("\n\n", "</p>\n<p>")
        (documents / "ailleurs" / f"{number}.html").write_text(f"<html><p>{same}</p></html>", encoding="utf-8")
    killed_at(tmp_path / "library", documents, word, times, delay_s)
    with Library.open(tmp_path / "library") as library:
        assert library.check() == []
        assert library.info().documents == FILES
        list(import_paths(library, [documents], encoder))
        assert (library.info().documents, library.info().pending, library.info().failures) == (FILES, 0, 0)
        stored = {library.folder / row[0] for row in library.store.rows("SELECT path FROM files")}
        assert stored == set(documents.rglob("*.*"))
        assert library.check() == []
