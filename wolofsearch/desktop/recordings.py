"""The recorded questions that a person chose to keep: where they lie, and how one is forgotten again."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wolofsearch import paths

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
    save_wav(waveform, file)
    return file


def forget(file: Path) -> None:
    """Delete a recording that was kept here; a file of the person's own, or a sample, is left alone."""
    if file.parent == recordings_dir():
        with suppress(OSError):  # it may be gone already
            file.unlink()
