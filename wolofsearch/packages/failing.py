"""What the disk and the stick say when they fail, in words a person can act upon."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wolofsearch.errors import WolofSearchError, file_error

SPARE_BYTES = 64 << 20
"""What must stay free on the disk."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn errors of the system inside the block into a :class:`WolofSearchError` about ``path``.

    Raises:
        WolofSearchError: ``general.disk_full``, ``general.permission_denied``, ``general.file_missing``,
            ``packages.file_too_big`` or ``packages.unreachable``.
    """
    try:
        yield
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise WolofSearchError("packages.file_too_big", path=path) from error
        known = file_error(error, path)
        if known.message_id != "general.unexpected":
            raise known from error
        raise WolofSearchError("packages.unreachable", path=path, detail=error) from error


def require_space(place: Path, needed_bytes: int, shown: Path, message_id: str = "packages.no_space") -> None:
    """Raise ``message_id``, which names ``shown``, where the disk of ``place`` has no such room to spare."""
    free_bytes = shutil.disk_usage(place).free
    if needed_bytes + SPARE_BYTES > free_bytes:
        raise WolofSearchError(message_id, path=shown, needed=needed_bytes >> 20, free=free_bytes >> 20)
