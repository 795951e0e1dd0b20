"""How the program ffmpeg is called, and what happens when it misbehaves; small scripts stand in for it.

Where ffmpeg itself is installed, it makes and opens real files as well.
"""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.audio.conftest import best_correlation, syllables
from wolofsearch.audio import ffmpeg
from wolofsearch.audio.decoding import decode_audio
from wolofsearch.errors import WolofSearchError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a #! line")

needs_the_real_one = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")


@pytest.fixture
def voice_note(tmp_path: Path) -> Path:
    path = tmp_path / "-voice note.m4a"
    path.write_bytes(b"\0\0\0\x20ftypM4A " + bytes(100))
    return path


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    tools = folder / "tools"
    tools.mkdir()
    program = tools / "ffmpeg"
    program.write_text(f"#!{sys.executable}\nimport sys, time, pathlib\n{body}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tools))


def test_it_may_open_only_that_file_and_gets_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, voice_note: Path
) -> None:
    seen = tmp_path / "seen"
    stand_in(
        tmp_path,
        monkeypatch,
        f"pathlib.Path({str(seen)!r}).write_text('\\n'.join(sys.argv[1:]) + repr(sys.stdin.read()))\n"
        "sys.stdout.buffer.write(b'\\0\\0\\0\\x3f' * 16000 + b'xyz')",
    )
    waveform = decode_audio(voice_note)
    assert waveform.seconds == pytest.approx(1.0)
    assert np.all(waveform.samples == 0.5)
    arguments = seen.read_text().splitlines()
    assert "-nostdin" in arguments
    assert arguments[arguments.index("-protocol_whitelist") + 1] == "file,pipe"
    assert arguments[arguments.index("-format_whitelist") + 1] == "mov"
    assert arguments[arguments.index("-i") + 1] == f"file:{voice_note}"
    assert arguments[-1] == "pipe:1''"


def test_a_program_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, voice_note: Path) -> None:
    stand_in(tmp_path, monkeypatch, "time.sleep(60)")
    monkeypatch.setattr(ffmpeg, "TIME_LIMIT_S", 0.5)
    with pytest.raises(WolofSearchError) as caught:
        decode_audio(voice_note)
    assert caught.value.message_id == "audio.took_too_long"


@pytest.mark.parametrize("body", ["sys.exit(1)", "sys.stdout.write('ab')", "sys.exit('trouble')"])
def test_no_sound_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, voice_note: Path, body: str) -> None:
    stand_in(tmp_path, monkeypatch, body)
    with pytest.raises(WolofSearchError) as caught:
        decode_audio(voice_note)
    assert caught.value.message_id == "audio.no_sound_inside"


def test_a_program_that_does_not_start_is_told(tmp_path: Path, voice_note: Path) -> None:
    with pytest.raises(WolofSearchError) as caught:
        ffmpeg.decode_with_ffmpeg(str(tmp_path / "nowhere"), voice_note, "mov", 30.0)
    assert caught.value.message_id == "audio.ffmpeg_failed"


def test_it_helps_where_libsndfile_gives_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "sys.stdout.buffer.write(b'\\0\\0\\0\\x3f' * 8000)")
    path = tmp_path / "odd.wav"
    path.write_bytes(b"RIFF\x10\0\0\0WAVEjunk")
    assert decode_audio(path).seconds == pytest.approx(0.5)


def make_with_ffmpeg(folder: Path, name: str, *options: str) -> Path:
    source, made = folder / "source.wav", folder / name
    soundfile.write(source, syllables(3.0, 44_100), 44_100)
    subprocess.run(["ffmpeg", "-loglevel", "error", "-i", source, *options, made], check=True)
    return made


@needs_the_real_one
@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.m4a", ()),
        ("a.aac", ()),
        ("a.webm", ("-c:a", "libopus")),
        ("a.mkv", ()),
        ("a.wma", ()),
        ("video.mp4", ("-f", "lavfi", "-i", "color=size=64x64:duration=3", "-map", "0", "-map", "1")),
        ("video.avi", ("-f", "lavfi", "-i", "color=size=64x64:duration=3", "-map", "0", "-map", "1")),
    ],
)
def test_phones_and_videos_open_with_ffmpeg(tmp_path: Path, name: str, options: tuple[str, ...]) -> None:
    waveform = decode_audio(make_with_ffmpeg(tmp_path, name, *options))
    assert waveform.seconds == pytest.approx(3.0, abs=0.15)
    assert not waveform.truncated
    assert best_correlation(np.pad(waveform.samples, 2000), syllables(3.0)[4000:-4000]) > 0.97
    cut = decode_audio(tmp_path / name, max_seconds=1.0)
    assert cut.truncated
    assert cut.seconds == pytest.approx(1.0)


@needs_the_real_one
def test_a_video_without_sound_says_so(tmp_path: Path) -> None:
    path = tmp_path / "mute.mp4"
    colour = ("-f", "lavfi", "-i", "color=size=64x64:duration=1")
    subprocess.run(["ffmpeg", "-loglevel", "error", *colour, path], check=True)
    with pytest.raises(WolofSearchError) as caught:
        decode_audio(path)
    assert caught.value.message_id == "audio.no_sound_inside"
