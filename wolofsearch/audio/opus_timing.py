"""Opus files whose time stamps disagree with their sound.

Recorders that pause, and tools that copy sound from one container to another, write Ogg pages whose stamps skip or lag
behind the packets they hold. Players do not mind, but libsndfile calls such a file malformed and stops in the middle of
a sentence; in one collection of voices recorded by many people on their own devices, more than a third of the files
were of that kind. The packets themselves are sound, so their durations are added up and the stamps written anew, in
memory.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

_OPUS_RATE_HZ = 48_000
_HEADER = struct.Struct("<4sBBqIIIB")
_STAMP_AT = 6
_CHECKSUM_AT = 22
_LAST_PAGE = 0x04
_LONGEST_TRIM_FRAMES = 5760
"""The last stamp may lie before the end of the last packet (120 ms at most): what follows is not meant to be heard."""
_HEADER_PAGES = 2
_SILK_MS = (10.0, 20.0, 40.0, 60.0)
_HYBRID_MS = (10.0, 20.0)
_CELT_MS = (2.5, 5.0, 10.0, 20.0)
_POLYNOMIAL = 0x04C11DB7


def retime(file: BinaryIO, max_seconds: float) -> io.BytesIO | None:
    """Return the first ``max_seconds`` of an Ogg Opus file with true time stamps.

    None where the file is not Ogg Opus or its stamps are true already. A damaged or cut end is left out.
    """
    pages: list[_Page] = []
    frames, carried, wrong = 0, b"", False
    for page in _pages(file):
        if not pages and not page.body.startswith(b"OpusHead"):
            return None
        if pages and page.serial != pages[0].serial:
            continue
        if len(pages) >= _HEADER_PAGES:
            packets, carried = page.packets(carried)
            frames += sum(_packet_frames(packet) for packet in packets)
            if page.stamp != frames and not (page.last and 0 <= frames - page.stamp <= _LONGEST_TRIM_FRAMES):
                page, wrong = page.stamped(frames), True  # noqa: PLW2901 - the page as it should have been
        pages.append(page)
        if frames > max_seconds * _OPUS_RATE_HZ:
            break
    return io.BytesIO(b"".join(page.head + page.segments + page.body for page in pages)) if wrong else None


@dataclass(frozen=True, slots=True)
class _Page:
    serial: int
    stamp: int
    last: bool
    head: bytes
    segments: bytes
    body: bytes

    def packets(self, carried: bytes) -> tuple[list[bytes], bytes]:
        """Return the packets that end on this page, given the unfinished one before, and what is left unfinished."""
        found: list[bytes] = []
        at = 0
        for length in self.segments:
            carried += self.body[at : at + length]
            at += length
            if length < 255:
                found.append(carried)
                carried = b""
        return found, carried

    def stamped(self, frames: int) -> _Page:
        """Return this page with another time stamp and a checksum to match."""
        head = bytearray(self.head)
        struct.pack_into("<q", head, _STAMP_AT, frames)
        struct.pack_into("<I", head, _CHECKSUM_AT, 0)
        struct.pack_into("<I", head, _CHECKSUM_AT, _checksum(head + self.segments + self.body))
        return replace(self, head=bytes(head), stamp=frames)


def _pages(file: BinaryIO) -> Iterator[_Page]:
    while len(head := file.read(_HEADER.size)) == _HEADER.size:
        magic, _, flags, stamp, serial, _, _, count = _HEADER.unpack(head)
        segments = file.read(count)
        body = file.read(sum(segments))
        if magic != b"OggS" or len(segments) < count or len(body) < sum(segments):
            return
        yield _Page(serial, stamp, bool(flags & _LAST_PAGE), head, segments, body)


def _packet_frames(packet: bytes) -> int:
    """Return the length of an Opus packet at 48 kHz, from its first one or two bytes."""
    if not packet:
        return 0
    config, code = packet[0] >> 3, packet[0] & 3
    if config < 12:
        length_ms = _SILK_MS[config % 4]
    elif config < 16:
        length_ms = _HYBRID_MS[config % 2]
    else:
        length_ms = _CELT_MS[config % 4]
    many = packet[1] & 0x3F if code == 3 and len(packet) > 1 else (1, 2, 2, 0)[code]
    return int(length_ms * _OPUS_RATE_HZ / 1000) * many


def _checksum_table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = (value << 1) ^ (_POLYNOMIAL if value & 0x80000000 else 0)
        table.append(value & 0xFFFFFFFF)
    return tuple(table)


_TABLE = _checksum_table()


def _checksum(page: bytes | bytearray) -> int:
    value = 0
    for byte in page:
        value = ((value << 8) & 0xFFFFFFFF) ^ _TABLE[(value >> 24) ^ byte]
    return value
