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
    the original (an address, a verse, a table's row). ``format`` is what the content is, whatever the suffix says:
    ``"txt"``, ``"markdown"``, ``"html"``, ``"pdf"``, ``"docx"``, ``"odt"`` or ``"epub"``. ``pages`` is in order, and
    ``()`` where the format has no pages.
    """

    title: str
    format: str
    text: str
    pages: tuple[PageSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost before it is given up."""

    seconds: float = 60.0
    """Time for one file, once the reading process is up."""
    memory_bytes: int = 1536 * MEGABYTE
    """Address space of the reading process, where the system can limit it."""
    file_bytes: int = 512 * MEGABYTE
    """Size of the file itself."""
    unpacked_bytes: int = 512 * MEGABYTE
    """Size of everything inside a DOCX, ODT or EPUB."""
    text_bytes: int = 64 * MEGABYTE
    """Size of the text, as UTF-8, that a document may give."""


DEFAULT_LIMITS = Limits()
