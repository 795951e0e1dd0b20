"""Real documents, made with the libraries that people's programs are made of."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from pathlib import Path

import docx
from ebooklib import epub
from odf.dc import Title
from odf.opendocument import OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.text import H, List, ListItem, P
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

MIL = "Le mil se sème après la première bonne pluie. Il résiste bien à la sécheresse."
PALU = "Le paludisme est transmis par un moustique. Dormez chaque nuit sous une moustiquaire imprégnée."


def make_pdf(path: Path, pages: Sequence[Sequence[str]], *, title: str = "", password: str = "") -> Path:
    """Write pages of lines, 16 points apart; an empty line leaves a gap."""
    encryption = pdfencrypt.StandardEncryption(password) if password else None
    canvas = Canvas(str(path), encrypt=encryption)
    canvas.setTitle(title or "untitled")
    for page in pages:
        canvas.setFont("Helvetica", 12)
        for index, line in enumerate(page):
            canvas.drawString(72, 760 - 16 * index, line)
        canvas.showPage()
    canvas.save()
    return path


def make_scan(path: Path, stamp: str = "") -> Path:
    """Write a PDF whose only page is a picture, perhaps with a stamp on it."""
    picture = io.BytesIO()
    Image.new("L", (200, 280), 200).save(picture, "PNG")
    picture.seek(0)
    canvas = Canvas(str(path))
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    if stamp:
        canvas.drawString(72, 72, stamp)
    canvas.showPage()
    canvas.save()
    return path


def make_docx(path: Path, paragraphs: Sequence[str] = (MIL, PALU), *, title: str = "") -> Path:
    """Write a Word document of plain paragraphs."""
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path


def make_odt(path: Path, *, title: str = "") -> Path:
    """Write an OpenDocument text with a heading, a paragraph, a list and a table."""
    document = OpenDocumentText()
    if title:
        document.meta.addElement(Title(text=title))
    document.text.addElement(H(outlinelevel=1, text="La culture du mil"))
    document.text.addElement(P(text=MIL))
    items = List()
    for name in ("semer en lignes", "sarcler deux fois"):
        item = ListItem()
        item.addElement(P(text=name))
        items.addElement(item)
    document.text.addElement(items)
    table = Table()
    for cells in (("Variété", "Cycle"), ("Souna", "90 jours")):
        row = TableRow()
        for text in cells:
            cell = TableCell()
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.text.addElement(table)
    document.text.addElement(P(text=PALU))
    document.save(str(path))
    return path


def make_epub(path: Path, chapters: Sequence[str] = (MIL, PALU), *, title: str = "Le livre des champs") -> Path:
    """Write a book with one heading and one paragraph a chapter."""
    book = epub.EpubBook()
    book.set_identifier("livre")
    book.set_title(title)
    book.set_language("fr")
    parts = []
    for number, text in enumerate(chapters, start=1):
        part = epub.EpubHtml(title=f"Chapitre {number}", file_name=f"chapitre {number}.xhtml", lang="fr")
        part.content = f"<html><body><h1>Chapitre {number}</h1><p>{text}</p></body></html>"
        book.add_item(part)
        parts.append(part)
    book.toc = parts
    book.spine = ["nav", *parts]
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav())
    epub.write_epub(str(path), book)
    return path


def make_compound(path: Path, streams: dict[str, bytes]) -> Path:
    """Write a compound file (OLE), as Word and Excel used until 2003, whose streams are 4096 bytes long or more."""
    sector_bytes, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    allocation: list[int] = []
    bodies: list[bytes] = []
    entries: list[tuple[str, int, int, int]] = []
    for name, data in streams.items():
        count = -(-len(data) // sector_bytes)
        entries.append((name, 2, len(allocation), len(data)))
        allocation += [*range(len(allocation) + 1, len(allocation) + count), end]
        bodies.append(data.ljust(count * sector_bytes, b"\0"))
    directory_start = len(allocation)
    allocation += [end, 0xFFFFFFFD]  # one sector of directory, one of allocation table

    def entry(name: str, kind: int, start: int, size: int, right: int = free, child: int = free) -> bytes:
        coded = name.encode("utf-16-le") + b"\0\0"
        return struct.pack(
            "<64sHBBIII16sIQQIQ", coded, len(coded), kind, 1, free, right, child, b"", 0, 0, 0, start, size
        )

    directory = entry("Root Entry", 5, end, 0, child=1)
    for number, (name, kind, start, size) in enumerate(entries, start=1):
        directory += entry(name, kind, start, size, right=number + 1 if number < len(entries) else free)
    table = struct.pack(f"<{len(allocation)}I", *allocation).ljust(sector_bytes, b"\xff")
    head = struct.pack(
        "<8s16sHHHHHHIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 1,
        directory_start, 0, 4096, end, 0, end, 0,
    )  # fmt: skip
    head += struct.pack("<I", directory_start + 1).ljust(436, b"\xff")
    path.write_bytes(head + b"".join(bodies) + directory.ljust(sector_bytes, b"\0") + table)
    return path


def make_palm(path: Path, kind: bytes, records: Sequence[bytes], *, name: str = "Le_mil") -> Path:
    """Write a database of a Palm organiser; ``kind`` is what it calls itself, 8 bytes."""
    start = 78 + 8 * len(records) + 2
    head = name.encode("cp1252")[:31].ljust(32, b"\0") + bytes(28) + kind + bytes(8)
    starts = [start + sum(map(len, records[:number])) for number in range(len(records))]
    listed = b"".join(struct.pack(">LL", place, 2 * number) for number, place in enumerate(starts))
    path.write_bytes(head + struct.pack(">H", len(records)) + listed + bytes(2) + b"".join(records))
    return path


def make_palmdoc(path: Path, parts: Sequence[bytes], *, compression: int = 1, name: str = "Le_mil") -> Path:
    """Write a PalmDOC text from its parts as they are stored."""
    head = struct.pack(">HHLHHL", compression, 0, 0, len(parts), 4096, 0)
    return make_palm(path, b"TEXtREAd", [head, *parts], name=name)


def make_mobi(path: Path, *, locked: bool = False) -> Path:
    """Write a Mobipocket book of which nothing but the head is true."""
    return make_palm(path, b"BOOKMOBI", [struct.pack(">HHLHHHH4s", 1, 0, 0, 0, 4096, 2 * locked, 0, b"MOBI")])
