"""One configuration for a whole training run: every number that shapes the model is here or in its TOML file.

``TrainingConfig.load`` reads the file; a field that the file does not name is an error of the file, so that a run is
fully described by it and the code holds no magic constants.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from wolofsearch.errors import WolofSearchError
from wolofsearch.training.schedule import Schedule

Section = TypeVar("Section")


@dataclass(frozen=True, slots=True)
class ModelSection:
    """Sizes of a model; see :mod:`wolofsearch.encoder.fusion` for what they shape.

    ``initial_text`` and ``initial_speech`` name folders of checkpoints in transformers' layout that training begins
    from; "" begins anew. ``end_after_prompt`` and ``end_after_speech``: where an end-of-text token stands around soft
    tokens.
    """

    id: str
    vocabulary: int
    hidden: int
    text_layers: int
    text_heads: int
    text_key_value_heads: int
    text_head_dim: int
    text_mlp: int
    rope_theta: float
    max_tokens: int
    dims: list[int]
    speech_type: str
    speech_hidden: int
    speech_layers: int
    speech_heads: int
    speech_mlp: int
    speech_kernel: int
    mel_bins: int
    stacked_frames: int
    frame_stride: int
    end_after_prompt: bool
    end_after_speech: bool
    initial_text: str
    initial_speech: str
    prompts: dict[str, str]


@dataclass(frozen=True, slots=True)
class StageSection:
    """What every stage has; see :class:`wolofsearch.training.schedule.Schedule`.

    ``processes`` share it on a machine without a GPU.
    """

    processes: int
    seed: int
    steps: int
    warm_up_steps: int
    watch_steps: int
    patience: int

    def schedule(self) -> Schedule:
        """Return how long the stage trains, and how fast."""
        return Schedule(self.seed, self.steps, self.warm_up_steps, self.watch_steps, self.patience)


@dataclass(frozen=True, slots=True)
class WordsSection(StageSection):
    """Words stage: the token embeddings alone, each text the mean of its tokens."""

    batch_pairs: int
    learning_rate: float
    temperature: float
    loss_dims: list[int]
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class RestoreSection:
    """What training goes on from: those ``parts`` of the bundle in the folder ``bundle``.

    ``"text"``, ``"speech"``, and ``"joint"``: what joins them. ``layers``: see
    :func:`wolofsearch.training.restoration.restore`. ``averaged_with``: other bundles of the same lineage; the weights
    are the mean of all (Wortsman et al., 2022, "Model soups").
    """

    bundle: str
    parts: list[str]
    layers: list[int]
    averaged_with: list[str]


@dataclass(frozen=True, slots=True)
class TextSection(StageSection):
    """Text stage: InfoNCE inside a Matryoshka loss on French-Wolof and French-French pairs.

    At the shares ``mined_at`` of the steps hard negatives are mined. ``wolof_heard_share`` of the Wolof queries are
    heard, up to ``heard_letters`` of them and up to ``misheard_share`` of those wrongly; ``wolof_dropout_share`` are
    cut loosely. A batch holds ``batch_tokens`` and goes through the model ``chunk_tokens`` at a time.
    """

    mined_at: list[float]
    batch_tokens: int
    batch_pairs: int
    chunk_tokens: int
    learning_rate: float
    embedding_learning_rate: float
    temperature: float
    loss_dims: list[int]
    query_tokens: int
    document_tokens: int
    wolof_heard_share: float
    heard_letters: int
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
class CtcSection(StageSection):
    """CTC stage: the speech encoder learns to spell, in Wolof letters, whatever language it hears.

    Its clips are those of the fusion stage, by shares of its own; the real Wolof voices are those that may teach at
    all. What is drawn for a clip holds in every stage that hears: ``masks`` (SpecAugment), a shift of pitch by up to
    ``shift_bins``, a pace between ``1 - pace_spread`` and ``1 + pace_spread``.
    """

    batch_seconds: float
    learning_rate: float
    mask_frames: int
    mask_bins: int
    masks: int
    shift_bins: int
    pace_spread: float
    real_share: float
    translated_share: float
    wolof_share: float
    dropout: float


@dataclass(frozen=True, slots=True)
class FusionSection(StageSection):
    """Late fusion: projector and convolution (and the encoder, slowly) into the frozen text model.

    ``loss`` is ``"contrastive"`` or ``"regression"``, over ``loss_dims`` (all: Matryoshka; the widest alone: plain).
    ``layers`` of the encoder that the projector reads: ``"all"`` or ``"last"``. ``from_ctc``: begin with the encoder
    of the CTC stage, else with an untaught one. ``text_frozen``: else the text model learns on, with the batch as
    negatives. ``wolof_voices``: real Wolof voices that may teach, in ``wolof_share`` of the batches.
    """

    batch_seconds: float
    real_share: float
    translated_share: float
    formant_share: float
    longest_seconds: float
    learning_rate: float
    encoder_learning_rate: float
    temperature: float
    bank: int
    transcript_weight: float
    french_weight: float
    word_weight: float
    ctc_weight: float
    loss: str
    loss_dims: list[int]
    layers: str
    from_ctc: bool
    text_frozen: bool
    wolof_share: float
    wolof_voices: list[str]


@dataclass(frozen=True, slots=True)
class AdaptSection(StageSection):
    """Adaptation: the fusion stage goes on, more slowly, with some of the real Wolof voices among its clips.

    What is not said here is as in the fusion stage.
    """

    learning_rate: float
    encoder_learning_rate: float
    real_share: float
    translated_share: float
    wolof_share: float
    wolof_voices: list[str]
    averaged_with: list[str]
    """Checkpoints of other adaptations of one fused model; the finished one is their mean (Wortsman et al., 2022)."""


@dataclass(frozen=True, slots=True)
class DualSection(StageSection):
    """Dual encoder, the rival: attention pooling and a linear head for each dim on the finished speech encoder."""

    batch_seconds: float
    learning_rate: float


@dataclass(frozen=True, slots=True)
class AblationSection:
    """A row of the ablation table: one configuration that differs from another in one thing.

    ``row`` names it; ``inherits`` are the files of the run ``from_run`` that it does not make anew; ``systems`` are the
    ways from a question to a passage (:mod:`wolofsearch.evaluation.systems`) that the table tells.
    """

    row: str
    from_run: str
    inherits: list[str]
    systems: list[str]


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """A whole run; ``name`` is that of its file."""

    name: str
    data: Path
    curated: Path
    threads: int
    checkpoint_minutes: float
    model: ModelSection
    restore: RestoreSection
    words: WordsSection
    text: TextSection
    synthesis: SynthesisSection
    ctc: CtcSection
    fusion: FusionSection
    adapt: AdaptSection
    dual: DualSection
    ablation: AblationSection | None = None

    @property
    def adapted(self) -> TrainingConfig:
        """This configuration with the fusion stage as the adaptation has it."""
        shared = {field.name for field in fields(AdaptSection)} & {field.name for field in fields(FusionSection)}
        changed = {name: getattr(self.adapt, name) for name in shared}
        return replace(self, fusion=replace(self.fusion, **changed))

    @property
    def taught_voices(self) -> list[str]:
        """The real Wolof voices that the finished model has heard."""
        return sorted({*self.fusion.wolof_voices, *(self.adapt.wolof_voices if self.adapt.steps else [])})

    @classmethod
    def load(cls, file: Path) -> TrainingConfig:
        """Read a TOML file. ``WOLOFSEARCH_DATA`` moves the data folder.

        Raises:
            WolofSearchError: ``training.config`` names the file and what is wrong with it.
        """
        try:
            raw = _read(file)
            return cls(
                name=file.stem,
                data=Path(os.environ.get("WOLOFSEARCH_DATA") or raw["data"]),
                curated=Path(raw["curated"]),
                threads=int(raw["threads"]),
                checkpoint_minutes=float(raw["checkpoint_minutes"]),
                model=_section(ModelSection, raw["model"]),
                restore=_section(RestoreSection, raw["restore"]),
                words=_section(WordsSection, raw["words"]),
                text=_section(TextSection, raw["text"]),
                synthesis=_section(SynthesisSection, raw["synthesis"]),
                ctc=_section(CtcSection, raw["ctc"]),
                fusion=_section(FusionSection, raw["fusion"]),
                adapt=_section(AdaptSection, raw["adapt"]),
                dual=_section(DualSection, raw["dual"]),
                ablation=_section(AblationSection, raw["ablation"]) if "ablation" in raw else None,
            )
        except FileNotFoundError as error:
            raise WolofSearchError("general.file_missing", path=file) from error
        except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
            raise WolofSearchError("training.config", path=file, detail=error) from error


def _read(file: Path) -> dict[str, Any]:
    """Return the values of a file; one that names another as its ``base`` says only what differs from it."""
    values = tomllib.loads(file.read_text(encoding="utf-8"))
    base = values.pop("base", None)
    return _merged(_read(file.parent / base), values) if base else values


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for name, value in over.items():
        inner = isinstance(value, dict) and isinstance(base.get(name), dict)
        merged[name] = _merged(base[name], value) if inner else value
    return merged


def _section(kind: type[Section], values: dict[str, Any]) -> Section:
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if wrong := (names ^ values.keys()):
        raise ValueError(f"{kind.__name__}: {', '.join(sorted(wrong))}")
    return kind(**values)
