"""Everything that is measured, made once in a folder and found there the next time.

Checkpoints of the published layout are built into bundles by the same code that builds a published one. This module
imports torch.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

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
from wolofsearch.evaluation.speed.field import CASCADE, Size, contenders, missing, shipped_dir, weights_dir
from wolofsearch.events import Event
from wolofsearch.training import settings as training_settings
from wolofsearch.training import small_model

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


@dataclass(frozen=True, slots=True)
class Making(Event):
    """Something is made that was not in the folder: a checkpoint, a bundle (``stage`` as it is built), the cascade."""

    name: ClassVar[str] = "making"
    what: str
    stage: str = ""


def prepare(
    size: Size, work: Path, chosen: tuple[str, ...]
) -> Generator[Making, None, tuple[list[Contender], dict[str, str]]]:
    """Make what is missing in ``work``; return what can be measured here, and why each other contender cannot.

    Args:
        size: of the weights.
        work: keeps what is made.
        chosen: names of contenders.

    Raises:
        WolofSearchError: ``encoder.…`` when a bundle cannot be built.
    """
    wanted = [one for name, one in contenders(size, work).items() if name in chosen]
    left_out = {one.name: why for one in wanted if (why := missing(one)) is not None}
    found = [one for one in wanted if one.name not in left_out]
    bundles = (one.folders[0] for one in found if one.kind == "ours")
    precisions = list(dict.fromkeys(folder.name for folder in bundles if folder.parent == work))
    if size == "bundled":
        yield from _bundled(work, precisions)
    else:
        yield from _built(work, REFERENCE_SIZE if size == "reference" else TINY, precisions)
    for one in found:
        if one.kind == "cascade":
            yield from _cascade(one.folders, cascade.MINIATURE if size == "tiny" else cascade.USUAL)
    return found, left_out


def _built(work: Path, sizes: CheckpointSize, precisions: list[str]) -> Generator[Making, None, None]:
    place = weights_dir("reference", work)
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


def _bundled(work: Path, precisions: list[str]) -> Generator[Making, None, None]:
    place, shipped = weights_dir("bundled", work), shipped_dir()
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


def _cascade(folders: tuple[Path, ...], sizes: CascadeSizes) -> Generator[Making, None, None]:
    transcriber, translator, _ = folders
    if not (translator / MADE).exists():
        yield Making(CASCADE)
        write_cascade(transcriber, translator, sizes)
        (translator / MADE).touch()


def tokenizer_file(size: Size, work: Path) -> Path:
    """Return the tokenizer of a size, once its contenders are made."""
    place = weights_dir(size, work)
    return place / FUSED_TOKENIZER if size == "bundled" else place / TEXT_FOLDER / "tokenizer.json"


def known_texts() -> list[str]:
    """Return what the made tokenizer knows: prompts, questions and plain-text documents of the sample."""
    files = [paths.SAMPLE_DIR / "questions.tsv", *sorted((paths.SAMPLE_DIR / "documents").rglob("*.txt"))]
    prompts = [prompt for kind in REFERENCE_PROMPTS.values() for prompt in kind.values()]
    return [*prompts, *(file.read_text(encoding="utf-8") for file in files)]
