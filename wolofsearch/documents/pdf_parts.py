"""A PDF is opened anew every so many pages: the PDF library keeps in memory whatever it has once looked at.

A book of 5,000 scanned pages would need all of its two gigabytes otherwise; so it needs what one part of it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from wolofsearch.documents.document import MEGABYTE
from wolofsearch.errors import WolofSearchError

PART_BYTES = 128 * MEGABYTE
"""About so much of the file is looked at before it is opened anew, if its pages are of like size."""
MOST_PAGES = 100
"""Pages of a part at most: some hold far more than others."""


def pages(path: Path, numbers: Sequence[int] | None = None) -> Iterator[tuple[Any, int]]:
    """Yield the numbers of pages, from 1, each with an open document in which to look at that page alone.

    Args:
        path: of the PDF.
        numbers: of the wanted pages; None: all.

    Raises:
        WolofSearchError: ``documents.encrypted`` (it needs a password).
        pypdfium2.PdfiumError: it is broken.
    """
    document = opened(path)
    try:
        total = len(document)
        at_once = max(1, min(MOST_PAGES, PART_BYTES * total // max(1, path.stat().st_size)))
        for place, number in enumerate(range(1, total + 1) if numbers is None else numbers):
            if place and place % at_once == 0:
                document.close()
                document = opened(path)
            yield document, number
    finally:
        document.close()


def opened(path: Path) -> Any:
    """Return a PDF, with what is filled into its forms.

    Raises:
        WolofSearchError: ``documents.encrypted`` (it needs a password).
        pypdfium2.PdfiumError: it is broken.
    """
    try:
        document = pypdfium2.PdfDocument(str(path))
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise WolofSearchError("documents.encrypted", path=str(path)) from None
        raise
    if document.get_formtype():
        document.init_forms()
    return document
