"""Any sound file a person may have becomes a waveform, or a sentence that says why not.

libsndfile opens what people record and share most (WAV, FLAC, Ogg, Opus, MP3); ffmpeg, where present, the rest. No more
than ``max_seconds`` is ever decoded or held in memory, whatever the file claims about its length, rate or channels.
"""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import soundfile

from wolofsearch.audio.ffmpeg import decode_with_ffmpeg, find_ffmpeg
from wolofsearch.audio.formats import HEAD_BYTES, Decoder, SoundFormat, sniff
from wolofsearch.audio.opus_timing import retime
from wolofsearch.audio.resampling import to_encoder_rate, to_mono
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import FloatArray
from wolofsearch.errors import WolofSearchError

MAX_SECONDS = 30.0
_BLOCK_VALUES = 1 << 16
_RATES_HZ = range(4_000, 768_001)
_UNSUPPORTED_ENCODING = 4
"""libsndfile's SF_ERR_UNSUPPORTED_ENCODING: a sound container whose codec it lacks (Speex, GSM in some builds)."""


def decode_audio(path: Path, max_seconds: float = MAX_SECONDS) -> Waveform:
    """Return the beginning of a sound file or of a video's sound.

    Args:
        path: WAV, FLAC, Ogg, Opus, MP3, AIFF, CAF, AU; with ffmpeg also M4A, AAC, AMR, 3GP, WebM, WMA and videos.
        max_seconds: what lies behind is not read, and ``truncated`` is True.

    Raises:
        WolofSearchError: ``general.file_missing``, ``general.permission_denied``, ``audio.is_a_folder``,
            ``audio.empty_file``, ``audio.not_audio``, ``audio.broken``, ``audio.needs_ffmpeg``,
            ``audio.no_sound_inside``, ``audio.took_too_long``, ``audio.ffmpeg_failed``.
    """
    found = sniff(_head(path))
    if found is None:
        raise WolofSearchError("audio.not_audio", path=path)
    program = find_ffmpeg()
    if found.decoder is Decoder.FFMPEG:
        if program is None:
            raise WolofSearchError("audio.needs_ffmpeg", path=path, format=found.name)
        return decode_with_ffmpeg(program, path, found.demuxer, max_seconds)
    source = _retimed(path, max_seconds) if found.name == "Ogg" else path
    waveform, trouble = _decode_with_libsndfile(source, path, found, max_seconds)
    if trouble is not None and program is not None:  # more forgiving, and knows more codecs
        try:
            return decode_with_ffmpeg(program, path, found.demuxer, max_seconds)
        except WolofSearchError:
            pass
    if trouble is not None and not len(waveform.samples):
        raise trouble
    return waveform


def _head(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():  # a pipe or a device would block for ever
            raise WolofSearchError("audio.is_a_folder" if path.is_dir() else "audio.not_audio", path=path)
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except FileNotFoundError as error:
        raise WolofSearchError("general.file_missing", path=path) from error
    except PermissionError as error:
        raise WolofSearchError("general.permission_denied", path=path) from error
    except (OSError, ValueError) as error:
        raise WolofSearchError("audio.broken", path=path) from error
    if not head:
        raise WolofSearchError("audio.empty_file", path=path)
    return head


def _retimed(path: Path, max_seconds: float) -> Path | io.BytesIO:
    try:
        with path.open("rb") as file:
            return retime(file, max_seconds) or path
    except OSError:
        return path


def _decode_with_libsndfile(
    source: Path | io.BytesIO, path: Path, found: SoundFormat, max_seconds: float
) -> tuple[Waveform, WolofSearchError | None]:
    """Return what could be read, and what is wrong with the file, if anything is."""
    blocks: list[FloatArray] = []
    rate_hz, limit, missing = 0, 0, 1
    trouble: WolofSearchError | None = None
    try:
        with soundfile.SoundFile(source) as file:
            rate_hz = file.samplerate
            if rate_hz not in _RATES_HZ:
                raise WolofSearchError("audio.broken", path=path)
            limit = int(max_seconds * rate_hz)
            missing = limit + 1  # one more, to know whether the file goes on
            # Blocks bound the memory by values, since a hostile header may claim a thousand channels.
            block_frames = max(1, _BLOCK_VALUES // file.channels)
            while missing > 0:
                block = file.read(min(block_frames, missing), dtype="float32", always_2d=True)
                if not len(block):
                    break
                blocks.append(to_mono(block))
                missing -= len(block)
    except soundfile.LibsndfileError as error:
        name = "audio.needs_ffmpeg" if error.code == _UNSUPPORTED_ENCODING else "audio.broken"
        trouble = WolofSearchError(name, path=path, format=found.name)
    except WolofSearchError as error:
        trouble = error
    except (OSError, RuntimeError, ValueError, TypeError):
        trouble = WolofSearchError("audio.broken", path=path)
    samples = np.concatenate(blocks) if blocks else np.zeros(0, np.float32)
    if not len(samples):
        return Waveform(samples), trouble or WolofSearchError("audio.empty_file", path=path)
    more = len(samples) > limit or trouble is not None
    return Waveform(to_encoder_rate(samples[:limit], rate_hz), truncated=more), trouble
