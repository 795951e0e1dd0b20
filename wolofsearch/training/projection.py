"""The first guess of the projector: what the letter heads hear, as the text model writes letters."""

from __future__ import annotations

from collections.abc import Iterable

import torch

from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.encoder.tokens import Tokens
from wolofsearch.training.ctc_stage import Spelling, hear
from wolofsearch.training.machine import accelerator
from wolofsearch.training.phonemes import LETTERS
from wolofsearch.training.speech_batches import SpeechBatch

RIDGE = 1e-2


def guess_projector(model: FusionModel, spelling: Spelling, tokens: Tokens, batches: Iterable[SpeechBatch]) -> None:
    """Set projector and convolution so that soft tokens resemble the embeddings of the letters heard.

    A ridge regression from the encoder's states to what its letter head hears.
    """
    table = model.text.embed_tokens.weight
    letter_rows = torch.stack([table[tokens.encode(char)[-2]] for char in LETTERS])
    boundary = table[tokens.encode(".")[0]]  # the word-boundary piece, a neutral token
    rows = torch.cat([boundary[None], boundary[None], letter_rows[1:]])  # blank and space are boundaries
    width = model.speech.width
    gram = torch.zeros(width, width, device=table.device)
    right = torch.zeros(width, rows.shape[1], device=table.device)
    spelling.to(table.device)
    with torch.no_grad():
        for batch in batches:
            with accelerator().autocast():
                states, frames = hear(model, batch.waveforms, batch.lengths, masks=None)
                chances = spelling.scores(states)[0].exp()
            inside = torch.arange(states.shape[1], device=table.device)[None, :] < frames[:, None]
            seen = states[inside].float()
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
