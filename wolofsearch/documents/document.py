"""What a read document is, and how much a reader may spend on it.

These few words are shared by the program, by the child process that reads and by the readers, so they live apart from
all three and import nothing heavy.
"""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class PageSpan:
    """One page: its 1-based ``number`` and where its text lies, ``text[start:end]`` (characters)."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text of one document.

    ``text`` is NFC, its paragraphs are separated by one blank line, and a line break inside a paragraph is a line of
    the original (an address, a verse, a table's row). ``format`` is what the content is, whatever the suffix says: one
    of :data:`wolofsearch.documents.formats.FORMATS`. ``pages`` is in order, and ``()`` where the format has no pages.
    """

    title: str
    format: str
    text: str
    pages: tuple[PageSpan, ...] = ()
    author: str | None = None
    language: str | None = None
    """Two or three letters (``"fr"``, ``"wo"``): what the text is written in, else what its metadata say."""
    date: str | None = None
    """When it was written or last changed by its own account: ``"2019"``, ``"2019-05"`` or ``"2019-05-31"``."""
    pages_without_text: tuple[int, ...] = ()
    """Numbers of the pages that show something and hold no text: a text recognition would find some."""
    recognised_pages: tuple[int, ...] = ()
    """Numbers of the pages whose text was recognised in their picture."""
    ocr_confidence: float | None = None
    """How sure the recognition was, 0 to 1, on average over its words; None where nothing was recognised."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost before it is given up."""

    seconds: float = 60.0
    """Time without a sign of progress: for a whole file, and for one page where the format is read page by page."""
    total_seconds: float = 6 * 3600.0
    """Time for one file however much progress there is."""
    memory_bytes: int = 1536 * MEGABYTE
    """Address space of the reading process, where the system can limit it."""
    file_bytes: int = 4096 * MEGABYTE
    """Size of the file itself."""
    whole_bytes: int = 512 * MEGABYTE
    """Size of a file of a format that is read in one piece: all but PDF and those that are zipped."""
    unpacked_bytes: int = 512 * MEGABYTE
    """Size of everything inside a document that is zipped: DOCX, ODT, EPUB and their like."""
    text_bytes: int = 64 * MEGABYTE
    """Size of the text, as UTF-8, that a document may give."""
    ocr: bool = False
    """Whether the pages without text may cost the time to recognise theirs (seconds a page)."""
    ocr_languages: str = "fra"
    """What Tesseract is to expect, in its own names, joined by ``+``."""
    ocr_cache_dir: str = ""
    """Folder in which recognised pages are kept by the hash of their picture; ``""`` for the user's own cache."""


DEFAULT_LIMITS = Limits()
