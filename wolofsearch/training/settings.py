"""One configuration for a whole training run: every number that shapes the model is here or in its TOML file.

``TrainingConfig.load`` reads the file; a field that the file does not name is an error of the file, so that a run is
fully described by it and the code holds no magic constants.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from wolofsearch.errors import WolofSearchError

Section = TypeVar("Section")


@dataclass(frozen=True, slots=True)
class ModelSection:
    """Sizes of the bundled model; see :mod:`wolofsearch.encoder.fusion` for what they shape."""

    id: str
    vocabulary: int
    hidden: int
    text_layers: int
    text_heads: int
    text_mlp: int
    max_tokens: int
    dims: list[int]
    speech_hidden: int
    speech_layers: int
    speech_heads: int
    speech_mlp: int
    speech_kernel: int
    mel_bins: int
    stacked_frames: int
    frame_stride: int
    prompts: dict[str, str]


@dataclass(frozen=True, slots=True)
class TextSection:
    """Text stage: InfoNCE inside a Matryoshka loss on French-Wolof and French-French pairs."""

    seed: int
    minutes_shallow: float
    minutes_deep: float
    batch_tokens: int
    batch_pairs: int
    learning_rate: float
    embedding_learning_rate: float
    warm_up_steps: int
    temperature: float
    query_tokens: int
    document_tokens: int
    wolof_character_share: float
    wolof_dropout_share: float
    misheard_share: float
    surrounded_share: float
    surroundings: int
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class SynthesisSection:
    """How much Wolof is spoken by machine voices, and how it is roughened."""

    seed: int
    clips: int
    evaluation_clips: int
    max_seconds: float
    noise_share: float
    room_share: float
    band_share: float
    codec_share: float
    snr_db: list[float]


@dataclass(frozen=True, slots=True)
class CtcSection:
    """CTC stage: the speech encoder learns to spell, in Wolof letters, whatever language it hears."""

    seed: int
    minutes: float
    batch_seconds: float
    learning_rate: float
    warm_up_steps: int
    mask_frames: int
    mask_bins: int
    masks: int
    shift_bins: int
    real_share: float
    dropout: float


@dataclass(frozen=True, slots=True)
class FusionSection:
    """Late fusion: projector and convolution (and the encoder, slowly) into the frozen text model."""

    seed: int
    minutes: float
    batch_seconds: float
    real_share: float
    translated_share: float
    formant_share: float
    longest_seconds: float
    learning_rate: float
    encoder_learning_rate: float
    warm_up_steps: int
    temperature: float
    bank: int
    transcript_weight: float
    french_weight: float
    ctc_weight: float


@dataclass(frozen=True, slots=True)
class DualSection:
    """Dual encoder, the rival: attention pooling and a linear head for each dim on the finished speech encoder."""

    seed: int
    minutes: float
    batch_seconds: float
    learning_rate: float
    warm_up_steps: int
    temperature: float
    bank: int


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """A whole run."""

    data: Path
    curated: Path
    threads: int
    checkpoint_minutes: float
    model: ModelSection
    text: TextSection
    synthesis: SynthesisSection
    ctc: CtcSection
    fusion: FusionSection
    dual: DualSection

    @classmethod
    def load(cls, file: Path) -> TrainingConfig:
        """Read a TOML file. ``WOLOFSEARCH_DATA`` moves the data folder.

        Raises:
            WolofSearchError: ``training.config`` names the file and what is wrong with it.
        """
        try:
            raw: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
            return cls(
                data=Path(os.environ.get("WOLOFSEARCH_DATA") or raw["data"]),
                curated=Path(raw["curated"]),
                threads=int(raw["threads"]),
                checkpoint_minutes=float(raw["checkpoint_minutes"]),
                model=_section(ModelSection, raw["model"]),
                text=_section(TextSection, raw["text"]),
                synthesis=_section(SynthesisSection, raw["synthesis"]),
                ctc=_section(CtcSection, raw["ctc"]),
                fusion=_section(FusionSection, raw["fusion"]),
                dual=_section(DualSection, raw["dual"]),
            )
        except FileNotFoundError as error:
            raise WolofSearchError("general.file_missing", path=file) from error
        except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
            raise WolofSearchError("training.config", path=file, detail=error) from error


def _section(kind: type[Section], values: dict[str, Any]) -> Section:
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if wrong := (names ^ values.keys()):
        raise ValueError(f"{kind.__name__}: {', '.join(sorted(wrong))}")
    return kind(**values)
