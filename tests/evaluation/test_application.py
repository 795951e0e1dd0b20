"""Typed questions as the application answers them."""

from __future__ import annotations

import numpy as np

from wolofsearch.evaluation.application import cut, ranked
from wolofsearch.library.words import content_words

DOCUMENTS = [
    ["Le paysan sème le mil en juin."],
    ["La fièvre du paludisme se soigne au dispensaire."],
    ["Le mil se vend au marché de Thiès.", "Le prix change en juin.", "Rien d'autre."],
    ["Les enfants vont à l'école primaire."],
]


def scores(question: str, near: list[float] | None = None) -> list[float]:
    passages = sum(len(each) for each in DOCUMENTS)
    nearness = np.array([near or [0.0] * passages], np.float32)
    row: list[float] = ranked(nearness, np.zeros_like(nearness), DOCUMENTS, [question])[0].tolist()
    return row


def test_who_says_more_of_the_question_scores_more() -> None:
    paysan, paludisme, marche, ecole = scores("paysan mil juin")
    assert paysan > marche > paludisme == ecole == 0


def test_words_in_several_passages_of_a_document_count_together() -> None:
    together = scores("mil marché prix")[2]
    apart = scores("mil marché")[2]
    assert together > apart / 2
    assert scores("mil prix")[2] > scores("prix inconnu")[2]


def test_words_that_no_passage_holds_count_against_all() -> None:
    assert scores("paludisme nga bëgg xam lool")[1] < scores("paludisme")[1] / 2


def test_a_plural_finds_its_singular() -> None:
    assert content_words("paysans") == ["paysan"]
    assert scores("paysans")[0] > 0


def test_without_words_the_nearest_passage_decides() -> None:
    assert np.argmax(scores("? !", [0.1, 0.2, 0.0, 0.0, 0.9, 0.3])) == 2


def test_what_words_mean_counts_with_the_nearness_and_spoken_words_are_not_looked_up() -> None:
    near = np.array([[0.1, 0.1, 0.1, 0.0, 0.0, 0.1]], np.float32)
    meanings = np.array([[0.0, 0.0, 0.0, 0.9, 0.0, 0.5]], np.float32)
    assert np.argsort(-ranked(near, meanings, DOCUMENTS)[0]).tolist()[:2] == [2, 3]


class Letters:
    """Counts letters as tokens."""

    max_tokens = 512

    def count_tokens(self, text: str) -> int:
        return len(text)


def test_long_documents_are_cut_as_an_import_cuts_them() -> None:
    long = " ".join(f"Phrase numéro {number} du texte." for number in range(20))
    short, pieces, blank = cut(["Une phrase.", long, " "], Letters())  # type: ignore[arg-type]
    assert short == ["Une phrase."]
    assert len(pieces) > 2
    assert all(piece in long for piece in pieces)
    assert long.startswith(pieces[0])
    assert long.endswith(pieces[-1])
    assert blank == [" "]
