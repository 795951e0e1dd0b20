"""Real documents, made with the libraries that people's programs are made of."""

from __future__ import annotations

import io
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
