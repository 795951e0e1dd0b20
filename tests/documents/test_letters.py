import mailbox
import random
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.documents.makers import MIL, PALU, make_docx
from tests.documents.test_containers import listed, written, zipped
from wolofsearch.documents import letters
from wolofsearch.documents.containers import is_archive, members
from wolofsearch.documents.reading import read_document


def letter(*attached: tuple[str, bytes], text: str = "Voir la pièce jointe.") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "awa@exemple.sn", "Pièce"
    message.set_content(text)
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def test_what_is_attached_lies_below_the_letter(tmp_path: Path):
    data = make_docx(tmp_path / "a.docx", [MIL]).read_bytes()
    message = letter(("récolte.docx", data), ("../été.txt", PALU.encode()), ("été.txt", b"deux"), ("été.txt", b"trois"))
    path = written(tmp_path / "lettre.eml", bytes(message))
    assert is_archive(path)
    assert listed(path) == {
        "lettre.eml": path.read_bytes(),
        "lettre.eml/récolte.docx": data,
        "lettre.eml/été.txt": PALU.encode(),
        "lettre.eml/été (2).txt": b"deux",
        "lettre.eml/été (3).txt": b"trois",
    }
    inside = list(members(path, lambda address: address.endswith(".docx")))
    assert [member.address for member in inside] == ["lettre.eml/récolte.docx"]
    assert path.exists()  # the letter handed out was a copy


def test_a_letter_with_nothing_but_words_and_logos_is_no_archive(tmp_path: Path):
    message = letter()
    message.add_alternative(f"<p>{MIL}</p>", subtype="html")
    message.get_payload()[1].add_related(
        b"\x89PNG", "image", "png", cid="<logo>", filename="logo.png", disposition="inline"
    )
    assert not is_archive(written(tmp_path / "a.eml", bytes(message)))
    assert not is_archive(written(tmp_path / "a.txt", bytes(letter(("a.txt", b"a")))))


def test_archives_are_opened_in_letters_and_letters_in_archives(tmp_path: Path):
    inner = bytes(letter(("b.zip", zipped({"c.txt": b"c"}))))
    assert listed(written(tmp_path / "a.zip", zipped({"a.eml": inner}))) == {
        "a.zip/a.eml": inner,
        "a.zip/a.eml/b.zip/c.txt": b"c",
    }


def test_a_letter_too_deep_to_be_opened_is_read_itself(tmp_path: Path):
    inner = bytes(letter(("c.txt", b"c")))
    data = zipped({"3.zip": zipped({"2.zip": zipped({"a.eml": inner})})})
    assert listed(written(tmp_path / "a.zip", data)) == {"a.zip/3.zip/2.zip/a.eml": inner}


def test_a_mailbox_is_a_folder_of_letters(tmp_path: Path):
    path = tmp_path / "boîte.mbox"
    box = mailbox.mbox(path)
    for message in (letter(text=MIL), letter(("c.txt", b"c"), text=f"{PALU}\n\nFrom Thiès à Podor.")):
        box.add(message)
    box.close()
    assert is_archive(path)
    found = listed(path)
    assert list(found) == ["boîte.mbox/00001.eml", "boîte.mbox/00002.eml", "boîte.mbox/00002.eml/c.txt"]
    texts = [read_document(written(tmp_path / "a.eml", data)).text for data in list(found.values())[:2]]
    assert MIL in texts[0]
    assert PALU in texts[1]
    assert "Podor" in texts[1]


def test_a_letter_too_long_to_be_taken_apart_is_read_without_its_attachments(tmp_path: Path, monkeypatch):
    long = bytes(letter(("c.txt", b"c" * 5000)))
    monkeypatch.setattr(letters, "MAX_LETTER_BYTES", 5000)
    assert not is_archive(written(tmp_path / "a.eml", long))
    mails = b"From a Mon Jan 1 10:00:00 2001\n%s\n\nFrom b Mon Jan 1 10:00:00 2001\nSubject: b\n\nb\n" % long
    assert list(listed(written(tmp_path / "a.mbox", mails)).items()) == [
        ("a.mbox/00001.eml", "documents.broken"),
        ("a.mbox/00002.eml", b"From b Mon Jan 1 10:00:00 2001\nSubject: b\n\nb\n"),
    ]


@pytest.mark.parametrize("names", ["filename*=a; filename*0*=b.txt", "filename*=a\x00'fr'c.txt", "filename*=''%00"])
def test_names_that_the_library_stumbles_over_cost_no_letter(names: str, tmp_path: Path):
    kinds = (
        f"Content-Type: text/plain; {names.replace('filename', 'charset')}\nContent-Disposition: attachment; {names}"
    )
    text = f"Subject: Mil\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\n{MIL}\n--B\n{kinds}\n\nb\n--B--\n"
    path = written(tmp_path / "a.eml", text.encode())
    assert MIL in read_document(path).text
    if is_archive(path):
        assert listed(path)["a.eml"] == path.read_bytes()


def test_damaged_letters_are_never_an_error(tmp_path: Path):
    chance = random.Random(5)
    whole = bytes(letter(("récolte.docx", b"abc" * 50), ("b.zip", zipped({"c.txt": b"c"}))))
    for suffix, start in ((".eml", b""), (".mbox", b"From a Mon Jan 1 10:00:00 2001\n")):
        opened = 0
        for _ in range(60):
            data = bytearray(start + whole)
            for _ in range(chance.choice([1, 10, 40])):
                data[chance.randrange(len(start) + 5, len(data))] = chance.randrange(256)
            path = written(tmp_path / f"a{suffix}", bytes(data))
            if is_archive(path):
                opened += len(listed(path))
        assert opened > 30
