"""What was said before, to the letter or nearly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.data_folder import curated_row
from wolofsearch.training.curation.duplicates import Seen, signatures
from wolofsearch.training.curation.rows import Reason, Row

LONG = "Baykat yi ñu ngi bey dugub ak gerte ci tool yi, ba noppi di leen jaay ca marse ba ci dëkk bi"


@pytest.fixture
def seen(tmp_path: Path) -> Iterator[Seen]:
    opened = Seen(tmp_path / "seen.sqlite")
    yield opened
    opened.close()


def reasons(seen: Seen, rows: list[Row]) -> list[Reason | None]:
    return [seen.judge(row, signature) for row, signature in zip(rows, signatures(rows), strict=True)]


def test_case_and_signs_make_no_new_row(seen: Seen) -> None:
    rows = [
        curated_row("Ndox mi", "L'eau"),
        curated_row("ndox  mi !", "l'eau."),
        curated_row("Ndox mi", "De l'eau pure"),
    ]
    assert reasons(seen, rows) == [None, Reason.EXACT, None]


def test_nearly_the_same_is_found_among_others(seen: Seen) -> None:
    others = [curated_row(f"{number} {LONG[::-1][number:]} {number * 7}") for number in range(0, 60, 20)]
    rows = [
        *others,
        curated_row(LONG),
        curated_row(LONG + " la"),
        curated_row("Ndox mi dafa set ci teen bi, te sedd na"),
    ]
    assert reasons(seen, rows)[len(others) :] == [None, Reason.NEAR, None]


def test_a_text_and_a_pair_do_not_meet(seen: Seen) -> None:
    assert reasons(seen, [curated_row(LONG), curated_row(LONG, "Les paysans")]) == [None, None]


def test_one_sentence_by_two_voices_is_two_clips(seen: Seen) -> None:
    rows = [curated_row(LONG, kind="speech", audio=name) for name in ("a.wav", "b.wav", "a.wav")]
    assert reasons(seen, rows) == [None, None, Reason.EXACT]


@given(st.lists(st.text(max_size=60), max_size=20))
def test_a_text_is_never_kept_twice(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    seen = Seen(tmp_path_factory.mktemp("seen") / "seen.sqlite")
    rows = [curated_row(text) for text in texts]
    first = reasons(seen, rows)
    assert all(reason is not None for reason in reasons(seen, rows))
    assert first.count(None) <= len({text.lower() for text in texts})
    seen.close()
