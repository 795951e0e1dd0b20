"""The one error that people see.

Code deep inside raises ``WolofSearchError("room.what_happened", path=…)``: a message id and facts, never a sentence.
The edge (command line, window) turns it into a sentence and a next step in the user's language through
:mod:`wolofsearch.messages`. Any other exception that reaches the edge is a defect and is reported as such.
"""

from __future__ import annotations

import errno
from pathlib import Path

from wolofsearch.messages import DEFAULT_LANGUAGE, Message, message


class WolofSearchError(Exception):
    """Something went wrong that a person can understand and act upon.

    Args:
        message_id: ``room.name`` of a message in ``wolofsearch/messages/<room>.toml``.
        **facts: values for the placeholders of the message (a path, a size, a limit).
    """

    def __init__(self, message_id: str, /, **facts: object) -> None:
        super().__init__(message_id, facts)
        self.message_id = message_id
        self.facts: dict[str, object] = facts

    def __str__(self) -> str:
        return self.told().sentence

    def told(self, language: str = DEFAULT_LANGUAGE) -> Message:
        """Return the sentence and the next step in ``language``, one of :data:`wolofsearch.messages.LANGUAGES`."""
        return message(self.message_id, language, **self.facts)


class Cancelled(WolofSearchError):  # noqa: N818 - it is a decision of the user, not an error shown to anyone
    """The user stopped the work; shown to nobody as an error."""

    def __init__(self) -> None:
        super().__init__("general.cancelled")


def file_error(error: OSError, path: Path | str) -> WolofSearchError:
    """Return what to tell a person when the system refused ``path``: full disk, no right, missing, else unexpected."""
    message_id = {
        errno.ENOSPC: "general.disk_full",
        errno.EDQUOT: "general.disk_full",
        errno.EACCES: "general.permission_denied",
        errno.EPERM: "general.permission_denied",
        errno.EROFS: "general.permission_denied",
        errno.ENOENT: "general.file_missing",
    }.get(error.errno or 0)
    if message_id is None:
        return WolofSearchError("general.unexpected", kind=type(error).__name__, detail=error)
    return WolofSearchError(message_id, path=path)
