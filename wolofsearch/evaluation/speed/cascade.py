"""What a user would run without such a model: a transcriber, a translator, and a French text encoder behind them.

The two have the sizes of Whisper small and of NLLB-200 distilled to 600 million parameters, random weights, and write
as many tokens as people say: random weights know no end. Decoding is greedy, the cheapest there is. This module imports
torch.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
import transformers
from transformers import (
    M2M100Config,
    M2M100ForConditionalGeneration,
    WhisperConfig,
    WhisperFeatureExtractor,
    WhisperForConditionalGeneration,
)

from wolofsearch.encoder.checkpoint.random_checkpoint import TEXT_FOLDER
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, FloatArray
from wolofsearch.evaluation.speed.authors import Fused, TextModel

SEED = 5
WORDS_PER_S = 3.3
"""As in the sample's recorded questions, 277 words in 84 seconds."""
TRANSCRIPT_TOKENS = 2.0
"""A word of Wolof in Whisper's vocabulary, which has few pieces of it; assumed."""
TRANSLATED_TOKENS = 1.5
"""A word, read or written by the translator, whose vocabulary has both languages; assumed."""


@dataclass(frozen=True, slots=True)
class CascadeSizes:
    """Arguments of transformers' ``WhisperConfig`` and ``M2M100Config``."""

    transcriber: dict[str, Any] = field(default_factory=dict)
    translator: dict[str, Any] = field(default_factory=dict)


def _layers(prefix: str, layers: int, heads: int, feed_forward: int) -> dict[str, int]:
    return {f"{prefix}_layers": layers, f"{prefix}_attention_heads": heads, f"{prefix}_ffn_dim": feed_forward}


def _sizes(width: int, layers: int, heads: int, vocabulary: int) -> dict[str, Any]:
    both = {**_layers("encoder", layers, heads, 4 * width), **_layers("decoder", layers, heads, 4 * width)}
    return {"d_model": width, "vocab_size": vocabulary, **both}


USUAL = CascadeSizes(_sizes(768, 12, 12, 51_865), _sizes(1024, 12, 16, 256_206))
MINIATURE = CascadeSizes(_sizes(16, 1, 2, 51_865), _sizes(16, 1, 2, 300))


def write_cascade(transcriber: Path, translator: Path, sizes: CascadeSizes) -> None:
    """Write both models, float32, into their folders."""
    torch.manual_seed(SEED)
    for folder, model in (
        (transcriber, WhisperForConditionalGeneration(WhisperConfig(**sizes.transcriber))),
        (translator, M2M100ForConditionalGeneration(M2M100Config(**sizes.translator))),
    ):
        model.save_pretrained(folder)


class Cascade:
    """Speech → transcript → translation → vector: a ``Runner`` for speech; texts are its text model's."""

    def __init__(self, transcriber: Path, translator: Path, text: Path) -> None:
        transformers.logging.set_verbosity_error()
        self._ears = WhisperFeatureExtractor()
        self._transcriber = WhisperForConditionalGeneration.from_pretrained(transcriber, local_files_only=True).eval()
        self._translator = M2M100ForConditionalGeneration.from_pretrained(translator, local_files_only=True).eval()
        self._text = TextModel.read(text / TEXT_FOLDER) if (text / TEXT_FOLDER).is_dir() else Fused(text).text

    @torch.inference_mode()
    def hear(self, waveform: FloatArray) -> FloatArray:
        """Return the vector of what was said, in French."""
        words = max(1, round(len(waveform) / SAMPLE_RATE_HZ * WORDS_PER_S))
        heard = self._ears(waveform, sampling_rate=SAMPLE_RATE_HZ, return_tensors="pt").input_features
        _generate(self._transcriber, round(words * TRANSCRIPT_TOKENS), input_features=heard)
        tokens = round(words * TRANSLATED_TOKENS)
        _generate(self._translator, tokens, input_ids=torch.randint(4, 250, (1, tokens)))
        vector: FloatArray = self._text.query(" ".join(["mot"] * words))
        return vector

    def read_query(self, text: str) -> FloatArray:
        """Return the vector of a typed query."""
        return self._text.query(text)

    def read_passages(self, texts: list[str]) -> FloatArray:
        """Return the vectors of passages."""
        return self._text.texts(texts)


def _generate(model: Any, tokens: int, **asked: torch.Tensor) -> torch.Tensor:
    """Let a model write exactly so many tokens."""
    written: torch.Tensor = model.generate(
        **asked, min_new_tokens=tokens, max_new_tokens=tokens, num_beams=1, do_sample=False
    )
    return written
