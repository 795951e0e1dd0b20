"""Speaks the program's prompts with a machine voice, until somebody lends the program a human one.

A formant voice, whose sounds may be shipped, and the spelling rules alone: what is heard depends on nothing but the
texts of :mod:`wolofsearch.speech.prompts`. The files are Ogg Opus, about 5 KB a second.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile

from wolofsearch.audio.voice import trim_silence
from wolofsearch.audio.waveform import Waveform
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, FloatArray
from wolofsearch.speech.prompt_sounds import BUILT_IN_SUFFIX
from wolofsearch.speech.prompts import PROMPTS
from wolofsearch.training.phonemes import phones
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.voices import Voice, speak

VOICE = Voice("espeak", "f4", 0.95, 45)
PAUSE_S = 0.25
"""Between two sentences."""
KEEP_MS = 80
"""Of the silence around a sentence, which the voice makes far too long."""
COMPRESSION = 0.9
"""As libsndfile counts, from 0 (largest) to 1 (smallest); a formant voice loses nothing that is heard."""
_SENTENCES = re.compile(r"[^.?!:]+")


def speak_prompts(folder: Path) -> Iterator[StageProgress]:
    """Write the sound of every prompt into ``folder``, and yield how far it is."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, prompt in enumerate(PROMPTS, start=1):
        soundfile.write(
            folder / f"{prompt.id}{BUILT_IN_SUFFIX}", spoken(prompt.wolof), SAMPLE_RATE_HZ,
            format="OGG", subtype="OPUS", compression_level=COMPRESSION,
        )  # fmt: skip
        yield StageProgress("prompts", number, number / len(PROMPTS), {})


def spoken(wolof: str) -> FloatArray:
    """Return a text spoken sentence by sentence: 16 kHz mono float32."""
    pause = np.zeros(round(PAUSE_S * SAMPLE_RATE_HZ), np.float32)
    parts: list[FloatArray] = []
    for sentence in map(phones, _SENTENCES.findall(wolof)):
        if sentence:
            said = trim_silence(Waveform(speak(sentence, VOICE, random.Random(0))), KEEP_MS)
            parts += [said.samples, pause]
    return np.concatenate(parts[:-1])
