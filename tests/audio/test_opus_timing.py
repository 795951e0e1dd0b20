"""Opus files with wrong time stamps, made from a right one."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import pytest

from tests.audio.conftest import WriteSound, best_correlation, syllables
from wolofsearch.audio.decoding import decode_audio
from wolofsearch.audio.opus_timing import _checksum, retime


@pytest.fixture
def opus(write_sound: WriteSound) -> Path:
    return write_sound("note.ogg", syllables(6.0, 48_000), 48_000, subtype="OPUS")


def with_shifted_stamps(content: bytes, from_page: int, shift_frames: int) -> bytes:
    shifted, at, number = bytearray(content), 0, 0
    while at < len(shifted):
        count = shifted[at + 26]
        end = at + 27 + count + sum(shifted[at + 27 : at + 27 + count])
        if number >= from_page:
            (stamp,) = struct.unpack_from("<q", shifted, at + 6)
            struct.pack_into("<q", shifted, at + 6, stamp + shift_frames)
            struct.pack_into("<I", shifted, at + 22, 0)
            struct.pack_into("<I", shifted, at + 22, _checksum(shifted[at:end]))
        at, number = end, number + 1
    return bytes(shifted)


@pytest.mark.parametrize("shift_frames", [-480, 24, 480, 96_000])
def test_a_recording_whose_stamps_jump_is_heard_whole(
    opus: Path, monkeypatch: pytest.MonkeyPatch, shift_frames: int
) -> None:
    monkeypatch.setenv("PATH", "")
    opus.write_bytes(with_shifted_stamps(opus.read_bytes(), 4, shift_frames))
    waveform = decode_audio(opus)
    assert waveform.seconds == pytest.approx(6.0, abs=0.1)
    assert best_correlation(np.pad(waveform.samples, 800), syllables(6.0)[4000:-4000]) > 0.97


def test_only_the_beginning_is_kept_where_that_is_enough(opus: Path) -> None:
    content = with_shifted_stamps(opus.read_bytes(), 3, 480)
    cut = retime(io.BytesIO(content), max_seconds=2.0)
    assert cut is not None
    assert len(cut.getvalue()) < len(content) * 2 / 3


def test_wrong_stamps_become_the_right_ones(opus: Path) -> None:
    content = opus.read_bytes()
    retimed = retime(io.BytesIO(with_shifted_stamps(content, 3, 24)), max_seconds=60.0)
    assert retimed is not None
    assert retimed.getvalue()[: len(content) // 2] == content[: len(content) // 2]


def test_a_file_with_right_stamps_is_left_alone(opus: Path) -> None:
    assert retime(io.BytesIO(opus.read_bytes()), max_seconds=60.0) is None


@pytest.mark.parametrize("content", [b"", b"OggS", b"RIFF" + bytes(200), b"OggS" + bytes(200)])
def test_other_files_are_left_alone(content: bytes) -> None:
    assert retime(io.BytesIO(content), max_seconds=30.0) is None


def test_vorbis_is_left_alone(write_sound: WriteSound) -> None:
    with write_sound("music.ogg", syllables(1.0), subtype="VORBIS").open("rb") as file:
        assert retime(file, max_seconds=30.0) is None
