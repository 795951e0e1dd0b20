"""Words as the application counts them: a share of what the question says."""

from __future__ import annotations

import numpy as np

from wolofsearch.evaluation.words_share import words_share

PASSAGES = [
    "Le paysan sème le mil en juin.",
    "La fièvre du paludisme se soigne au dispensaire.",
    "Le mil se vend au marché de Thiès.",
    "Les enfants vont à l'école primaire.",
]


def test_who_says_more_of_the_question_scores_more() -> None:
    [scores] = words_share(PASSAGES)(["paysan mil juin"])
    assert scores.argmax() == 0
    assert 0 < scores[2] < scores[0] <= 1
    assert scores[3] == 0


def test_words_that_no_passage_holds_count_against_all() -> None:
    alone, among = words_share(PASSAGES)(["paludisme", "paludisme nga bëgg xam lool"])
    assert among[1] < alone[1] / 2


def test_a_question_without_words_says_nothing() -> None:
    np.testing.assert_array_equal(words_share(PASSAGES)(["? !"]), np.zeros((1, 4), np.float32))


def test_a_plural_finds_its_singular() -> None:
    [scores] = words_share(PASSAGES)(["paysans"])
    assert scores.argmax() == 0
    assert scores[0] > 0
