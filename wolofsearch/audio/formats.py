"""What a sound file is, told from its first bytes.

The name of a file says little (phones send voice notes as ``.ogg``, ``.opus`` or without any suffix) and the decoders
hold parsers for dozens of forgotten formats. Only files that look like something people really have are handed to
them, and each only to the decoder that is meant for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

HEAD_BYTES = 400
_TRANSPORT_PACKET_BYTES = 188
_ATOMS = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})


class Decoder(Enum):
    """Who opens a file."""

    LIBSNDFILE = "libsndfile"
    FFMPEG = "ffmpeg"


@dataclass(frozen=True, slots=True)
class SoundFormat:
    """A kind of file, the decoder that opens it, and the ffmpeg demuxer allowed for it."""

    name: str
    decoder: Decoder
    demuxer: str


def sniff(head: bytes) -> SoundFormat | None:
    """Return the format of a file that starts with ``head`` (the first ``HEAD_BYTES``), or None for no sound at all."""
    for matches, found in _RULES:
        if matches(head):
            return found
    return None


def _riff_of(kind: bytes, head: bytes) -> bool:
    return head[:4] in {b"RIFF", b"RF64"} and head[8:12] == kind


def _mpeg_frame(head: bytes, layer_bits: frozenset[int]) -> bool:
    # Eleven set bits, then version and layer; layer 0 is the mark of AAC in ADTS frames.
    return len(head) > 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and (head[1] >> 1) & 3 in layer_bits


def _transport_stream(head: bytes) -> bool:
    return len(head) > _TRANSPORT_PACKET_BYTES and head[0] == 0x47 and head[_TRANSPORT_PACKET_BYTES] == 0x47


_RULES = (
    (lambda head: _riff_of(b"WAVE", head), SoundFormat("WAV", Decoder.LIBSNDFILE, "wav")),
    (lambda head: head[:4] == b"fLaC", SoundFormat("FLAC", Decoder.LIBSNDFILE, "flac")),
    (lambda head: head[:4] == b"OggS", SoundFormat("Ogg", Decoder.LIBSNDFILE, "ogg")),
    (lambda head: head[:3] == b"ID3", SoundFormat("MP3", Decoder.LIBSNDFILE, "mp3,aac")),
    (lambda head: _mpeg_frame(head, frozenset({1, 2, 3})), SoundFormat("MP3", Decoder.LIBSNDFILE, "mp3")),
    (
        lambda head: head[:4] == b"FORM" and head[8:12] in {b"AIFF", b"AIFC"},
        SoundFormat("AIFF", Decoder.LIBSNDFILE, "aiff"),
    ),
    (lambda head: head[:4] == b"caff", SoundFormat("CAF", Decoder.LIBSNDFILE, "caf")),
    (lambda head: head[:4] == b".snd", SoundFormat("AU", Decoder.LIBSNDFILE, "au")),
    (lambda head: head[4:8] in _ATOMS, SoundFormat("MP4", Decoder.FFMPEG, "mov")),
    (lambda head: head[:5] == b"#!AMR", SoundFormat("AMR", Decoder.FFMPEG, "amr")),
    (lambda head: _mpeg_frame(head, frozenset({0})), SoundFormat("AAC", Decoder.FFMPEG, "aac")),
    (lambda head: head[:4] == b"\x1a\x45\xdf\xa3", SoundFormat("WebM", Decoder.FFMPEG, "matroska")),
    (lambda head: _riff_of(b"AVI ", head), SoundFormat("AVI", Decoder.FFMPEG, "avi")),
    (lambda head: head[:4] == b"\x30\x26\xb2\x75", SoundFormat("WMA", Decoder.FFMPEG, "asf")),
    (lambda head: head[:3] == b"FLV", SoundFormat("FLV", Decoder.FFMPEG, "flv")),
    (lambda head: head[:4] == b"\x00\x00\x01\xba", SoundFormat("MPEG", Decoder.FFMPEG, "mpeg")),
    (_transport_stream, SoundFormat("MPEG-TS", Decoder.FFMPEG, "mpegts")),
)
