"""The speech encoder's folder: its sizes, its ears, and which of the two published models its tensors make it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from transformers import HubertConfig

from wolofsearch.encoder.checkpoint.configuration import read_object, require_counts, sizes_for, unsupported
from wolofsearch.encoder.checkpoint.layout import CONFIG
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ
from wolofsearch.errors import WolofSearchError

PREPROCESSOR = "preprocessor_config.json"
EXTRACTOR = "Wav2Vec2FeatureExtractor"
"""What brings a waveform to mean 0 and variance 1 and does no more."""
_HEAD = re.compile(r"matryoshka_layers\.(\d{1,6})\.")
_OLD_NAMES = {".weight_g": ".parametrizations.weight.original0", ".weight_v": ".parametrizations.weight.original1"}


@dataclass(frozen=True, slots=True)
class SpeechPart:
    """The speech encoder, before its weights.

    ``config``: arguments of transformers' ``HubertConfig``. ``normalised_waveform``: whether each clip is brought to
    mean 0 and variance 1 first.
    """

    folder: Path
    config: dict[str, Any]
    normalised_waveform: bool


def read_speech_part(folder: Path) -> SpeechPart:
    """Read the settings of the speech encoder in ``folder``.

    Raises:
        WolofSearchError: ``encoder.missing_file``, ``encoder.broken_checkpoint`` or ``encoder.unsupported_setting``.
    """
    config = sizes_for(HubertConfig, read_object(folder / CONFIG), folder / CONFIG)
    require_counts(config, ("hidden_size", "num_hidden_layers"), folder / CONFIG)
    file = folder / PREPROCESSOR
    ears = read_object(file)
    for setting, wanted in (
        ("feature_extractor_type", EXTRACTOR),
        ("sampling_rate", SAMPLE_RATE_HZ),
        ("feature_size", 1),
    ):
        value = ears.get(setting, wanted)
        if value != wanted:
            raise unsupported(file, f"{setting} = {json.dumps(value)}", wanted)
    normalised = ears.get("do_normalize", True)
    if not isinstance(normalised, bool):
        detail = f"do_normalize = {json.dumps(normalised)}"
        raise WolofSearchError("encoder.broken_checkpoint", path=file, detail=detail)
    return SpeechPart(folder, config, normalised)


def head_dims(names: Collection[str], width: int) -> list[int]:
    """Return the dims that a dual encoder (``clip``) has a head for, the longest first; none for late fusion (``lf``).

    Heads longer than the text model's ``width`` are left out, and so become tensors that are too many.
    """
    dims = {int(found[1]) for found in map(_HEAD.match, names) if found}
    return sorted((dim for dim in dims if 1 <= dim <= width), reverse=True)


def today(name: str) -> str:
    """Return the name that a tensor has today: weight normalisation was saved under other names by older libraries."""
    for old, new in _OLD_NAMES.items():
        if name.endswith(old):
            return name.removesuffix(old) + new
    return name
