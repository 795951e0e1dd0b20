"""What a model has read in training, so that no set is built of it: a figure on known texts is memory, not skill.

A bundle keeps a fingerprint of every text that its weights were trained on (``training_texts.bin``: five bytes of
SHA-256 each, sorted; one in a trillion texts is taken for another). The texts cannot be read back from it, and the
check needs nothing but the bundle.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from wolofsearch.evaluation.retrieval import Query, RetrievalSet

TRAINING_TEXTS = "training_texts.bin"
TAUGHT_VOICES = "wolof_voices"
"""Where a manifest's training record names the real Wolof voices that taught: nothing they said examines the model."""
_BYTES = 5
_WORD = re.compile(r"\w+")


def key(text: str) -> str:
    """Return the lower-case words of a text: two texts with one key count as the same."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", text).lower()))


def write_training_texts(file: Path, texts: Iterable[str]) -> int:
    """Write the fingerprints of the texts; returns how many there are."""
    prints = sorted({_fingerprint(text) for text in texts if key(text)})
    part = file.with_suffix(".part")
    part.write_bytes(b"".join(prints))
    part.replace(file)
    return len(prints)


class TrainingTexts:
    """The texts that models were trained on, and the real Wolof ``voices`` that they have heard.

    Args:
        files: fingerprints of the texts; a file that is not there says nothing.
        voices: their names in the recordings' manifests.
    """

    def __init__(self, files: Iterable[Path], voices: Iterable[str] = ()) -> None:
        self.voices = frozenset(voices)
        self._prints: set[bytes] = set()
        for file in files:
            content = file.read_bytes() if file.exists() else b""
            self._prints |= {content[start : start + _BYTES] for start in range(0, len(content), _BYTES)}

    def __len__(self) -> int:
        return len(self._prints)

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and _fingerprint(text) in self._prints

    def known(self, given: RetrievalSet) -> list[Query]:
        """Return the queries whose text, or a passage that answers them, was trained on."""
        texts = {passage.id: passage.text for passage in given.corpus}
        seen = {passage for passage, text in texts.items() if text in self}
        return [query for query in given.queries if (query.text and query.text in self) or given.relevant(query) & seen]


def _fingerprint(text: str) -> bytes:
    return hashlib.sha256(key(text).encode()).digest()[:_BYTES]
