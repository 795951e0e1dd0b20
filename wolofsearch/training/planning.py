"""What a run will want of a machine, before it is begun: memory and time of each stage, by counting.

A trained number costs 16 bytes (itself, its gradient, two moments of AdamW), a frozen one 4. A token costs 2
operations for each number it passes on the way up, 2 on the way down, and 2 more where the number learns; the last
stage's way down leads through the frozen text model too. Time is operations over what a large matrix product reaches
here, times a share that real training reaches of it. The estimate is good to a factor of two.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import torch
from accelerate import init_empty_weights
from torch import nn

from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.training.machine import accelerator, has_bfloat16
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.small_model import fusion_config

TRAINED_BYTES, FROZEN_BYTES = 16, 4
REACHED_SHARE = 0.2
"""Of the rate of a large matrix product: what the stages of the bundled model reached on two processor cores."""
_STATES = 34
"""Activations of a layer that the way down needs, in units of tokens * width (after Korthikanti et al., 2022)."""
_FRAMES_PER_S = {"conformer": 25, "hubert": 50}
_MATRIX = 2048


@dataclass(frozen=True, slots=True)
class Plan:
    """Of one stage: ``memory_gb`` beside the data, ``hours`` on this machine."""

    stage: str
    steps: int
    trained_millions: float
    frozen_millions: float
    memory_gb: float
    teraflop_per_step: float
    hours: float


def plans(config: TrainingConfig) -> list[Plan]:
    """Return the plan of every learning stage of a configuration."""
    with init_empty_weights():
        model = FusionModel(fusion_config(config.model))
    text, speech = _size(model.text.layers), _size(model.speech)
    table = model.text.embed_tokens.weight.numel()
    joint = _size(model.projector) + _size(model.convolution)
    frames = _FRAMES_PER_S[config.model.speech_type]
    flops = _rate()
    heard_ctc, heard = config.ctc.batch_seconds * frames, config.fusion.batch_seconds * frames
    frozen_text = text if config.fusion.text_frozen else 0
    encoder = 0 if config.fusion.encoder_learning_rate else speech
    soft = heard / 2
    counted = [
        ("text", config.text.steps, text + table, 0, config.text.batch_tokens, config.text.chunk_tokens, 6 * text),
        ("ctc", config.ctc.steps, speech, 0, heard_ctc, heard_ctc, 6 * speech),
        (
            "fusion",
            config.fusion.steps,
            speech - encoder + joint + text - frozen_text,
            encoder + frozen_text + table,
            heard,
            heard,
            (2 if encoder else 6) * speech + (4 if frozen_text else 6) * text * soft / heard,
        ),
    ]
    found = []
    for stage, steps, trained, frozen, tokens, at_once, per_token in counted:
        layers = config.model.text_layers * config.model.hidden
        if stage != "text":
            layers = config.model.speech_layers * config.model.speech_hidden + (layers // 2 if stage == "fusion" else 0)
        states = _STATES * at_once * layers * (2 if has_bfloat16() else 4) / 2
        memory = trained * TRAINED_BYTES + frozen * FROZEN_BYTES + states
        operations = per_token * tokens
        found.append(
            Plan(
                stage,
                steps,
                round(trained / 1e6, 1),
                round(frozen / 1e6, 1),
                round(memory / 1e9, 2),
                round(operations / 1e12, 3),
                round(steps * operations / (flops * REACHED_SHARE) / 3600, 2),
            )
        )
    return found


def plan(config: TrainingConfig) -> Iterator[StageProgress]:
    """Yield the plan of every learning stage as an event, for the command line."""
    for each in plans(config):
        figures = asdict(each)
        stage, steps = figures.pop("stage"), figures.pop("steps")
        yield StageProgress(stage, steps, 0.0, figures)


def _size(part: nn.Module) -> int:
    return sum(parameter.numel() for parameter in part.parameters())


def _rate() -> float:
    """Return the operations a second of a large matrix product on this machine."""
    machine = accelerator()
    kind = torch.bfloat16 if has_bfloat16() else torch.float32
    left = torch.randn(_MATRIX, _MATRIX, device=machine.device, dtype=kind)
    best = 0.0
    for _ in range(5):
        started = time.perf_counter()
        float((left @ left)[0, 0])  # reading it waits for the device
        best = max(best, 2 * _MATRIX**3 / (time.perf_counter() - started))
    return best
