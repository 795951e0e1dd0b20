"""The first guess of the projector: what the letter heads hear, as the text model writes letters."""

from __future__ import annotations

from collections.abc import Iterable

import torch

from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.training.ctc_stage import Spelling, hear
from wolofsearch.training.heard_letters import LetterTable
from wolofsearch.training.machine import accelerator
from wolofsearch.training.speech_batches import SpeechBatch

RIDGE = 1e-2


def guess_projector(
    model: FusionModel, spelling: Spelling, letters: LetterTable, batches: Iterable[SpeechBatch], unread: int = 0
) -> None:
    """Set projector and convolution so that soft tokens resemble the embeddings of the letters heard.

    A ridge regression from the encoder's states, but the first ``unread`` of them, to what its letter head hears.
    """
    table = model.text.embed_tokens.weight
    rows = table[torch.from_numpy(letters.ids).to(table.device)].float()
    width = model.speech.width
    gram = torch.zeros(width, width, device=table.device)
    right = torch.zeros(width, rows.shape[1], device=table.device)
    spelling.to(table.device)
    with torch.no_grad():
        for batch in batches:
            with accelerator().autocast():
                states, frames = hear(model, batch.sound, batch.lengths, masks=None)
                chances = spelling.scores(states)[0].exp()
            inside = torch.arange(states.shape[1], device=table.device)[None, :] < frames[:, None]
            seen = states[inside].float()
            seen[:, :unread] = 0.0
            gram += seen.T @ seen
            right += seen.T @ (chances[inside] @ rows).float()
        scale = RIDGE * gram.diagonal().mean()
        weights = torch.linalg.solve(gram + scale * torch.eye(width, device=table.device), right)
        model.projector.weight.copy_(weights.T)
        model.convolution.weight.zero_()
        eye = torch.eye(rows.shape[1], device=table.device)
        model.convolution.weight += eye[:, :, None] / model.config.convolution_kernel
        assert model.convolution.bias is not None
        model.convolution.bias.zero_()
