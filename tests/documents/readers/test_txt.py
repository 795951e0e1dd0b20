from pathlib import Path

import pytest

from wolofsearch.documents.readers import txt

TEXT = "Où sème-t-on l'été ?\nAu cœur du Saloum, dès la première pluie de l'hivernage."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman", "cp850"])
def test_text_is_the_same_in_every_encoding(tmp_path: Path, encoding: str):
    text = TEXT if encoding != "cp850" else TEXT.replace("œ", "oe")
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode(encoding))
    assert txt.read(file).pages == [[text]]


def test_wrapped_lines_make_one_paragraph(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"Une phrase qui va\r\njusqu'ici.\r\n\r\n\r\nUne autre.")
    assert txt.read(file).pages == [["Une phrase qui va\njusqu'ici.", "Une autre."]]


def test_long_lines_are_paragraphs(tmp_path: Path):
    file = tmp_path / "a.txt"
    long = "mot " * 60
    file.write_text(f"Titre\n{long}\nFin")
    assert txt.read(file).pages == [["Titre", long, "Fin"]]


def test_a_first_line_alone_is_the_heading(tmp_path: Path):
    file = tmp_path / "a.txt"
    for text, heading in (
        ("\nLAVER SES MAINS\n\nAvec du savon.", "LAVER SES MAINS"),
        ("Une phrase.\n\nUne autre.", None),
        ("Une ligne\net sa suite\n\nUne autre.", None),
        ("Une ligne", None),
        ("", None),
    ):
        file.write_text(text)
        assert txt.read(file).heading == heading
