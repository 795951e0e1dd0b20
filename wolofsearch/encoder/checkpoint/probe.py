"""The probe set of a built model: the sample's recorded questions, and French that is shipped beside them.

Recordings are asked behind the model's own prompt; the passages are the questions in French and the paragraphs of the
plain-text documents, so that some answer and most do not.
"""

from __future__ import annotations

import csv
from collections.abc import Callable

from wolofsearch import paths
from wolofsearch.audio.decoding import decode_audio
from wolofsearch.encoder.fidelity import Probe
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.errors import file_error

LEAST_LETTERS = 60
"""A paragraph with fewer is a heading or an item of a list."""


def sample_probe(tokens: Tokens, embedded: Callable[[list[int]], FloatArray], before: FloatArray) -> Probe:
    """Return the sample's recordings behind a prompt, and its passages.

    Args:
        tokens: of the model.
        embedded: token ids → their embeddings (tokens, width) float32.
        before: states of the model's prompt for spoken questions.

    Raises:
        WolofSearchError: ``general.…`` or ``audio.…`` when the sample cannot be read.
    """
    questions = paths.SAMPLE_DIR / "questions.tsv"
    try:
        with questions.open(encoding="utf-8", newline="") as lines:
            asked = list(csv.DictReader(lines, delimiter="\t"))
        documents = sorted((paths.SAMPLE_DIR / "documents").rglob("*.txt"))
        paragraphs = [text for file in documents for text in file.read_text(encoding="utf-8").split("\n\n")]
    except OSError as error:
        raise file_error(error, questions) from error
    passages = [question["french"] for question in asked] + [text for text in paragraphs if len(text) >= LEAST_LETTERS]
    recordings = [decode_audio(paths.SAMPLE_DIR / question["audio"]) for question in asked]
    return Probe(
        clips=[recording.samples for recording in recordings],
        before=before,
        passages=[embedded(ids) for ids in tokens.encode_batch(passages)],
    )
