"""Messages on a pipe: eight bytes of length, then that many bytes. Both sides of the reading process speak it."""

from __future__ import annotations

import struct
from typing import IO

_LENGTH = struct.Struct(">Q")


class FrameTooLarge(Exception):  # noqa: N818 - a refusal, told to people under another name
    """The other side announced more bytes than were agreed."""


def write_frame(pipe: IO[bytes], payload: bytes) -> None:
    """Write one message and flush it."""
    pipe.write(_LENGTH.pack(len(payload)) + payload)
    pipe.flush()


def read_frame(pipe: IO[bytes], max_bytes: int) -> bytes | None:
    """Return the next message, or None when the other side is gone, in the middle of a message too.

    Raises:
        FrameTooLarge: the message is longer than ``max_bytes``; nothing of it was read.
    """
    header = pipe.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(header)
    if length > max_bytes:
        raise FrameTooLarge
    payload = pipe.read(length)
    return payload if len(payload) == length else None
