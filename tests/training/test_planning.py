"""The plan counts what a run really holds, and answers for every configuration that is shipped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests import tiny
from wolofsearch.training.planning import FROZEN_BYTES, TRAINED_BYTES, plan, plans
from wolofsearch.training.settings import TrainingConfig


def test_it_counts_the_numbers_of_a_real_model(tmp_path: Path) -> None:
    config = tiny.config(tmp_path)
    model = tiny.model()
    text, ctc, fusion = plans(config)
    size = sum(
        parameter.numel() for part in (model.text.layers, model.text.embed_tokens) for parameter in part.parameters()
    )
    assert text.trained_millions == pytest.approx(size / 1e6, abs=0.06)
    assert ctc.trained_millions == pytest.approx(sum(p.numel() for p in model.speech.parameters()) / 1e6, abs=0.06)
    for each in (text, ctc, fusion):
        held = each.trained_millions * TRAINED_BYTES + each.frozen_millions * FROZEN_BYTES
        assert each.memory_gb * 1e3 >= held - 6
        assert each.hours >= 0


def test_freezing_saves_memory_and_time(tmp_path: Path) -> None:
    config = TrainingConfig.load(tiny.SMALL)
    frozen = replace(config, fusion=replace(config.fusion, encoder_learning_rate=0.0))
    moving, still = plans(config)[-1], plans(frozen)[-1]
    assert still.memory_gb < moving.memory_gb
    assert still.teraflop_per_step < moving.teraflop_per_step


def test_the_full_size_fits_a_large_gpu() -> None:
    config = TrainingConfig.load(tiny.SMALL.with_name("reference.toml"))
    text, _, fusion = plans(config)
    assert 590 < text.trained_millions < 600
    assert fusion.trained_millions == pytest.approx(11.5, abs=0.1)  # as the reference states
    assert max(text.memory_gb, fusion.memory_gb) < 80


def test_the_command_line_gets_events(tmp_path: Path) -> None:
    events = list(plan(tiny.config(tmp_path)))
    assert [event.stage for event in events] == ["text", "ctc", "fusion"]
    assert {"memory_gb", "hours"} <= set(events[0].figures)
