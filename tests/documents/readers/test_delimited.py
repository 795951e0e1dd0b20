import csv
from pathlib import Path

import pytest

from wolofsearch.documents.readers import delimited

ROWS = [[f"Village {number}", f"Puits {number}", "eau douce"] for number in range(30)]


def read(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8", newline="")
    return "\n".join(delimited.read(path).pages[0]).split("\n")


def written(path: Path, rows: list[list[str]], separator: str) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path.read_bytes().decode()


@pytest.mark.parametrize("separator", list(";,\t|"))
@pytest.mark.parametrize("place", [0, 1, 29])
def test_a_quote_that_is_never_closed_merges_no_rows(separator: str, place: int, tmp_path: Path):
    rows = [list(row) for row in ROWS]
    rows[place][1] = '"' + rows[place][1]
    lines = read(tmp_path / "a.csv", "\r\n".join(map(separator.join, rows)))
    assert [line for line in lines if line == " | ".join(rows[place])]
    assert all(" | ".join(row) in lines for row in rows)


@pytest.mark.parametrize("gap", [4, 12, 25])
def test_a_later_quote_does_not_close_it(gap: int, tmp_path: Path):
    rows = [list(row) for row in ROWS]
    rows[2][1], rows[2 + gap][2] = '"Puits', '"eau; saumâtre"'
    lines = read(tmp_path / "a.csv", "\n".join(map(";".join, rows)))
    rows[2 + gap][2] = "eau; saumâtre"
    assert all(" | ".join(row) in lines for row in rows)


def test_many_quotes_are_read_in_time(tmp_path: Path):
    lines = [f'"Village {number};Puits;eau' for number in range(20_001)]
    found = read(tmp_path / "a.csv", "\n".join(lines))
    assert all(f"Village {number}" in "\n".join(found[-4:]) for number in (19_999, 20_000))


def test_a_cell_as_long_as_a_book_is_no_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(delimited, "_LONGEST_CELL_CHARACTERS", 10_000)
    lines = ["Village;Puits;eau", '"Thiès;12;douce', *["x" * 1000] * 17, "Podor;7;saumâtre"]
    found = read(tmp_path / "a.csv", "\n".join(lines))
    assert found[:2] == ["Village | Puits | eau", '"Thiès | 12 | douce']
    assert found[-1] == "Podor | 7 | saumâtre"
    assert len(found) == 20


def test_cells_of_many_lines_stay_cells(tmp_path: Path):
    letter = "\n".join(f"Ligne {number}; oui" for number in range(20))
    rows = [["Nom", "Lettre", "Note"], ["Awa", letter, 'dit "vite"'], ["Fatou\nDiop", "a\nb", ""]]
    lines = read(tmp_path / "a.csv", written(tmp_path / "b.csv", rows, ";"))
    assert lines == ["Nom | Lettre | Note", f'Awa | {" ".join(letter.split())} | dit "vite"', "Fatou Diop | a b"]
