from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from tests.documents.makers import MIL, PALU
from wolofsearch.documents.formats import detect_format
from wolofsearch.documents.readers import mail
from wolofsearch.documents.reading import read_document

STUB = "Votre logiciel ne montre pas le HTML."


def letter() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Awa <awa@exemple.sn>", "bureau@exemple.sn", "Récolte"
    return made


def said(file: Path, message: EmailMessage | MIMEMultipart) -> list[str]:
    """Return the paragraphs of a letter behind its headers."""
    file.write_bytes(message.as_bytes())
    (page,) = mail.read(file).pages
    return list(page[1:])


@pytest.mark.parametrize(
    ("plain", "page", "expected"),
    [
        (MIL, f"<p>{MIL}</p>", [MIL]),
        (f"{MIL}\n\n{PALU}", f"<p>{MIL}</p>", [MIL, PALU]),
        ("Le mil se sème…", f"<p>{MIL}</p><p>{PALU}</p>", [MIL, PALU]),
        (STUB, f"<p>{MIL}</p>", [STUB, MIL]),
        (MIL, "<img src=cid:1>", [MIL]),
        ("- - -", f"<p>{MIL}</p>", [MIL]),
    ],
    ids=["same", "plain says more", "page says more", "stub", "picture", "nothing"],
)
def test_every_word_of_the_versions_of_a_letter_is_read_once(
    plain: str, page: str, expected: list[str], tmp_path: Path
):
    message = letter()
    message.set_content(plain)
    message.add_alternative(page, subtype="html")
    assert said(tmp_path / "a.eml", message) == expected


def test_all_parts_of_a_letter_are_read_in_their_order(tmp_path: Path):
    message = MIMEMultipart()
    message["From"] = "a@exemple.sn"
    message.attach(MIMEText(f"<p>{MIL}</p>", "html"))
    message.attach(MIMEText("____\nListe de diffusion"))
    forwarded = letter()
    forwarded.set_content(PALU)
    inside = MIMEMultipart("digest")
    inside.attach(forwarded)
    message.attach(inside)
    assert said(tmp_path / "a.eml", message) == [MIL, "____\nListe de diffusion", PALU]


def test_signs_of_windows_and_raw_letters_are_read_in_headers_too(tmp_path: Path):
    file = tmp_path / "a.eml"
    file.write_bytes(
        b"Subject: =?iso-8859-1?Q?L=92=9Cuvre?= de =?utf-8?B?VGhpw6hz?=\nFrom: \xc9lodie <e@exemple.sn>\n"
        b"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\n"
        b"L\x92\x9cuvre co\xfbte 3 \x80.\n"
    )
    document = read_document(file)
    assert (document.title, document.author) == ("L’œuvre de Thiès", "Élodie")
    assert document.text.endswith("\n\nL’œuvre coûte 3 €.")


@pytest.mark.parametrize("start", [b"", b"From - Mon Jan 01 10:00:00 2001\n", b"\xef\xbb\xbf"])
def test_one_header_makes_a_letter_of_what_is_called_one(start: bytes, tmp_path: Path):
    file = tmp_path / "a.eml"
    file.write_bytes(start + b"Subject: Mil\nContent-Transfer-Encoding: base64\n\nTGUgd29tYmF0IGJsZXV0w6kgZG9ydC4=\n")
    assert detect_format(file) == "eml"
    assert read_document(file).text == "Objet : Mil\n\nLe wombat bleuté dort."
    assert detect_format(file.rename(tmp_path / "a.txt")) == "txt"


def test_a_saved_page_is_read_with_its_frames(tmp_path: Path):
    page = MIMEMultipart("related")
    page["From"], page["Subject"] = "<Saved by Blink>", "Page"
    page.attach(MIMEText(f"<title>Le mil</title><iframe src='cid:f'></iframe><p>{MIL}</p>", "html"))
    page.attach(MIMEText("p { color: red }", "css"))
    page.attach(MIMEText(f"<p>{PALU}</p>", "html"))
    file = tmp_path / "a.mht"
    file.write_bytes(page.as_bytes())
    document = read_document(file)
    assert (document.format, document.title, document.text) == ("mhtml", "Le mil", f"{MIL}\n\n{PALU}")
