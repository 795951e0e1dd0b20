"""What a file really is: told by its content first, by its suffix only where the content is plain text.

People rename files, and programs save HTML under ``.doc``. A file that cannot be read gets the name of its kind, so
that the person can be told what it is instead of "error".
"""

from __future__ import annotations

from pathlib import Path

from wolofsearch.documents.compound import compound_format
from wolofsearch.documents.document import Limits
from wolofsearch.documents.markings import text_format
from wolofsearch.documents.packages import package_format
from wolofsearch.documents.palm import KIND_AT_BYTE, KINDS, palm_format
from wolofsearch.errors import WolofSearchError

READERS: dict[str, str] = {
    "txt": "txt",
    "markdown": "markdown",
    "html": "html",
    "pdf": "pdf",
    "docx": "docx",
    "odt": "odt",
    "epub": "epub",
    "pptx": "pptx",
    "odp": "odp",
    "xlsx": "spreadsheet",
    "xlsb": "spreadsheet",
    "xls": "spreadsheet",
    "ods": "spreadsheet",
    "csv": "delimited",
    "rtf": "rtf",
    "eml": "mail",
    "mhtml": "mail",
    "fb2": "fictionbook",
    "palmdoc": "palmdoc",
    "srt": "subtitles",
    "vtt": "subtitles",
    "png": "picture",
    "jpeg": "picture",
    "tiff": "picture",
}
"""The formats that are read here, each with the module of its reader."""
BOOKS: dict[str, str] = dict.fromkeys(("mobi", "pdb", "lit", "lrf", "rb"), "epub")
"""The formats of reading devices, which Calibre turns into one of :data:`READERS` first, each with that one."""
CONVERTED: dict[str, str] = {
    **BOOKS,
    "doc": "docx",
    "ppt": "odp",
    "sxw": "docx",
    "sxi": "odp",
    "sxc": "ods",
    "fodt": "docx",
    "fodp": "odp",
    "fods": "ods",
    "wordml": "docx",
    "spreadsheetml": "ods",
    "wps": "docx",
    "wpd": "docx",
    "wri": "docx",
    "pages": "docx",
    "pub": "pdf",
}
"""The formats that another program turns into one of :data:`READERS` first: :data:`BOOKS`, and LibreOffice the rest."""
FORMATS: frozenset[str] = frozenset({*READERS, *CONVERTED})
READ_BY_PAGE: frozenset[str] = frozenset({"pdf", "png", "jpeg", "tiff"})
"""The formats of which never more than a page is in memory."""

_HEAD_BYTES = 8192
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"{\\rtf", "rtf"),
    (0, b"\x89PNG", "png"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"II*\x00", "tiff"),
    (0, b"MM\x00*", "tiff"),
    (0, b"\xffWPC", "wpd"),
    (0, b"\x31\xbe\x00\x00\x00\xab", "wri"),
    (0, b"ITOLITLS", "lit"),
    (0, b"L\x00R\x00F\x00\x00\x00", "lrf"),
    (0, b"\xb0\x0c\xb0\x0c\x02\x00NUVO", "rb"),
)
_OTHER_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"GIF8", "GIF"),
    (8, b"WEBP", "WebP"),
    (8, b"WAVE", "WAV"),
    (8, b"AVI ", "AVI"),
    (0, b"ID3", "MP3"),
    (0, b"OggS", "OGG"),
    (0, b"fLaC", "FLAC"),
    (0, b"#!AMR", "AMR"),
    (4, b"ftyp", "MP4"),
    (0, b"\x1a\x45\xdf\xa3", "WebM"),
    (0, b"%!PS", "PostScript"),
    (0, b"AT&TFORM", "DjVu"),
    (0, b"Rar!", "RAR"),
    (0, b"7z\xbc\xaf", "7z"),
    (0, b"ITSF", "CHM"),
    (0, b"\x1f\x8b", "GZIP"),
    (0, b"BZh", "BZIP2"),
    (0, b"\xfd7zXZ\x00", "XZ"),
    (257, b"ustar", "TAR"),
    (0, b"SQLite format 3", "SQLite"),
    (60, b"DataPlkr", "Plucker"),  # Calibre follows its links to other files of the computer
    (60, b"zTXTGPlm", "zTXT"),
    (0, b"TPZ", "Topaz"),
    (0, b"CONT\x02\x00", "KFX"),
)
_PICTURES = frozenset({"png", "jpeg", "tiff"})
_ARCHIVES = frozenset({"RAR", "7z", "GZIP", "BZIP2", "XZ", "TAR"})
_OTHER_DOCUMENTS = frozenset(
    "RAR,7z,CHM,DjVu,PostScript,Outlook (MSG),Visio,Keynote,Numbers,Plucker,zTXT,Topaz,KFX".split(",")
)
"""Kinds that no reader knows and that people take for documents."""
_LOCKED = frozenset({"documents.encrypted", "documents.locked"})
_LOCKED_KINDLE = b"\xeaDRMION\xee"


def detect_format(path: Path) -> str:
    """Return the format of a non-empty file, one of :data:`FORMATS`.

    Raises:
        WolofSearchError: ``documents.unsupported`` with the name of what it is, ``documents.other_archive`` for files
            packed in a way that is not opened here, ``documents.encrypted`` for an Office file with a password, or
            ``documents.locked`` for a book that its seller has locked.
        zipfile.BadZipFile: it starts like an archive but is none.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_ZIP):
        return package_format(path)
    if head.startswith(_OLE):
        return compound_format(path)
    if head[KIND_AT_BYTE : KIND_AT_BYTE + 8] in KINDS:
        return palm_format(path)
    if head.startswith(_LOCKED_KINDLE):
        raise WolofSearchError("documents.locked", path=str(path))
    for offset, magic, format_ in _MAGIC:
        if head.startswith(magic, offset):
            return format_
    for offset, magic, kind in _OTHER_MAGIC:
        if head.startswith(magic, offset):
            message_id = "documents.other_archive" if kind in _ARCHIVES else "documents.unsupported"
            raise WolofSearchError(message_id, path=str(path), kind=kind)
    return text_format(path, head)


def is_document(path: Path, *, pictures: bool) -> bool:
    """Return whether a file whose name tells nothing is a document by its content; its head is all that is read.

    Also what would be one, but for a lock or for want of a reader: that is worth telling. So is a file that may not be
    opened. ``pictures``: they may be scans.
    """
    try:
        return path.stat().st_size > 0 and (detect_format(path) not in _PICTURES or pictures)
    except PermissionError:
        return True
    except WolofSearchError as error:
        return error.message_id in _LOCKED or error.facts.get("kind") in _OTHER_DOCUMENTS
    except Exception:  # noqa: BLE001 - it begins like a document and is none, or a broken one under a strange name
        return False


def is_over_limits(path: Path, size_bytes: int, limits: Limits) -> bool:
    """Return whether a file of this size would be refused unread; only a very large one is looked into.

    An archive of files may be of any size, and a zipped document of any up to ``limits.file_bytes``: what matters of
    these is what they unpack to.
    """
    if size_bytes <= min(limits.whole_bytes, limits.file_bytes):
        return False
    try:
        in_memory = detect_format(path) not in READ_BY_PAGE
        with path.open("rb") as file:
            zipped = file.read(len(_ZIP[0])).startswith(_ZIP)
    except WolofSearchError as error:
        return error.message_id != "documents.other_archive" and size_bytes > limits.file_bytes
    except Exception:  # noqa: BLE001 - damaged, or gone: that is for the import to tell
        return False
    return size_bytes > limits.file_bytes or (in_memory and not zipped)
