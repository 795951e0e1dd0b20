import datetime as dt

import pytest

from wolofsearch.documents.tables import ROWS_PER_BLOCK, shown_value, value_blocks


def test_rows_are_lines_without_empty_cells():
    assert list(value_blocks([["Village", "", "Puits"], ["", " "], ["Thiès", "", 12.0]])) == [
        "Village | Puits\nThiès | 12"
    ]


def test_the_first_row_heads_every_block():
    rows = [["Village", "Puits"], *(["Thiès", number] for number in range(100))]
    blocks = list(value_blocks(rows))
    assert [block.split("\n")[0] for block in blocks] == ["Village | Puits"] * len(blocks)
    assert max(block.count("\n") for block in blocks) == ROWS_PER_BLOCK
    lines = [line for block in blocks for line in block.split("\n")[1:]]
    assert lines == [f"Thiès | {number}" for number in range(100)]


def test_a_first_row_that_is_no_header_is_not_repeated():
    for first in (["Liste des puits"], ["a" * 150, "b" * 150]):
        blocks = list(value_blocks([first, *(["Thiès", number] for number in range(100))]))
        assert sum(first[0] in block for block in blocks) == 1


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        (77_123_456_789.0, "77123456789"),
        (True, "oui"),
        (dt.date(2020, 5, 3), "03/05/2020"),
        (dt.datetime(2020, 5, 3, tzinfo=dt.UTC), "03/05/2020"),
        (dt.datetime(2020, 5, 3, 8, 30, tzinfo=dt.UTC), "03/05/2020 08:30"),
        (dt.time(8, 30), "08:30:00"),
        (" deux\nlignes ", "deux lignes"),
    ],
)
def test_values_are_shown_as_people_write_them(value: object, shown: str):
    assert shown_value(value) == shown
