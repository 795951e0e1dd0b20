"""A passage on paper, or as a page in a file of the person's choice; an original document is never written over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from wolofsearch.desktop.passage_sheet import PassageSheet, a4
from wolofsearch.errors import WolofSearchError, file_error

HTML_SUFFIXES = frozenset({".html", ".htm"})
PDF_RESOLUTION_DPI = 300


class PassageOutput(QObject):
    """Asks where a passage is to go, and puts it there.

    Args:
        window: over which the questions are asked.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def print(self, sheet: PassageSheet) -> bool:
        """Let the person choose a printer and print; False if they would rather not."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(sheet.title)
        if QPrintDialog(printer, self._window).exec() != QPrintDialog.DialogCode.Accepted:
            return False
        sheet.print_on(printer)
        return True

    def save(self, sheet: PassageSheet, original: Path) -> Path | None:
        """Let the person choose a file, and write a PDF or a web page; None if they would rather not.

        Args:
            sheet: the passage.
            original: the document that it is from.

        Raises:
            WolofSearchError: ``desktop.is_original``, or why the file cannot be written.
        """
        name = "".join(" " if character in '<>:"/\\|?*' else character for character in sheet.title)[:80].strip()
        kinds = self.tr("Document PDF (*.pdf);;Page web (*.html)")
        title = self.tr("Enregistrer le passage")
        chosen, kind = QFileDialog.getSaveFileName(self._window, title, f"{name or 'passage'}.pdf", kinds)
        if not chosen:
            return None
        target = Path(chosen)
        if not target.suffix:
            target = target.with_suffix(".html" if ".html" in kind else ".pdf")
        write(sheet, target, original)
        return target


def write(sheet: PassageSheet, target: Path, original: Path) -> None:
    """Write a sheet as HTML or, whatever else the suffix says, as PDF.

    Raises:
        WolofSearchError: ``desktop.is_original``, or why the file cannot be written.
    """
    try:
        if target.exists() and original.exists() and target.samefile(original):
            raise WolofSearchError("desktop.is_original", path=target)
        html = target.suffix.lower() in HTML_SUFFIXES
        target.write_bytes(sheet.as_html().encode() if html else _pdf(sheet))
    except OSError as error:
        raise file_error(error, target) from error


def _pdf(sheet: PassageSheet) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(a4())
    writer.setResolution(PDF_RESOLUTION_DPI)
    writer.setTitle(sheet.title)
    writer.setCreator("WolofSearch")
    sheet.print_on(writer)
    del writer  # it ends the file
    buffer.close()
    return bytes(content.data())
