"""Plays a recorded question again; used in the lane of sound and model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wolofsearch.desktop.services import Services
from wolofsearch.errors import Cancelled, WolofSearchError

if TYPE_CHECKING:
    from wolofsearch.audio.playback import Output


class Replaying:
    """One recording at a time; the loudspeaker is let go of when it has been heard."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._output: Output | None = None

    def play(self, file: Path) -> None:
        """Begin to play a sound file, instead of what is being played.

        Raises:
            WolofSearchError: ``audio.…`` where the file cannot be read or there is no loudspeaker.
        """
        from wolofsearch.audio.decoding import decode_audio
        from wolofsearch.audio.sound import Sound
        from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ

        samples = decode_audio(file).samples
        if self._output is None:
            self._output = self._services.player()
        self._output.play(Sound(samples, SAMPLE_RATE_HZ))

    def look(self) -> bool:
        """Return whether something is still being played; let go of the loudspeaker where nothing is."""
        try:
            playing = self._output is not None and not self._output.finished
        except (Cancelled, WolofSearchError):  # somebody speaks, or the loudspeaker was pulled out: it is silent
            playing = False
        if not playing:
            self.stop()
        return playing

    def stop(self) -> None:
        """Be silent."""
        output, self._output = self._output, None
        if output is not None:
            output.close()
