"""A passage with its source as a sheet to keep: for the clipboard, for paper, for a file."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QTextDocument

MARGIN_MM = 20.0
PASSAGE_PT, TITLE_PT, SMALL_PT = 13, 18, 10


@dataclass(frozen=True, slots=True)
class PassageSheet:
    """What stands on the sheet; ``place`` is the page in words, empty parts are left out.

    ``date`` is the document's own: ``"2019"``, ``"2019-05"`` or ``"2019-05-31"``.
    """

    title: str
    passage: str
    place: str = ""
    collection: str = ""
    author: str = ""
    date: str = ""
    file: str = ""
    found: str = ""
    """By what it was found, and when, in a sentence."""

    def source(self) -> str:
        """Return where the passage is from, in one line."""
        return ", ".join(filter(None, (self.author, self.title, self.place, self.date, self.collection, self.file)))

    def as_text(self) -> str:
        """Return the passage and its source as plain text."""
        return f"{self.passage}\n({self.source()})"

    def as_html(self) -> str:
        """Return a page of its own: no script, nothing from outside, readable in every browser and on paper."""
        source = " · ".join(filter(None, (self.author, self.place, self.date, self.collection, self.file)))
        paragraphs = [escape(part).replace("\n", "<br>") for part in self.passage.split("\n\n")]
        return "\n".join(
            [
                "<!DOCTYPE html>",
                f'<html lang="fr"><head><meta charset="utf-8"><title>{escape(self.title)}</title></head>',
                '<body style="font-family:sans-serif">',
                f'<h1 style="font-size:{TITLE_PT}pt">{escape(self.title)}</h1>',
                f'<p style="font-size:{SMALL_PT}pt">{escape(source)}</p><hr>',
                *(f'<p style="font-size:{PASSAGE_PT}pt">{part}</p>' for part in paragraphs),
                f'<hr><p style="font-size:{SMALL_PT}pt">{escape(self.found)}</p>',
                "</body></html>",
            ]
        )

    def print_on(self, paper: QPagedPaintDevice) -> None:
        """Write the sheet on a printer or into a PDF, on as many pages as it takes."""
        margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
        paper.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        text = QTextDocument()
        text.setHtml(self.as_html())
        text.print_(paper)


def a4() -> QPageSize:
    """Return the size of paper that a PDF gets."""
    return QPageSize(QPageSize.PageSizeId.A4)
