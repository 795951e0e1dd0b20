"""The same known text in every format, made by the libraries of others or by hand where nobody has one."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pptx
import xlsxwriter
from odf.draw import Frame, Page, TextBox
from odf.opendocument import OpenDocumentPresentation, OpenDocumentSpreadsheet
from odf.presentation import Notes
from odf.style import MasterPage, PageLayout
from odf.table import Table, TableCell, TableRow
from odf.text import P
from PIL import Image, ImageDraw, ImageFont
from pptx.util import Inches

from tests.documents.makers import MIL, PALU, make_compound, make_docx, make_epub, make_odt, make_pdf

ROWS = [["Village", "Puits", "Note"], ["Thiès", "12", "eau douce"], ["Podor", "7", "à curer ; vite"]]
"""A table of data, with the separator of the French inside a cell."""
TITLE = "Fiche du mil"
AUTHOR = "Awa Ndiaye"


@dataclass(frozen=True, slots=True)
class Sample:
    """A format of the corpus.

    ``make`` writes a file of it. ``pages`` are the texts of its pages, in order; a format without pages has one.
    """

    suffix: str
    make: Callable[[Path], Path]
    pages: tuple[tuple[str, ...], ...] = ((MIL, PALU),)
    paged: bool = False


def _lines(rows: list[list[str]]) -> str:
    return "\n".join(" | ".join(row) for row in rows)


TWO_PAGES = ((MIL,), (PALU,))
TABLE = ((_lines(ROWS),),)


def make_pptx(path: Path) -> Path:
    """Write two slides: a box with a table beside it in a group's place, and one with notes."""
    presentation = pptx.Presentation()
    presentation.core_properties.title = TITLE
    presentation.core_properties.author = AUTHOR
    for text in (MIL, PALU):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = text
    table = slide.shapes.add_table(3, 3, Inches(1), Inches(3), Inches(4), Inches(1)).table
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    box = slide.shapes.add_group_shape().shapes.add_textbox(0, 0, Inches(1), Inches(1))
    box.text_frame.text = "dans un groupe"
    slide.notes_slide.notes_text_frame.text = "ce que dit l'orateur"
    presentation.save(str(path))
    return path


def make_odp(path: Path) -> Path:
    """Write two slides, the second with notes."""
    document = OpenDocumentPresentation()
    layout = PageLayout(name="p")
    document.automaticstyles.addElement(layout)
    master = MasterPage(name="m", pagelayoutname=layout)
    document.masterstyles.addElement(master)

    def box(text: str) -> Frame:
        frame = Frame(width="10cm", height="5cm", x="1cm", y="1cm")
        inner = TextBox()
        inner.addElement(P(text=text))
        frame.addElement(inner)
        return frame

    for text in (MIL, PALU):
        page = Page(masterpagename=master)
        page.addElement(box(text))
        document.presentation.addElement(page)
    notes = Notes()
    notes.addElement(box("ce que dit l'orateur"))
    page.addElement(notes)
    document.save(str(path))
    return path


def make_xlsx(path: Path) -> Path:
    """Write one sheet of words, one empty, one hidden."""
    workbook = xlsxwriter.Workbook(str(path))
    workbook.set_properties({"title": TITLE, "author": AUTHOR})
    sheet = workbook.add_worksheet("Villages")
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, [int(cell) if cell.isdigit() else cell for cell in row])
    workbook.add_worksheet("Vide")
    hidden = workbook.add_worksheet("Cachée")
    hidden.write(0, 0, "secret")
    hidden.hide()
    workbook.close()
    return path


def make_ods(path: Path) -> Path:
    """Write one sheet of words."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="Villages")
    for texts in ROWS:
        row = TableRow()
        for text in texts:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def make_xls(path: Path) -> Path:
    """Write one sheet of words in the records of Excel 97 (BIFF8)."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def text(value: str, length_format: str) -> bytes:
        return struct.pack(length_format, len(value)) + b"\1" + value.encode("utf-16-le")

    cells = b"".join(
        record(0x0204, struct.pack("<HHH", row, column, 0) + text(value, "<H"))
        for row, values in enumerate(ROWS)
        for column, value in enumerate(values)
    )
    begin = record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    sheet_name = text("Villages", "<B")
    head_bytes = len(begin) + 4 + 6 + len(sheet_name) + 4
    head = begin + record(0x0085, struct.pack("<IBB", head_bytes, 0, 0) + sheet_name) + record(0x000A, b"")
    sheet = record(0x0809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cells + record(0x000A, b"")
    return make_compound(path, {"Workbook": (head + sheet).ljust(4096, b"\0")})


def make_csv(path: Path) -> Path:
    """Write a table as a French Excel does."""
    lines = [";".join(f'"{cell}"' if ";" in cell else cell for cell in row) for row in ROWS]
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path


def make_rtf(path: Path) -> Path:
    """Write two paragraphs, a table, a picture and a header, as Word does."""

    def coded(text: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\'{c.encode('cp1252').hex()}" for c in text)

    rows = "".join("\\trowd " + "".join(coded(cell) + "\\cell " for cell in row) + "\\row\n" for row in ROWS)
    info = f"{{\\info{{\\title {TITLE}}}{{\\author {AUTHOR}}}{{\\creatim\\yr1998\\mo5\\dy3\\hr1}}}}"
    picture = "{\\pict\\wmetafile8 " + "0123456789abcdef\n" * 300 + "}"
    path.write_text(
        f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Arial;}}}}{info}{{\\header en-t\\'eate}}\\pard "
        f"{coded(MIL)}\\par\n{picture}{rows}\\pard {coded(PALU)}\\par sc\\u339?ur \\u331?aka|\\par}}",
        encoding="ascii",
    )
    return path


def _letter() -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{AUTHOR} <awa@exemple.sn>"
    message["To"] = "Le bureau <bureau@exemple.sn>"
    message["Subject"] = "Semis du mil à Thiès"
    message["Date"] = "Tue, 03 May 2022 10:00:00 +0000"
    return message


def make_eml(path: Path) -> Path:
    """Write a letter in two versions with a file attached."""
    message = _letter()
    message.set_content(f"{MIL}\n\n{PALU}\n", charset="iso-8859-1")
    message.add_alternative(f"<p>{MIL}</p><p>{PALU}</p>", subtype="html")
    message.add_attachment(b"secret", maintype="application", subtype="pdf", filename="récolte.pdf")
    path.write_bytes(bytes(message))
    return path


def make_mhtml(path: Path) -> Path:
    """Write a page saved by a browser."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Subject"] = TITLE
    message["Date"] = "Tue, 03 May 2022 10:00:00 +0000"
    message.set_content(f"<html><body><p>{MIL}</p><p>{PALU}</p></body></html>", subtype="html")
    picture = io.BytesIO()
    Image.new("L", (5, 5)).save(picture, "PNG")
    message.add_related(picture.getvalue(), maintype="image", subtype="png")
    path.write_bytes(bytes(message))
    return path


def make_fb2(path: Path) -> Path:
    """Write a book with a picture and a note."""
    name = "<first-name>Awa</first-name><last-name>Ndiaye</last-name>"
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?><FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0">'
        f"<description><title-info><author>{name}</author><book-title>{TITLE}</book-title><lang>fr</lang>"
        '<date value="2022-05-03">mai 2022</date></title-info></description><body><section><title><p>Mil</p></title>'
        f"<p>{MIL}</p><p>{PALU}</p></section></body><body name='notes'><section><p>Une note.</p></section></body>"
        f'<binary id="a" content-type="image/png">{"QUJD" * 100}</binary></FictionBook>',
        encoding="utf-8",
    )
    return path


def make_fb2_zip(path: Path) -> Path:
    """Write the same book zipped."""
    plain = make_fb2(path.with_name("plain"))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.write(plain, "livre.fb2")
    return path


def make_srt(path: Path) -> Path:
    """Write subtitles in the encoding of Windows, with a pause after the first sentences."""
    cues = [(1, 3, "<i>Le mil se sème</i>"), (3, 6, MIL.removeprefix("Le mil se sème ")), (30, 33, PALU)]
    path.write_bytes(
        "\r\n\r\n".join(
            f"{number}\r\n00:00:{start:02},000 --> 00:00:{end:02},500\r\n{text}"
            for number, (start, end, text) in enumerate(cues, start=1)
        ).encode("cp1252")
    )
    return path


def make_vtt(path: Path) -> Path:
    """Write subtitles for the web, with a style, a note and a cue shown twice."""
    path.write_text(
        "WEBVTT - film\n\nSTYLE\n::cue { color: red }\n\nNOTE une note\n\n00:01.000 --> 00:03.000 align:start\n"
        f"<v Awa>{MIL}\n\nid\n00:03.000 --> 00:04.000\n{MIL}\n\n01:00:30.000 --> 01:00:33.000\n{PALU}\n",
        encoding="utf-8",
    )
    return path


def make_text(path: Path, encoding: str = "cp1252") -> Path:
    """Write a plain text."""
    path.write_bytes(f"{MIL}\n\n{PALU}".encode(encoding))
    return path


def make_html(path: Path) -> Path:
    """Write a web page."""
    path.write_text(
        f'<html lang="fr"><head><title>{TITLE}</title><meta name="author" content="{AUTHOR}">'
        f'<meta property="article:published_time" content="2022-05-03T10:00:00Z"></head><p>{MIL}<p>{PALU}',
        encoding="utf-8",
    )
    return path


def make_picture(path: Path) -> Path:
    """Draw a page of text, as a scanner would see it at 150 dots per inch."""
    page = Image.new("L", (1240, 500), 255)
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype("DejaVuSans.ttf", 30)
    for number, line in enumerate((*MIL.split(". "), *PALU.split(". "))):
        pen.text((60, 60 + 60 * number), line.removesuffix(".") + ".", fill=0, font=font)
    page.save(path, dpi=(150, 150))
    return path


SAMPLES: dict[str, Sample] = {
    "txt": Sample(".txt", make_text),
    "markdown": Sample(".md", lambda path: make_text(path, "utf-16")),
    "html": Sample(".html", make_html),
    "pdf": Sample(".pdf", lambda path: make_pdf(path, [[MIL], [PALU]]), TWO_PAGES, paged=True),
    "docx": Sample(".docx", make_docx),
    "odt": Sample(".odt", make_odt),
    "epub": Sample(".epub", make_epub),
    "pptx": Sample(".pptx", make_pptx, TWO_PAGES, paged=True),
    "odp": Sample(".odp", make_odp, TWO_PAGES, paged=True),
    "xlsx": Sample(".xlsx", make_xlsx, TABLE, paged=True),
    "xls": Sample(".xls", make_xls, TABLE, paged=True),
    "ods": Sample(".ods", make_ods, TABLE, paged=True),
    "csv": Sample(".csv", make_csv, TABLE),
    "rtf": Sample(".rtf", make_rtf),
    "eml": Sample(".eml", make_eml),
    "mhtml": Sample(".mht", make_mhtml),
    "fb2": Sample(".fb2", make_fb2),
    "fb2.zip": Sample(".fb2.zip", make_fb2_zip),
    "srt": Sample(".srt", make_srt),
    "vtt": Sample(".vtt", make_vtt),
}
