import random
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.makers import MIL, PALU, make_palm, make_palmdoc
from wolofsearch.documents.readers import palmdoc
from wolofsearch.documents.reading import read_document
from wolofsearch.errors import WolofSearchError

TEXT = f"{MIL}\n\n{PALU}"


def packed(text: bytes, *, repeats: bool = True) -> bytes:
    """Compress a record, with every kind of code that there is."""
    record = bytearray()
    place = 0
    while place < len(text):
        longest = max(
            (size for size in range(3, 11) if repeats and text.find(text[place : place + size], 0, place) >= 0),
            default=0,
        )
        longest = min(longest, len(text) - place)
        back = place - text.rfind(text[place : place + longest], 0, place) if longest >= 3 else 0
        if 0 < back < 2048:
            record += struct.pack(">H", 0x8000 | back << 3 | longest - 3)
            place += longest
        elif text[place : place + 1] == b" " and 0x40 <= text[place + 1 : place + 2].ljust(1, b"\0")[0] < 0x80:
            record.append(text[place + 1] ^ 0x80)
            place += 2
        elif text[place] == 0 or 9 <= text[place] < 0x80:
            record.append(text[place])
            place += 1
        else:
            record += bytes((1, text[place]))
            place += 1
    return bytes(record)


@pytest.mark.parametrize("compression", [1, 2])
def test_a_text_of_several_records_is_read(compression: int, tmp_path: Path):
    data = TEXT.encode("cp1252")
    parts = [data[:70], data[70:]]
    stored = parts if compression == 1 else list(map(packed, parts))
    document = read_document(make_palmdoc(tmp_path / "a.pdb", stored, compression=compression))
    assert (document.text, document.format, document.title, document.author) == (TEXT, "palmdoc", "Le mil", None)


def test_a_text_in_html_is_read_as_such(tmp_path: Path):
    page = f"<html><head><title>Les champs</title></head><body><h1>Le mil</h1><p>{MIL}</p></body></html>".encode()
    content = palmdoc.read(make_palmdoc(tmp_path / "a.prc", [page]))
    assert (content.title, content.heading, content.pages) == ("Les champs", "Le mil", [["Le mil", MIL]])


def test_a_name_that_was_cut_is_no_title(tmp_path: Path):
    file = make_palmdoc(
        tmp_path / "Sur le mil.pdb", [TEXT.encode()], name="La culture du mil dans le Sahel et ailleurs"
    )
    assert read_document(file).title == "Sur le mil"


@given(st.binary(max_size=300).map(lambda data: data * 3))
def test_what_was_compressed_comes_back(data: bytes):
    assert palmdoc.unpacked(packed(data)) == data


@given(st.binary(max_size=300))
def test_nonsense_is_unpacked_to_something(data: bytes):
    assert len(palmdoc.unpacked(data)) <= 10 * len(data)


def test_damage_is_a_text_or_a_reason(tmp_path: Path):
    data = make_palmdoc(tmp_path / "a.pdb", [packed(TEXT.encode("cp1252"))], compression=2).read_bytes()
    chance = random.Random(6)
    for cut in [100, 90, 78, 70]:
        (tmp_path / "a.pdb").write_bytes(data[:cut])
        with pytest.raises(WolofSearchError):
            read_document(tmp_path / "a.pdb")
    for _ in range(30):
        damaged = bytearray(data)
        damaged[chance.randrange(76, len(data))] = chance.randrange(256)
        (tmp_path / "a.pdb").write_bytes(damaged)
        try:
            assert read_document(tmp_path / "a.pdb").text
        except WolofSearchError as error:
            assert error.told().next_step  # noqa: PT017 - both a text and a reason are right


def test_another_compression_is_damage(tmp_path: Path):
    file = make_palm(tmp_path / "a.pdb", b"TEXtREAd", [struct.pack(">HHLHHL", 17480, 0, 0, 0, 0, 0)])
    with pytest.raises(ValueError, match="17480"):
        palmdoc.read(file)
