"""Calibre: it turns the books of reading devices into EPUB, which keeps their chapters, headings and metadata.

It runs without a window and without the user's configuration, whose plug-ins are code. A book that its seller has
locked is told as such: nothing here tries to open one.
"""

from __future__ import annotations

import re
from pathlib import Path

from wolofsearch.documents.conversion import Conversion, modest_environment
from wolofsearch.documents.document import MEGABYTE
from wolofsearch.documents.programs import CALIBRE

_ONLY_THE_TEXT = (
    "--no-default-epub-cover",
    # Nobody turns its pages: cutting a book into parts and laying it out takes most of the time.
    "--dont-split-on-page-breaks",
    "--flow-size=0",
    "--chapter=/",
    "--page-breaks-before=/",
    "--disable-remove-fake-margins",
    "--disable-font-rescaling",
)
_COMPLAINTS = (
    (re.compile(rb"^(?:\w+\.)*DRMError\b", re.MULTILINE), "documents.locked"),
    (re.compile(rb"^MemoryError\b", re.MULTILINE), "documents.out_of_memory"),
)
"""The last line of what Python prints of an error."""


def _command(program: str, source: Path, result: Path) -> list[str]:
    return [program, str(source), str(result), *_ONLY_THE_TEXT]


def _environment(folder: Path) -> dict[str, str]:
    return {
        **modest_environment(),
        "QT_QPA_PLATFORM": "offscreen",
        "CALIBRE_CONFIG_DIRECTORY": str(folder / "configuration"),
        "CALIBRE_CACHE_DIRECTORY": str(folder / "cache"),
        "CALIBRE_TEMP_DIR": str(folder),
        "CALIBRE_OVERRIDE_LANG": "en",  # a book without an author is told by "Unknown", not by its translation
    }


EBOOKS = Conversion(CALIBRE, 3072 * MEGABYTE, _command, _environment, _COMPLAINTS)
"""A book of five million letters takes 0.2 GB, and the program itself maps less than 0.7."""
