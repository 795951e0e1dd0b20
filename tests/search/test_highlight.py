"""What is marked in a passage."""

from __future__ import annotations

import time
from collections.abc import Sequence

from tests.conftest import WordEncoder
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.search import highlight
from wolofsearch.search.highlight import marked_sentences, marked_words

PASSAGE = "Le mil pousse vite. Les chèvres boivent du lait. Il pleut en juin."


def test_words_without_accents_or_case() -> None:
    marks = marked_words(["chevre", "juin"], PASSAGE)
    assert [PASSAGE[start:end] for start, end in marks] == ["chèvres", "juin"]
    assert marked_words([], PASSAGE) == ()


def test_the_nearest_sentence(encoder: WordEncoder) -> None:
    [[(start, end)]] = marked_sentences(encoder.encode_query("lait de chèvres"), [PASSAGE], encoder)
    assert PASSAGE[start:end] == "Les chèvres boivent du lait."


def test_one_sentence_or_a_long_list_is_not_marked(encoder: WordEncoder) -> None:
    query = encoder.encode_query("mil")
    assert marked_sentences(query, ["Le mil pousse.", "Le mil. " * 50, ""], encoder) == [(), (), ()]


def test_time_goes_to_the_best_results_first() -> None:
    class Slow(WordEncoder):
        def encode_documents(self, texts: Sequence[str]) -> FloatArray:
            time.sleep(1.2 * highlight.TIME_LIMIT_MS / 1000)
            return super().encode_documents(texts)

    encoder = Slow()
    marks = marked_sentences(encoder.encode_query("mil"), [PASSAGE] * 4, encoder)
    assert [bool(mark) for mark in marks] == [True, False, False, False]
