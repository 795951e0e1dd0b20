"""What patterns take in and leave out."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from wolofsearch.library.scanning import Excluded, Found, scan
from wolofsearch.library.selection import Selection


@pytest.mark.parametrize(
    ("pattern", "below", "matches"),
    [
        ("*.pdf", "a/b/Rapport.PDF", True),
        ("*.pdf", "rapport.pdf.txt", False),
        ("brouillons", "a/brouillons/x.txt", True),
        ("brouillons/*", "brouillons/a/x.txt", True),
        ("brouillons/*", "a/brouillons/x.txt", False),
        ("/brouillons", "brouillons/x.txt", True),
        ("./brouillons/", "brouillons/x.txt", True),
        ("archives/199?", "archives/1998/x.txt", True),
        ("archives\\1998", "archives/1998/x.txt", True),
        ("rapport[12].txt", "rapport3.txt", False),
        (unicodedata.normalize("NFD", "été*"), unicodedata.normalize("NFC", "Été 2019.pdf"), True),
        ("x", "xx", False),
    ],
)
def test_patterns(pattern: str, below: str, matches: bool) -> None:
    assert Selection(include=(pattern,)).takes(below) is matches
    assert Selection(exclude=(pattern,)).takes(below) is not matches


def test_what_is_left_out_wins() -> None:
    both = Selection(include=("*.txt",), exclude=("secret",))
    assert both.takes("a.txt")
    assert not both.takes("secret/a.txt")
    assert not both.enters("secret")
    assert not both.takes("a.md")


def test_a_folder_that_is_left_out_is_not_walked(tmp_path: Path) -> None:
    for name in ("gros/a.txt", "gros/b.txt", "c.txt", "d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("texte", encoding="utf-8")
    told = list(scan(tmp_path, Selection(include=("*.txt",), exclude=("gros",))))
    assert [each.path.name for each in told if isinstance(each, Found)] == ["c.txt"]
    assert sorted(each.path.name for each in told if isinstance(each, Excluded)) == ["d.md", "gros"]
