"""SIGKILL at any moment: the library opens again, is in order, and the import goes on where it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
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
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(tmp_path / "library"), str(documents)],
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
    child.send_signal(signal.SIGKILL)
    assert child.wait(10) == -signal.SIGKILL
    child.stdout.close()
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
