"""Everything that is measured, made once in a folder and found there the next time.

``reference`` and ``tiny`` are checkpoints of the published layout, built into bundles by the same code that builds a
published one; ``bundled`` has the shape of the model that is shipped, which runs beside it as it is.
This module imports torch.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar, Literal

import torch
from safetensors.torch import save_file

from wolofsearch import paths
from wolofsearch.encoder.build_events import BuildStage
from wolofsearch.encoder.bundle import MANIFEST, read_manifest
from wolofsearch.encoder.checkpoint.building import build
from wolofsearch.encoder.checkpoint.prompts import REFERENCE as REFERENCE_PROMPTS
from wolofsearch.encoder.checkpoint.random_checkpoint import (
    REFERENCE_SIZE,
    TEXT_FOLDER,
    CheckpointSize,
    write_random_checkpoint,
)
from wolofsearch.encoder.export import export_bundle
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.evaluation.speed import cascade
from wolofsearch.evaluation.speed.authors import FUSED_CONFIG, FUSED_TOKENIZER, FUSED_WEIGHTS
from wolofsearch.evaluation.speed.byte_pairs import write_byte_pairs
from wolofsearch.evaluation.speed.cascade import CascadeSizes, write_cascade
from wolofsearch.evaluation.speed.contender import Contender
from wolofsearch.evaluation.speed.machine import multiplies_bfloat16
from wolofsearch.events import Event
from wolofsearch.training import settings as training_settings
from wolofsearch.training import small_model

Size = Literal["reference", "bundled", "tiny"]
OURS, FULL, TORCH, BFLOAT16, CASCADE, SHIPPED = (
    "int8",
    "float32",
    "torch float32",
    "torch bfloat16",
    "cascade",
    "as shipped",
)
"""Names of the contenders."""
TINY = CheckpointSize(
    text={
        "vocab_size": 600,
        "hidden_size": 64,
        "intermediate_size": 96,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 16,
        "max_position_embeddings": 2048,
        "rope_theta": 1e6,
    },
    max_tokens=2048,
    dims=(64,),
    speech={
        "hidden_size": 24,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "intermediate_size": 48,
        "conv_dim": (16,) * 7,
        "num_conv_pos_embeddings": 8,
        "num_conv_pos_embedding_groups": 2,
    },
)
"""To see whether everything runs, in seconds."""
MADE = "made"
"""An empty file beside what is whole."""
CONFIGS = Path(training_settings.__file__).parent / "configs"
NO_BFLOAT16 = "the processor does not multiply matrices of bfloat16"


@dataclass(frozen=True, slots=True)
class Making(Event):
    """Something is made that was not in the folder: a checkpoint, a bundle (``stage`` as it is built), the cascade."""

    name: ClassVar[str] = "making"
    what: str
    stage: str = ""


def names(size: Size) -> tuple[str, ...]:
    """Return the contenders of a size, also those that this computer cannot run."""
    return (OURS, FULL, TORCH, SHIPPED if size == "bundled" else BFLOAT16, CASCADE)


def contenders(
    size: Size, work: Path, chosen: tuple[str, ...]
) -> Generator[Making, None, tuple[list[Contender], dict[str, str]]]:
    """Make what is missing in ``work``; return what can be measured here, and why each other contender cannot.

    Raises:
        WolofSearchError: ``encoder.…`` when a bundle cannot be built.
    """
    precisions = [precision for precision in (OURS, FULL) if precision in chosen]
    if size == "bundled":
        place = yield from _bundled(work, precisions)
    else:
        place = yield from _built(work, REFERENCE_SIZE if size == "reference" else TINY, precisions)
    found = [Contender(precision, "ours", (work / precision,)) for precision in precisions]
    plain = Contender(TORCH, "fused" if size == "bundled" else "authors", (place,))
    others = {TORCH: plain, BFLOAT16: replace(plain, name=BFLOAT16, dtype="bfloat16")}
    found += [others[name] for name in chosen if name in others]
    if SHIPPED in chosen:
        found.append(Contender(SHIPPED, "ours", (_shipped(),)))
    if CASCADE in chosen:
        models = yield from _cascade(work, cascade.MINIATURE if size == "tiny" else cascade.USUAL)
        found.append(Contender(CASCADE, "cascade", (*models, place), reads=False))
    if multiplies_bfloat16():
        return found, {}
    left_out = {one.name: NO_BFLOAT16 for one in found if one.dtype == "bfloat16"}
    return [one for one in found if one.name not in left_out], left_out


def _built(work: Path, sizes: CheckpointSize, precisions: list[str]) -> Generator[Making, None, Path]:
    place = work / "checkpoint"
    if not (place / MADE).exists():
        yield Making("checkpoint")
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=work) as folder:
            tokenizer = Path(folder) / "tokenizer.json"
            write_byte_pairs(tokenizer, sizes.text["vocab_size"], known_texts())
            write_random_checkpoint(place, sizes, tokenizer_file=tokenizer)
        (place / MADE).touch()
    for precision in precisions:
        if not (work / precision / MANIFEST).exists():
            for event in build(place, work / precision, precision):
                if isinstance(event, BuildStage):
                    yield Making(precision, event.stage)
    return place


def _bundled(work: Path, precisions: list[str]) -> Generator[Making, None, Path]:
    place, shipped = work / "fused", _shipped()
    manifest = read_manifest(shipped)
    tokenizer = shipped / manifest.files["tokenizer"]["name"]
    torch.manual_seed(cascade.SEED)
    model = FusionModel(small_model.fusion_config(training_settings.TrainingConfig.load(CONFIGS / "small.toml").model))
    if not (place / MADE).exists():
        place.mkdir(parents=True, exist_ok=True)
        (place / FUSED_TOKENIZER).write_bytes(tokenizer.read_bytes())
        (place / FUSED_CONFIG).write_text(json.dumps(model.config.as_dict()), encoding="utf-8")
        save_file({name: tensor.contiguous() for name, tensor in model.state_dict().items()}, place / FUSED_WEIGHTS)
        (place / MADE).touch()
    for precision in precisions:
        if not (work / precision / MANIFEST).exists():
            yield Making(precision)
            export_bundle(model, tokenizer, replace(manifest, precision=precision, quality={}), "", work / precision)
    return place


def _cascade(work: Path, sizes: CascadeSizes) -> Generator[Making, None, tuple[Path, Path]]:
    folders = work / "transcriber", work / "translator"
    if not (folders[1] / MADE).exists():
        yield Making(CASCADE)
        write_cascade(*folders, sizes)
        (folders[1] / MADE).touch()
    return folders


def tokenizer_file(size: Size, work: Path) -> Path:
    """Return the tokenizer of a size, once its contenders are made."""
    return (
        work / "fused" / FUSED_TOKENIZER if size == "bundled" else work / "checkpoint" / TEXT_FOLDER / "tokenizer.json"
    )


def known_texts() -> list[str]:
    """Return what the made tokenizer knows: prompts, questions and plain-text documents of the sample."""
    files = [paths.SAMPLE_DIR / "questions.tsv", *sorted((paths.SAMPLE_DIR / "documents").rglob("*.txt"))]
    prompts = [prompt for kind in REFERENCE_PROMPTS.values() for prompt in kind.values()]
    return [*prompts, *(file.read_text(encoding="utf-8") for file in files)]


def _shipped() -> Path:
    return next(file.parent for file in sorted(paths.BUNDLED_MODELS_DIR.glob(f"*/{MANIFEST}")))
