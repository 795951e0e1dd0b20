"""Small files to measure an import with: sentences of the sample library, shuffled, the same on every computer."""

from __future__ import annotations

import html
import random
from pathlib import Path

from wolofsearch import paths
from wolofsearch.documents.reading import read_document
from wolofsearch.documents.sentences import sentence_spans

SENTENCES = (3, 9)
"""The fewest and the most sentences of a file."""
FILES_OF_A_FOLDER = 200


def write_files(folder: Path, count: int, seed: int) -> None:
    """Write ``count`` files in TXT, Markdown and HTML, no two of which say the same, in folders below ``folder``."""
    rng = random.Random(seed)
    sentences = corpus_sentences()
    for number in range(count):
        chosen = rng.sample(sentences, rng.randint(*SENTENCES))
        title = f"Feuille {seed}-{number}"
        suffix = (".txt", ".md", ".html")[number % 3]
        file = folder / f"dossier-{number // FILES_OF_A_FOLDER:04}" / f"feuille-{number:06}{suffix}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_written(suffix, title, chosen), encoding="utf-8")


def _written(suffix: str, title: str, sentences: list[str]) -> str:
    if suffix == ".html":
        body = "".join(f"<p>{html.escape(sentence)}</p>" for sentence in sentences)
        return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    head = f"# {title}" if suffix == ".md" else title
    return "\n\n".join([head, " ".join(sentences)])


def corpus_sentences() -> list[str]:
    """Return the sentences of the sample library, each once."""
    found: dict[str, None] = {}
    for file in sorted((paths.SAMPLE_DIR / "documents").rglob("*.*")):
        text = read_document(file).text
        found |= {text[start:end].replace("\n", " "): None for start, end in sentence_spans(text)}
    return [sentence for sentence in found if 20 <= len(sentence) <= 400]
