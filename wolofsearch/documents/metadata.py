"""What documents say about themselves, in one spelling: a person's name, an ISO date, a language's code.

Office files keep it in a part of their own, which is read here for all of them: their libraries tell the present day,
and themselves as the author, where a file tells nothing.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from wolofsearch.documents.markup import parsed_xml
from wolofsearch.documents.typography import clean_paragraph

MAX_AUTHOR_CHARACTERS = 120
EARLIEST_YEAR = 1900
_JUNK = re.compile(
    r"(user|utilisateur|admin\w*|owner|propri[ée]taire|unknown|inconnu|anonym\w*|python-(docx|pptx)|openpyxl|calibre\b.*"
    r"|(microsoft|ms)\s+(office\s+)?(user|word)|utilisateur\s+(de\s+)?microsoft\s+office|pc|hp|dell|acer|asus|lenovo|toshiba"
    r"|poste\s*\d*|client|home|windows( user)?|\W*|\d+)[\W\d]*",
    re.IGNORECASE,
)
_PDF_DATE = re.compile(r"D?:?(?P<year>\d{4})(?P<month>\d{2})?(?P<day>\d{2})?")
_ISO_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?(?!\d)")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
_THREE_LETTERS = {
    "fra": "fr",
    "fre": "fr",
    "eng": "en",
    "wol": "wo",
    "por": "pt",
    "spa": "es",
    "ara": "ar",
    "ful": "ff",
}
_OFFICE_PARTS = re.compile(r"docProps/core\.xml|meta\.xml|.*\.psmdcp")
_OFFICE_FIELDS = (
    ("title", ("title",)),
    ("author", ("initial-creator", "creator")),
    ("language", ("language",)),
    ("date", ("modified", "date", "created", "creation-date")),
)


def office_metadata(path: Path) -> dict[str, Any]:
    """Return ``title``, ``author``, ``language`` and ``date`` of a zipped office file, as it tells them."""
    with zipfile.ZipFile(path) as package:
        part = next(filter(_OFFICE_PARTS.fullmatch, package.namelist()), None)
        if part is None:
            return {}
        told = parsed_xml(package.read(part))
    return {
        field: next((found.text for name in names for found in told.iter(f"{{*}}{name}") if found.text), None)
        for field, names in _OFFICE_FIELDS
    }


def clean_author(author: str | None) -> str | None:
    """Return a name of one line, None where it names a machine, a program or nobody."""
    name = " ".join(clean_paragraph(author or "").split())
    return None if _JUNK.fullmatch(name) else name[:MAX_AUTHOR_CHARACTERS]


def iso_date(told: str | None) -> str | None:
    """Return a day in ISO form, as exact as it is told (an ISO date, a PDF's or a letter's); None for nonsense."""
    told = (told or "").strip()
    found = _ISO_DATE.match(told) if "-" in told[:5] or len(told) == 4 else _PDF_DATE.match(told)
    if found is None:
        try:
            day = parsedate_to_datetime(told).date()
        except ValueError:
            return None
        return day.isoformat() if day.year >= EARLIEST_YEAR else None
    year, month, day_number = (int(found[part] or 0) for part in ("year", "month", "day"))
    try:
        dt.date(year, month or 1, day_number or 1)
    except ValueError:
        month = day_number = 0
    if not EARLIEST_YEAR <= year <= dt.datetime.now(tz=dt.UTC).year + 1:
        return None
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day_number if month else 0) if part)])


def language_code(told: str | None) -> str | None:
    """Return ``"fr"`` for ``"fr-FR"``, ``"fra"`` or ``"FR"``; None for what is no code."""
    found = _LANGUAGE.fullmatch((told or "").strip())
    if found is None:
        return None
    code = found[1].lower()
    return _THREE_LETTERS.get(code, code)
