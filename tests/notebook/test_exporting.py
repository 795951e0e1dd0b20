"""A list leaves the program whole, and harms nobody who opens it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from wolofsearch.errors import WolofSearchError
from wolofsearch.notebook.exporting import as_csv, as_html, write
from wolofsearch.notebook.records import Kept, Place

HEADINGS = {
    "title": "Titre",
    "page": "Page",
    "text": "Passage",
    "format": "Format",
    "path": "Fichier",
    "kept_at": "Gardé",
}
KEPT = [
    Kept(1, Place("a", 0, 9, "Le mil\nse <sème>.", "Le mil & l'eau", "/d/mil.pdf", "pdf", 3, "/b"), "2026-01-02"),
    Kept(2, Place("b", 0, 9, '=HYPERLINK("x")', "@titre", "/d/é.txt", "txt", None, "/b"), "2026-01-03"),
]


def test_a_page_to_print_says_everything_and_runs_nothing() -> None:
    page = LexborHTMLParser(as_html("Pour <Awa>", KEPT, "page {number}", "fr"))
    assert [node.text() for node in page.css("h1, h2")] == ["Pour <Awa>", "Le mil & l'eau", "@titre"]
    assert [node.text() for node in page.css("blockquote")] == ["Le mil\nse <sème>.", '=HYPERLINK("x")']
    assert [node.text() for node in page.css(".where")] == ["page 3 · /d/mil.pdf", "/d/é.txt"]
    assert not page.css("script, img, a, link, sème")


def test_a_table_has_a_row_each_and_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(KEPT, HEADINGS))))
    assert rows[0] == list(HEADINGS.values())
    assert rows[1] == ["Le mil & l'eau", "3", "Le mil\nse <sème>.", "pdf", "/d/mil.pdf", "2026-01-02"]
    assert rows[2][:3] == ["'@titre", "", '\'=HYPERLINK("x")']


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    write(file, "é", for_spreadsheets=True)
    assert file.read_bytes() == b"\xef\xbb\xbf\xc3\xa9"
    with pytest.raises(UnicodeEncodeError):
        write(file, "\ud800")
    assert file.read_bytes() == b"\xef\xbb\xbf\xc3\xa9"
    assert list(tmp_path.iterdir()) == [file]
    with pytest.raises(WolofSearchError) as raised:
        write(tmp_path / "absent" / "liste.html", "x")
    assert raised.value.message_id == "general.file_missing"
