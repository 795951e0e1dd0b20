"""A passage is as near to a question's words as its nearest word to each, the rarer the more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import WordEncoder
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.evaluation.embedding_cache import EmbeddingCache
from wolofsearch.evaluation.meanings import meanings_of_all
from wolofsearch.events import outcome
from wolofsearch.library.importing import import_paths
from wolofsearch.library.library import Library
from wolofsearch.library.vectors import unit
from wolofsearch.library.word_vectors import COMPLETE
from wolofsearch.search.searching import Searcher
from wolofsearch.search.word_meanings import asked, meant

WOLOF = {"bëy": "chèvre", "sibbiru": "paludisme", "doom": "enfant"}


class Reader(WordEncoder):
    """Knows words, some Wolof ones too when they stand alone; only "loolu" and short ones tell nothing."""

    knows_words = True

    def weigh_words(self, words: Sequence[str]) -> FloatArray:
        return np.array([0.0 if word == "loolu" or len(word) < 3 else len(word) for word in words], np.float32)

    def encode_documents(self, texts: Sequence[str]) -> FloatArray:
        return super().encode_documents([WOLOF.get(text, text) for text in texts])


@pytest.fixture
def encoder() -> WordEncoder:
    return Reader(dim=192)


def test_what_tells_nothing_is_not_asked(encoder: WordEncoder) -> None:
    assert asked("loolu la", encoder) is None
    assert asked("loolu sibbiru", encoder) is None  # its vector says all
    assert asked("", encoder) is None
    assert asked("sama bëy", WordEncoder()) is None  # knows no words
    question = asked("Bëy loolu sibbiru", encoder)
    assert question is not None
    np.testing.assert_allclose(question.weights, np.array([3, 7]) / 10, atol=1e-6)
    np.testing.assert_allclose(question.vectors, encoder.encode_documents(["chèvre", "paludisme"]))


def test_the_nearest_word_counts_by_its_weight(encoder: WordEncoder) -> None:
    rng = np.random.default_rng(0)
    words = ["chèvre", "lait", "mil", "paludisme"]
    known = dict(zip(words, unit(rng.standard_normal((4, 128)).astype(np.float32)), strict=True))
    question = asked("bëy sibbiru", encoder)
    assert question is not None
    texts = {1: "La chèvre donne du lait.", 2: "Le mil.", 3: "Rien ?", 4: "inconnu"}
    found = meant(question, texts, lambda _words: known)
    assert set(found) == {1, 2}
    each = unit(question.vectors[:, :128]) @ np.stack([known[word] for word in words]).T
    assert found[1] == pytest.approx(float(question.weights @ each[:, :2].max(axis=1)), abs=1e-5)
    assert found[2] == pytest.approx(float(question.weights @ each[:, 2]), abs=1e-5)
    assert meant(None, texts, lambda _words: known) == {}
    assert meant(question, texts, lambda _words: {}) == {}


@pytest.fixture
def shelf(tmp_path: Path, encoder: WordEncoder) -> Iterator[Library]:
    for name, text in {
        "chèvres": "Une chèvre donne du lait.",
        "moustiques": "Le paludisme vient des moustiques.",
        "école": "Un enfant apprend à lire.",
    }.items():
        (tmp_path / "shelf").mkdir(exist_ok=True)
        (tmp_path / "shelf" / f"{name}.txt").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", create=True) as library:
        list(import_paths(library, [tmp_path / "shelf"], encoder))
        yield library


@pytest.mark.parametrize(
    ("question", "title"), [("sama bëy", "chèvres"), ("xam sibbiru", "moustiques"), ("sama doom la", "école")]
)
def test_a_wolof_word_finds_its_french_one_typed_and_spoken(
    shelf: Library, encoder: WordEncoder, question: str, title: str
) -> None:
    searcher = Searcher(shelf, encoder)
    assert searcher.text(question).results[0].title == title

    class Clip:
        samples = np.zeros(8_000, np.float32)

    encoder.spoken[8_000] = question
    assert searcher.speech(Clip()).results[0].title == title


def test_while_words_are_missing_none_counts(shelf: Library, encoder: WordEncoder) -> None:
    before = Searcher(shelf, WordEncoder(dim=192)).text("sama bëy").results
    with shelf.store.transaction() as database:
        database.execute("DELETE FROM meta WHERE key = ?", [COMPLETE])
    assert [one.title for one in Searcher(shelf, encoder).text("sama bëy").results] == [one.title for one in before]


def test_the_evaluation_compares_as_the_application_does(shelf: Library, encoder: WordEncoder, tmp_path: Path) -> None:
    passages = [row[0] for row in shelf.store.rows("SELECT text FROM passages ORDER BY id")]
    questions = [asked("sama bëy", encoder), None, asked("sibbiru ak doom", encoder)]
    found = outcome(meanings_of_all(questions, [*passages, "?"], encoder, EmbeddingCache(tmp_path, "words")))
    assert found.shape == (3, len(passages) + 1)
    for row, question in zip(found, questions, strict=True):
        one = meant(question, dict(enumerate(passages)), shelf.word_vectors)
        np.testing.assert_allclose(row, [one.get(place, 0.0) for place in range(len(passages) + 1)], atol=1e-5)
