"""The recorded questions that a person chose to keep: where they lie, and how one is forgotten again."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wolofsearch import paths
from wolofsearch.errors import WolofSearchError, file_error

if TYPE_CHECKING:
    from wolofsearch.audio.waveform import Waveform


def recordings_dir() -> Path:
    """Return the folder of kept recordings; it may not exist yet."""
    return paths.home_dir() / "recordings"


def keep(waveform: Waveform) -> Path:
    """Write a recording, and return its file.

    Raises:
        WolofSearchError: the disk is full, or the folder may not be written.
    """
    from wolofsearch.audio.saving import save_wav

    file = recordings_dir() / datetime.now().astimezone().strftime("%Y-%m-%d %H-%M-%S.wav")
    try:
        save_wav(waveform, file)
    except WolofSearchError:
        with suppress(WolofSearchError):  # what went wrong first is told
            forget(file)
        raise
    return file


def kept() -> list[Path]:
    """Return every file that lies in the folder of kept recordings."""
    folder = recordings_dir()
    return [file for file in folder.iterdir() if not file.is_dir()] if folder.is_dir() else []


def forget(file: Path) -> None:
    """Delete a recording that was kept here; a file of the person's own, or a sample, is left alone.

    Raises:
        WolofSearchError: it may not be deleted.
    """
    if file.parent == recordings_dir():
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise file_error(error, file) from error


def forget_all() -> None:
    """Delete every kept recording, whether or not a question names it.

    Raises:
        WolofSearchError: one may not be deleted; all that may are gone.
    """
    left: WolofSearchError | None = None
    for file in kept():
        try:
            forget(file)
        except WolofSearchError as error:
            left = error
    if left is not None:
        raise left
