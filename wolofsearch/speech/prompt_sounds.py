"""The sound of a prompt: a person's own recording where there is one, else the one that comes with the program.

A file named ``<id>.wav``, ``.ogg``, ``.mp3`` or whatever else is decoded here, put into ``prompts/wo/`` of the data
folder, is used at once. One that cannot be read is told in the log, and the built-in sound is heard.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from wolofsearch import paths
from wolofsearch.audio.decoding import decode_audio
from wolofsearch.audio.saving import save_wav
from wolofsearch.audio.sound import Sound
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ
from wolofsearch.errors import WolofSearchError, file_error
from wolofsearch.speech.prompts import BY_ID, LONGEST_S

BUILT_IN_SUFFIX = ".ogg"
_log = logging.getLogger(__name__)


def built_in_dir() -> Path:
    """Return the folder of the sounds that come with the program."""
    return paths.ASSETS_DIR / "prompts" / "wo"


def own_recordings(prompt_id: str) -> list[Path]:
    """Return the files with which a person replaces a prompt, the newest first; mostly none or one."""
    found = (file for file in paths.prompts_dir().glob(f"{prompt_id}.*") if file.is_file() and file.suffix != ".part")
    return sorted(found, key=lambda file: (-file.stat().st_mtime_ns, file.name))


def prompt_sound(prompt_id: str) -> Sound:
    """Return the sound of a prompt at 16 kHz, at most :data:`LONGEST_S` of it.

    Raises:
        KeyError: there is no such prompt.
        WolofSearchError: as of :func:`decode_audio`, where the sound that comes with the program is missing or broken.
    """
    name = BY_ID[prompt_id].id
    for file in own_recordings(name):
        try:
            return _sound(file)
        except WolofSearchError as error:
            _log.warning("%s", error)
    return built_in_sound(name)


def built_in_sound(prompt_id: str) -> Sound:
    """Return the sound that comes with the program; errors as of :func:`decode_audio`."""
    return _sound(built_in_dir() / f"{prompt_id}{BUILT_IN_SUFFIX}")


def broken_recording(prompt_id: str) -> WolofSearchError | None:
    """Return why the newest own recording of a prompt cannot be heard; None where it can, or where there is none."""
    try:
        for file in own_recordings(prompt_id)[:1]:
            _sound(file)
    except WolofSearchError as error:
        return error
    return None


def save_recording(prompt_id: str, recorded: Waveform) -> None:
    """Use this recording for a prompt, instead of the one before; that is lost only when this one is on the disk.

    Raises:
        WolofSearchError: the disk is full, or the folder may not be written.
    """
    file = paths.prompts_dir() / f"{prompt_id}.wav"
    part = file.with_suffix(".part")
    before = own_recordings(prompt_id)
    try:
        save_wav(recorded, part)
        part.replace(file)
    except OSError as error:
        raise file_error(error, file) from error
    finally:
        part.unlink(missing_ok=True)
    _remove(other for other in before if other != file)


def forget_recordings(prompt_id: str) -> None:
    """Go back to the built-in sound of a prompt.

    Raises:
        WolofSearchError: a file may not be removed.
    """
    _remove(own_recordings(prompt_id))


def _remove(files: Iterable[Path]) -> None:
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise file_error(error, file) from error


def _sound(file: Path) -> Sound:
    return Sound(decode_audio(file, LONGEST_S).samples, SAMPLE_RATE_HZ)
