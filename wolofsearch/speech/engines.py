"""The voices that a computer may have: programs of the system, and one that a person brings.

None is shipped. Each is a small class around the program's own way to take text and to give sound; marks that it would
take for commands are removed from the text first.
"""

from __future__ import annotations

import math
import shutil
import sys
import threading
from functools import cached_property
from pathlib import Path

from wolofsearch import paths
from wolofsearch.audio.sound import Sound
from wolofsearch.errors import WolofSearchError
from wolofsearch.speech.voice import run, sound_from_file, sound_from_output

_FRENCH = "fr"
_ESPEAK_WORDS_PER_MINUTE = 155
_SAY_WORDS_PER_MINUTE = 175


class Piper:
    """Piper with a voice that the person put into ``voices/`` of the data folder; its files end in ``.onnx``."""

    name = "piper"
    title = "Piper"

    def available(self) -> bool:
        """Whether the program and a French voice are there."""
        return shutil.which("piper") is not None and self._model() is not None

    def synthesise(self, text: str, rate: float, cancelled: threading.Event) -> Sound:
        """Speak; see :class:`wolofsearch.speech.voice.Voice`."""
        model = self._model()
        if model is None:
            raise WolofSearchError("speech.voice_failed", voice=self.title)
        speed = ("--length_scale", f"{1 / rate:.2f}")
        return sound_from_file(
            self.title, lambda file: ["piper", "--model", str(model), *speed, "--output_file", str(file)],
            text + "\n", cancelled,
        )  # fmt: skip

    @staticmethod
    def _model() -> Path | None:
        return next(iter(sorted(paths.voices_dir().glob(f"{_FRENCH}*.onnx"))), None)


class Pico:
    """SVOX Pico: small, and the most natural of what Linux systems package."""

    name = "pico"
    title = "SVOX Pico"

    def available(self) -> bool:
        """Whether the program is there; it always comes with French."""
        return shutil.which("pico2wave") is not None

    def synthesise(self, text: str, rate: float, cancelled: threading.Event) -> Sound:
        """Speak; see :class:`wolofsearch.speech.voice.Voice`."""
        plain = text.replace("<", " ").replace(">", " ")
        return sound_from_file(
            self.title,
            lambda file: ["pico2wave", "-l", "fr-FR", "-w", str(file)],
            f'<speed level="{round(100 * rate)}">{plain}</speed>',
            cancelled,
        )


class Espeak:
    """espeak-ng: plain, clear and everywhere."""

    name = "espeak-ng"
    title = "eSpeak NG"

    def available(self) -> bool:
        """Whether the program is there; it always comes with French."""
        return shutil.which("espeak-ng") is not None

    def synthesise(self, text: str, rate: float, cancelled: threading.Event) -> Sound:
        """Speak; see :class:`wolofsearch.speech.voice.Voice`."""
        speed = str(round(_ESPEAK_WORDS_PER_MINUTE * rate))
        command = ["espeak-ng", "-v", _FRENCH, "-s", speed, "-b", "1", "--stdin", "--stdout"]
        return sound_from_output(self.title, command, _without_commands(text), cancelled)


class Say:
    """The voices of macOS."""

    name = "say"
    title = "macOS"

    def available(self) -> bool:
        """Whether a French voice is there."""
        return sys.platform == "darwin" and self._voice is not None

    def synthesise(self, text: str, rate: float, cancelled: threading.Event) -> Sound:
        """Speak; see :class:`wolofsearch.speech.voice.Voice`."""
        speed = ("-r", str(round(_SAY_WORDS_PER_MINUTE * rate)))
        wave = ("--file-format=WAVE", "--data-format=LEI16@22050")
        return sound_from_file(
            self.title, lambda file: ["say", "-v", self._voice or "", *speed, *wave, "-o", str(file), "-f", "-"],
            _without_commands(text), cancelled,
        )  # fmt: skip

    @cached_property
    def _voice(self) -> str | None:
        """Its list has a voice a line: the name, spaces, the language as ``fr_FR``, a number sign and a sample."""
        try:
            listed = run(self.title, ["say", "-v", "?"], "", threading.Event()).decode(errors="replace")
        except WolofSearchError:
            return None
        voices = [line.split("#")[0].rsplit(maxsplit=1) for line in listed.splitlines()]
        return next((name for *names, place in filter(None, voices) for name in names if place == "fr_FR"), None)


_SAPI_VOICE = (
    "$ErrorActionPreference = 'Stop'; Add-Type -AssemblyName System.Speech; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$french = $voice.GetInstalledVoices() | "
    "Where-Object { $_.Enabled -and $_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq 'fr' } | Select-Object -First 1; "
    "if (-not $french) { exit 3 }; "
)
_SAPI_SPEAK = (
    "$voice.SelectVoice($french.VoiceInfo.Name); $voice.Rate = [int]$env:WOLOFSEARCH_VOICE_RATE; "
    "$voice.SetOutputToWaveFile($env:WOLOFSEARCH_VOICE_FILE); "
    "$text = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8); "
    "$voice.Speak($text.ReadToEnd()); $voice.Dispose()"
)


class Sapi:
    """The voices of Windows, through its PowerShell."""

    name = "sapi"
    title = "Windows"

    def available(self) -> bool:
        """Whether a French voice is there."""
        return sys.platform == "win32" and self._has_french

    def synthesise(self, text: str, rate: float, cancelled: threading.Event) -> Sound:
        """Speak; see :class:`wolofsearch.speech.voice.Voice`."""
        speed = round(10 * math.log(rate, 3))  # of -10 to 10, from a third to three times the normal speed
        return sound_from_file(
            self.title,
            lambda _file: self._command(_SAPI_VOICE + _SAPI_SPEAK),
            text,
            cancelled,
            lambda file: {"WOLOFSEARCH_VOICE_RATE": str(speed), "WOLOFSEARCH_VOICE_FILE": str(file)},
        )

    @staticmethod
    def _command(script: str) -> list[str]:
        return ["powershell", "-NoProfile", "-NonInteractive", "-Command", script]

    @cached_property
    def _has_french(self) -> bool:
        try:
            run(self.title, self._command(_SAPI_VOICE), "", threading.Event())
        except WolofSearchError:
            return False
        return True


def _without_commands(text: str) -> str:
    """Return ``text`` without the double brackets that some programs take for commands."""
    return text.replace("[[", "[").replace("]]", "]")
