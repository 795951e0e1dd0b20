"""Real files of the kinds people have, and files that are not what they seem."""

from __future__ import annotations

import contextlib
import os
import struct
import time
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.audio.conftest import WriteSound, best_correlation, syllables
from wolofsearch.audio.decoding import decode_audio
from wolofsearch.errors import WolofSearchError


@pytest.fixture(autouse=True)
def no_ffmpeg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


def failure(path: Path) -> WolofSearchError:
    with pytest.raises(WolofSearchError) as caught:
        decode_audio(path)
    told = caught.value.told("en")
    assert "{" not in told.sentence + told.next_step
    assert told.next_step
    assert caught.value.told("fr").next_step
    return caught.value


@pytest.mark.parametrize(
    ("name", "rate_hz", "form"),
    [
        ("a.wav", 16_000, {"subtype": "PCM_16"}),
        ("a.wav", 44_100, {"subtype": "PCM_24"}),
        ("a.wav", 8_000, {"subtype": "PCM_U8"}),
        ("a.wav", 8_000, {"subtype": "GSM610"}),
        ("a.wav", 8_000, {"subtype": "ULAW"}),
        ("a.wav", 96_000, {"subtype": "FLOAT"}),
        ("a.flac", 44_100, {}),
        ("a.ogg", 44_100, {"subtype": "VORBIS"}),
        ("a.opus", 48_000, {"format": "OGG", "subtype": "OPUS"}),
        ("a.mp3", 44_100, {}),
        ("a.aiff", 22_050, {}),
        ("voice note without a suffix", 16_000, {"format": "WAV"}),
        ("misnamed.mp4", 16_000, {"format": "WAV"}),
        ("misnamed.raw.mp3", 16_000, {"format": "FLAC"}),
    ],
)
def test_what_people_record_becomes_the_same_16_khz_sound(
    write_sound: WriteSound, name: str, rate_hz: int, form: dict[str, str]
) -> None:
    waveform = decode_audio(write_sound(name, syllables(2.0, rate_hz), rate_hz, **form))
    assert waveform.samples.dtype == np.float32
    assert waveform.samples.ndim == 1
    assert waveform.seconds == pytest.approx(2.0, abs=0.1)
    assert not waveform.truncated
    assert best_correlation(np.pad(waveform.samples, 800), syllables(2.0)[4000:-4000]) > 0.97


def test_all_channels_are_heard(write_sound: WriteSound) -> None:
    left = syllables(1.0)
    stereo = write_sound("stereo.wav", np.stack([left, np.zeros_like(left)], axis=1))
    many = write_sound("many.wav", np.repeat(left[:, None], 9, axis=1))
    assert np.allclose(decode_audio(stereo).samples, left / 2, atol=1e-3)
    assert np.allclose(decode_audio(many).samples, left, atol=1e-3)


def test_more_sound_than_asked_for_is_cut_and_told(write_sound: WriteSound) -> None:
    path = write_sound("long.wav", syllables(3.0, 44_100), 44_100)
    cut = decode_audio(path, max_seconds=2.0)
    assert cut.seconds == pytest.approx(2.0, abs=0.001)
    assert cut.truncated
    assert not decode_audio(path, max_seconds=3.0).truncated


def test_a_very_long_mp3_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "sermon.mp3"
    with soundfile.SoundFile(
        path, "w", 16_000, 1, format="MP3", bitrate_mode="CONSTANT", compression_level=0.99
    ) as mp3:
        for _ in range(6):
            mp3.write(np.zeros(160_000, np.float32))
    whole_frames = path.read_bytes()
    with path.open("ab") as file:  # frames stand alone, so that repeating them makes three hours in no time
        for _ in range(3 * 60 - 1):
            file.write(whole_frames)
    start_s = time.monotonic()
    waveform = decode_audio(path)
    assert time.monotonic() - start_s < 2.0
    assert waveform.truncated
    assert waveform.seconds == pytest.approx(30.0, abs=0.01)


def test_a_header_that_claims_a_thousand_channels_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "many.wav"
    channels, frames = 1000, 500
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(np.zeros(channels * frames, "<i2").tobytes())
    assert len(decode_audio(path).samples) == frames


@pytest.mark.parametrize("rate_hz", [1, 4_000_000_000])
def test_an_absurd_rate_is_a_broken_file(tmp_path: Path, rate_hz: int) -> None:
    path = tmp_path / "rate.wav"
    body = b"\0\0" * 1000
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate_hz, (rate_hz * 2) & 0xFFFFFFFF, 2, 16)
    data = struct.pack("<4sI", b"data", len(body)) + body
    path.write_bytes(struct.pack("<4sI4s", b"RIFF", 4 + len(form) + len(data), b"WAVE") + form + data)
    assert failure(path).message_id == "audio.broken"


def test_impossible_numbers_become_silence(write_sound: WriteSound) -> None:
    samples = syllables(1.0)
    samples[100:200] = np.nan
    samples[300] = np.inf
    samples[400] = 40.0
    decoded = decode_audio(write_sound("odd.wav", samples, subtype="FLOAT")).samples
    assert np.isfinite(decoded).all()
    assert np.abs(decoded).max() <= 1.0
    assert not decoded[100:200].any()


def test_a_file_cut_in_the_middle_gives_its_beginning(write_sound: WriteSound) -> None:
    for name in ("half.wav", "half.flac", "half.mp3", "half.ogg"):
        path = write_sound(name, syllables(20.0, 22_050), 22_050)
        path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
        assert 5.0 < decode_audio(path).seconds < 17.0, name


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "audio.empty_file"),
        (b"Bonjour, ceci est une lettre.", "audio.not_audio"),
        (b"%PDF-1.7 ...", "audio.not_audio"),
        (b"PK\x03\x04" + bytes(100), "audio.not_audio"),
        (b"RIFF\x10\0\0\0WAVEjunk", "audio.broken"),
        (b"fLaC" + bytes(range(256)) * 8, "audio.broken"),
        (b"OggS" + bytes(range(256)) * 8, "audio.broken"),
        (b"OggS" + bytes(3), "audio.broken"),
        (b"ID3\x04" + bytes(2000), "audio.broken"),
        (b"\xff\xfb" + bytes(5000), "audio.broken"),
        (b"\0\0\0\x20ftypM4A " + bytes(100), "audio.needs_ffmpeg"),
        (b"\0\0\0\x18ftyp3gp4" + bytes(100), "audio.needs_ffmpeg"),
        (b"#!AMR\n" + bytes(100), "audio.needs_ffmpeg"),
        (b"\xff\xf1\x50\x80" + bytes(100), "audio.needs_ffmpeg"),
        (b"\x1a\x45\xdf\xa3" + bytes(100), "audio.needs_ffmpeg"),
        (b"RIFF\0\0\0\0AVI LIST" + bytes(100), "audio.needs_ffmpeg"),
        (b"\x00\x00\x01\xba" + bytes(100), "audio.needs_ffmpeg"),
        ((b"\x47" + bytes(187)) * 5, "audio.needs_ffmpeg"),
    ],
)
def test_what_cannot_be_heard_says_why(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(content)
    assert failure(path).message_id == expected


def test_a_sound_file_without_a_single_sample_is_empty(write_sound: WriteSound) -> None:
    assert failure(write_sound("none.wav", np.zeros(0, np.float32))).message_id == "audio.empty_file"


def test_random_damage_never_escapes_as_anything_else(write_sound: WriteSound) -> None:
    rng = np.random.default_rng(11)
    for name, form in (("a.wav", {}), ("a.flac", {}), ("a.ogg", {"subtype": "OPUS"}), ("a.mp3", {})):
        path = write_sound(name, syllables(1.0), **form)
        whole = np.frombuffer(path.read_bytes(), np.uint8)
        for _ in range(25):
            damaged = whole.copy()
            where = rng.integers(4, len(damaged), 20)
            damaged[where] = rng.integers(0, 256, 20)
            path.write_bytes(damaged.tobytes())
            with contextlib.suppress(WolofSearchError):
                assert np.isfinite(decode_audio(path).samples).all()


def test_places_that_are_no_files(tmp_path: Path) -> None:
    assert failure(tmp_path).message_id == "audio.is_a_folder"
    assert failure(tmp_path / "missing.wav").message_id == "general.file_missing"
    assert failure(tmp_path / ("x" * 5000)).message_id in {"audio.broken", "general.file_missing"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.wav"
    os.mkfifo(pipe)
    assert failure(pipe).message_id == "audio.not_audio"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file(write_sound: WriteSound) -> None:
    path = write_sound("mine.wav", syllables(1.0))
    path.chmod(0)
    assert failure(path).message_id == "general.permission_denied"
