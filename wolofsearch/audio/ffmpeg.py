"""Formats that libsndfile does not know, through the ffmpeg program where a computer has it.

ffmpeg is never required and never shipped. The file comes from a stranger, so ffmpeg runs as a separate process with a
time limit, may open only that file, only with the demuxer that fits its first bytes, and answers through a pipe.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np

from wolofsearch.audio.resampling import to_mono
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ
from wolofsearch.errors import WolofSearchError

TIME_LIMIT_S = 60.0
_SAMPLE_BYTES = 4
_EXTRA_S = 0.5


def find_ffmpeg() -> str | None:
    """Return the path of the ffmpeg program, or None where this computer has none."""
    return shutil.which("ffmpeg")


def decode_with_ffmpeg(program: str, path: Path, demuxer: str, max_seconds: float) -> Waveform:
    """Return the first ``max_seconds`` of the first sound track of ``path``.

    Args:
        program: what :func:`find_ffmpeg` returned.
        path: a sound file or a video.
        demuxer: names of the only demuxers ffmpeg may use, separated by commas.
        max_seconds: the rest of the file is not decoded.

    Raises:
        WolofSearchError: ``audio.no_sound_inside`` where there is no readable sound track, ``audio.took_too_long``.
    """
    command = [
        program,
        *("-nostdin", "-hide_banner", "-loglevel", "quiet"),
        *("-protocol_whitelist", "file,pipe", "-format_whitelist", demuxer),
        *("-i", f"file:{path.resolve()}"),
        *("-map", "0:a:0", "-vn", "-sn", "-dn", "-t", f"{max_seconds + _EXTRA_S:.3f}"),
        *("-ac", "1", "-ar", str(SAMPLE_RATE_HZ), "-f", "f32le", "pipe:1"),
    ]
    try:
        answer = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=TIME_LIMIT_S,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise WolofSearchError("audio.took_too_long", path=path, seconds=int(TIME_LIMIT_S)) from error
    except OSError as error:
        raise WolofSearchError("audio.ffmpeg_failed", path=path, program=program) from error
    # A damaged end makes ffmpeg fail after it has given the good beginning, so the sound counts, not the exit status.
    whole_bytes = len(answer.stdout) - len(answer.stdout) % _SAMPLE_BYTES
    samples = to_mono(np.frombuffer(answer.stdout[:whole_bytes], dtype="<f4"))
    if len(samples) == 0:
        raise WolofSearchError("audio.no_sound_inside", path=path)
    limit = int(max_seconds * SAMPLE_RATE_HZ)
    return Waveform(samples[:limit], truncated=len(samples) > limit)
