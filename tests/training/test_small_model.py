"""Models before their training: fresh, of the reference's kind, and begun from checkpoints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from transformers import HubertConfig, HubertModel, Qwen3Config, Qwen3Model

from tests import tiny
from wolofsearch.errors import WolofSearchError
from wolofsearch.training.ctc_stage import Spelling
from wolofsearch.training.fusion_stage import train_fusion
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import ModelSection, TrainingConfig
from wolofsearch.training.small_model import fusion_config, new_model

REFERENCE = tiny.SMALL.with_name("reference.toml")


@pytest.fixture
def toy(tmp_path: Path) -> ModelSection:
    """The reference's architecture and its two checkpoints, at toy size."""
    section = replace(
        tiny.model_section(), speech_type="hubert", end_after_prompt=True, end_after_speech=False,
        initial_text=str(tmp_path / "text"), initial_speech=str(tmp_path / "speech"),
    )  # fmt: skip
    config = fusion_config(section)
    torch.manual_seed(3)
    Qwen3Model(Qwen3Config(**config.text)).save_pretrained(tmp_path / "text")
    HubertModel(HubertConfig(**config.speech)).save_pretrained(tmp_path / "speech")
    return section


def test_it_begins_from_the_checkpoints(toy: ModelSection) -> None:
    one, other = new_model(toy), new_model(toy)
    for name, value in one.text.state_dict().items():
        assert torch.equal(value, other.text.state_dict()[name])
    assert not torch.equal(one.projector.weight, other.projector.weight)


@pytest.mark.parametrize("part", ["text", "speech"])
def test_a_checkpoint_of_another_shape_is_named(toy: ModelSection, part: str) -> None:
    other = {"text": {"text_mlp": 64}, "speech": {"speech_mlp": 64}}[part]
    with pytest.raises(WolofSearchError, match=part):
        new_model(replace(toy, **other))  # type: ignore[arg-type]
    with pytest.raises(WolofSearchError, match="nowhere"):
        new_model(replace(toy, **{f"initial_{part}": "nowhere"}))  # type: ignore[arg-type]


def test_the_reference_is_fused_as_it_says(
    toy: ModelSection, clips_dir: Path, tokenizer_file: Path, tmp_path: Path
) -> None:
    full = TrainingConfig.load(REFERENCE)
    config = tiny.config(tmp_path)
    settings = replace(full.fusion, **tiny.QUICK, batch_seconds=8.0, bank=8, loss_dims=[32, 16, 8])
    config = replace(config, model=toy, fusion=settings)
    model = new_model(toy)
    before = {name: value.clone() for name, value in model.state_dict().items()}

    def work() -> Iterator[StageProgress]:
        tokens = tiny.tokens(tokenizer_file)
        return train_fusion(model, Spelling(model), tokens, clips_dir, config, tmp_path / "run")

    assert list(work())[-1].share == 1.0
    moved = {name.split(".")[0] for name, value in model.state_dict().items() if not torch.equal(value, before[name])}
    assert moved == {"projector", "convolution"}


def test_the_reference_configuration_is_the_reference() -> None:
    config = TrainingConfig.load(REFERENCE)
    assert (config.model.hidden, config.model.text_layers, config.model.speech_type) == (1024, 28, "hubert")
    assert config.model.prompts["document"].endswith("\nQuery:")
    assert config.fusion.text_frozen
    assert config.fusion.encoder_learning_rate == 0.0
