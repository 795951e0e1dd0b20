"""A guarded look into zipped documents (DOCX, ODT, EPUB).

A few kilobytes can unpack to gigabytes, so the table of contents is weighed before a library opens the file. The
declared sizes can be trusted for that: reading stops at the declared size, and a wrong one fails the checksum.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from wolofsearch.documents.document import MEGABYTE, Limits
from wolofsearch.errors import WolofSearchError

MAX_MEMBERS = 20_000
MAX_RATIO = 250
"""Prose in XML shrinks to a tenth, an empty table to a hundredth; only a bomb shrinks further."""
RATIO_MATTERS_FROM_BYTES = 16 * MEGABYTE


def check_archive(path: Path, limits: Limits) -> None:
    """Refuse an archive that would unpack to too much.

    Raises:
        WolofSearchError: ``documents.too_large`` for too many bytes, too many members or a ratio no document has;
            ``documents.encrypted`` when a member asks for a password.
        zipfile.BadZipFile: it is no whole archive.
    """
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    unpacked_bytes = sum(member.file_size for member in members)
    swollen = any(
        member.file_size > RATIO_MATTERS_FROM_BYTES and member.file_size > MAX_RATIO * max(member.compress_size, 1)
        for member in members
    )
    if unpacked_bytes > limits.unpacked_bytes or len(members) > MAX_MEMBERS or swollen:
        raise WolofSearchError("documents.too_large", path=str(path), limit_mb=limits.unpacked_bytes // MEGABYTE)
    if any(member.flag_bits & 1 for member in members):
        raise WolofSearchError("documents.encrypted", path=str(path))
