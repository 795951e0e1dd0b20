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
