"""The first guess of the projector."""

from __future__ import annotations

from pathlib import Path

import torch

from tests import tiny
from wolofsearch.training.clips import Clips
from wolofsearch.training.ctc_stage import Spelling
from wolofsearch.training.engine import Place
from wolofsearch.training.heard_letters import LetterTable
from wolofsearch.training.pair_sampling import without_merges
from wolofsearch.training.projection import guess_projector
from wolofsearch.training.speech_batches import Group, SpeechSampler


def test_the_first_guess_is_an_average_of_letter_embeddings(clips_dir: Path, tokenizer_file: Path) -> None:
    model, clips = tiny.model(), Clips([clips_dir / "unseen"])
    sampler = SpeechSampler([Group(clips, list(range(len(clips))), 1.0)], 4.0)
    batches = [sampler.batch(Place(1, step, 0)) for step in range(2)]
    guess_projector(model, Spelling(model), LetterTable(without_merges(tokenizer_file)), batches)
    weights = model.projector.weight
    assert weights.shape == (32, model.speech.width)
    assert weights.isfinite().all()
    assert weights.abs().max() > 0
    kernel = model.convolution.weight
    torch.testing.assert_close(kernel.sum(dim=-1), torch.eye(32))
    assert model.convolution.bias is not None
    assert not model.convolution.bias.any()
    guess_projector(model, Spelling(model), LetterTable(without_merges(tokenizer_file)), batches, unread=32)
    assert not model.projector.weight[:, :32].any()
    assert model.projector.weight[:, 32:].any()
