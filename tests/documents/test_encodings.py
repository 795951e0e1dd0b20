from pathlib import Path

import pytest

from wolofsearch.documents.encodings import decode
from wolofsearch.documents.reading import read_document


def test_a_damaged_byte_does_not_change_the_encoding():
    data = "l'été à la rivière, l'hiver à la forêt".encode()
    assert decode(data[:8] + b"\xff" + data[8:]).count("\ufffd") == 1


def test_the_declared_encoding_is_believed_unless_false():
    assert decode("café".encode("cp1250"), "cp1250") == "café"
    assert decode("café".encode(), "latin-1") == "café"
    assert decode(b"caf\xe9", "no-such-encoding") == "café"


@pytest.mark.parametrize("claim", ["iso-8859-1", "ISO8859-1", "latin1", "us-ascii", "l1", "x-cp1252", "iso-8859-15"])
def test_signs_of_windows_are_read_whatever_is_declared(claim: str):
    text = "L’œuvre coûte 20 € – c’est un cœur…"
    assert decode(text.encode("cp1252"), claim) == text


def test_bytes_without_a_letter_do_not_change_the_encoding():
    assert decode(b"l\x92\xe9t\xe9\x81 \x9d", "windows-1252") == "l’été\x81 \x9d"


@pytest.mark.parametrize("claim", ["utf-16", "UTF-16LE", "utf-32"])
@pytest.mark.parametrize("end", ["", " "])
def test_wide_encodings_are_not_believed_where_no_letter_is_wide(claim: str, end: str):
    text = f"Élève de l’école, œuvre mangée.{end}"
    assert decode(text.encode("cp1252"), claim) == text
    assert decode("中文 字".encode("utf-16-le"), "utf-16-le") == "中文 字"


def test_every_byte_gives_some_text():
    assert len(decode(bytes(range(256)))) > 200


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_need_no_mark(encoding: str, tmp_path: Path):
    text = "Où sème-t-on le mil l'été ? À Ndiaganiao, dès la première pluie ; ŋaka."
    assert decode(text.encode(encoding)) == text
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode(encoding))
    assert read_document(file).text == text


def test_lines_in_different_encodings_are_each_read_in_theirs():
    lines = ["Été à Thiès, près de la forêt, où l'on sème.", "Le café."]
    assert decode((f"{lines[0]}\n" * 5).encode() + lines[1].encode("cp1252")) == f"{lines[0]}\n" * 5 + lines[1]


def test_letters_that_were_mistaken_before_are_mended():
    text = "Le mil résiste à la sécheresse : « c'est sûr » — l’été."
    assert decode(text.encode().decode("latin-1").encode()) == text
    assert decode("A região São João, LÃ".encode()) == "A região São João, LÃ"
