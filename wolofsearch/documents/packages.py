"""Which of the many formats that are zip archives inside one is."""

from __future__ import annotations

import zipfile
from pathlib import Path

from wolofsearch.errors import WolofSearchError

_OPENDOCUMENT = "application/vnd.oasis.opendocument."
_MIME_FORMATS: tuple[tuple[str, str], ...] = (
    ("application/epub+zip", "epub"),
    (f"{_OPENDOCUMENT}text", "odt"),
    (f"{_OPENDOCUMENT}presentation", "odp"),
    (f"{_OPENDOCUMENT}spreadsheet", "ods"),
    ("application/vnd.sun.xml.writer", "sxw"),
    ("application/vnd.sun.xml.impress", "sxi"),
    ("application/vnd.sun.xml.calc", "sxc"),
)
_FOLDER_FORMATS: tuple[tuple[str, str], ...] = (
    ("word/document.xml", "docx"),
    ("ppt/presentation.xml", "pptx"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("META-INF/container.xml", "epub"),
    ("Index/Document.iwa", "pages"),
    ("Index.zip", "pages"),
    ("index.xml", "pages"),
)
_LOCK = b":encryption-data"
_MANIFEST_BYTES = 4 << 20
_APPLE_KINDS = {".key": "Keynote", ".numbers": "Numbers"}


def package_format(path: Path) -> str:
    """Return the format of a zipped document.

    Raises:
        WolofSearchError: ``documents.encrypted`` for an OpenDocument file with a password, ``documents.unsupported``
            with the name of what it is, ``documents.other_archive`` for a folder of files.
        zipfile.BadZipFile: it starts like an archive but is none.
    """
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        mimetype = _part(archive, "mimetype", 1000).decode("latin-1").strip()
        locked = _LOCK in _part(archive, "META-INF/manifest.xml", _MANIFEST_BYTES)
    if mimetype.startswith(_OPENDOCUMENT) and locked:
        raise WolofSearchError("documents.encrypted", path=str(path))
    for start, format_ in _MIME_FORMATS:
        if mimetype.startswith(start):
            return format_
    if mimetype.startswith(_OPENDOCUMENT):
        raise WolofSearchError("documents.unsupported", path=str(path), kind=f"OpenDocument ({path.suffix.lower()})")
    for member, format_ in _FOLDER_FORMATS:
        if member in names:
            if format_ == "pages" and (kind := _APPLE_KINDS.get(path.suffix.lower())):
                raise WolofSearchError("documents.unsupported", path=str(path), kind=kind)
            return format_
    if "[Content_Types].xml" in names:
        for folder, format_ in (("word/", "docx"), ("ppt/", "pptx"), ("xl/", "xlsx")):
            if any(name.startswith(folder) for name in names):
                return format_
    if len(names) == 1 and next(iter(names)).lower().endswith(".fb2"):
        return "fb2"
    raise WolofSearchError("documents.other_archive", path=str(path), kind="ZIP")


def _part(archive: zipfile.ZipFile, name: str, most_bytes: int) -> bytes:
    """Return a part of the package, empty where it is not there, too long to be what its name says, or locked."""
    member = archive.NameToInfo.get(name)
    if member is None or member.file_size > most_bytes or member.flag_bits & 1:
        return b""
    return archive.read(member)
