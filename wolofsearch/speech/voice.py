"""What a French voice can do, and how its program is run.

No shell ever sees the text; the program has a time limit, and is killed when nobody wants to hear it any more.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from wolofsearch.audio.sound import Sound, sound_of_wav
from wolofsearch.errors import Cancelled, WolofSearchError

TIME_LIMIT_S = 20.0
"""For one piece of text; a voice needs about a second."""
_LOOK_EVERY_S = 0.04


class Voice(Protocol):
    """A French voice."""

    @property
    def name(self) -> str:
        """The word for it in the settings."""
        ...

    @property
    def title(self) -> str:
        """What people call it."""
        ...

    def available(self) -> bool:
        """Whether this computer has it with French; may take a second the first time."""
        ...

    def synthesise(self, text: str, rate: float, cancelled: threading.Event) -> Sound:
        """Return ``text`` spoken at ``rate`` times the normal speed, at the voice's own sample rate.

        Raises:
            Cancelled: ``cancelled`` was set meanwhile.
            WolofSearchError: ``speech.voice_failed``.
        """
        ...


def sound_from_file(
    name: str,
    command: Callable[[Path], Sequence[str]],
    text: str,
    cancelled: threading.Event,
    variables: Callable[[Path], Mapping[str, str]] = lambda _file: {},
) -> Sound:
    """Return what a program writes into a WAV file.

    Args:
        name: the voice's, for the error.
        command: the program and its arguments, given the file to write; never the text, which others could see.
        text: what the program reads from its standard input.
        cancelled: kills the program when it is set.
        variables: of the environment, on top of ours, given the file to write.

    Raises:
        Cancelled: ``cancelled`` was set.
        WolofSearchError: ``speech.voice_failed``.
    """
    with tempfile.TemporaryDirectory(prefix="wolofsearch-voice-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "spoken.wav"
        run(name, command(file), text, cancelled, variables(file))
        return _sound(name, file.read_bytes() if file.is_file() else b"")


def sound_from_output(name: str, command: Sequence[str], text: str, cancelled: threading.Event) -> Sound:
    """Return what a program writes as WAV to its standard output; as :func:`sound_from_file` otherwise."""
    return _sound(name, run(name, command, text, cancelled))


def run(
    name: str,
    command: Sequence[str],
    text: str,
    cancelled: threading.Event,
    variables: Mapping[str, str] | None = None,
) -> bytes:
    """Run a program, give it ``text`` in UTF-8, and return its standard output.

    Raises:
        Cancelled: ``cancelled`` was set; the program is dead.
        WolofSearchError: ``speech.voice_failed``: it could not be started, failed, or took too long.
    """
    if cancelled.is_set():
        raise Cancelled
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **(variables or {})},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise WolofSearchError("speech.voice_failed", voice=name) from error
    with process:
        try:
            output = _output(name, process, text, cancelled)
        finally:
            if process.poll() is None:
                process.kill()
    if process.returncode != 0:
        raise WolofSearchError("speech.voice_failed", voice=name)
    return output


def _output(name: str, process: subprocess.Popen[bytes], text: str, cancelled: threading.Event) -> bytes:
    end_s = time.monotonic() + TIME_LIMIT_S
    given: bytes | None = text.encode()
    while True:
        try:
            return process.communicate(given, timeout=_LOOK_EVERY_S)[0]
        except subprocess.TimeoutExpired as error:
            given = None  # the program has it, or gets it meanwhile
            if cancelled.is_set():
                raise Cancelled from None
            if time.monotonic() > end_s:
                raise WolofSearchError("speech.voice_failed", voice=name) from error


def _sound(name: str, wav: bytes) -> Sound:
    sound = sound_of_wav(wav)
    if sound is None:
        raise WolofSearchError("speech.voice_failed", voice=name)
    return sound
