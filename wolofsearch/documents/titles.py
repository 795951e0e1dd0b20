"""What a document is called on a result card: its own title, else its first heading, else the name of its file."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from wolofsearch.documents.content import Content
from wolofsearch.documents.suffixes import SUFFIXES
from wolofsearch.documents.typography import clean_paragraph

MAX_TITLE_CHARACTERS = 160
FEWEST_HEADING_CHARACTERS = 8
"""A shorter first heading is "Date" or "Page 1" rather than a title."""
_PREFIX = re.compile(
    r"^(?:(?:microsoft (?:office )?(?:word|powerpoint|excel)|openoffice|libreoffice)\s*[-–:]|objet\s*:)\s*",
    re.IGNORECASE,
)
_LINE = re.compile(r".+")
_JUNK = re.compile(
    r"(untitled|sans[ -]?titre|no title|title|titre|(nouveau )?document\W*\d*|(présentation|presentation)\W*\d*"
    r"|microsoft word|word document|unknown|inconnu|\W*|\d+)(\W*\d*)",
    re.IGNORECASE,
)


def choose_title(content: Content, path: Path) -> str:
    """Return a title of one line, at most :data:`MAX_TITLE_CHARACTERS` long, never blank."""
    for candidate, fewest in ((content.title, 2), (content.heading, FEWEST_HEADING_CHARACTERS)):
        title = _PREFIX.sub("", _one_line(candidate or ""))
        named_like_file = Path(title).suffix.lower() in SUFFIXES
        if len(title) >= fewest and not named_like_file and not _JUNK.fullmatch(title[:200]):
            return _shortened(title)
    return _shortened(_from_name(path))


def repeated_title_end(text: str, title: str) -> int:
    """Return where the words begin behind the title that ``text`` begins with, on lines of its own; 0 without one.

    Case, marks and line breaks do not matter; a sentence that goes on in the next line is no title. Where nothing
    follows the title, it is the end of the text.
    """
    wanted, said = _words(title), []
    for line in _LINE.finditer(text):
        said += _words(line[0])
        if said != wanted[: len(said)]:
            return 0
        if said and said == wanted:
            rest = text[line.end() :]
            begin = len(text) - len(rest.lstrip())
            goes_on = text[begin : begin + 1].islower() and text.count("\n", line.end(), begin) < 2
            return 0 if goes_on else begin
    return 0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _from_name(path: Path) -> str:
    name = unicodedata.normalize("NFC", path.stem)
    words = name.replace("_", " ")
    if " " not in words.strip():
        words = words.replace("-", " ")
    return _one_line(words) or _one_line(name) or path.name


def _one_line(text: str) -> str:
    return " ".join(clean_paragraph(text).split())


def _shortened(title: str) -> str:
    if len(title) <= MAX_TITLE_CHARACTERS:
        return title
    return title[: MAX_TITLE_CHARACTERS - 1].rsplit(" ", 1)[0] + "…"
