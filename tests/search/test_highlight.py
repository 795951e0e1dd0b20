"""What is marked in a passage."""

from __future__ import annotations

import pytest

from wolofsearch.search.highlight import marked_sentence, marked_words

PASSAGE = "Le mil pousse vite. Les chèvres boivent du lait. Il pleut en juin."


def test_words_without_accents_or_case() -> None:
    marks = marked_words(["chevre", "juin"], PASSAGE)
    assert [PASSAGE[start:end] for start, end in marks] == ["chèvres", "juin"]
    assert marked_words([], PASSAGE) == ()


def test_the_nearest_sentence() -> None:
    ((start, end),) = marked_sentence(1, PASSAGE)
    assert PASSAGE[start:end] == "Les chèvres boivent du lait."


@pytest.mark.parametrize(
    ("number", "passage"), [(None, PASSAGE), (3, PASSAGE), (0, "Le mil pousse."), (2, "Le mil. " * 50), (0, "")]
)
def test_where_there_is_nothing_to_choose_nothing_is_marked(number: int | None, passage: str) -> None:
    assert marked_sentence(number, passage) == ()
