"""Speaks the sample questions with machine voices that the model has never been trained on.

Formant voices only: what they say may be shipped. The recordings are labelled as synthetic beside the questions.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import soundfile

from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ
from wolofsearch.evaluation.data_folder import rows
from wolofsearch.training.phonemes import phones
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.voices import EVALUATION_VOICES, Voice, speak


def speak_samples(questions: Path, seed: int) -> Iterator[StageProgress]:
    """Write the recording of every question of a ``questions.tsv`` beside it, 16 kHz mono WAV."""
    rng = random.Random(seed)
    asked = list(rows(questions))
    for number, row in enumerate(asked, start=1):
        names = EVALUATION_VOICES["espeak"]
        voice = Voice("espeak", names[number % len(names)], rng.uniform(0.85, 1.05), rng.uniform(30, 60))
        file = questions.parent / row["audio"]
        file.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(file, speak(phones(row["wolof"]), voice, rng), SAMPLE_RATE_HZ, subtype="PCM_16")
        yield StageProgress("samples", number, number / len(asked), {})
