"""Log-mel frames as matrix products, so that the same code trains, exports to ONNX and runs anywhere.

The short-time Fourier transform is a strided convolution with a windowed cosine and sine basis. Frames are normalised
by the mean and deviation of their own clip and stacked, so that the encoder sees 25 wide frames a second; padding
never enters the statistics, hence a clip's frames do not depend on its batch.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class MelSettings:
    """Sizes of the front end; times at 16 kHz."""

    sample_rate_hz: int = 16_000
    window_samples: int = 400
    hop_samples: int = 160
    fft_size: int = 512
    bins: int = 80
    stacked: int = 7
    stride: int = 4


class LogMel(nn.Module):
    """Waveform → normalised, stacked log-mel frames."""

    def __init__(self, settings: MelSettings) -> None:
        super().__init__()
        self.settings = settings
        self.register_buffer("basis", _fourier_basis(settings), persistent=False)
        self.register_buffer("filters", _mel_filters(settings), persistent=False)
        self.basis: Tensor
        self.filters: Tensor

    def forward(self, waveforms: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Compute the frames of a padded batch.

        Args:
            waveforms: (batch, samples) float32 in [-1, 1].
            lengths: (batch,) int64 samples of each clip.

        Returns:
            (batch, frames, stacked * bins) and valid frames (batch,), at least 1.
        """
        mels, counts = self.mels(waveforms, lengths)
        return self.stack(mels, counts)

    def mels(self, waveforms: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Return normalised 10 ms frames (batch, frames, bins), zero behind each clip, and their counts."""
        settings = self.settings
        # Half a window on both sides centres frame t at t * hop and leaves even a very short clip one frame.
        half = settings.window_samples // 2
        padded = functional.pad(waveforms[:, None, :].float(), (half, half))
        spectrum = functional.conv1d(padded, self.basis, stride=settings.hop_samples)
        real, imaginary = spectrum.chunk(2, dim=1)
        power = (real * real + imaginary * imaginary).transpose(1, 2)
        mels = torch.log(torch.matmul(power, self.filters) + 1e-6)
        counts = (lengths // settings.hop_samples + 1).clamp(max=mels.shape[1])
        inside = (torch.arange(mels.shape[1], device=mels.device)[None, :] < counts[:, None])[..., None]
        number = counts[:, None, None].to(mels.dtype)
        mean = (mels * inside).sum(dim=1, keepdim=True) / number
        centred = (mels - mean) * inside
        deviation = torch.sqrt((centred * centred).sum(dim=1, keepdim=True) / number + 1e-2)
        return centred / deviation, counts

    def stack(self, mels: Tensor, counts: Tensor) -> tuple[Tensor, Tensor]:
        """Join ``stacked`` neighbouring frames every ``stride`` frames: (batch, frames, stacked * bins)."""
        stacked, stride = self.settings.stacked, self.settings.stride
        longest = (mels.shape[1] + stride - 1) // stride
        left = (stacked - stride) // 2
        padded = functional.pad(mels, (0, 0, left, stacked + stride))
        shifted = [padded[:, offset::stride][:, :longest] for offset in range(stacked)]
        return torch.cat(shifted, dim=-1), (counts + stride - 1) // stride


def _fourier_basis(settings: MelSettings) -> Tensor:
    size = settings.window_samples
    time = torch.arange(size, dtype=torch.float64)
    window = 0.5 - 0.5 * torch.cos(2 * math.pi * time / size)
    frequency = torch.arange(settings.fft_size // 2 + 1, dtype=torch.float64)
    angle = 2 * math.pi * frequency[:, None] * time[None, :] / settings.fft_size
    basis = torch.cat([torch.cos(angle), -torch.sin(angle)]) * window
    return basis[:, None, :].float()


def _mel_filters(settings: MelSettings) -> Tensor:
    """Return triangular filters on the mel scale of O'Shaughnessy, 40 Hz to 7.6 kHz, (fft bins, mel bins)."""

    def to_mel(hz: Tensor) -> Tensor:
        return 2595.0 * torch.log10(1.0 + hz / 700.0)

    top_hz = settings.sample_rate_hz / 2
    edges = torch.linspace(
        float(to_mel(torch.tensor(40.0))), float(to_mel(torch.tensor(0.95 * top_hz))), settings.bins + 2
    ).double()
    mel = to_mel(torch.linspace(0, top_hz, settings.fft_size // 2 + 1).double())[:, None]
    rising = (mel - edges[None, :-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[None, 2:] - mel) / (edges[2:] - edges[1:-1])
    return torch.minimum(rising, falling).clamp(min=0).float()
