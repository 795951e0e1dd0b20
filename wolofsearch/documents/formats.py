"""What a file really is: told by its content first, by its suffix only where the content is plain text.

People rename files, and programs save HTML under ``.doc``. A file that cannot be read gets the name of its kind, so
that the person can be told what it is instead of "error".
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from wolofsearch.errors import WolofSearchError

SUFFIXES: dict[str, str] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".epub": "epub",
}
SUPPORTED_SUFFIXES: frozenset[str] = frozenset(SUFFIXES)
"""Suffixes, in lower case with their dot, that a folder import looks for."""

_HEAD_BYTES = 8192
_OLE_SCAN_BYTES = 16 << 20
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"{\\rtf", "RTF"),
    (0, b"\x89PNG", "PNG"),
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"GIF8", "GIF"),
    (0, b"II*\x00", "TIFF"),
    (0, b"MM\x00*", "TIFF"),
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
    (0, b"\x1f\x8b", "GZIP"),
    (0, b"SQLite format 3", "SQLite"),
    (60, b"BOOKMOBI", "Mobipocket"),
)
_ZIP_KINDS: tuple[tuple[str, str], ...] = (
    ("xl/", "Excel"),
    ("ppt/", "PowerPoint"),
    ("Index/Document.iwa", "Pages"),
    ("Index.zip", "Pages"),
    ("index.xml", "Pages"),
)
_UTF16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_PROLOGUE = rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*+"
_HTML = re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(rb"\s*<\?xml\b")


def detect_format(path: Path) -> str:
    """Return the format of a non-empty file, a value of :data:`SUFFIXES`.

    Raises:
        WolofSearchError: ``documents.unsupported`` with the name of what it is, or ``documents.encrypted`` for an
            Office file with a password.
        zipfile.BadZipFile: it starts like an archive but is none.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_ZIP):
        return _zipped_format(path)
    if head.startswith(_OLE):
        raise _office_97(path)
    for offset, magic, kind in _MAGIC:
        if head.startswith(magic, offset):
            raise WolofSearchError("documents.unsupported", path=str(path), kind=kind)
    return _text_format(path, head)


def _zipped_format(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        mimetype = archive.read("mimetype")[:100].decode("latin-1").strip() if _small(archive, "mimetype") else ""
    if "word/document.xml" in names or ("[Content_Types].xml" in names and any(n.startswith("word/") for n in names)):
        return "docx"
    if mimetype == "application/epub+zip" or "META-INF/container.xml" in names:
        return "epub"
    if mimetype.startswith("application/vnd.oasis.opendocument.text"):
        return "odt"
    if mimetype.startswith("application/vnd.oasis.opendocument."):
        raise WolofSearchError("documents.unsupported", path=str(path), kind=f"OpenDocument ({path.suffix.lower()})")
    kind = next((kind for start, kind in _ZIP_KINDS if any(name.startswith(start) for name in names)), "ZIP")
    raise WolofSearchError("documents.unsupported", path=str(path), kind=kind)


def _small(archive: zipfile.ZipFile, name: str) -> bool:
    if name not in archive.namelist():
        return False
    member = archive.getinfo(name)
    return member.file_size < 1000 and not member.flag_bits & 1


def _office_97(path: Path) -> WolofSearchError:
    """Tell an Office file with a password (wrapped in the old container) from an old Office file."""
    with path.open("rb") as file:
        if "EncryptedPackage".encode("utf-16-le") in file.read(_OLE_SCAN_BYTES):
            return WolofSearchError("documents.encrypted", path=str(path))
    return WolofSearchError("documents.unsupported", path=str(path), kind=f"Office 97–2003 ({path.suffix.lower()})")


def _text_format(path: Path, head: bytes) -> str:
    suffix = path.suffix.lower()
    if not head.startswith(_UTF16_OR_32):
        # One stray NUL is forgiven, as some programs end a text with it; control characters mean a program or data.
        strange = sum(byte < 32 and byte not in b"\t\n\v\f\r\x1a\x1b\x08" for byte in head)
        if strange > max(1, len(head) // 100):
            raise WolofSearchError("documents.unsupported", path=str(path), kind="binaire / binary")
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(bare):
        return "html"
    if _XML.match(bare) and SUFFIXES.get(suffix) != "html":
        raise WolofSearchError("documents.unsupported", path=str(path), kind="XML")
    format_ = SUFFIXES.get(suffix, "" if suffix else "txt")
    if not format_:
        raise WolofSearchError("documents.unsupported", path=str(path), kind=suffix.lstrip(".").upper())
    return format_ if format_ in ("txt", "markdown", "html") else "txt"
