"""The rivals of late fusion on the same ears: a dual encoder, and a cascade through written letters.

Where a bundle hears words, its words alone are the better cascade and stand in the place of the letters.

Their heads lie beside the bundle (``rivals.safetensors``) and name the speech encoder that they were trained on; with
another one they mean nothing and are not used.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from wolofsearch.encoder.bundle import read_manifest
from wolofsearch.encoder.protocol import Encoder, FloatArray, Task
from wolofsearch.encoder.speech_states import SpeechStates

RIVALS = "rivals.safetensors"
BLANK = 0
"""The first of the letter head's outputs; the letters follow."""


def write_rivals(folder: Path, tensors: dict[str, FloatArray], letters: str, trained: dict[str, Any]) -> None:
    """Write the heads of the rivals of a bundle.

    Args:
        folder: the bundle.
        tensors: ``pooling_parameters``, ``matryoshka_layers.DIM.weight|bias`` (the reference's names) and
            ``letters.weight|bias``.
        letters: what the letter head's outputs behind the blank are.
        trained: how long the dual encoder has learnt.
    """
    from safetensors.numpy import save_file

    told = {
        "speech_sha256": _speech_hash(folder),
        "letters": letters,
        **{name: str(each) for name, each in trained.items()},
    }
    save_file({name: np.ascontiguousarray(each, np.float16) for name, each in tensors.items()}, folder / RIVALS, told)


class Heads:
    """The heads of the rivals, float32, and the states that they stand on."""

    def __init__(self, folder: Path, tensors: dict[str, FloatArray], letters: str) -> None:
        self.tensors = {name: np.asarray(each, np.float32) for name, each in tensors.items()}
        self.letters = letters
        self.speech = SpeechStates(folder)


def load_rivals(folder: Path) -> Heads | None:
    """Return the heads that belong to a bundle's speech encoder; None when there are none."""
    from safetensors import safe_open

    if not (folder / RIVALS).exists():
        return None
    with safe_open(str(folder / RIVALS), "np") as file:
        told = file.metadata() or {}
        if told.get("speech_sha256") != _speech_hash(folder):
            return None
        return Heads(folder, {name: file.get_tensor(name) for name in file.keys()}, told["letters"])  # noqa: SIM118


def _speech_hash(folder: Path) -> str:
    return str(read_manifest(folder).files["speech"]["sha256"])


def dual_vectors(waveform: FloatArray, heads: Heads) -> dict[int, FloatArray]:
    """Return what the dual encoder says of a waveform: a unit vector (dim,) for each dim that it has a head for."""
    states = heads.speech.states(waveform)
    scores = states @ heads.tensors["pooling_parameters"][0] / np.sqrt(states.shape[-1])
    weights = np.exp(scores - scores.max())
    pooled = weights @ states / weights.sum()
    vectors = {}
    for name, weight in heads.tensors.items():
        kind, *rest = name.split(".")
        if kind == "matryoshka_layers" and rest[1] == "weight":
            vector = weight @ pooled + heads.tensors[f"{kind}.{rest[0]}.bias"]
            vectors[int(rest[0])] = np.asarray(vector / np.linalg.norm(vector), np.float32)
    return vectors


def transcribed(waveform: FloatArray, heads: Heads) -> str:
    """Return the letters that the speech encoder hears in a waveform: the best path, repeats merged, blanks dropped."""
    scores = heads.speech.states(waveform)[:, -heads.tensors["letters.weight"].shape[1] :]
    best = (scores @ heads.tensors["letters.weight"].T + heads.tensors["letters.bias"]).argmax(axis=-1)
    return "".join(heads.letters[number - 1] for number, _ in groupby(best.tolist()) if number != BLANK).strip()


def cascaded(waveform: FloatArray, task: Task, heads: Heads, encoder: Encoder) -> FloatArray:
    """Return the vector, (dim,), of what was heard as if it had been typed."""
    return encoder.encode_query(transcribed(waveform, heads), task)
