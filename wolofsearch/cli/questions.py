"""A spoken question, from a file or the microphone: checked and cut to the voice before a model hears it."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

from wolofsearch import settings
from wolofsearch.audio.capture import Recorder
from wolofsearch.audio.decoding import MAX_SECONDS, decode_audio
from wolofsearch.audio.quality import judge, require_good
from wolofsearch.audio.voice import trim_silence
from wolofsearch.audio.waveform import Waveform
from wolofsearch.cli.language import label
from wolofsearch.cli.output import StatusLine, tell_id

_LOOK_EVERY_S = 0.05
_METER_WIDTH = 30


def question_from_file(path: Path) -> Waveform:
    """Return the voice in a sound file; warns on stderr where it is cut, faint or distorted.

    Raises:
        WolofSearchError: ``audio.…`` where the file cannot be read or nobody speaks in it.
    """
    waveform = decode_audio(path)
    if waveform.truncated:
        tell_id("cli.question_cut", path=path, seconds=int(MAX_SECONDS))
    return _checked(waveform)


def question_from_microphone() -> Waveform:
    """Record until the person stops speaking or presses Enter, and return the voice.

    Raises:
        WolofSearchError: ``audio.…`` where no microphone works or nobody spoke.
    """
    recorder = Recorder(settings.load().microphone)
    recorder.start()
    line = StatusLine()
    enter = _enter_pressed()
    try:
        tell_id("cli.speak_now")
        while not recorder.finished and not enter.is_set():
            filled = round(recorder.level * _METER_WIDTH)
            meter = "█" * filled + "·" * (_METER_WIDTH - filled)
            line.show(label("recording", meter=meter, seconds=f"{recorder.seconds:.0f}"))
            time.sleep(_LOOK_EVERY_S)
        waveform = recorder.stop()
    finally:
        recorder.cancel()
        line.clear()
    return _checked(waveform)


def _checked(waveform: Waveform) -> Waveform:
    require_good(waveform)
    verdict = judge(waveform)
    if verdict.value != "good":
        tell_id(verdict.message_id)
    return trim_silence(waveform)


def _enter_pressed() -> threading.Event:
    """Return an event that is set when Enter is pressed; never, where no keyboard is attached."""
    pressed = threading.Event()
    if sys.stdin is not None and sys.stdin.isatty():

        def wait() -> None:
            sys.stdin.readline()
            pressed.set()

        # A daemon, because nothing can interrupt the reading when the recording ends by itself.
        threading.Thread(target=wait, daemon=True).start()
    return pressed
