from pathlib import Path

import pytest
import xlsxwriter

from tests.documents.corpus import make_xlsx
from wolofsearch.documents.reading import read_document
from wolofsearch.documents.sparse_sheets import spans_too_much, sparse_sheets


def far_out(path: Path, row: int, column: int) -> Path:
    """Write a few words and one far away from them, on the first of two sheets."""
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet("Loin")
    sheet.write_row(0, 0, ["Village", "Puits"])
    sheet.write_row(1, 0, ["Thiès", 12])
    sheet.write(row, column, "perdu")
    workbook.add_worksheet("Près").write_row(0, 0, ["Podor", True])
    workbook.add_worksheet("Cachée").write(0, 0, "secret")
    workbook.worksheets()[2].hide()
    workbook.close()
    return path


@pytest.mark.parametrize(("row", "column"), [(1_048_575, 16_383), (9_000, 16_383), (1_048_575, 9)])
def test_a_word_far_out_costs_nothing(row: int, column: int, tmp_path: Path):
    document = read_document(far_out(tmp_path / "a.xlsx", row, column))
    assert document.text == "Loin\n\nVillage | Puits\nThiès | 12\nperdu\n\nPrès\n\nPodor | 1"
    assert [page.number for page in document.pages] == [1, 2]


def test_colours_far_out_do_not_matter(tmp_path: Path):
    workbook = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = workbook.add_worksheet()
    sheet.write(0, 0, "ici")
    sheet.write_blank(1_048_575, 16_383, None, workbook.add_format({"bg_color": "red"}))
    workbook.close()
    assert not spans_too_much(tmp_path / "a.xlsx")
    assert read_document(tmp_path / "a.xlsx").text == "Sheet1\n\nici"


def test_both_ways_read_the_same(tmp_path: Path):
    path = make_xlsx(tmp_path / "a.xlsx")
    assert not spans_too_much(path)
    (name, rows), (_, empty) = ((name, list(rows)) for name, rows in sparse_sheets(path))
    assert read_document(path).text == f"{name}\n\n" + "\n".join(" | ".join(row) for row in rows)
    assert empty == []
