"""The fused speech-text Matryoshka model, in torch, for training, export and GPUs.

REFERENCE architecture ("late fusion", arXiv 2602.19991): a speech encoder's hidden states of all layers are
concatenated, projected without bias to the text model's width and halved in time by a strided convolution; these soft
tokens follow the prompt's token embeddings as ``inputs_embeds`` of a frozen decoder-only text model, whose last
position, L2-normalised, is the embedding. Any leading part of it, renormalised, is an embedding too (Matryoshka).

The speech encoder is either a HuBERT on the waveform (the reference) or a conformer on log-mel frames (the small
model); both are transformers' own classes, sized by their configuration. This module imports torch: the search process
never imports it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import HubertConfig, HubertModel, Qwen3Config, Qwen3Model, Wav2Vec2BertConfig, Wav2Vec2BertModel

from wolofsearch.encoder.logmel import LogMel, MelSettings
from wolofsearch.encoder.text_side import TextSide


@dataclass(frozen=True)
class FusionConfig:
    """What shapes a fused model.

    ``speech_type`` is ``"conformer"`` (log-mel frames, ``mel`` used) or ``"hubert"`` (waveform, brought to mean 0 and
    variance 1 where ``normalised_waveform``). ``speech`` and ``text`` are keyword arguments of transformers'
    configuration classes.
    """

    speech_type: str
    speech: dict[str, Any]
    text: dict[str, Any]
    mel: MelSettings = field(default_factory=MelSettings)
    convolution_kernel: int = 2
    convolution_stride: int = 2
    normalised_waveform: bool = True

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> FusionConfig:
        """Rebuild a configuration from :meth:`as_dict`."""
        return cls(**{**values, "mel": MelSettings(**values["mel"])})


class SpeechEncoder(nn.Module):
    """Waveform → every layer's states, with the padding of a batch kept out of them."""

    def __init__(self, config: FusionConfig) -> None:
        super().__init__()
        self.kind = config.speech_type
        self.normalised = config.normalised_waveform
        if self.kind == "hubert":
            self.model: nn.Module = HubertModel(HubertConfig(**config.speech))
        else:
            self.features = LogMel(config.mel)
            self.model = Wav2Vec2BertModel(Wav2Vec2BertConfig(**config.speech))
        self.width = int(config.speech["hidden_size"]) * int(config.speech["num_hidden_layers"])

    def forward(self, waveforms: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Encode a padded batch.

        Args:
            waveforms: (batch, samples) float32 at 16 kHz, zero behind each clip's length.
            lengths: (batch,) int64, samples of each clip.

        Returns:
            States of all layers side by side, (batch, frames, layers * hidden), and frames of each clip, (batch,).
        """
        if self.kind == "hubert":
            features, frames = self._hubert_features(waveforms, lengths)
        else:
            features, frames = self.features(waveforms, lengths)
        return self.layers(features, frames), frames

    def layers(self, features: Tensor, frames: Tensor) -> Tensor:
        """Return the states of all layers for features of shape (batch, frames, width)."""
        mask = torch.arange(features.shape[1], device=features.device)[None, :] < frames[:, None]
        if self.kind == "hubert":
            hidden = self.model.feature_projection(features)  # type: ignore[operator]
            output = self.model.encoder(hidden, attention_mask=mask, output_hidden_states=True)  # type: ignore[operator]
        else:
            output = self.model(features, attention_mask=mask, output_hidden_states=True)
        # The first of transformers' hidden states is the encoder's input, not a layer's output.
        return torch.cat(output.hidden_states[1:], dim=-1)

    def _hubert_features(self, waveforms: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        # HuBERT base normalises over time inside its feature extractor, so a padded clip would differ from the clip
        # alone: every clip goes through it by itself.
        rows = []
        for waveform, length in zip(waveforms, lengths, strict=True):
            rows.append(self._hubert_clip(waveform[: int(length)])[0])
        frames = torch.tensor([len(row) for row in rows], device=lengths.device)
        return nn.utils.rnn.pad_sequence(rows, batch_first=True), frames

    def _hubert_clip(self, clip: Tensor, convolutions: nn.Module | None = None) -> Tensor:
        """Return the convolutional features, (1, frames, channels), of one clip, (samples,)."""
        if self.normalised:
            clip = (clip - clip.mean()) / torch.sqrt(clip.var(unbiased=False) + 1e-7)
        extractor = self.model.feature_extractor
        features: Tensor = extractor(clip[None]) if convolutions is None else convolutions(clip)  # type: ignore[operator]
        return features.transpose(1, 2)

    def alone(self, waveform: Tensor, convolutions: nn.Module | None = None) -> tuple[Tensor, ...]:
        """Return each layer's states, (1, frames, hidden), for one clip, (1, samples), which needs no mask.

        ``convolutions``, (samples,) → (1, channels, frames), stands in for HuBERT's own.
        """
        if self.kind == "hubert":
            hidden = self.model.feature_projection(self._hubert_clip(waveform[0], convolutions))  # type: ignore[operator]
            output = self.model.encoder(hidden, attention_mask=None, output_hidden_states=True)  # type: ignore[operator]
        else:
            length = torch.full((1,), waveform.shape[1], dtype=torch.int64)
            features, _ = self.features(waveform, length)
            output = self.model(features, attention_mask=None, output_hidden_states=True)
        return tuple(output.hidden_states[1:])


class FusionModel(TextSide):
    """Speech or text → unit vector, through one text model."""

    def __init__(self, config: FusionConfig) -> None:
        super().__init__()
        self.config = config
        self.speech = SpeechEncoder(config)
        self.text = Qwen3Model(Qwen3Config(**config.text))
        width = int(config.text["hidden_size"])
        self.projector = nn.Linear(self.speech.width, width, bias=False)
        self.convolution = nn.Conv1d(width, width, config.convolution_kernel, stride=config.convolution_stride)

    def soft_tokens(self, states: Tensor, frames: Tensor) -> tuple[Tensor, Tensor]:
        """Project and halve the states.

        Args:
            states: (batch, frames, layers * hidden) of :class:`SpeechEncoder`.
            frames: (batch,) valid frames.

        Returns:
            Soft tokens (batch, tokens, text width) and the valid tokens of each clip, (batch,), at least 1.
        """
        stride, kernel = self.config.convolution_stride, self.config.convolution_kernel
        projected = self.projector(states)
        inside = torch.arange(projected.shape[1], device=frames.device)[None, :] < frames[:, None]
        projected = projected * inside[..., None]
        tokens = self.convolution(functional.pad(projected.transpose(1, 2), (0, kernel - 1))).transpose(1, 2)
        # A last window that hangs over the end of the clip is dropped, as the unpadded convolution would drop it.
        return tokens, ((frames - kernel) // stride + 1).clamp(min=1)

    def embed_soft_tokens(self, tokens: Tensor, counts: Tensor, before: list[int], after: list[int]) -> Tensor:
        """Embed soft tokens between the ids of a prompt and those of an ending: unit rows (batch, width)."""
        embeds, mask = self.between(tokens, counts, before, after)
        return self.embed(embeds, mask)

    def between(self, tokens: Tensor, counts: Tensor, before: list[int], after: list[int]) -> tuple[Tensor, Tensor]:
        """Put ``before`` and ``after`` around each clip's soft tokens, and the padding before everything."""
        batch, length = tokens.shape[:2]
        ids = torch.tensor([before + after], device=tokens.device)
        around = self.embed_tokens(ids).to(tokens.dtype).expand(batch, -1, -1)
        joined = torch.cat([around[:, : len(before)], tokens], dim=1)
        total = len(before) + length
        filled = len(before) + counts
        # Row b moves right by its own padding, so that its last soft token stands at the last position.
        source = torch.arange(total, device=tokens.device)[None, :] - (total - filled)[:, None]
        moved = joined.gather(1, source.clamp(min=0)[..., None].expand(-1, -1, joined.shape[-1]))
        mask = functional.pad((source >= 0).long(), (0, len(after)), value=1)
        return torch.cat([moved, around[:, len(before) :]], dim=1), mask

    def forward(self, waveforms: Tensor, lengths: Tensor, before: list[int], after: list[int]) -> Tensor:
        """Embed a padded batch of clips: unit rows (batch, width)."""
        states, frames = self.speech(waveforms, lengths)
        tokens, counts = self.soft_tokens(states, frames)
        return self.embed_soft_tokens(tokens, counts, before, after)


def truncate(vectors: Tensor, dim: int) -> Tensor:
    """Cut unit rows to their first ``dim`` components and renormalise."""
    return functional.normalize(vectors[..., :dim], dim=-1)
